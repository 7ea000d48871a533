/** Rows of a preview as lines of a list: the incoming one, and below it its parts or the entry that was there. Pure. */
import type { ImportAccount, ImportFile, ImportRow } from '../../../shared/contract/import.ts';

export type RowState = ImportRow['state'];
export const ROW_STATES: readonly RowState[] = ['new', 'matched', 'duplicate', 'pending', 'unreadable'];

export type Line =
  | { kind: 'incoming'; id: string; row: ImportRow }
  | { kind: 'part'; id: string; row: ImportRow; part: ImportRow['parts'][number] }
  | { kind: 'entry'; id: string; row: ImportRow; entry: NonNullable<ImportRow['entry']> };

/** Whether the entry beside a row says more than the row: that of a row known already mostly says the same again. */
function tells(row: ImportRow, entry: NonNullable<ImportRow['entry']>): boolean {
  return row.state !== 'duplicate' || entry.payee !== row.payee || entry.date !== row.date;
}

export function linesOf(rows: readonly ImportRow[], only: RowState | 'all'): Line[] {
  const lines: Line[] = [];
  for (const [place, row] of rows.entries()) {
    if (only !== 'all' && row.state !== only) continue;
    // Two rows of a file may stand on one line of it, as in an OFX file without line ends.
    const id = `${place}`;
    lines.push({ kind: 'incoming', id, row });
    for (const [at, part] of row.parts.entries())
      lines.push({ kind: 'part', id: `${id} part ${at}`, row, part });
    if (row.entry !== null && tells(row, row.entry))
      lines.push({ kind: 'entry', id: `${id} entry`, row, entry: row.entry });
  }
  return lines;
}

/** How many rows of each state there are, although only the first may be shown. */
export function totalsOf(account: ImportAccount): Record<RowState | 'all', number> {
  const { rows, row_count: all, read, new: added, matched, duplicate, pending } = account;
  const shown = { ...countStates(rows), all };
  if (rows.length === all || account.computed_balance === null) return shown;
  return { all, new: added, matched, duplicate, pending, unreadable: read - added - matched - duplicate };
}

export function countStates(rows: readonly ImportRow[]): Record<RowState, number> {
  const counts = { new: 0, matched: 0, duplicate: 0, pending: 0, unreadable: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}

/** Rows of a file that could not be booked; a list that is full says in its last line how many more there are. */
export function unreadCount({ unreadable }: Pick<ImportFile, 'unreadable'>): number {
  return unreadable.reduce((sum, { rows = 1 }) => sum + rows, 0);
}
