/** What others look at in the loans of an entity, as of a day: parties, terms that hold, balances, and what is due when. */
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { rateFinder } from './afr-table.ts';
import { course } from './course.ts';
import { lawOf } from './law.ts';
import { type Loan, listLoans } from './store.ts';

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
  /** `null`: on demand. */
  maturesOn: CalendarDate | null;
  /** Principal from this day on. */
  balances: { date: CalendarDate; balanceMinor: number }[];
  /** Interest that is booked and not paid. */
  accruedMinor: number;
  /** What each day asks for, a year ahead too; `openMinor` of it is not paid yet, and of what was not paid before that day `principalMinor` is no interest. */
  dues: {
    dueOn: CalendarDate;
    amountMinor: number;
    openMinor: number;
    principalMinor: number;
    metOn: CalendarDate | null;
  }[];
}

/** Whole years of what is to come. */
const AHEAD_DAYS = 366;

/** Of every loan on either side of which the entity stands, and that was lent by `asOf`. */
export function loanStandings(db: VaultDatabase, entityId: string, asOf: CalendarDate): LoanStanding[] {
  const all = listLoans(db);
  const find = rateFinder(db);
  return all
    .filter(({ lender, borrower, lentOn }) => lentOn <= asOf && [lender.id, borrower.id].includes(entityId))
    .map((loan) => {
      const terms = loan.terms.findLast(({ effective }) => effective <= asOf) ?? loan.terms[0]!;
      const check = lawOf(db, loan, all, asOf, find).checks.at(-1);
      return {
        ...{ id: loan.id, name: loan.name, lenderId: loan.lender.id, borrowerId: loan.borrower.id },
        ...{ currency: loan.currency, lentOn: loan.lentOn, maturesOn: terms.maturity },
        ...{ rateMillionths: terms.rateMillionths, afrMillionths: check?.afrMillionths ?? null },
        balances: balancesOf(loan, asOf),
        accruedMinor: accruedOf(loan, asOf),
        dues: course(loan, asOf, addDays(asOf, AHEAD_DAYS)).map((row) => ({
          ...{ dueOn: row.due, amountMinor: row.amountMinor, openMinor: row.openMinor },
          principalMinor: row.principalMinor,
          metOn: row.metOn,
        })),
      };
    });
}

function accruedOf({ booked, events }: Loan, asOf: CalendarDate): number {
  const until = ({ date }: { date: CalendarDate }) => date <= asOf;
  const accrued = booked.filter(until).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return events.filter(until).reduce((sum, { interestMinor }) => sum - interestMinor, accrued);
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
