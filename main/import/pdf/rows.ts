/** A row as it is printed: its dates, its description, its amounts by columns. Pure functions; nothing fails. */
import type { Money } from './amounts.ts';
import type { Calendar } from './calendar.ts';
import { columnOf, type Heading, placeInColumns } from './columns.ts';
import { dateAt, type WrittenDate } from './dates.ts';
import type { Section } from './labels.ts';
import type { Line } from './lines.ts';
import type { PrintedRow } from './segments.ts';
import { leadingNumber } from './side-by-side.ts';

/** Signs that stand before a row's date. */
const BULLET = /^[*•+†‡#]\s*/;

/** One date or two at the beginning of a line, with their ends as the whole file writes its years. */
export function leadingDates({ text }: Line, calendar: Calendar): WrittenDate[] {
  const dates: WrittenDate[] = [];
  let at = leadingNumber(text)?.end ?? BULLET.exec(text)?.[0].length ?? 0;
  while (dates.length < 2) {
    const date = dateAt(text, at);
    if (!date) break;
    const end = calendar.endOf(date);
    dates.push({ ...date, end });
    at = end + (/^\s*/.exec(text.slice(end, end + 40))?.[0].length ?? 0);
  }
  return dates;
}

export function printedRow(
  line: Line,
  dates: WrittenDate[],
  amounts: Money[],
  heading: Heading | null,
  section: Section | null,
): PrintedRow {
  const from = dates.at(-1)?.end ?? 0;
  const row: PrintedRow = {
    line,
    lines: [line],
    dates,
    dateKinds: heading?.dates ?? [],
    text: [],
    amounts: [],
    placed: [],
    hasHeading: false,
    section,
    textX: line.words.find(({ start }) => start >= from)?.x0 ?? line.words[0]!.x0,
  };
  setAmounts(row, amounts, heading);
  const used = row.placed.length > 0 ? row.placed.map(({ money }) => money) : row.amounts;
  const check = leadingNumber(line.text);
  const text = textBetween(line.text, from, used);
  row.text = [text === '' && check !== null ? `Check ${check.number}` : text];
  return row;
}

export function setAmounts(row: PrintedRow, amounts: Money[], heading: Heading | null): void {
  const columns = heading?.columns ?? [];
  row.amounts = amounts;
  row.hasHeading = columns.some(({ role }) => role !== 'balance');
  row.placed = row.hasHeading ? placeInColumns(amounts, columns) : [];
}

/** A row's line without its dates and its amounts. */
function textBetween(text: string, from: number, amounts: readonly Money[]): string {
  let rest = '';
  let at = from;
  for (const { start, end } of amounts) {
    rest += text.slice(at, start) + ' ';
    at = end;
  }
  return (rest + text.slice(at)).replace(/\s+/g, ' ').trim();
}

/** Lines of a description are no further apart, in parts of their height. */
const PITCH_MAX = 2.4;

/** Whether a line stands right below a row's last one. */
export function isBelow(row: PrintedRow, line: Line): boolean {
  const last = lastLine(row);
  return line.page === last.page && line.y - last.y <= PITCH_MAX * last.height;
}

export function lastLine({ lines }: PrintedRow): Line {
  return lines.at(-1)!;
}

/** Points by which the left or right edges of one column differ. */
export const EDGE_TOLERANCE = 4;

/** Where the description of a row ends at the latest: at its first amount. */
export function textEnd({ amounts }: PrintedRow): number {
  return Math.min(...amounts.map(({ x0 }) => x0), Number.POSITIVE_INFINITY);
}

/** More than any table has, also where amounts are set from the left. */
const EDGES_MAX = 40;

/** Where the amounts of a table's rows end, as far as rows were seen; other than its heading they tell it to a point. */
export class TableEdges {
  #edges: number[] = [];

  clear(): void {
    this.#edges = [];
  }

  note({ placed, amounts }: PrintedRow): void {
    const own = placed.length > 0 ? placed.map(({ money }) => money) : amounts;
    for (const { x1 } of own) if (this.#edges.length < EDGES_MAX && !this.#has(x1)) this.#edges.push(x1);
  }

  /** Whether one of these amounts stands where rows have theirs, or right below the name of a column. */
  holds(amounts: readonly Money[], heading: Heading | null): boolean {
    const columns = heading?.columns ?? [];
    return amounts.some((money) => this.#has(money.x1) || columnOf(money, columns) !== undefined);
  }

  #has(x1: number): boolean {
    return this.#edges.some((edge) => Math.abs(edge - x1) <= EDGE_TOLERANCE);
  }
}
