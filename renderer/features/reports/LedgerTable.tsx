/** The general ledger on paper: every line at once, each account under its name. */
import { Fragment } from 'react';
import { text } from '../../text/index.ts';
import { DateText, Money } from '../../ui/index.ts';
import styles from './LedgerTable.module.css';
import { type LedgerRow, payeeOf } from './ledger-columns.tsx';

const words = text.reports.ledger.columns;

export function LedgerTable({ rows }: { rows: readonly LedgerRow[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{words.date}</th>
          <th>{words.payee}</th>
          <th>{words.memo}</th>
          <th data-figure>{words.debit}</th>
          <th data-figure>{words.credit}</th>
          <th data-figure>{words.balance}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <Fragment key={row.place}>
            {rows[place - 1]?.account_id !== row.account_id && (
              <tr data-account>
                <th colSpan={6}>
                  {row.code !== null && `${row.code} `}
                  {row.account.replaceAll(':', ' › ')}
                </th>
              </tr>
            )}
            <tr>
              <td>
                <DateText value={row.date} />
              </td>
              <td>{payeeOf(row)}</td>
              <td>{row.date === null ? '' : row.memo}</td>
              <td data-figure>
                <Money value={row.debit} currency={row.currency} />
              </td>
              <td data-figure>
                <Money value={row.credit} currency={row.currency} />
              </td>
              <td data-figure>
                <Money value={row.balance} currency={row.currency} />
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
