/**
 * Amounts of money in a line of a statement: what is written, with its sign as a mark, never interpreted here. Only
 * numbers with two decimals are amounts. Pure functions of text; nothing fails.
 */
import { formatDecimal } from '../../../shared/money.ts';
import { extentOf, type Line } from './lines.ts';

export type DecimalMark = '.' | ',';

export interface Money {
  /** Where it lies in the line's text, with all that belongs to it. */
  start: number;
  end: number;
  /** Where its digits lie on the page. */
  x0: number;
  x1: number;
  /** Hundredths, without a sign. */
  cents: bigint;
  /** How the sign is written. */
  mark: 'none' | 'minus' | 'plus' | 'credit' | 'debit';
}

export interface MoneyStyle {
  decimal: DecimalMark;
  /** Whether a space groups digits: "1 234,56". */
  spaces: boolean;
}

const MINUS = String.raw`[-\u2010-\u2013\u2212]`;
const SYMBOL = String.raw`(?:[A-Z]{0,3}\p{Sc}|kr\.?)`;
const WHOLE = {
  '.': String.raw`\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,3}(?:['’]\d{3})+|\d{0,12}`,
  ',': String.raw`\d{1,3}(?:\.\d{3})+|\d{1,3}(?:['’]\d{3})+|\d{1,12}`,
};
const WHOLE_WITH_SPACES = String.raw`\d{1,3}(?: \d{3})+`;
const AFTER = { '.': 'CR|DR|Cr|Dr|cr|dr|OD', ',': 'CR|DR|Cr|Dr|cr|dr|H|S' };

const patterns = new Map<string, RegExp>();

function patternOf(style: MoneyStyle): RegExp {
  const key = `${style.decimal}${style.spaces}`;
  const pattern = patterns.get(key) ?? compile(style);
  patterns.set(key, pattern);
  return pattern;
}

function compile({ decimal, spaces }: MoneyStyle): RegExp {
  const whole = spaces ? `${WHOLE_WITH_SPACES}|${WHOLE[decimal]}` : WHOLE[decimal];
  const body = String.raw`(?<whole>${whole})${decimal === '.' ? String.raw`\.` : ','}(?<cents>\d{2})`;
  const lead = String.raw`(?:(?<=^|\s\s)(?<far>${MINUS}|\+) )?(?<open>\()?(?<s1>${MINUS}|\+)?(?:${SYMBOL} ?)?(?<s2>${MINUS}|\+)?`;
  const tail = String.raw`(?<s3>(?:${MINUS}|\+)(?![\p{L}\p{N}])| (?:${MINUS}|\+)(?=\s*$|\s\s| \p{Sc}?\d))?(?<close> ?\))?(?: ?(?:${SYMBOL}(?![\p{L}\p{N}])))?(?: {0,2}(?<mark>${AFTER[decimal]})(?![\p{L}\p{N}]))?`;
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}.,/:#*'’])${lead}${body}(?!\p{L}*\p{N}|[.,:/]\p{N}|\s?%)${tail}`,
    'gu',
  );
}

/** The amounts of a line from `from` on, from left to right. */
export function moneyIn(line: Line, from: number, style: MoneyStyle): Money[] {
  const found: Money[] = [];
  const pattern = patternOf(style);
  pattern.lastIndex = from;
  for (let match = pattern.exec(line.text); match; match = pattern.exec(line.text)) {
    const { whole = '', cents = '', far, open, close, s1, s2, s3, mark } = match.groups ?? {};
    const start = match.index;
    const digits = start + match[0].indexOf(whole + style.decimal + cents);
    const signs = [far, s1, s2, s3?.trim()].filter((sign) => sign !== undefined);
    if (signs.length > 1 || (open === undefined) !== (close === undefined)) continue;
    found.push({
      start,
      end: start + match[0].length,
      ...extentOf(line, digits, digits + whole.length + 3),
      cents: BigInt((whole + cents).replace(/\D/g, '')),
      mark: markOf(open !== undefined, signs[0], mark),
    });
  }
  return found;
}

function markOf(brackets: boolean, sign: string | undefined, word: string | undefined): Money['mark'] {
  if (word !== undefined) return /^(?:c|h)/i.test(word) ? 'credit' : 'debit';
  if (brackets) return 'minus';
  if (sign === undefined) return 'none';
  return sign === '+' ? 'plus' : 'minus';
}

const COMMA = /\d,\d{2}(?![\d.,])/g;
const DOT = /(?<!\d\.)\d\.\d{2}(?![\d.,])/g;
const GROUPED = /\d[.,'’]\d{3}[.,]\d{2}(?!\d)/;

/** Digits in groups with a space between them, and nothing else, between two columns. */
const SPACED = /(?:^| {2})[-+]?\d{1,3}(?: \d{3})+[.,]\d{2}(?= {2}|$)/;
const MAYBE_SPACED = /(?<![\d.,'’])\d{1,3} \d{3}[.,]\d{2}(?!\d)/;

/** How the file writes money, by what most of its numbers say; a second way where a space may group digits or not. */
export function moneyStyles(lines: readonly Line[]): MoneyStyle[] {
  const { decimal, spaces } = moneyStyle(lines);
  const isOpen = lines.some(({ text }) => MAYBE_SPACED.test(text));
  return isOpen ? [spaces, !spaces].map((either) => ({ decimal, spaces: either })) : [{ decimal, spaces }];
}

function moneyStyle(lines: readonly Line[]): MoneyStyle {
  let commas = 0;
  let dots = 0;
  let grouped = false;
  let spaced = false;
  for (const { text } of lines) {
    commas += text.match(COMMA)?.length ?? 0;
    dots += text.match(DOT)?.length ?? 0;
    grouped ||= GROUPED.test(text);
    spaced ||= SPACED.test(text);
  }
  const decimal = commas > dots ? ',' : '.';
  return { decimal, spaces: (decimal === ',' || spaced) && !grouped };
}

/** Hundredths as a plain decimal. */
export function decimal(cents: bigint): string {
  return formatDecimal({ units: cents, scale: 2 }, 2);
}
