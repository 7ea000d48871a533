/**
 * Cuts the XML of a workbook’s parts into tags and texts, in one pass and by index.
 *
 * `next()` moves on and fills `kind` and `name`; `text` and `attribute()` are of where it stands, and cost nothing
 * unless they are asked for. Names come without their prefix. A self-closing tag opens and closes.
 *
 * Promises: there is one outermost tag, and those within nest as they should, to the end of the text; linear time.
 * Fails: UNREADABLE_FILE for XML that is not well-formed, and for a document type: no workbook has one, and entities
 * of one’s own can be used to harm. LIMIT_EXCEEDED for tags nested too deep.
 */
import { decodeReferences } from '../camt/references.ts';
import { damagedWorkbook, tooDeep } from './refusals.ts';

const LT = 0x3c;
const GT = 0x3e;
const BANG = 0x21;
const QUESTION = 0x3f;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SPACE = 0x20;

const CDATA_OPENS = '<![CDATA[';

export class XmlReader {
  readonly #xml: string;
  readonly #depthMax: number;
  /** The names of what is open, as they stand in the text. */
  readonly #open: string[] = [];
  #at = 0;
  #hasRoot = false;
  /** What was opened last is closed already. */
  #isSingle = false;
  /** Of the attributes, or of the text. */
  #from = 0;
  #to = 0;
  #isVerbatim = false;

  kind: 'open' | 'close' | 'text' = 'text';
  /** Of the tag, without its prefix; of a text, that of the tag before. */
  name = '';

  constructor(xml: string, depthMax: number) {
    this.#xml = xml;
    this.#depthMax = depthMax;
  }

