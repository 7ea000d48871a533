/** A small word beside a thing: a state (good, warn, bad), a count, a tag. */
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import { text } from '../text.ts';
import styles from './Badge.module.css';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'action';

export interface BadgeProps {
  children: ReactNode;
  tone?: Tone;
  icon?: ReactNode;
  /** What it means, on hover. */
  title?: string;
}

/** A word without a frame colour of its own: "In transit". */
export function Badge({ children, tone = 'plain', icon, title }: BadgeProps) {
  return (
    <span className={cx(styles.badge, styles[tone])} title={title}>
      {icon && (
        <span aria-hidden="true" className={styles.icon}>
          {icon}
        </span>
      )}
      {children}
    </span>
  );
}

/** How many, beside a name. Nothing for zero. */
export function Count({ value, tone = 'plain', label }: { value: number; tone?: Tone; label?: string }) {
  if (value === 0) return null;
  return (
    <span className={cx(styles.count, styles[tone])}>
      {value.toLocaleString()}
      {label && <span className={styles.spoken}> {label}</span>}
    </span>
  );
}

/** A tag or a filter that can be taken off. */
export function Pill({ children, onRemove }: { children: string; onRemove?: () => void }) {
  return (
    <span className={styles.pill}>
      {children}
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={`${text.clear}: ${children}`}
          onClick={onRemove}
        >
          <IconX size={12} stroke={2} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
