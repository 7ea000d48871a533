/** Where a company stood month by month: equity, claims on owners, cash, and what is due within a year. */
import { type CalendarDate, daysInMonth } from '../../../shared/dates.ts';
import type { Current, Loan, Standing } from '../facts.ts';
import type { Nature, NaturedAccount } from './natures.ts';
import type { Balances, Months } from './sums.ts';

const CURRENT_ASSETS: ReadonlySet<Nature> = new Set(['cash', 'receivable', 'current-asset', 'owner-claim']);

export function standingsOf(
  { ends }: Months,
  accounts: ReadonlyMap<string, NaturedAccount>,
  owed: readonly Loan[] | null,
): Standing[] {
  return ends.map(({ date, balances }) => {
    const sum = sumsOf(balances, accounts);
    return {
      date,
      equityMinor: sum(() => true),
      ownerClaimsMinor: sum((nature) => nature === 'owner-claim'),
      cashMinor: sum((nature) => nature === 'cash'),
      current: currentOf(sum, date, owed),
    };
  });
}

type Sum = (which: (nature: Nature) => boolean) => number;

/** Debits positive. */
function sumsOf(balances: Balances, accounts: ReadonlyMap<string, NaturedAccount>): Sum {
  return (which) => {
    let minor = 0;
    for (const [id, balance] of balances) if (which(accounts.get(id)!.nature)) minor += balance;
    return minor;
  };
}

function currentOf(sum: Sum, date: CalendarDate, owed: readonly Loan[] | null): Current | null {
  const loans = currentLoans(-sum((nature) => nature === 'loan'), date, owed);
  if (loans === null) return null;
  const isDebt = (nature: Nature) =>
    !CURRENT_ASSETS.has(nature) && nature !== 'other-asset' && nature !== 'loan';
  return {
    assetsMinor: sum((nature) => CURRENT_ASSETS.has(nature)),
    ownerClaimsMinor: sum((nature) => nature === 'owner-claim'),
    liabilitiesMinor: -sum(isDebt) + loans,
  };
}

/** What of `standingMinor` in the books is due within a year; `null` where the terms of some of it are not known. */
export function currentLoans(
  standingMinor: number,
  date: CalendarDate,
  owed: readonly Loan[] | null,
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

function partDue(loan: Loan, balance: number, date: CalendarDate, limit: CalendarDate): number | null {
  if (balance === 0) return 0;
  if (loan.isDemand === true || (loan.maturesOn !== null && loan.maturesOn <= limit)) return balance;
  if (loan.payments === null) return null;
  const due = loan.payments
    .filter(({ dueOn, paidOn }) => dueOn <= limit && (paidOn === null || paidOn > date))
    .reduce((sum, { principalMinor }) => sum + principalMinor, 0);
  return Math.min(due, balance);
}

export function balanceOn({ balances }: Loan, on: CalendarDate): number {
  return balances.findLast(({ date }) => date <= on)?.balanceMinor ?? 0;
}

function yearAfter(date: CalendarDate): CalendarDate {
  const year = Number(date.slice(0, 4)) + 1;
  const month = Number(date.slice(5, 7));
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month));
  return `${year}-${date.slice(5, 7)}-${String(day).padStart(2, '0')}`;
}
