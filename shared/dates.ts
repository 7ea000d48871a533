/**
 * Calendar dates without a zone, as ISO text `YYYY-MM-DD`. They compare and sort as strings.
 * Instants (when something was done) are UTC, as ISO text with a `Z`.
 */
/** `YYYY-MM-DD`, a day that exists. */
export type CalendarDate = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Days in month 1..12 of `year` (Gregorian). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether `text` is a day that exists, between the years 1000 and 9999. */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = SHAPE.exec(text);
  return match !== null && calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}

/** Builds a date from its parts; `null` if there is no such day. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that it is at that instant (ISO with a `Z`) where clocks go by that zone: “America/Los_Angeles”. */
export function dayIn(timeZone: string, instant: string): CalendarDate {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The same where this program runs. */
export function dayHere(instant: string): CalendarDate {
  return dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, instant);
}

const ZERO = '0'.charCodeAt(0);
const DAYS_A_YEAR = 365;
/** From 0000-03-01 to 1970-01-01. */
const DAYS_TO_EPOCH = 719_468;

/** The days since 1970-01-01. Asked for so often that nothing is parsed and no `Date` is made. */
export function dayNumber(date: CalendarDate): number {
  const digit = (at: number) => date.charCodeAt(at) - ZERO;
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const month = digit(5) * 10 + digit(6);
  // Years begin in March, so that a leap day is the last of its year, and months go by a line: 153 days in each five.
  const ofYear = month > 2 ? year : year - 1;
  const ofMonth = month > 2 ? month - 3 : month + 9;
  const leaps = Math.floor(ofYear / 4) - Math.floor(ofYear / 100) + Math.floor(ofYear / 400);
  const before = Math.floor((153 * ofMonth + 2) / 5);
  return ofYear * DAYS_A_YEAR + leaps + before + digit(8) * 10 + digit(9) - 1 - DAYS_TO_EPOCH;
}

/** The day `days` after (or, negative, before) `date`. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** Days from `a` to `b`: positive when `b` is later. */
export function daysBetween(a: CalendarDate, b: CalendarDate): number {
  return dayNumber(b) - dayNumber(a);
}

/** The last day of the month that `date` lies in. */
export function endOfMonth(date: CalendarDate): CalendarDate {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  return `${date.slice(0, 8)}${daysInMonth(year, month)}`;
}

/** The months (`YYYY-MM`) that the inclusive range touches, in order. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): string[] {
  const months: string[] = [];
  let year = Number(from.slice(0, 4));
  let month = Number(from.slice(5, 7));
  const last = to.slice(0, 7);
  for (;;) {
    const name = `${year}-${month < 10 ? '0' : ''}${month}`;
    if (name > last || year > 9999) return months;
    months.push(name);
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
}
