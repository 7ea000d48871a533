/** Charges that look as if they belonged to the other side of the wall. */
import type { CalendarDate } from '../../../shared/dates.ts';
import type { EntityRow } from '../../ledger/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import type { Suspicion } from '../facts.ts';

/** `null` while nobody looks. */
export function suspicionsOf(
  _db: VaultDatabase,
  _company: EntityRow,
  _asOf: CalendarDate,
): readonly Suspicion[] | null {
  return null;
}
