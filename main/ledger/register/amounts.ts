/** Amounts as people write them, as ranges of minor units in SQL. A currency says how many decimals it has. */
import { type Decimal, exponentOf, OTHER_EXPONENTS, parseDecimal } from '../../../shared/money.ts';
import type { Params } from './params.ts';

/** Decimals of every currency that is not in the list of the others. */
const USUAL = exponentOf('USD');

/** Inclusive, in minor units, without regard to the sign. */
interface Range {
  from: number;
  to: number;
}

/** Typed with or without a sign, a currency's sign and commas between thousands. */
const TYPED = /^[-+]?[$€£¥]?(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{0,4}))?$/;

/**
 * SQL for “the amount begins like what was typed”: "45" is 45.00 to 45.99, "45.0" is 45.00 to 45.09, "1,200.00" just
 * that. `null` for what is no amount.
 */
export function typedAmount(word: string, params: Params): string | null {
  const match = TYPED.exec(word);
  if (!match) return null;
  const digits = match[1]!.replaceAll(',', '') + (match[2] ?? '');
  const scale = match[2]?.length ?? 0;
  return inRange(params, (exponent) => {
    if (scale > exponent) return null;
    const step = 10 ** (exponent - scale);
    const from = Number(digits) * step;
    return { from, to: from + step - 1 };
  });
}

/** SQL for “at least” and “at most”, both inclusive and without regard to the sign. */
export function amountBetween(min: string | undefined, max: string | undefined, params: Params): string {
  const low = min === undefined ? null : parseDecimal(min);
  const high = max === undefined ? null : parseDecimal(max);
  return inRange(params, (exponent) => ({
    from: low ? toMinor(low, exponent, 'up') : 0,
    to: high ? toMinor(high, exponent, 'down') : Number.MAX_SAFE_INTEGER,
  }))!;
}

function inRange(params: Params, rangeOf: (exponent: number) => Range | null): string | null {
  const others = params.addList([...OTHER_EXPONENTS.values()].flat());
  const usual = between(params, rangeOf(USUAL));
  const clauses = usual ? [`(${usual} AND p.currency NOT IN ${others})`] : [];
  for (const [exponent, currencies] of OTHER_EXPONENTS) {
    const range = between(params, rangeOf(exponent));
    if (range) clauses.push(`(${range} AND p.currency IN ${params.addList(currencies)})`);
  }
  return clauses.length === 0 ? null : `(${clauses.join(' OR ')})`;
}

function between(params: Params, range: Range | null): string | null {
  if (!range) return null;
  return `abs(p.amount_minor) BETWEEN ${params.add(range.from)} AND ${params.add(range.to)}`;
}

/** The magnitude in minor units; what lies between two of them goes to the inner one. */
function toMinor({ units, scale }: Decimal, exponent: number, towards: 'up' | 'down'): number {
  const magnitude = units < 0n ? -units : units;
  if (exponent >= scale) return Number(magnitude * 10n ** BigInt(exponent - scale));
  const step = 10n ** BigInt(scale - exponent);
  return Number(towards === 'up' ? (magnitude + step - 1n) / step : magnitude / step);
}
