/** What stands in the cells of a register. */
import { IconArrowsLeftRight, IconPaperclip } from '@tabler/icons-react';
import type { Account, Books } from '../../app/books.ts';
import { MONEY_ROLES } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { AccountName, Badge, DateText, EntityMark, Money, StatusMark } from '../../ui/index.ts';
import { CrossingChip } from '../crossing/CrossingChip.tsx';
import styles from './Cells.module.css';
import type { Lock } from './changes.ts';
import type { RegisterRow } from './types.ts';

const words = text.register;

export function DateCell({ row, lock }: { row: RegisterRow; lock: Lock | null }) {
  return (
    <span title={lock ? words.locks[lock] : undefined}>
      <DateText value={row.date} />
    </span>
  );
}

interface CategoryCellProps {
  row: RegisterRow;
  books: Books;
  /** Where room is short: the path is its title. */
  leafOnly: boolean;
}

export function CategoryCell({ row, books, leafOnly }: CategoryCellProps) {
  const [first] = row.others;
  if (!first) return null;
  if (row.others.length > 1) {
    const names = row.others.map((other) => other.account.split(':').at(-1)).join(', ');
    return (
      <span className={styles.split} title={names}>
        <Badge>{words.split.badge}</Badge>
        <span className={styles.names}>{names}</span>
      </span>
    );
  }
  const role = books.account(first.account_id)?.role;
  if (role === 'uncategorised') return <span className={styles.wanted}>{words.uncategorised}</span>;
  return (
    <span className={styles.category}>
      {role !== undefined && MONEY_ROLES.includes(role) && (
        <IconArrowsLeftRight size={14} stroke={1.5} aria-label={words.transfer} className={styles.transfer} />
      )}
      <AccountName path={first.account} skip={1} leafOnly={leafOnly} />
      {row.crossing && <CrossingChip crossing={row.crossing} own={books.entity(row.entity_id)?.name ?? ''} />}
    </span>
  );
}

/** `sign`: 1 shows what came in (debits), -1 what went out. */
export function AmountCell({ row, sign, lock }: { row: RegisterRow; sign: 1 | -1; lock: Lock | null }) {
  const shown = sign === 1 ? row.amount_minor >= 0 : row.amount_minor < 0;
  if (!shown) return null;
  return (
    <span title={lock ? words.locks[lock] : undefined}>
      <Money value={row.amount_minor * sign} currency={row.currency} />
    </span>
  );
}

export function AccountCell({ row, books }: { row: RegisterRow; books: Books }) {
  const entity = books.entity(row.entity_id);
  const account = books.account(row.account_id);
  return (
    <span className={styles.account}>
      {entity && <EntityMark entity={entity} size="small" />}
      {account && (
        <span className={styles.names}>
          <AccountName path={account.name} />
        </span>
      )}
    </span>
  );
}

export function TagsCell({ tags }: { tags: readonly string[] }) {
  return (
    <span className={styles.tags}>
      {tags.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </span>
  );
}

export function AttachmentsCell({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className={styles.attachments} title={words.attachments.count(count)}>
      <IconPaperclip size={14} stroke={1.5} aria-hidden="true" />
      <span aria-hidden="true">{count}</span>
      <span className={styles.spoken}>{words.attachments.count(count)}</span>
    </span>
  );
}

interface StatusCellProps {
  row: RegisterRow;
  onToggle: (row: RegisterRow) => void;
}

export function StatusCell({ row, onToggle }: StatusCellProps) {
  if (row.status === 'reconciled') return <StatusMark status={row.status} />;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.status}
      aria-label={words.status.toggle[row.status]}
      onClick={() => onToggle(row)}
    >
      <StatusMark status={row.status} />
    </button>
  );
}

/** Whether the account’s own money moves: its columns are called in and out; others have debits and credits. */
export function holdsMoney(account: Account | undefined): boolean {
  return account === undefined || MONEY_ROLES.includes(account.role);
}
