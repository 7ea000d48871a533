/**
 * The name of who was paid, out of a bank's text: "SQ *BLUE BOTTLE 0423 SAN FR" is "Blue Bottle". The same text always has
 * the same name, in time linear in its length. Where it is not sure what is name and what is not, all of the bank's words
 * stay, in a case that reads well.
 */
import { depositIn, labelledName } from './labelled.ts';
import { MERCHANTS, type Pattern } from './merchants.ts';
import { isCounted, isDay, isLetters, isMask, isPhone, isRegion } from './shapes.ts';
import { isShouting, readable } from './spelling.ts';
import {
  BEFORE_NUMBERS,
  CITIES,
  COUNTRIES,
  DEEDS,
  LABELS,
  NUMBERED,
  OWN_DEEDS,
  PHRASES,
  PROCESSORS,
  SPACED_PROCESSORS,
  STATES,
} from './words.ts';

interface Token {
  text: string;
  small: string;
  /** Stands apart from what is before it, as columns do. */
  apart: boolean;
}

/** So many spaces part columns. */
const COLUMN_SPACES = 3;
/** A text that is longer is a sentence, not a name. */
const LENGTH_MAX = 300;
const CITY_WORDS_MAX = 3;
/** Words looked at to tell a merchant that is known. */
const WORDS_MAX = 8;

/** `sure` where it is a name, and not the bank's words as they are. */
export function readName(text: string): { name: string; sure: boolean } {
  const labelled = labelledName(text);
  if (labelled !== null) return { name: nameOf(labelled) ?? readable(labelled), sure: true };
  const deposit = depositIn(text);
  if (deposit !== null) return { name: readable(deposit), sure: false };
  if (text.length > LENGTH_MAX) return { name: readable(text), sure: false };
  const name = nameOf(text);
  return name === null ? { name: readable(text), sure: false } : { name, sure: true };
}

/** `null` where it is not sure enough. */
function nameOf(text: string): string | null {
  const all = tokensOf(text);
  const phrased = withoutPhrases(all);
  const tokens = withoutProcessor(phrased);
  return (
    merchantIn(tokens) ??
    (tokens === phrased ? null : merchantIn(phrased)) ??
    nameIn(tokens, tokens.length < all.length)
  );
}

