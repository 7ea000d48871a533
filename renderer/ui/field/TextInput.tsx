/** One line of text. With `onChange` it is told each key; with `onCommit` it is told on Enter and on leaving. */
import type { HTMLInputAutoCompleteAttribute, KeyboardEvent, ReactNode, Ref } from 'react';
import { cx } from '../cx.ts';
import styles from './Field.module.css';
import { Field, type FieldProps } from './Field.tsx';
import { useDraft } from './use-draft.ts';

export interface TextInputProps extends FieldProps {
  value: string;
  /** Each key. */
  onChange?: (value: string) => void;
  /** Enter or leaving the field, if something changed. */
  onCommit?: (value: string) => void;
  /** Escape; the draft is gone. */
  onCancel?: () => void;
  /** Says what is wrong with a draft, or nothing; then it is not committed. */
  check?: (value: string) => string | null;
  type?: 'text' | 'password' | 'search' | 'email' | 'tel' | 'url';
  placeholder?: string;
  maxLength?: number;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  autoFocus?: boolean;
  readOnly?: boolean;
  spellCheck?: boolean;
  before?: ReactNode;
  after?: ReactNode;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  ref?: Ref<HTMLInputElement>;
}

export function TextInput(props: TextInputProps) {
  const {
    value,
    onChange,
    onCommit,
    onCancel,
    check,
    before,
    after,
    onKeyDown,
    ref,
    type = 'text',
    ...rest
  } = props;
  const { label, labelHidden, help, error, required, disabled, ...input } = rest;
  const draft = useDraft<string>({
    shown: value,
    read: (typed) => {
      const problem = check?.(typed);
      return problem ? { problem } : { value: typed };
    },
    onCommit: (typed) => onCommit?.(typed),
    onCancel,
    onLive: onChange,
  });
  const field = { label, labelHidden, help, error: error ?? draft.problem, required, disabled };
  const framed = before !== undefined || after !== undefined;
  return (
    <Field {...field}>
      {(control) => {
        const element = (
          <input
            {...control}
            {...input}
            {...draft.inputProps}
            value={onCommit ? draft.text : value}
            onKeyDown={(event) => {
              onKeyDown?.(event);
              if (!event.defaultPrevented) draft.inputProps.onKeyDown(event);
            }}
            ref={ref}
            type={type}
            autoComplete={input.autoComplete ?? 'off'}
            className={framed ? styles.inner : styles.control}
          />
        );
        if (!framed) return element;
        return (
          <div className={cx(styles.control, styles.framed)}>
            {before !== undefined && <span className={styles.affix}>{before}</span>}
            {element}
            {after !== undefined && <span className={styles.affix}>{after}</span>}
          </div>
        );
      }}
    </Field>
  );
}
