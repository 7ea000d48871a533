/** A label, its control, a line of help and an error, tied together for the eye and for assistive technology. */
import { type ReactNode, useId } from 'react';
import { cx } from '../cx.ts';
import { VisuallyHidden } from '../show/VisuallyHidden.tsx';
import { text } from '../text.ts';
import styles from './Field.module.css';

/** What every input of the kit takes. */
export interface FieldProps {
  label: string;
  /** Said, not shown: in grids and toolbars. */
  labelHidden?: boolean;
  help?: ReactNode;
  /** What is wrong and what to write instead. */
  error?: string | null;
  required?: boolean;
  disabled?: boolean;
}

/** To be spread on the control. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
  'aria-required': boolean | undefined;
  disabled: boolean | undefined;
}

export interface FieldFrameProps extends FieldProps {
  children: (control: ControlProps) => ReactNode;
  className?: string;
}

export function Field(props: FieldFrameProps) {
  const { label, labelHidden, help, error, required, disabled, children, className } = props;
  const id = useId();
  const helpId = help ? `${id}-help` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const control: ControlProps = {
    id,
    'aria-describedby': [errorId, helpId].filter(Boolean).join(' ') || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required || undefined,
    disabled,
  };
  return (
    <div className={cx(styles.field, labelHidden && styles.bare, className)} data-kit-field="">
      <label htmlFor={id} className={styles.label}>
        {labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
        {required && !labelHidden && (
          <span className={styles.required} aria-hidden="true">
            {text.required}
          </span>
        )}
      </label>
      {children(control)}
      {error && (
        <p id={errorId} className={styles.error} role="alert">
          {error}
        </p>
      )}
      {help && (
        <p id={helpId} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  );
}
