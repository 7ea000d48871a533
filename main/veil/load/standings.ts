/** Where a company stood month by month: equity, claims on owners, cash, and what is due within a year. */
import type { CalendarDate } from '../../../shared/dates.ts';
import {
  type Balances,
  currentLoans,
  type Months,
  type Nature,
  type NaturedAccount,
  type OwedLoan,
} from '../../solvency/index.ts';
import type { Current, Standing } from '../facts.ts';

const CURRENT_ASSETS: ReadonlySet<Nature> = new Set(['cash', 'receivable', 'current-asset', 'owner-claim']);

export function standingsOf(
  { ends }: Months,
  accounts: ReadonlyMap<string, NaturedAccount>,
  owed: readonly OwedLoan[] | null,
): Standing[] {
  // Until something was there, an opening balance of nothing say, there was nothing to stand on.
  const begin = ends.findIndex(({ balances }) => [...balances.values()].some((minor) => minor !== 0));
  return (begin < 0 ? [] : ends.slice(begin)).map(({ date, balances }) => {
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

function currentOf(sum: Sum, date: CalendarDate, owed: readonly OwedLoan[] | null): Current | null {
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
