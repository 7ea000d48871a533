/** Two days that name a period. */
import type { CalendarDate } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';

/** INVALID_INPUT for a period that ends before it begins. */
export function requireOrder(from: CalendarDate, to: CalendarDate): void {
  if (from <= to) return;
  throw new BulkheadError('INVALID_INPUT', `The period begins on ${from}, after its end on ${to}.`, {
    remedy: 'Give both days, the earlier one first.',
    facts: { from, to },
  });
}
