/** Solvency as it was recorded: for which draw, on which day, with what result, and why where a test was not met. */
import { useQuery } from '@tanstack/react-query';
import { dayHere } from '../../../shared/dates.ts';
import type { Entity } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Badge, cx, DateText, Money, VisuallyHidden } from '../../ui/index.ts';
import styles from './DrawView.module.css';
import { RESULT_TONES, type Snapshot } from './types.ts';

const words = text.veil.draw;

export function DrawRecords({ company }: { company: Entity }) {
  const query = useQuery(api.veil.snapshots.queryOptions({ input: { entity: company.id } }));
  if (query.isError) return <TroubleState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || query.data.length === 0) return null;
  return (
    <div>
      <h3 className={styles.title}>{words.records.title}</h3>
      <table className={cx(styles.table, styles.records)}>
        <thead>
          <tr>
            <th scope="col">{words.records.columns.day}</th>
            <th scope="col">{words.records.columns.recorded}</th>
            <th scope="col">{words.records.columns.draw}</th>
            <th scope="col">{words.records.columns.equity}</th>
            <th scope="col">{words.records.columns.result}</th>
            <th scope="col">{words.records.columns.reason}</th>
          </tr>
        </thead>
        <tbody>
          {query.data.map((one) => (
            <Row key={one.id} record={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ record }: { record: Snapshot }) {
  const { as_of, prepared_at, draw, equity, currency, reason, figures } = record;
  return (
    <tr>
      <th scope="row">
        <DateText value={as_of} />
      </th>
      <td>
        <DateText value={dayHere(prepared_at)} />
      </td>
      <td className={styles.amount}>
        <Money value={draw} currency={currency} />
      </td>
      <td className={styles.amount}>
        <Money value={equity} currency={currency} />
      </td>
      <td>
        <Badge tone={RESULT_TONES[figures.result]}>{words.results[figures.result]}</Badge>
      </td>
      <td className={styles.reason}>{reason ?? <VisuallyHidden>{words.records.noReason}</VisuallyHidden>}</td>
    </tr>
  );
}
