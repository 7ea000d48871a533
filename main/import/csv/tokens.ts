/**
 * Cuts CSV text into rows and cells, telling for every row exactly where it lies in the text.
 *
 * A ready-made tokenizer splits a file before anyone can stop it; this one is a single pass that keeps one row at a
 * time, checks the limits as it goes and knows the line on which a quote was opened.
 *
 * Promises: `text.slice(offset, offset + length)` is the row without its line end; rows come in order. Empty lines are counted, not visited.
 * Fails: LIMIT_EXCEEDED for a row, a cell or a number of columns over the limit, naming the line.
 */
import { BulkheadError } from '../../../shared/errors.ts';
import type { ReaderLimits } from '../reader.ts';

export interface Dialect {
  delimiter: string;
  /** '' where the file quotes nothing. */
  quote: string;
}

export interface TextRow {
  /** 0-based, empty lines counted. */
  index: number;
  /** 1-based line on which the row begins. */
  line: number;
  offset: number;
  length: number;
  cells: string[];
  /** A quote was opened that is not closed in it, and is read as a letter: cells of it may have run together. */
  damaged: boolean;
}

/** No bank writes a thousand columns; more is an attack on memory. */
const COLUMNS_MAX = 1_000;

const LF = 10;
const CR = 13;
const SPACE = 32;
const BOM = 0xfeff;

/** Lines without a transaction (blank, notes) that one may put up with, as a multiple of `rowsMax`. */
const IDLE_ROWS = 4;

/** Visits every row that has at least one character; stops early when `visit` returns false. */
export function forEachRow(
  text: string,
  dialect: Dialect,
  limits: ReaderLimits,
  visit: (row: TextRow) => boolean,
): void {
  const delimiter = dialect.delimiter.charCodeAt(0);
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  const quoted: QuotedCell = { value: '', next: 0, lines: 0 };
  const end = text.length;
  let at = text.charCodeAt(0) === BOM ? 1 : 0;
  let line = 1;
  let index = 0;
  let visited = 0;
  while (at < end) {
    const empty = lineEndAt(text, at);
    if (empty > 0) {
      at += empty;
      index++;
      line++;
      continue;
    }
    const row: TextRow = { index, line, offset: at, length: 0, cells: [], damaged: false };
    const { cells } = row;
    const stop = Math.min(end, at + limits.rowLengthMax + 1);
    for (;;) {
      const from = at;
      const opens = quote !== -1 && text.charCodeAt(at) === quote;
      if (opens && readQuoted(text, at, line, row.offset, dialect, limits, quoted)) {
        cells.push(quoted.value);
        at = quoted.next;
        line += quoted.lines;
      } else {
        if (opens && !closesWithin(text, at, dialect)) row.damaged = true;
        while (at < stop) {
          const code = text.charCodeAt(at);
          if (code === delimiter || code === LF || code === CR) break;
          at++;
        }
        cells.push(text.slice(from, at));
      }
      if (at - from > limits.fieldLengthMax || at >= stop || cells.length > COLUMNS_MAX)
        checkRow(row, at, limits);
      if (at >= end || lineEndAt(text, at) > 0) break;
      at++;
    }
    row.length = at - row.offset;
    at += lineEndAt(text, at);
    index++;
    line++;
    if (++visited > limits.rowsMax * IDLE_ROWS) throw tooManyLines(row.line);
    if (!visit(row)) return;
  }
}

/**
 * How many characters the line end at `at` takes; 0 if there is none. Each of the three kinds ends a row wherever it stands
 * outside of quotes: programs paste files of one kind into another, and a row that is not told from the next is lost.
 */
function lineEndAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === LF) return 1;
  if (code !== CR) return 0;
  return text.charCodeAt(at + 1) === LF ? 2 : 1;
}

function tooManyLines(line: number): BulkheadError {
  return new BulkheadError(
    'LIMIT_EXCEEDED',
    `The file has too many lines; reading stopped at line ${line}.`,
    {
      remedy: 'Download a shorter period.',
      facts: { line },
    },
  );
}

function checkRow(row: TextRow, at: number, limits: ReaderLimits): void {
  const { cells, line } = row;
  if (at - row.offset > limits.rowLengthMax) throw tooLong('row', line, limits.rowLengthMax);
  if (cells.at(-1)!.length > limits.fieldLengthMax) throw tooLong('cell', line, limits.fieldLengthMax);
  if (cells.length <= COLUMNS_MAX) return;
  throw new BulkheadError('LIMIT_EXCEEDED', `Line ${line} has more than ${COLUMNS_MAX} columns.`, {
    remedy: 'Check that the file is a bank statement and was not damaged.',
    facts: { line },
  });
}

