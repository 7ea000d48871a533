/**
 * Days on which the IRS wants something. One that falls on a Saturday, a Sunday or a legal holiday of the District of Columbia
 * moves to the next day that is none (IRC s. 7503). Of the holidays only those are here that a date below can meet.
 */
import { addDays, type CalendarDate, calendarDate } from '../../shared/dates.ts';

/** Estimated tax of a calendar year (IRC s. 6654(c)(2)). */
export function estimateDueDates(year: number): CalendarDate[] {
  return [`${year}-04-15`, `${year}-06-15`, `${year}-09-15`, `${year + 1}-01-15`].map(nextBusinessDay);
}

export function nextBusinessDay(date: CalendarDate): CalendarDate {
  let day = date;
  while (isWeekend(day) || isHoliday(day)) day = addDays(day, 1);
  return day;
}

function weekday(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

const SUNDAY = 0;
const MONDAY = 1;
const SATURDAY = 6;

function isWeekend(date: CalendarDate): boolean {
  return weekday(date) === SATURDAY || weekday(date) === SUNDAY;
}

function isHoliday(date: CalendarDate): boolean {
  const year = Number(date.slice(0, 4));
  return date === emancipationDay(year) || date === kingDay(year);
}

/** 16 April, kept on the nearest weekday. */
function emancipationDay(year: number): CalendarDate {
  const day = calendarDate(year, 4, 16)!;
  if (weekday(day) === SATURDAY) return addDays(day, -1);
  return weekday(day) === SUNDAY ? addDays(day, 1) : day;
}

/** The third Monday in January. */
function kingDay(year: number): CalendarDate {
  let day = calendarDate(year, 1, 15)!;
  while (weekday(day) !== MONDAY) day = addDays(day, 1);
  return day;
}
