/** An account by its path: the leaf in ink, what it lies under muted before it. */
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

export function AccountName({ path, leafOnly, strong, skip = 0 }: AccountNameProps) {
  const parts = path.split(':');
  const leaf = parts.at(-1) ?? path;
  const above = leafOnly ? [] : parts.slice(Math.min(skip, parts.length - 1), -1);
  return (
    <span
      className={cx(styles.path, strong && styles.strong)}
      title={parts.length > 1 ? pathText(path) : undefined}
    >
      {above.length > 0 && (
        <span className={styles.above}>
          {above.join(' › ')}
          {' › '}
        </span>
      )}
      <span className={styles.leaf}>{leaf}</span>
    </span>
  );
}