function tooLong(what: 'row' | 'cell', line: number, limit: number): BulkheadError {
  return new BulkheadError(
    'LIMIT_EXCEEDED',
    `The ${what} on line ${line} is longer than ${limit} characters.`,
    {
      remedy: 'Check that the file is a bank statement; a quotation mark may be missing near that line.',
      facts: { line },
    },
  );
}

/** Reused from cell to cell, so that a file of quoted cells makes no rubbish. */
interface QuotedCell {
  value: string;
  /** Where the delimiter or line end after the cell is. */
  next: number;
  /** Line ends inside the cell. */
  lines: number;
}

/** Whether a quote is closed before the cell or the line ends, so that nothing has run together: "Printed on" 1 May. */
function closesWithin(text: string, open: number, { delimiter, quote }: Dialect): boolean {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === quote) return true;
    if (text[at] === delimiter || lineEndAt(text, at) > 0) return false;
  }
  return false;
}

/**
 * Reads a quoted cell that opens at `open`. A doubled quote stands for one; a quote that nothing ends after is taken
 * as part of the text, because banks forget to double them, or write a backslash before it. False where it is never closed, or where such a one lies behind a
 * line end: then it is the quote of another row, and this one was a letter.
 */
function readQuoted(
  text: string,
  open: number,
  line: number,
  rowOffset: number,
  dialect: Dialect,
  limits: ReaderLimits,
  into: QuotedCell,
): boolean {
  const { quote } = dialect;
  let from = open + 1;
  let doubled = false;
  let stray = false;
  let escaped = false;
  for (;;) {
    const close = text.indexOf(quote, from);
    if (close === -1) return false;
    if (close - rowOffset > limits.rowLengthMax) throw unclosedTooLong(line, limits.rowLengthMax);
    const behindBackslash = isBehindBackslash(text, open, close);
    // Of a cell that has such quotes, the second of two ends it where it can: "the \"Old Inn\"".
    const isLast = escaped && behindBackslash && afterClosing(text, close + 2, dialect) !== -1;
    if (text[close + 1] === quote && !isLast) {
      doubled = true;
      from = close + 2;
      continue;
    }
    const next = isLast && text[close + 1] === quote ? -1 : afterClosing(text, close + 1, dialect);
    if (next === -1) {
      // Up to `from` there was none, or this would have ended.
      if (hasLineEnd(text, stray ? from : open, close)) return false;
      stray = true;
      escaped ||= behindBackslash;
      from = close + 1;
      continue;
    }
    if (stray && hasLineEnd(text, from, close)) return false;
    const raw = text.slice(open + 1, close);
    const plain = doubled ? raw.replaceAll(quote + quote, quote) : raw;
    into.value = escaped ? plain.replaceAll(`\\${quote}`, quote) : plain;
    into.next = next;
    into.lines = countLines(raw);
    return true;
  }
}

/** Of two backslashes the second is the text's own. */
function isBehindBackslash(text: string, open: number, at: number): boolean {
  let first = at;
  while (first - 1 > open && text[first - 1] === '\\') first--;
  return (at - first) % 2 === 1;
}

/** Where the delimiter or line end is that follows a closing quote, spaces skipped; -1 if something else follows. */
function afterClosing(text: string, from: number, dialect: Dialect): number {
  const delimiter = dialect.delimiter.charCodeAt(0);
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === LF || code === CR) return at;
    if (code !== SPACE) return -1;
    at++;
  }
  return at;
}

function hasLineEnd(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (lineEndAt(text, at) > 0) return true;
  return false;
}

function countLines(raw: string): number {
  let lines = 0;
  for (let at = 0; at < raw.length; at++) {
    const ends = lineEndAt(raw, at);
    if (ends === 0) continue;
    lines++;
    at += ends - 1;
  }
  return lines;
}

function unclosedTooLong(line: number, limit: number): BulkheadError {
  return new BulkheadError(
    'LIMIT_EXCEEDED',
    `A quotation mark opened on line ${line} is not closed within ${limit} characters.`,
    { remedy: `Look at line ${line} in a text editor, or download the file again.`, facts: { line } },
  );
}

/** Whether all cells are empty or white space. */
export function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}
