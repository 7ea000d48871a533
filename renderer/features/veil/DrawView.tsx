/** What a draw would leave, while one types the amount: both tests, the figures, the days ahead. Nothing is booked. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatMoney } from '../../../shared/money.ts';
import type { Entity } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Badge, MoneyInput, Skeleton } from '../../ui/index.ts';
import { DrawRecords } from './DrawRecords.tsx';
import styles from './DrawView.module.css';
import { Outlook, RatioParts } from './Outlook.tsx';
import { Figures } from './SolvencyFigures.tsx';
import { RESULT_TONES, type Solvency } from './types.ts';

const words = text.veil.draw;

export function DrawView({ company }: { company: Entity }) {
  const [minor, setMinor] = useState<number | null>(0);
  const draw = formatMoney(Math.max(0, minor ?? 0), company.base_currency);
  const query = useQuery({
    ...api.veil.solvency.queryOptions({ input: { entity: company.id, as_of: today(), draw } }),
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label={text.veil.views.draw} className={styles.draw}>
      <div className={styles.ask}>
        <MoneyInput
          label={words.amount}
          help={words.help}
          value={minor}
          currency={company.base_currency}
          onCommit={setMinor}
          onLive={setMinor}
          allowEmpty
          showCurrency
        />
      </div>
      {query.isError && <TroubleState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton lines={6} />}
      {query.data && <Result solvency={query.data} />}
      <DrawRecords company={company} />
    </section>
  );
}

function Result({ solvency }: { solvency: Solvency }) {
  const { result, tests, tests_source, missing, currency } = solvency;
  return (
    <>
      <p className={styles.verdict} aria-live="polite" data-result={result}>
        <Badge tone={RESULT_TONES[result]}>{words.results[result]}</Badge>
        <span className={styles.quiet}>{words.source(tests_source)}</span>
      </p>
      <Figures solvency={solvency} />
      <ul className={styles.tests}>
        {tests.map(({ test, result: one, counts }) => (
          <li key={test}>
            <span>{words.tests[test]}</span>
            <Badge tone={counts ? RESULT_TONES[one] : 'plain'}>{words.results[one]}</Badge>
            {!counts && <span className={styles.quiet}>{words.notAsked}</span>}
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <div className={styles.missing}>
          <h3>{text.veil.notKnown}</h3>
          <ul>
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.columns}>
        <Outlook solvency={solvency} />
        {solvency.ratio && <RatioParts ratio={solvency.ratio} currency={currency} />}
      </div>
    </>
  );
}
