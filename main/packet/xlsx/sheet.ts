/**
 * One sheet, piece by piece: a title, the head that stays in sight, the rows. What adds up is a formula, with what it comes to
 * beside it, so that whoever only reads values has them; text is text, whatever it begins with; amounts are written digit by
 * digit and are never a float here.
 */
import { daysBetween } from '../../../shared/dates.ts';
import { CURRENCY, type Table, type TableColumn, type TableRow, wantsCurrency } from '../table.ts';
import { type Styles, weightOf } from './styles.ts';
import { columnName, escaped, HEAD, MAIN, reference } from './xml.ts';

/** Title, subject, an empty line, the head. */
const HEAD_ROWS = 4;
const WIDTHS: Record<TableColumn['kind'], number> = {
  ...{ text: 28, date: 12, money: 16, percent: 10, count: 10, measure: 10 },
};
/** The first column says what the row is. */
const FIRST_WIDTH = 44;
const PIECE_CHARS = 64 * 1024;
/** Day 0 of spreadsheets, since they take 1900 for a leap year. */
const DAY_ZERO = '1899-12-30';
/** A sheet has 1,048,576 rows, of which some are left for notes. */
const ROWS_MAX = 1_048_000;
const TOO_LONG = 'A sheet holds no more rows. All of them are in the CSV file of the same name.';
/** Arguments that one SUM takes. */
const ARGUMENTS_MAX = 250;

/** The sheet's XML in pieces. */
export function* sheetXml(table: Table, styles: Styles): Generator<string> {
  const writer = new SheetWriter(table, styles);
  let text = writer.begin();
  let at = HEAD_ROWS;
  for (const page of table.pages()) {
    const start = at;
    for (const row of page) {
      if (at >= ROWS_MAX) break;
      text += writer.row(row, at, start);
      at += 1;
      if (text.length < PIECE_CHARS) continue;
      yield text;
      text = '';
    }
    if (at >= ROWS_MAX) break;
  }
  const notes = at >= ROWS_MAX ? [TOO_LONG, ...table.notes] : table.notes;
  yield text + writer.end(at, notes);
}

class SheetWriter {
  readonly #table: Table;
  readonly #styles: Styles;
  /** A column more, with the currency of each row. */
  readonly #isNamed: boolean;

  constructor(table: Table, styles: Styles) {
    this.#table = table;
    this.#styles = styles;
    this.#isNamed = wantsCurrency(table);
  }

