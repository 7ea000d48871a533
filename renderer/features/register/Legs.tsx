/** The legs of an entry as a ledger shows them: debit left, credit right, each leading to its account. */
import { Link } from '@tanstack/react-router';
import { text } from '../../text/index.ts';
import { AccountName, Money, StatusMark } from '../../ui/index.ts';
import styles from './EntryDrawer.module.css';
import type { Entry } from './types.ts';

const words = text.register.details;

export function Legs({ entry }: { entry: Entry }) {
  const several = new Set(entry.postings.map(({ currency }) => currency)).size > 1;
  const show = several ? 'code' : 'plain';
  return (
    <table className={styles.legs}>
      <thead>
        <tr>
          <th scope="col">{words.account}</th>
          <th scope="col" className={styles.right}>
            {words.debit}
          </th>
          <th scope="col" className={styles.right}>
            {words.credit}
          </th>
        </tr>
      </thead>
      <tbody>
        {entry.postings.map((leg, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a leg is known by its place
          <tr key={place}>
            <th scope="row">
              <span className={styles.leg}>
                <StatusMark status={leg.status} />
                <Link
                  to="/register/$account"
                  params={{ account: leg.account_id }}
                  search={{ entry: entry.id }}
                >
                  <AccountName path={leg.account} />
                </Link>
              </span>
              {leg.memo && <span className={styles.quiet}>{leg.memo}</span>}
            </th>
            <td className={styles.right}>
              {leg.amount_minor >= 0 && (
                <Money value={leg.amount_minor} currency={leg.currency} show={show} />
              )}
            </td>
            <td className={styles.right}>
              {leg.amount_minor < 0 && (
                <Money value={-leg.amount_minor} currency={leg.currency} show={show} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
