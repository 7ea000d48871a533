/** A table whose dates read in two orders: what is said of it. Fails as `forEachRow` does. */
import type { DateOrder } from '../../../shared/contract/import.ts';
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import type { OpenDates, ReaderLimits } from '../reader.ts';
import type { OpenDay } from '../text/date-orders.ts';
import { dateReader } from './dates.ts';
import { forEachRow } from './tokens.ts';

export function orderOfFormat(format: string): DateOrder {
  return format.startsWith('DD') ? 'day-first' : format.startsWith('M') ? 'month-first' : 'year-first';
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
