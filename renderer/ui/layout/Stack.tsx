/** Things below or beside one another, on the 4 px grid. */
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './Stack.module.css';

export interface StackProps {
  children: ReactNode;
  /** In steps of 4 px. */
  gap?: 0 | 1 | 2 | 3 | 4 | 6 | 8;
  align?: 'start' | 'center' | 'end' | 'stretch' | 'baseline';
  justify?: 'start' | 'center' | 'end' | 'between';
  /** Fills what is left of its parent, and may shrink within it. */
  grow?: boolean;
  wrap?: boolean;
  /** Padding in steps of 4 px. */
  pad?: 0 | 2 | 3 | 4 | 6;
}

function attributes({ gap = 3, align, justify, grow, wrap, pad }: StackProps) {
  return {
    'data-gap': gap,
    'data-align': align,
    'data-justify': justify,
    'data-grow': grow || undefined,
    'data-wrap': wrap || undefined,
    'data-pad': pad,
  };
}

export function Stack(props: StackProps) {
  return (
    <div className={cx(styles.box, styles.stack)} {...attributes(props)}>
      {props.children}
    </div>
  );
}

export function Row(props: StackProps) {
  return (
    <div className={cx(styles.box, styles.row)} {...attributes({ align: 'center', gap: 2, ...props })}>
      {props.children}
    </div>
  );
}
