/**
 * A field with choices under it. Typing narrows and lights the first; Up and Down move, Enter or leaving takes the lit
 * one, Escape puts back what was there. With `onText` any text will do and the choices only help.
 */
import { Popover } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef, useState } from 'react';
import { cx } from '../cx.ts';
import { announce } from '../overlay/announce.ts';
import { text } from '../text.ts';
import styles from './Combobox.module.css';
import {
  type ComboOption,
  CREATE,
  litAfterTyping,
  litOnOpening,
  nextLit,
  offerOf,
  rowsOf,
} from './combo-state.ts';
import fieldStyles from './Field.module.css';
import { Field, type FieldProps } from './Field.tsx';
import { UNREADABLE } from './unreadable.ts';

export interface ComboboxProps<O extends ComboOption> extends FieldProps {
  /** What stands in the field while nobody types. */
  shown: string;
  /** The choices for what was typed, best first, those of a group together. */
  optionsFor: (query: string) => readonly O[];
  onPick: (option: O) => void;
  /** Any text will do. */
  onText?: (typed: string) => void;
  /** Offers to make what was typed. */
  onCreate?: (typed: string) => void;
  /** Emptying the field is a choice. */
  onClear?: () => void;
  onCancel?: () => void;
  /** Each key, for choices that are fetched. */
  onQuery?: (query: string) => void;
  renderOption?: (option: O) => ReactNode;
  before?: ReactNode;
  placeholder?: string;
  autoFocus?: boolean;
  /** Opens as soon as it has the focus: in grids. */
  openOnFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
}

