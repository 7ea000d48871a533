/** Several lines of text. Enter is a new line; leaving the field and Ctrl+Enter commit; Escape puts back what was there. */
import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from 'react';
import { cx } from '../cx.ts';
import styles from './Field.module.css';
import { Field, type FieldProps } from './Field.tsx';

export interface TextAreaProps extends FieldProps {
  value: string;
  onChange?: (value: string) => void;
  onCommit?: (value: string) => void;
  onCancel?: () => void;
  rows?: number;
  placeholder?: string;
  maxLength?: number;
  ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea(props: TextAreaProps) {
  const { value, onChange, onCommit, onCancel, rows = 3, placeholder, maxLength, ref, ...field } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? value;
  const leave = useRef(() => {});
  leave.current = () => {
    if (draft !== null && draft !== value) onCommit?.(draft);
  };
  // A field that goes while somebody types, as with the back button, is left too, but hears no blur.
  useEffect(() => () => leave.current(), []);

  function commit() {
    leave.current();
    setDraft(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) commit();
    else if (event.key === 'Enter') event.stopPropagation();
    else if (event.key === 'Escape') {
      if (draft !== null) event.preventDefault();
      setDraft(null);
      onCancel?.();
    }
  }

  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          ref={ref}
          // While somebody types, Escape is the field's and not the dialog's around it.
          data-mantine-stop-propagation={draft === null ? undefined : 'true'}
          rows={rows}
          placeholder={placeholder}
          maxLength={maxLength}
          value={onCommit ? typed : value}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            onChange?.(event.currentTarget.value);
          }}
          onBlur={commit}
          onKeyDown={onKeyDown}
          className={cx(styles.control, styles.area)}
        />
      )}
    </Field>
  );
}
