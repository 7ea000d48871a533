/** A quiet place-holder, shown only when waiting takes longer than 300 ms; until then the place is empty. */
import { type ReactNode, useEffect, useState } from 'react';
import { text } from '../text.ts';
import styles from './Skeleton.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

/** Longer than this and a person notices that nothing happens. */
const PATIENCE_MS = 300;

/** True once `waiting` has lasted 300 ms. */
export function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  return slow && waiting;
}

export interface SkeletonProps {
  /** Rows of text to stand for. */
  lines?: number;
  /** Instead of lines: one block this high. */
  height?: number;
  width?: number | string;
}

const WIDTHS = ['92%', '78%', '85%', '64%', '88%', '71%'] as const;

export function Skeleton({ lines = 3, height, width = '100%' }: SkeletonProps) {
  const slow = useSlow(true);
  return (
    <div role="status" className={styles.skeleton} style={{ width }} data-slow={slow || undefined}>
      {slow && <VisuallyHidden>{text.loading}</VisuallyHidden>}
      {height !== undefined ? (
        <div className={styles.block} style={{ height }} />
      ) : (
        Array.from({ length: lines }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike
          <div key={line} className={styles.line} style={{ width: WIDTHS[line % WIDTHS.length] }} />
        ))
      )}
    </div>
  );
}

/** What is waited for, or its place-holder while it is not there. */
export function Waiting({
  for: value,
  children,
  ...rest
}: SkeletonProps & { for: boolean; children: ReactNode }) {
  return value ? <Skeleton {...rest} /> : children;
}
