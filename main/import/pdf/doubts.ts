/**
 * Where a difference lies: a sum that the statement prints below some of its rows, or two of its balances with rows
 * between them, that miss just what the whole misses. Pure functions; nothing fails.
 */
import type { Line } from './lines.ts';
import type { Reading } from './prove.ts';
import type { PrintedTotal, Segment } from './segments.ts';
import { type SignedRow, signedBalance } from './signs.ts';

export interface Doubt {
  kind: 'total' | 'balance';
  /** Where the sum or the later balance is printed. */
  line: Line;
  /** The first and the last of the rows that it is of. */
  from: Line;
  to: Line;
  /** What the rows come to, and what they should. */
  found: bigint;
  printed: bigint;
}

/** The part of the rows that the difference lies in; `null` where nothing printed narrows it down. */
export function narrowed(segment: Segment, reading: Reading): Doubt | null {
  const { off, rows } = reading;
  if (off === null || off === 0n || rows.some(({ cents }) => cents === null)) return null;
  const sorted = rows.toSorted((a, b) => a.row.line.number - b.row.line.number);
  const ways = [
    betweenBalances(segment, reading, sorted, off),
    carriedForward(segment, reading, sorted, off),
    aboveTotals(segment.totals, sorted, off),
  ];
  const found = ways.find((way) => way !== null && way.rows.length < rows.length);
  return found ? doubtOf(found) : null;
}

interface Found extends Pick<Doubt, 'kind' | 'line' | 'printed' | 'found'> {
  rows: SignedRow[];
}

function doubtOf({ rows, ...found }: Found): Doubt {
  return { ...found, from: rows[0]!.row.line, to: rows.at(-1)!.row.line };
}

function betweenBalances(
  { openings, closings }: Segment,
  { balanceRule, isDescending }: Reading,
  rows: readonly SignedRow[],
  off: bigint,
): Found | null {
  if (isDescending) return null;
  const balances = [...openings, ...closings].toSorted((a, b) => a.line.number - b.line.number);
  for (const [index, { line, money }] of balances.entries()) {
    const before = balances[index - 1];
    if (!before) continue;
    const between = rowsBetween(rows, before.line.number, line.number);
    const printed = signedBalance(money, balanceRule) - signedBalance(before.money, balanceRule);
    const found = sumOf(between);
    if (between.length > 0 && printed - found === off)
      return { kind: 'balance', line, printed, found, rows: between };
  }
  return null;
}

/** Some print the balance so far at the end of each page, and call it a sum. */
function carriedForward(
  { totals }: Segment,
  { opening, balanceRule, isDescending }: Reading,
  rows: readonly SignedRow[],
  off: bigint,
): Found | null {
  if (isDescending || opening === null) return null;
  const start = signedBalance(opening.money, balanceRule);
  let before = opening.line.number;
  for (const { line, amounts } of totals) {
    const printed = signedBalance(amounts.at(-1)!, balanceRule);
    const missing = printed - start - sumOf(rowsBetween(rows, opening.line.number, line.number));
    const own = rowsBetween(rows, before, line.number);
    if (missing === 0n) before = line.number;
    else if (missing === off && own.length > 0)
      return { kind: 'balance', line, printed: sumOf(own) + off, found: sumOf(own), rows: own };
  }
  return null;
}

/** A sum is of the rows below the sum before it. One of more rows than those, that they come to, is no doubt. */
function aboveTotals(totals: readonly PrintedTotal[], rows: readonly SignedRow[], off: bigint): Found | null {
  let before = 0;
  for (const { line, amounts } of totals) {
    const own = rowsBetween(rows, before, line.number);
    if (own.length === 0) continue;
    before = line.number;
    const sums = sumsOf(own);
    const all = [...sums, ...sumsOf(rowsBetween(rows, 0, line.number))];
    for (const { cents } of amounts) {
      if (all.some((sum) => size(sum) === cents)) continue;
      const found = sums.find((sum) => size(cents - size(sum)) === size(off));
      if (found !== undefined) return { kind: 'total', line, printed: cents, found: size(found), rows: own };
    }
  }
  return null;
}

/** All together, and what came in and what went out by itself, as tables with a column for each add them up. */
function sumsOf(rows: readonly SignedRow[]): bigint[] {
  const [came, went] = [true, false].map((isIn) => sumOf(rows.filter(({ cents }) => cents! > 0n === isIn)));
  return [sumOf(rows), came!, went!];
}

function rowsBetween(rows: readonly SignedRow[], after: number, before: number): SignedRow[] {
  return rows.filter(({ row: { line } }) => line.number > after && line.number < before);
}

function sumOf(rows: readonly SignedRow[]): bigint {
  return rows.reduce((sum, { cents }) => sum + cents!, 0n);
}

const size = (cents: bigint): bigint => (cents < 0n ? -cents : cents);
