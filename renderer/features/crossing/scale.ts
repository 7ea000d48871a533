/**
 * Time as pixels: a domain of whole days, so many of them across the screen. Days are numbers since 1970; a crossing lies
 * within its day, several of one day side by side. Pure.
 */
import { addDays, dayNumber } from '../../../shared/dates.ts';
import type { Line } from './kinds.ts';

const EPOCH = '1970-01-01';

export const dateOf = (day: number): string => addDays(EPOCH, Math.floor(day));

export interface Domain {
  /** The first day. */
  first: number;
  days: number;
}

/** From ten years down to a week. */
const SPANS = [7, 14, 31, 92, 183, 366, 731, 1827, 3653] as const;
const LEAST = SPANS[0];
const MOST = SPANS[SPANS.length - 1]!;
/** A picture of fewer days says less than a line of words. */
const DAYS_LEAST = 31;

export function domainOf(lines: readonly Line[], today: string, from?: string, to?: string): Domain {
  const first = dayNumber(from ?? lines[0]?.date ?? today);
  const last = dayNumber(to ?? lines.at(-1)?.date ?? today);
  return { first, days: Math.max(DAYS_LEAST, last - first + 1) };
}

/** How many days are seen at first: all, at most ten years. */
export function fullSpan({ days }: Domain): number {
  return Math.min(days, MOST);
}

/** The next span in (`-1`) or out (`1`). */
export function zoomed(span: number, by: 1 | -1, domain: Domain): number {
  const most = fullSpan(domain);
  const steps = [...SPANS.filter((one) => one < most), most];
  const next = by === 1 ? steps.find((one) => one > span) : steps.findLast((one) => one < span);
  return next ?? (by === 1 ? most : Math.min(LEAST, most));
}

/** Any span between a week and all, as a wheel asks for it. */
export function bounded(span: number, domain: Domain): number {
  return Math.min(Math.max(span, LEAST), fullSpan(domain));
}

export interface Placed {
  line: Line;
  /** In days from the beginning of the domain. */
  at: number;
}

/** `lines` in the order of their days; those of one day share it. */
export function place(lines: readonly Line[], { first }: Domain): Placed[] {
  const placed: Placed[] = [];
  for (let start = 0; start < lines.length; ) {
    const { date } = lines[start]!;
    let end = start;
    while (end < lines.length && lines[end]!.date === date) end += 1;
    const day = dayNumber(date) - first;
    for (let i = start; i < end; i++)
      placed.push({ line: lines[i]!, at: day + (i - start + 0.5) / (end - start) });
    start = end;
  }
  return placed;
}

export interface Tick {
  /** In days from the beginning of the domain. */
  at: number;
  label: string;
  major: boolean;
  /** At least so many until the next of its row. */
  days: number;
}

/** Years and months, or months and days, by the room there is; between two days of the domain. */
export function ticksBetween(
  { first, days: most }: Domain,
  from: number,
  to: number,
  perDay: number,
  locale: string,
): Tick[] {
  const ticks: Tick[] = [];
  const monthRoom = perDay * 30;
  const word = (day: Date, options: Intl.DateTimeFormatOptions) => formatOf(locale, options).format(day);
  const start = new Date(Date.parse(dateOf(first + from)));
  const step = monthRoom >= 34 ? 1 : monthRoom >= 12 ? 3 : 12;
  for (
    let month = new Date(Date.UTC(start.getUTCFullYear(), 0, 1));
    ;
    month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + step, 1))
  ) {
    const at = dayNumber(month.toISOString().slice(0, 10)) - first;
    if (at > to || at >= most) break;
    const isYear = month.getUTCMonth() === 0;
    const long = monthRoom >= 90;
    if (isYear) ticks.push({ at, label: String(month.getUTCFullYear()), major: true, days: 365 });
    if (step < 12) {
      const label = word(month, { month: long ? 'long' : 'short' });
      ticks.push({ at, label, major: false, days: 28 * step });
    }
  }
  if (perDay < DAYS_SHOWN) return ticks;
  const days: Tick[] = ticks
    .filter(({ major }) => !major)
    .map(({ at }) => monthTick(first + at, first, word));
  for (let at = Math.max(0, Math.floor(from)); at <= to && at < most; at++) {
    const day = new Date(Date.parse(dateOf(first + at)));
    const label = perDay >= 70 ? word(day, { weekday: 'short', day: 'numeric' }) : String(day.getUTCDate());
    days.push({ at, label, major: false, days: 1 });
  }
  return days;
}

/** The year, or the month, that a day lies in: what the left edge is in. */
export function headingAt({ first }: Domain, at: number, perDay: number, locale: string): string {
  const day = new Date(Date.parse(dateOf(first + at)));
  if (perDay < DAYS_SHOWN) return String(day.getUTCFullYear());
  return formatOf(locale, { month: 'long', year: 'numeric' }).format(day);
}

/** From so many pixels a day on, days are told. */
const DAYS_SHOWN = 26;

function monthTick(
  day: number,
  first: number,
  word: (day: Date, options: Intl.DateTimeFormatOptions) => string,
): Tick {
  const label = word(new Date(Date.parse(dateOf(day))), { month: 'long', year: 'numeric' });
  return { at: day - first, label, major: true, days: 28 };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, known);
  return known;
}
