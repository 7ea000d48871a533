/**
 * A text as lines to be looked at, however long it is: only every few hundredth is remembered, and those between are found
 * from there. A line that nobody could look at as one (a file of XML may be a single line) goes on in further ones, cut
 * where a row begins or ends, or else before a tag. Pure; nothing fails.
 */

/** `sheet`: LF, unless a quoted cell holds it · `any`: LF, CR or both. */
export type LineEnds = 'lf' | 'cr' | 'any' | 'sheet';

export interface TextLine {
  /** From 1. */
  line: number;
  goesOn: boolean;
  offset: number;
  /** The first character beyond, without what ends the line. */
  end: number;
}

/** Where the next line begins. */
interface Step {
  offset: number;
  line: number;
  goesOn: boolean;
}

const STEP = 256;

export class TextLines {
  readonly #text: string;
  readonly #ends: LineEnds;
  /** Where rows begin and end, ascending. */
  readonly #borders: Uint32Array;
  readonly #lengthMax: number;
  /** One for each `STEP` lines. */
  readonly #steps: Step[] = [];
  readonly total: number;
  /** The end of the line that was looked at last: one that is cut is not searched for its end again and again. */
  #end = { from: 0, at: -1, next: 0, lines: 1 };

  constructor(text: string, ends: LineEnds, borders: Uint32Array, lengthMax: number) {
    this.#text = text;
    this.#ends = ends;
    this.#borders = borders;
    this.#lengthMax = lengthMax;
    let total = 0;
    let next: Step = { offset: 0, line: 1, goesOn: false };
    while (next.offset < text.length) {
      if (total % STEP === 0) this.#steps.push(next);
      next = this.#read(next).next;
      total += 1;
    }
    this.total = total;
  }

  /** Those from one place until another, from 0. */
  slice(from: number, to: number): TextLine[] {
    const lines: TextLine[] = [];
    const stop = Math.min(to, this.total);
    let place = Math.floor(from / STEP) * STEP;
    let step = this.#steps[place / STEP];
    for (; step && place < stop; place += 1) {
      const { line, next }: { line: TextLine; next: Step } = this.#read(step);
      if (place >= from) lines.push(line);
      step = next;
    }
    return lines;
  }

  /** The place of the line that an offset lies on. */
  placeOf(offset: number): number {
    const after = this.#steps.findIndex((step) => step.offset > offset);
    const at = Math.max(0, (after === -1 ? this.#steps.length : after) - 1);
    const lines = this.slice(at * STEP, (at + 1) * STEP);
    const beyond = lines.findIndex((line) => line.offset > offset);
    return Math.max(0, at * STEP + (beyond === -1 ? lines.length : beyond) - 1);
  }

  /** The place of the first part of the line of a number. */
  placeOfLine(number: number): number {
    const after = this.#steps.findIndex(
      (step) => step.line > number || (step.line === number && !step.goesOn),
    );
    const at = Math.max(0, (after === -1 ? this.#steps.length : after) - 1);
    const lines = this.slice(at * STEP, (at + 2) * STEP);
    const found = lines.findIndex((line) => line.line >= number);
    return Math.min(at * STEP + (found === -1 ? lines.length : found), Math.max(0, this.total - 1));
  }

  #read({ offset, line, goesOn }: Step): { line: TextLine; next: Step } {
    const end = this.#endFrom(offset);
    const border = goesOn ? this.#borderAfter(offset) : end.at;
    if (end.at - offset <= this.#lengthMax && border >= end.at)
      return {
        line: { line, goesOn, offset, end: end.at },
        next: { offset: end.next, line: line + end.lines, goesOn: false },
      };
    const cut = this.#cutAfter(offset);
    return {
      line: { line, goesOn, offset, end: cut },
      next: { offset: cut, line, goesOn: true },
    };
  }

  #endFrom(offset: number): { at: number; next: number; lines: number } {
    if (offset < this.#end.from || offset > this.#end.at)
      this.#end = { from: offset, ...this.#findEnd(offset) };
    return this.#end;
  }

  #findEnd(offset: number): { at: number; next: number; lines: number } {
    const text = this.#text;
    const whole = { at: text.length, next: text.length, lines: 1 };
    if (this.#ends === 'sheet') {
      let [lines, quotes, counted] = [1, 0, offset];
      for (let at = text.indexOf('\n', offset); at !== -1; at = text.indexOf('\n', at + 1), lines += 1) {
        // A cell may hold thousands of line feeds: no quote is counted twice.
        quotes += quotesIn(text, counted, at);
        counted = at;
        if (quotes % 2 === 0) return { at, next: at + 1, lines };
      }
      return whole;
    }
    if (this.#ends === 'any') {
      const found = nextEnd(text, offset);
      return found === -1 ? whole : { at: found, next: found + (isCrLf(text, found) ? 2 : 1), lines: 1 };
    }
    const mark = this.#ends === 'cr' ? '\r' : '\n';
    const found = text.indexOf(mark, offset);
    if (found === -1) return whole;
    let at = found;
    while (mark === '\n' && at > offset && text[at - 1] === '\r') at -= 1;
    return { at, next: found + 1, lines: 1 };
  }

  #borderAfter(offset: number): number {
    return this.#borders[firstAbove(this.#borders, offset)] ?? Number.POSITIVE_INFINITY;
  }

  #cutAfter(offset: number): number {
    const text = this.#text;
    const limit = offset + this.#lengthMax;
    const border = this.#borderAfter(offset);
    if (border <= limit) return border;
    const tag = text.slice(offset, limit + 1).lastIndexOf('<');
    if (tag > 0) return offset + tag;
    const isHalf = /[\uD800-\uDBFF]/.test(text[limit - 1] ?? '');
    return isHalf ? limit - 1 : limit;
  }
}

/** The place of the first number of an ascending list that is above another. */
export function firstAbove(list: Uint32Array, number: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! > number) high = middle;
    else low = middle + 1;
  }
  return low;
}

function nextEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return -1;
}

function isCrLf(text: string, at: number): boolean {
  return text[at] === '\r' && text[at + 1] === '\n';
}

function quotesIn(text: string, from: number, to: number): number {
  let quotes = 0;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 34) quotes += 1;
  return quotes;
}
