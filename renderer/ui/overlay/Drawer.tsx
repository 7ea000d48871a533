/** A pane from the right edge, for one thing of a list. The same frame as a dialog. */
import { Drawer as MantineDrawer } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from '../action/Button.tsx';
import { cx } from '../cx.ts';
import { text } from '../text.ts';
import styles from './Dialog.module.css';
import { firstFocus } from './first-focus.ts';
import { useFocusBack } from './focus-back.ts';

export interface DrawerProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  footer?: ReactNode;
  width?: number;
  /** A dialog that it opened stands over it: Escape closes that one. */
  covered?: boolean;
}

export function Drawer({
  open,
  onClose,
  title,
  children,
  footer,
  width = 460,
  covered = false,
}: DrawerProps) {
  const content = useFocusBack(open, firstFocus);
  return (
    <MantineDrawer.Root
      opened={open}
      onClose={onClose}
      position="right"
      closeOnEscape={!covered}
      size={width}
      classNames={{ content: cx(styles.content, styles.drawer), overlay: styles.overlay ?? '' }}
    >
      <MantineDrawer.Overlay />
      <MantineDrawer.Content>
        <div className={styles.head}>
          <MantineDrawer.Title className={styles.title}>{title}</MantineDrawer.Title>
          <IconButton label={text.close} icon={<IconX size={16} stroke={1.5} />} onClick={onClose} />
        </div>
        <div ref={content} className={styles.form}>
          <div className={styles.body}>{children}</div>
          {footer && <div className={styles.footer}>{footer}</div>}
        </div>
      </MantineDrawer.Content>
    </MantineDrawer.Root>
  );
}
