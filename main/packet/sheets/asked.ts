/** Whose packet it is, of which year; what every sheet is made of. */
import type { CalendarDate } from '../../../shared/dates.ts';
import { type EntityRow, isCalendarYear, type Scope, taxYearOf } from '../../ledger/index.ts';

export interface Asked {
  scope: Scope;
  entity: EntityRow;
  year: number;
  from: CalendarDate;
  to: CalendarDate;
}

export const days = ({ from, to }: Pick<Asked, 'from' | 'to'>): string => `${from} to ${to}`;
export const subjectOf = (asked: Asked): string => `${asked.entity.name}, ${days(asked)}`;

/** Of what goes by calendar years whatever the books' own year is: whatever is on a person's return, and Forms 1099. */
export const calendarDays = ({ year }: Pick<Asked, 'year'>) => ({
  from: `${year}-01-01`,
  to: `${year}-12-31`,
});
export const calendarSubject = (asked: Asked): string => `${asked.entity.name}, ${days(calendarDays(asked))}`;

/** The tax year of the entity's own forms: the one that is this packet's, or the calendar year that it ends in. */
export function taxYearAsked({ entity, year }: Pick<Asked, 'entity' | 'year'>) {
  const named = isCalendarYear(entity) ? year : year - 1;
  return { year: named, ...taxYearOf(entity, named) };
}
export const taxSubject = (asked: Asked): string => `${asked.entity.name}, ${days(taxYearAsked(asked))}`;
