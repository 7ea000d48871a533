/** How far a long piece of work is, and how to stop it. Without `max` it is under way and nobody knows how far. */
import { useState } from 'react';
import { Button } from '../action/Button.tsx';
import { useLocale } from '../locale.tsx';
import { text } from '../text.ts';
import styles from './Progress.module.css';

export interface ProgressBarProps {
  label: string;
  value?: number;
  max?: number;
  onCancel?: () => void;
}

export function ProgressBar({ label, value = 0, max, onCancel }: ProgressBarProps) {
  const locale = useLocale();
  const [stopping, setStopping] = useState(false);
  const share = max ? Math.min(1, value / max) : undefined;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span className={styles.label}>{label}</span>
        {max !== undefined && (
          <span className={styles.count}>
            {text.progress.of(value, max)} · {percent.format(share ?? 0)}
          </span>
        )}
      </div>
      <div className={styles.row}>
        <div
          role="progressbar"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={max}
          aria-valuenow={max === undefined ? undefined : value}
          className={styles.track}
          data-unknown={share === undefined || undefined}
        >
          <div
            className={styles.bar}
            style={share === undefined ? undefined : { width: `${share * 100}%` }}
          />
        </div>
        {onCancel && (
          <Button
            size="small"
            busy={stopping}
            onClick={() => {
              setStopping(true);
              onCancel();
            }}
          >
            {stopping ? text.progress.stopping : text.cancel}
          </Button>
        )}
      </div>
    </div>
  );
}
