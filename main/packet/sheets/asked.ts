/** Whose packet it is, of which year; what every sheet is made of. */
import type { CalendarDate } from '../../../shared/dates.ts';
import type { EntityRow, Scope } from '../../ledger/index.ts';

export interface Asked {
  scope: Scope;
  entity: EntityRow;
  year: number;
  from: CalendarDate;
  to: CalendarDate;
}

export const days = ({ from, to }: Pick<Asked, 'from' | 'to'>): string => `${from} to ${to}`;
export const subjectOf = (asked: Asked): string => `${asked.entity.name}, ${days(asked)}`;
