/** What should have been paid on a loan by some day, and was not. */
import { type CalendarDate, daysBetween } from '../../shared/dates.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { course, type Instalment } from './course.ts';
import { type Loan, listLoans } from './store.ts';

export interface Late {
  payments: number;
  openMinor: number;
  /** When the oldest of them was due. */
  since: CalendarDate;
  days: number;
}

/** Of one payment: until it was met or carried over, or until `asOf`. */
export function daysLate({ due, metOn, carriedOn, isDue }: Instalment, asOf: CalendarDate): number {
  return isDue ? Math.max(0, daysBetween(due, metOn ?? carriedOn ?? asOf)) : 0;
}

/** What is due on the day itself is not late yet. */
export function lateOf(rows: readonly Instalment[], asOf: CalendarDate): Late | null {
  const late = rows.filter((row) => row.openMinor > 0 && daysLate(row, asOf) > 0);
  const [oldest] = late;
  if (!oldest) return null;
  const openMinor = late.reduce((sum, row) => sum + row.openMinor, 0);
  return { payments: late.length, openMinor, since: oldest.due, days: daysLate(oldest, asOf) };
}

/** Every loan on which something is late, without what the law makes of it. */
export function lateLoans(db: VaultDatabase, asOf: CalendarDate): (Loan & { late: Late })[] {
  return listLoans(db).flatMap((loan) => {
    const late = loan.lentOn <= asOf ? lateOf(course(loan, asOf), asOf) : null;
    return late === null ? [] : [{ ...loan, late }];
  });
}
