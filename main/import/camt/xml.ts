/**
 * Cuts XML into tags, strictly, in one pass and by index, so that a file of any size costs no more than the tag at hand.
 *
 * `next()` moves to the next opening or closing tag and fills `kind`, `name`, `text`, `start` and `end`; a self-closing
 * tag is both, one after the other. `text` is what stands directly before the tag: references decoded, CDATA taken in,
 * comments and processing instructions left out, trimmed. Names come without their prefix, because banks disagree on
 * those and even on the namespace.
 *
 * The tags of OFX are cut by another (`../ofx/tokenizer.ts`): that one has to forgive missing closing tags and stray
 * signs, and this one must not, since an amount out of a damaged file is a wrong amount.
 *
 * Throws UNREADABLE_FILE with the line for what is no well-formed XML, and for any document type (entities are refused,
 * never expanded); LIMIT_EXCEEDED for elements too deep and values too long. Every search that fails ends the reading,
 * which keeps hostile text linear.
 */
import type { LineCounter } from '../text/lines.ts';
import { DAMAGED, limitExceeded, unreadable } from '../text/refusals.ts';
import { quoted } from '../text/words.ts';
import { behindName, behindSpace, isNameStart } from './characters.ts';
import { decodeReferences } from './references.ts';

const LT = 0x3c;
const GT = 0x3e;
const EQUALS = 0x3d;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const NONE = -1;

const COMMENT_OPENS = '<!--';
const CDATA_OPENS = '<![CDATA[';
const CDATA_CLOSES = ']]>';
const DECLARATION = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/iy;

export interface XmlLimits {
  depthMax: number;
  /** UTF-16 units of a text or an attribute. */
  fieldLengthMax: number;
}

interface OpenElement {
  /** As written, with its prefix. */
  written: string;
  name: string;
}

export class XmlTokens {
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #limits: XmlLimits;
  readonly #open: OpenElement[] = [];
  readonly #attributes = new Map<string, string>();
  /** Behind what was read last. */
  #at = 0;
  /** Whether the tag read last closes itself, so that its end is still to be told. */
  #closesItself = false;
  #hasRoot = false;

  kind: 'open' | 'close' = 'open';
  /** Without prefix. */
  name = '';
  text = '';
  /** Where the tag's `<` is. */
  start = 0;
  /** Behind the tag's `>`. */
  end = 0;

  constructor(text: string, lines: LineCounter, limits: XmlLimits) {
    this.#text = text;
    this.#lines = lines;
    this.#limits = limits;
  }

