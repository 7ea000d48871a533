/** The filters beside the search, each a field. */
import { Fragment, type ReactNode, useMemo } from 'react';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, Button, DateInput, Select, TextInput } from '../../ui/index.ts';
import { holdsMoney } from './Cells.tsx';
import styles from './FilterBar.module.css';
import { type FilterName, type Scope, withoutFilters } from './scope.ts';
import type { RegisterAddress } from './use-register-search.ts';

const words = text.register.filter;
const STATUSES = ['any', 'pending', 'transit', 'cleared', 'reconciled'] as const;
const ORDER = [
  'account',
  'status',
  'direction',
  'amount_min',
  'amount_max',
  'category',
  'tag',
  'from',
  'to',
] as const;
const DIRECTIONS = ['any', 'in', 'out'] as const;

/** What is typed as an amount: commas between thousands are taken, a sign says nothing. */
function plainAmount(typed: string): string | null {
  const plain = typed.replace(/[,\s$€£]/g, '').replace(/^[-+−]/, '');
  return plain === '' || /^\d{1,15}(\.\d{1,10})?$/.test(plain) ? plain : null;
}

interface FilterFieldsProps {
  scope: Scope;
  address: RegisterAddress;
  names: readonly FilterName[];
}

export function FilterFields({ scope, address, names }: FilterFieldsProps) {
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
  const fields: Record<Exclude<FilterName, 'text'>, ReactNode> = {
    account: (
      <AccountPicker
        label={words.account}
        accounts={accounts.filter(holdsMoney)}
        value={search.account ?? null}
        allowEmpty
        placeholder={words.any}
        onCommit={(id) => narrow({ account: id ?? undefined })}
      />
    ),
    status: (
      <Select
        label={words.status}
        value={search.status ?? 'any'}
        options={STATUSES.map((value) => ({
          value,
          label: value === 'any' ? words.any : text.register.status.names[value],
        }))}
        onCommit={(value) => narrow({ status: value === 'any' ? undefined : value })}
      />
    ),
    direction: (
      <Select
        label={words.direction}
        value={search.direction ?? 'any'}
        options={DIRECTIONS.map((value) => ({
          value,
          label: value === 'any' ? words.any : words.directions[value],
        }))}
        onCommit={(value) => narrow({ direction: value === 'any' ? undefined : value })}
      />
    ),
    amount_min: amount('amount_min', words.min),
    amount_max: amount('amount_max', words.max),
    category: (
      <AccountPicker
        label={words.category}
        accounts={accounts}
        value={search.category ?? null}
        allowEmpty
        placeholder={words.any}
        onCommit={(id) => narrow({ category: id ?? undefined })}
      />
    ),
    tag: (
      <TextInput
        label={words.tag}
        value={search.tag ?? ''}
        placeholder={words.any}
        maxLength={60}
        onCommit={(tag) => narrow({ tag: tag.trim() || undefined })}
      />
    ),
    from: (
      <DateInput
        label={words.from}
        value={search.from ?? null}
        allowEmpty
        onCommit={(from) => narrow({ from: from ?? undefined })}
      />
    ),
    to: (
      <DateInput
        label={words.to}
        value={search.to ?? null}
        allowEmpty
        onCommit={(to) => narrow({ to: to ?? undefined })}
      />
    ),
  };
  return (
    <div className={styles.fields}>
      {ORDER.filter((name) => names.includes(name)).map((name) => (
        <Fragment key={name}>{fields[name]}</Fragment>
      ))}
      <Button variant="quiet" onClick={() => address.replace(withoutFilters(search))}>
        {words.clear}
      </Button>
    </div>
  );
}
