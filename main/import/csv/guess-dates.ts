/** Which columns are dates, which of them counts, and whether 06/04 is in April or in June. Nothing fails. */
import { daysBetween } from '../../../shared/dates.ts';
import type { KnownDates } from '../messages.ts';
import { dateReader, isSorted } from './dates.ts';
import { orderOfFormat } from './open-order.ts';
import type { Column } from './profile.ts';
import type { HeaderRole } from './words.ts';

export interface DateGuess {
  date: number;
  valueDate: number | undefined;
  transactionDate: number | undefined;
  format: string;
  /** In which other order they read, where nothing but a choice or a guess decides. */
  otherFormat: string | null;
  /** How sure the day/month order is: 1 where nothing else is possible. */
  sureness: number;
  doubt: string | null;
}

/** What decides between day first and month first when the dates themselves don't. */
export interface OrderHints {
  /** Amounts with a decimal comma: not North America. */
  decimalComma: boolean;
  currency: string | null;
  /** What somebody chose goes before what is only likely. */
  known: KnownDates | null;
}

const RANK: Partial<Record<HeaderRole, number>> = {
  bookingDate: 4,
  date: 3,
  transactionDate: 2,
  valueDate: 1,
  category: -2,
  other: -2,
};

/** Picks the columns; `null` if no column holds dates. */
export function guessDates(columns: readonly Column[], hints: OrderHints): DateGuess | null {
  const dates = columns.filter((column) => column.kind === 'date');
  const ranked = dates
    .map((column) => ({ column, rank: rankOf(column) }))
    .sort((a, b) => b.rank - a.rank || a.column.index - b.column.index);
  const main = ranked[0]?.column;
  if (main === undefined) return null;
  const others = dates.filter((column) => column !== main);
  const named = (role: HeaderRole) => others.find((column) => column.role === role)?.index;
  const plain = others.find((column) => column.role === null && column.index > main.index);
  const order = chooseFormat(main, others, hints);
  return {
    date: main.index,
    valueDate: named('valueDate') ?? plain?.index,
    transactionDate: named('transactionDate') ?? (main.role === 'bookingDate' ? named('date') : undefined),
    otherFormat: null,
    ...order,
  };
}

function rankOf(column: Column): number {
  const named = column.role === null ? 1.5 : (RANK[column.role] ?? 0);
  return named + (2 * column.filled.length) / column.values.length;
}

interface Chosen {
  format: string;
  otherFormat?: string;
  sureness: number;
  doubt: string | null;
}

function chooseFormat(main: Column, others: readonly Column[], hints: OrderHints): Chosen {
  const best = main.formats[0]!.share;
  const fitting = withoutOddOrders(main.formats.filter(({ share }) => share === best).map((f) => f.format));
  const only = fitting[0]!;
  const byYear = main.formats.find(
    ({ format, share }) => share === best && /^YY(?:-|MM)/.test(format),
  )?.format;
  if (byYear !== undefined && /YY$/.test(only)) {
    const years = chooseYear(main, only, byYear);
    if (years !== null) return years;
  }
  const dayFirst = fitting.find((format) => format.startsWith('DD'));
  const monthFirst = fitting.find((format) => format.startsWith('MM'));
  if (dayFirst === undefined || monthFirst === undefined) return { format: only, sureness: 1, doubt: null };
  if (only.includes('.')) return { format: dayFirst, sureness: 1, doubt: null };
  const beside = decidedBy(others, dayFirst, monthFirst);
  if (beside !== null) return { format: beside, sureness: 1, doubt: null };
  const sorted = sortedUnder(main, dayFirst, monthFirst);
  const { known } = hints;
  if (sorted !== null && !known?.isChosen) return { format: sorted, sureness: 0.85, doubt: null };
  const asKnown = [dayFirst, monthFirst].find((format) => orderOfFormat(format) === known?.order);
  const format = asKnown ?? sorted ?? moreLikely(dayFirst, monthFirst, hints);
  const otherFormat = format === dayFirst ? monthFirst : dayFirst;
  if (asKnown !== undefined) return { format, otherFormat, sureness: 1, doubt: null };
  if (sorted !== null) return { format, sureness: 0.85, doubt: null };
  return { format, otherFormat, sureness: 0.6, doubt: orderDoubt(main, dayFirst, monthFirst, format) };
}

