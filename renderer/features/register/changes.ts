/**
 * What somebody changes in a row of a register: how the row looks with it at once, and what is asked of the core. The
 * legs of an entry keep their places, since the bank's row is tied to the place of its leg.
 */
import { formatMoney } from '../../../shared/money.ts';
import type { Account } from '../../app/books.ts';
import type { Entry, EntryUpdate, Leg, PostingIn, RegisterRow } from './types.ts';

export type NamedAccount = Pick<Account, 'id' | 'path'>;

export type Change =
  | { field: 'date'; date: string }
  | { field: 'payee'; payee: string; category?: NamedAccount }
  | { field: 'category'; category: NamedAccount }
  | { field: 'memo'; memo: string }
  | { field: 'tags'; tags: readonly string[] }
  | { field: 'amount'; amount_minor: number };

/** The row as it looks with the change. */
export function applied(row: RegisterRow, change: Change): RegisterRow {
  switch (change.field) {
    case 'date':
      return { ...row, date: change.date };
    case 'payee': {
      const named = { ...row, payee: change.payee };
      return change.category ? withCategory(named, change.category) : named;
    }
    case 'category':
      return withCategory(row, change.category);
    case 'memo':
      return { ...row, memo: change.memo };
    case 'tags':
      return { ...row, tags: [...change.tags] };
    case 'amount':
      return withAmount(row, change.amount_minor);
  }
}

function withCategory(row: RegisterRow, { id, path }: NamedAccount): RegisterRow {
  return { ...row, others: row.others.map((other) => ({ ...other, account_id: id, account: path })) };
}

function withAmount(row: RegisterRow, amount_minor: number): RegisterRow {
  const by = amount_minor - row.amount_minor;
  const balance_minor = row.balance_minor === null ? null : row.balance_minor + by;
  const amount = formatMoney(amount_minor, row.currency);
  const balance = balance_minor === null ? null : formatMoney(balance_minor, row.currency);
  const others = row.others.map((other) => ({
    ...other,
    amount_minor: -amount_minor,
    amount: formatMoney(-amount_minor, other.currency),
  }));
  return { ...row, amount_minor, amount, balance, balance_minor, others };
}

/** Whether the entry must be read first: its legs are given as a whole. */
export function wantsLegs(change: Change): boolean {
  return (
    change.field === 'category' ||
    change.field === 'amount' ||
    change.field === 'memo' ||
    (change.field === 'payee' && change.category !== undefined)
  );
}

/** What to ask of the core where the legs stay as they are. */
export function plainUpdate(row: RegisterRow, change: Change): EntryUpdate {
  const id = row.entry_id;
  if (change.field === 'date') return { id, date: change.date };
  if (change.field === 'payee') return { id, payee: change.payee };
  if (change.field === 'tags') return { id, tags: [...change.tags] };
  if (change.field === 'memo') return { id, memo: change.memo };
  throw new RangeError(`the legs are needed to change ${change.field}`);
}

/** The same where the legs change; `entry` is as it stands now. */
export function updateOf(entry: Entry, row: RegisterRow, change: Change): EntryUpdate {
  const own = ownLegOf(entry, row);
  const { id } = entry;
  switch (change.field) {
    case 'category':
      return { id, postings: withOther(entry, own, change.category.id) };
    case 'payee':
      return change.category
        ? { id, payee: change.payee, postings: withOther(entry, own, change.category.id) }
        : { id, payee: change.payee };
    case 'amount':
      return { id, postings: withOwnAmount(entry, own, change.amount_minor) };
    case 'memo':
      return memoUpdate(entry, own, change.memo);
    default:
      return plainUpdate(row, change);
  }
}

/** A leg with a memo of its own shows that one; it is the one that is changed. */
function memoUpdate(entry: Entry, own: number, memo: string): EntryUpdate {
  const { id } = entry;
  if (entry.postings[own]?.memo == null) return { id, memo };
  const postings = entry.postings.map((leg, index) => asInput(index === own ? { ...leg, memo } : leg));
  return { id, postings };
}

function withOther(entry: Entry, own: number, accountId: string): PostingIn[] {
  return entry.postings.map((leg, index) => asInput(index === own ? leg : { ...leg, account_id: accountId }));
}

function withOwnAmount(entry: Entry, own: number, minor: number): PostingIn[] {
  return entry.postings.map((leg, index) => {
    const amount_minor = index === own ? minor : -minor;
    return asInput({ ...leg, amount_minor, amount: formatMoney(amount_minor, leg.currency) });
  });
}

/** The place of the leg that the row stands for; the account’s first where the legs were changed meanwhile. */
export function ownLegOf(entry: Entry, row: Pick<RegisterRow, 'account_id' | 'line'>): number {
  const own = entry.postings.findIndex(
    ({ line, account_id }) => line === row.line && account_id === row.account_id,
  );
  if (own >= 0) return own;
  return Math.max(
    0,
    entry.postings.findIndex((leg) => leg.account_id === row.account_id),
  );
}

/** A leg as it is given back. What is reconciled keeps that by itself and can't be said. */
export function asInput({ account_id, amount, currency, status, memo }: Leg): PostingIn {
  return {
    account: account_id,
    amount,
    currency,
    ...(status === 'reconciled' ? {} : { status }),
    ...(memo === null ? {} : { memo }),
  };
}

/** Why a field of a row can't be changed; `null` where it can. Words are the screen's. */
export type Lock = 'closed' | 'closing' | 'bank' | 'reconciled' | 'split' | 'crossed';

export function lockOf(row: RegisterRow, field: Change['field']): Lock | null {
  if (row.closed) return 'closed';
  if (row.source === 'closing') return 'closing';
  const many = row.others.length !== 1;
  if (isCrossed(row, field)) return 'crossed';
  switch (field) {
    case 'category':
      // Seen from the other side, the leg that would change is the bank's.
      if (row.source === 'import' && !row.from_bank) return 'bank';
      return many ? 'split' : null;
    case 'date':
      if (row.from_bank || row.source === 'import') return 'bank';
      return row.status === 'reconciled' ? 'reconciled' : null;
    case 'amount':
      if (row.from_bank || row.source === 'import') return 'bank';
      if (row.status === 'reconciled') return 'reconciled';
      return many ? 'split' : null;
    default:
      return null;
  }
}

/** The other books have the same day and amount; and the leg against them, seen from the other one, is no category. */
function isCrossed({ crossing, line, others }: RegisterRow, field: Change['field']): boolean {
  if (!crossing) return false;
  if (field === 'category') return others.length === 1 && line !== crossing.line;
  return field === 'date' || field === 'amount';
}
