/**
 * What the ledger needs of rows that somebody said by hand, since no file could tell them. They stand above it and hand it in: an
 * entry that stands for nothing else may be removed, and its rows could not be booked again.
 */
import type { VaultDatabase } from '../vault/index.ts';
import type { Unit } from './door/unit.ts';

export interface MendedRows {
  /** Whether the entry stands for such rows, and for no other row of a bank. */
  stands(db: VaultDatabase, entryId: string): boolean;
  /** Lets the rows go, before the entry is removed. REFUSED where they are locked. */
  release(unit: Unit, entryId: string): void;
}
