/** What was recorded of every finding, those that are gone too: nothing here is changed or taken out. */
import { useQuery } from '@tanstack/react-query';
import { dayHere } from '../../../shared/dates.ts';
import type { Entity } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Badge, DateText } from '../../ui/index.ts';
import styles from './Findings.module.css';
import { type FindingRecord, SEVERITY_TONES } from './types.ts';

const words = text.veil.findings;

export function FindingHistory({ company }: { company: Entity }) {
  const query = useQuery(api.veil.findings.queryOptions({ input: { entity: company.id } }));
  if (query.isError) return <TroubleState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || query.data.length === 0) return null;
  return (
    <details className={styles.cured}>
      <summary>{words.history(query.data.length)}</summary>
      <p className={styles.quiet}>{words.historyHelp}</p>
      <ol className={styles.list}>
        {query.data.map((one) => (
          <Recorded key={one.key} record={one} />
        ))}
      </ol>
    </details>
  );
}

function Recorded({ record: { check, is_open, events } }: { record: FindingRecord }) {
  return (
    <li className={styles.recorded}>
      <div className={styles.weight}>
        <span>{check}</span>
        <span className={styles.quiet}>{is_open ? words.stillOpen : words.closed}</span>
      </div>
      <ul className={styles.events}>
        {events.map(({ at, by, event, date, severity, text: said }) => (
          <li key={`${at}-${event}`}>
            <Badge tone={event === 'opened' || event === 'changed' ? SEVERITY_TONES[severity] : 'plain'}>
              {words.events[event]}
            </Badge>
            <span>
              {said} <DateText value={date} />
            </span>
            <span className={styles.quiet}>
              {words.recordedBy(by)} <DateText value={dayHere(at)} />
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
