/** What can be done to the rows that are ticked; in the place of the tools that are about all rows. */
import { text } from '../../text/index.ts';
import { Button } from '../../ui/index.ts';
import styles from './FilterBar.module.css';

interface TickedToolsProps {
  count: number;
  onBulk: () => void;
  /** Only of accounts that a bank keeps. */
  onClear: (() => void) | undefined;
  onUntick: () => void;
}

const words = text.register.foot;

export function TickedTools({ count, onBulk, onClear, onUntick }: TickedToolsProps) {
  return (
    <span className={styles.ticked}>
      <span className={styles.count}>{words.selected(count)}</span>
      <Button onClick={onBulk} keys="B">
        {words.change}
      </Button>
      {onClear && (
        <Button variant="quiet" onClick={onClear} keys="L">
          {words.clear}
        </Button>
      )}
      <Button variant="quiet" onClick={onUntick} keys="Escape">
        {words.untick}
      </Button>
    </span>
  );
}
