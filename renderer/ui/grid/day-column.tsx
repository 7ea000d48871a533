/** The column of days that lists of entries begin with. */
import { DateText } from '../date/DateText.tsx';
import type { GridColumn } from './types.ts';

export function dayColumn<Row extends { date: string }>(header: string): GridColumn<Row> {
  return {
    id: 'date',
    header,
    width: 106,
    cell: ({ date }) => <DateText value={date} />,
    text: ({ date }) => date,
  };
}
