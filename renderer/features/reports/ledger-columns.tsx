/** The columns of the general ledger on screen. */
import type { InferContractRouterOutputs } from '@orpc/contract';
import { Link } from '@tanstack/react-router';
import type { Contract } from '../../../shared/contract/index.ts';
import { text } from '../../text/index.ts';
import { DateText, type GridColumn, Money } from '../../ui/index.ts';
import styles from './ReportScreen.module.css';

/** A line of the ledger with its place in it, by which it is known. */
export type LedgerRow = InferContractRouterOutputs<Contract>['reports']['general_ledger']['rows'][number] & {
  place: number;
};

const words = text.reports.ledger;

/** Opening lines say so where others have a payee. */
export function payeeOf({ date, payee }: LedgerRow): string {
  return date === null ? words.opening : payee;
}

function amountColumn(id: 'debit' | 'credit' | 'balance'): GridColumn<LedgerRow> {
  return {
    id,
    header: words.columns[id],
    width: 116,
    align: 'right',
    cell: (row) => (
      <Money value={row[id]} currency={row.currency} tone={id === 'balance' ? 'muted' : 'ink'} />
    ),
    text: (row) => row[id] ?? '',
  };
}

export const LEDGER_COLUMNS: readonly GridColumn<LedgerRow>[] = [
  {
    id: 'date',
    header: words.columns.date,
    width: 116,
    hideable: false,
    cell: (row) =>
      row.entry_id === null ? null : (
        <Link
          to="/register/$account"
          params={{ account: row.account_id }}
          search={{ entry: row.entry_id }}
          className={styles.entry}
          tabIndex={-1}
        >
          <DateText value={row.date} />
        </Link>
      ),
    text: (row) => row.date ?? '',
  },
  {
    id: 'payee',
    header: words.columns.payee,
    width: 180,
    grow: 3,
    cell: (row) => <span>{payeeOf(row)}</span>,
    text: payeeOf,
  },
  {
    id: 'memo',
    header: words.columns.memo,
    width: 140,
    grow: 2,
    // The opening line says what it is already.
    cell: (row) => <span>{row.date === null ? '' : row.memo}</span>,
    text: (row) => (row.date === null ? '' : row.memo),
  },
  amountColumn('debit'),
  amountColumn('credit'),
  amountColumn('balance'),
];
