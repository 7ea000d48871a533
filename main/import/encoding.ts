/**
 * Turns the bytes of a statement file into text, by what the bytes are rather than by what the file is called.
 *
 * Promises: the same bytes always give the same text; a byte order mark is not part of the text; nothing is replaced
 * silently (a byte that the chosen encoding does not have is named in `warnings`).
 * Fails: BulkheadError UNREADABLE_FILE for a file with NUL bytes that is not UTF-16: that is no text file.
 */
import { BulkheadError } from '../../shared/errors.ts';

export interface DecodedText {
  text: string;
  /** The name of the encoding as the web spells it: `utf-8`, `utf-16le`, `windows-1252`, ... */
  encoding: string;
  warnings: string[];
}

/** Bytes looked at to tell UTF-16 from binary rubbish, and to weigh the single-byte encodings. */
const SAMPLE_BYTES = 64 * 1024;

/** Single-byte encodings that statement files come in, the most common first: ties go to the earlier one. */
const SINGLE_BYTE = ['windows-1252', 'windows-1250', 'windows-1251'] as const;

/** Decodes a file. `declared` is what the file or the user says its encoding is; it is believed after UTF-8 only. */
export function decodeText(whole: Uint8Array, declared: string | null): DecodedText {
  const utf16 = utf16Kind(whole);
  if (utf16 !== null) return decodeAs(whole, utf16);
  const bytes = withoutPadding(whole);
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    throw new BulkheadError(
      'UNREADABLE_FILE',
      `The file is not text: it has a NUL byte at position ${nul}.`,
      {
        remedy: 'Download the statement again as CSV, OFX, QIF or CAMT.',
        facts: { position: nul },
      },
    );
  }
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', warnings: [] };
  const named = declared === null ? null : knownEncoding(declared);
  if (named !== null && named !== 'utf-8') return decodeAs(bytes, named);
  if (isMostlyUtf8(bytes)) return decodeAs(bytes, 'utf-8');
  const guessed = guessSingleByte(bytes);
  const result = decodeAs(bytes, guessed.encoding);
  if (guessed.close) {
    result.warnings.push(
      `The file does not say how its letters are written; ${guessed.encoding} was assumed. Check names with accents.`,
    );
  }
  return result;
}

