/** The filters beside the search, each a field. */
import { useMemo } from 'react';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, Button, DateInput, Select, TextInput } from '../../ui/index.ts';
import styles from './FilterBar.module.css';
import { type Scope, withoutFilters } from './scope.ts';
import type { RegisterAddress } from './use-register-search.ts';

const words = text.register.filter;
const STATUSES = ['any', 'pending', 'transit', 'cleared', 'reconciled'] as const;
const DIRECTIONS = ['any', 'in', 'out'] as const;

/** What is typed as an amount: commas between thousands are taken, a sign says nothing. */
function plainAmount(typed: string): string | null {
  const plain = typed.replace(/[,\s$€£]/g, '').replace(/^[-+−]/, '');
  return plain === '' || /^\d{1,15}(\.\d{1,10})?$/.test(plain) ? plain : null;
}

export function FilterFields({ scope, address }: { scope: Scope; address: RegisterAddress }) {
  const { search, narrow } = address;
  const books = useBooks();
  const entity = books.account(scope.account)?.entity_id ?? scope.entity;
  const accounts = useMemo(
    () => (entity === undefined ? books.accounts : books.accountsOf(entity)),
    [books, entity],
  );
  const amount = (name: 'amount_min' | 'amount_max', label: string) => (
    <TextInput
      label={label}
      value={search[name] ?? ''}
      check={(typed) => (plainAmount(typed) === null ? words.badAmount : null)}
      onCommit={(typed) => narrow({ [name]: plainAmount(typed) || undefined })}
    />
  );
  return (
    <div className={styles.fields}>
      <Select
        label={words.status}
        value={search.status ?? 'any'}
        options={STATUSES.map((value) => ({
          value,
          label: value === 'any' ? words.any : text.register.status.names[value],
        }))}
        onCommit={(value) => narrow({ status: value === 'any' ? undefined : value })}
      />
      <Select
        label={words.direction}
        value={search.direction ?? 'any'}
        options={DIRECTIONS.map((value) => ({
          value,
          label: value === 'any' ? words.any : words.directions[value],
        }))}
        onCommit={(value) => narrow({ direction: value === 'any' ? undefined : value })}
      />
      {amount('amount_min', words.min)}
      {amount('amount_max', words.max)}
      <AccountPicker
        label={words.category}
        accounts={accounts}
        value={search.category ?? null}
        allowEmpty
        placeholder={words.any}
        onCommit={(id) => narrow({ category: id ?? undefined })}
      />
      <TextInput
        label={words.tag}
        value={search.tag ?? ''}
        placeholder={words.any}
        maxLength={60}
        onCommit={(tag) => narrow({ tag: tag.trim() || undefined })}
      />
      <DateInput
        label={words.from}
        value={search.from ?? null}
        allowEmpty
        onCommit={(from) => narrow({ from: from ?? undefined })}
      />
      <DateInput
        label={words.to}
        value={search.to ?? null}
        allowEmpty
        onCommit={(to) => narrow({ to: to ?? undefined })}
      />
      <Button variant="quiet" onClick={() => address.replace(withoutFilters(search))}>
        {words.clear}
      </Button>
    </div>
  );
}
