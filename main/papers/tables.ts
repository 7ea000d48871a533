/**
 * Tables of a paper: hairlines, figures to the right, the head on every page. A short one stays whole, and a long one never
 * leaves less than its last rows for a page.
 */
import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js';
import type { Breaks, Mark, TableMarks } from './breaks.ts';
import { CELL_PADDING, FACT_LABEL_WIDTH, heightOf, rowHeights } from './height.ts';
import { INK, LINE, MUTED, set } from './ink.ts';
import type { Block, Cell, RowLook, Table } from './paper.ts';

/** So many rows of a long table stay together at its end. */
const TAIL_ROWS = 3;
/** A row, or a fact, that is higher may be divided between two pages: below the head of its table it could be higher than one on its side. */
const WHOLE_ROW_HEIGHT_MAX = 400;

const BARE = {
  vLineWidth: () => 0,
  paddingLeft: (column: number) => (column === 0 ? 0 : CELL_PADDING),
  paddingRight: () => CELL_PADDING,
  paddingTop: () => 2.2,
  paddingBottom: () => 2.2,
};

export function factsContent(block: Extract<Block, { kind: 'facts' }>): Content {
  return {
    layout: 'noBorders',
    margin: [0, 0, 0, 8],
    table: {
      dontBreakRows: block.rows.every(
        (row) => heightOf({ kind: 'facts', rows: [row] }) <= WHOLE_ROW_HEIGHT_MAX,
      ),
      widths: [FACT_LABEL_WIDTH, '*'],
      body: block.rows.map(([label, said]) => [{ text: set(label), color: MUTED }, { text: set(said) }]),
    },
  };
}

export function sumContent(lines: Extract<Block, { kind: 'sum' }>['lines']): Content {
  const results = new Set(lines.flatMap(({ result }, place) => (result ? [place] : [])));
  return {
    margin: [0, 4, 0, 8],
    layout: {
      ...BARE,
      hLineWidth: (place) => (results.has(place) ? 0.75 : 0),
      hLineColor: () => INK,
    },
    table: {
      dontBreakRows: true,
      widths: [300, 110],
      body: lines.map(({ label, amount, result }) => [
        { text: set(label), bold: result ?? false },
        { text: set(amount), alignment: 'right', bold: result ?? false },
      ]),
    },
  };
}

/** One that goes on over pages; where its last rows would stand alone, it is set in two. */
export function longTableContent(table: Table, breaks: Breaks): Content {
  const { rows, total } = table;
  const cut = rows.length + (total ? 1 : 0) - TAIL_ROWS;
  const { isDivided, ...marks } = breaks.table();
  if (!isDivided || cut < 1) return tableContent(table, marksAt(cut, marks));
  const { total: _, ...first } = table;
  const looks = (from: number, to?: number) =>
    table.looks === undefined ? {} : { looks: table.looks.slice(from, to) };
  return {
    stack: [
      // Room below it would ask for a page where there is none left.
      {
        ...tableContent({ ...first, ...looks(0, cut), rows: rows.slice(0, cut) }, marksAt(0, marks)),
        margin: 0,
      },
      { ...tableContent({ ...table, ...looks(cut), rows: rows.slice(cut) }), pageBreak: 'before' },
    ],
  };
}

/** By the number of the line. */
function marksAt(cut: number, { first, tail, last }: TableMarks): ReadonlyMap<number, Mark> {
  const end = cut + TAIL_ROWS - 1;
  return new Map([
    [0, first],
    ...(cut < 1
      ? []
      : ([
          [cut, tail],
          [end, last],
        ] as const)),
  ]);
}

const INDENT = 11;

function lookedAt(cells: TableCell[], look: RowLook | undefined): TableCell[] {
  if (look === undefined) return cells;
  return cells.map((cell, column) => ({
    ...(cell as object),
    ...(look.strong ? { bold: true } : {}),
    ...(column === 0 && look.depth ? { margin: [look.depth * INDENT, 0, 0, 0] } : {}),
  })) as TableCell[];
}

/** `marks`: by the number of the line, the total being the last. */
export function tableContent(table: Table, marks: ReadonlyMap<number, Mark> = new Map()): ContentTable {
  const { columns, rows, looks, total } = table;
  const isWhole = rowHeights(table).every((height) => height <= WHOLE_ROW_HEIGHT_MAX);
  const cell = (said: Cell, column: number, more: object): TableCell => ({
    ...(typeof said === 'string' ? { text: set(said) } : { pageReference: said.pageOf }),
    ...(columns[column]!.align === 'right' ? { alignment: 'right', noWrap: true } : {}),
    ...more,
  });
  const line = (cells: readonly Cell[], more: object = {}, mark?: Mark) => {
    // What has no letters has no place that could be asked about.
    const marked = mark === undefined ? -1 : cells.findIndex((one) => one !== '');
    return cells.map((one, at) => cell(one, at, at === marked ? { ...more, ...mark } : more));
  };
  return {
    margin: [0, 0, 0, 6],
    fontSize: 9,
    layout: {
      ...BARE,
      hLineWidth: (place) => (place === 0 ? 0 : 0.5),
      hLineColor: (place) => (place === 1 || (total && place === rows.length + 1) ? INK : LINE),
    },
    table: {
      headerRows: 1,
      ...(isWhole ? { keepWithHeaderRows: 1 } : {}),
      dontBreakRows: isWhole,
      widths: columns.map(({ width }) => width ?? '*'),
      body: [
        line(
          columns.map(({ title }) => title),
          // A title may be longer than its figures are wide.
          { color: MUTED, fontSize: 8, noWrap: false },
        ),
        ...rows.map((row, index) => lookedAt(line(row, {}, marks.get(index)), looks?.[index])),
        ...(total ? [line(total, { bold: true }, marks.get(rows.length))] : []),
      ],
    },
  };
}
