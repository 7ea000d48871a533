/** What kind of account a segment is and what its money is counted in, by its words. Pure functions; nothing fails. */
import { CURRENCY_SIGNS, isCurrencyCode, phraseFinder, plainWords } from '../csv/header.ts';
import { headingOf } from './columns.ts';
import { dateAt } from './dates.ts';
import type { Line } from './lines.ts';
import type { Reading } from './prove.ts';
import type { PrintedRow, Segment } from './segments.ts';
import type { SignedRow } from './signs.ts';
import { BANK_SIGNS, CARD_SIGNS } from './words.ts';

const cardSigns = CARD_SIGNS.map((sign) => phraseFinder([sign]));
const bankSigns = BANK_SIGNS.map((sign) => phraseFinder([sign]));
/** Lines that are read for their words: beyond them a statement repeats itself. */
const WORDS_LINES_MAX = 2_000;
/** Of a line. */
const TEXT_MAX = 500;

/** Whether the lines are of a card, on which what is owed grows with purchases. */
export function isCardText(lines: readonly Line[]): boolean {
  const words = lines.slice(0, WORDS_LINES_MAX).map(({ text }) => plainWords(text.slice(0, 300)));
  const count = (signs: readonly ((text: string) => boolean)[]) =>
    signs.filter((says) => words.some((text) => says(text))).length;
  return count(cardSigns) > count(bankSigns);
}

export function accountTypeOf(lines: readonly Line[]): string | null {
  const words = lines.slice(0, WORDS_LINES_MAX).map(({ text }) => plainWords(text.slice(0, 300)));
  const says = (pattern: RegExp) => words.some((text) => pattern.test(text));
  const savings = says(/\b(?:savings account|savings|sparkonto|tagesgeld)\b/);
  const checking = says(/\b(?:checking|current account|girokonto)\b/);
  if (savings === checking) return null;
  return savings ? 'SAVINGS' : 'CHECKING';
}

const SIGNS = CURRENCY_SIGNS.map(([sign, code]) => {
  const written = sign.replace('$', String.raw`\$`);
  return [new RegExp(String.raw`(?<!\p{L})${written}\s?\d|\d\s?${written}(?!\p{L})`, 'u'), code] as const;
});
/** Words that are codes, too. */
const WORDS: ReadonlySet<string> = new Set(['ALL', 'TOP', 'TRY']);
/** "(EUR)", "Currency: EUR", "EUR-Konto", an account's number and its currency. */
const NAMED =
  /\(([A-Z]{3})\)|(?:[Cc]urrency|CURRENCY|W[äa]e?hrung|[Dd]evise|[Mm]oneda):?\s+([A-Z]{3})\b|\b([A-Z]{3})-?(?:Konto|konto| [Aa]ccount|-[Aa]ccount)\b|\bIBAN\b[^a-z]{10,50}? ([A-Z]{3})(?![\p{L}\p{N}])/gu;
/** In the heading of a table, beside the name of a column. */
const IN_HEADING = /(?<=\p{Ll} )([A-Z]{3})(?![\p{L}\p{N}])/gu;
const BESIDE_AMOUNT = /\b([A-Z]{3})\s{0,12}[-+]?\$?\d[\d.,' ]*[.,]\d{2}\b|\d[.,]\d{2}\s?([A-Z]{3})\b/g;
const CODES_MIN_SHARE = 0.5;
/** So many rows must have a code beside their amount, and nearly all: a payee may end in one. */
const CODED_ROWS_MIN = 2;
const CODED_ROWS_SHARE = 0.9;

export interface StatementRows {
  segment: Segment;
  pending: readonly PrintedRow[];
  reading: Reading;
}

/**
 * The currency that the statements' own lines name or write beside balances; else the one beside the amount of every row.
 * What a row's description says may be the money of the shop. `null` where none is told.
 */
export function currencyOf(lines: readonly Line[], statements: readonly StatementRows[]): string | null {
  const ofRows = new Set(statements.flatMap(linesOfRows));
  const others = lines.filter((line) => !ofRows.has(line.number) && dateAt(line.text, 0) === null);
  const texts = others.map(({ text }) => text.slice(0, TEXT_MAX));
  return (
    mostly(texts.flatMap((text) => codesIn(text, NAMED))) ??
    mostly(others.flatMap((line) => (headingOf(line) ? codesIn(line.text, IN_HEADING) : []))) ??
    mostly(texts.flatMap((text) => codesIn(text, BESIDE_AMOUNT))) ??
    SIGNS.find(([pattern]) => texts.some((text) => pattern.test(text)))?.[1] ??
    besideRows(statements.flatMap(({ reading }) => reading.rows))
  );
}

/** The numbers of the lines that rows stand on. */
export function linesOfRows({ segment, pending }: StatementRows): number[] {
  const rows = [...segment.rows, ...segment.undated, ...segment.withoutAmount, ...pending];
  return rows.flatMap((row) => row.lines.map(({ number }) => number));
}

function codesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const code = match.slice(1).find((group) => group !== undefined) ?? '';
    return isCurrencyCode(code) && !WORDS.has(code) ? [code] : [];
  });
}

function mostly(codes: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] > CODES_MIN_SHARE * codes.length ? best[0] : null;
}

/** The code that touches the amount of nearly every row, or the sign. */
function besideRows(rows: readonly SignedRow[]): string | null {
  const own = rows.flatMap(({ row, money }) =>
    money.amount ? [{ text: row.line.text, money: money.amount }] : [],
  );
  const codes = own.flatMap(({ text, money }) => {
    const code =
      /^ ?([A-Z]{3})(?![\p{L}\p{N}])/u.exec(text.slice(money.end))?.[1] ??
      /(?<![\p{L}\p{N}])([A-Z]{3}) ?$/u.exec(text.slice(0, money.start))?.[1];
    return code !== undefined && isCurrencyCode(code) ? [code] : [];
  });
  const best = mostly(codes);
  if (best !== null && codes.length >= Math.max(CODED_ROWS_MIN, CODED_ROWS_SHARE * own.length)) return best;
  const signs = own.flatMap(({ text, money }) => {
    const written = text.slice(Math.max(0, money.start - 1), money.end + 2);
    return SIGNS.find(([pattern]) => pattern.test(written))?.[1] ?? [];
  });
  return signs.length > CODES_MIN_SHARE * own.length ? mostly(signs) : null;
}

/** Whether the day likely stands behind its month: in the land of the dollar it does, whichever dollar it is. */
export function isMonthLikelyFirst(lines: readonly Line[], currency: string | null): boolean {
  if (currency !== null) return currency === 'USD';
  return lines.some(({ text }) => /\$\s?\d/.test(text));
}
