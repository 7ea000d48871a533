/**
 * Cuts CSV text into rows and cells, telling for every row exactly where it lies in the text.
 *
 * A ready-made tokenizer splits a file before anyone can stop it; this one is a single pass that keeps one row at a
 * time, checks the limits as it goes and knows the line on which a quote was opened.
 *
 * Promises: `text.slice(offset, offset + length)` is the row without its line end; rows come in order. Empty lines are counted, not visited.
 * Fails: UNREADABLE_FILE for a quote that is never closed, LIMIT_EXCEEDED for a row, a cell or a number of columns
 * over the limit, each naming the line.
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
  /** A stray quote inside a quoted cell that runs over a line end: two rows may have run together. */
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
  // Old Mac files end lines with a lone CR. In a file that has LFs, a lone CR is just a character.
  const lineEnd = text.includes('\n') ? LF : CR;
  const delimiter = dialect.delimiter.charCodeAt(0);
  const quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  const quoted: QuotedCell = { value: '', next: 0, lines: 0, stray: false };
  const end = text.length;
  let at = text.charCodeAt(0) === BOM ? 1 : 0;
  let line = 1;
  let index = 0;
  let visited = 0;
  while (at < end) {
    const empty = emptyLineAt(text, at, lineEnd);
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
      if (quote !== -1 && text.charCodeAt(at) === quote) {
        readQuoted(text, at, line, row.offset, dialect, lineEnd, limits, quoted);
        cells.push(quoted.value);
        at = quoted.next;
        line += quoted.lines;
        if (quoted.stray && quoted.lines > 0) row.damaged = true;
      } else {
        while (at < stop) {
          const code = text.charCodeAt(at);
          if (code === delimiter || code === lineEnd) break;
          at++;
        }
        cells.push(
          text.slice(from, text.charCodeAt(at) === delimiter ? at : rowEnd(text, from, at, lineEnd)),
        );
      }
      if (at - from > limits.fieldLengthMax || at >= stop || cells.length > COLUMNS_MAX)
        checkRow(row, at, limits);
      if (at >= end || text.charCodeAt(at) === lineEnd) break;
      at++;
    }
    row.length = rowEnd(text, row.offset, at, lineEnd) - row.offset;
    at++;
    index++;
    line++;
    if (++visited > limits.rowsMax * IDLE_ROWS) throw tooManyLines(row.line);
    if (!visit(row)) return;
  }
}

/** How many characters an empty line at `at` takes, its end included; 0 if it isn't empty. */
function emptyLineAt(text: string, at: number, lineEnd: number): number {
  const code = text.charCodeAt(at);
  if (code === lineEnd) return 1;
  return code === CR && text.charCodeAt(at + 1) === lineEnd ? 2 : 0;
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

function rowEnd(text: string, offset: number, at: number, lineEnd: number): number {
  const end = Math.min(at, text.length);
  return lineEnd === LF && end > offset && text.charCodeAt(end - 1) === CR ? end - 1 : end;
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
  stray: boolean;
}

/**
 * Reads a quoted cell that opens at `open`. A doubled quote stands for one; a quote that nothing ends after is taken
 * as part of the text, because banks forget to double them.
 */
function readQuoted(
  text: string,
  open: number,
  line: number,
  rowOffset: number,
  dialect: Dialect,
  lineEnd: number,
  limits: ReaderLimits,
  into: QuotedCell,
): void {
  const { quote } = dialect;
  let from = open + 1;
  let doubled = false;
  into.stray = false;
  for (;;) {
    const close = text.indexOf(quote, from);
    if (close === -1) throw unclosed(line);
    if (close - rowOffset > limits.rowLengthMax) throw unclosedTooLong(line, limits.rowLengthMax);
    if (text[close + 1] === quote) {
      doubled = true;
      from = close + 2;
      continue;
    }
    const next = afterClosing(text, close + 1, dialect, lineEnd);
    if (next === -1) {
      into.stray = true;
      from = close + 1;
      continue;
    }
    const raw = text.slice(open + 1, close);
    into.value = doubled ? raw.replaceAll(quote + quote, quote) : raw;
    into.next = next;
    into.lines = countLines(raw, lineEnd);
    return;
  }
}

/** Where the delimiter or line end is that follows a closing quote, spaces skipped; -1 if something else follows. */
function afterClosing(text: string, from: number, dialect: Dialect, lineEnd: number): number {
  const delimiter = dialect.delimiter.charCodeAt(0);
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === lineEnd) return at;
    if (code !== SPACE && !(code === CR && text.charCodeAt(at + 1) === LF)) return -1;
    at++;
  }
  return at;
}

function countLines(raw: string, lineEnd: number): number {
  const mark = String.fromCharCode(lineEnd);
  let lines = 0;
  for (let at = raw.indexOf(mark); at !== -1; at = raw.indexOf(mark, at + 1)) lines++;
  return lines;
}

function unclosed(line: number): BulkheadError {
  return new BulkheadError(
    'UNREADABLE_FILE',
    `A quotation mark opened on line ${line} is never closed, so the rows after it can't be told apart.`,
    { remedy: `Look at line ${line} in a text editor, or download the file again.`, facts: { line } },
  );
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
