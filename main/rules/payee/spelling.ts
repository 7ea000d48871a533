/** Brings a SHOUTING name into a case that reads well. What has small letters of its own is left: somebody chose it so. */
import { SMALL, SPELLINGS, STATES } from './words.ts';

/** Capitals of one word are no shouting: IKEA, or a reference. */
const SHOUTED_MIN = 4;

/** A few small letters may have been added to it, such as "gosq.com". */
export function isShouting(text: string): boolean {
  if (text === text.toUpperCase()) return text.length >= SHOUTED_MIN && text !== text.toLowerCase();
  let capitals = 0;
  let small = 0;
  for (const letter of text) {
    if (letter !== letter.toLowerCase()) capitals += 1;
    else if (letter !== letter.toUpperCase()) small += 1;
  }
  return capitals >= SHOUTED_MIN && small * 2 <= capitals;
}

/** Runs of spaces become one, and shouting becomes a name. */
export function readable(text: string, shouting = isShouting(text)): string {
  const words = text.trim().split(/\s+/);
  if (!shouting) return words.join(' ');
  return words.map((word, index) => (isSmall(word) ? word : spelled(word, index, words))).join(' ');
}

function isSmall(word: string): boolean {
  return word !== word.toUpperCase();
}

function spelled(word: string, index: number, words: readonly string[]): string {
  const small = word.toLowerCase();
  const isLast = index === words.length - 1;
  if (index > 0 && isLast && words.length > 2 && small.length === 2 && STATES.has(small)) return word;
  return index > 0 && !isLast && SMALL.has(small) ? small : capitalised(small);
}

/** Most words come again and again. */
const KEPT_MAX = 10_000;
const kept = new Map<string, string>();

function capitalised(small: string): string {
  let word = kept.get(small);
  if (word === undefined) {
    word =
      SPELLINGS.get(small) ??
      small
        .split(/([-/*+])/)
        .map(capital)
        .join('');
    if (kept.size >= KEPT_MAX) kept.clear();
    kept.set(small, word);
  }
  return word;
}

/** One letter and a dot are initials, and what has no vowel is read letter by letter; a number with letters is a code. */
function capital(part: string): string {
  if (/\d/.test(part) && /^[a-z]*\d/.test(part)) return part.toUpperCase();
  if (/^[^aeiouyäöüéèáíóú\W\d]{2,4}$/.test(part)) return SPELLINGS.get(part) ?? spelledOut(part);
  if (/^(?:[a-z]\.)+[a-z]?$/.test(part)) return part.toUpperCase();
  const upper = part.replace(
    /^(\P{L}*)(\p{L})/u,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
  return upper
    .replace(/^Mc(\p{L})(?=\p{L}{3})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    .replace(
      /^(O|D|L)(['’])(\p{L})(?=\p{L})/u,
      (_, o: string, mark: string, letter: string) => o + mark + letter.toUpperCase(),
    );
}

/** Short for something that is read as a word. */
const SHORTENED = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'st',
  'jr',
  'sr',
  'mt',
  'ft',
  'inc',
  'ltd',
  'corp',
  'str',
  'ctr',
  'blvd',
  'svc',
  'mkt',
  'pkwy',
  'rd',
  'ln',
  'dept',
  'bldg',
  'grp',
  'intl',
  'mfg',
  'mgmt',
  'svcs',
  'prod',
  'lynn',
  'myth',
  'gym',
  'shh',
  'hmm',
]);

function spelledOut(part: string): string {
  return SHORTENED.has(part) ? part.charAt(0).toUpperCase() + part.slice(1) : part.toUpperCase();
}
