/** An amount, or a sum to be worked out: `45+12.50*2`. Shows the result while typing; Enter or leaving keeps it. */
import { type Ref, useLayoutEffect, useState } from 'react';
import { AMOUNT_MINOR_MAX, formatMoney } from '../../../shared/money.ts';
import { cx } from '../cx.ts';
import fieldStyles from '../field/Field.module.css';
import { Field, type FieldProps } from '../field/Field.tsx';
import { type Read, useDraft } from '../field/use-draft.ts';
import { useDecimalMark, useLocale } from '../locale.tsx';
import { text } from '../text.ts';
import { type ArithmeticProblem, evaluate, type Rounding } from './arithmetic.ts';
import { moneyText } from './format.ts';
import styles from './MoneyInput.module.css';

export interface MoneyInputProps extends FieldProps {
  /** Minor units; `null` while there is none. */
  value: number | null;
  currency: string;
  onCommit: (minor: number | null) => void;
  onCancel?: () => void;
  /** Each readable draft while typing, for a live remainder. */
  onLive?: (minor: number | null) => void;
  /** An empty field is `null` and no mistake. */
  allowEmpty?: boolean;
  /** Says what is wrong with an amount, or nothing. */
  check?: (minor: number | null) => string | null;
  rounding?: Rounding;
  /** Names the currency within the field. */
  showCurrency?: boolean;
  placeholder?: string;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
}

const PROBLEMS: Readonly<Record<ArithmeticProblem, string>> = text.money.problems;

export function MoneyInput(props: MoneyInputProps) {
  const { value, currency, onCommit, onCancel, onLive, allowEmpty, check, rounding, showCurrency, ...rest } =
    props;
  const { placeholder, autoFocus, ref, error, ...field } = rest;
  const locale = useLocale();
  const decimal = useDecimalMark();

  function read(draft: string): Read<number | null> {
    const result = evaluate(draft, { currency, decimal, ...(rounding && { rounding }) });
    if (!result.ok && !(result.problem === 'empty' && allowEmpty))
      return { problem: PROBLEMS[result.problem] };
    const minor = result.ok ? result.minor : null;
    const problem = check?.(minor);
    return problem ? { problem } : { value: minor };
  }

  const [editing, setEditing] = useState<HTMLInputElement | null>(null);
  useLayoutEffect(() => editing?.select(), [editing]);
  // At rest as everywhere else; for editing without grouping, with the locale's mark, so that it can be typed over.
  const shown = value === null ? '' : formatMoney(value, currency).replace('.', decimal);
  const draft = useDraft<number | null>({ shown, read, onCommit, onCancel, onLive });
  const typing = draft.dirty
    ? evaluate(draft.text, { currency, decimal, ...(rounding && { rounding }) })
    : null;
  const result =
    typing?.ok && typing.worked && Math.abs(typing.minor) <= AMOUNT_MINOR_MAX ? typing.minor : null;

  return (
    <Field {...field} error={error ?? draft.problem}>
      {(control) => (
        <div className={cx(fieldStyles.control, fieldStyles.framed)}>
          {showCurrency && <span className={fieldStyles.affix}>{currency}</span>}
          <input
            {...control}
            {...draft.inputProps}
            value={editing || draft.dirty || value === null ? draft.text : moneyText(value, currency, locale)}
            ref={ref}
            inputMode="decimal"
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            // biome-ignore lint/a11y/noAutofocus: only where a dialog asks for the amount first
            autoFocus={autoFocus}
            onFocus={(event) => setEditing(event.currentTarget)}
            onBlur={() => {
              draft.inputProps.onBlur();
              setEditing(null);
            }}
            className={cx(fieldStyles.inner, fieldStyles.right, styles.input)}
          />
          <output className={styles.result} htmlFor={control.id} hidden={result === null}>
            {result !== null && text.money.equals(moneyText(result, currency, locale))}
          </output>
        </div>
      )}
    </Field>
  );
}
