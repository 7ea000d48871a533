/** The words of a line of a form, its number before them. */
import type { ReactNode } from 'react';
import styles from './Tax.module.css';

export function Numbered({ line, children }: { line: string; children: ReactNode }) {
  return (
    <span className={styles.numbered}>
      <span className={styles.number}>{line}</span>
      <span>{children}</span>
    </span>
  );
}
