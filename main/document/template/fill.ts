/**
 * Template and fields to blocks. What nobody has said stands as a blank and is listed; nothing is invented. A field's value
 * is text and nothing else: the places of headings, clauses and fields are read before anything is filled in.
 */
import type { Block, SignatureLine, Table } from '../../papers/index.ts';
import { LEAD, PLACE, readTag, TAG, withoutNotes } from './syntax.ts';

/** What is printed where something is not known. */
export const BLANK = '________';

export interface Fields {
  /** By name; `null`: nobody has said it. */
  texts: Readonly<Record<string, string | null>>;
  tables: Readonly<Record<string, Table | null>>;
  signatures: readonly SignatureLine[];
}

export interface Filled {
  title: string;
  subject: string;
  blocks: Block[];
  /** Names of fields that stand as blanks, in the order of the text. */
  open: string[];
}

/** `inner`: what stands at [[paper]], where a template has that. */
export function fill(template: string, fields: Fields, inner: readonly Block[] = []): Filled {
  const text = decided(withoutNotes(template), fields.texts);
  const open = new Set<string>();
  const said = (words: string) => filledIn(words, fields.texts, open);
  const head = (name: string) => said(new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(text)?.[1] ?? '');
  const title = head('Title');
  const subject = head('Subject');
  const body = text.replace(/^(?:Title|Subject):.*$/gm, '');
  const writer = new Writer(fields, said, inner);
  for (const part of partsOf(body)) writer.write(part);
  return { title, subject, blocks: writer.ended(), open: [...open] };
}

/** The text with its conditions decided; a line that holds nothing but one leaves no empty line. */
function decided(text: string, texts: Fields['texts']): string {
  const joined = text.replace(/^[ \t]*(\{\{\s*(?:if [^{}]*|else|end)\s*\}\})[ \t]*\n/gm, '$1');
  const shown: boolean[] = [true];
  const conditions: boolean[] = [];
  let out = '';
  let from = 0;
  for (const match of joined.matchAll(TAG)) {
    const tag = readTag(match[1]!);
    if (!tag || tag.kind === 'field') continue;
    if (shown.at(-1)) out += joined.slice(from, match.index);
    from = match.index + match[0].length;
    if (tag.kind === 'if') {
      const holds = isTrue(texts[tag.name] ?? null, tag.word) !== tag.negated;
      conditions.push(holds);
      shown.push(shown.at(-1)! && holds);
    } else {
      shown.pop();
      const holds = conditions.pop() ?? false;
      if (tag.kind === 'else') {
        conditions.push(!holds);
        shown.push(shown.at(-1)! && !holds);
      }
    }
  }
  return shown.at(-1) ? out + joined.slice(from) : out;
}

function isTrue(value: string | null, word: string | null): boolean {
  return word === null ? value !== null && value !== '' : value === word;
}

function filledIn(words: string, texts: Fields['texts'], open: Set<string>): string {
  return words
    .replace(TAG, (written, inside: string, at: number) => {
      const tag = readTag(inside);
      if (tag?.kind !== 'field') return written;
      const value = texts[tag.name];
      // A sentence that somebody ended ends once.
      const isEnded = words[at + written.length] === '.';
      if (value !== null && value !== undefined && value !== '')
        return isEnded ? value.replace(/\.+$/, '') : value;
      open.add(tag.name);
      return BLANK;
    })
    .replace(/\s+/g, ' ')
    .trim();
}

type Part =
  | { kind: 'heading' | 'text' | 'recital' | 'clause' | 'below' | 'place'; text: string }
  | { kind: 'fact'; label: string; text: string };

