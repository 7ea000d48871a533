/** The columns of a statement: months, quarters or years of a span, or the span beside the one it is compared with. */
import {
  addDays,
  type CalendarDate,
  calendarDate,
  daysBetween,
  daysInMonth,
  endOfMonth,
  monthsBetween,
} from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { requireOrder } from '../ledger/index.ts';

export type Interval = 'none' | 'month' | 'quarter' | 'year';
export type Compare = 'none' | 'previous' | 'year';

/** Both days inclusive. */
export interface Days {
  from: CalendarDate;
  to: CalendarDate;
}

export interface Period {
  /** `2025-03`, `2025-Q1`, `2025`. */
  name: string;
  /** Its last day; that of the span for the last one. */
  end: CalendarDate;
}

/** The fiscal year that a day lies in; it begins in January where no month is given. */
export function fiscalYear(day: CalendarDate, firstMonth: number | null): Days {
  const year = Number(day.slice(0, 4));
  const own = fiscalYearOf(year, firstMonth);
  return day <= own.to ? own : fiscalYearOf(year + 1, firstMonth);
}

/** It is named by the year in which it ends. */
export function fiscalYearOf(year: number, firstMonth: number | null): Days {
  if (firstMonth === null || firstMonth === 1) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const from = calendarDate(year - 1, firstMonth, 1)!;
  return { from, to: addDays(calendarDate(year, firstMonth, 1)!, -1) };
}

/** The name of the period that a month (`YYYY-MM`) belongs to. */
export function periodOf(month: string, interval: Exclude<Interval, 'none'>): string {
  const year = month.slice(0, 4);
  if (interval === 'month') return month;
  return interval === 'year' ? year : `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

/** The periods that a span touches, in order. */
export function periodsOf({ from, to }: Days, interval: Exclude<Interval, 'none'>): Period[] {
  const ends = new Map<string, CalendarDate>();
  for (const month of monthsBetween(from, to)) {
    const end = endOfMonth(`${month}-01`);
    ends.set(periodOf(month, interval), end < to ? end : to);
  }
  return [...ends].map(([name, end]) => ({ name, end }));
}

/** What of a span a period of that name holds; two days with “to” between them are those days. */
export function daysOfPeriod(name: string, span: Days): Days {
  const [first, last] = name.split(' to ');
  if (last !== undefined) return { from: first!, to: last };
  const months = monthsBetween(span.from, span.to).filter((month) => isWithin(month, name));
  const [from, to] = [`${months[0]}-01`, endOfMonth(`${months.at(-1)}-01`)];
  return { from: from > span.from ? from : span.from, to: to < span.to ? to : span.to };
}

function isWithin(month: string, period: string): boolean {
  return (['month', 'quarter', 'year'] as const).some((interval) => periodOf(month, interval) === period);
}

/** INVALID_INPUT for both at once: a figure stands beside one other, or in a row of them. */
export function requireOneWay(interval: Interval, compare: Compare): void {
  if (interval === 'none' || compare === 'none') return;
  throw new BulkheadError('INVALID_INPUT', 'A report compares two spans, or shows a row of them.', {
    remedy: 'Leave out the interval, or what to compare with.',
  });
}

/** The same span just before, or a year before. A span of whole months is compared with whole months. */
export function comparedWith({ from, to }: Days, compare: Exclude<Compare, 'none'>): Days {
  requireOrder(from, to);
  const whole = from.endsWith('-01') && to === endOfMonth(to);
  if (compare === 'year') return { from: monthsBefore(from, 12), to: endBefore(to, 12, whole) };
  const end = addDays(from, -1);
  const months = monthsBetween(from, to).length;
  return { from: whole ? monthsBefore(from, months) : addDays(end, -daysBetween(from, to)), to: end };
}

/** The day a year before; the end of February stays the end of February for a span of whole months. */
function endBefore(to: CalendarDate, months: number, whole: boolean): CalendarDate {
  const day = monthsBefore(to, months);
  return whole ? endOfMonth(day) : day;
}

/** The same day of an earlier month; its last day where it has no such day. */
function monthsBefore(date: CalendarDate, months: number): CalendarDate {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return calendarDate(year, month, Math.min(Number(date.slice(8)), daysInMonth(year, month))) ?? date;
}
