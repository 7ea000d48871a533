/** What to set aside, what comes next, what the year asks for: at a glance. */
import type { ReactNode } from 'react';
import { text } from '../../text/index.ts';
import { dateText, Money, useLocale } from '../../ui/index.ts';
import styles from './Tax.module.css';
import type { Estimates } from './types.ts';

const words = text.tax.estimates;

export function EstimateFigures({ estimates }: { estimates: Estimates }) {
  const { currency, set_aside, next, required, tax } = estimates;
  const locale = useLocale();
  const money = (value: string) => <Money value={value} currency={currency} size="figure" />;
  const isOfPrior = required.of_prior !== null && required.annual === required.of_prior;
  const harbour =
    isOfPrior && required.prior_percent !== null
      ? words.annualFrom.prior(required.prior_percent)
      : words.annualFrom.current;
  return (
    <>
      <dl className={styles.figures}>
        <Figure name={words.setAside} note={words.setAsideNote}>
          {money(set_aside)}
        </Figure>
        <Figure name={words.next} note={next ? words.by(dateText(next.due, locale)) : words.noNext}>
          {money(next?.amount ?? '0')}
        </Figure>
        <Figure name={words.annual} note={harbour}>
          {money(required.annual)}
        </Figure>
        <Figure name={words.total} note={words.totalNote}>
          {money(tax.total)}
        </Figure>
      </dl>
      {required.nothing_due !== null && (
        <p className={styles.told} role="status">
          {words.nothingDue[required.nothing_due]}
        </p>
      )}
    </>
  );
}

function Figure({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        <span className={styles.note}>{note}</span>
      </dd>
    </div>
  );
}