/** Lines that begin like this begin a part; any other goes on with the one before it, until an empty line. */
const BEGINNINGS: readonly [Part['kind'], RegExp][] = [
  ['place', PLACE],
  ['heading', /^##\s+(.*)$/],
  ['recital', /^\([A-Z]\)\s+(.*)$/],
  ['clause', /^\d{1,2}\.\s+(.*)$/],
  ['below', /^\s+[a-z]\.\s+(.*)$/],
  ['fact', /^-\s+(.*)$/],
];

function partsOf(body: string): Part[] {
  const parts: Part[] = [];
  let goesOn = false;
  for (const line of body.split('\n')) {
    const found = BEGINNINGS.map(([kind, shape]) => ({ kind, match: shape.exec(line) })).find(
      ({ match }) => match,
    );
    if (found) parts.push(begun(found.kind, found.match![1]!));
    else if (line.trim() === '') {
      goesOn = false;
      continue;
    } else if (goesOn) parts.at(-1)!.text += ` ${line.trim()}`;
    else parts.push({ kind: 'text', text: line.trim() });
    goesOn = found?.kind !== 'place' && found?.kind !== 'heading';
  }
  return parts;
}

function begun(kind: Part['kind'], text: string): Part {
  if (kind !== 'fact') return { kind, text };
  const [, label = '', said = ''] = /^([^:]*):\s*(.*)$/.exec(text) ?? [text, text, ''];
  return { kind, label, text: said };
}

type Clause = Extract<Block, { kind: 'clause' }>;

const LETTER_A = 'A'.codePointAt(0)!;

/** Sets parts one after the other, numbering as it goes. */
class Writer {
  readonly #blocks: Block[] = [];
  readonly #fields: Fields;
  readonly #said: (words: string) => string;
  readonly #inner: readonly Block[];
  #clauses = 0;
  #below = 0;
  #recitals = 0;

  constructor(fields: Fields, said: (words: string) => string, inner: readonly Block[]) {
    this.#fields = fields;
    this.#said = said;
    this.#inner = inner;
  }

  write(part: Part): void {
    if (part.kind === 'place') return this.#place(part.text);
    // Read before anything is filled in: what a field says stands out nowhere.
    const lead = LEAD.exec(part.text);
    const text = this.#said(lead ? part.text.slice(lead[0].length) : part.text);
    if (part.kind === 'fact') return this.#fact(this.#said(part.label), text);
    if (text === '' && !lead) return;
    if (part.kind === 'heading' || part.kind === 'text') this.#blocks.push({ kind: part.kind, text });
    else
      this.#blocks.push({
        ...this.#numbered(part.kind, text),
        ...(lead ? { lead: this.#said(lead[1]!) } : {}),
      });
  }

  ended(): Block[] {
    return this.#blocks;
  }

  #numbered(kind: 'recital' | 'clause' | 'below', text: string): Clause {
    if (kind === 'recital') return { kind: 'clause', label: `(${letter(this.#recitals++)})`, text, level: 0 };
    if (kind === 'below')
      return { kind: 'clause', label: `(${letter(this.#below++).toLowerCase()})`, text, level: 1 };
    this.#below = 0;
    this.#clauses += 1;
    return { kind: 'clause', label: `${this.#clauses}.`, text, level: 0 };
  }

  #fact(label: string, said: string): void {
    const last = this.#blocks.at(-1);
    if (last?.kind === 'facts')
      this.#blocks[this.#blocks.length - 1] = { ...last, rows: [...last.rows, [label, said]] };
    else this.#blocks.push({ kind: 'facts', rows: [[label, said]] });
  }

  #place(name: string): void {
    if (name === 'paper') this.#blocks.push(...this.#inner);
    else if (name === 'signatures') this.#sign();
    else {
      const table = this.#fields.tables[name];
      if (table) this.#blocks.push(table);
    }
  }

  /** The first signatures never part from the words before them, nor these from their heading. */
  #sign(): void {
    const { signatures } = this.#fields;
    const words = this.#lastWords();
    const kept = pairsOf(signatures.slice(0, keptSigners(signatures)));
    this.#blocks.push(
      ...(kept.length === 0 ? words : [{ kind: 'together' as const, blocks: [...words, ...kept] }]),
      ...pairsOf(signatures.slice(keptSigners(signatures))),
    );
  }

  /** Takes off the last words, with a heading right above them. */
  #lastWords(): Block[] {
    const last = this.#blocks.at(-1);
    if (!isWords(last)) return [];
    this.#blocks.pop();
    const [before, kept] = lastSentences(last.text);
    if (before === '') {
      const above = this.#blocks.at(-1)?.kind === 'heading' ? [this.#blocks.pop()!] : [];
      return [...above, last];
    }
    this.#blocks.push({ ...last, text: before });
    return [
      last.kind === 'clause'
        ? { kind: 'clause', label: '', level: last.level, text: kept }
        : { kind: 'text', text: kept },
    ];
  }
}

/** So many signers stand on one page with the words before them, unless their names are too long for it. */
const KEPT_SIGNERS_MAX = 4;
const KEPT_NAMES_LENGTH_MAX = 900;

/** What goes with the signatures, of a text that is longer than that: from the beginning of a sentence on. */
const LAST_WORDS_LENGTH = 500;

function lastSentences(text: string): [before: string, last: string] {
  if (text.length <= LAST_WORDS_LENGTH * 2) return ['', text];
  const from = text.indexOf('. ', text.length - LAST_WORDS_LENGTH) + 2;
  const cut = from < 2 ? text.indexOf(' ', text.length - LAST_WORDS_LENGTH) + 1 : from;
  return [text.slice(0, cut).trim(), text.slice(cut)];
}

/** A row holds two. */
function keptSigners(signatures: readonly SignatureLine[]): number {
  const first = signatures.slice(0, KEPT_SIGNERS_MAX);
  const length = first.reduce((sum, { party, signer }) => sum + party.length + signer.length, 0);
  return length <= KEPT_NAMES_LENGTH_MAX ? KEPT_SIGNERS_MAX : 2;
}

function pairsOf(lines: readonly SignatureLine[]): Block[] {
  return Array.from({ length: Math.ceil(lines.length / 2) }, (_, row) => ({
    kind: 'signatures',
    lines: lines.slice(row * 2, row * 2 + 2),
  }));
}

function isWords(block: Block | undefined): block is Extract<Block, { kind: 'text' | 'clause' }> {
  return block?.kind === 'text' || block?.kind === 'clause';
}

function letter(index: number): string {
  return String.fromCodePoint(LETTER_A + (index % 26));
}
