/** Where money leaves or comes: one of an entity's accounts that hold it. Chosen by itself where there is one that is used. */
import { useEffect, useRef } from 'react';
import { type Account, type Entity, useBooks } from '../../app/books.ts';
import { Select } from '../../ui/index.ts';

interface MoneyAccountProps {
  label: string;
  entity: Entity;
  currency: string;
  value: string | null;
  onChange: (id: string) => void;
  error: string | null;
}

const ROLES: readonly Account['role'][] = ['bank', 'cash'];

export function MoneyAccount({ label, entity, currency, value, onChange, error }: MoneyAccountProps) {
  const { accountsOf } = useBooks();
  const accounts = accountsOf(entity.id).filter(
    (one) => ROLES.includes(one.role) && !one.archived && (one.any_currency || one.currency === currency),
  );
  const used = accounts.filter(({ balance_minor }) => balance_minor !== 0);
  const only = used.length === 1 ? used[0] : accounts.length === 1 ? accounts[0] : undefined;
  const onlyId = only?.id;
  const choose = useRef(onChange);
  choose.current = onChange;
  useEffect(() => {
    if (value === null && onlyId !== undefined) choose.current(onlyId);
  }, [value, onlyId]);
  return (
    <Select
      label={label}
      value={value}
      placeholder=""
      options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
      onCommit={onChange}
      error={error}
      required
    />
  );
}
