/**
 * What the audit log alone tells of a reconciliation: the reason that was given when it was finished, and which others had
 * locked its days before, and were opened again with a reason or taken back by Undo. Nothing of those is left in the books.
 */
import { formatMoney } from '../../shared/money.ts';
import { type ChartAccount, changesSince, type WrittenRow } from '../ledger/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import { currencyOf } from './measure.ts';

export interface Unlocked {
  statement_date: string;
  balance: string;
  /** When it was unlocked, and by whom. */
  at: string;
  by: string;
  /** `null` where it was taken back. */
  reason: string | null;
}

interface Removal {
  seq: number;
  at: string;
  actor: string;
  row: WrittenRow['row'];
}

const TABLES = new Set(['reconciliation']);
const COMMANDS = new Set(['reconcile.finish', 'reconcile.reopen']);

const reasonOf = preparedValue<string | null>(
  "SELECT input ->> 'reason' FROM audit_event WHERE seq = ? AND mode = 'do'",
);

/** `unlocked`: those that held days after `opened`, in the order in which they were opened again. */
export function finishingOf(
  db: VaultDatabase,
  account: ChartAccount,
  { id, opened }: { id: string; opened: string | null },
): { reason: string | null; unlocked: Unlocked[] } {
  const removals = new Map<string, Removal>();
  let finished = 0;
  for (const { seq, at, actor, before, after } of changesSince(db, 0, TABLES, COMMANDS)) {
    if (before && !after) removals.set(String(before.id), { seq, at, actor, row: before });
    if (after && !before) removals.delete(String(after.id));
    // Put back by Undo or Redo, it is what it was.
    if (after?.id === id && !before) finished ||= seq;
  }
  const currency = currencyOf(db, account);
  const unlocked = [...removals.values()]
    .filter(({ seq, row }) => row.account_id === account.id && seq < finished)
    .map(({ seq, at, actor: by, row }) => ({
      ...{ statement_date: String(row.statement_date), at, by, reason: reasonOf(db).get(seq) ?? null },
      balance: formatMoney(Number(row.balance_minor), currency),
    }))
    .filter(({ statement_date: date }) => opened === null || date > opened);
  return { reason: reasonOf(db).get(finished) ?? null, unlocked };
}
