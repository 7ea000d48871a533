/**
 * A report as it is drawn, printed and copied: rows of a kind, and columns that know which days and whose books stand behind
 * their figures. Cells stay the exact texts of the contract.
 */
import type { TableColumn, TableRow } from '../../../shared/contract/report-table.ts';
import { signOf } from '../../ui/money/format.ts';
import { type ColumnName, columnName } from './columns.ts';
import type { AnyTable } from './read.ts';
import type { Span } from './span.ts';

export interface SheetColumn extends ColumnName {
  key: string;
  kind: TableColumn['kind'];
  /** Its place among the cells of a row. */
  at: number;
  /** The days behind its figures; `from` is open for a balance, which is made of all that went before. */
  days: Span | undefined;
  entityId: string | null;
}

export interface SheetRow {
  id: string;
  kind: TableRow['kind'];
  label: string;
  depth: number;
  code: string | null;
  accountIds: readonly string[];
  entryId: string | null;
  currency: string;
  /** In the order of the sheet’s columns. */
  cells: readonly (string | null)[];
  /** The last word of its section: a double rule stands under it. */
  grand: boolean;
}

export interface Sheet {
  /** What the names of the rows are, or their days. */
  head: string;
  isDated: boolean;
  /** Accounts may have codes; those of a ledger say them in a column. */
  isCoded: boolean;
  columns: readonly SheetColumn[];
  rows: readonly SheetRow[];
  /** More than one: each block of rows says which it is in. */
  currencies: readonly string[];
}

/** They stand beside the name, or over a block of rows. */
const UNSHOWN: ReadonlySet<string> = new Set(['code', 'currency']);

export function sheetOf({ columns, rows }: Pick<AnyTable, 'columns' | 'rows'>): Sheet {
  const [head] = columns;
  const code = columns.findIndex(({ key }) => key === 'code');
  const shown = columns.flatMap((column, at): SheetColumn[] => {
    if (at === 0 || UNSHOWN.has(column.key)) return [];
    const { key, kind, title, from, to, entity_id: entityId } = column;
    const days = to === null ? undefined : { from: from ?? undefined, to };
    return [{ ...columnName(title), key, kind, at, days, entityId }];
  });
  // What is added up by nothing else is a last word: net income; total assets, beside what is owed and owned.
  const added = new Set(rows.flatMap(({ adds }) => adds.map(({ row }) => row)));
  return {
    head: head?.title ?? '',
    isDated: head?.kind === 'date',
    isCoded: code !== -1,
    columns: shown,
    rows: rows.map((row, place) => ({
      id: `${place} ${row.cells[0]}`,
      kind: row.kind,
      label: row.cells[0] ?? '',
      depth: row.depth,
      code: code === -1 ? null : (row.cells[code] ?? null),
      accountIds: row.account_ids,
      entryId: row.entry_id,
      currency: row.currency,
      cells: shown.map(({ at }) => row.cells[at] ?? null),
      grand: row.kind === 'total' && !added.has(place),
    })),
    currencies: [...new Set(rows.map((row) => row.currency))],
  };
}

function isZero(row: SheetRow, columns: readonly SheetColumn[]): boolean {
  return columns.every(({ kind }, place) => kind !== 'money' || signOf(row.cells[place] ?? '') === 0);
}

export function hasZeroRows({ rows, columns }: Sheet): boolean {
  return rows.some((row) => row.kind === 'account' && isZero(row, columns));
}

/** Accounts without an amount are left out, and headings and subtotals under which nothing is left. */
export function withoutZeroRows(sheet: Sheet): Sheet {
  const rows: SheetRow[] = [];
  for (const row of sheet.rows) {
    if (row.kind === 'account' && isZero(row, sheet.columns)) continue;
    if (row.kind === 'subtotal') {
      const heading = rows.findLastIndex(
        (other) =>
          other.kind === 'heading' &&
          other.depth === row.depth &&
          other.accountIds.join() === row.accountIds.join(),
      );
      if (heading !== -1 && heading === rows.length - 1) {
        rows.pop();
        continue;
      }
    }
    rows.push(row);
  }
  return { ...sheet, rows };
}
