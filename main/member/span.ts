/** The period that a question about members is about: the year to date of its last day, unless it says otherwise. */
import type { CalendarDate } from '../../shared/dates.ts';
import { requireOrder } from '../ledger/index.ts';

export interface Days {
  from: CalendarDate;
  to: CalendarDate;
}

export function yearToDate(
  input: { from?: string | undefined; to?: string | undefined },
  today: CalendarDate,
): Days {
  const to = input.to ?? today;
  const from = input.from ?? `${to.slice(0, 4)}-01-01`;
  requireOrder(from, to);
  return { from, to };
}
