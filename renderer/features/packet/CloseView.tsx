/** Closing a year: what is still open, how equity goes over, and what is on record of closing and opening it again. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayHere } from '../../../shared/dates.ts';
import type { Entity } from '../../app/books.ts';
import { api, client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Button, dateText, Money, Skeleton, useLocale } from '../../ui/index.ts';
import styles from './CloseView.module.css';
import { ReopenYearDialog } from './ReopenYearDialog.tsx';

const words = text.packet.close;

interface CloseViewProps {
  entity: Entity;
  year: number;
}

export function CloseView({ entity, year }: CloseViewProps) {
  const locale = useLocale();
  const [reopening, setReopening] = useState(false);
  const preview = useQuery(api.close.preview.queryOptions({ input: { entity: entity.id, year } }));
  const record = useQuery(api.close.list.queryOptions({ input: { entity: entity.id, year } }));
  const close = useCommand(() => client.close.year({ entity: entity.id, year }), {
    done: () => words.closed(year, entity.name),
  });
  if (preview.isError) return <TroubleState error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data || !record.data) return <Skeleton lines={8} />;
  const { through, closed_through: closed, open, unknown, equity, sentence, currency } = preview.data;
  const isClosed = closed !== null && closed >= through;
  const isByYear = record.data[0]?.reopened_at === null;
  const day = (date: string) => dateText(date, locale);
  return (
    <section aria-label={words.label} className={styles.close}>
      <p className={styles.state}>{isClosed ? words.state(day(closed)) : words.open(year)}</p>
      {!isClosed && (
        <p className={styles.text}>
          {words.questions(open, unknown)} {words.locks(day(through))}
        </p>
      )}
      <div>
        <h2 className={styles.heading}>{words.equity}</h2>
        <dl className={styles.equity}>
          {equity.map(({ what, label, amount }) => (
            <div key={what} data-what={what}>
              <dt>{label}</dt>
              <dd>
                <Money value={amount} currency={currency} />
              </dd>
            </div>
          ))}
        </dl>
        <p className={styles.text}>{sentence}</p>
        <p className={styles.quiet}>{words.noEntry}</p>
      </div>
      <div>
        {!isClosed && (
          <Button
            variant="primary"
            busy={close.busy}
            why={through > today() ? words.notOver(year) : null}
            onClick={() => void close.run(undefined)}
          >
            {words.do(year)}
          </Button>
        )}
        {isClosed && isByYear && <Button onClick={() => setReopening(true)}>{words.reopen}</Button>}
      </div>
      <div className={styles.record}>
        <h2 className={styles.heading}>{words.history}</h2>
        {record.data.length === 0 ? (
          <p className={styles.quiet}>{words.nothing}</p>
        ) : (
          <ul>
            {record.data.map((one) => (
              <li key={one.id}>
                {words.line(day(dayHere(one.closed_at)), one.standing.map(equityText).join(', '))}
                {one.reopened_at !== null && (
                  <span className={styles.quiet}>
                    {'; '}
                    {words.lineReopened(day(dayHere(one.reopened_at)), one.reason ?? '')}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {reopening && <ReopenYearDialog entity={entity} year={year} onClose={() => setReopening(false)} />}
    </section>
  );
}

function equityText({ currency, equity }: { currency: string; equity: string }): string {
  return `${equity.replace(/\B(?=(\d{3})+\.)/g, ',')} ${currency}`;
}