const XML_ENCODING = /<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]+)["']/i;

/**
 * The encoding that an XML declaration names, in lower case; `null` if there is none. `head` holds the first bytes of a
 * file as Latin-1. A hint: banks declare one encoding and write another.
 */
export function xmlEncoding(head: string): string | null {
  return XML_ENCODING.exec(head)?.[1]?.trim().toLowerCase() ?? null;
}

/** Some banks' programs end the file as C ends a string, or pad it: NULs after the last byte are no text. */
function withoutPadding(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return bytes.subarray(0, end);
}

/** Bytes 0x80 to 0x9F in windows-1252. Several releases of Node decode these as control characters. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

export function textOf(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding !== 'windows-1252') return text;
  return text.replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  const text = textOf(bytes, encoding);
  const at = text.indexOf('\uFFFD');
  const warnings =
    at === -1 ? [] : [`Some letters could not be read as ${encoding}; the first is at character ${at + 1}.`];
  return { text, encoding, warnings };
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The encoding's web name, or `null` for a label that nobody knows. */
function knownEncoding(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

/** UTF-16 by its mark, or without one by where the NULs lie: Latin text has them in every second byte. */
function utf16Kind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  if (length < 4 || bytes.length % 2 !== 0) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const half = length / 2;
  // Digits, separators and line ends are ASCII in any statement, so a fifth of the units is a safe floor.
  if (odd > half * 0.2 && even < half * 0.01) return 'utf-16le';
  if (even > half * 0.2 && odd < half * 0.01) return 'utf-16be';
  return null;
}

/**
 * Whether a broken letter or two are all that keeps it from being UTF-8. Letters of other encodings hardly ever make up
 * sequences of UTF-8, so that two of those for each broken one leave no doubt.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = textOf(highBytesWithContext(bytes), 'utf-8');
  let [whole, broken] = [0, 0];
  for (const letter of text) {
    if (letter === '\uFFFD') broken++;
    else if (letter > '\x7f') whole++;
  }
  return broken > 0 && whole >= 2 * broken;
}

function guessSingleByte(bytes: Uint8Array): { encoding: string; close: boolean } {
  const sample = highBytesWithContext(bytes);
  const scores = SINGLE_BYTE.map((encoding) => ({ encoding, text: textOf(sample, encoding) }))
    .map(({ encoding, text }) => ({ encoding, text, score: wordLikeness(text, ALPHABETS[encoding]) }))
    .sort((a, b) => b.score - a.score);
  const best = scores[0]!;
  const rival = scores.slice(1).find(({ text }) => text !== best.text);
  return { encoding: best.encoding, close: rival !== undefined && best.score - rival.score < 0.05 };
}

/** The sample's words that hold a non-ASCII byte: the only ones that tell the encodings apart. */
function highBytesWithContext(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  let word: number[] = [];
  let high = false;
  for (let at = 0; at < bytes.length && kept.length < SAMPLE_BYTES; at++) {
    const byte = bytes[at]!;
    if (isWordByte(byte)) {
      word.push(byte);
      high ||= byte >= 0x80;
      if (word.length < 256) continue;
    }
    if (high) kept.push(...word, 0x20);
    word = [];
    high = false;
  }
  if (high) kept.push(...word);
  return Uint8Array.from(kept);
}

function isWordByte(byte: number): boolean {
  return byte >= 0x80 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

/** The letters beyond ASCII of the languages that use each encoding: a text is in one language, mostly. */
const ALPHABETS: Readonly<Record<(typeof SINGLE_BYTE)[number], readonly string[]>> = {
  'windows-1252': ['äöüß', 'àâæçèéêëîïôùûüÿœ', 'áéíóúüñ', 'àáâãçéêíóôõúü', 'àèéìíòóù', 'åäöæøé', 'áéëïóöü'],
  'windows-1250': [
    'áčďéěíňóřšťúůýž',
    'áäčďéíĺľňóôŕšťúýž',
    'ąćęłńóśźż',
    'áéíóöőúüű',
    'ăâîşţ',
    'čćđšž',
    'äöüß',
  ],
  'windows-1251': ['абвгдеёжзийклмнопрстуфхцчшщъыьэюя', 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'],
};

/** How well `text` fits the alphabet that fits it best: the share of its letters beyond ASCII that are in it. */
function wordLikeness(text: string, alphabets: readonly string[]): number {
  const letters = lettersWithNeighbours(text);
  if (letters.length === 0) return 0;
  const fits = alphabets.map((alphabet) => letters.filter((letter) => isAtHome(letter, alphabet)).length);
  return Math.max(...fits) / letters.length;
}

interface Letter {
  letter: string;
  before: string;
  after: string;
}

/** Characters beyond ASCII that stand in words; a pound sign before an amount says nothing about the language. */
function lettersWithNeighbours(text: string): Letter[] {
  const found: Letter[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter <= '\x7f') continue;
    const before = text[at - 1] ?? ' ';
    const after = text[at + 1] ?? ' ';
    const [left, right] = [isLetter(before), isLetter(after)];
    if ((left && right) || (isLetter(letter) && (left || right))) found.push({ letter, before, after });
  }
  return found;
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character);
}

function isAtHome({ letter, before, after }: Letter, alphabet: string): boolean {
  const small = letter.toLowerCase();
  if (!alphabet.includes(small)) return false;
  // A capital inside a word of small letters is a wrong reading, and so is a Cyrillic letter among Latin ones.
  if (letter !== small && /\p{Ll}/u.test(before)) return false;
  return !/\p{Script=Cyrillic}/u.test(letter) || !(/[A-Za-z]/.test(before) || /[A-Za-z]/.test(after));
}
