/**
 * Cuts QIF text into headings (`!Type:Bank`) and records: lines of one letter and a value each, up to a line of `^`.
 *
 * Promises: one pass with one record in memory; `text.slice(offset, offset + length)` is a record from its first letter
 * through its `^`. A heading or the end of the text ends a record, too. Lines end in LF, CRLF or CR.
 * Fails: LIMIT_EXCEEDED for a line or a record over the limits.
 */

import type { ReaderLimits } from '../reader.ts';
import { lineEndOf } from '../text/lines.ts';
import { limitExceeded } from '../text/refusals.ts';
import { type Heading, readHeading } from './headings.ts';

export interface QifRecord {
  /** 1-based line of its first field. */
  line: number;
  offset: number;
  length: number;
  /** Lines of a letter and a value, blanks around them cut off; never empty. */
  fields: string[];
  /** Whether it ended with `^`. */
  closed: boolean;
}

export interface RecordVisitor {
  heading(heading: Heading, line: number): void;
  record(record: QifRecord): void;
}

const LF = 10;
const CR = 13;
const CARET = 94;
const BANG = 33;
const HASH = 35;

const DAMAGED = 'Check that the file is a statement and was not damaged.';

export function forEachRecord(text: string, limits: ReaderLimits, visitor: RecordVisitor): void {
  new Cutter(text, limits, visitor).cut();
}

class Cutter {
  readonly #text: string;
  readonly #limits: ReaderLimits;
  readonly #visitor: RecordVisitor;
  #line = 0;
  #open: QifRecord | null = null;

  constructor(text: string, limits: ReaderLimits, visitor: RecordVisitor) {
    this.#text = text;
    this.#limits = limits;
    this.#visitor = visitor;
  }

  cut(): void {
    const text = this.#text;
    const lineEnd = lineEndOf(text);
    for (let at = 0; at < text.length; ) {
      const found = text.indexOf(lineEnd, at);
      const end = found === -1 ? text.length : found;
      this.#line += 1;
      this.#takeLine(at, end);
      at = end + 1;
    }
    this.#end(false);
  }

  #takeLine(begin: number, end: number): void {
    const text = this.#text;
    let from = begin;
    let to = end;
    while (from < to && isBlank(text.charCodeAt(from))) from++;
    while (from < to && isBlank(text.charCodeAt(to - 1))) to--;
    if (from === to) return;
    this.#requireLength('line', to - from, this.#line, this.#limits.fieldLengthMax);
    const first = text.charCodeAt(from);
    if (first === CARET) this.#takeCaret(from, to);
    else if (first !== BANG || !this.#takeHeading(from, to)) this.#takeField(first, from, to);
  }

  /** Some programs write `^^`. Anything else behind it begins the next record: a line end was lost. */
  #takeCaret(from: number, to: number): void {
    const text = this.#text;
    let last = from;
    let at = from + 1;
    for (; at < to && (text.charCodeAt(at) === CARET || isBlank(text.charCodeAt(at))); at++)
      if (text.charCodeAt(at) === CARET) last = at;
    if (this.#open !== null) this.#open.length = last + 1 - this.#open.offset;
    this.#end(true);
    this.#takeLine(at, to);
  }

  #takeHeading(from: number, to: number): boolean {
    const heading = readHeading(this.#text.slice(from, to), this.#open === null);
    if (heading === null) return false;
    this.#end(false);
    this.#visitor.heading(heading, this.#line);
    return true;
  }

  #takeField(first: number, from: number, to: number): void {
    // Between records, "#" begins a remark.
    if (this.#open === null && first === HASH) return;
    this.#open ??= { line: this.#line, offset: from, length: 0, fields: [], closed: false };
    const record = this.#open;
    record.length = to - record.offset;
    this.#requireLength('record', record.length, record.line, this.#limits.rowLengthMax);
    record.fields.push(this.#text.slice(from, to));
  }

  #end(closed: boolean): void {
    const record = this.#open;
    if (record === null) return;
    this.#open = null;
    record.closed = closed;
    this.#visitor.record(record);
  }

  #requireLength(what: string, length: number, line: number, most: number): void {
    if (length > most)
      throw limitExceeded(line, `a ${what} is longer than ${most} characters`, most, DAMAGED);
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === LF || code === CR || code === 9 || code === 0xa0 || code === 0xfeff;
}
