/** How far one exact amount is from another, in percent: worked out in whole numbers, rounded once, to a tenth. */
import { parseDecimal } from '../../../shared/money.ts';

/** Tenths of a percent; `null` where there was nothing to compare with, or something that is no amount. */
export function changeTenths(now: string, before: string): number | null {
  const a = parseDecimal(now);
  const b = parseDecimal(before);
  if (!a || !b || b.units === 0n) return null;
  const scale = Math.max(a.scale, b.scale);
  const from = b.units * 10n ** BigInt(scale - b.scale);
  const by = a.units * 10n ** BigInt(scale - a.scale) - from;
  const size = from < 0n ? -from : from;
  const doubled = by * 2000n;
  // Half a tenth goes away from zero, as people round.
  const tenths = (doubled + (doubled < 0n ? -size : size)) / (2n * size);
  return Number(tenths);
}
