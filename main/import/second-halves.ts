/**
 * Whether a row would be booked as a transfer that stands already: the row of the other bank began it, and its leg in this
 * account waits for this very row.
 */
import { addDays } from '../../shared/dates.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { TRANSFER_DAYS_MAX } from './meeting.ts';

/** A row, and the name of its account. */
export interface OwnRow {
  account_id: string;
  account: string;
  amount_minor: number;
  date: string;
}

/** A leg in the row's own account that waits for such a row, of a transfer with the other account. */
const firstHalf = prepared<{ payee: string; date: string }>(
  `SELECT e.payee, p.date FROM posting p INDEXED BY posting_pending JOIN entry e ON e.id = p.entry_id
   WHERE p.status = 'pending' AND p.account_id = :own AND p.amount_minor = :minor AND p.date BETWEEN :from AND :to
     AND p.entry_id <> :entry
     AND EXISTS (SELECT 1 FROM posting o WHERE o.entry_id = p.entry_id AND o.line <> p.line AND o.account_id = :other)
   ORDER BY abs(julianday(p.date) - julianday(:date)), p.date, p.entry_id, p.line LIMIT 1`,
);

/** Why a row would tell of a transfer with that account a second time. */
export function whySecond(db: VaultDatabase, row: OwnRow, entry: string, other: string): string | null {
  const { account_id: own, account, amount_minor: minor, date } = row;
  const [from, to] = [addDays(date, -TRANSFER_DAYS_MAX), addDays(date, TRANSFER_DAYS_MAX)];
  const first = firstHalf(db).get({ own, minor, from, to, entry, other, date });
  if (!first) return null;
  return `“${first.payee}” of ${first.date} is a transfer between the same two accounts, and waits for a row of this amount in “${account}”.`;
}
