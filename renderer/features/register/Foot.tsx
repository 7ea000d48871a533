/** Below the rows: how many there are and what they sum to; the keys. */
import { useSyncExternalStore } from 'react';
import { text } from '../../text/index.ts';
import { Kbd, Money } from '../../ui/index.ts';
import styles from './Foot.module.css';
import type { RegisterRows } from './register-rows.ts';

interface FootProps {
  rows: RegisterRows;
  /** Files hang over a row: what dropping them does. */
  hint: string | null;
  /** Something narrows the rows, so that their sum is news. */
  summed: boolean;
  sign: 1 | -1;
}

const words = text.register.foot;

export function Foot({ rows, hint, summed, sign }: FootProps) {
  useSyncExternalStore(rows.subscribe, () => rows.version);
  const total = rows.total ?? 0;
  return (
    <footer className={styles.foot}>
      {hint !== null ? (
        <span className={styles.hint}>{hint}</span>
      ) : (
        <>
          <span>{rows.total !== undefined && words.rows(total)}</span>
          {summed &&
            rows.sums.map((sum) => (
              <span key={sum.currency}>
                {words.sum} <Money value={sum.amount_minor * sign} currency={sum.currency} show="symbol" />
              </span>
            ))}
        </>
      )}
      <KeyHints keys={words.keys} />
    </footer>
  );
}

export function KeyHints({ keys }: { keys: readonly (readonly [string, string])[] }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.map(([key, does]) => (
        <span key={key} className={styles.key}>
          {key.split(' ').map((one) => (
            <Kbd key={one} keys={one} quiet />
          ))}
          {does}
        </span>
      ))}
    </span>
  );
}
