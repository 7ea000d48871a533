/**
 * The days of a tax year, which is named by the year it begins in. A company that files for itself has its fiscal year; a person has
 * the calendar year, and so has whatever is on a person's return, as their disregarded LLC is (IRC s. 441, 706(b)).
 */
import { addDays, type CalendarDate, calendarDate } from '../../shared/dates.ts';
import type { EntityRow } from './lookup.ts';

export interface TaxDays {
  from: CalendarDate;
  to: CalendarDate;
}
type Filing = Pick<EntityRow, 'tax_class' | 'fiscal_month'>;

function firstMonth({ tax_class: taxClass, fiscal_month: month }: Filing): number {
  return taxClass === null || taxClass === 'disregarded' ? 1 : (month ?? 1);
}

export function taxYearOf(filing: Filing, year: number): TaxDays {
  const month = firstMonth(filing);
  return {
    from: calendarDate(year, month, 1)!,
    to: addDays(calendarDate(year + 1, month, 1)!, -1),
  };
}

export function taxYearAt(filing: Filing, day: CalendarDate): number {
  const year = Number(day.slice(0, 4));
  return day < taxYearOf(filing, year).from ? year - 1 : year;
}

/** The one that ends within a calendar year: whose items are on the owner's return of that year. */
export function taxYearEndingIn(filing: Filing, year: number): number {
  return firstMonth(filing) === 1 ? year : year - 1;
}

export function isCalendarYear(filing: Filing): boolean {
  return firstMonth(filing) === 1;
}
