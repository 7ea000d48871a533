/** Yes or no: a box, a switch; and one of a few with a line about each. */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './Checks.module.css';

export interface CheckboxProps {
  label: ReactNode;
  labelHidden?: boolean;
  checked: boolean;
  /** Some of what it stands for. */
  mixed?: boolean;
  onChange: (checked: boolean) => void;
  help?: ReactNode;
  disabled?: boolean;
}

export function Checkbox({ label, labelHidden, checked, mixed, onChange, help, disabled }: CheckboxProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed ?? false;
  }, [mixed]);
  return (
    <div className={styles.check}>
      <input
        ref={box}
        id={id}
        type="checkbox"
        className={styles.box}
        checked={checked}
        disabled={disabled}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <div className={labelHidden ? styles.hidden : undefined}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className={styles.help}>
            {help}
          </p>
        )}
      </div>
    </div>
  );
}

/** At once, without a button to save. */
export function Switch({ label, checked, onChange, help, disabled }: Omit<CheckboxProps, 'mixed'>) {
  const id = useId();
  return (
    <div className={styles.check}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={checked}
        className={styles.switch}
        checked={checked}
        disabled={disabled}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <div>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className={styles.help}>
            {help}
          </p>
        )}
      </div>
    </div>
  );
}

export interface RadioGroupProps<T extends string> {
  label: string;
  labelHidden?: boolean;
  value: T | null;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string; help?: ReactNode; disabled?: boolean }[];
}

export function RadioGroup<T extends string>({
  label,
  labelHidden,
  value,
  onChange,
  options,
}: RadioGroupProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.radios}>
      <legend className={labelHidden ? styles.hidden : styles.legend}>{label}</legend>
      {options.map((option) => (
        <div key={option.value} className={styles.check}>
          <input
            id={`${name}-${option.value}`}
            type="radio"
            name={name}
            className={styles.radio}
            checked={option.value === value}
            disabled={option.disabled}
            aria-describedby={option.help ? `${name}-${option.value}-help` : undefined}
            onChange={() => onChange(option.value)}
          />
          <div>
            <label htmlFor={`${name}-${option.value}`} className={styles.label}>
              {option.label}
            </label>
            {option.help && (
              <p id={`${name}-${option.value}-help`} className={styles.help}>
                {option.help}
              </p>
            )}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
