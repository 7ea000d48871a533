/**
 * Cuts OFX text into tags, in one pass and by index, for both flavours: SGML, where a leaf has no closing tag, and XML.
 *
 * `next()` moves to the next tag and fills `kind`, `name`, `value`, `start` and `end`; nothing of earlier tags is kept.
 * The value of an opening tag is the text up to the next tag: comments left out, CDATA taken in, references decoded,
 * trimmed. A closing tag right behind a value belongs to it and is not reported, so both flavours read alike. In a payee
 * or memo, a tag that OFX does not know is text, unless it has a line of its own or is closed behind its value.
 *
 * It never fails for bad markup: a `<` that begins no tag is text, and so is a comment or CDATA section without an end.
 * It throws UNREADABLE_FILE for a document type or an entity declaration, LIMIT_EXCEEDED for a value that is too long.
 * Every search stops at the next `<` or is made in vain once per file at most, which keeps hostile text linear.
 */

import type { LineCounter } from '../text/lines.ts';
import { DAMAGED, limitExceeded, unreadable } from '../text/refusals.ts';
import {
  BANG,
  beginsLine,
  GT,
  isNamePart,
  isNameStart,
  isSpace,
  LT,
  QUESTION,
  SLASH,
  SPACE,
} from './characters.ts';
import { decodeEntities } from './entities.ts';
import { endsFreeText, FREE_TEXT } from './names.ts';

const NONE = -1;

const DECLARATION = /<!(?:DOCTYPE|ENTITY)/iy;
const COMMENT_OPENS = '<!--';
const COMMENT_CLOSES = '-->';
const CDATA_OPENS = '<![CDATA[';
const CDATA_CLOSES = ']]>';

/** `single` is a self-closing tag. */
export type TagKind = 'open' | 'close' | 'single';
/** What a `<` can begin; `text` if nothing. */
type Item = 'tag' | 'instruction' | 'comment' | 'cdata' | 'text';

export class Tokenizer {
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #valueLengthMax: number;
  /** Ends of comments and CDATA sections known not to occur any more: searched in vain once, never again. */
  readonly #exhausted = new Set<string>();
  /** Behind the item that `#classify` saw last. */
  #itemEnd = 0;
  /** The tag that comes next, or NONE at the end of the text. */
  #aheadStart = NONE;
  #aheadEnd = NONE;

  kind: TagKind = 'open';
  /** In upper case. */
  name = '';
  /** Empty for closing and self-closing tags, and where there is only white space. */
  value = '';
  /** Where the tag's `<` is. */
  start = 0;
  /** Behind the tag's `>`. */
  end = 0;

  /** From the first tag at or behind `from` on. */
  constructor(text: string, lines: LineCounter, valueLengthMax: number, from = 0) {
    this.#text = text;
    this.#lines = lines;
    this.#valueLengthMax = valueLengthMax;
    this.#seek(from);
  }

  /** Whether no tag comes any more. */
  get atEnd(): boolean {
    return this.#aheadStart === NONE;
  }

  /** Moves to the next tag; `false` at the end of the text. */
  next(): boolean {
    if (this.atEnd) return false;
    this.start = this.#aheadStart;
    this.end = this.#aheadEnd;
    this.kind = this.#kindAhead();
    this.name = this.#nameAhead();
    this.value = '';
    if (this.kind === 'open') this.#readValue();
    else this.#seek(this.end);
    return true;
  }

  #kindAhead(): TagKind {
    if (this.#text.charCodeAt(this.#aheadStart + 1) === SLASH) return 'close';
    return this.#text.charCodeAt(this.#aheadEnd - 2) === SLASH ? 'single' : 'open';
  }

