/** What to know of an account above its rows: what it holds, how far it is proven, what the bank has not seen yet. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Account } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateText, Money } from '../../ui/index.ts';
import styles from './AccountNote.module.css';
import { holdsMoney } from './Cells.tsx';
import { balanceSign } from './columns.tsx';
import { Holdings } from './Holdings.tsx';

const words = text.register;

export function AccountNote({ account }: { account: Account }) {
  // The same question as the sidebar’s, so it is asked once.
  const overview = useQuery({
    ...api.reports.overview.queryOptions({ input: { as_of: today() } }),
    enabled: holdsMoney(account),
  });
  const figures = overview.data?.entities
    .flatMap(({ accounts }) => accounts)
    .find(({ account_id }) => account_id === account.id);
  return (
    <span className={styles.note}>
      <span className={styles.balance} title={words.balance}>
        <Money
          value={account.balance_minor * balanceSign(account)}
          currency={account.currency}
          show="symbol"
          strong
        />
      </span>
      {figures && (
        <span>
          {figures.reconciled_through === null ? (
            words.notReconciled
          ) : (
            <>
              {words.reconciledUntil} <DateText value={figures.reconciled_through} format="medium" />
            </>
          )}
        </span>
      )}
      <Holdings account={account} />
      {figures !== undefined && figures.pending > 0 && (
        <Link to="/register/$account" params={{ account: account.id }} search={{ status: 'pending' }}>
          {words.inTransit(figures.pending)}
        </Link>
      )}
    </span>
  );
}
