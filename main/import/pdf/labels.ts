/**
 * The lines of a statement that are not transactions, told by their words: balances, totals, headings of parts, the
 * account's number. Pure functions of text; nothing fails.
 */
import { isCurrencyCode, phraseFinder, phraseSet, plainWords } from '../csv/header.ts';
import { accountIn } from '../csv/labels.ts';
import { CLOSING_WORDS, OPENING_WORDS, TOTAL_WORDS } from '../csv/words.ts';
import { ibanIn } from '../iban.ts';
import { datesIn } from './dates.ts';
import type { Line } from './lines.ts';
import {
  CLOSING_LABELS,
  DAILY_BALANCES,
  DAY_PREPOSITIONS,
  EITHER_LABELS,
  NO_BALANCE,
  OPENING_LABELS,
  PENDING_PARTS,
  SECTION_FILLERS,
  SECTION_IN,
  SECTION_OPEN,
  SECTION_OUT,
  SECTION_PAYMENTS,
} from './words.ts';

export type Section = 'in' | 'out' | 'payments' | 'open' | 'balances' | 'pending';

const opening = [...OPENING_WORDS, ...OPENING_LABELS];
const closing = [...CLOSING_WORDS, ...CLOSING_LABELS];
const several = (phrases: readonly string[]) =>
  phraseFinder(phrases.filter((phrase) => phrase.includes(' ')));
const isOpening = phraseSet(opening);
const isEither = phraseSet(EITHER_LABELS);
const isClosing = phraseSet(closing);
const saysOpening = several(opening);
const saysClosing = several(closing);
const saysTotal = phraseFinder([...TOTAL_WORDS, 'subtotal', 'totals', 'zwischensumme', 'ubertrag']);
const isDaily = phraseSet(DAILY_BALANCES);
const isPending = phraseSet(PENDING_PARTS);

/** Words that may stand around a label. */
const LABEL_WORDS_MAX = 9;

/** The time of day at which a balance was taken, and the number of the statement before it. */
const ASIDES =
  /\b(?:um|at|alle) \d{1,2}[:.]\d{2}(?: Uhr\b| [ap]m\b)?|,? ?\b(?:Auszug|Kontoauszug|Blatt|Extrait|Estratto)(?:[- ]?(?:Nr|No|N°)\.?)? ?\d{1,5}(?:\/\d{1,4})?/gi;

/** A text's words without dates and currencies. */
function bareWords(text: string): string {
  let bare = '';
  let at = 0;
  for (const date of datesIn(text)) {
    bare += text.slice(at, date.start) + ' ';
    at = date.maybeYear?.end ?? date.end;
  }
  const words = plainWords((bare + text.slice(at)).replace(ASIDES, ' ')).split(' ');
  while (words.length > 1 && DAY_PREPOSITIONS.has(words.at(-1)!)) words.pop();
  return words.filter((word) => !isCurrencyCode(word) || word === 'all').join(' ');
}

/** Whether a balance's label fits the balance before the rows as well as the one after them. */
export function isOfEitherEnd(label: string): boolean {
  return isEither.has(bareWords(label));
}

/** Which balance a label names. `inRow`: on a row "Payment of new balance" is no balance, and "New balance" is one. */
export function balanceLabel(text: string, inRow = false): 'opening' | 'closing' | null {
  if (text.length > 120) return null;
  const words = bareWords(text);
  if (words === '') return null;
  const each = words.split(' ');
  if (each.length > LABEL_WORDS_MAX || each.some((word) => NO_BALANCE.has(word))) return null;
  if (isOpening.has(words) || saysOpening(words)) return 'opening';
  return isClosing.has(words) || (!inRow && saysClosing(words)) ? 'closing' : null;
}

/** Whether a label is that of a sum. */
export function isTotal(text: string): boolean {
  return text.length <= 120 && saysTotal(bareWords(text));
}

