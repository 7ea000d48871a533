/**
 * A table as blocks of a paper: what is too wide for a page lies on its side, and what is too wide for that goes on in a second
 * table below, its first column once more.
 */
import { grouped } from '../../shared/money.ts';
import type { Block } from '../papers/index.ts';
import { CURRENCY, type Table, type TableColumn, type TableRow } from './table.ts';

type PaperTable = Extract<Block, { kind: 'table' }>;

/** Hashes and ids are for programs, and what a sentence says already need not be said beside it: the workbook has them. */
const LEFT_OUT = new Set(['SHA-256', 'Entry', 'About', CURRENCY]);
/** Between the margins of a page that stands and of one on its side, less what the first column wants, in points. */
const WIDTH_MAX = { upright: 404, wide: 584 };
const WIDTHS: Record<Exclude<TableColumn['kind'], 'text'>, number> = {
  date: 54,
  money: 66,
  percent: 46,
  count: 40,
  measure: 46,
};
/** A text so short is as wide as it is; a longer one shares what is left with the first column. */
const SHORT_TEXT_MAX = 20;
const LETTER = 5.2;
const LONG_TEXT_WIDTH = 100;

/** A chapter of its own. `rowsMax`: of more only the first are shown, and the rest is named. */
export function chapterBlocks(table: Table, rowsMax: number): Block[] {
  const all: TableRow[] = [];
  let rest = 0;
  for (const page of table.pages()) {
    const room = rowsMax - all.length;
    all.push(...page.slice(0, room));
    rest += Math.max(0, page.length - room);
  }
  const { wide, blocks } = rowBlocks(table, all);
  return [
    { kind: 'chapter', text: table.title, ...(wide ? { wide } : {}) },
    quiet(table.subject),
    ...(all.length === 0 ? [quiet('Nothing.')] : blocks),
    ...(rest === 0 ? [] : [quiet(`And ${rest} more rows, which stand in the workbook and the CSV file.`)]),
    ...table.notes.map(quiet),
  ];
}

const quiet = (text: string): Block => ({ kind: 'text', text, quiet: true });

/** A table without its notes, and whether its pages lie on their side. */
export function rowBlocks(
  { columns }: Pick<Table, 'columns'>,
  rows: readonly TableRow[],
): { wide?: true; blocks: Block[] } {
  const currencies = new Set(rows.map(({ currency }) => currency));
  const widths = columns.map(({ kind }, place) => (kind === 'text' ? textWidth(rows, place) : WIDTHS[kind]));
  const upright = partsOf(columns, rows, widths, WIDTH_MAX.upright);
  const turned = partsOf(columns, rows, widths, WIDTH_MAX.wide);
  const wide = turned.length < upright.length;
  const blocks = (wide ? turned : upright).map(
    (places): PaperTable => ({
      kind: 'table',
      columns: [0, ...places].map((place, at) => {
        const { title, kind } = columns[place]!;
        const align = kind === 'text' || kind === 'date' ? {} : { align: 'right' as const };
        const width = at === 0 ? null : widths[place]!;
        return { title, ...align, ...(width === null ? {} : { width }) };
      }),
      rows: rows.map((row) =>
        [0, ...places].map((place, at) =>
          written(row, columns[place]!, place, at === 0 && currencies.size > 1),
        ),
      ),
      looks: rows.map(({ kind, depth }) => ({
        ...{ depth, strong: kind === 'heading' || kind === 'subtotal' || kind === 'total' },
      })),
    }),
  );
  return { ...(wide ? { wide } : {}), blocks };
}

/** `null`: it shares what is left. */
function textWidth(rows: readonly TableRow[], place: number): number | null {
  const longest = rows.reduce((most, { cells }) => Math.max(most, cells[place]?.length ?? 0), 0);
  return longest > SHORT_TEXT_MAX ? null : Math.max(36, Math.ceil(longest * LETTER) + 6);
}

/** The columns of each table beside the first one; those that are empty throughout are left out. */
function partsOf(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  widths: readonly (number | null)[],
  widthMax: number,
): number[][] {
  const shown = columns.flatMap(({ title }, place) =>
    place > 0 && !LEFT_OUT.has(title) && rows.some(({ cells }) => (cells[place] ?? '') !== '') ? [place] : [],
  );
  const parts: number[][] = [[]];
  let width = 0;
  for (const place of shown) {
    const own = (widths[place] ?? LONG_TEXT_WIDTH) + PADDING;
    if (width + own > widthMax && parts.at(-1)!.length > 0) {
      parts.push([]);
      width = 0;
    }
    parts.at(-1)!.push(place);
    width += own;
  }
  return parts;
}

/** Left and right of a cell. */
const PADDING = 10;

function written(row: TableRow, { kind }: TableColumn, place: number, named: boolean): string {
  const cell = row.cells[place] ?? '';
  if (kind === 'money') return grouped(cell);
  if (kind === 'percent') return cell === '' ? '' : `${cell} %`;
  return named && row.cells.slice(1).some((one) => one !== null) ? `${cell} (${row.currency})` : cell;
}
