/** The bank's balance as the judge: what the books say on the day that a statement closes. */
import { bankBalance } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

/** The latest day before `before` on which a statement's closing balance is that of the books; `null` if none. */
export function lastProven(db: VaultDatabase, accountId: string, before: string): string | null {
  const rows = db
    .prepare(
      `SELECT closing_on, closing_minor FROM statement
       WHERE account_id = ? AND closing_on < ? AND closing_minor IS NOT NULL ORDER BY closing_on DESC LIMIT 24`,
    )
    .all(accountId, before) as { closing_on: string; closing_minor: number }[];
  return (
    rows.find((row) => bankBalance(db, accountId, row.closing_on) === row.closing_minor)?.closing_on ?? null
  );
}
