/** The inputs that take a cell's place while it is edited. Each commits on leaving, so that Tab and Enter move on. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, DateInput, MoneyInput, PayeeInput, TagsInput, TextInput } from '../../ui/index.ts';
import type { RegisterRow } from './types.ts';
import type { Edits } from './use-edits.ts';

interface EditorProps {
  row: RegisterRow;
  edits: Edits;
}

const words = text.register.columns;
const PAYEES_SHOWN = 30;

export function DateEditor({ row, edits }: EditorProps) {
  return (
    <DateInput
      label={words.date}
      labelHidden
      value={row.date}
      onCommit={(date) => date !== null && void edits.change(row, { field: 'date', date })}
    />
  );
}

/** Payees used so far, found as somebody types. */
export function usePayees(entityId: string | undefined, typed: string) {
  const input = { entity: entityId, text: typed.trim() || undefined, limit: PAYEES_SHOWN };
  const { data } = useQuery(api.entry.payees.queryOptions({ input, placeholderData: keepPreviousData }));
  return data ?? [];
}

export function PayeeEditor({ row, edits }: EditorProps) {
  const [typed, setTyped] = useState('');
  const books = useBooks();
  const suggestions = usePayees(row.entity_id, typed);
  const [other] = row.others;
  const wantsCategory = row.others.length === 1 && books.account(other?.account_id)?.role === 'uncategorised';
  return (
    <PayeeInput
      label={words.payee}
      labelHidden
      value={row.payee}
      suggestions={suggestions}
      onQuery={setTyped}
      onCommit={(payee, suggestion) => {
        const last = wantsCategory ? books.account(suggestion?.account_id ?? undefined) : undefined;
        const category =
          last && last.role !== 'uncategorised' && last.id !== row.account_id ? last : undefined;
        void edits.change(row, { field: 'payee', payee, ...(category ? { category } : {}) });
      }}
    />
  );
}

export function CategoryEditor({ row, edits }: EditorProps) {
  const books = useBooks();
  const accounts = useCategories(row.entity_id, row.account_id);
  const [other] = row.others;
  const chosen = books.account(other?.account_id);
  return (
    <AccountPicker
      label={words.category}
      labelHidden
      openOnFocus
      accounts={accounts}
      // What wants a category has none to begin with, so that the first key finds one.
      value={chosen?.role === 'uncategorised' ? null : (chosen?.id ?? null)}
      onCommit={(id) => {
        const category = books.account(id ?? undefined);
        if (category) void edits.change(row, { field: 'category', category });
      }}
    />
  );
}

/** What the other leg may be: accounts of the same entity, and not the same account. */
export function useCategories(entityId: string | undefined, except: string | null) {
  const { accountsOf } = useBooks();
  return useMemo(
    () =>
      entityId === undefined
        ? []
        : accountsOf(entityId).filter(({ id, archived }) => id !== except && !archived),
    [accountsOf, entityId, except],
  );
}

export function MemoEditor({ row, edits }: EditorProps) {
  return (
    <TextInput
      label={words.memo}
      labelHidden
      value={row.memo}
      maxLength={2000}
      onCommit={(memo) => void edits.change(row, { field: 'memo', memo: memo.trim() })}
    />
  );
}

export function TagsEditor({ row, edits }: EditorProps) {
  return (
    <TagsInput
      label={words.tags}
      labelHidden
      value={row.tags}
      onCommit={(tags) => void edits.change(row, { field: 'tags', tags })}
    />
  );
}

/** `sign`: what an amount typed into this column does to the account. */
export function AmountEditor({ row, edits, label, sign }: EditorProps & { label: string; sign: 1 | -1 }) {
  const magnitude = row.amount_minor * sign;
  return (
    <MoneyInput
      label={label}
      labelHidden
      allowEmpty
      value={magnitude >= 0 && row.amount_minor !== 0 ? magnitude : null}
      currency={row.currency}
      onCommit={(minor) =>
        minor !== null && void edits.change(row, { field: 'amount', amount_minor: minor * sign })
      }
    />
  );
}
