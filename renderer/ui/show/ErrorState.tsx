/** What happened, where, and what to do; with a way to try again where that can help. */
import { IconExclamationCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button } from '../action/Button.tsx';
import { text } from '../text.ts';
import styles from './ErrorState.module.css';

export interface ErrorStateProps {
  /** What happened, in a sentence. */
  title: string;
  /** File and row, account, or whatever it concerns. */
  where?: ReactNode;
  /** What to do about it. */
  remedy?: ReactNode;
  onRetry?: () => void;
  action?: ReactNode;
  /** A strip within a screen instead of the whole place. */
  inline?: boolean;
  tone?: 'bad' | 'warn';
}

export function ErrorState({ title, where, remedy, onRetry, action, inline, tone = 'bad' }: ErrorStateProps) {
  return (
    <div className={styles.error} role="alert" data-inline={inline || undefined} data-tone={tone}>
      <IconExclamationCircle size={18} stroke={1.5} aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {where && (
          <div className={styles.where}>
            <span className={styles.tag}>{text.error.where}</span>
            <div>{where}</div>
          </div>
        )}
        {remedy && (
          <div className={styles.where}>
            <span className={styles.tag}>{text.error.remedy}</span>
            <div>{remedy}</div>
          </div>
        )}
      </div>
      {(onRetry || action) && (
        <div className={styles.actions}>
          {action}
          {onRetry && (
            <Button size="small" onClick={onRetry}>
              {text.retry}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
