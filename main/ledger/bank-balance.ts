/**
 * The balance of an account as the bank sees it. A leg that the bank has not confirmed does not count, and one that was
 * entered by hand and met by the bank's row counts on the bank's day: a cheque written on 30 January and cashed on 3
 * February is not in January's statement.
 */
import type { VaultDatabase } from '../vault/index.ts';

/** SQL for the day on which leg `p` counts at the bank. */
export const BANK_DAY = `ifnull((SELECT l.date FROM line_match m JOIN statement_line l ON l.id = m.statement_line_id
  WHERE m.entry_id = p.entry_id AND m.line = p.line AND m.kind = 'matched'), p.date)`;

/**
 * Minor units through `date`, inclusive; `exceptEntry` is left out. Sums by the books' own day in one index, then moves
 * the few matched legs whose days differ.
 */
export function bankBalance(
  db: VaultDatabase,
  accountId: string,
  date: string,
  exceptEntry: string | null = null,
): number {
  const byBooks = db
    .prepare(
      `SELECT ifnull(sum(amount_minor), 0) FROM posting
       WHERE account_id = ? AND date <= ? AND status <> 'pending' AND entry_id IS NOT ?`,
    )
    .pluck()
    .get(accountId, date, exceptEntry) as number;
  // From the few matched legs to their postings, and not from every posting of the account to its match.
  const moved = db
    .prepare(
      `SELECT ifnull(sum(CASE WHEN l.date <= :date THEN p.amount_minor ELSE -p.amount_minor END), 0)
       FROM line_match m INDEXED BY line_match_matched
       CROSS JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line
       CROSS JOIN statement_line l ON l.id = m.statement_line_id
       WHERE m.kind = 'matched' AND p.account_id = :accountId AND p.status <> 'pending'
         AND (p.date <= :date) <> (l.date <= :date)`,
    )
    .pluck()
    .get({ accountId, date }) as number;
  return byBooks + moved;
}
