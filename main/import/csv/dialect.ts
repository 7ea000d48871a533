/**
 * Which character parts the cells of a file, and which one quotes them: whichever cuts the most rows into cells that
 * are wholly dates and wholly amounts, and the most rows into equally many cells.
 *
 * Fails as `forEachRow` does when the file can't be cut by the delimiter that fits it best, unless another cuts the whole
 * sample and most rows are transactions by it: a wrong delimiter is judged by the rows before it fails, which are few.
 */
import { BulkheadError } from '../../../shared/errors.ts';
import { isNothing, readAmount } from '../amounts.ts';
import type { ReaderLimits } from '../reader.ts';
import { isDateLike } from './dates.ts';
import { type Dialect, forEachRow, isBlank } from './tokens.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_ROWS = 200;
/** More than this share of all rows with a date and an amount is no accident. */
const TELLING_SURE = 0.5;

interface Trial {
  dialect: Dialect;
  score: number;
  /** The share of rows that hold a date and an amount. */
  telling: number;
  error: BulkheadError | null;
}

/** The file's dialect, or `null` if no delimiter cuts it into columns. */
export function guessDialect(text: string, limits: ReaderLimits): Dialect | null {
  const declared = /^\uFEFF?"?sep=(.)"?\r?\n/i.exec(text.slice(0, 20))?.[1];
  const candidates = declared === undefined ? DELIMITERS : [declared];
  const trials = candidates.map((delimiter) => tryDialect(text, { delimiter, quote: '"' }, limits));
  const sure = trials.filter((trial) => trial.error === null && trial.telling > TELLING_SURE);
  const best = (sure.length > 0 ? sure : trials).reduce((a, b) => (b.score > a.score ? b : a));
  if (best.error !== null && (best.score > 0 || trials.every((trial) => trial.error !== null)))
    throw best.error;
  if (best.score <= 0) return null;
  return quotesWithApostrophes(text, best.dialect, limits)
    ? { delimiter: best.dialect.delimiter, quote: "'" }
    : best.dialect;
}

function sampleRows(text: string, dialect: Dialect, limits: ReaderLimits, into: string[][]): void {
  let seen = 0;
  forEachRow(text, dialect, limits, (row) => {
    if (!isBlank(row.cells)) into.push(row.cells);
    return into.length < SAMPLE_ROWS && ++seen < 10 * SAMPLE_ROWS;
  });
}

function tryDialect(text: string, dialect: Dialect, limits: ReaderLimits): Trial {
  const rows: string[][] = [];
  let error: BulkheadError | null = null;
  try {
    sampleRows(text, dialect, limits, rows);
  } catch (thrown) {
    if (!(thrown instanceof BulkheadError)) throw thrown;
    error = thrown;
  }
  return { dialect, ...rate(rows), error };
}

function rate(rows: readonly string[][]): Pick<Trial, 'score' | 'telling'> {
  const widths = new Map<number, number>();
  let transactions = 0;
  for (const cells of rows) {
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    if (cells.length > 1 && hasDateAndAmount(cells)) transactions++;
  }
  let width = 1;
  let share = 0;
  for (const [columns, count] of widths) {
    if (columns > 1 && count / rows.length > share) {
      width = columns;
      share = count / rows.length;
    }
  }
  if (width === 1) return { score: 0, telling: 0 };
  const telling = transactions / rows.length;
  return { score: 3 * telling + share * Math.min(1, Math.log2(width) / 3), telling };
}

/** Both decimal marks count: at this point nothing is known of the file. */
function hasDateAndAmount(cells: readonly string[]): boolean {
  let date = false;
  let amount = false;
  for (const cell of cells.slice(0, 60)) {
    if (isNothing(cell) || cell.length > 80) continue;
    if (!date && isDateLike(cell)) date = true;
    else if (!amount && (readAmount(cell, '.') !== null || readAmount(cell, ',') !== null)) amount = true;
    if (date && amount) return true;
  }
  return false;
}

/** Some banks quote with apostrophes: every cell that begins with one ends with one, and nothing uses the other. */
function quotesWithApostrophes(text: string, dialect: Dialect, limits: ReaderLimits): boolean {
  const rows: string[][] = [];
  sampleRows(text, { ...dialect, quote: '' }, limits, rows);
  let closed = 0;
  for (const cell of rows.flat()) {
    if (cell.startsWith('"')) return false;
    if (cell.startsWith("'") && cell.length > 1) {
      if (!cell.endsWith("'")) return false;
      closed++;
    }
  }
  return closed > 0;
}
