/** What the totals of an entity do not count: what it holds and owes in other currencies than its own. Pure. */
import type { Account } from './books.ts';

/** Of the roles that cash and debts are summed from. */
const COUNTED: ReadonlySet<Account['role']> = new Set(['bank', 'cash', 'card', 'loan']);

/** The currencies that are left out, in the order of their codes. */
export function currenciesLeftOut(
  accounts: readonly Pick<Account, 'role' | 'currency' | 'balance_minor'>[],
  base: string,
): string[] {
  const others = accounts.filter(
    ({ role, currency, balance_minor }) => COUNTED.has(role) && currency !== base && balance_minor !== 0,
  );
  return [...new Set(others.map(({ currency }) => currency))].sort();
}
