/** The accounts of one entity, and how far each is proven. */
import { Link } from '@tanstack/react-router';
import { text } from '../../text/index.ts';
import { AccountName, DateText, Money } from '../../ui/index.ts';
import styles from './AccountTable.module.css';
import type { Figures } from './figures.ts';

/** A chart comes with accounts that nobody uses yet. */
export function isUsed(account: Figures['accounts'][number]): boolean {
  const { balance_minor, last_statement, reconciled_through, pending } = account;
  return balance_minor !== 0 || last_statement !== null || reconciled_through !== null || pending > 0;
}

/** `currency`: the one that goes without saying. */
export function AccountTable({ accounts, currency }: Pick<Figures, 'accounts' | 'currency'>) {
  const words = text.home;
  return (
    <table className={styles.table}>
      <caption className={styles.hidden}>{words.accounts}</caption>
      <thead>
        <tr>
          <th scope="col">{words.account}</th>
          <th scope="col" className={styles.right}>
            {words.balance}
          </th>
          <th scope="col">{words.reconciledTo}</th>
          <th scope="col">{words.lastStatement}</th>
          <th scope="col" className={styles.right}>
            {words.review}
          </th>
          <th scope="col" className={styles.right}>
            {words.transit}
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.filter(isUsed).map((account) => (
          <tr key={account.account_id}>
            <th scope="row">
              <Link to="/register/$account" params={{ account: account.account_id }}>
                <AccountName path={account.name} />
              </Link>
            </th>
            <td className={styles.right}>
              <Money
                value={account.balance_minor}
                currency={account.currency}
                show={account.currency === currency ? 'plain' : 'code'}
              />
            </td>
            <td>
              <Link
                to="/reconcile/$account"
                params={{ account: account.account_id }}
                data-quiet={account.reconciled_through === null}
              >
                {account.reconciled_through ? <DateText value={account.reconciled_through} /> : words.never}
              </Link>
            </td>
            <td>
              {account.last_statement ? (
                <DateText value={account.last_statement} />
              ) : (
                <span className={styles.quiet}>{words.none}</span>
              )}
            </td>
            <td className={styles.right}>{account.to_review || <span className={styles.quiet}>–</span>}</td>
            <td className={styles.right}>{account.pending || <span className={styles.quiet}>–</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
