/**
 * Reads a day the way people type one: `3/4`, `3/4/25`, `4` (of the month at hand), `mar 4`, `4.3.`, ISO, `t` for today,
 * `y` for yesterday, `+3` and `-3` from the day at hand. Where the year is left out it is the one that brings the day
 * nearest to the day at hand, so 28 December typed in January is last year's.
 */
import { addDays, calendarDate, daysBetween, isCalendarDate } from '../../../shared/dates.ts';

export type DateOrder = 'mdy' | 'dmy' | 'ymd';

export interface DateTyping {
  /** The day at hand: the field's own, or today. */
  base: string;
  today: string;
  order: DateOrder;
  /** For names of months. */
  locale: string;
}

/** Which way round a locale writes a day. */
export function dateOrder(locale: string): DateOrder {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: 'UTC' })
    .formatToParts(Date.UTC(2001, 1, 3))
    .map((part) => part.type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year');
  if (parts[0] === 'year') return 'ymd';
  return parts[0] === 'day' ? 'dmy' : 'mdy';
}

/** The day typed as `YYYY-MM-DD`, or `null`. */
export function readDate(source: string, typing: DateTyping): string | null {
  const text = source.trim().toLowerCase();
  if (isCalendarDate(text)) return text;
  if (text === 't' || text === 'today') return typing.today;
  if (text === 'y' || text === 'yesterday') return addDays(typing.today, -1);
  const shift = /^([+\-−])\s*(\d{0,4})$/.exec(text);
  if (shift) return addDays(typing.base, (shift[1] === '+' ? 1 : -1) * Number(shift[2] || '1'));
  return readParts(text, typing);
}

function readParts(text: string, typing: DateTyping): string | null {
  const named = monthNamed(text, typing.locale);
  const numbers = (named ? named.rest : text)
    .split(/[\s/.,-]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d{1,4}$/.test(part) ? part : null));
  if (numbers.some((part) => part === null)) return null;
  const parts = numbers as string[];
  if (named) {
    const [first, second] = parts;
    if (first === undefined || parts.length > 2) return null;
    if (first.length === 4 && second !== undefined) return build(first, named.month, Number(second), typing);
    return build(second, named.month, Number(first), typing);
  }
  return readNumbers(parts, typing);
}

function readNumbers(parts: readonly string[], typing: DateTyping): string | null {
  const [a, b, c] = parts;
  if (a === undefined || parts.length > 3) return null;
  if (b === undefined) {
    if (a.length > 2) return readDigits(a, typing);
    return calendarDate(Number(typing.base.slice(0, 4)), Number(typing.base.slice(5, 7)), Number(a));
  }
  if (a.length > 2) return c === undefined ? null : build(a, Number(b), Number(c), typing);
  if (c !== undefined && typing.order === 'ymd') return build(a, Number(b), Number(c), typing);
  const [month, day] = typing.order === 'dmy' ? [b, a] : [a, b];
  return build(c, Number(month), Number(day), typing);
}

/** `0304` and `304`: two digits a part, in the locale's order. */
function readDigits(digits: string, typing: DateTyping): string | null {
  const padded = digits.padStart(4, '0');
  return readNumbers([padded.slice(0, 2), padded.slice(2)], typing);
}

function build(year: string | undefined, month: number, day: number, typing: DateTyping): string | null {
  if (year === undefined) return nearest(month, day, typing.base);
  if (year.length === 4) return calendarDate(Number(year), month, day);
  if (year.length > 2) return null;
  // Two digits: the century that brings the year nearest to the one at hand, so at most fifty years off.
  const at = Number(typing.base.slice(0, 4));
  let full = Math.floor(at / 100) * 100 + Number(year);
  if (full - at > 50) full -= 100;
  if (at - full > 50) full += 100;
  return calendarDate(full, month, day);
}

function nearest(month: number, day: number, base: string): string | null {
  const year = Number(base.slice(0, 4));
  let best: string | null = null;
  for (const candidate of [year - 1, year, year + 1].map((y) => calendarDate(y, month, day))) {
    if (candidate === null) continue;
    if (best === null || Math.abs(daysBetween(base, candidate)) < Math.abs(daysBetween(base, best)))
      best = candidate;
  }
  return best;
}

function monthNamed(text: string, locale: string): { month: number; rest: string } | null {
  const word = /\p{L}{3,}/u.exec(text)?.[0];
  if (word === undefined) return null;
  for (const tongue of [locale, 'en']) {
    const name = new Intl.DateTimeFormat(tongue, { month: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      if (
        name
          .format(Date.UTC(2001, month - 1, 1))
          .toLowerCase()
          .startsWith(word)
      )
        return { month, rest: text.replace(word, ' ') };
    }
  }
  return null;
}
