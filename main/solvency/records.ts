/**
 * Solvency as it was recorded. A record that was made before its draw was booked stands for the first distribution of that very
 * amount that is paid within 120 days, as the law measures it on the day it is decided (RULLCA § 405(e)(1)); that is worked out
 * and never written, since a record stays as it was made.
 */
import type { TestResult } from '../../shared/contract/solvency.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { EntityRow } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { type Distribution, distributionsOf } from './distributions.ts';

export interface RecordRow {
  id: string;
  /** The movement that it was made for, in the books already. */
  crossing_id: string | null;
  as_of: CalendarDate;
  draw_minor: number;
  currency: string;
  profile: string;
  balance_sheet: TestResult;
  debts_due: TestResult;
  equity_minor: number;
  figures: string;
  reason: string | null;
  prepared_at: string;
}

const PAID_WITHIN_DAYS = 120;

const ofCompany = prepared<RecordRow>(
  'SELECT * FROM solvency_snapshot WHERE entity_id = ? ORDER BY as_of DESC, id DESC',
);

/** The latest first, each with the movement that it stands for. */
export function recordsOf(db: VaultDatabase, company: EntityRow): RecordRow[] {
  const rows = ofCompany(db).all(company.id);
  if (!rows.some(({ crossing_id }) => crossing_id === null)) return rows;
  const all = distributionsOf(db, company);
  const bound = new Set(rows.flatMap(({ crossing_id: id }) => (id === null ? [] : [id])));
  const taken = new Set(bound);
  const meant = new Map<string, string>();
  // The record that was made first stands for the draw that came first.
  for (const row of rows.toReversed()) {
    if (row.crossing_id !== null) continue;
    const fitting = all.filter((one) => isMeantBy(row, one) && !bound.has(one.id));
    // Where a record was made anew before the one draw there is, both are of it.
    const one = fitting.find(({ id }) => !taken.has(id)) ?? fitting[0];
    if (!one) continue;
    taken.add(one.id);
    meant.set(row.id, one.id);
  }
  return rows.map((row) => ({ ...row, crossing_id: row.crossing_id ?? meant.get(row.id) ?? null }));
}

function isMeantBy({ as_of, draw_minor, currency }: RecordRow, one: Distribution): boolean {
  const last = addDays(as_of, PAID_WITHIN_DAYS);
  return (
    one.date >= as_of && one.date <= last && one.amount_minor === draw_minor && one.currency === currency
  );
}
