/** A book-keeper's term with its one-line explanation behind it; and a tip for what has no room for words. */
import { Popover, Tooltip } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { Kbd } from '../action/Kbd.tsx';
import { text } from '../text.ts';
import styles from './Hint.module.css';

export interface HintProps {
  /** The term as it stands in the sentence. */
  term: string;
  /** One line that says what it is. */
  children: ReactNode;
}

export function Hint({ term, children }: HintProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} width={300} position="bottom-start" withinPortal>
      <Popover.Target>
        <button
          type="button"
          className={styles.term}
          title={text.hint.what(term)}
          onClick={() => setOpen(!open)}
          data-mantine-stop-propagation={open ? 'true' : undefined}
        >
          {term}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel} data-kit-floating="" aria-label={text.hint.what(term)}>
        <strong>{term}</strong>
        <p>{children}</p>
      </Popover.Dropdown>
    </Popover>
  );
}

export interface TipProps {
  label: string;
  keys?: string;
  children: ReactElement<Record<string, unknown>>;
}

export function Tip({ label, keys, children }: TipProps) {
  return (
    <Tooltip
      classNames={{ tooltip: styles.tip }}
      label={
        <span className={styles.words}>
          {label}
          {keys && <Kbd keys={keys} quiet />}
        </span>
      }
    >
      {children}
    </Tooltip>
  );
}
