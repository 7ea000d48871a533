/** Solvency as it was recorded for movements of a company. */
import type { DayOf, EntityRow } from '../../ledger/index.ts';
import { recordsOf } from '../../solvency/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import type { Snapshot } from '../facts.ts';

export function snapshotsOf(db: VaultDatabase, company: EntityRow, dayOf: DayOf): Snapshot[] {
  return recordsOf(db, company).flatMap((row) =>
    row.crossing_id === null
      ? []
      : [
          {
            ...{ id: row.id, crossingId: row.crossing_id, preparedOn: dayOf(row.prepared_at) },
            results: { 'balance-sheet': row.balance_sheet, 'debts-due': row.debts_due },
            equityMinor: row.equity_minor,
          },
        ],
  );
}
