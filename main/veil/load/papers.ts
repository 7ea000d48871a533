/** The papers of movements: which are made, and which are signed. */
import type { EntityRow } from '../../ledger/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import type { NamedDocument, Paper } from '../facts.ts';

/** By the crossing’s id, of those that have one; `null` while no papers are kept here. */
export function papersOf(_db: VaultDatabase, _company: EntityRow): ReadonlyMap<string, Paper> | null {
  return null;
}

/** Contracts, invoices and papers with the names on them; `null` while nobody looked. */
export function documentsOf(_db: VaultDatabase, _company: EntityRow): readonly NamedDocument[] | null {
  return null;
}
