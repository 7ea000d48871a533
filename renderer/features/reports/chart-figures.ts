/** What charts draw of a report: exact minor units, read from the rows that the contract says come to its totals. */
import type { TableRow } from '../../../shared/contract/report-table.ts';
import { tryParseMoney } from '../../../shared/money.ts';
import type { AnyTable } from './read.ts';

export type Figures = Pick<AnyTable, 'columns' | 'rows'>;

const RANKS_MAX = 12;

function minorOf(cell: string | null | undefined, currency: string): number | null {
  const minor = tryParseMoney(cell ?? '', currency);
  return typeof minor === 'number' ? minor : null;
}

/** The column that speaks for a row where there are several: all of it, or now. */
function mainColumn({ columns }: Figures): number {
  const at = (key: string) => columns.findIndex((column) => column.key === key && column.kind === 'money');
  const found = [at('total'), at('now'), columns.findLastIndex(({ kind }) => kind === 'money')];
  return found.find((place) => place !== -1) ?? -1;
}

export function totalsOf({ rows }: Figures, currency: string): TableRow[] {
  return rows.filter((row) => row.kind === 'total' && row.currency === currency);
}

/** The names and places of the columns that are months, quarters or years. */
export function periodColumns({ columns }: Figures): { key: string; at: number }[] {
  return columns.flatMap(({ key, kind }, at) =>
    kind === 'money' && /^\d{4}(-(\d{2}|Q\d))?$/.test(key) ? [{ key, at }] : [],
  );
}

export function overTime(table: Figures, row: TableRow | undefined, currency: string): (number | null)[] {
  return periodColumns(table).map(({ at }) => minorOf(row?.cells[at], currency));
}

/** Cash by the end of each period: what stands on accounts that `isCash` knows. */
export function cashOverTime(
  table: Figures,
  currency: string,
  isCash: (accountId: string) => boolean,
): number[] {
  const rows = table.rows.filter(
    (row) => row.kind === 'account' && row.currency === currency && row.account_ids.some(isCash),
  );
  return periodColumns(table).map(({ at }) =>
    rows.reduce((sum, { cells }) => sum + (minorOf(cells[at], currency) ?? 0), 0),
  );
}

export interface Part {
  label: string;
  minor: number;
  accountIds: readonly string[];
}

/** A subtotal is called as its heading is. */
function labelOf({ rows }: Figures, at: number): string {
  const row = rows[at]!;
  if (row.kind !== 'subtotal') return row.cells[0] ?? '';
  const heading = rows.findLastIndex(
    ({ kind, depth }, place) => place < at && kind === 'heading' && depth === row.depth,
  );
  return rows[heading]?.cells[0] ?? row.cells[0] ?? '';
}

/** The rows that come to a total, the largest first. */
function partsOf(table: Figures, total: TableRow | undefined, currency: string): Part[] {
  const at = mainColumn(table);
  const places = total?.adds.length
    ? total.adds.map(({ row }) => row)
    : table.rows.flatMap((row, place) =>
        row.kind === 'account' && row.currency === currency ? [place] : [],
      );
  return places
    .map((place) => ({
      label: labelOf(table, place),
      minor: minorOf(table.rows[place]?.cells[at], currency) ?? 0,
      accountIds: table.rows[place]?.account_ids ?? [],
    }))
    .filter(({ minor }) => minor !== 0)
    .toSorted((a, b) => b.minor - a.minor);
}

/** Of an income statement the costs; of any other the rows that come to its total. */
export function ranks(table: AnyTable, currency: string): Part[] {
  const totals = totalsOf(table, currency);
  const total = table.report === 'income-statement' ? totals[1] : totals.at(-1);
  return partsOf(table, total, currency).slice(0, RANKS_MAX);
}

/** Of an income statement: income, what each cost took of it, what is left. */
export function steps(
  table: AnyTable,
  currency: string,
  words: { income: string; others: string; left: string },
  /** Costs beyond these are one step together: more can’t be told apart. */
  costsMax: number,
): { parts: Part[]; sums: number[] } {
  const at = mainColumn(table);
  const [income, expenses, net] = totalsOf(table, currency);
  const costs = partsOf(table, expenses, currency).map((part) => ({ ...part, minor: -part.minor }));
  const few = costs.length > costsMax ? costs.slice(0, costsMax - 1) : costs;
  const rest = costs.slice(few.length);
  const sum = (label: string, row: TableRow | undefined): Part => ({
    label,
    minor: minorOf(row?.cells[at], currency) ?? 0,
    accountIds: [],
  });
  const others = rest.reduce((whole, { minor }) => whole + minor, 0);
  const parts = [
    sum(words.income, income),
    ...few,
    ...(rest.length > 0 ? [{ label: words.others, minor: others, accountIds: [] }] : []),
    sum(words.left, net),
  ];
  return { parts, sums: [0, parts.length - 1] };
}

export interface KeyFigure {
  amount: string;
  /** Beside an earlier time: by how much it differs, and in percent. */
  change: string | null;
  percent: string | null;
}

/** The one figure that a report is opened for: net income, equity, or what all of it comes to. */
export function keyFigure(table: AnyTable, currency: string): KeyFigure | null {
  const totals = totalsOf(table, currency);
  const isStatement = table.report === 'income-statement' || table.report === 'balance-sheet';
  const row = isStatement ? totals[2] : totals.at(-1);
  const amount = row?.cells[mainColumn(table)];
  if (row === undefined || typeof amount !== 'string') return null;
  const cell = (key: string) => row.cells[table.columns.findIndex((column) => column.key === key)] ?? null;
  return { amount, change: cell('change'), percent: cell('percent') };
}
