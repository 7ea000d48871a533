/** Months of the year that no finished reconciliation proves, account by account. */

import { counted } from '../../../shared/counted.ts';
import { addDays, monthsBetween } from '../../../shared/dates.ts';
import { type ChartAccount, MONEY_ROLES } from '../../ledger/index.ts';
import { prepared, preparedValue } from '../../vault/index.ts';
import { isBetween } from './in-transit.ts';
import { type Check, type Found, type Item, item, onAccount, type View } from './view.ts';

const provenUntil = preparedValue<string | null>(
  'SELECT max(statement_date) FROM reconciliation WHERE account_id = ?',
);
const firstOn = preparedValue<string | null>('SELECT min(date) FROM posting WHERE account_id = ?');
const openByMonth = prepared<{ month: string; legs: number }>(
  `SELECT substr(date, 1, 7) AS month, count(*) AS legs FROM posting
   WHERE account_id = ? AND date BETWEEN ? AND ? AND status <> 'reconciled' GROUP BY month`,
);

export const reconciled: Check = {
  id: 'reconciled',
  title: 'Every month is reconciled',
  look(view) {
    const accounts = accountsWithStatements(view);
    if (accounts.length === 0)
      return {
        state: 'unknown',
        text: 'No bank account, card or investment has an entry, so nothing could be held against a statement.',
        remedy: 'Import the statements of the year.',
      };
    const items = accounts.flatMap((account) => openMonths(view, account));
    return found(items, accounts.length);
  },
};

/** What a bank tells of, and was booked on until that day. */
export function accountsWithStatements(view: Pick<View, 'db' | 'chart' | 'until'>): ChartAccount[] {
  return view.chart.filter((one) => isProvenByStatement(one) && holdsAnything(view, one));
}

function found(items: readonly Item[], accounts: number): Found {
  if (items.length === 0)
    return { state: 'clear', text: `${counted(accounts, 'account')} proven until the end of the year.` };
  const open = new Set(items.map((one) => one.account_id)).size;
  return {
    state: 'open',
    text: `${counted(items.length, 'month')} of ${counted(open, 'account')} ${items.length === 1 ? 'is' : 'are'} not reconciled.`,
    remedy: 'Reconcile each account with the statement of its last day.',
    items,
  };
}

/** What only goes between two accounts has no statement of its own. */
function isProvenByStatement(account: ChartAccount): boolean {
  return MONEY_ROLES.has(account.role) && !isBetween(account);
}

function holdsAnything({ db, until }: Pick<View, 'db' | 'until'>, { id }: ChartAccount): boolean {
  const first = firstOn(db).get(id) ?? null;
  return first !== null && first <= until;
}

function openMonths(view: View, account: ChartAccount): Item[] {
  const { db, from, until } = view;
  const first = firstOn(db).get(account.id)!;
  const proven = provenUntil(db).get(account.id) ?? null;
  const start = [from, first, proven === null ? from : addDays(proven, 1)].toSorted().at(-1)!;
  if (start > until) return [];
  const legs = new Map(
    openByMonth(db)
      .all(account.id, start, until)
      .map((row) => [row.month, row.legs]),
  );
  return monthsBetween(start, until).map((month) => {
    const open = legs.get(month) ?? 0;
    const rows = open === 0 ? 'nothing booked, no statement seen' : `${counted(open, 'row')} not proven`;
    return item(view, 'reconcile', `${account.name}, ${month}: ${rows}`, { ...onAccount(account), month });
  });
}
