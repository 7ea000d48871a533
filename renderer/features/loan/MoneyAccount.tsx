/** Where money leaves or comes: one of an entity's accounts that hold it. */
import { type Account, type Entity, useBooks } from '../../app/books.ts';
import { Select } from '../../ui/index.ts';

const ROLES: readonly Account['role'][] = ['bank', 'cash'];

export interface MoneyChoice {
  /** What was chosen; else the only account in use, else the only one there is. */
  id: string | null;
  accounts: readonly Account[];
}

export function useMoneyChoice(
  entity: Entity | undefined,
  currency: string,
  chosen: string | null,
): MoneyChoice {
  const { accountsOf } = useBooks();
  const accounts = (entity ? accountsOf(entity.id) : []).filter(
    (one) => ROLES.includes(one.role) && !one.archived && (one.any_currency || one.currency === currency),
  );
  const used = accounts.filter(({ balance_minor }) => balance_minor !== 0);
  const [usual, ...more] = used.length > 0 ? used : accounts;
  return { id: chosen ?? (usual && more.length === 0 ? usual.id : null), accounts };
}

interface MoneyAccountProps {
  label: string;
  choice: MoneyChoice;
  onChange: (id: string) => void;
  error: string | null;
}

export function MoneyAccount({ label, choice, onChange, error }: MoneyAccountProps) {
  return (
    <Select
      label={label}
      value={choice.id}
      placeholder=""
      options={choice.accounts.map(({ id, name }) => ({ value: id, label: name }))}
      onCommit={onChange}
      error={error}
      required
    />
  );
}
