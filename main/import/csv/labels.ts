/**
 * The lines of a CSV file that are not transactions: totals, opening and closing balances, the account's number in
 * the heading. Told from transactions by their words and by what they lack; nothing fails.
 */
import { type DecimalMark, isNothing, readAmount } from '../amounts.ts';
import { ibanIn } from '../iban.ts';
import { phraseFinder, phraseSet, plainWords } from './header.ts';
import { ACCOUNT_WORDS, AVAILABLE_WORDS, CLOSING_WORDS, OPENING_WORDS, TOTAL_WORDS } from './words.ts';

export type SummaryKind = 'total' | 'opening' | 'closing' | 'available';

export interface Summary {
  what: SummaryKind;
  label: string;
  amount: string | null;
}

const EXACT: readonly (readonly [SummaryKind, ReadonlySet<string>])[] = [
  ['opening', phraseSet(OPENING_WORDS)],
  ['available', phraseSet(AVAILABLE_WORDS)],
  ['closing', phraseSet(CLOSING_WORDS)],
];
type Finder = (words: string) => boolean;

/** Within other words ("closing balance on 5 May") a phrase counts only if it has several words itself. */
const finderOfSeveral = (phrases: readonly string[]): Finder =>
  phraseFinder(phrases.filter((p) => p.includes(' ')));
const CONTAINED: readonly (readonly [SummaryKind, Finder])[] = [
  ['opening', finderOfSeveral(OPENING_WORDS)],
  ['available', finderOfSeveral(AVAILABLE_WORDS)],
  ['closing', finderOfSeveral(CLOSING_WORDS)],
];
const saysTotal = phraseFinder(TOTAL_WORDS);
const saysAccount = phraseFinder(ACCOUNT_WORDS);

const LABEL_LENGTH_MAX = 60;
/** Payees recur, and spelling them plainly is slow. */
const named = new Map<string, SummaryKind | null>();
const NAMED_MAX = 5_000;

/** The day of a balance behind its name: "as of 12/01/2025", "vom 01.12.2025". */
const OF_A_DAY =
  /[\s,(]+(?:(?:as of|as at|on|at|per|vom|zum|am|au|du|al|del|op)\s+)?(\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\.?)\)?$/i;

/** The day behind the name of a balance, as it is written; empty where there is none. */
export function dayBehind(label: string): string {
  return OF_A_DAY.exec(label)?.[1] ?? '';
}

/** What a dated row's text says if it is nothing but the name of a balance ("Saldo Anterior"), maybe with its day. */
export function balanceNamed(written: string): SummaryKind | null {
  if (written === '' || written.length > LABEL_LENGTH_MAX) return null;
  // Most texts with a digit are no names of balances, and few of them end in a day.
  const text = /\d[).]*$/.test(written) ? written.replace(OF_A_DAY, '') : written;
  if (/\d/.test(text)) return null;
  let what = named.get(text);
  if (what === undefined) {
    const words = plainWords(text);
    what = EXACT.find(([, set]) => set.has(words))?.[0] ?? null;
    if (named.size >= NAMED_MAX) named.clear();
    named.set(text, what);
  }
  return what;
}

/**
 * Reads an undated row as a total or a balance: its first cell is such a label and the others hold no text.
 * `isOwnTotal` knows labels of totals that the mapping adds.
 */
export function readSummary(
  cells: readonly string[],
  decimal: DecimalMark,
  isOwnTotal: Finder = () => false,
): Summary | null {
  const first = cells.findIndex((cell) => cell.trim() !== '');
  if (first === -1) return null;
  const [label = '', inline] = splitLabel(cells[first]!);
  const rest = inline === undefined ? cells.slice(first + 1) : [inline, ...cells.slice(first + 1)];
  if (label.length > 80 || rest.some((cell) => /\p{L}{4,}/u.test(cell))) return null;
  const words = plainWords(label);
  const what = kindOf(words) ?? (isOwnTotal(words) ? 'total' : null);
  if (what === null) return null;
  const amount = rest.filter((cell) => !isNothing(cell)).map((cell) => readAmount(cell, decimal));
  return { what, label: label.trim(), amount: amount.find((value) => value !== null) ?? null };
}

function kindOf(words: string): SummaryKind | null {
  for (const [kind, set] of EXACT) if (set.has(words)) return kind;
  for (const [kind, says] of CONTAINED) if (says(words)) return kind;
  return saysTotal(words) ? 'total' : null;
}

/** "Closing balance: 12.00" in one cell is a label and a value. */
function splitLabel(cell: string): [string, string | undefined] {
  const at = cell.search(/[:：](?!\d)|[:：]\s*$/);
  const value = at === -1 ? '' : cell.slice(at + 1).trim();
  return value === '' ? [cell.replace(/[:：]\s*$/, ''), undefined] : [cell.slice(0, at), value];
}

const MASKED = /(?<![A-Za-z0-9])(?:\d{4,6}[xX*•]{4,}\d{3,4}|[xX*•]{3,}[- ]?\d{3,})(?!\w)/;
const NUMBER = /[\dXx*•][\dXx*• ./-]{2,38}\d/;

/** The account that a heading line clearly names: an IBAN, a masked number, or a number after a word for account. */
export function accountIn(cells: readonly string[]): string | null {
  const whole = cells.join(' ').slice(0, 2_000);
  const iban = ibanIn(whole) ?? MASKED.exec(whole)?.[0];
  if (iban !== undefined) return iban.trim();
  for (const [index, cell] of cells.entries()) {
    const [label, inline] = splitLabel(cell);
    const words = plainWords(label);
    if (words.split(' ').length > 4 || !saysAccount(words) || kindOf(words) !== null) continue;
    const value = inline ?? cells.slice(index + 1).find((next) => next.trim() !== '') ?? '';
    const number = value.length > 80 ? undefined : NUMBER.exec(value)?.[0];
    if (number !== undefined && (number.match(/\d/g)?.length ?? 0) >= 4) return number.trim();
  }
  return null;
}
