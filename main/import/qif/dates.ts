/**
 * Dates as programs write them into QIF: three numbers with `/`, `-`, `.` or `'` between them and blanks instead of
 * zeros (`1/ 1/89`, `12/21' 7`, `2022-09-23`), or as `20220923`. Which of them is the day only the file as a whole can tell.
 *
 * Promises: only days that exist; `null` for everything else. Two digits are a year from 1970 to 2069.
 */
import { type CalendarDate, calendarDate } from '../../../shared/dates.ts';
import type { DateOrder } from './headings.ts';

/** What all dates of a file have in common. */
export interface DateHabits {
  order: DateOrder;
  /** Quicken writes 1/1'05 for 2005, so that 1/1/05 beside it is 1905. */
  slashIs1900s: boolean;
}

/** A date taken apart, before anyone knows which number is what. */
export interface WrittenDate {
  first: string;
  second: string;
  third: string;
  /** Whether `'` stands before the last number. */
  apostrophe: boolean;
  dotted: boolean;
  /** Other text that stands behind the date. */
  rest: string;
}

/** Longer than any date; what a bank glues behind one is not looked at. */
const DATE_LENGTH_MAX = 60;
const PARTED = /^(\d{1,4})\s*([-/.'])\s*(\d{1,2})\s*([-/.']\s*'?)\s*(\d{1,5})(?![-/.']?\d)/;
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/;
/** What may stand behind a date: a dot, or a time of day. */
const NOTHING = /^[\s.,]*$/;
const TIME = /^[T,\s]*\d{1,2}[:.h]\d{2}/;

/** Years of two digits below it are after 1999. */
export const YEAR_PIVOT = 70;

/** `null` for what has not the shape of a date. */
export function takeApart(written: string): WrittenDate | null {
  const text = written.length > DATE_LENGTH_MAX ? written.slice(0, DATE_LENGTH_MAX) : written;
  const parted = PARTED.exec(text);
  const match = parted ?? COMPACT.exec(text);
  if (match === null) return null;
  const [first, mark, second, lastMark, third] =
    parted === null ? [match[1], '', match[2], '', match[3]] : parted.slice(1);
  return {
    first: first!,
    second: second!,
    third: third!,
    apostrophe: lastMark!.includes("'"),
    dotted: mark === '.' && lastMark!.startsWith('.'),
    rest: restOf(text.slice(match[0].length)),
  };
}

function restOf(tail: string): string {
  return NOTHING.test(tail) || TIME.test(tail) ? '' : tail.trim();
}

/** Whether it reads as a day in any order. */
export function isDateLike(written: string): boolean {
  const date = takeApart(written);
  return date !== null && ORDERS.some((order) => dayIn(date, { order, slashIs1900s: false }) !== null);
}

export const ORDERS: readonly DateOrder[] = ['MDY', 'DMY', 'YMD'];

/** The day that `date` is by the habits of its file; `null` if there is no such day. */
export function dayIn(date: WrittenDate, { order, slashIs1900s }: DateHabits): CalendarDate | null {
  if (order === 'YMD') {
    if (date.first.length === 1 || date.first.length === 3 || date.third.length > 2) return null;
    return calendarDate(yearOf(date.first), Number(date.second), Number(date.third));
  }
  if (date.first.length > 2) return null;
  const year = yearOf(date.third);
  const inCentury = slashIs1900s && !date.apostrophe && date.third.length < 3 && year >= 2000;
  const [month, day] = order === 'MDY' ? [date.first, date.second] : [date.second, date.first];
  return calendarDate(inCentury ? year - 100 : year, Number(month), Number(day));
}

/** 0 for what is no year. Old programs count years from 1900 (`099`, `100`), or write that number behind a 19 (`19100`). */
function yearOf(digits: string): number {
  const number = Number(digits);
  switch (digits.length) {
    case 3:
      return number >= YEAR_PIVOT && number < YEAR_PIVOT + 100 ? 1900 + number : 0;
    case 4:
      return number;
    case 5:
      return number >= 19_100 && number < 19_100 + YEAR_PIVOT ? number - 19_100 + 2000 : 0;
    default:
      return number + (number < YEAR_PIVOT ? 2000 : 1900);
  }
}
