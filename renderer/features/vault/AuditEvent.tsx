/** One event with every field before and after. */
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Drawer, Skeleton } from '../../ui/index.ts';
import styles from './VaultScreen.module.css';

const RECORDS_MAX = 200;
const WIDTH = 640;

export function AuditEvent({ seq, onClose }: { seq: number | null; onClose: () => void }) {
  const words = text.vault.audit;
  return (
    <Drawer open={seq !== null} onClose={onClose} title={words.event(seq ?? 0)} width={WIDTH}>
      {seq !== null && <EventBody seq={seq} />}
    </Drawer>
  );
}

function written(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function EventBody({ seq }: { seq: number }) {
  const words = text.vault.audit;
  const event = useQuery(api.audit.event.queryOptions({ input: { seq, limit: RECORDS_MAX } }));
  if (event.isPending) return <Skeleton lines={10} />;
  if (event.isError) return <TroubleState error={event.error} onRetry={() => void event.refetch()} />;
  const { changes, change_count, hash } = event.data;
  return (
    <div className={styles.sections}>
      {changes.length === 0 && <p className={styles.text}>{words.nothing}</p>}
      {changes.length < change_count && <p className={styles.text}>{words.limited(changes.length)}</p>}
      {changes.length > 0 && (
        <table className={`${styles.table} ${styles.diff}`}>
          <thead>
            <tr>
              <th scope="col">{words.fields.field}</th>
              <th scope="col">{words.fields.before}</th>
              <th scope="col">{words.fields.after}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ table, key, change, fields }) => (
              <Fragment key={`${table} ${key}`}>
                <tr>
                  <th scope="rowgroup" colSpan={3}>
                    <strong>{table}</strong> {words.changes[change]}
                  </th>
                </tr>
                {fields.map(({ field, before, after }) => (
                  <tr key={field}>
                    <td>{field}</td>
                    <td className={styles.before}>{written(before)}</td>
                    <td className={styles.after}>{written(after)}</td>
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.hash}>
        {words.hash} {hash}
      </p>
    </div>
  );
}
