/** What is owed, at a glance. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { DateText, dateText, Money, useLocale } from '../../ui/index.ts';
import styles from './Loan.module.css';
import type { LoanDetail } from './types.ts';

const words = text.loan.one;

export function Figures({ loan }: { loan: LoanDetail }) {
  const locale = useLocale();
  const { currency } = loan;
  const payoff = useQuery(api.loan.payoff.queryOptions({ input: { loan: loan.id, on: loan.as_of } }));
  const money = (value: string, tone?: 'bad') => (
    <Money value={value} currency={currency} size="figure" {...(tone ? { tone } : {})} />
  );
  return (
    <dl className={styles.figures}>
      <Figure name={words.outstanding}>{money(loan.outstanding)}</Figure>
      <Figure name={words.interest}>{money(loan.interest_unpaid)}</Figure>
      <Figure name={words.payoff}>{payoff.data ? money(payoff.data.total) : text.loan.none}</Figure>
      {loan.late ? (
        <Figure name={words.late} note={words.lateNote(loan.late.days, dateText(loan.late.since, locale))}>
          {money(loan.late.open, 'bad')}
        </Figure>
      ) : (
        <Figure name={words.next} note={loan.next && <DateText value={loan.next.due} />}>
          {loan.next ? money(loan.next.payment) : <span className={styles.nothing}>{words.nothingDue}</span>}
        </Figure>
      )}
    </dl>
  );
}

function Figure({ name, note, children }: { name: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        {note && <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  );
}
