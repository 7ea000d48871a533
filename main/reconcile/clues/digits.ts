/** The slips of a hand that types an amount: two neighbouring digits that changed places, a decimal point that slipped. */

/** Digits as people write them: at least one before the point. */
function digitsOf(minor: number, exponent: number): string {
  return String(Math.abs(minor)).padStart(exponent + 1, '0');
}

/** Every other amount that two neighbouring digits make by changing places; as many digits as before, and the same sign. */
export function swapped(minor: number, exponent: number): number[] {
  const digits = digitsOf(minor, exponent);
  const sign = minor < 0 ? -1 : 1;
  const found: number[] = [];
  for (let at = 0; at + 1 < digits.length; at++) {
    const [a, b] = [digits[at]!, digits[at + 1]!];
    // Nobody writes 05.00.
    if (a === b || (at === 0 && b === '0' && digits.length > exponent + 1)) continue;
    found.push(sign * Number(digits.slice(0, at) + b + a + digits.slice(at + 2)));
  }
  return found;
}

/** Ten and a hundred times the amount, and a tenth and a hundredth where that is exact. */
export function slipped(minor: number): number[] {
  if (minor === 0) return [];
  return [
    minor * 10,
    minor * 100,
    ...[10, 100].filter((by) => minor % by === 0).map((by) => minor / by),
  ].filter(Number.isSafeInteger);
}

/**
 * Which digits an amount must have to change by `difference` when two neighbours change places: those at `unit` and ten
 * times it, the right one larger by `step` (for a negative amount, smaller). `null` where no swap changes it so.
 */
export function swapThatMakes(difference: number): { unit: number; step: number } | null {
  if (difference === 0 || difference % 9 !== 0) return null;
  let step = difference / 9;
  let unit = 1;
  for (; step % 10 === 0; unit *= 10) step /= 10;
  return Math.abs(step) <= 9 ? { unit, step } : null;
}
