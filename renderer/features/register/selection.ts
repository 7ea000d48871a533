/** The entries behind the rows that are ticked. A row is named by its entry and its leg. */
import { client } from '../../app/client.ts';
import type { Selection } from '../../ui/index.ts';
import type { RegisterQuery, RegisterRow } from './types.ts';

/** What the core changes at once. */
export const BULK_MAX = 5000;
const PAGE_MAX = 1000;

/** A leg with its account. */
export type Ticked = Pick<RegisterRow, 'entry_id' | 'line' | 'account_id'>;

export function rowIdOf({ entry_id, line, account_id }: Ticked): string {
  return `${entry_id} ${line} ${account_id}`;
}

function tickedOf(id: string): Ticked {
  const [entry_id = '', line, account_id = ''] = id.split(' ');
  return { entry_id, line: Number(line), account_id };
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
  return rows.map(({ entry_id, line, account_id }) => ({ entry_id, line, account_id }));
}

export function entriesOf(rows: readonly Ticked[]): string[] {
  return [...new Set(rows.map((row) => row.entry_id))];
}
