/** Solvency as it was recorded for movements of a company. */
import type { TestResult } from '../../../shared/contract/veil.ts';
import type { EntityRow } from '../../ledger/index.ts';
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import type { Snapshot } from '../facts.ts';

interface Row {
  id: string;
  crossing_id: string;
  prepared_at: string;
  balance_sheet: TestResult;
  debts_due: TestResult;
  equity_minor: number;
}
const ofCompany = prepared<Row>(
  `SELECT id, crossing_id, prepared_at, balance_sheet, debts_due, equity_minor FROM solvency_snapshot
   WHERE entity_id = ? AND crossing_id IS NOT NULL ORDER BY id`,
);

export function snapshotsOf(db: VaultDatabase, company: EntityRow): Snapshot[] {
  return ofCompany(db)
    .all(company.id)
    .map((row) => ({
      ...{ id: row.id, crossingId: row.crossing_id, preparedOn: row.prepared_at.slice(0, 10) },
      results: { 'balance-sheet': row.balance_sheet, 'debts-due': row.debts_due },
      equityMinor: row.equity_minor,
    }));
}
