/** The entries behind the rows that are ticked. A row is named by its entry and its account. */
import { client } from '../../app/client.ts';
import type { Selection } from '../../ui/index.ts';
import type { RegisterQuery, RegisterRow } from './types.ts';

/** What the core changes at once. */
export const BULK_MAX = 5000;
const PAGE_MAX = 1000;

export function rowIdOf({ entry_id, account_id }: Pick<RegisterRow, 'entry_id' | 'account_id'>): string {
  return `${entry_id} ${account_id}`;
}

export interface Ticked {
  entry_id: string;
  account_id: string;
}

function tickedOf(id: string): Ticked {
  const [entry_id = '', account_id = ''] = id.split(' ');
  return { entry_id, account_id };
}

/**
 * The rows that are ticked; where all are but some, they are asked for. Resolves with `null` where there are more than
 * can be changed at once.
 */
export async function tickedRows(
  { all, ids }: Selection,
  query: RegisterQuery,
  total: number,
): Promise<Ticked[] | null> {
  if (!all) return ids.size > BULK_MAX ? null : [...ids].map(tickedOf);
  if (total - ids.size > BULK_MAX) return null;
  const rows: Ticked[] = [];
  for (let offset = 0; offset < total; offset += PAGE_MAX) {
    const page = await client.entry.register({ ...query, offset, limit: PAGE_MAX });
    rows.push(...page.rows.filter((row) => !ids.has(rowIdOf(row))));
  }
  return rows.map(({ entry_id, account_id }) => ({ entry_id, account_id }));
}

export function entriesOf(rows: readonly Ticked[]): string[] {
  return [...new Set(rows.map((row) => row.entry_id))];
}

/** The entries of each account. */
export function byAccount(rows: readonly Ticked[]): Map<string, string[]> {
  const of = Map.groupBy(rows, (row) => row.account_id);
  return new Map([...of].map(([account, group]) => [account, entriesOf(group)]));
}
