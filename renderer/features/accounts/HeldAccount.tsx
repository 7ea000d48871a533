/** What hangs at the pointer while an account is moved, and what letting go would do. */
import type { Account } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import styles from './ChartList.module.css';
import { refusalOf } from './tree.ts';
import type { Held } from './use-drag.ts';

const { said, refused, types } = text.accounts;

export function HeldAccount({ held, accounts }: { held: Held; accounts: readonly Account[] }) {
  const { account, over, x, y } = held;
  const target = accounts.find(({ id }) => id === over && id !== account.id);
  const why = target ? refusalOf(accounts, account, target) : null;
  const words = !target
    ? said.dragging(account.name)
    : why === null
      ? said.wouldMove(account.name, target.name)
      : why === 'type'
        ? refused.type(account.name, types[target.type])
        : refused[why];
  return (
    <div
      className={styles.held}
      style={{ transform: `translate(${x + 14}px, ${y + 10}px)` }}
      data-refused={why !== null || undefined}
      aria-hidden="true"
    >
      {words}
    </div>
  );
}
