/** An account in the tree: its grip, what folds it, its name, the doors to its register and to what can be done. */
import { IconArrowUpRight, IconChevronRight, IconDots, IconGripVertical } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { text } from '../../text/index.ts';
import { Badge, pathText, VisuallyHidden } from '../../ui/index.ts';
import styles from './ChartList.module.css';
import type { ChartRow } from './tree.ts';
import type { Grip } from './use-drag.ts';

const words = text.accounts.grid;

/** The grip stands in the first step of it. */
const INDENT_PX = 18;

interface NameCellProps {
  row: ChartRow;
  grip: Grip;
  onFold: (row: ChartRow) => void;
}

/** The list's own menu, as the other mouse button opens it. */
function openMenu(event: MouseEvent<HTMLElement>): void {
  const { left, bottom } = event.currentTarget.getBoundingClientRect();
  event.currentTarget.dispatchEvent(
    new globalThis.MouseEvent('contextmenu', {
      bubbles: true,
      cancelable: true,
      clientX: left,
      clientY: bottom,
    }),
  );
}

export function NameCell({ row, grip, onFold }: NameCellProps) {
  const { account, depth, hasChildren, open, parent } = row;
  const { actions } = text.accounts;
  return (
    <span className={styles.name} style={{ paddingInlineStart: Math.max(0, depth - 1) * INDENT_PX }}>
      {parent !== null && (
        <span className={styles.grip} title={words.grip} aria-hidden="true" data-grip="" {...grip(account)}>
          <IconGripVertical size={14} stroke={1.5} />
        </span>
      )}
      {hasChildren ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          aria-expanded={open}
          aria-label={open ? words.close(account.name) : words.open(account.name)}
          onClick={() => onFold(row)}
        >
          <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />
        </button>
      ) : (
        <span className={styles.noFold} />
      )}
      <span className={styles.word} data-head={depth === 0 || undefined} title={pathText(account.path)}>
        {account.name}
        <VisuallyHidden>, {words.level(depth + 1)}</VisuallyHidden>
      </span>
      {account.archived && <Badge>{words.archived}</Badge>}
      <span className={styles.doors}>
        <Link
          to="/register/$account"
          params={{ account: account.id }}
          className={styles.door}
          tabIndex={-1}
          title={actions.register}
          aria-label={`${actions.register}: ${account.name}`}
        >
          <IconArrowUpRight size={15} stroke={1.5} aria-hidden="true" />
        </Link>
        <button
          type="button"
          tabIndex={-1}
          className={styles.door}
          title={actions.more}
          aria-label={`${actions.more}: ${account.name}`}
          onClick={openMenu}
        >
          <IconDots size={15} stroke={1.5} aria-hidden="true" />
        </button>
      </span>
    </span>
  );
}
