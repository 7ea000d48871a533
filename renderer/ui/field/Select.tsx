/** One of a few, as the platform's own list. For many, or with search, use a Combobox. */
import { createElement, type Ref } from 'react';
import { cx } from '../cx.ts';
import fieldStyles from './Field.module.css';
import { Field, type FieldProps } from './Field.tsx';
import styles from './Select.module.css';

export interface SelectOption<T extends string> {
  value: T;
  label: string;
  disabled?: boolean;
  group?: string;
}

export interface SelectProps<T extends string> extends FieldProps {
  value: T | null;
  onCommit: (value: T) => void;
  onCancel?: () => void;
  options: readonly SelectOption<T>[];
  /** Shown while nothing is chosen. */
  placeholder?: string;
  size?: 'small' | 'normal';
  ref?: Ref<HTMLSelectElement>;
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { value, onCommit, onCancel, options, placeholder, size = 'normal', ref, ...field } = props;
  const groups = [...new Set(options.map((option) => option.group))];
  const lines = (group: string | undefined) =>
    options
      .filter((option) => option.group === group)
      .map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ));
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          ref={ref}
          value={value ?? ''}
          className={cx(fieldStyles.control, styles.select)}
          data-size={size}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value);
            if (chosen) onCommit(chosen.value);
          }}
          onKeyDown={(event) => event.key === 'Escape' && onCancel?.()}
        >
          <button type="button">
            {/* The engine copies what is chosen when it is chosen; another name for it wants another copy. */}
            {createElement('selectedcontent', {
              className: styles.chosen,
              key: options.find((option) => option.value === value)?.label ?? placeholder,
            })}
          </button>
          {(placeholder !== undefined || value === null) && (
            <option value="" disabled>
              {placeholder ?? ''}
            </option>
          )}
          {groups.map((group) =>
            group === undefined ? (
              lines(group)
            ) : (
              <optgroup key={group} label={group}>
                {lines(group)}
              </optgroup>
            ),
          )}
        </select>
      )}
    </Field>
  );
}
