/** A dialog that asks for something and then does it: fields, why it was refused, a way back and the button that does it. */
import type { ReactNode } from 'react';
import { Button } from '../action/Button.tsx';
import { text } from '../text.ts';
import styles from './Dialog.module.css';
import { Dialog, type DialogProps } from './Dialog.tsx';

export interface FormDialogProps extends Omit<DialogProps, 'footer' | 'onSubmit' | 'open'> {
  /** Where it stays in the page while it is closed, for its opening and closing to be seen. */
  open?: boolean;
  onSubmit: () => void;
  /** What the button does, in words. */
  submit: string;
  /** In place of “Cancel”. */
  cancel?: string;
  /** It takes something away for good. */
  danger?: boolean;
  busy?: boolean;
  /** Not yet: what it would do is not known. */
  disabled?: boolean;
  /** Why it can't be done now, and what would help. */
  why?: string | null;
  /** Why it was not done, above the fields. */
  refused?: string | null;
  /** Another way, at the left of the foot. */
  aside?: ReactNode;
}

export function FormDialog(props: FormDialogProps) {
  const {
    open = true,
    submit,
    cancel,
    danger,
    busy,
    disabled,
    why,
    refused,
    aside,
    children,
    ...dialog
  } = props;
  return (
    <Dialog
      {...dialog}
      open={open}
      footer={
        <>
          {aside && <span className={styles.aside}>{aside}</span>}
          <Button variant="quiet" onClick={dialog.onClose}>
            {cancel ?? text.cancel}
          </Button>
          <Button
            type="submit"
            variant={danger ? 'danger' : 'primary'}
            disabled={disabled ?? false}
            busy={busy ?? false}
            why={why ?? null}
          >
            {submit}
          </Button>
        </>
      }
    >
      {refused && (
        <p className={styles.refused} role="alert">
          {refused}
        </p>
      )}
      {children}
    </Dialog>
  );
}
