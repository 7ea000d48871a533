/**
 * Dates as statements write them, found in a line: 01/02, 01/02/2025, 1 Feb, Feb 1, 2025-02-01, 01.02.25, 1 Feb 25.
 * Which of two numbers is the month and which year is meant are questions of the whole file (calendar.ts). Pure functions
 * of text; nothing fails.
 */
import { plainWords } from '../csv/header.ts';
import { MONTHS } from '../csv/words.ts';

export interface WrittenDate {
  /** Where it lies in the text. */
  start: number;
  end: number;
  /** `null` where none is written. */
  year: number | null;
  /** A day and a month, or two numbers of which either could be the month. */
  first: number;
  second: number;
  order: 'day-month' | 'month-day' | 'unknown';
  /** The two digits after a day and a month's name, which may be the year or the beginning of what follows. */
  maybeYear: { year: number; end: number } | null;
}

const ISO = /(?<![\d./-])(?<y>(?:19|20)\d{2})(?<s>[-/.])(?<m>\d{2})\k<s>(?<d>\d{2})(?!\d|[./-]\d)/y;
const NUMERIC =
  /(?<![\d./,-])(?<a>\d{1,2})(?<s>[./-])(?<b>\d{1,2})(?:\k<s>(?<y>(?:19|20)\d{2}|\d{2}))?(?!\d|[/,]\d)\.?(?![.-]?\d)/y;
const DAY_NAME =
  /(?<![\d./,-])(?<d>\d{1,2})(?:st|nd|rd|th)?\.?[ -]{0,2}(?:de )?(?<m>\p{L}{3,12})(?!\p{L})\.?(?:,?[ -](?:de )?(?<y>(?:19|20)\d{2})(?!\d)|[ -]?'?(?<yy>\d{2})(?!\d|[.,:/]\d))?/uy;
const NAME_DAY =
  /(?<![\p{L}\d])(?<m>\p{L}{3,12})\.?[ -]?(?<d>\d{1,2})(?:st|nd|rd|th)?(?!\d|[.:/]\d)(?:,? (?<y>(?:19|20)\d{2})(?!\d))?/uy;

/** The date that begins at `at`, if one does. */
export function dateAt(text: string, at: number): WrittenDate | null {
  return iso(text, at) ?? dayName(text, at) ?? numeric(text, at) ?? nameDay(text, at);
}

/** All dates of a text, in its order. */
export function datesIn(text: string): WrittenDate[] {
  const found: WrittenDate[] = [];
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
    if (index < (found.at(-1)?.end ?? 0)) continue;
    const date = dateAt(text, index);
    if (date) found.push(date);
  }
  return found;
}

function groups(
  pattern: RegExp,
  text: string,
  at: number,
): { end: number; parts: Record<string, string> } | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match?.groups ? { end: at + match[0].length, parts: match.groups } : null;
}

function iso(text: string, start: number): WrittenDate | null {
  const match = groups(ISO, text, start);
  if (!match) return null;
  const { y, m, d } = match.parts;
  return made(start, match.end, Number(y), Number(m), Number(d), 'month-day');
}

function numeric(text: string, start: number): WrittenDate | null {
  const match = groups(NUMERIC, text, start);
  if (!match) return null;
  const { a = '', b = '', s, y } = match.parts;
  // "3.5" and "2-1" are something else.
  if (s !== '/' && y === undefined && (a.length < 2 || b.length < 2)) return null;
  return made(start, match.end, fullYear(y), Number(a), Number(b), s === '.' ? 'day-month' : 'unknown');
}

function dayName(text: string, start: number): WrittenDate | null {
  const match = groups(DAY_NAME, text, start);
  if (!match) return null;
  const { d, m = '', y, yy } = match.parts;
  const month = MONTHS[plainWords(m)];
  if (month === undefined) return null;
  const end = yy === undefined ? match.end : text.lastIndexOf(yy, match.end);
  const date = made(start, end, fullYear(y), Number(d), month, 'day-month');
  if (!date || yy === undefined) return date;
  date.end = start + text.slice(start, end).replace(/[ '-]+$/, '').length;
  date.maybeYear = { year: 2000 + Number(yy), end: match.end };
  return date;
}

function nameDay(text: string, start: number): WrittenDate | null {
  const match = groups(NAME_DAY, text, start);
  if (!match) return null;
  const { d, m = '', y } = match.parts;
  const month = MONTHS[plainWords(m)];
  return month === undefined ? null : made(start, match.end, fullYear(y), month, Number(d), 'month-day');
}

function fullYear(digits: string | undefined): number | null {
  if (digits === undefined) return null;
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function made(
  start: number,
  end: number,
  year: number | null,
  first: number,
  second: number,
  order: WrittenDate['order'],
): WrittenDate | null {
  const couldBe = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;
  const possible =
    order === 'month-day'
      ? couldBe(second, first)
      : couldBe(first, second) || (order === 'unknown' && couldBe(second, first));
  return possible ? { start, end, year, first, second, order, maybeYear: null } : null;
}
