/**
 * What CSV, workbook and binder take: a table with kinds of columns, and what of it adds up to what. Reports are such tables
 * with more; what the packet lists besides is made with `listed`. Cells are texts: a day is `YYYY-MM-DD`, money an exact decimal,
 * a percentage "12.5". Rows and columns are counted from 0.
 */

/** Of a formula: added once, or taken off. */
type Times = 1 | -1;

export interface TableColumn {
  title: string;
  /** `measure`: miles, rates and the like, to a tenth. */
  kind: 'text' | 'date' | 'money' | 'percent' | 'count' | 'measure';
  /** The columns of the same row that come to it. */
  adds: readonly { column: number; times: Times }[];
  /** Each cell is that of the row which it follows and its own `adds` together. */
  running: boolean;
  percent_of: { part: number; whole: number } | null;
}

export interface TableRow {
  kind: 'heading' | 'account' | 'line' | 'opening' | 'subtotal' | 'total';
  depth: number;
  currency: string;
  cells: readonly (string | null)[];
  /** The rows that come to it, in every column of money. */
  adds: readonly { row: number; times: Times }[];
  follows: number | null;
}

export interface Table {
  title: string;
  /** Whose, and of which days, in words. */
  subject: string;
  columns: readonly TableColumn[];
  /** All rows, or pages of them one after another: `adds` and `follows` name rows of their own page. */
  pages: () => Iterable<readonly TableRow[]>;
  notes: readonly string[];
}

export const column = (
  title: string,
  kind: TableColumn['kind'],
  more: Partial<TableColumn> = {},
): TableColumn => ({
  ...{ title, kind, adds: [], running: false, percent_of: null },
  ...more,
});

export const row = (cells: TableRow['cells'], currency: string, more: Partial<TableRow> = {}): TableRow => ({
  ...{ kind: 'line', depth: 0, currency, cells, adds: [], follows: null },
  ...more,
});

/** A table of one page. */
export function tableOf(
  head: Pick<Table, 'title' | 'subject' | 'columns'>,
  rows: readonly TableRow[],
  notes: readonly string[] = [],
): Table {
  return { ...head, pages: () => [rows], notes };
}

/** Every term once, added. */
export const plus = (rows: readonly number[]): TableRow['adds'] => rows.map((at) => ({ row: at, times: 1 }));

/** Whether the currency of its rows has to be said beside its amounts: reports have a column of their own. */
export function wantsCurrency({ columns }: Pick<Table, 'columns'>): boolean {
  return columns.some(({ kind }) => kind === 'money') && !columns.some(({ title }) => title === CURRENCY);
}

export const CURRENCY = 'Currency';
