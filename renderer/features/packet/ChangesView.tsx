/** What changed in the books of a year since it was last handed over: entry by entry, account by account. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ChangesOut } from '../../../shared/contract/packet.ts';
import { dayHere } from '../../../shared/dates.ts';
import type { Entity } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import {
  Badge,
  DateText,
  dateText,
  EmptyState,
  Money,
  pathText,
  Skeleton,
  useLocale,
} from '../../ui/index.ts';
import styles from './ChangesView.module.css';

const words = text.packet.changes;
const TONES = { added: 'good', changed: 'warn', removed: 'bad' } as const;

type Changed = ChangesOut['entries'][number];

export function ChangesView({ entity, year }: { entity: Entity; year: number }) {
  const locale = useLocale();
  const changes = useQuery(api.packet.changes.queryOptions({ input: { entity: entity.id, year } }));
  if (changes.isError) return <TroubleState error={changes.error} onRetry={() => void changes.refetch()} />;
  if (!changes.data) return <Skeleton lines={8} />;
  const { since, entries, added, changed, removed } = changes.data;
  if (since === null)
    return (
      <EmptyState compact title={words.none.title}>
        {words.none.text}
      </EmptyState>
    );
  const day = dateText(dayHere(since.made_at), locale);
  if (entries.length === 0)
    return (
      <EmptyState compact drawing="done" title={words.same.title}>
        {words.same.text(day)}
      </EmptyState>
    );
  return (
    <section aria-label={words.label}>
      <p className={styles.summary}>{words.summary(day, added, changed, removed)}</p>
      <ol className={styles.list}>
        {entries.map((one) => (
          <ChangeRow key={one.entry_id} change={one} entity={entity} />
        ))}
      </ol>
    </section>
  );
}

function ChangeRow({ change, entity }: { change: Changed; entity: Entity }) {
  const locale = useLocale();
  const { entry_id: entry, change: kind, date, payee, at, by, words: said, amounts } = change;
  const [account] = amounts;
  const name = payee === '' ? words.noPayee : payee;
  return (
    <li className={styles.change}>
      <div>
        <Badge tone={TONES[kind]}>{words.kinds[kind]}</Badge>
      </div>
      <div className={styles.what}>
        <h2 className={styles.title}>
          <DateText value={date} /> {name}
        </h2>
        <p className={styles.quiet}>
          {words.by(by, dateText(dayHere(at), locale))}
          {said.map(({ field, before, after }) => (
            <span key={field}>{` · ${words.fields[field]}: ${after} (${words.was(before)})`}</span>
          ))}
        </p>
        {amounts.length > 0 && (
          <table className={styles.amounts}>
            <thead>
              <tr>
                <th>{words.columns.account}</th>
                <th data-right>{words.columns.before}</th>
                <th data-right>{words.columns.after}</th>
              </tr>
            </thead>
            <tbody>
              {amounts.map((one) => (
                <tr key={`${one.account_id} ${one.currency}`}>
                  <td>{pathText(one.account)}</td>
                  <td data-right>
                    <Money value={one.before} currency={one.currency} />
                  </td>
                  <td data-right>
                    <Money value={one.after} currency={one.currency} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <div>
        {kind !== 'removed' &&
          (account ? (
            <Link
              to="/register/$account"
              params={{ account: account.account_id }}
              search={{ entry }}
              aria-label={`${words.show}: ${name}`}
            >
              {words.show}
            </Link>
          ) : (
            <Link to="/register" search={{ entity: entity.id, entry }} aria-label={`${words.show}: ${name}`}>
              {words.show}
            </Link>
          ))}
      </div>
    </li>
  );
}
