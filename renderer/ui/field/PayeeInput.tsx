/** A payee: any text, with those used before offered and the category each got last beside them. */
import { matchSorter } from 'match-sorter';
import type { Ref } from 'react';
import { pathText } from '../entity/path.ts';
import { text } from '../text.ts';
import styles from './Combobox.module.css';
import { Combobox } from './Combobox.tsx';
import type { ComboOption } from './combo-state.ts';
import type { FieldProps } from './Field.tsx';

/** The rows of `entry.payees` fit as they are. */
export interface PayeeSuggestion {
  payee: string;
  account_id: string | null;
  account: string | null;
}

export interface PayeeInputProps extends FieldProps {
  value: string;
  suggestions: readonly PayeeSuggestion[];
  /** With the suggestion where one was taken, so that its category can be taken, too. */
  onCommit: (payee: string, suggestion: PayeeSuggestion | null) => void;
  onCancel?: () => void;
  /** Each key: to fetch other suggestions. */
  onQuery?: (query: string) => void;
  placeholder?: string;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
}

interface PayeeOption extends ComboOption {
  suggestion: PayeeSuggestion;
}

export function PayeeInput(props: PayeeInputProps) {
  const { value, suggestions, onCommit, onCancel, onQuery, ...rest } = props;
  const optionsFor = (query: string): PayeeOption[] => {
    const found = query.trim() === '' ? suggestions : matchSorter(suggestions, query, { keys: ['payee'] });
    return found.map((suggestion) => ({ id: suggestion.payee, label: suggestion.payee, suggestion }));
  };
  return (
    <Combobox
      {...rest}
      shown={value}
      optionsFor={optionsFor}
      onPick={(option) => onCommit(option.label, option.suggestion)}
      onText={(typed) => onCommit(typed, null)}
      onClear={() => onCommit('', null)}
      {...(onQuery && { onQuery })}
      {...(onCancel && { onCancel })}
      renderOption={(option) => (
        <>
          <span>{option.label}</span>
          {option.suggestion.account && (
            <span className={styles.detail}>
              {text.pick.lastCategory(pathText(option.suggestion.account, 1))}
            </span>
          )}
        </>
      )}
    />
  );
}
