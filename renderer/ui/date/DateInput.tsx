/** A day: typed (`3/4`, `t`, `+2`), moved by `+` and `-`, or chosen from a calendar that opens with Alt+Down. */
import { Popover } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useRef, useState } from 'react';
import { addDays } from '../../../shared/dates.ts';
import { cx } from '../cx.ts';
import fieldStyles from '../field/Field.module.css';
import { Field, type FieldProps } from '../field/Field.tsx';
import { type Read, useDraft } from '../field/use-draft.ts';
import { useReading } from '../locale.tsx';
import { text } from '../text.ts';
import { CalendarPanel } from './CalendarPanel.tsx';
import styles from './DateInput.module.css';
import { dateText } from './format.ts';
import { dateOrder, readDate } from './typing.ts';

export interface DateInputProps extends FieldProps {
  /** `YYYY-MM-DD`, or `null`. */
  value: string | null;
  onCommit: (date: string | null) => void;
  onCancel?: () => void;
  allowEmpty?: boolean;
  min?: string;
  max?: string;
  placeholder?: string;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
}

export function DateInput(props: DateInputProps) {
  const { value, onCommit, onCancel, allowEmpty, min, max, placeholder, autoFocus, ref, error, ...field } =
    props;
  const { locale, today } = useReading();
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const typing = { base: value ?? today(), today: today(), order: dateOrder(locale), locale };
  const inside = (date: string) => (!min || date >= min) && (!max || date <= max);

  function read(draft: string): Read<string | null> {
    if (draft.trim() === '') return allowEmpty ? { value: null } : { problem: text.date.empty };
    const date = readDate(draft, typing);
    if (date === null) return { problem: text.date.unreadable };
    return inside(date) ? { value: date } : { problem: text.date.range };
  }

  const shown = value === null ? '' : dateText(value, locale, 'short');
  const draft = useDraft<string | null>({ shown, read, onCommit, onCancel });

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      setOpen(true);
    } else if ((event.key === '+' || event.key === '-') && step(event)) {
      event.preventDefault();
    } else draft.inputProps.onKeyDown(event);
  }

  /** `+` and `-` step the day where they can't be part of a day being typed. */
  function step(event: KeyboardEvent<HTMLInputElement>): boolean {
    const { selectionStart, selectionEnd, value: typed } = event.currentTarget;
    const whole = selectionStart === 0 && selectionEnd === typed.length;
    if (!whole && readDate(typed, typing) === null) return false;
    if (!whole && event.key === '-' && typing.order === 'ymd') return false;
    const next = addDays(readDate(typed, typing) ?? typing.base, event.key === '+' ? 1 : -1);
    if (inside(next)) draft.setText(dateText(next, locale, 'short'));
    requestAnimationFrame(() => input.current?.select());
    return true;
  }

  function choose(date: string) {
    setOpen(false);
    draft.revert();
    if (date !== value) onCommit(date);
    input.current?.focus();
  }

  return (
    <Field {...field} error={error ?? draft.problem}>
      {(control) => (
        <Popover
          opened={open}
          onChange={(next) => {
            setOpen(next);
            if (!next) input.current?.focus();
          }}
          position="bottom-end"
          trapFocus
          withRoles={false}
        >
          <Popover.Target>
            <div className={cx(fieldStyles.control, fieldStyles.framed, styles.frame)}>
              <input
                {...control}
                {...draft.inputProps}
                ref={(element) => {
                  input.current = element;
                  return assign(ref, element);
                }}
                onKeyDown={onKeyDown}
                onFocus={(event) => event.currentTarget.select()}
                autoComplete="off"
                spellCheck={false}
                placeholder={placeholder}
                // biome-ignore lint/a11y/noAutofocus: only where a dialog asks for the day first
                autoFocus={autoFocus}
                className={cx(fieldStyles.inner, styles.input)}
              />
              <button
                type="button"
                className={styles.open}
                tabIndex={-1}
                disabled={field.disabled}
                aria-label={text.date.open}
                aria-haspopup="dialog"
                aria-expanded={open}
                onClick={() => setOpen(!open)}
              >
                <IconCalendar size={16} stroke={1.5} aria-hidden="true" />
              </button>
            </div>
          </Popover.Target>
          <Popover.Dropdown
            role="dialog"
            aria-label={text.date.calendar}
            data-kit-floating=""
            className={styles.panel}
          >
            <CalendarPanel value={value} today={today()} onChoose={choose} min={min} max={max} />
          </Popover.Dropdown>
        </Popover>
      )}
    </Field>
  );
}

function assign(ref: Ref<HTMLInputElement> | undefined, element: HTMLInputElement | null): void {
  if (typeof ref === 'function') ref(element);
  else if (ref) ref.current = element;
}
