/**
 * Which part of a cash flow statement an account belongs to (ASC 230-10-45): what is earned and owed day by day is operating, what
 * lasts or was lent is investing, owners and lenders are financing. Opening balances and exchange are neither.
 */
import { counterAccounts } from '../crossing/index.ts';
import type { ChartAccount } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { CommonBooks } from './common-books.ts';

export type Activity = 'cash' | 'operating' | 'investing' | 'financing' | 'other';

/** Cash is what can be spent today; a card is owed. */
const CASH: ReadonlySet<string> = new Set(['bank', 'cash']);

/** As charts call what lasts for years; an asset is known by its name or by what it stands below. */
const LASTING =
  /\b(fixed|equipment|depreciation|amortization|intangible|start-up|goodwill|vehicle|car|furniture|machinery|computer|building|land|home|house|property|leasehold|improvement|investment|securities|interest in)/i;

const BY_SORT: Partial<Record<string, Activity>> = {
  interest: 'investing',
  'loan-receivable': 'investing',
  'loan-payable': 'financing',
};

/** By the lines of the common chart. */
export function activities(db: VaultDatabase, books: CommonBooks): Map<string, Activity> {
  const chosen = new Set(books.entities.map(({ id }) => id));
  const bySort = new Map<string, Activity>();
  for (const { account_id, entity_id, sort } of counterAccounts(db)) {
    const activity = BY_SORT[sort];
    if (activity && chosen.has(entity_id)) bySort.set(books.lineOf(account_id), activity);
  }
  return new Map(books.chart.map((account) => [account.id, bySort.get(account.id) ?? activityOf(account)]));
}

function activityOf({ type, role, path }: ChartAccount): Activity {
  if (CASH.has(role)) return 'cash';
  if (role === 'opening' || role === 'exchange') return 'other';
  if (type === 'equity') return 'financing';
  if (type === 'liability') return role === 'loan' ? 'financing' : 'operating';
  if (type !== 'asset') return 'operating';
  return role === 'loan' || role === 'investment' || LASTING.test(path) ? 'investing' : 'operating';
}