/** Year first with the day before the month, or with two digits: only if nothing else fits. */
function withoutOddOrders(formats: readonly string[]): readonly string[] {
  const usual = formats.filter((format) => !/^YYYY.DD|^YY(?!YY)/.test(format));
  return usual.length > 0 ? usual : formats;
}

/**
 * “25-01-13” is a day of 2013 or of 2025. A statement covers a year at most, so that several days mostly tell; `null` where
 * they say that the year stands last.
 */
function chooseYear(main: Column, last: string, first: string): Chosen | null {
  const [spanOfLast, spanOfFirst] = [spanOf(daysOf(main, last)), spanOf(daysOf(main, first))];
  if (spanOfLast > YEAR_DAYS && spanOfFirst <= YEAR_DAYS) return { format: first, sureness: 1, doubt: null };
  if (spanOfFirst > YEAR_DAYS) return null;
  const cell = main.filled[0]!;
  const [a, b] = [last, first].map((format) => dateReader(format)(cell));
  return {
    format: last,
    sureness: 0.6,
    doubt: `Dates are ambiguous: ${cell} may be ${a} or ${b}; assumed ${last}.`,
  };
}

const YEAR_DAYS = 366;

function spanOf(days: readonly string[]): number {
  const sorted = days.toSorted();
  return sorted.length === 0 ? 0 : daysBetween(sorted[0]!, sorted.at(-1)!);
}

/** Another column of the same shape may hold days over 12. */
function decidedBy(others: readonly Column[], dayFirst: string, monthFirst: string): string | null {
  for (const column of others) {
    const share = (format: string) => column.formats.find((f) => f.format === format)?.share ?? 0;
    if (share(dayFirst) !== share(monthFirst))
      return share(dayFirst) > share(monthFirst) ? dayFirst : monthFirst;
  }
  return null;
}

/** Statements are sorted by day: the order under which the file is sorted, if it is only one of the two. */
function sortedUnder(main: Column, dayFirst: string, monthFirst: string): string | null {
  if (main.distinct < 4) return null;
  const day = isSorted(daysOf(main, dayFirst));
  const month = isSorted(daysOf(main, monthFirst));
  return day === month ? null : day ? dayFirst : monthFirst;
}

function daysOf(column: Column, format: string): string[] {
  const read = dateReader(format);
  return column.values.map((value) => read(value)).filter((date) => date !== null);
}

/** Month first is written in North America only, with a decimal point and slashes. */
function moreLikely(dayFirst: string, monthFirst: string, hints: OrderHints): string {
  if (hints.decimalComma || !dayFirst.includes('/')) return dayFirst;
  return hints.currency === null || ['USD', 'CAD'].includes(hints.currency) ? monthFirst : dayFirst;
}

function orderDoubt(main: Column, dayFirst: string, monthFirst: string, assumed: string): string {
  const cell = main.filled.find((value) => dateReader(dayFirst)(value) !== dateReader(monthFirst)(value));
  if (cell === undefined) return `Dates are ambiguous; assumed ${assumed}.`;
  return `Dates are ambiguous: ${cell} may be ${inWords(dateReader(dayFirst)(cell))} or ${inWords(dateReader(monthFirst)(cell))}; assumed ${assumed}.`;
}

const MONTH_NAMES = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

function inWords(date: string | null): string {
  if (date === null) return 'no day';
  const month = MONTH_NAMES.format(new Date(`${date}T00:00:00Z`));
  return `${Number(date.slice(8))} ${month}`;
}
