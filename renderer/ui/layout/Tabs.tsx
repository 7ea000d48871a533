/** Tabs over panels, and a segmented choice of a few. Arrows move, one Tab stop each. */
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { Count } from '../show/Badge.tsx';
import styles from './Tabs.module.css';

export interface TabItem<T extends string> {
  value: T;
  label: string;
  count?: number;
  disabled?: boolean;
}

export interface TabsProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  items: readonly TabItem<T>[];
  /** The panel of the chosen tab. */
  children?: ReactNode;
}

export function Tabs<T extends string>({ label, value, onChange, items, children }: TabsProps<T>) {
  const id = useId();

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: 0, End: 0 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const open = items.filter((item) => !item.disabled);
    const at = open.findIndex((item) => item.value === value);
    const next =
      event.key === 'Home'
        ? open[0]
        : event.key === 'End'
          ? open.at(-1)
          : open[(at + step + open.length) % open.length];
    if (!next) return;
    onChange(next.value);
    event.currentTarget.querySelector<HTMLElement>(`[data-value="${CSS.escape(next.value)}"]`)?.focus();
  }

  return (
    <div className={styles.root}>
      <div role="tablist" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
        {items.map((item) => (
          <button
            key={item.value}
            type="button"
            role="tab"
            id={`${id}-${item.value}`}
            data-value={item.value}
            aria-selected={item.value === value}
            aria-controls={children === undefined ? undefined : `${id}-panel`}
            tabIndex={item.value === value ? 0 : -1}
            disabled={item.disabled}
            className={styles.tab}
            onClick={() => onChange(item.value)}
          >
            {item.label}
            {item.count !== undefined && <Count value={item.count} />}
          </button>
        ))}
      </div>
      {children !== undefined && (
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} className={styles.panel}>
          {children}
        </div>
      )}
    </div>
  );
}

export interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  items: readonly { value: T; label: string; icon?: ReactNode }[];
  size?: 'small' | 'normal';
  disabled?: boolean;
}

export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, value, onChange, items, size = 'normal', disabled } = props;
  const name = useId();
  return (
    <fieldset className={styles.segmented} data-size={size} disabled={disabled}>
      <legend className={styles.legend}>{label}</legend>
      {items.map((item) => (
        <label key={item.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            value={item.value}
            checked={item.value === value}
            onChange={() => onChange(item.value)}
            className={styles.radio}
          />
          {item.icon && (
            <span aria-hidden="true" className={styles.icon}>
              {item.icon}
            </span>
          )}
          <span className={styles.words} title={item.label}>
            {item.label}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
