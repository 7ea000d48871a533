/**
 * Cuts the text of MT940 messages into fields (`:61:...`), in one pass and by index.
 *
 * `next()` moves to the next field and fills `tag`, `start` and `end`; nothing of earlier fields is kept. What stands
 * between fields (envelopes, trailers, lines that banks put around messages) is passed over. A line of a text that
 * merely looks like a field, such as the minutes of a time that was broken over two lines (":26:37"), is text.
 *
 * Never fails but with LIMIT_EXCEEDED for a field that is too long. Each line is looked at twice at most.
 */
import type { LineCounter } from '../text/lines.ts';
import { DAMAGED, limitExceeded } from '../text/refusals.ts';

const TAGS = [
  '20 21 25 25P 28 28C 60F 60M 61 86 62F 62M 64 65 NS',
  // Interim reports (MT942) only.
  '34F 13 13D 90C 90D',
].flatMap((tags) => tags.split(' '));
const KNOWN: ReadonlySet<string> = new Set(TAGS);
/** Fields whose further lines belong to them; whatever follows the first line of another is no part of it. */
const WITH_LINES: ReadonlySet<string> = new Set(['61', '86', 'NS']);
/** These may be what is left of a time in the midst of a text; a letter or a number beyond 59 can't be. */
const LIKE_A_TIME: ReadonlySet<string> = new Set(['13', '20', '21', '25', '28']);
/** What follows the reference at the beginning of a message. */
const AFTER_REFERENCE: ReadonlySet<string> = new Set('21 25 25P 28 28C 34F 13 13D 60F 60M'.split(' '));
/** What goes on within a message, so that a lone dash before it can't have been the message's end. */
const WITHIN_MESSAGE: ReadonlySet<string> = new Set('61 86 NS 62F 62M 64 65 90C 90D'.split(' '));

