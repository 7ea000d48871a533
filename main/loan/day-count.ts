/**
 * Day counts: which part of a year lies between two days, as a whole number of ticks, so that nothing is ever rounded here.
 * A year has the least number of ticks by which a 360th, a 365th and a 366th are whole. The first day counts, the last does
 * not. Nothing fails; a negative stretch is a bug of whoever asks.
 *
 * - `30/360`: US (NASD): a month has 30 days. Behind February's last day, or a 31st, one counts from the 30th, and to the
 *   30th where it ends on a 31st, too; from the last of one February to that of another it ends on the 30th. It is what
 *   spreadsheets call basis 0 of YEARFRAC, but for the stretch from the last day of February to a 31st: they count to that
 *   31st, the rule as written to the 30th (2006 ISDA Definitions 4.16(f) with the end of month; NASD Uniform Practice Code).
 * - `actual/365`: fixed: days over 365, in leap years, too (basis 3).
 * - `actual/actual`: ISDA: days of leap years over 366, other days over 365 (ISDA 2006 Definitions, section 4.16(b)).
 */
import { addDays, type CalendarDate, daysBetween, daysInMonth } from '../../shared/dates.ts';

export type { DayCount } from '../../shared/contract/loan.ts';

import type { DayCount } from '../../shared/contract/loan.ts';

export const TICKS_PER_YEAR = 1_603_080;
const TICKS_PER_360TH = TICKS_PER_YEAR / 360;
const TICKS_PER_365TH = TICKS_PER_YEAR / 365;
const TICKS_PER_366TH = TICKS_PER_YEAR / 366;

export function ticksBetween(dayCount: DayCount, from: CalendarDate, to: CalendarDate): number {
  switch (dayCount) {
    case '30/360':
      return days360(from, to) * TICKS_PER_360TH;
    case 'actual/365':
      return daysBetween(from, to) * TICKS_PER_365TH;
    case 'actual/actual':
      return ticksByYear(from, to);
  }
}

/** What `months` whole months count for where every month is alike; `null` where days are counted. */
export function ticksOfMonths(dayCount: DayCount, months: number): number | null {
  return dayCount === '30/360' ? months * 30 * TICKS_PER_360TH : null;
}

function days360(from: CalendarDate, to: CalendarDate): number {
  const a = partsOf(from);
  const b = partsOf(to);
  const fromDay = a.isLastOfFebruary ? 30 : Math.min(a.day, 30);
  const endsOn30th = fromDay === 30 && (b.day === 31 || (a.isLastOfFebruary && b.isLastOfFebruary));
  const toDay = endsOn30th ? 30 : b.day;
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + (toDay - fromDay);
}

function partsOf(date: CalendarDate) {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return { year, month, day, isLastOfFebruary: month === 2 && day === daysInMonth(year, 2) };
}

function ticksByYear(from: CalendarDate, to: CalendarDate): number {
  let ticks = 0;
  for (let at = from; at < to; ) {
    const nextYear = `${String(Number(at.slice(0, 4)) + 1).padStart(4, '0')}-01-01`;
    const end = nextYear < to ? nextYear : to;
    const isLeap = addDays(`${at.slice(0, 4)}-02-28`, 1).endsWith('-02-29');
    ticks += daysBetween(at, end) * (isLeap ? TICKS_PER_366TH : TICKS_PER_365TH);
    at = end;
  }
  return ticks;
}
