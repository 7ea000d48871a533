/** The bank's balance as the judge: what the books say on the day that a statement closes. */
import type { VaultDatabase } from '../vault/index.ts';

/** The account's balance through `date` without what the bank has not confirmed; `null` date: of everything. */
export function computedBalance(db: VaultDatabase, accountId: string, date: string | null): number {
  return db
    .prepare(
      "SELECT ifnull(sum(amount_minor), 0) FROM posting WHERE account_id = ? AND date <= ? AND status <> 'pending'",
    )
    .pluck()
    .get(accountId, date ?? '9999-12-31') as number;
}

/** The latest day before `before` on which a statement's closing balance is that of the books; `null` if none. */
export function lastProven(db: VaultDatabase, accountId: string, before: string): string | null {
  const rows = db
    .prepare(
      `SELECT closing_on, closing_minor FROM statement
       WHERE account_id = ? AND closing_on < ? AND closing_minor IS NOT NULL ORDER BY closing_on DESC LIMIT 24`,
    )
    .all(accountId, before) as { closing_on: string; closing_minor: number }[];
  return (
    rows.find((row) => computedBalance(db, accountId, row.closing_on) === row.closing_minor)?.closing_on ??
    null
  );
}
