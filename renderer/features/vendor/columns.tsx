/** The columns of who was paid, and of the vendors on the list. */
import { IconDots } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Vendor } from '../../../shared/contract/vendor.ts';
import { text } from '../../text/index.ts';
import {
  Badge,
  dateText,
  type GridColumn,
  MenuButton,
  type MenuEntry,
  Money,
  useLocale,
} from '../../ui/index.ts';
import type { PaidRow } from './types.ts';
import styles from './Vendor.module.css';

const words = text.vendor;

const cut = (value: string) => (
  <span className={styles.cut} title={value}>
    {value}
  </span>
);

export function useMenuColumn<Row extends { name: string }>(
  menuOf: (row: Row) => MenuEntry[],
): GridColumn<Row> {
  return useMemo(
    () => ({
      ...{ id: 'menu', header: words.columns.menu, width: 56, hideable: false },
      cell: (row) => (
        <MenuButton
          label={words.menu(row.name || words.nobody)}
          iconOnly
          icon={<IconDots size={16} stroke={1.5} />}
          variant="quiet"
          align="end"
          items={menuOf(row)}
        />
      ),
    }),
    [menuOf],
  );
}

export function usePaidColumns(currency: string, menu: GridColumn<PaidRow>): GridColumn<PaidRow>[] {
  return useMemo<GridColumn<PaidRow>[]>(() => {
    const figure = (id: 'paid' | 'card' | 'network' | 'withheld'): GridColumn<PaidRow> => ({
      ...{ id, header: words.columns[id], width: 88, align: 'right', sortable: true },
      cell: (row) => <Money value={row[id]} currency={currency} dashZero />,
      text: (row) => row[id],
      sortValue: (row) => Number(row[id]),
    });
    const reported = ({ why, form }: PaidRow) => (why === null ? words.reported(form) : words.why[why]);
    const missing = ({ missing: all }: PaidRow) => all.map((one) => words.missing[one]).join(', ');
    return [
      {
        ...{ id: 'name', header: words.columns.name, width: 150, minWidth: 120, grow: 2, hideable: false },
        ...{ sortable: true, cell: ({ name }) => cut(name || words.nobody), text: ({ name }) => name },
      },
      {
        ...{ id: 'label', header: words.columns.label, width: 164, minWidth: 100, grow: 1 },
        ...{ cell: ({ label }) => cut(label), text: ({ label }) => label },
      },
      figure('paid'),
      figure('card'),
      figure('network'),
      { ...figure('withheld'), width: 84, hidden: true },
      {
        ...{ id: 'reported', header: words.columns.reported, width: 130 },
        cell: (row) => <Badge tone={row.due ? 'action' : 'plain'}>{reported(row)}</Badge>,
        text: reported,
      },
      {
        ...{ id: 'missing', header: words.columns.missing, width: 130, minWidth: 100, grow: 1 },
        cell: (row) => row.missing.length > 0 && <span className={styles.missing}>{cut(missing(row))}</span>,
        text: missing,
      },
      menu,
    ];
  }, [currency, menu]);
}

export function useVendorColumns(menu: GridColumn<Vendor>): GridColumn<Vendor>[] {
  const locale = useLocale();
  return useMemo<GridColumn<Vendor>[]>(() => {
    const { columns, received, requested, missing } = words.list;
    const what = ({ classification, profession }: Vendor) =>
      [
        classification === null ? words.unknown : words.classifications[classification],
        profession && words.professions[profession],
      ]
        .filter(Boolean)
        .join(', ');
    const w9 = ({ w9_received_on, w9_requested_on }: Vendor) =>
      w9_received_on !== null
        ? received(dateText(w9_received_on, locale))
        : w9_requested_on !== null
          ? requested(dateText(w9_requested_on, locale))
          : missing;
    const payees = ({ payees: all }: Vendor) => all.join(', ');
    return [
      {
        ...{ id: 'name', header: columns.name, width: 170, minWidth: 120, grow: 1, hideable: false },
        ...{ sortable: true, cell: ({ name }) => cut(name), text: ({ name }) => name },
      },
      {
        ...{ id: 'what', header: columns.what, width: 200, grow: 1 },
        ...{ cell: (one) => cut(what(one)), text: what },
      },
      {
        ...{ id: 'tin', header: columns.tin, width: 110 },
        ...{ cell: ({ tin }) => tin, text: ({ tin }) => tin ?? '' },
      },
      {
        ...{ id: 'w9', header: columns.w9, width: 150 },
        ...{ cell: (one) => cut(w9(one)), text: w9 },
      },
      {
        ...{ id: 'payees', header: columns.payees, width: 200, grow: 1 },
        ...{ cell: (one) => cut(payees(one)), text: payees },
      },
      menu,
    ];
  }, [locale, menu]);
}
