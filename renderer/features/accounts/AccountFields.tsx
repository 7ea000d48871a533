/** The parts of the form of a new account: where it goes, and what it held. */
import type { Account } from '../../app/books.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, DateInput, MoneyInput, Select } from '../../ui/index.ts';
import styles from './Dialogs.module.css';
import { currencyOf, holdsMoney, type NewAccountDraft, rolesOf, withType } from './new-account.ts';
import { TYPES } from './tree.ts';

const words = text.accounts.newAccount;
const { types, roles } = text.accounts;

interface FieldsProps {
  draft: NewAccountDraft;
  onChange: (draft: NewAccountDraft) => void;
}

export function AccountPlace({ draft, accounts, onChange }: FieldsProps & { accounts: readonly Account[] }) {
  const possible = rolesOf(draft.type);
  return (
    <>
      <div className={styles.two}>
        <Select<Account['type']>
          label={words.type}
          value={draft.type}
          options={TYPES.map((value) => ({ value, label: types[value] }))}
          onCommit={(type) => onChange(withType(draft, type))}
        />
        {possible.length > 1 && (
          <Select<Account['role']>
            label={words.role}
            value={draft.role}
            options={possible.map((value) => ({ value, label: roles[value] }))}
            onCommit={(role) => onChange({ ...draft, role })}
          />
        )}
      </div>
      <AccountPicker
        label={words.parent}
        help={words.parentHelp}
        accounts={accounts}
        types={[draft.type]}
        value={draft.parent}
        allowEmpty
        onCommit={(parent) => onChange({ ...draft, parent })}
      />
    </>
  );
}

export function OpeningFields({ draft, base, onChange }: FieldsProps & { base: string }) {
  if (!holdsMoney(draft.type)) return null;
  return (
    <div className={styles.two}>
      <MoneyInput
        label={words.opening}
        help={words.openingHelp}
        value={draft.openingMinor}
        currency={currencyOf(draft, base)}
        showCurrency
        allowEmpty
        onCommit={(openingMinor) => onChange({ ...draft, openingMinor })}
      />
      <DateInput
        label={words.openingDate}
        value={draft.openingDate}
        max={today()}
        onCommit={(openingDate) => onChange({ ...draft, openingDate })}
      />
    </div>
  );
}
