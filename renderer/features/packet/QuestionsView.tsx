/** The list before a packet: what is to be mended first, then what is not known, then what is clear, each with its way there. */
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { PreflightOut } from '../../../shared/contract/packet.ts';
import type { Entity } from '../../app/books.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Badge, Button, DateText, Money, pathText, Skeleton } from '../../ui/index.ts';
import { Jump } from './Jump.tsx';
import styles from './QuestionsView.module.css';

const words = text.packet.questions;
const ORDER = ['open', 'unknown', 'clear'] as const;
const TONES = { open: 'warn', unknown: 'plain', clear: 'good' } as const;
/** Of one check, until somebody asks for the rest. */
const SHOWN_FIRST = 5;

type Check = PreflightOut['checks'][number];

interface QuestionsProps {
  entity: Entity;
  questions: UseQueryResult<PreflightOut>;
}

export function QuestionsView({ entity, questions }: QuestionsProps) {
  const { data } = questions;
  if (questions.isError)
    return <TroubleState error={questions.error} onRetry={() => void questions.refetch()} />;
  if (!data) return <Skeleton lines={10} />;
  const sorted = ORDER.flatMap((state) => data.checks.filter((check) => check.state === state));
  return (
    <section aria-label={words.label}>
      <p className={styles.summary}>{words.summary(data.counts.open, data.counts.unknown)}</p>
      <ol className={styles.list}>
        {sorted.map((check) => (
          <CheckRow
            key={check.check}
            check={check}
            entity={entity}
            year={data.year}
            currency={data.currency}
          />
        ))}
      </ol>
    </section>
  );
}

function keyOf({ text: said, entry_id, account_id, date, month, currency }: Check['items'][number]): string {
  return [said, entry_id, account_id, date, month, currency].join(' ');
}

interface CheckProps {
  check: Check;
  entity: Entity;
  year: number;
  currency: string;
}

function CheckRow({ check, entity, year, currency }: CheckProps) {
  const [all, setAll] = useState(false);
  const { state, title, text: said, remedy, amount, items, total } = check;
  const shown = all ? items : items.slice(0, SHOWN_FIRST);
  return (
    <li className={styles.check} data-state={state}>
      <div>
        <Badge tone={TONES[state]}>{words.states[state]}</Badge>
      </div>
      <div className={styles.what}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.said}>
          {said}
          {state !== 'clear' && remedy !== null && <span className={styles.quiet}> {remedy}</span>}
        </p>
        {shown.length > 0 && (
          <ul className={styles.items}>
            {shown.map((one) => (
              <li key={keyOf(one)} className={styles.item}>
                <span className={styles.day}>
                  {one.date !== null ? <DateText value={one.date} /> : (one.month ?? '')}
                </span>
                <span className={styles.words}>
                  {one.text}
                  {one.account !== null && <span className={styles.quiet}> {pathText(one.account)}</span>}
                </span>
                <span className={styles.amount}>
                  {one.amount !== null && <Money value={one.amount} currency={one.currency} />}
                </span>
                <Jump item={one} entity={entity} year={year} />
              </li>
            ))}
          </ul>
        )}
        {items.length > shown.length && (
          <Button variant="link" size="small" onClick={() => setAll(true)}>
            {words.showAll(items.length)}
          </Button>
        )}
        {all && total > items.length && <p className={styles.quiet}>{words.more(total - items.length)}</p>}
      </div>
      <div className={styles.sum}>
        {amount !== null && (
          <>
            <span className={styles.quiet}>{words.together}</span>
            <Money value={amount} currency={currency} />
          </>
        )}
      </div>
    </li>
  );
}