export function cleanName(text: string): string {
  return readName(text).name;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const small = text.toLowerCase();
  // A letter may have more than one small one; then the words are made small one by one.
  const isEven = small.length === text.length;
  let end = 0;
  for (let at = 0; at < text.length; at = end) {
    const gap = at;
    while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
    end = at;
    while (end < text.length && !isSpace(text.charCodeAt(end))) end += 1;
    if (end === at) break;
    const word = text.slice(at, end);
    tokens.push({
      text: word,
      small: isEven ? small.slice(at, end) : word.toLowerCase(),
      apart: at - gap >= COLUMN_SPACES,
    });
  }
  return tokens;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

// --- Before the name -------------------------------------------------------------------------------------------------

const PHRASES_OF: ReadonlyMap<string, readonly (readonly string[])[]> = Map.groupBy(
  PHRASES.toSorted((a, b) => b.length - a.length),
  (phrase) => phrase[0]!,
);

function withoutPhrases(all: readonly Token[]): readonly Token[] {
  let at = 0;
  let next = all[0];
  while (next) {
    const from = at;
    const phrase = PHRASES_OF.get(next.small)?.find((words) =>
      words.every((word, i) => fits(all[from + i], word)),
    );
    if (!phrase) break;
    at += phrase.length;
    while (all[at] && isCounted(all[at]!.small)) at += 1;
    next = all[at];
  }
  return at === 0 || at >= all.length ? all : all.slice(at);
}

function fits(token: Token | undefined, word: string): boolean {
  if (!token) return false;
  return word === '@date' ? isDay(token.small) : token.small === word;
}

/** "SQ *NAME", "TST* NAME", "SP NAME". A star after anybody else is left: what stands before it is the name, or not. */
function withoutProcessor(tokens: readonly Token[]): readonly Token[] {
  const [first, second] = tokens;
  if (!first) return tokens;
  const star = first.text.indexOf('*');
  if (star > 0) {
    if (!PROCESSORS.has(first.small.slice(0, star))) return tokens;
    return withFirst(first, star + 1, tokens);
  }
  if (!second) return tokens;
  if (second.text.startsWith('*') && PROCESSORS.has(first.small))
    return withFirst(second, 1, tokens.slice(1));
  // “PayPal payout” is what the processor itself did.
  const isOwn = tokens.length === 2 && OWN_DEEDS.has(second.small);
  return SPACED_PROCESSORS.has(first.small) && !isOwn ? tokens.slice(1) : tokens;
}

/** The same from a letter of the first token on; all of it where nothing is left. */
function withFirst(first: Token, from: number, tokens: readonly Token[]): readonly Token[] {
  const rest = tokens.slice(1);
  const text = first.text.slice(from);
  if (text === '') return rest.length === 0 ? tokens : rest;
  return [{ text, small: text.toLowerCase(), apart: false }, ...rest];
}

// --- Merchants that are known --------------------------------------------------------------------------------------

function merchantIn(tokens: readonly Token[]): string | null {
  const first = tokens[0];
  if (!first) return null;
  const patterns = MERCHANTS.get(isLetters(first.small) ? first.small : (wordsOf(first.small)[0] ?? ''));
  if (!patterns) return null;
  const words = tokens.slice(0, WORDS_MAX).flatMap(({ small }) => wordsOf(small));
  if (isCreditUnion(words)) return null;
  return (
    patterns.find(
      (pattern) => begins(words, pattern) && (pattern.open || isOver(words.slice(pattern.words.length))),
    )?.name ?? null
  );
}

/** Those of employees have the names of many companies. */
function isCreditUnion(words: readonly string[]): boolean {
  return words.some((word, at) => word === 'fcu' || (word === 'credit' && words[at + 1]?.startsWith('un')));
}

function wordsOf(small: string): string[] {
  return small
    .replace(/['’`]/g, '')
    .split(/[^\p{L}\p{N}&+]+/u)
    .filter((word) => word !== '');
}

function begins(words: readonly string[], pattern: Pattern): boolean {
  return pattern.words.every((word, at) =>
    word === '@ticket' ? /^\d{10,}$/.test(words[at] ?? '') : words[at] === word,
  );
}

/** Whether what follows the merchant's words is no part of a longer name: "TARGET 1042 RENO NV", not "TARGET MARKETING". */
function isOver(rest: readonly string[]): boolean {
  for (const [at, word] of rest.entries()) {
    if (isReference(word) || isTown(rest.slice(at))) return true;
    if (!/\d/.test(word) && !BEFORE_NUMBERS.has(word)) return false;
  }
  return true;
}

/** Surely none of a name, as "24" may be: four digits, or some among letters. */
function isReference(word: string): boolean {
  const digits = word.replace(/\D/g, '').length;
  return digits >= 4 || (digits >= 2 && word.length >= 6 && !/^\d+\D+$/.test(word));
}

/** "RENO NV", or a state alone. Of another town nobody knows whether its words are the name's: "UNITED RENTALS TX". */
function isTown(rest: readonly string[]): boolean {
  for (let at = 0; at <= CITY_WORDS_MAX && at < rest.length; at += 1) {
    if (!isRegion(rest[at]!)) continue;
    const next = rest[at + 1];
    const isEnd = next === undefined || COUNTRIES.has(next) || /\d/.test(next);
    // "TARGET CO" may be a company.
    if (isEnd && (at === 0 ? rest[0] !== 'co' : CITIES.has(rest.slice(0, at).join(' ')))) return true;
  }
  return false;
}

// --- Names that are not known --------------------------------------------------------------------------------------

/** `null` where it is not sure enough. */
function nameIn(tokens: readonly Token[], isStripped: boolean): string | null {
  const first = tokens[0];
  if (!first || DEEDS.has(first.small) || first.small.includes('*')) return null;
  const shouting = isShouting(tokens.map(({ text }) => text).join(' '));
  const end = tokens.findIndex((_, index) => index > 0 && endsBefore(tokens, index, shouting));
  const cut = end < 0 ? tokens : withoutNumberWords(tokens.slice(0, end));
  const name = end < 0 || isRegion(cut.at(-1)!.small) ? withoutTown(cut) : cut;
  // Of "POS 4471 LANDER WY" nothing but the place is left.
  if (isStripped && name.length <= 2 && isRegion(name.at(-1)!.small) && name.length > 1) return null;
  if (!name.some(({ small }) => /\p{L}{2}/u.test(small) && !isCounted(small))) return null;
  const joined = name
    .map(({ text }) => text)
    .join(' ')
    .replace(/[\s,;:*#/-]+$/, '');
  if (joined === '' || joined === '&') return null;
  return readable(joined, shouting);
}

/** Whether a token, and what follows it, is no longer the name. */
function endsBefore(tokens: readonly Token[], at: number, shouting: boolean): boolean {
  const { text, small, apart } = tokens[at]!;
  if (!apart && isLetters(small) && !NUMBERED.has(small)) return false;
  if (small.startsWith('//') || /^[#*]/.test(small) || isMask(small) || isPhone(small) || isDay(small))
    return true;
  const colon = small.indexOf(':');
  if (colon > 0 && LABELS.has(small.slice(0, colon))) return true;
  if (apart && (isRegion(tokens.at(-1)!.small) || isCounted(tokens.at(-1)!.small))) return true;
  if (small.endsWith('.com') && at + 2 >= tokens.length && isRegion(tokens.at(-1)!.small)) return true;
  if (NUMBERED.has(small) && /\d/.test(tokens[at + 1]?.small ?? '') && shouting) return true;
  // In a text that a person may have written, only a long number is surely none of the name.
  if (!shouting) return /^\d{5,}$/.test(text);
  return isCounted(small) || /^0\d$/.test(small) || /^[\w-]+\.[\w-]+\.?\w*\/\S*$/.test(small);
}

/** "STARBUCKS STORE" of "STARBUCKS STORE 00421". */
function withoutNumberWords(tokens: readonly Token[]): readonly Token[] {
  let end = tokens.length;
  while (end > 1 && BEFORE_NUMBERS.has(tokens[end - 1]!.small)) end -= 1;
  return tokens.slice(0, end);
}

/** Without a town that is known and the state behind it. A state alone may be a word: "PEPSI CO". */
function withoutTown(tokens: readonly Token[]): readonly Token[] {
  let end = tokens.length;
  if (end > 2 && COUNTRIES.has(tokens[end - 1]!.small)) end -= 1;
  if (end < 3 || !STATES.has(tokens[end - 1]!.small)) return tokens;
  for (let words = Math.min(CITY_WORDS_MAX, end - 2); words > 0; words -= 1) {
    const town = tokens.slice(end - 1 - words, end - 1);
    if (CITIES.has(town.map(({ small }) => small).join(' '))) return tokens.slice(0, end - 1 - words);
  }
  return tokens;
}
