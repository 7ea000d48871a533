/** Both entries of a crossing side by side, the wall between them: debit left, credit right, as in any ledger. */
import { Link } from '@tanstack/react-router';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountName, Badge, EntityMark, Money } from '../../ui/index.ts';
import styles from './BothBooks.module.css';
import type { Side } from './kinds.ts';

interface BothBooksProps {
  from: Side;
  to: Side;
  currency: string;
  /** They are in the books: each account leads to its register. */
  isBooked: boolean;
}

const words = text.crossing;

export function BothBooks({ from, to, currency, isBooked }: BothBooksProps) {
  return (
    <div className={styles.both}>
      <Books side={from} says={words.gives} currency={currency} isBooked={isBooked} />
      <div className={styles.wall} aria-hidden="true" />
      <Books side={to} says={words.receives} currency={currency} isBooked={isBooked} />
    </div>
  );
}

interface BooksProps extends Pick<BothBooksProps, 'currency' | 'isBooked'> {
  side: Side;
  says: string;
}

function Books({ side, says, currency, isBooked }: BooksProps) {
  const { entity } = useBooks();
  const own = entity(side.entity_id);
  return (
    <section className={styles.books} data-hue={own?.hue} aria-label={words.booksOf(side.entity)}>
      <h3 className={styles.head}>
        {own ? <EntityMark entity={own} show="name" size="small" /> : side.entity}
        <span className={styles.quiet}>{says}</span>
      </h3>
      <table className={styles.legs}>
        <thead>
          <tr>
            <th scope="col">{words.columns.account}</th>
            <th scope="col">{words.columns.debit}</th>
            <th scope="col">{words.columns.credit}</th>
          </tr>
        </thead>
        <tbody>
          {side.legs.map((leg) => (
            <tr key={leg.line}>
              <th scope="row">
                <span className={styles.leg}>
                  {isBooked ? (
                    <Link
                      to="/register/$account"
                      params={{ account: leg.account_id }}
                      search={{ entry: side.entry_id }}
                    >
                      <AccountName path={leg.account} skip={1} />
                    </Link>
                  ) : (
                    <AccountName path={leg.account} skip={1} />
                  )}
                  <LegState leg={leg} />
                </span>
              </th>
              <td>{leg.amount_minor >= 0 && <Money value={leg.amount_minor} currency={currency} />}</td>
              <td>{leg.amount_minor < 0 && <Money value={-leg.amount_minor} currency={currency} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Of money: whether its bank has told it, too. */
function LegState({ leg }: { leg: Side['legs'][number] }) {
  if (leg.status === 'pending') return <Badge tone="warn">{words.waits}</Badge>;
  if (leg.is_matched) return <Badge tone="good">{words.seen}</Badge>;
  return null;
}
