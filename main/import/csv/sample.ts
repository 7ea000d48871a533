/**
 * A sample of a file's rows, and where in it the column names stand and the transactions begin.
 *
 * The whole file is cut once, so that a quote never closed is found before anything is guessed; only the sample is
 * kept. Fails as `forEachRow` does.
 */

import { isNothing, readAmount } from '../amounts.ts';
import type { ReaderLimits } from '../reader.ts';
import { isDateLike } from './dates.ts';
import { bestRole, headerLikeness, roleScores } from './header.ts';
import { type Dialect, forEachRow, isBlank } from './tokens.ts';

const HEAD_ROWS = 400;
const TAIL_ROWS = 100;
/** A header further down than this is no header. */
const HEADING_ROWS_MAX = 60;

export interface SampleRow {
  index: number;
  cells: readonly string[];
  /** Holds a date and an amount. */
  isData: boolean;
}

export interface Sample {
  /** The first rows, without gaps (blank ones left out). */
  head: readonly SampleRow[];
  tail: readonly SampleRow[];
}

export interface Layout {
  headerRow: number | null;
  /** Names of the columns; empty where there are none. */
  names: readonly string[];
  firstRow: number;
  /** Transactions of the head, adjacent in the file. */
  rows: readonly SampleRow[];
  /** Those and the tail's. */
  all: readonly SampleRow[];
  width: number;
  /** Whether the names are words we know, and not just text above numbers. */
  namesKnown: boolean;
}

/** Cuts the whole text, or only the beginning of it if `reach` is 'head'. */
export function takeSample(
  text: string,
  dialect: Dialect,
  limits: ReaderLimits,
  reach: 'all' | 'head' = 'all',
): Sample {
  const head: SampleRow[] = [];
  const tail: SampleRow[] = [];
  forEachRow(text, dialect, limits, ({ index, cells }) => {
    if (isBlank(cells)) return true;
    const row = { index, cells, isData: false };
    if (head.length < HEAD_ROWS) head.push(row);
    else tail[index % TAIL_ROWS] = row;
    return reach === 'all' || head.length < HEAD_ROWS;
  });
  const rest = tail.filter((row) => row !== undefined).sort((a, b) => a.index - b.index);
  for (const row of [...head, ...rest]) row.isData = isData(row.cells);
  return { head, tail: rest };
}

function isData(cells: readonly string[]): boolean {
  const date = cells.findIndex((cell) => cell.length <= 60 && isDateLike(cell));
  return date !== -1 && cells.some((cell, column) => column !== date && isAmountLike(cell));
}

/** Whether a cell is an amount under either decimal mark, and not a date. */
export function isAmountLike(cell: string): boolean {
  if (isNothing(cell) || cell.length > 80) return false;
  return (readAmount(cell, '.') !== null || readAmount(cell, ',') !== null) && !isDateLike(cell);
}

/** Finds the column names and the first transaction; `null` if there is neither. */
export function layoutOf(sample: Sample): Layout | null {
  const { head } = sample;
  const header = knownHeader(head) ?? plainHeader(head);
  const from = header === null ? 0 : header.index + 1;
  const rows = head.filter((row) => row.isData && row.index >= from);
  const all = [...rows, ...sample.tail.filter((row) => row.isData)];
  if (header === null && rows.length === 0) return null;
  const width = commonWidth(rows) ?? header!.cells.length;
  const firstOfWidth = head.find((row) => row.index >= from && row.cells.length === width);
  return {
    headerRow: header?.index ?? null,
    names: header?.cells ?? [],
    // Without names, whatever has as many cells as the transactions may be one, readable or not.
    firstRow: header === null ? Math.min(rows[0]!.index, firstOfWidth?.index ?? rows[0]!.index) : from,
    rows,
    all,
    width,
    namesKnown: header !== null && headerLikeness(header.cells) >= 2,
  };
}

/** The row whose cells are most clearly names of columns, a date and an amount among them. */
function knownHeader(head: readonly SampleRow[]): SampleRow | null {
  let best: SampleRow | null = null;
  let bestLikeness = 0;
  for (const row of head.slice(0, HEADING_ROWS_MAX)) {
    if (row.isData || row.cells.length < 2) continue;
    const likeness = headerLikeness(row.cells);
    if (likeness > bestLikeness && namesDateAndAmount(row.cells)) {
      best = row;
      bestLikeness = likeness;
    }
  }
  return best;
}

const DATE_ROLES = new Set(['date', 'bookingDate', 'transactionDate', 'valueDate']);
const MONEY_ROLES = new Set(['amount', 'net', 'gross', 'out', 'in', 'balance', 'flag']);

function namesDateAndAmount(cells: readonly string[]): boolean {
  const roles = cells.filter((cell) => cell.length <= 200).map((cell) => bestRole(roleScores(cell)) ?? '');
  return roles.some((role) => DATE_ROLES.has(role)) && roles.some((role) => MONEY_ROLES.has(role));
}

/** Names in a language we don't know: a row of texts, as wide as the transactions, right above the first of them. */
function plainHeader(head: readonly SampleRow[]): SampleRow | null {
  const first = head.findIndex((row) => row.isData);
  if (first < 1) return null;
  const above = head[first - 1]!;
  const width = commonWidth(head.filter((row) => row.isData)) ?? 0;
  const filled = above.cells.filter((cell) => cell.trim() !== '');
  const texts = filled.filter((cell) => /\p{L}{2}/u.test(cell) && !isAmountLike(cell) && !isDateLike(cell));
  const distinct = new Set(texts).size === texts.length;
  const wide = Math.abs(above.cells.length - width) <= 1 && filled.length >= width * 0.6;
  return wide && distinct && texts.length === filled.length ? above : null;
}

function commonWidth(rows: readonly SampleRow[]): number | null {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let best: number | null = null;
  for (const [width, count] of counts) if (best === null || count > counts.get(best)!) best = width;
  return best;
}
