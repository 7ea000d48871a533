/** Words given to a thing. Enter or a comma adds one, Backspace in the empty field takes the last away. */
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { cx } from '../cx.ts';
import { Pill } from '../show/Badge.tsx';
import fieldStyles from './Field.module.css';
import { Field, type FieldProps } from './Field.tsx';
import styles from './TagsInput.module.css';
import { addTags } from './tags.ts';

export interface TagsInputProps extends FieldProps {
  value: readonly string[];
  onCommit: (tags: string[]) => void;
  onCancel?: () => void;
  suggestions?: readonly string[];
  placeholder?: string;
}

export function TagsInput({
  value,
  onCommit,
  onCancel,
  suggestions = [],
  placeholder,
  ...field
}: TagsInputProps) {
  const [draft, setDraft] = useState('');
  const list = useId();
  const latest = useRef('');

  function type(next: string) {
    latest.current = next;
    setDraft(next);
  }

  function add() {
    const tags = addTags(value, latest.current);
    type('');
    if (tags.length !== value.length) onCommit(tags);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' || event.key === ',') && latest.current.trim() !== '') {
      event.preventDefault();
      event.stopPropagation();
      add();
    } else if (event.key === 'Backspace' && latest.current === '' && value.length > 0) {
      onCommit(value.slice(0, -1));
    } else if (event.key === 'Escape') {
      type('');
      onCancel?.();
    }
  }

  return (
    <Field {...field}>
      {(control) => (
        <div className={cx(fieldStyles.control, styles.tags)}>
          {value.map((tag) => (
            <Pill key={tag} onRemove={() => onCommit(value.filter((other) => other !== tag))}>
              {tag}
            </Pill>
          ))}
          <input
            {...control}
            list={list}
            value={draft}
            placeholder={value.length === 0 ? placeholder : undefined}
            autoComplete="off"
            onChange={(event) => type(event.currentTarget.value)}
            onBlur={add}
            onKeyDown={onKeyDown}
            className={styles.input}
          />
          <datalist id={list}>
            {suggestions
              .filter((tag) => !value.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        </div>
      )}
    </Field>
  );
}
