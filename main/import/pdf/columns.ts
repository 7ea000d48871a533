/**
 * The columns of money that a table's heading names, and which of them an amount stands in. Pure functions; nothing fails.
 */
import { isCurrencyCode, phraseSet, plainWords } from '../csv/header.ts';
import { HEADER_WORDS } from '../csv/words.ts';
import type { Money } from './amounts.ts';
import type { Line } from './lines.ts';
import { COLUMNS_IN, COLUMNS_OUT } from './words.ts';

export type MoneyRole = 'amount' | 'out' | 'in' | 'balance';

export interface Column {
  role: MoneyRole;
  x0: number;
  x1: number;
}

/** What a table's heading tells. */
export interface Heading {
  columns: Column[];
  /** It names more than days and money: whose rows say what they are. */
  hasText: boolean;
  /** Which of two dates in a row is the booking's, and whether the other is the value's; `null` where it does not tell. */
  dates: readonly DateKind[];
}

export type DateKind = 'booking' | 'value' | 'transaction';

const ROLES: readonly [MoneyRole, ReadonlySet<string>][] = [
  ['out', phraseSet([...HEADER_WORDS.out, ...COLUMNS_OUT])],
  ['in', phraseSet([...HEADER_WORDS.in, ...COLUMNS_IN])],
  ['amount', phraseSet([...HEADER_WORDS.amount, ...HEADER_WORDS.net])],
  ['balance', phraseSet(HEADER_WORDS.balance)],
];
const DAYS = phraseSet(
  (['bookingDate', 'date', 'transactionDate', 'valueDate'] as const).flatMap((role) => HEADER_WORDS[role]),
);
const TEXTS = phraseSet(
  (['payee', 'memo', 'reference', 'checkNumber', 'type'] as const).flatMap((role) => HEADER_WORDS[role]),
);
const DATES: readonly [DateKind, RegExp][] = [
  ['booking', /^(?:buch|book|post|process|comptab|contab|boek|bokf|bogf)/],
  ['value', /^(?:valut|value|valeur|valor|wert|rente|effective)/],
  ['transaction', /^(?:trans|beleg|kauf|purchase|operac|achat)/],
];

const PHRASE_WORDS_MAX = 3;
const HEADING_WORDS_MAX = 16;
/** So much of a heading's words must be names of columns; in a sentence fewer are. */
const COVERED_MIN = 0.6;

/** The money columns and dates that a line names, if it is the heading of a table. */
export function headingOf(line: Line): Heading | null {
  const { words } = line;
  if (words.length < 2 || words.length > HEADING_WORDS_MAX) return null;
  const columns: Column[] = [];
  let covered = 0;
  let days = 0;
  let texts = 0;
  for (let at = 0; at < words.length; ) {
    const found = phraseAt(line, at);
    if (found === null) {
      at += 1;
      continue;
    }
    covered += found.count;
    if (found.role === 'day') days += 1;
    else if (found.role === 'text') texts += 1;
    else columns.push({ role: found.role, x0: words[at]!.x0, x1: words[at + found.count - 1]!.x1 });
    at += found.count;
  }
  const named = words.filter(({ text }) => /\p{L}{2}/u.test(text) && !isCurrency(text)).length;
  if (columns.length === 0 || columns.length + days + texts < 2 || covered < COVERED_MIN * named) return null;
  return { columns, hasText: texts > 0, dates: dateKinds(line.text) };
}

/** The kinds of dates that a line names, in its order. */
export function dateKinds(text: string): DateKind[] {
  const kinds: DateKind[] = [];
  for (const word of plainWords(text).split(' ')) {
    const kind = DATES.find(([, stem]) => stem.test(word))?.[0];
    if (kind && !kinds.includes(kind)) kinds.push(kind);
  }
  return kinds;
}

const isCurrency = (word: string): boolean =>
  /^\([A-Z]{3}\)/.test(word) || (/^[A-Z]{3}$/.test(word) && isCurrencyCode(word));

type HeadingRole = MoneyRole | 'day' | 'text';

function phraseAt({ words }: Line, at: number): { role: HeadingRole; count: number } | null {
  for (let count = Math.min(PHRASE_WORDS_MAX, words.length - at); count > 0; count--) {
    const phrase = plainWords(
      words
        .slice(at, at + count)
        .map(({ text }) => text)
        .join(' '),
    );
    const role = roleOf(phrase);
    if (role !== null) return { role, count };
  }
  // A date's name may be broken over two lines: "Booking-" above "date".
  return dateKinds(words[at]!.text).length > 0 ? { role: 'day', count: 1 } : null;
}

function roleOf(phrase: string): HeadingRole | null {
  if (phrase === '') return null;
  const exact = ROLES.find(([, names]) => names.has(phrase))?.[0];
  if (exact) return exact;
  if (DAYS.has(phrase)) return 'day';
  if (TEXTS.has(phrase)) return 'text';
  // "Withdrawals/Debits" is two names of one thing.
  const each = phrase.split(' ');
  return ROLES.find(([, names]) => each.length > 1 && each.every((word) => names.has(word)))?.[0] ?? null;
}

/** A heading of two lines: the lower line's names hold where both name something in one place. */
export function mergeHeadings(upper: Heading, lower: Heading): Heading {
  const apart = upper.columns.filter((a) => lower.columns.every((b) => a.x1 < b.x0 || b.x1 < a.x0));
  return {
    columns: [...apart, ...lower.columns].sort((a, b) => a.x0 - b.x0),
    hasText: upper.hasText || lower.hasText,
    dates: [...new Set([...upper.dates, ...lower.dates])],
  };
}

export interface Placed {
  money: Money;
  role: MoneyRole;
}

/**
 * The amounts of a row in the columns that its table's heading names: each in the nearest one, each column once.
 * What stands nearer to none, or before all of them, is text of the row.
 */
export function placeInColumns(amounts: readonly Money[], columns: readonly Column[]): Placed[] {
  const left = Math.min(...columns.map(({ x0 }) => x0));
  const inside = place(
    amounts.filter(({ x1 }) => x1 >= left),
    columns,
  );
  // A heading may be set far from its amounts.
  return inside.some(({ role }) => role !== 'balance') ? inside : place(amounts, columns);
}

/** So near to a column's edges or middle, an amount stands in it. */
const NEAR = 6;

/** The column that an amount stands in beyond doubt. */
export function columnOf(money: Money, columns: readonly Column[]): Column | undefined {
  return columns.find((column) => apartOf(money, column) <= NEAR);
}

function place(amounts: readonly Money[], columns: readonly Column[]): Placed[] {
  const pairs = amounts.flatMap((money) =>
    columns.map((column) => ({ money, column, apart: apartOf(money, column) })),
  );
  pairs.sort((a, b) => a.apart - b.apart);
  const placed: (Placed & { column: Column })[] = [];
  for (const { money, column } of pairs)
    if (!placed.some((other) => other.money === money || other.column === column))
      placed.push({ money, role: column.role, column });
  return placed.sort((a, b) => a.money.start - b.money.start);
}

function apartOf(money: Money, { x0, x1 }: Column): number {
  const middles = Math.abs(money.x0 + money.x1 - x0 - x1) / 2;
  return Math.min(Math.abs(money.x1 - x1), Math.abs(money.x0 - x0), middles);
}
