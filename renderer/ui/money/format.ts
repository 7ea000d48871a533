/**
 * Amounts as text in the reader's locale. An amount is either an integer of minor units or the exact decimal text the
 * contract sends; it goes to Intl as decimal text, so no float lies between the books and the screen.
 */
import {
  addDecimals,
  type Decimal,
  formatDecimal,
  formatMoney,
  parseDecimal,
} from '../../../shared/money.ts';

/** A number is minor units; a string is an exact decimal as the contract sends it ("-12.50"). */
export type Amount = number | string;

/** `plain`: figures alone · `symbol`: "$12.50" · `code`: "12.50 USD". */
export type CurrencyStyle = 'plain' | 'symbol' | 'code';

export const MINUS = '−';

/** What Money draws: sign, then the figures up to and after the decimal mark. */
export interface MoneyParts {
  negative: boolean;
  zero: boolean;
  /** Before the figures: a currency symbol, or nothing. */
  before: string;
  whole: string;
  /** The decimal mark and what follows; empty for currencies without minor units. */
  cents: string;
  /** After the figures: a currency symbol or code, or nothing. */
  after: string;
}

/** The exact decimal text of an amount. Throws a RangeError for a number that is no integer: that is a bug. */
export function decimalOf(amount: Amount, currency: string): string {
  return typeof amount === 'number' ? formatMoney(amount, currency) : amount.replace(/^\+/, '');
}

/** -1, 0 or 1, without going through a float. */
export function signOf(amount: Amount): -1 | 0 | 1 {
  if (typeof amount === 'number') return amount < 0 ? -1 : amount > 0 ? 1 : 0;
  if (/^[+-]?0*(\.0*)?$/.test(amount)) return 0;
  return amount.startsWith('-') ? -1 : 1;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatFor(
  locale: string,
  currency: string,
  style: CurrencyStyle,
  places: number,
): Intl.NumberFormat {
  const key = `${locale}|${currency}|${style}|${places}`;
  const known = formats.get(key);
  if (known) return known;
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places };
  const made = new Intl.NumberFormat(
    locale,
    style === 'symbol'
      ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits }
      : { style: 'decimal', ...digits },
  );
  formats.set(key, made);
  return made;
}

export function moneyParts(
  amount: Amount,
  currency: string,
  locale: string,
  style: CurrencyStyle = 'plain',
): MoneyParts {
  const decimal = decimalOf(amount, currency);
  const places = decimal.split('.')[1]?.length ?? 0;
  const parts: MoneyParts = {
    negative: signOf(decimal) < 0,
    zero: signOf(decimal) === 0,
    before: '',
    whole: '',
    cents: '',
    after: '',
  };
  const magnitude = decimal.replace(/^-/, '') as `${number}`;
  for (const { type, value } of formatFor(locale, currency, style, places).formatToParts(magnitude)) {
    if (type === 'integer' || type === 'group') parts.whole += value;
    else if (type === 'decimal' || type === 'fraction') parts.cents += value;
    else if (parts.whole === '') parts.before += value;
    else parts.after += value;
  }
  if (style === 'code') parts.after = `\u00a0${currency}`;
  return parts;
}

/** The amount as one text, with a true minus sign: "−$1,234.50". */
export function moneyText(
  amount: Amount,
  currency: string,
  locale: string,
  style: CurrencyStyle = 'plain',
): string {
  const { negative, before, whole, cents, after } = moneyParts(amount, currency, locale, style);
  return `${negative ? MINUS : ''}${before}${whole}${cents}${after}`;
}

/** For axes and tight places: "$12.5K". Rounded for the eye; never to be read back. */
export function moneyShort(minor: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  return format.format(formatMoney(Math.round(minor), currency) as `${number}`).replace('-', MINUS);
}

/** The decimal mark of a locale, for reading what is typed. */
export function decimalMark(locale: string): '.' | ',' {
  const mark = new Intl.NumberFormat(locale)
    .formatToParts(1.5)
    .find((part) => part.type === 'decimal')?.value;
  return mark === ',' ? ',' : '.';
}

/** The exact difference `a − b` as decimal text; `null` where one of them is no decimal. */
export function subtract(a: string, b: string): string | null {
  const right = parseDecimal(b);
  return right && sum(parseDecimal(a), { units: -right.units, scale: right.scale });
}

/** The exact sum as decimal text; `null` where one of them is no decimal. */
export function add(a: string, b: string): string | null {
  return sum(parseDecimal(a), parseDecimal(b));
}

function sum(a: Decimal | null, b: Decimal | null): string | null {
  return a && b && formatDecimal(addDecimals(a, b), Math.max(a.scale, b.scale));
}