  /** Moves on; `false` at the end. */
  next(): boolean {
    if (this.#isSingle) return this.#closed();
    const xml = this.#xml;
    while (this.#at < xml.length) {
      if (xml.charCodeAt(this.#at) !== LT) {
        if (this.#readText()) return true;
        continue;
      }
      const second = xml.charCodeAt(this.#at + 1);
      if (second === QUESTION) this.#pass('<?', '?>');
      else if (second === BANG) {
        if (this.#readDeclaration()) return true;
      } else if (second === SLASH) return this.#readClose();
      else return this.#readOpen();
    }
    if (this.#open.length > 0) throw damagedWorkbook(`it ends within <${this.#open.at(-1)!.slice(0, 40)}>`);
    if (!this.#hasRoot) throw damagedWorkbook('a part of it holds no tag');
    return false;
  }

  /** The text that is stood on, decoded; line ends are those of XML. */
  get text(): string {
    const text = this.#xml.slice(this.#from, this.#to);
    return plainLines(this.#isVerbatim ? text : decoded(text));
  }

  /** The value of an attribute of the tag that is stood on; `null` if it has none. */
  attribute(wanted: string): string | null {
    const xml = this.#xml;
    let at = this.#behindSpace(this.#from);
    while (at < this.#to) {
      const nameFrom = at;
      while (at < this.#to && xml.charCodeAt(at) !== EQUALS && xml.charCodeAt(at) > SPACE) at++;
      const nameTo = at;
      at = this.#behindSpace(at);
      const quoteAt = this.#behindSpace(at + 1);
      const quote = xml[quoteAt];
      const end = quote === '"' || quote === "'" ? xml.indexOf(quote, quoteAt + 1) : -1;
      if (xml.charCodeAt(at) !== EQUALS || end === -1 || end >= this.#to)
        throw damagedWorkbook(`an attribute of <${this.name.slice(0, 40)}> can’t be read`);
      if (localName(xml.slice(nameFrom, nameTo)) === wanted) return decoded(xml.slice(quoteAt + 1, end));
      at = this.#behindSpace(end + 1);
    }
    return null;
  }

  #closed(): true {
    this.#isSingle = false;
    this.kind = 'close';
    this.name = localName(this.#open.pop()!);
    return true;
  }

  #readText(): boolean {
    const next = this.#xml.indexOf('<', this.#at);
    this.#from = this.#at;
    this.#to = next === -1 ? this.#xml.length : next;
    this.#at = this.#to;
    this.#isVerbatim = false;
    this.kind = 'text';
    if (this.#open.length > 0) return true;
    if (this.#xml.slice(this.#from, this.#to).trim() !== '')
      throw damagedWorkbook('text stands outside of its tags');
    return false;
  }

  #readDeclaration(): boolean {
    const xml = this.#xml;
    if (xml.startsWith('<!--', this.#at)) {
      this.#pass('<!--', '-->');
      return false;
    }
    if (!xml.startsWith(CDATA_OPENS, this.#at) || this.#open.length === 0)
      throw damagedWorkbook(
        'it declares a document type, which no workbook does and which can be used to harm',
      );
    this.#from = this.#at + CDATA_OPENS.length;
    this.#to = this.#pass(CDATA_OPENS, ']]>');
    this.#isVerbatim = true;
    this.kind = 'text';
    return true;
  }

  /** Passes over what `opens` and `closes`; gives where the closing mark is. */
  #pass(opens: string, closes: string): number {
    const end = this.#xml.indexOf(closes, this.#at + opens.length);
    if (end === -1) throw damagedWorkbook(`“${opens}” is never closed`);
    this.#at = end + closes.length;
    return end;
  }

  #readOpen(): true {
    const xml = this.#xml;
    const nameTo = this.#behindName(this.#at + 1);
    const end = this.#endOfTag(nameTo);
    this.#isSingle = xml.charCodeAt(end - 1) === SLASH && end - 1 >= nameTo;
    const name = xml.slice(this.#at + 1, nameTo);
    if (this.#open.length >= this.#depthMax) throw tooDeep(this.#depthMax);
    if (this.#hasRoot && this.#open.length === 0)
      throw damagedWorkbook('a part of it goes on behind its end');
    this.#hasRoot = true;
    this.#open.push(name);
    this.#from = nameTo;
    this.#to = this.#isSingle ? end - 1 : end;
    this.#at = end + 1;
    this.kind = 'open';
    this.name = localName(name);
    return true;
  }

  #readClose(): true {
    const xml = this.#xml;
    const name = this.#open.at(-1);
    const from = this.#at + 2;
    const nameTo = from + (name?.length ?? 0);
    const end = this.#behindSpace(nameTo);
    if (name === undefined || !xml.startsWith(name, from) || xml.charCodeAt(end) !== GT)
      throw damagedWorkbook(
        name === undefined ? 'a tag closes that was not open' : `<${name.slice(0, 40)}> is not closed`,
      );
    this.#at = end + 1;
    return this.#closed();
  }

  /** Where the tag’s `>` is; quoted values may hold one. */
  #endOfTag(from: number): number {
    const xml = this.#xml;
    for (let at = from; at < xml.length; at++) {
      const code = xml.charCodeAt(at);
      if (code === GT) return at;
      if (code === LT) break;
      if (code === QUOTE || code === APOSTROPHE) {
        at = xml.indexOf(xml[at]!, at + 1);
        if (at === -1) break;
      }
    }
    throw damagedWorkbook('a tag is never closed');
  }

  #behindName(from: number): number {
    let at = from;
    for (; at < this.#xml.length; at++) {
      const code = this.#xml.charCodeAt(at);
      if (code <= SPACE || code === SLASH || code === GT || code === LT) break;
    }
    if (at === from) throw damagedWorkbook('a tag has no name');
    return at;
  }

  #behindSpace(from: number): number {
    let at = from;
    while (at < this.#xml.length && this.#xml.charCodeAt(at) <= SPACE) at++;
    return at;
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function plainLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function decoded(text: string): string {
  // Anything else is an entity of one's own making, or stands for no character at all.
  return decodeReferences(text, () => {
    throw damagedWorkbook('“&” stands for no character');
  });
}
