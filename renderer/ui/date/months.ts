/** Months as weeks of days, for calendars. */
import { addDays, calendarDate, daysInMonth } from '../../../shared/dates.ts';

export function monthOf(date: string): { year: number; month: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) };
}

/** The same day `months` later, or the last of that month where it is shorter. */
export function shiftMonth(date: string, months: number): string {
  const { year, month } = monthOf(date);
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return calendarDate(y, m, Math.min(Number(date.slice(8)), daysInMonth(y, m))) ?? date;
}

/** The first day of the week where the locale is spoken: 0 is Sunday. */
export function weekStart(locale: string): number {
  const info = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  const day = info.getWeekInfo?.().firstDay ?? info.weekInfo?.firstDay ?? 7;
  return day % 7;
}

/** Six weeks that hold the month of `date`, so that the calendar keeps its height. */
export function weeksOf(date: string, first: number): string[][] {
  const start = `${date.slice(0, 8)}01`;
  const lead = (new Date(`${start}T00:00:00Z`).getUTCDay() - first + 7) % 7;
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => addDays(start, week * 7 + day - lead)),
  );
}
