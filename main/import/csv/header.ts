/**
 * Names of columns: how text is made comparable, and how well a column's name fits each role.
 * Pure functions of text; nothing fails.
 */
import { HEADER_WORDS, type HeaderRole } from './words.ts';

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether `text` is an ISO 4217 code, in either case. */
export function isCurrencyCode(text: string): boolean {
  return text.length === 3 && CURRENCIES.has(text.toUpperCase());
}

/** Signs that stand for one currency, those that end in another before it: a mere dollar may be many. */
export const CURRENCY_SIGNS: readonly (readonly [sign: string, code: string])[] = [
  ['US$', 'USD'],
  ['CA$', 'CAD'],
  ['C$', 'CAD'],
  ['AU$', 'AUD'],
  ['A$', 'AUD'],
  ['S$', 'SGD'],
  ['R$', 'BRL'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['zł', 'PLN'],
  ['Kč', 'CZK'],
  ['₴', 'UAH'],
  ['₹', 'INR'],
  ['₺', 'TRY'],
  ['TL', 'TRY'],
];

/** Lower case, no accents, words parted by one space: "CreditDebet" and "Credit/Debet" are both "credit debet". */
export function plainWords(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Words of a direction or a status: as `plainWords`, but a cell that is only "+" or "-" keeps it. */
export function flagWord(cell: string): string {
  const text = cell.trim();
  return text === '+' || text === '-' ? text : plainWords(text);
}

/** Accents are gone from cells, so they must go from the vocabulary: Cyrillic й and ї are letters with marks. */
const unmarked = (phrase: string): string => plainWords(phrase) || phrase;

/** Tells whether `plainWords` text holds one of `phrases` as whole words. */
export function phraseFinder(phrases: readonly string[]): (words: string) => boolean {
  const escaped = phrases
    .map((phrase) => unmarked(phrase).replace(/[+*.?]/g, String.raw`\$&`))
    .filter((phrase) => phrase !== '');
  const found = new RegExp(`(?:^| )(?:${escaped.join('|')})(?: |$)`, 'u');
  return escaped.length === 0 ? () => false : (words) => found.test(words);
}

/** A set for exact comparison with `plainWords` or `flagWord` text. */
export function phraseSet(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.map(unmarked));
}

/** The currency that an amount is written with: "-5.00 EUR", "€5.00"; null for none, and for a mere dollar. */
export function currencyInCell(cell: string): string | null {
  if (!WRITTEN_WITH.test(cell)) return null;
  const code = /(?<!\p{L})[A-Z]{3}(?!\p{L})/u.exec(cell)?.[0];
  if (code !== undefined && isCurrencyCode(code)) return code;
  return CURRENCY_SIGNS.find(([sign]) => cell.includes(sign))?.[1] ?? null;
}

/** More than figures, signs and marks. */
const WRITTEN_WITH = /[^\d\s.,+\-()'’]/;

/** The currency that a column's name gives: "Amount (EUR)", "Betrag in EUR", "Débit euros". */
export function currencyInName(name: string): string | null {
  if (/\beuro[as]?\b|€/i.test(name)) return 'EUR';
  const sign = /\(([^()\w\s]|[A-Z]{1,3}\$|zł|Kč|TL)\)\s*$/u.exec(name)?.[1];
  const signed = CURRENCY_SIGNS.find(([one]) => one === sign);
  if (signed !== undefined) return signed[1];
  const codes = name.match(/\b[A-Z]{3}\b/g)?.filter(isCurrencyCode) ?? [];
  return codes.length === 1 && /\([A-Z]{3}\)|(?:\sin)?\s[A-Z]{3}\s*$/.test(name) ? codes[0]! : null;
}

/** A column's name without its currency. */
function withoutCurrency(name: string): string {
  return currencyInName(name) === null ? name : name.replace(/\(?\b[A-Z]{3}\b\)?/, ' ');
}

const CENTS = /\b(?:cents?|pence|centimes|centavos)\b/;
const MINOR_UNITS = /\b(?:in )?(?:cents?|pence|centimes|centavos|minor units?|minor)\b/;

/** A quick look: any cell of a file is asked for. */
const MAYBE_MINOR = /cent|pence|minor/i;

/** "amount_cents", "Amount (cents)", "amount_minor". */
export function isInMinorUnits(name: string): boolean {
  return MAYBE_MINOR.test(name) && MINOR_UNITS.test(plainWords(name));
}

export function saysCents(name: string): boolean {
  return CENTS.test(plainWords(name));
}

function withoutUnits(name: string): string {
  return isInMinorUnits(name) ? plainWords(name).replace(MINOR_UNITS, '').trim() : name;
}

export type RoleScores = Partial<Record<HeaderRole, number>>;

const PHRASES = Object.entries(HEADER_WORDS)
  .flatMap(([role, phrases]) =>
    phrases.map((phrase) => ({ role: role as HeaderRole, text: unmarked(phrase) })),
  )
  .map(({ role, text }, order) => ({ role, order, text: `${text} `, words: text.split(' ') }));
type Phrase = (typeof PHRASES)[number];

/** By their first words: any cell of a file is asked for, and few of its words begin anything. */
const BEGINNING: ReadonlyMap<string, Phrase[]> = Map.groupBy(PHRASES, ({ words: [first = ''] }) => first);

/** How well a name fits each role: the share of its words that a phrase covers, 1 for the very phrase. */
export function roleScores(name: string): RoleScores {
  const scores: RoleScores = {};
  for (const written of new Set([name, withoutCurrency(name), withoutUnits(name)])) {
    const words = plainWords(written).split(' ');
    for (const { role, words: own } of phrasesIn(words)) {
      const score = own.length === words.length ? 1 : Math.min(0.9, own.length / words.length);
      if (score > (scores[role] ?? 0)) scores[role] = score;
    }
  }
  return scores;
}

/** Whole words only, in the order of the vocabulary: of roles that fit equally well its first one counts. */
function phrasesIn(words: readonly string[]): Phrase[] {
  const found = words.flatMap((first, at) => {
    const phrases = BEGINNING.get(first);
    if (phrases === undefined) return [];
    const rest = `${words.slice(at).join(' ')} `;
    return phrases.filter(({ text }) => rest.startsWith(text));
  });
  return found.sort((a, b) => a.order - b.order);
}

/** The best role of a name that covers it well enough to be called that. */
export function bestRole(scores: RoleScores): HeaderRole | null {
  let best: HeaderRole | null = null;
  for (const [role, score] of Object.entries(scores) as [HeaderRole, number][]) {
    if (score > 0.3 && score > (best === null ? 0 : scores[best]!)) best = role;
  }
  return best;
}

/** How much a row looks like column names: the number of different roles its cells clearly have. */
export function headerLikeness(cells: readonly string[]): number {
  const roles = new Set<HeaderRole>();
  for (const cell of cells) {
    if (cell === '' || cell.length > 200) continue;
    const role = bestRole(roleScores(cell));
    if (role !== null) roles.add(role);
  }
  return roles.size;
}
