/** Parts of amounts as the law states them: exact, in whole minor units, half a unit away from zero. */
import { minor } from '../../shared/money.ts';

/** Whole dollars, as statutes and forms write them, in minor units. */
export function usd(dollars: number): number {
  return dollars * 100;
}

/** `amount` × `numerator` / `denominator`; the denominator is positive. */
export function fraction(amount: number, numerator: number, denominator: number): number {
  const product = 2n * BigInt(Math.abs(amount)) * BigInt(numerator) + BigInt(denominator);
  const rounded = Number(product / (2n * BigInt(denominator)));
  return minor(amount < 0 ? -rounded : rounded);
}

/** Rates are hundredths of a percent: 9235 is 92.35 %. */
export const WHOLE = 10_000;

export function percentOf(amount: number, hundredths: number): number {
  return fraction(amount, hundredths, WHOLE);
}

/** Not below zero. */
export function atLeastZero(amount: number): number {
  return Math.max(amount, 0);
}

export function total(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}
