/** An amount that is kept as it was typed, so that a draft can keep half a sum; its result stands beside it. */
import { useState } from 'react';
import { text } from '../../text/index.ts';
import { evaluate, moneyText, TextInput, useLocale } from '../../ui/index.ts';
import styles from './Split.module.css';
import type { Reading } from './splits.ts';

interface AmountFieldProps {
  label: string;
  typed: string;
  onTyped: (typed: string) => void;
  reading: Reading;
  error?: string | null;
}

export function AmountField({ label, typed, onTyped, reading, error }: AmountFieldProps) {
  const locale = useLocale();
  const [left, setLeft] = useState(false);
  const result = typed.trim() === '' ? null : evaluate(typed, reading);
  const { problems } = text.register.form;
  const unreadable =
    left && result !== null && !result.ok
      ? problems[result.problem === 'large' ? 'large' : 'unreadable']
      : null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the field within
    <div className={styles.amount} onBlur={() => setLeft(true)} onFocus={() => setLeft(false)}>
      <TextInput
        label={label}
        value={typed}
        onChange={onTyped}
        error={error ?? unreadable}
        // Always there: a frame that comes and goes would take the focus with it.
        after={
          <output className={styles.result}>
            {result?.ok && result.worked ? `= ${moneyText(result.minor, reading.currency, locale)}` : ''}
          </output>
        }
      />
    </div>
  );
}