export function Combobox<O extends ComboOption>(props: ComboboxProps<O>) {
  const { shown, optionsFor, onPick, onText, onCreate, onClear, onCancel, onQuery, renderOption, ...others } =
    props;
  const { before, placeholder, autoFocus, openOnFocus, ref, error, ...field } = others;
  const [query, setQuery] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  /** The row that was moved to; `null` where typing alone says which is lit. */
  const [chosen, setChosen] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // Taken or put back within this drawing: a grid takes the focus off in the very key that commits, and leaving commits.
  const done = useRef(false);
  done.current = false;
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const typed = query ?? '';
  const offer = offerOf(open ? optionsFor(typed) : [], typed, onCreate !== undefined);
  const rows = rowsOf(offer);
  // Of what is there now: choices that are fetched come after the key that asked for them.
  const lit = chosen ?? (query === null ? -1 : litAfterTyping(offer, query, onText !== undefined));

  useEffect(() => {
    if (open) list.current?.querySelector('[data-lit]')?.scrollIntoView({ block: 'nearest' });
  });
  useEffect(() => {
    if (open && typed !== '') announce(rows === 0 ? text.pick.nothing : text.pick.results(rows));
  }, [open, typed, rows]);

  function reset() {
    done.current = true;
    setQuery(null);
    setOpen(false);
    setChosen(null);
    setProblem(null);
  }

  /** `step`: it is an arrow that opens it. */
  function show(step: 1 | -1 | null = null) {
    setOpen(true);
    setChosen(litOnOpening(offerOf(optionsFor(''), '', false), shown, step));
  }

  function type(next: string) {
    setQuery(next);
    setOpen(true);
    setProblem(null);
    onQuery?.(next);
    setChosen(null);
  }

  function take(row: number) {
    const option = offer.options[row];
    const create = row === offer.options.length ? offer.create : null;
    reset();
    if (option && !option.disabled) onPick(option);
    else if (create !== null) onCreate?.(create);
  }

  /** Enter, Tab and leaving: the lit choice, or the text where any will do. */
  function commit() {
    if (done.current) return;
    if (query === null && lit === -1) return reset();
    if (open && lit >= 0 && (query !== null || offer.options[lit]?.label !== shown)) return take(lit);
    if (query === null || query === shown) return reset();
    if (query.trim() === '' && onClear) {
      reset();
      return onClear();
    }
    if (onText) {
      reset();
      return onText(query.trim());
    }
    if (query.trim() === '') return reset();
    setOpen(false);
    setProblem(text.pick.nothing);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      event.stopPropagation();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (open) setChosen(nextLit(offer, lit, step));
      else show(step);
    } else if (event.key === 'Enter') {
      if (open && lit >= 0) event.preventDefault();
      commit();
    } else if (event.key === 'Escape') {
      // The first Escape belongs to the list and the draft; the next to the dialog around.
      if (open || query !== null) {
        event.preventDefault();
        event.stopPropagation();
      }
      reset();
      onCancel?.();
    }
  }

  return (
    <Field {...field} error={error ?? problem}>
      {(control) => (
        <Popover
          opened={open && (rows > 0 || typed !== '')}
          position="bottom-start"
          width="target"
          withRoles={false}
          closeOnEscape={false}
          closeOnClickOutside={false}
        >
          <Popover.Target>
            <div className={cx(fieldStyles.control, fieldStyles.framed, styles.frame)}>
              {before && <span className={fieldStyles.affix}>{before}</span>}
              <input
                {...control}
                ref={ref}
                role="combobox"
                aria-expanded={open}
                aria-controls={open ? listId : undefined}
                aria-autocomplete="list"
                aria-activedescendant={open && lit >= 0 ? `${listId}-${lit}` : undefined}
                data-mantine-stop-propagation={open || query !== null ? 'true' : undefined}
                {...{ [UNREADABLE]: problem === null ? undefined : 'true' }}
                autoComplete="off"
                spellCheck={false}
                placeholder={placeholder}
                // biome-ignore lint/a11y/noAutofocus: only where a dialog asks for it first
                autoFocus={autoFocus}
                value={query ?? shown}
                onChange={(event) => type(event.currentTarget.value)}
                onFocus={(event) => {
                  event.currentTarget.select();
                  if (openOnFocus) show();
                }}
                onClick={() => !open && show()}
                onBlur={commit}
                onKeyDown={onKeyDown}
                className={fieldStyles.inner}
              />
              <IconChevronDown size={14} stroke={1.5} aria-hidden="true" className={styles.chevron} />
            </div>
          </Popover.Target>
          <Popover.Dropdown className={styles.dropdown} data-kit-floating="">
            <div ref={list} role="listbox" id={listId} aria-label={field.label} className={styles.list}>
              <OptionRows
                options={offer.options}
                lit={lit}
                listId={listId}
                shown={shown}
                onTake={take}
                {...(renderOption && { render: renderOption })}
              />
              {offer.create !== null && (
                <Line
                  id={`${listId}-${offer.options.length}`}
                  lit={lit === offer.options.length}
                  key={CREATE}
                  onTake={() => take(offer.options.length)}
                >
                  <IconPlus size={14} stroke={1.75} aria-hidden="true" className={styles.plus} />
                  {text.pick.create(offer.create)}
                </Line>
              )}
            </div>
            {rows === 0 && <div className={styles.nothing}>{text.pick.nothing}</div>}
          </Popover.Dropdown>
        </Popover>
      )}
    </Field>
  );
}

interface OptionRowsProps<O extends ComboOption> {
  options: readonly O[];
  lit: number;
  listId: string;
  shown: string;
  onTake: (row: number) => void;
  render?: (option: O) => ReactNode;
}

function OptionRows<O extends ComboOption>({
  options,
  lit,
  listId,
  shown,
  onTake,
  render,
}: OptionRowsProps<O>) {
  return options.map((option, row) => (
    <div key={option.id} role="presentation">
      {option.group !== undefined && option.group !== options[row - 1]?.group && (
        <div role="presentation" className={styles.group}>
          {option.group}
        </div>
      )}
      <Line
        id={`${listId}-${row}`}
        lit={row === lit}
        chosen={option.label === shown}
        disabled={option.disabled ?? false}
        onTake={() => onTake(row)}
        {...(option.group !== undefined && { label: `${option.label}, ${option.group}` })}
      >
        {render ? render(option) : option.label}
      </Line>
    </div>
  ));
}

interface LineProps {
  id: string;
  lit: boolean;
  chosen?: boolean;
  disabled?: boolean;
  label?: string;
  onTake: () => void;
  children: ReactNode;
}

function Line({ id, lit, chosen, disabled, label, onTake, children }: LineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, which names the lit one
    <div
      id={id}
      role="option"
      aria-selected={chosen ?? false}
      aria-disabled={disabled || undefined}
      aria-label={label}
      data-lit={lit || undefined}
      className={styles.option}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => !disabled && onTake()}
    >
      {children}
    </div>
  );
}
