/** What was known of an account at the end of a past day: neither what was imported nor what was reconciled later. */
import type { CalendarDate } from '../../shared/dates.ts';
import type { DayOf } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

export interface KnownOn {
  day: CalendarDate;
  dayOf: DayOf;
}

interface Finished {
  statement_date: CalendarDate;
  finished_at: string;
}

export function wasReconciled({ statement_date, finished_at }: Finished, { day, dayOf }: KnownOn): boolean {
  return statement_date <= day && dayOf(finished_at) <= day;
}

const ofAccount = prepared<Finished>(
  'SELECT statement_date, finished_at FROM reconciliation WHERE account_id = ? ORDER BY statement_date DESC, id DESC',
);

/** `on`: left out, as it is now. */
export function reconciledThrough(
  db: VaultDatabase,
  accountId: string,
  on: KnownOn | null,
): CalendarDate | null {
  const rows = ofAccount(db).all(accountId);
  return rows.find((row) => on === null || wasReconciled(row, on))?.statement_date ?? null;
}
