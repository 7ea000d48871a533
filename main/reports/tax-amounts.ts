/**
 * What an entity's accounts bring to a return in a span: the books, less what does not exist for income tax, on the cash or the
 * accrual basis, where what owners are owed waits until it is paid. Debits positive, in the entity's base currency.
 */
import { minor } from '../../shared/money.ts';
import { BUCKET, type ChartAccount, loadChart, methodOf, type Scope, sumEarnings } from '../ledger/index.ts';
import type { Eliminated } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { CashBasis } from './cash-basis.ts';
import { type Gone, goneFromBooks, goneOf } from './gone.ts';
import { whenOthersPay, whenOwnersArePaid } from './owed-to-owners.ts';
import type { Span } from './span.ts';

export type Basis = 'cash' | 'accrual';

/** What one account brings. */
export interface Contribution {
  /** Whose account it is. */
  entity: string;
  account: ChartAccount;
  books: number;
  /** On the chosen basis. */
  amount: number;
  /** What its own tax line says of how much counts; its line on the form may say so, too. */
  percent?: number;
  /** What another line's percentage left of it: the cent that can't be parted is that one's. */
  isRest?: true;
}

export interface Booked {
  /** What does not exist for income tax left out. */
  own: Map<string, number>;
  /** Amounts in other currencies than the entity's own. */
  foreign: { account_id: string; currency: string; minor: number }[];
}

export interface TaxAmounts {
  chart: readonly ChartAccount[];
  gone: Gone;
  books: Booked;
  cash: CashBasis;
  /** In the chart's order; accounts without any amount are left out. */
  contributions: Contribution[];
}

/** `basis` undefined: by the entity's own method. `all` is what the taxpayer's books leave out, where that is known already. */
export function taxAmounts(
  { db }: Scope,
  span: Span,
  basis: Basis | undefined,
  all?: readonly Eliminated[],
): TaxAmounts {
  const chart = loadChart(db, span.entity.id);
  const gone = all ? goneOf(db, span, all) : goneFromBooks(db, span);
  const cash: CashBasis =
    methodOf(span.entity, basis) === 'cash'
      ? whenOthersPay(db, chart, span, gone.byEntry)
      : whenOwnersArePaid(db, chart, span, gone.byEntry);
  const books = booked(db, span, gone);
  const contributions = chart
    .map((account) => {
      const inBooks = books.own.get(account.id) ?? 0;
      const amount = inBooks + (cash.shift.get(account.id) ?? 0);
      return { entity: span.entity.name, account, books: inBooks, amount };
    })
    .filter((one) => one.books !== 0 || one.amount !== 0);
  return { chart, gone, books, cash, contributions };
}

function booked(db: VaultDatabase, { entity, from, to }: Span, gone: Gone): Booked {
  const own = new Map<string, number>();
  const foreign = new Map<string, Booked['foreign'][number]>();
  for (const sum of sumEarnings(db, { entityId: entity.id, from, to, bucket: BUCKET.whole })) {
    const { account_id, currency } = sum;
    if (currency === entity.base_currency) own.set(account_id, (own.get(account_id) ?? 0) + sum.minor);
    else {
      const before = foreign.get(`${account_id} ${currency}`)?.minor ?? 0;
      foreign.set(`${account_id} ${currency}`, { account_id, currency, minor: before + sum.minor });
    }
  }
  for (const [id, amount] of gone.earnings) own.set(id, (own.get(id) ?? 0) - amount);
  return { own, foreign: [...foreign.values()].filter((f) => f.minor !== 0) };
}

/** Income positive for credits, expenses for debits; what is deferred is income to come. */
export function natural(account: ChartAccount, debits: number): number {
  return account.type === 'expense' ? debits : minor(-debits);
}
