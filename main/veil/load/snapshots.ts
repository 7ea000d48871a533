/** Solvency as it was recorded for movements of a company: by itself, or in the statement of the consent that was made of them. */
import { statedSolvency } from '../../document/index.ts';
import type { DayOf, EntityRow } from '../../ledger/index.ts';
import { recordsOf } from '../../solvency/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import type { Snapshot } from '../facts.ts';

export function snapshotsOf(db: VaultDatabase, company: EntityRow, dayOf: DayOf): Snapshot[] {
  const recorded = recordsOf(db, company).flatMap((row) =>
    row.crossing_id === null
      ? []
      : [{ ...row, crossing_id: row.crossing_id, preparedOn: dayOf(row.prepared_at) }],
  );
  const stated = statedSolvency(
    db,
    company.id,
    recorded.map(({ crossing_id: id }) => id),
  ).map((row) => ({ ...row, preparedOn: dayOf(row.made_at) }));
  return [...recorded, ...stated].map(({ id, crossing_id, preparedOn, ...row }) => ({
    ...{ id, crossingId: crossing_id, preparedOn },
    results: { 'balance-sheet': row.balance_sheet, 'debts-due': row.debts_due },
    equityMinor: row.equity_minor,
  }));
}
