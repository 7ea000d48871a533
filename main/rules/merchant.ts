/**
 * The words of a bank's text that name who was paid, without what changes from one row to the next: card and store
 * numbers, dates, references, places. A row reads like "SQ *BLUE BOTTLE 0042 OAKLAND CA 01/14".
 */
import { COUNTRIES, PHRASES, SPACED_PROCESSORS, STATES } from './payee/words.ts';

/** What banks and card processors put before the name, whatever the order. */
const BEFORE = new Set([
  ...[...PHRASES.flat(), ...SPACED_PROCESSORS],
  ...[
    'atm',
    'auth',
    'bill',
    'credit',
    'dep',
    'deposit',
    'direct',
    'from',
    'online',
    'the',
    'to',
    'transaction',
  ],
  ...['transfer', 'xx'],
]);
/** "SQ *", "PAYPAL *", "TST* ": the name comes after it. */
const PROCESSOR = /^\S{1,12}\s?\*\s?/;
/** Words that a name has at most. */
const WORDS_MAX = 4;

/** A name in lower case, as rules compare; without any letters, the empty list. */
export function merchantWords(text: string): string[] {
  const rest = text.toLowerCase().replace(/\s+/g, ' ').trim().replace(PROCESSOR, '');
  const words = rest.split(' ');
  const start = words.findIndex((word) => !BEFORE.has(word) && isName(word));
  if (start < 0) return [];
  const end = words.findIndex((word, index) => index > start && !isName(word));
  return withoutPlace(words.slice(start, end < 0 ? undefined : end)).slice(0, WORDS_MAX);
}

/** Letters, and what stands between letters in names; no digit, as store numbers, dates and references have. */
function isName(word: string): boolean {
  return /\p{L}/u.test(word) && !/[\d#*]/.test(word) && !/^x{2,}$/.test(word);
}

/** A state at the end has a city before it, and that leaves a name only if there is a word more. */
function withoutPlace(words: string[]): string[] {
  if (words.length < 2 || !(STATES.has(words.at(-1)!) || COUNTRIES.has(words.at(-1)!))) return words;
  return words.length > 2 ? words.slice(0, -2) : words.slice(0, -1);
}
