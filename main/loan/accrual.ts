/**
 * Which interest is still to be booked: what it comes to by the end of each month, less what is booked by then. So nothing is
 * booked twice, a month that was taken back is booked again, and a payment that was entered late is made up for.
 */
import { addDays, type CalendarDate, endOfMonth } from '../../shared/dates.ts';
import { type Facts, standing } from './running.ts';

export interface Accrual {
  date: CalendarDate;
  amountMinor: number;
}

/** All interest of the days up to and with `day`, rounded, paid or not. */
export function interestThrough(facts: Facts, day: CalendarDate): number {
  const running = standing(facts, day);
  running.goTo(addDays(day, 1));
  return running.interestMinor;
}

/**
 * Bookings on the last day of each month and on `through`, of days behind `closedThrough` alone: what belongs to closed months
 * comes with the first that is open.
 */
export function accruals(
  facts: Facts,
  booked: readonly Accrual[],
  through: CalendarDate,
  closedThrough: CalendarDate | null,
): Accrual[] {
  const added: Accrual[] = [];
  let sum = 0;
  for (const date of accrualDays(facts.lentOn, through)) {
    if (closedThrough !== null && date <= closedThrough) continue;
    const before = booked.reduce((all, one) => all + (one.date <= date ? one.amountMinor : 0), sum);
    const amountMinor = interestThrough(facts, date) - before;
    if (amountMinor === 0) continue;
    added.push({ date, amountMinor });
    sum += amountMinor;
  }
  return added;
}

function accrualDays(from: CalendarDate, through: CalendarDate): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = endOfMonth(from); day < through; day = endOfMonth(addDays(day, 1))) days.push(day);
  return through < from ? [] : [...days, through];
}