  /** Moves to the next tag; `false` behind the end of the document. */
  next(): boolean {
    if (this.#closesItself) {
      this.#closesItself = false;
      this.kind = 'close';
      this.text = '';
      this.#open.pop();
      return true;
    }
    this.#readText();
    if (this.#at >= this.#text.length) return this.#finish();
    this.start = this.#at;
    if (this.#text.charCodeAt(this.#at + 1) === SLASH) this.#readClosingTag();
    else this.#readOpeningTag();
    return true;
  }

  /** The attribute of the opening tag at hand, by its name without prefix; `null` if it has none such. */
  attribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  /** The refusal of a file that is wrong at `at`, for who reads the tags and finds what can't be. */
  refusal(at: number, why: string, remedy = DAMAGED): Error {
    return unreadable(this.#lines.at(at), why, remedy);
  }

  #finish(): false {
    const { name } = this.#open.at(-1) ?? {};
    if (name !== undefined)
      throw this.refusal(
        this.#text.length,
        `the file ends before its closing </${cut(name)}>, so it may have been cut off`,
        'Download it again.',
      );
    if (!this.#hasRoot) throw this.refusal(0, 'there is no element in the file');
    return false;
  }

  // --- Text ----------------------------------------------------------------------------------------------------

  /** Reads on to the next tag, or to the end. */
  #readText(): void {
    const text = this.#text;
    const from = behindSpace(text, this.#at);
    let at = from;
    let value = '';
    // Nearly always a tag is next: nothing to cut out then.
    while (at < text.length) {
      if (text.charCodeAt(at) !== LT) {
        const next = text.indexOf('<', at);
        const end = next === NONE ? text.length : next;
        value += this.#decoded(at, end, value.length);
        at = end;
        continue;
      }
      const second = text.charCodeAt(at + 1);
      if (second === QUESTION) at = this.#behind('?>', at + 2, 'instruction');
      else if (second !== BANG) break;
      else if (text.startsWith(COMMENT_OPENS, at))
        at = this.#behind('-->', at + COMMENT_OPENS.length, 'comment');
      else {
        const end = this.#behindCdata(at);
        value += this.#cdata(at, end, value.length);
        at = end;
      }
    }
    this.#at = at;
    this.text = value === '' ? '' : value.trimEnd();
    if (this.text !== '' && this.#open.length === 0)
      throw this.refusal(from, `${quoted(this.text)} stands outside of the document`);
  }

  #behind(closes: string, from: number, what: string): number {
    const found = this.#text.indexOf(closes, from);
    if (found === NONE) throw this.refusal(from, `a ${what} begins and does not end`);
    return found + closes.length;
  }

  #behindCdata(at: number): number {
    if (this.#text.startsWith(CDATA_OPENS, at))
      return this.#behind(CDATA_CLOSES, at + CDATA_OPENS.length, 'CDATA section');
    DECLARATION.lastIndex = at;
    if (DECLARATION.test(this.#text))
      throw this.refusal(
        at,
        'the file declares a document type or entities, which no bank statement does and which can be used to harm',
        'Do not import this file; download the statement from the bank again.',
      );
    throw this.refusal(at, 'this “<!” begins nothing that XML knows');
  }

  #cdata(at: number, end: number, before: number): string {
    const from = at + CDATA_OPENS.length;
    const to = end - CDATA_CLOSES.length;
    this.#checkLength(before + to - from);
    return this.#text.slice(from, to);
  }

  #decoded(from: number, to: number, before: number): string {
    const limit = this.#limits.fieldLengthMax - before;
    // Blanks at the end are no part of a value, and lines of them no reason to refuse a file.
    if (to - from > limit) this.#checkLength(before + this.#text.slice(from, to).trimEnd().length);
    const raw = this.#text.slice(from, to);
    const stray = raw.indexOf(CDATA_CLOSES);
    if (stray !== NONE) throw this.refusal(from + stray, 'a CDATA section ends here and did not begin');
    return decodeReferences(raw, (at, written) => {
      throw this.refusal(from + at, `${quoted(written)} is no character that XML knows`);
    });
  }

  #checkLength(length: number): void {
    const most = this.#limits.fieldLengthMax;
    if (length <= most) return;
    const { name } = this.#open.at(-1) ?? { name: 'the file' };
    const what = `the value of <${cut(name)}> is longer than ${most} characters`;
    throw limitExceeded(this.#lines.at(this.#at), what, most, DAMAGED);
  }

  // --- Tags ----------------------------------------------------------------------------------------------------

  #readClosingTag(): void {
    const open = this.#open.pop();
    const from = this.start + 2;
    const to = behindName(this.#text, from);
    const written = this.#text.slice(from, to);
    if (open === undefined || open.written !== written) throw this.#mismatch(written, open);
    const at = behindSpace(this.#text, to);
    if (this.#text.charCodeAt(at) !== GT) throw this.refusal(at, `the tag </${cut(written)} does not end`);
    this.kind = 'close';
    this.name = open.name;
    this.#at = at + 1;
    this.end = this.#at;
  }

  #mismatch(written: string, open: OpenElement | undefined): Error {
    const expected = open === undefined ? 'no element is open' : `<${cut(open.written)}> is open`;
    return this.refusal(this.start, `the tag </${cut(written)}> stands where ${expected}`);
  }

  #readOpeningTag(): void {
    const from = this.start + 1;
    const to = behindName(this.#text, from);
    if (!isNameStart(this.#text.charCodeAt(from))) throw this.refusal(this.start, 'this “<” begins no tag');
    if (this.#hasRoot && this.#open.length === 0)
      throw this.refusal(
        this.start,
        'a second document begins here',
        'Save each statement as a file of its own, and import them together.',
      );
    this.#hasRoot = true;
    const written = this.#text.slice(from, to);
    this.kind = 'open';
    this.name = withoutPrefix(written);
    this.#push({ written, name: this.name });
    if (this.#attributes.size > 0) this.#attributes.clear();
    this.#at = this.#text.charCodeAt(to) === GT ? to + 1 : this.#readAttributes(to);
    this.end = this.#at;
  }

  #push(element: OpenElement): void {
    this.#open.push(element);
    const most = this.#limits.depthMax;
    if (this.#open.length <= most) return;
    throw limitExceeded(this.#lines.at(this.start), `elements are nested deeper than ${most}`, most, DAMAGED);
  }

  /** Reads from behind the tag's name to behind its `>`. */
  #readAttributes(nameEnd: number): number {
    const text = this.#text;
    let at = behindSpace(text, nameEnd);
    while (text.charCodeAt(at) !== GT) {
      this.#checkLength(at - nameEnd);
      if (text.charCodeAt(at) === SLASH && text.charCodeAt(at + 1) === GT) {
        this.#closesItself = true;
        return at + 2;
      }
      at = behindSpace(text, this.#readAttribute(at));
    }
    return at + 1;
  }

  #readAttribute(from: number): number {
    const text = this.#text;
    const nameEnd = behindName(text, from);
    const equals = behindSpace(text, nameEnd);
    const opens = behindSpace(text, equals + 1);
    const quote = text.charCodeAt(opens);
    const isWellFormed =
      isNameStart(text.charCodeAt(from)) &&
      text.charCodeAt(equals) === EQUALS &&
      (quote === QUOTE || quote === APOSTROPHE);
    const closes = isWellFormed ? text.indexOf(text[opens]!, opens + 1) : NONE;
    if (closes === NONE)
      throw this.refusal(this.start, `the tag <${cut(this.name)} does not end, or has a stray sign`);
    this.#checkLength(closes - opens);
    const value = this.#decoded(opens + 1, closes, 0);
    if (text.slice(opens, closes).includes('<'))
      throw this.refusal(this.start, `the tag <${cut(this.name)} holds another tag`);
    this.#attributes.set(withoutPrefix(text.slice(from, nameEnd)), value);
    return closes + 1;
  }
}

function withoutPrefix(written: string): string {
  const colon = written.lastIndexOf(':');
  return colon === NONE ? written : written.slice(colon + 1);
}

/** Names that come into messages: cut to what anybody reads. */
function cut(name: string): string {
  return name.slice(0, 40);
}