  #nameAhead(): string {
    return this.#nameAt(this.#aheadStart);
  }

  #nameAt(tagStart: number): string {
    const from = tagStart + (this.#text.charCodeAt(tagStart + 1) === SLASH ? 2 : 1);
    const to = this.#behindName(from);
    const name = this.#text.slice(from, to);
    for (let at = from; at < to; at += 1) if (this.#text.charCodeAt(at) >= 0x61) return name.toUpperCase();
    return name;
  }

  /** Finds the next tag at or behind `from`, passing over everything else. */
  #seek(from: number): void {
    let at = this.#text.indexOf('<', from);
    while (at !== NONE) {
      const item = this.#classify(at);
      if (item === 'tag') break;
      at = this.#text.indexOf('<', item === 'text' ? this.#behindRun(at) : this.#itemEnd);
    }
    this.#stopAt(at);
  }

  #stopAt(tagStart: number): void {
    this.#aheadStart = tagStart;
    this.#aheadEnd = this.#itemEnd;
  }

  #readValue(): void {
    const text = this.#text;
    let value = '';
    const isFree = FREE_TEXT.has(this.name);
    let pieceFrom = this.#behindSpace(this.end);
    let at = text.indexOf('<', pieceFrom);
    while (at !== NONE) {
      const item = isFree ? this.#classifyWithinText(at) : this.#classify(at);
      if (item === 'tag') break;
      this.#checkLength(value.length + at - pieceFrom);
      if (item === 'text') {
        at = text.indexOf('<', this.#behindRun(at));
        continue;
      }
      value += this.#decoded(pieceFrom, at) + (item === 'cdata' ? this.#cdata(at) : '');
      pieceFrom = this.#itemEnd;
      at = text.indexOf('<', pieceFrom);
    }
    this.#stopAt(at);
    if (at === NONE) at = text.length;
    if (at > pieceFrom) {
      this.#checkLength(value.length + text.slice(pieceFrom, at).trimEnd().length);
      value += this.#decoded(pieceFrom, at);
    }
    this.value = value.trim();
    if (value !== '') this.#passOwnClose();
  }

  /** Passes over the closing tag of the value just read, if it has one. */
  #passOwnClose(): void {
    if (this.#aheadStart === NONE || this.#kindAhead() !== 'close') return;
    if (this.#nameAhead() === this.name) this.#seek(this.#aheadEnd);
  }

  /** As `#classify`, where people write what may look like a tag. */
  #classifyWithinText(lt: number): Item {
    const item = this.#classify(lt);
    if (item !== 'tag' || this.#text.charCodeAt(lt + 1) === SLASH) return item;
    const name = this.#nameAt(lt);
    const behind = this.#itemEnd;
    if (endsFreeText(name, this.#text.charCodeAt(behind)) || beginsLine(this.#text, lt)) return item;
    const isClosed = this.#isClosed(name, behind);
    this.#itemEnd = behind;
    return isClosed ? item : 'text';
  }

  /** Whether the next tag behind `from` closes `name`. */
  #isClosed(name: string, from: number): boolean {
    const lt = this.#text.indexOf('<', from);
    if (lt === NONE || this.#text.charCodeAt(lt + 1) !== SLASH) return false;
    return this.#classify(lt) === 'tag' && this.#nameAt(lt) === name;
  }

  /** Says what begins at the `<` at `lt`; `#itemEnd` is then behind it, except for plain text. */
  #classify(lt: number): Item {
    const second = this.#text.charCodeAt(lt + 1);
    if (second === BANG) return this.#classifyDeclaration(lt);
    const nameFrom = second === SLASH || second === QUESTION ? lt + 2 : lt + 1;
    if (!isNameStart(this.#text.charCodeAt(nameFrom))) return 'text';
    const close = this.#closeOfTag(this.#behindName(nameFrom));
    if (close === NONE) return 'text';
    this.#itemEnd = close + 1;
    return second === QUESTION ? 'instruction' : 'tag';
  }

  #classifyDeclaration(lt: number): Item {
    DECLARATION.lastIndex = lt;
    if (DECLARATION.test(this.#text))
      throw unreadable(
        this.#lines.at(lt),
        'the file declares a document type or entities, which no bank statement does and which can be used to harm',
        'Do not import this file; download the statement from the bank again.',
      );
    if (this.#closes(lt, COMMENT_OPENS, COMMENT_CLOSES)) return 'comment';
    if (this.#closes(lt, CDATA_OPENS, CDATA_CLOSES)) return 'cdata';
    return 'text';
  }

  #closes(lt: number, opens: string, closes: string): boolean {
    if (this.#exhausted.has(closes) || !this.#text.startsWith(opens, lt)) return false;
    const at = this.#text.indexOf(closes, lt + opens.length);
    if (at === NONE) this.#exhausted.add(closes);
    else this.#itemEnd = at + closes.length;
    return at !== NONE;
  }

  /** The tag's `>`, given the end of its name; NONE if another `<` or the end of the text comes first. */
  #closeOfTag(nameEnd: number): number {
    let code = this.#text.charCodeAt(nameEnd);
    if (code === GT) return nameEnd;
    if (code > SPACE && code !== SLASH && code !== QUESTION) return NONE;
    let at = nameEnd;
    while (at < this.#text.length) {
      code = this.#text.charCodeAt(at);
      if (code === GT) return at;
      if (code === LT) return NONE;
      at += 1;
    }
    return NONE;
  }

  #behindName(from: number): number {
    let at = from;
    while (isNamePart(this.#text.charCodeAt(at))) at += 1;
    return at;
  }

  #behindSpace(from: number): number {
    let at = from;
    while (isSpace(this.#text.charCodeAt(at))) at += 1;
    return at;
  }

  /** Behind a `<` that is text, and behind any run of such before the last: only the last can begin something. */
  #behindRun(lt: number): number {
    let at = lt + 1;
    while (this.#text.charCodeAt(at) === LT && this.#text.charCodeAt(at + 1) === LT) at += 1;
    return at;
  }

  /** Decoded twice: some banks escape what they had escaped before ("&amp;lt;"). */
  #decoded(from: number, to: number): string {
    return from === to ? '' : decodeEntities(decodeEntities(this.#text.slice(from, to)));
  }

  /** Within CDATA nothing needs escaping; references there are the same double escaping. */
  #cdata(at: number): string {
    const content = this.#text.slice(at + CDATA_OPENS.length, this.#itemEnd - CDATA_CLOSES.length);
    this.#checkLength(content.length);
    return decodeEntities(content);
  }

  #checkLength(length: number): void {
    if (length > this.#valueLengthMax)
      throw limitExceeded(
        this.#lines.at(this.start),
        `the value of <${this.name.slice(0, 40)}> is longer than ${this.#valueLengthMax} characters`,
        this.#valueLengthMax,
        DAMAGED,
      );
  }
}
