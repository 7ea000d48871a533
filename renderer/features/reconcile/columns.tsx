/** The columns of the rows to tick. */
import { IconBuildingBank } from '@tabler/icons-react';
import { text } from '../../text/index.ts';
import { AccountName, DateText, type GridColumn, Money } from '../../ui/index.ts';
import styles from './RowsToTick.module.css';
import { type Marks, markOf, type Row } from './session.ts';

const words = text.reconcile.rows;

interface ColumnOptions {
  marks: Marks;
  onToggle: (row: Row) => void;
}

export function rowColumns({ marks, onToggle }: ColumnOptions): GridColumn<Row>[] {
  const said = (row: Row) => (markOf(row, marks) === 'cleared' ? words.ticked : words.unticked);
  return [
    {
      id: 'tick',
      header: words.ticked,
      width: 76,
      align: 'center',
      hideable: false,
      sortable: true,
      cell: (row) => <TickCell row={row} on={markOf(row, marks) === 'cleared'} onToggle={onToggle} />,
      text: said,
    },
    {
      id: 'date',
      header: words.date,
      width: 108,
      sortable: true,
      cell: (row) => <DateText value={row.date} />,
      text: ({ date }) => date,
    },
    {
      id: 'payee',
      header: words.payee,
      width: 130,
      grow: 3,
      sortable: true,
      cell: ({ payee }) => <span>{payee}</span>,
      text: ({ payee }) => payee,
    },
    {
      id: 'category',
      header: words.category,
      width: 114,
      grow: 2,
      sortable: true,
      cell: (row) => <Category row={row} />,
      text: (row) => row.others.map(({ account }) => account).join('; '),
    },
    {
      id: 'memo',
      header: words.memo,
      width: 120,
      grow: 1,
      hidden: true,
      cell: ({ memo }) => <span>{memo}</span>,
      text: ({ memo }) => memo,
    },
    amount('out', words.out, -1),
    amount('in', words.in, 1),
  ];
}

function amount(id: string, header: string, sign: 1 | -1): GridColumn<Row> {
  const mine = (row: Row) => (sign === 1 ? row.amount_minor >= 0 : row.amount_minor < 0);
  return {
    id,
    header,
    width: 100,
    align: 'right',
    sortable: true,
    cell: (row) => mine(row) && <Money value={row.amount_minor * sign} currency={row.currency} />,
    text: (row) => (mine(row) ? row.amount.replace('-', '') : ''),
    sortValue: (row) => row.amount_minor * sign,
  };
}

function Category({ row }: { row: Row }) {
  const [first, ...more] = row.others;
  if (!first) return null;
  if (more.length > 0)
    return <span>{row.others.map(({ account }) => account.split(':').at(-1)).join(', ')}</span>;
  return <AccountName path={first.account} skip={1} />;
}

interface TickCellProps {
  row: Row;
  on: boolean;
  onToggle: (row: Row) => void;
}

/** What the bank itself has shown stays ticked, and says so. */
function TickCell({ row, on, onToggle }: TickCellProps) {
  if (on && row.from_bank)
    return (
      <span className={styles.bank} title={words.fromBank}>
        <IconBuildingBank size={15} stroke={1.5} aria-label={words.fromBank} />
      </span>
    );
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      className={styles.box}
      checked={on}
      aria-label={words.tick}
      onChange={() => onToggle(row)}
    />
  );
}
