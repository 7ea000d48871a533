/** The fields of a new transaction, in the order of the columns below them. */
import { useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, DateInput, PayeeInput, TagsInput, TextInput } from '../../ui/index.ts';
import { AmountField } from './AmountField.tsx';
import { useCategories, usePayees } from './CellEditors.tsx';
import { holdsMoney } from './Cells.tsx';
import styles from './NewEntryForm.module.css';
import type { NewEntry, NewEntryProblem } from './new-entry.ts';
import type { Reading } from './splits.ts';

const words = text.register.form;

export interface NewEntryFieldsProps {
  form: NewEntry;
  set: (change: Partial<NewEntry>) => void;
  accountGiven: boolean;
  entity: string | undefined;
  reading: Reading;
  tried: NewEntryProblem | null;
}

export function NewEntryFields(props: NewEntryFieldsProps) {
  const { form, set, accountGiven, entity, reading, tried } = props;
  const books = useBooks();
  const [typedPayee, setTypedPayee] = useState('');
  const chosen = books.account(form.account_id ?? undefined);
  const entityId = chosen?.entity_id;
  const payees = usePayees(entityId ?? entity, typedPayee);
  const categories = useCategories(entityId, form.account_id);
  const purses = (entity === undefined ? books.entities.map(({ id }) => id) : [entity]).flatMap((id) =>
    books.sideAccountsOf(id),
  );
  const columns = text.register.columns;
  const money = holdsMoney(chosen);
  const problem = (name: NewEntryProblem) => (tried === name ? words.problems[name] : null);
  return (
    <div className={styles.fields} data-several={!accountGiven || undefined}>
      <div data-field="date">
        <DateInput
          label={columns.date}
          value={form.date || null}
          error={problem('date')}
          onCommit={(date) => date && set({ date })}
        />
      </div>
      {!accountGiven && (
        <div data-field="account">
          <AccountPicker
            label={words.account}
            accounts={purses}
            value={form.account_id}
            error={problem('account')}
            onCommit={(account_id) => {
              const moved = books.account(account_id ?? undefined)?.entity_id !== entityId;
              set({ account_id, ...(moved ? { category_id: null } : {}) });
            }}
          />
        </div>
      )}
      <div data-field="payee">
        <PayeeInput
          label={columns.payee}
          value={form.payee}
          suggestions={payees}
          onQuery={setTypedPayee}
          onCommit={(payee, suggestion) => {
            const last = books.account(suggestion?.account_id ?? undefined);
            const takes = form.category_id === null && form.parts === null && last?.entity_id === entityId;
            set({
              payee,
              ...(takes && last?.role !== 'uncategorised' && last ? { category_id: last.id } : {}),
            });
          }}
        />
      </div>
      <div data-field="category">
        {form.parts ? (
          <TextInput label={columns.category} value={text.register.split.badge} readOnly />
        ) : (
          <AccountPicker
            label={columns.category}
            accounts={categories}
            value={form.category_id}
            error={problem('category')}
            onCommit={(category_id) => set({ category_id })}
          />
        )}
      </div>
      <div data-field="memo">
        <TextInput
          label={columns.memo}
          value={form.memo}
          maxLength={4000}
          onChange={(memo) => set({ memo })}
        />
      </div>
      <div data-field="tags">
        <TagsInput label={columns.tags} value={form.tags} onCommit={(tags) => set({ tags })} />
      </div>
      <div data-field="amount">
        <AmountField
          label={money ? columns.out : columns.credit}
          typed={form.out}
          reading={reading}
          error={problem('amount')}
          onTyped={(out) => set({ out, in: '' })}
        />
      </div>
      <div data-field="in">
        <AmountField
          label={money ? columns.in : columns.debit}
          typed={form.in}
          reading={reading}
          onTyped={(typed) => set({ in: typed, out: '' })}
        />
      </div>
    </div>
  );
}
