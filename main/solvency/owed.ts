/**
 * What a company owes on loans, as of a day: those on record by their terms, and what was lent without any, which is due on
 * demand. `null` where the terms of some of it are not known.
 */
import { type CalendarDate, daysInMonth } from '../../shared/dates.ts';
import { type EntityRow, findEntity } from '../ledger/index.ts';
import type { LoanDue, Standings } from '../loan/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { ClaimOn } from './natures.ts';

export interface OwedLoan {
  name: string;
  isDemand: boolean | null;
  maturesOn: CalendarDate | null;
  /** Principal from this day on. */
  balances: readonly { date: CalendarDate; balanceMinor: number }[];
  /** Of the days before, and not paid. */
  unpaidInterestMinor: number;
  /** Of it, what stands in the books. */
  bookedInterestMinor: number;
  /** `null`: no schedule is known. */
  dues: readonly LoanDue[] | null;
}

/** Of what it has lent and borrowed in its own currency. */
export function owedLoans(db: VaultDatabase, company: EntityRow, { loans, advances }: Standings): OwedLoan[] {
  const isOwed = (one: { borrowerId: string; currency: string }) =>
    one.borrowerId === company.id && one.currency === company.base_currency;
  const onRecord = loans.filter(isOwed).map((one) => ({ ...one, isDemand: one.maturesOn === null }));
  const open = advances.filter(isOwed).map(({ lenderId, balances }) => ({
    name: `Advances from ${findEntity(db, lenderId).name}`,
    ...{ balances, isDemand: true, maturesOn: null, dues: [] },
    ...{ unpaidInterestMinor: 0, bookedInterestMinor: 0 },
  }));
  return [...onRecord, ...open];
}

export interface Unbooked {
  owedMinor: number;
  claims: readonly { claimOn: ClaimOn; amountMinor: number }[];
}

/** Interest that ran on its loans by their terms and stands in no books yet: what the company owes of it, and is owed. */
export function unbookedInterest(
  company: EntityRow,
  { loans }: Standings,
  claimOf: (borrowerId: string) => ClaimOn,
): Unbooked {
  const sum = (isOf: (loan: Standings['loans'][number]) => boolean) =>
    loans
      .filter((one) => one.currency === company.base_currency && isOf(one))
      .reduce((total, one) => total + Math.max(0, one.unpaidInterestMinor - one.bookedInterestMinor), 0);
  return {
    owedMinor: sum(({ borrowerId }) => borrowerId === company.id),
    claims: (['owner', 'controlled'] as const).map((claimOn) => ({
      claimOn,
      amountMinor: sum(
        ({ lenderId, borrowerId }) => lenderId === company.id && claimOf(borrowerId) === claimOn,
      ),
    })),
  };
}

/** What has fallen due and what is still to come, each day with what is left of its principal and interest. */
export function duesOf(loan: OwedLoan, asOf: CalendarDate): { dueOn: CalendarDate | null; minor: number }[] {
  // On demand all of it can be asked for, with the interest so far.
  if (loan.isDemand === true) {
    const interestMinor = Math.max(loan.unpaidInterestMinor, loan.bookedInterestMinor);
    const minor = balanceOn(loan, asOf) + interestMinor;
    return minor > 0 ? [{ dueOn: null, minor }] : [];
  }
  return (loan.dues ?? [])
    .filter(({ openMinor }) => openMinor > 0)
    .map(({ dueOn, openMinor }) => ({ dueOn, minor: openMinor }));
}

/** What of `standingMinor` in the books is due within a year; `null` where the terms of some of it are not known. */
export function currentLoans(
  standingMinor: number,
  date: CalendarDate,
  owed: readonly OwedLoan[] | null,
): number | null {
  if (standingMinor === 0) return 0;
  const limit = yearAfter(date);
  let explained = 0;
  let current = 0;
  for (const loan of owed ?? []) {
    const balance = balanceOn(loan, date);
    explained += balance;
    const part = partDue(loan, balance, date, limit);
    if (part === null) return null;
    current += part;
  }
  return explained === standingMinor ? current : null;
}

function partDue(loan: OwedLoan, balance: number, date: CalendarDate, limit: CalendarDate): number | null {
  if (balance === 0) return 0;
  if (loan.isDemand === true || (loan.maturesOn !== null && loan.maturesOn <= limit)) return balance;
  if (loan.dues === null) return null;
  const due = loan.dues
    .map((one) => ({ ...one, endedOn: one.metOn ?? one.carried?.on ?? null }))
    .filter(({ dueOn, endedOn }) => dueOn <= limit && (endedOn === null || endedOn > date))
    // What is left of a payment that was met later is not known of an earlier day: then it counts as a whole.
    .reduce((sum, one) => sum + (one.endedOn === null ? one.openPrincipalMinor : one.principalMinor), 0);
  return Math.min(due, balance);
}

function balanceOn({ balances }: OwedLoan, on: CalendarDate): number {
  return balances.findLast(({ date }) => date <= on)?.balanceMinor ?? 0;
}

function yearAfter(date: CalendarDate): CalendarDate {
  const year = Number(date.slice(0, 4)) + 1;
  const month = Number(date.slice(5, 7));
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month));
  return `${year}-${date.slice(5, 7)}-${String(day).padStart(2, '0')}`;
}
