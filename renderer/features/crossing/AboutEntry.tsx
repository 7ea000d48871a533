/** Which transaction something is asked about: several may be asked about one after the other. */
import { DateText, Money } from '../../ui/index.ts';
import styles from './Crossing.module.css';
import type { About } from './use-crossing.tsx';

export function AboutEntry({ about }: { about: About }) {
  return (
    <p className={styles.what}>
      {about.payee} · <DateText value={about.date} /> ·{' '}
      <Money value={about.amount_minor} currency={about.currency} show="symbol" plus />
    </p>
  );
}
