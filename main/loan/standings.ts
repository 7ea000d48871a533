/**
 * What others look at in the loans of an entity, as of a day: parties, terms that hold, balances, what is due when, and what the
 * law makes of it.
 */
import type { LoanReach } from '../../shared/contract/loan.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { RateCheck } from './afr.ts';
import { rateFinder } from './afr-table.ts';
import { course } from './course.ts';
import { lawOf } from './law.ts';
import { type AdvanceStanding, advanceStandings, type Lending, loadLending } from './lent.ts';
import { standing } from './running.ts';
import type { Loan } from './store.ts';

export interface LoanStanding {
  id: string;
  name: string;
  lenderId: string;
  borrowerId: string;
  currency: string;
  lentOn: CalendarDate;
  rateMillionths: number;
  /** What the rate is held against; `null` where it is not in the table. */
  afrMillionths: number | null;
  /** Whether its rate reaches that, and its payments are worth what was lent; of a loan on demand in each month. */
  rateState: RateCheck['state'];
  /** Whether somebody held the federal rate against its ruling. */
  isAfrChecked: boolean;
  /** About what interest is forgone; `null`: not known. */
  forgoneMinor: number | null;
  /** `null`: on demand. */
  maturesOn: CalendarDate | null;
  /** Principal from this day on. */
  balances: { date: CalendarDate; balanceMinor: number }[];
  /** Of the days before, and not paid. */
  unpaidInterestMinor: number;
  /** Of it, what stands in the books. */
  bookedInterestMinor: number;
  /** What each day asks for, a year ahead too. */
  dues: LoanDue[];
  /** Whether section 7872 reaches it. */
  reach: LoanReach;
  /** All that the lender's taxpayer has lent the borrower's from this day on. */
  lent: { date: CalendarDate; balanceMinor: number }[];
}

export interface LoanDue {
  dueOn: CalendarDate;
  amountMinor: number;
  principalMinor: number;
  /** What is left of it: interest is paid before principal. */
  openMinor: number;
  openPrincipalMinor: number;
  metOn: CalendarDate | null;
  /** The amendment whose terms ask for what was missing of it: its day, and the instant at which it was written down. */
  carried: { on: CalendarDate; recordedAt: string } | null;
}

/** Whole years of what is to come. */
const AHEAD_DAYS = 366;

/** What an entity has lent and borrowed, on record and without. */
export interface Standings {
  loans: readonly LoanStanding[];
  advances: readonly AdvanceStanding[];
}

/** Of all on either side of which the entity stands, and that was lent by `asOf`. */
export function lendingOf(db: VaultDatabase, entityId: string, asOf: CalendarDate): Standings {
  const lending = loadLending(db);
  return {
    loans: loanStandings(db, lending, entityId, asOf),
    advances: advanceStandings(db, lending, entityId, asOf, rateFinder(db)),
  };
}

function loanStandings(
  db: VaultDatabase,
  lending: Lending,
  entityId: string,
  asOf: CalendarDate,
): LoanStanding[] {
  const find = rateFinder(db);
  return lending.loans
    .filter(({ lender, borrower, lentOn }) => lentOn <= asOf && [lender.id, borrower.id].includes(entityId))
    .map((loan) => {
      const terms = loan.terms.findLast(({ effective }) => effective <= asOf) ?? loan.terms[0]!;
      const { checks, reach, spans, forgoneMinor } = lawOf(lending, loan, asOf, find);
      const check = checks.at(-1);
      const { unpaidInterestMinor } = standing(loan, asOf);
      return {
        ...{ id: loan.id, name: loan.name, lenderId: loan.lender.id, borrowerId: loan.borrower.id },
        ...{ currency: loan.currency, lentOn: loan.lentOn, maturesOn: terms.maturity, unpaidInterestMinor },
        ...{ rateMillionths: terms.rateMillionths, afrMillionths: check?.afrMillionths ?? null },
        ...{ rateState: check?.state ?? 'unknown', isAfrChecked: check?.isChecked ?? false },
        forgoneMinor: terms.maturity === null ? forgoneMinor : (check?.shortMinor ?? null),
        ...{ balances: balancesOf(loan, asOf), bookedInterestMinor: bookedInterest(loan, asOf) },
        ...{ dues: duesOf(loan, asOf), reach: reach.reach },
        lent: spans.map(({ from, balanceMinor }) => ({ date: from, balanceMinor })),
      };
    });
}

function duesOf(loan: Loan, asOf: CalendarDate): LoanDue[] {
  return course(loan, asOf, addDays(asOf, AHEAD_DAYS)).map(
    ({ due, amountMinor, principalMinor, openMinor, metOn, carriedOn }) => ({
      ...{ dueOn: due, amountMinor, principalMinor, openMinor, metOn },
      carried: carriedOn === null ? null : { on: carriedOn, recordedAt: recordedAt(loan, carriedOn) },
      openPrincipalMinor: Math.min(principalMinor, openMinor),
    }),
  );
}

function recordedAt({ versions }: Loan, effective: CalendarDate): string {
  return versions.find((one) => one.effective === effective)!.recorded_at;
}

/** What was accrued less what was paid of it. */
function bookedInterest({ booked, events }: Loan, asOf: CalendarDate): number {
  const upTo = ({ date }: { date: CalendarDate }) => date <= asOf;
  const accrued = booked.filter(upTo).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return events.filter(upTo).reduce((sum, { interestMinor }) => sum - interestMinor, accrued);
}

function balancesOf({ events }: Loan, asOf: CalendarDate): LoanStanding['balances'] {
  const balances = new Map<CalendarDate, number>();
  let balanceMinor = 0;
  for (const { date, principalMinor } of events) {
    if (date > asOf) continue;
    balanceMinor += principalMinor;
    balances.set(date, balanceMinor);
  }
  return [...balances].map(([date, minor]) => ({ date, balanceMinor: minor }));
}
