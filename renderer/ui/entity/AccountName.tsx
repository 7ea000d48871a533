/**
 * An account by its path: the leaf in ink, what it lies under muted before it. Where room is short the leaf keeps the
 * digits at its end: a bank's accounts differ in nothing else.
 */
import { cx } from '../cx.ts';
import styles from './AccountName.module.css';
import { pathText } from './path.ts';

export interface AccountNameProps {
  /** Names from the root, joined by ":" as the contract sends them. */
  path: string;
  /** Only the leaf is shown; the path is its title. */
  leafOnly?: boolean;
  strong?: boolean;
  /** How many of the first parts to leave out: 1 leaves out "Expenses". */
  skip?: number;
}

/** As accounts are called that come with a bank's file: "Checking …4821". */
const DIGITS = /…\w+$/;

export function AccountName({ path, leafOnly, strong, skip = 0 }: AccountNameProps) {
  const parts = path.split(':');
  const leaf = parts.at(-1) ?? path;
  const digits = DIGITS.exec(leaf)?.[0] ?? '';
  const above = leafOnly ? [] : parts.slice(Math.min(skip, parts.length - 1), -1);
  return (
    <span className={cx(styles.path, strong && styles.strong)} title={pathText(path)}>
      {above.length > 0 && (
        <span className={styles.above}>
          {above.join(' › ')}
          {' › '}
        </span>
      )}
      <span className={styles.leaf} data-cut={digits !== '' || undefined}>
        {leaf.slice(0, leaf.length - digits.length)}
      </span>
      {digits !== '' && <span className={styles.digits}>{digits}</span>}
    </span>
  );
}