/** Whether a line without amounts begins as one about sums does. */
export function beginsTotal(text: string): boolean {
  return saysTotal(plainWords(text.slice(0, 60)).split(' ').slice(0, 2).join(' '));
}

/** The part of the statement that a line without amounts opens. */
export function sectionOf(text: string): Section | null {
  if (text.length > 80) return null;
  const words = plainWords(text).replace(/ ?(?:continued|cont|fortsetzung|suite)$/, '');
  if (words === '') return null;
  if (isDaily.has(words)) return 'balances';
  if (isPending.has(words)) return 'pending';
  const each = words.split(' ');
  if (each.length > 8 || !each.every(isSectionWord)) return null;
  const has = (set: ReadonlySet<string>) => each.some((word) => set.has(word));
  if (has(SECTION_IN) !== has(SECTION_OUT)) return has(SECTION_IN) ? 'in' : 'out';
  if (has(SECTION_IN)) return 'open';
  if (has(SECTION_PAYMENTS)) return 'payments';
  return has(SECTION_OPEN) ? 'open' : null;
}

function isSectionWord(word: string): boolean {
  return [SECTION_IN, SECTION_OUT, SECTION_PAYMENTS, SECTION_OPEN, SECTION_FILLERS].some((set) =>
    set.has(word),
  );
}

const CARD_NUMBER = /(?<!\d)\d{4}([ -])[\dXx*]{4}\1[\dXx*]{4}\1\d{4}(?!\d)/;
/** "Account number 12345678", with a colon or without. */
const LABEL_AND_NUMBER = /^(.*\p{L}[.:#]*) +([\dXx*•][\dXx*•./ -]{2,38}\d)$/u;
const ENDING =
  /(?:ending|ends|endend|endet|terminant|terminada)(?: number)?(?: in| with| auf| mit| par| en)?:? *(\d{3,6})(?!\d)/i;
const DOTS = /(?:…|\.{3,}|\*{2,}|[xX]{2,}|•{2,})[ -]?(\d{3,6})(?!\d)/;
/** More words beside it make it a sentence that speaks of some account. */
const OTHER_WORDS_MAX = 6;

/**
 * The account that a line names as its heading does, and not a sentence. `amongRows`: a number alone may be part of a
 * row's description there.
 */
export function accountNamed({ text }: Line, amongRows: boolean): string | null {
  if (text.length > 200 || !/\d{3}/.test(text)) return null;
  const cells = text.split('  ');
  for (const [index, cell] of cells.entries()) {
    // A label and its number may be two columns.
    const whole = /\p{L}/u.test(cell) ? cell : `${cells[index - 1] ?? ''} ${cell}`;
    const found = accountOf(whole);
    if (found === null) continue;
    const other = plainWords(whole.replace(found.text, ' '))
      .split(' ')
      .filter((word) => /\p{L}/u.test(word));
    if (other.length <= OTHER_WORDS_MAX && (other.length > 0 || !amongRows)) return found.account;
  }
  return null;
}

function accountOf(cell: string): { account: string; text: string } | null {
  const card = ibanIn(cell) !== null ? undefined : CARD_NUMBER.exec(cell)?.[0];
  if (card !== undefined) return { account: card, text: card };
  const mask = ENDING.exec(cell) ?? DOTS.exec(cell);
  if (mask) return { account: `...${mask[1]}`, text: mask[0] };
  const parts = LABEL_AND_NUMBER.exec(cell);
  const account = accountIn(parts ? [parts[1]!, parts[2]!] : [cell]);
  return account === null ? null : { account, text: account };
}

/** Whether two ways of naming an account can mean the same one: the whole number and its last digits. */
export function isSameAccount(a: string, b: string): boolean {
  const digits = [a, b].map((text) => text.replace(/\D/g, ''));
  const [short = '', long = ''] = digits.sort((x, y) => x.length - y.length);
  return long.endsWith(short.slice(-4)) || long.includes(short);
}