  begin(): string {
    const { title, subject, columns } = this.#table;
    const widths = [
      ...columns.map(({ kind }, at) => (at === 0 && kind === 'text' ? FIRST_WIDTH : WIDTHS[kind])),
      ...(this.#isNamed ? [WIDTHS.count] : []),
    ];
    const cols = widths.map(
      (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    );
    const pane = `<pane ySplit="${HEAD_ROWS}" topLeftCell="A${HEAD_ROWS + 1}" activePane="bottomLeft" state="frozen"/>`;
    const heads = [
      ...columns.map(({ title: name, kind }) => ({ name, kind })),
      ...(this.#isNamed ? [{ name: CURRENCY, kind: 'text' as const }] : []),
    ].map(({ name, kind }, at) =>
      this.#text(name, at, HEAD_ROWS - 1, this.#styles.of(kind, 'head', 'USD', 0)),
    );
    return (
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
      `<sheetViews><sheetView workbookViewId="0" showGridLines="0">${pane}</sheetView></sheetViews>` +
      `<sheetFormatPr defaultRowHeight="14"/><cols>${cols.join('')}</cols><sheetData>` +
      this.#line(0, this.#text(title, 0, 0, this.#styles.of('text', 'title', 'USD', 0))) +
      this.#line(1, this.#text(subject, 0, 1, this.#styles.of('text', 'quiet', 'USD', 0))) +
      this.#line(HEAD_ROWS - 1, heads.join(''))
    );
  }

  /** `at`: its place in the sheet; `start`: that of the first row of its page. */
  row(row: TableRow, at: number, start: number): string {
    const weight = weightOf(row);
    const cells = this.#table.columns.map((column, place) => {
      const indent = place === 0 ? row.depth : 0;
      const style = this.#styles.of(column.kind, weight, row.currency, indent);
      const cell = row.cells[place] ?? null;
      if (cell === null || cell === '')
        return weight === 'total' ? `<c r="${reference(place, at)}" s="${style}"/>` : '';
      if (column.kind === 'text') return this.#text(cell, place, at, style);
      return this.#figure(cell, column, row, { place, at, start, style });
    });
    const isFigured =
      this.#isNamed && row.cells.some((cell, i) => cell !== null && this.#table.columns[i]?.kind === 'money');
    const currency = isFigured
      ? this.#text(row.currency, this.#table.columns.length, at, this.#styles.of('text', weight, 'USD', 0))
      : '';
    return this.#line(at, cells.join('') + currency);
  }

  end(at: number, notes: readonly string[]): string {
    const style = this.#styles.of('text', 'quiet', 'USD', 0);
    const lines = notes.map((note, i) => this.#line(at + 1 + i, this.#text(note, 0, at + 1 + i, style)));
    const page = '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';
    const setup = '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
    const foot =
      '<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>';
    return `${lines.join('')}</sheetData>${page}${setup}${foot}</worksheet>`;
  }

  #figure(
    cell: string,
    column: TableColumn,
    row: TableRow,
    { place, at, start, style }: { place: number; at: number; start: number; style: number },
  ): string {
    const formula = formulaOf(column, row, place, at, start);
    const inside = formula === null ? '' : `<f>${escaped(formula)}</f>`;
    return `<c r="${reference(place, at)}" s="${style}">${inside}<v>${storedAs(cell, column.kind)}</v></c>`;
  }

  #text(text: string, place: number, at: number, style: number): string {
    return `<c r="${reference(place, at)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  }

  #line(at: number, cells: string): string {
    return `<row r="${at + 1}">${cells}</row>`;
  }
}

/** As the file keeps it: days since day 0, a percentage as its hundredth. */
function storedAs(cell: string, kind: TableColumn['kind']): string {
  if (kind === 'date') return String(daysBetween(DAY_ZERO, cell));
  return kind === 'percent' ? hundredth(cell) : cell;
}

/** "12.5" is "0.125", by moving the point. */
function hundredth(percent: string): string {
  const isNegative = percent.startsWith('-');
  const [whole = '0', fraction = ''] = percent.replace('-', '').split('.');
  const digits = whole.padStart(3, '0');
  return `${isNegative ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`;
}

/** `null`: a figure of its own. */
function formulaOf(
  column: TableColumn,
  row: TableRow,
  place: number,
  at: number,
  start: number,
): string | null {
  if (column.percent_of) {
    const { part, whole } = column.percent_of;
    return `ROUND(${reference(part, at)}/ABS(${reference(whole, at)}),3)`;
  }
  if (column.kind !== 'money') return null;
  const across = column.adds.map((one) => `${sign(one.times)}${reference(one.column, at)}`).join('');
  if (column.running)
    return row.follows === null ? null : `${reference(place, start + row.follows)}${across}`;
  if (row.adds.length > 0) return sumOf(row.adds, columnName(place), start);
  return column.adds.length > 0 ? across.replace(/^\+/, '') : null;
}

const sign = (times: number) => (times === 1 ? '+' : '-');

/** Rows next to each other become one range. */
function sumOf(adds: TableRow['adds'], column: string, start: number): string {
  const side = (times: number) => {
    const rows = adds.filter((one) => one.times === times).map(({ row }) => start + row);
    const ranges = rangesOf(rows).map(([first, last]) =>
      first === last ? `${column}${first + 1}` : `${column}${first + 1}:${column}${last + 1}`,
    );
    const sums: string[] = [];
    for (let from = 0; from < ranges.length; from += ARGUMENTS_MAX)
      sums.push(`SUM(${ranges.slice(from, from + ARGUMENTS_MAX).join(',')})`);
    return sums;
  };
  const [plus, minus] = [side(1), side(-1)];
  return [plus.join('+'), ...minus].join('-');
}

function rangesOf(rows: readonly number[]): [first: number, last: number][] {
  const ranges: [number, number][] = [];
  for (const row of rows.toSorted((a, b) => a - b)) {
    const open = ranges.at(-1);
    // A row that counts twice is a term twice.
    if (open?.[1] === row - 1) open[1] = row;
    else ranges.push([row, row]);
  }
  return ranges;
}
