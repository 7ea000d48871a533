/**
 * Interest in whole numbers. It is simple: on the principal alone, never on unpaid interest.
 *
 * Rounding happens in one place, `settle`: half a minor unit goes up. It happens on each due day, and where terms have no periods
 * when a payment is made (the stretch since the rounding before is settled then, and its remainder forgotten), and in what is
 * shown or booked meanwhile, which is always the stretch so far less what was booked of it: so that any number of bookings
 * comes to the same, and what a day asks for is what the schedule says, whenever the days before it were met.
 */
import type { CalendarDate } from '../../shared/dates.ts';
import { minor } from '../../shared/money.ts';
import { TICKS_PER_YEAR, ticksBetween, ticksOfMonths } from './day-count.ts';
import { monthsOnGrid, type Terms } from './terms.ts';

/** A rate of one, in millionths. */
const RATE_ONE = 1_000_000n;

/** How many units of raw interest are one minor unit. */
export const RAW_PER_MINOR = RATE_ONE * BigInt(TICKS_PER_YEAR);

/** A principal's interest between two days, in `RAW_PER_MINOR`ths of a minor unit. */
export function rawInterest(
  principalMinor: number,
  terms: Terms,
  from: CalendarDate,
  to: CalendarDate,
): bigint {
  return BigInt(principalMinor) * BigInt(terms.rateMillionths) * BigInt(ticksOf(terms, from, to));
}

/** From one due day to another, months are whole where the day count has them alike: as a spreadsheet's PMT counts periods. */
export function ticksOf(terms: Terms, from: CalendarDate, to: CalendarDate): number {
  const start = monthsOnGrid(terms, from);
  const end = start === null ? null : monthsOnGrid(terms, to);
  const whole = start === null || end === null ? null : ticksOfMonths(terms.dayCount, end - start);
  return whole ?? ticksBetween(terms.dayCount, from, to);
}

/** Raw interest in minor units: half a unit goes up (away from zero). */
export function settle(raw: bigint): number {
  return roundHalfUp(raw, RAW_PER_MINOR);
}

/** The nearest whole number to a fraction with a positive denominator; half goes away from zero. */
export function roundHalfUp(numerator: bigint, denominator: bigint): number {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return minor(Number(numerator < 0n ? -rounded : rounded));
}
