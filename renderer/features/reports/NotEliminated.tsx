/** Of several entities together: what stands between them and has no counterpart, so that it stays in the figures. */
import { Link } from '@tanstack/react-router';
import type { ReportTable } from '../../../shared/contract/report-table.ts';
import { text } from '../../text/index.ts';
import { Money, pathText } from '../../ui/index.ts';
import styles from './ReportScreen.module.css';

const words = text.reports.notEliminated;

export function NotEliminated({ left }: { left: ReportTable['not_eliminated'] }) {
  if (left.length === 0) return null;
  return (
    <section className={styles.left} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.entity}</th>
            <th scope="col">{words.account}</th>
            <th scope="col">{words.against}</th>
            <th scope="col" data-figure="">
              {words.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {left.map(({ entity, account, account_id, other, currency, amount }) => (
            <tr key={`${account_id} ${currency}`}>
              <td>{entity}</td>
              <th scope="row">{pathText(account)}</th>
              <td>{other ?? words.unknown}</td>
              <td data-figure="">
                <Link to="/register/$account" params={{ account: account_id }}>
                  <Money value={amount} currency={currency} show="code" />
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
