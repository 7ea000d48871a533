/** Chooses an account of the books: grouped by entity and type, found by any part of its path or by its code. */
import { matchSorter, rankings } from 'match-sorter';
import { type Ref, useMemo } from 'react';
import { AccountName } from '../entity/AccountName.tsx';
import { pathText } from '../entity/path.ts';
import { text } from '../text.ts';
import styles from './Combobox.module.css';
import { Combobox } from './Combobox.tsx';
import type { ComboOption } from './combo-state.ts';
import type { FieldProps } from './Field.tsx';

export type AccountType = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

/** What the picker needs of an account; the rows of `account.list` fit as they are. */
export interface PickableAccount {
  id: string;
  path: string;
  type: AccountType;
  entity: string;
  entity_id: string;
  code?: string | null;
  archived?: boolean;
}

export interface AccountPickerProps extends FieldProps {
  accounts: readonly PickableAccount[];
  /** The account's id. */
  value: string | null;
  onCommit: (id: string | null) => void;
  onCancel?: () => void;
  /** Offers to make an account of what was typed. */
  onCreate?: (name: string) => void;
  allowEmpty?: boolean;
  /** In this order, and no others. All five, as in a register (expenses first), by default. */
  types?: readonly AccountType[];
  placeholder?: string;
  autoFocus?: boolean;
  openOnFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
}

interface AccountOption extends ComboOption {
  account: PickableAccount;
}

const TYPES: readonly AccountType[] = ['expense', 'income', 'asset', 'liability', 'equity'];

/** The options in their standing order: by entity, by type, by path. */
export function accountOptions(
  accounts: readonly PickableAccount[],
  types: readonly AccountType[] = TYPES,
): AccountOption[] {
  const several = new Set(accounts.map((account) => account.entity_id)).size > 1;
  const entities = [...new Set(accounts.map((account) => account.entity_id))];
  return accounts
    .filter((account) => !account.archived && types.includes(account.type))
    .map((account) => ({
      id: account.id,
      label: pathText(account.path),
      group: several
        ? `${account.entity} · ${text.accountTypes[account.type]}`
        : text.accountTypes[account.type],
      account,
    }))
    .sort(
      (a, b) =>
        entities.indexOf(a.account.entity_id) - entities.indexOf(b.account.entity_id) ||
        types.indexOf(a.account.type) - types.indexOf(b.account.type) ||
        a.label.localeCompare(b.label),
    );
}

/** By beginnings, words, parts and initials, best first; the groups in the order of their best. */
export function findAccounts(options: readonly AccountOption[], query: string): readonly AccountOption[] {
  const typed = query.trim();
  if (typed === '') return options;
  const found = matchSorter(options, typed, {
    // Letters scattered over a path are no match: Enter would put money into an account that nobody meant.
    threshold: rankings.ACRONYM,
    keys: [
      (option) => option.account.path.split(':').at(-1) ?? '',
      (option) => option.account.path.replaceAll(':', ' '),
      (option) => option.account.code ?? '',
    ],
  });
  const groups = [...new Set(found.map((option) => option.group))];
  return groups.flatMap((group) => found.filter((option) => option.group === group));
}

export function AccountPicker(props: AccountPickerProps) {
  const { accounts, value, onCommit, onCancel, onCreate, allowEmpty, types, ...rest } = props;
  const options = useMemo(() => accountOptions(accounts, types), [accounts, types]);
  const chosen = accounts.find((account) => account.id === value);
  return (
    <Combobox
      {...rest}
      shown={chosen ? pathText(chosen.path) : ''}
      optionsFor={(query) => findAccounts(options, query)}
      onPick={(option) => onCommit(option.id)}
      {...(onCreate && { onCreate })}
      {...(onCancel && { onCancel })}
      {...(allowEmpty && { onClear: () => onCommit(null) })}
      renderOption={(option) => (
        <>
          <AccountName path={option.account.path} skip={1} />
          {option.account.code && <span className={styles.detail}>{option.account.code}</span>}
        </>
      )}
    />
  );
}
