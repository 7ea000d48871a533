/** What people are told of the order of a file's dates where the file does not tell it. Nothing fails. */
import type { DateOrder } from '../../../shared/contract/import.ts';
import type { CalendarDate } from '../../../shared/dates.ts';

export const ORDER_WORDS: Readonly<Record<DateOrder, string>> = {
  'month-first': 'month/day/year',
  'day-first': 'day/month/year',
  'year-first': 'year/month/day',
};

/** A date of the file, and what becomes of it. */
export interface OpenDay {
  written: string;
  taken: CalendarDate;
  not: CalendarDate;
}

/** `isAsBefore`: the order was not only assumed, but is that of an earlier file of the account. */
export function tellAssumedOrder(
  order: DateOrder,
  { written, taken, not }: OpenDay,
  isAsBefore: boolean,
): string {
  const why = isAsBefore ? 'was taken, as for this account before' : 'was assumed';
  return `The file does not say in which order its dates are written; ${ORDER_WORDS[order]} ${why}, so “${written}” is taken for ${dayInWords(taken)}, not ${dayInWords(not)}. If that is wrong, choose the other order.`;
}

export function dayInWords(day: CalendarDate): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
