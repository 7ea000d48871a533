/** A table whose dates read in two orders: whether it is one, and what is said of it. Fails as `forEachRow` does. */
import type { DateOrder } from '../../../shared/contract/import.ts';
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import type { OpenDates, ReaderLimits } from '../reader.ts';
import type { OpenDay } from '../text/date-orders.ts';
import { dateReader } from './dates.ts';
import { forEachRow } from './tokens.ts';

export function orderOfFormat(format: string): DateOrder {
  return format.startsWith('DD') ? 'day-first' : format.startsWith('M') ? 'month-first' : 'year-first';
}

/** The format with day and month the other way round; `null` where it tells by itself which of the two is which. */
export function turnedFormat(format: string): string | null {
  if (format.includes('MMM') || orderOfFormat(format) === 'year-first') return null;
  return format.replace(/MM|DD/g, (part) => (part === 'MM' ? 'DD' : 'MM'));
}

export interface BothWays {
  /** The first date that reads as the mapping says, and not in the other format. */
  against: { written: string; line: number } | null;
  /** Whether every date reads in both, and some as another day. */
  isOpen: boolean;
}

/** Looks on until a date tells. */
export function readBothWays(
  text: string,
  mapping: CsvMapping,
  otherFormat: string,
  limits: ReaderLimits,
): BothWays {
  const [read, readOther] = [dateReader(mapping.dateFormat), dateReader(otherFormat)];
  const { date, valueDate = date, transactionDate = date } = mapping.columns;
  const dated = [...new Set([date, valueDate, transactionDate])];
  let against: BothWays['against'] = null;
  let differs = false;
  forEachRow(text, mapping, limits, ({ index, line, cells }) => {
    if (index < mapping.firstRow) return true;
    for (const column of dated) {
      const written = (cells[column] ?? '').trim();
      const day = read(written);
      if (day === null) continue;
      const other = readOther(written);
      if (other === null) against ??= { written, line };
      differs ||= other !== day;
    }
    return against === null;
  });
  return { against, isOpen: against === null && differs };
}

export interface OpenOrder {
  dates: OpenDates;
  /** The first date that is another day in the other order. */
  day: OpenDay | null;
}

/** `otherFormat`: that of the dates if they are not written as the mapping says. */
export function openOrder(
  text: string,
  mapping: CsvMapping,
  otherFormat: string,
  limits: ReaderLimits,
): OpenOrder {
  const [read, readOther] = [dateReader(mapping.dateFormat), dateReader(otherFormat)];
  let day: OpenDay | null = null;
  forEachRow(text, mapping, limits, ({ index, cells }) => {
    if (index < mapping.firstRow) return true;
    const written = (cells[mapping.columns.date] ?? '').trim();
    const [taken, not] = [read(written), readOther(written)];
    if (taken !== null && not !== null && taken !== not) day = { written, taken, not };
    return day === null;
  });
  const dates = { order: orderOfFormat(mapping.dateFormat), other: orderOfFormat(otherFormat) };
  return { dates, day };
}
