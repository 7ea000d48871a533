/** What a return is made of: what accounts bring, sorted by the lines that take it. Debits positive. */
import { minor } from '../../shared/money.ts';
import type { ChartAccount } from '../ledger/index.ts';

/** What one account brings to the return, debits positive. */
export interface Contribution {
  account: ChartAccount;
  books: number;
  /** On the chosen basis. */
  amount: number;
}

export interface Booked {
  /** What does not exist for income tax left out. */
  own: Map<string, number>;
  /** Amounts in other currencies than the entity's own. */
  foreign: { account_id: string; currency: string; minor: number }[];
}

export interface Sorted {
  byLine: Map<string, Contribution[]>;
  /** Reported on another form: "Sch B 1". */
  elsewhere: Contribution[];
  unmapped: Contribution[];
}

/** Income positive for credits, expenses for debits; what is deferred is income to come. */
export function natural(account: ChartAccount, debits: number): number {
  return account.type === 'expense' ? debits : minor(-debits);
}
