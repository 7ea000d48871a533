/** The columns of the mileage log. */
import { IconDots } from '@tabler/icons-react';
import { useMemo } from 'react';
import { text } from '../../text/index.ts';
import {
  DateText,
  dateText,
  type GridColumn,
  MenuButton,
  type MenuEntry,
  useLocale,
} from '../../ui/index.ts';
import styles from './Tax.module.css';
import type { Trip } from './types.ts';

const words = text.tax.mileage;

export function useTripColumns(menuOf: (trip: Trip) => MenuEntry[]): GridColumn<Trip>[] {
  const locale = useLocale();
  return useMemo<GridColumn<Trip>[]>(() => {
    const { columns } = words;
    const plain = (
      id: 'reason' | 'from' | 'to' | 'vehicle',
      width: number,
      grow?: number,
    ): GridColumn<Trip> => ({
      ...{ id, header: columns[id], width, ...(grow === undefined ? {} : { grow }) },
      cell: (trip) => (
        <span className={styles.cut} title={trip[id]}>
          {trip[id]}
        </span>
      ),
      text: (trip) => trip[id],
    });
    const state = ({ purpose, reimbursed }: Trip) =>
      purpose === 'business' ? (reimbursed ? words.yes : '') : words.purposes[purpose];
    return [
      {
        ...{ id: 'date', header: columns.date, width: 108, sortable: true, hideable: false },
        cell: ({ date }) => <DateText value={date} />,
        text: ({ date }) => date,
      },
      plain('reason', 220, 2),
      plain('from', 130, 1),
      plain('to', 130, 1),
      {
        ...{ id: 'miles', header: columns.miles, width: 80, align: 'right', sortable: true },
        cell: ({ miles }) => miles,
        text: ({ miles }) => miles,
        sortValue: ({ miles }) => Number(miles),
      },
      plain('vehicle', 110),
      { ...{ id: 'state', header: columns.state, width: 108 }, cell: state, text: state },
      {
        ...{ id: 'menu', header: columns.menu, width: 80, hideable: false },
        cell: (trip) => (
          <MenuButton
            label={words.menu(dateText(trip.date, locale))}
            iconOnly
            icon={<IconDots size={16} stroke={1.5} />}
            variant="quiet"
            align="end"
            items={menuOf(trip)}
          />
        ),
      },
    ];
  }, [locale, menuOf]);
}
