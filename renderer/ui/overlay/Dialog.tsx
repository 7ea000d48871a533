/** A window over the page: titled, holds the focus, closed by Escape, with its actions at the foot. */
import { Modal } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import { Button, IconButton } from '../action/Button.tsx';
import { focusUnreadable } from '../field/unreadable.ts';
import { text } from '../text.ts';
import styles from './Dialog.module.css';
import { firstFocus } from './first-focus.ts';
import { useFocusBack } from './focus-back.ts';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons, the primary one last. */
  footer?: ReactNode;
  size?: 'small' | 'normal' | 'wide' | 'full';
  /** Makes the whole a form: Enter in a field does what the submit button in the footer does. */
  onSubmit?: () => void;
  /** Not closed by a click beside it, where something typed would be lost. */
  sticky?: boolean;
}

const WIDTH = { small: 420, normal: 560, wide: 860, full: 'min(1240px, 94vw)' } as const;

export function Dialog({
  open,
  onClose,
  title,
  children,
  footer,
  size = 'normal',
  onSubmit,
  sticky,
}: DialogProps) {
  const content = useFocusBack(open, firstFocus);
  const inner = (
    <>
      <div className={styles.body}>{children}</div>
      {footer && <div className={styles.footer}>{footer}</div>}
    </>
  );
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation();
    if (!focusUnreadable(event.currentTarget)) onSubmit?.();
  }
  return (
    <Modal.Root
      opened={open}
      onClose={onClose}
      size={WIDTH[size]}
      centered
      closeOnClickOutside={!sticky}
      classNames={{ content: styles.content ?? '', overlay: styles.overlay ?? '' }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          <IconButton label={text.close} icon={<IconX size={16} stroke={1.5} />} onClick={onClose} />
        </div>
        {onSubmit ? (
          <form ref={content} className={styles.form} onSubmit={submit} noValidate>
            {inner}
          </form>
        ) : (
          <div ref={content} className={styles.form}>
            {inner}
          </div>
        )}
      </Modal.Content>
    </Modal.Root>
  );
}

export interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The effect, in words: "Delete 3 entries". */
  confirm: string;
  onConfirm: () => void;
  danger?: boolean;
  busy?: boolean;
}

/** Only for what can't be undone; what can is done at once and offers an undo. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title, children, confirm, onConfirm, danger, busy } = props;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      size="small"
      footer={
        <>
          <Button variant="quiet" onClick={onClose} data-autofocus={danger || undefined}>
            {text.cancel}
          </Button>
          <Button
            variant={danger ? 'danger' : 'primary'}
            onClick={onConfirm}
            busy={busy ?? false}
            data-autofocus={danger ? undefined : true}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
