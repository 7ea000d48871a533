/** The pieces that every table is put together from. */
import type { TableColumn, TableRow } from '../../../shared/contract/report-table.ts';

export type Term = TableRow['adds'][number];

const PLAIN = { from: null, to: null, entity_id: null, adds: [], running: false, percent_of: null };

export function textColumn(key: string, title: string): TableColumn {
  return { key, title, kind: 'text', ...PLAIN };
}

export function column(
  key: string,
  title: string,
  kind: TableColumn['kind'],
  more: Partial<TableColumn> = {},
): TableColumn {
  return { key, title, kind, ...PLAIN, ...more };
}

/** A row with nothing behind it but what is given. */
export function tableRow(row: Pick<TableRow, 'kind' | 'currency' | 'cells'> & Partial<TableRow>): TableRow {
  return { depth: 0, account_ids: [], entry_id: null, adds: [], follows: null, ...row };
}

export function plus(...rows: readonly number[]): Term[] {
  return rows.map((row) => ({ row, times: 1 }));
}

/** A column of the same row, added or taken off. */
export function plusColumns(...columns: readonly number[]): TableColumn['adds'] {
  return columns.map((at) => ({ column: at, times: 1 }));
}

/** After the columns of a comparison (now, then, what is between them): what that is in percent. */
export function percentColumn(change: number): TableColumn {
  return column('percent', '%', 'percent', { percent_of: { part: change, whole: change - 1 } });
}

const TENTHS = 1000n;

/** `part` in percent of the size of `whole` to one decimal, halves away from zero; `null` where there is nothing to compare with. */
export function percentOf(part: string, whole: string): string | null {
  const [a, b] = [unscaled(part), unscaled(whole)];
  if (b === 0n) return null;
  const size = b < 0n ? -b : b;
  const twice = 2n * (a < 0n ? -a : a) * TENTHS;
  const tenths = (twice + size) / (2n * size);
  const sign = a < 0n && tenths > 0n ? '-' : '';
  return `${sign}${tenths / 10n}.${tenths % 10n}`;
}

/** Amounts of one currency have the same decimals, so that they compare and add up without their point. */
export function unscaled(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}
