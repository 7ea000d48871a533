/** Reconciliations that are finished, newest first. Only the latest can be reopened: later ones stand on earlier ones. */
import { IconFileDownload } from '@tabler/icons-react';
import { text } from '../../text/index.ts';
import { Button, DateText, dateText, IconButton, Money, useLocale } from '../../ui/index.ts';
import styles from './History.module.css';
import { savePaper } from './save-paper.ts';
import type { Finished } from './session.ts';

const words = text.reconcile.history;

interface HistoryProps {
  history: readonly Finished[] | undefined;
  onReopen: (finished: Finished) => void;
}

export function History({ history, onReopen }: HistoryProps) {
  const locale = useLocale();
  if (!history) return null;
  return (
    <section className={styles.history} aria-label={words.label}>
      <h2>{words.label}</h2>
      {history.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.columns.date}</th>
              <th scope="col">{words.columns.balance}</th>
              <th scope="col">{words.columns.rows}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {history.map((one, place) => (
              <tr key={one.id}>
                <th scope="row">
                  <DateText value={one.statement_date} />
                </th>
                <td>
                  <Money value={one.balance} currency={one.currency} />
                </td>
                <td>{one.postings.toLocaleString(locale)}</td>
                <td className={styles.deeds}>
                  {place === 0 && (
                    <Button
                      variant="quiet"
                      size="small"
                      aria-label={words.reopenOf(dateText(one.statement_date, locale))}
                      onClick={() => onReopen(one)}
                    >
                      {words.reopen}
                    </Button>
                  )}
                  <IconButton
                    label={words.paper(dateText(one.statement_date, locale))}
                    size="small"
                    icon={<IconFileDownload size={16} stroke={1.5} />}
                    onClick={() => void savePaper(one)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
