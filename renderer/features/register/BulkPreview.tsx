/** What a change of many entries would do to each, and which it would leave, with the reason. */
import type { UseQueryResult } from '@tanstack/react-query';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { DateText, pathText, Waiting } from '../../ui/index.ts';
import styles from './BulkDialog.module.css';
import type { BulkAnswer } from './types.ts';

const words = text.register.bulk;
/** More are not read; the number says how many there are. */
const SHOWN_MAX = 200;

interface BulkPreviewProps {
  asked: boolean;
  preview: UseQueryResult<BulkAnswer>;
}

export function BulkPreview({ asked, preview }: BulkPreviewProps) {
  return (
    <section className={styles.preview} aria-label={words.preview} aria-live="polite">
      <h3 className={styles.heading}>{words.preview}</h3>
      {!asked && <p className={styles.quiet}>{words.nothing}</p>}
      {asked && preview.isError && (
        <TroubleState inline error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {asked && !preview.isError && (
        <Waiting for={preview.isPending}>{preview.data && <Answer answer={preview.data} />}</Waiting>
      )}
    </section>
  );
}

function Answer({ answer }: { answer: BulkAnswer }) {
  const { changes, refused, unchanged } = answer;
  const shown = changes.slice(0, SHOWN_MAX);
  return (
    <>
      {changes.length === 0 && <p className={styles.quiet}>{words.noChange}</p>}
      {changes.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.transaction}</th>
                <th scope="col">{words.field}</th>
                <th scope="col">{words.from}</th>
                <th scope="col">{words.to}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((change) => (
                <tr key={`${change.entry_id} ${change.field}`}>
                  <th scope="row">
                    <DateText value={change.date} /> {change.payee}
                  </th>
                  <td>{words.fields[change.field] ?? change.field}</td>
                  <td className={styles.before}>{shownValue(change, change.from)}</td>
                  <td>{shownValue(change, change.to)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {changes.length > shown.length && (
            <p className={styles.quiet}>{words.more(changes.length - shown.length)}</p>
          )}
        </div>
      )}
      {unchanged > 0 && <p className={styles.quiet}>{words.unchanged(unchanged)}</p>}
      {refused.length > 0 && (
        <>
          <h3 className={styles.heading}>{words.refused}</h3>
          <ul className={styles.refused}>
            {refused.map((entry) => (
              <li key={entry.entry_id}>
                <DateText value={entry.date} /> {entry.payee}: {entry.reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function shownValue(change: BulkAnswer['changes'][number], value: string): string {
  return change.field === 'category' ? pathText(value) : value;
}
