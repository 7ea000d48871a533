/** Nothing here yet: a small drawing, what belongs here, and how it gets here. */
import type { ReactNode } from 'react';
import { Drawing, type DrawingName } from './Drawing.tsx';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  title: string;
  /** What will stand here and why one wants it, in one or two sentences. */
  children?: ReactNode;
  drawing?: DrawingName;
  /** One button, two at most. */
  action?: ReactNode;
  /** Within a panel: less air. */
  compact?: boolean;
}

export function EmptyState({ title, children, drawing = 'ledger', action, compact }: EmptyStateProps) {
  return (
    <div className={styles.empty} data-compact={compact || undefined}>
      <Drawing name={drawing} />
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.words}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
