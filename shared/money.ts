/**
 * Money is an integer count of a currency's minor units (cents) with its currency, never a float.
 *
 * A `Minor` is a JavaScript number that is a safe integer; `minor()` is the only way to make one and throws for
 * anything else. Text crosses this border once, in `parseMoney` and `formatMoney`, digit by digit.
 */
import { BulkheadError } from './errors.ts';

declare const minorBrand: unique symbol;
/** An amount in minor units: a safe integer. */
export type Minor = number & { readonly [minorBrand]: true };

/** ISO 4217 code, upper case. */
export type Currency = string;

/**
 * The largest amount one posting may hold: 90 billion dollars in cents. A thousand million such postings would
 * still sum exactly in SQLite's 64 bits, and a thousand of them in a JavaScript number.
 */
export const AMOUNT_MINOR_MAX = 9_000_000_000_000;

/** Currencies whose minor unit is not a hundredth (ISO 4217, list one). */
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** The currencies whose minor unit is not a hundredth, by the digits that they have after the decimal point. */
export const OTHER_EXPONENTS: ReadonlyMap<number, readonly Currency[]> = Map.groupBy(
  Object.keys(EXPONENTS),
  (currency) => EXPONENTS[currency]!,
);

/** Digits after the decimal point in `currency`; 2 unless ISO 4217 says otherwise. */
export function exponentOf(currency: Currency): number {
  return EXPONENTS[currency] ?? 2;
}

/** Takes a safe integer for an amount. Throws a RangeError otherwise: that is a bug, not an input error. */
export function minor(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer of minor units: ${value}`);
  return (value === 0 ? 0 : value) as Minor;
}

const DECIMAL = /^([+-]?)(\d{1,15})(?:\.(\d{1,10}))?$/;

/**
 * Reads a plain decimal ("-1234.5", "+7", "0.30") as minor units of `currency`.
 * Throws INVALID_INPUT for anything else, for more decimals than the currency has (trailing zeros are fine) and
 * beyond AMOUNT_MINOR_MAX. Grouping marks and decimal commas are the importer's business, not money's.
 */
export function parseMoney(text: string, currency: Currency): Minor {
  const value = tryParseMoney(text, currency);
  if (typeof value === 'number') return value;
  throw new BulkheadError(
    'INVALID_INPUT',
    `“${text.slice(0, 40)}” is not an amount in ${currency}: ${value.reason}`,
    {
      remedy: `Write it as a plain decimal with at most ${exponentOf(currency)} decimals, for example -12.50.`,
      facts: { text, currency },
    },
  );
}

/** As `parseMoney`, but answers with the reason instead of throwing: for rows of a file, where failing is normal. */
export function tryParseMoney(text: string, currency: Currency): Minor | { reason: string } {
  const match = DECIMAL.exec(text);
  if (!match) return { reason: 'not a decimal number' };
  const exponent = exponentOf(currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) return { reason: `more decimals than ${currency} has (${exponent})` };
  const digits = Number(match[2]! + fraction.padEnd(exponent, '0'));
  if (digits > AMOUNT_MINOR_MAX) return { reason: 'larger than one posting can hold' };
  return minor(match[1] === '-' ? -digits : digits);
}

/** Writes minor units as an exact plain decimal: `formatMoney(-123450, 'USD')` is "-1234.50". */
export function formatMoney(amount: number, currency: Currency): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor(amount))).padStart(exponent + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** An exact decimal as sentences and tables for people have it: thousands parted, a true minus sign: "−1,234.50". */
export function grouped(amount: string): string {
  const [whole = '', fraction] = amount.replace('-', '\u2212').split('.');
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? parted : `${parted}.${fraction}`;
}

/** The same of minor units. */
export function formatMoneyForPeople(amount: number, currency: Currency): string {
  return grouped(formatMoney(amount, currency));
}

/**
 * Splits `total` in proportion to non-negative integer `weights` by the largest-remainder method: the parts sum to
 * `total` exactly, and equal remainders go to the earlier part. Weights may be bigints where numbers could not hold them.
 * Throws a RangeError if no weight is positive.
 */
export function allocate(total: Minor, weights: readonly (number | bigint)[]): Minor[] {
  const whole = weights.reduce<bigint>((a, b) => a + BigInt(b), 0n);
  if (whole <= 0n || weights.some((w) => w < 0))
    throw new RangeError('weights must be non-negative, one positive');
  if (weights.length === 1) return [total];
  const magnitude = BigInt(Math.abs(total));
  const shares = weights.map((weight, index) => {
    const product = magnitude * BigInt(weight);
    return { index, share: product / whole, remainder: product % whole };
  });
  let left = magnitude - shares.reduce((a, s) => a + s.share, 0n);
  for (const s of [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
  )) {
    if (left === 0n) break;
    s.share += 1n;
    left -= 1n;
  }
  return shares.map((s) => minor(total < 0 ? -Number(s.share) : Number(s.share)));
}

// --- Exact decimals for what a file says -----------------------------------------------------------------------
// A statement may carry more decimals than its currency has (brokers do). What the bank sent is summed exactly as it
// stands; only the books are held to minor units.

/** A decimal as an unscaled integer and its scale: value = units / 10^scale. */
export interface Decimal {
  units: bigint;
  scale: number;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

/** A plain decimal has no more digits than this on either side of its point. */
const DIGITS_MAX = 38;

/**
 * Puts a plain decimal together from the digits before and behind its point, of which either may be none: without
 * needless zeros in front, and zero without a sign. `null` where it has too many digits.
 */
export function plainDecimal(isNegative: boolean, whole: string, fraction: string): string | null {
  const trimmed = whole.replace(/^0+(?=\d)/, '') || '0';
  if (trimmed.length > DIGITS_MAX || fraction.length > DIGITS_MAX) return null;
  const number = fraction === '' ? trimmed : `${trimmed}.${fraction}`;
  return isNegative && /[1-9]/.test(number) ? `-${number}` : number;
}

/** Reads a plain decimal of any length up to 40 digits; `null` if it is none. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d{1,40})(?:\.(\d{1,40}))?$/.exec(text);
  if (!match) return null;
  const units = BigInt(match[2]! + (match[3] ?? ''));
  return { units: match[1] === '-' ? -units : units, scale: match[3]?.length ?? 0 };
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return {
    units: a.units * 10n ** BigInt(scale - a.scale) + b.units * 10n ** BigInt(scale - b.scale),
    scale,
  };
}

/** Whether both are the same number, whatever their zeros. */
export function isSameDecimal(a: Decimal, b: Decimal): boolean {
  return addDecimals(a, { units: -b.units, scale: b.scale }).units === 0n;
}

/** Writes a decimal with at least `places` decimals and no trailing zeros beyond them. */
export function formatDecimal({ units, scale }: Decimal, places: number): string {
  const negative = units < 0n;
  let digits = String(negative ? -units : units).padStart(scale + 1, '0');
  let fraction = scale === 0 ? '' : digits.slice(-scale);
  if (scale > 0) digits = digits.slice(0, -scale);
  fraction = fraction.replace(/0+$/, '').padEnd(places, '0');
  return `${negative ? '-' : ''}${digits}${fraction === '' ? '' : `.${fraction}`}`;
}