const TAG = /:(\d\d[A-Z]?|NS):/y;
/** The parts of an envelope as they begin a line; nothing that a text would. */
const ENVELOPE = /-\}|\{1:[A-Z]\d\d|\{2:[A-Z]\d{3}|\{[35]:[{}]|\{4:/y;
const BODY = '{4:';
const BLANK = 0x20;
const DASH = 0x2d;
const NO_BREAK_SPACE = 0xa0;
const NONE = -1;

export class Fields {
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #lengthMax: number;
  readonly #lineEnds: RegExp;
  /** The line that comes next. */
  #lineStart = 0;
  #lineEnd = 0;
  #nextLine = 0;
  /** The tag that the next line begins with, if it begins a field, and where it does. */
  #tagAhead: string | null = null;
  #tagAt = 0;
  /** Whether an envelope's line has been passed since the last field began. */
  #isBoundary = false;

  tag = '';
  /** Where the field's first colon is. */
  start = 0;
  /** Behind the field's last character that is no blank. */
  end = 0;
  /** Whether a message ended, or began, between the field before and this one. */
  afterBoundary = false;

  constructor(text: string, lines: LineCounter, lengthMax: number) {
    this.#text = text;
    this.#lines = lines;
    this.#lengthMax = lengthMax;
    // Some systems write two at signs for each line end.
    this.#lineEnds = /(?:^|@@):\d\d[A-Z]?:[^\r\n@]*@@:\d\d[A-Z]?:|^@@:20:/.test(text.slice(0, 4096))
      ? /\r\n?|\n|@@/g
      : /\r\n?|\n/g;
    this.#readLine(0);
    while (this.#tagAhead === null && !this.#atEnd) this.#readLine(this.#nextLine);
  }

  /** Moves to the next field; `false` at the end of the text. */
  next(): boolean {
    if (this.#tagAhead === null) return false;
    this.afterBoundary = this.#isBoundary;
    this.#isBoundary = false;
    this.tag = this.#tagAhead;
    this.start = this.#tagAt;
    this.end = this.#trimmed(this.#lineEnd);
    const hasLines = WITH_LINES.has(this.tag);
    this.#checkLength();
    this.#readOn(hasLines);
    this.#checkLength();
    return true;
  }

  /** What stands on the field's first line behind its tag, trimmed. */
  get value(): string {
    return this.lines[0]!.trim();
  }

  /** The field's lines, without its tag, line ends and empty lines at the end; the first one may be empty. */
  get lines(): string[] {
    return this.#text.slice(this.start + this.tag.length + 2, this.end).split(this.#lineEnds);
  }

  get #atEnd(): boolean {
    return this.#lineStart >= this.#text.length;
  }

  /** Passes over the lines that follow, up to the next field; takes them in where they are the field's. */
  #readOn(hasLines: boolean): void {
    /** Where the text ends before the first and the last lone dash, of which one may have ended the message. */
    let endBeforeFirst = NONE;
    let endBeforeLast = NONE;
    let isAfterDash = false;
    let isCut = !hasLines;
    for (;;) {
      this.#readLine(this.#nextLine);
      if (this.#atEnd || (this.#tagAhead !== null && this.#isField(hasLines, endBeforeFirst !== NONE))) break;
      if (this.#isBoundary) isCut = true;
      if (isCut) continue;
      const end = this.#trimmed(this.#lineEnd);
      if (end <= this.#lineStart) continue;
      const isDash = this.#isLoneDash(end);
      if (isDash && !isAfterDash) endBeforeLast = this.end;
      if (isDash && endBeforeFirst === NONE) endBeforeFirst = this.end;
      isAfterDash = isDash;
      this.end = end;
    }
    if (endBeforeFirst === NONE) return;
    // With more of the message behind it, a dash that more text follows was a line of that text.
    const goesOn = !this.#isBoundary && this.#tagAhead !== null && WITHIN_MESSAGE.has(this.#tagAhead);
    if (goesOn && !isAfterDash) return;
    this.end = goesOn ? endBeforeLast : endBeforeFirst;
    this.#isBoundary = true;
  }

  /** Whether the tag that the next line begins with is one, and not the rest of a time in the text before it. */
  #isField(inText: boolean, afterDash: boolean): boolean {
    const tag = this.#tagAhead!;
    if (!inText || afterDash || this.#isBoundary || !LIKE_A_TIME.has(tag)) return true;
    return tag === '20' && AFTER_REFERENCE.has(this.#tagBehind(this.#nextLine));
  }

  /** The tag that the first field-like line at or behind `from` begins with; '' if there is none. */
  #tagBehind(from: number): string {
    const { length } = this.#text;
    let at = from;
    while (at < length) {
      const tag = this.#tagOf(this.#behindControls(at));
      if (tag !== null) return tag;
      this.#lineEnds.lastIndex = at;
      at = this.#lineEnds.test(this.#text) ? this.#lineEnds.lastIndex : length;
    }
    return '';
  }

  #readLine(from: number): void {
    this.#lineStart = from;
    this.#lineEnds.lastIndex = from;
    const match = this.#lineEnds.exec(this.#text);
    this.#lineEnd = match === null ? this.#text.length : match.index;
    this.#nextLine = match === null ? this.#text.length : this.#lineEnds.lastIndex;
    const at = this.#behindControls(from);
    ENVELOPE.lastIndex = at;
    const isEnvelope = ENVELOPE.test(this.#text);
    if (isEnvelope) this.#isBoundary = true;
    this.#tagAt = isEnvelope ? this.#bodyIn(at) : at;
    this.#tagAhead = this.#tagAt < this.#lineEnd ? this.#tagOf(this.#tagAt) : null;
  }

  /** Behind the opening of the message's text on this line; the line's end if there is none. */
  #bodyIn(at: number): number {
    const line = this.#text.slice(at, this.#lineEnd);
    const body = line.lastIndexOf(BODY);
    return body === NONE ? this.#lineEnd : at + body + BODY.length;
  }

  #tagOf(at: number): string | null {
    TAG.lastIndex = at;
    const tag = TAG.exec(this.#text)?.[1];
    return tag !== undefined && KNOWN.has(tag) ? tag : null;
  }

  /** Marks of a transmission's beginning and end stand before fields, and so may a byte order mark. */
  #behindControls(from: number): number {
    let at = from;
    for (; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if ((code >= BLANK && code !== 0xfeff) || code === 0x0a || code === 0x0d) break;
    }
    return at;
  }

  /** `end` less the blanks and control characters before it. */
  #trimmed(end: number): number {
    let at = end;
    while (at > this.#lineStart && isBlank(this.#text.charCodeAt(at - 1))) at -= 1;
    return at;
  }

  #isLoneDash(end: number): boolean {
    return end === this.#lineStart + 1 && this.#text.charCodeAt(this.#lineStart) === DASH;
  }

  #checkLength(): void {
    const most = this.#lengthMax;
    if (this.end - this.start > most)
      throw limitExceeded(
        this.#lines.at(this.start),
        `the field :${this.tag}: is longer than ${most} characters`,
        most,
        DAMAGED,
      );
  }
}

function isBlank(code: number): boolean {
  return code <= BLANK || code === NO_BREAK_SPACE;
}
