/** Whom a company deals with across the wall: its members, and companies of the same owners. */
import { relatives } from '../../crossing/index.ts';
import type { EntityRow } from '../../ledger/index.ts';
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import type { Party } from '../facts.ts';

const absent = prepared<{ id: string; name: string }>(
  'SELECT id, name FROM member WHERE entity_id = ? AND holder_id IS NULL ORDER BY name',
);

/** `null` where nobody can be the owner. */
export function partiesOf(db: VaultDatabase, company: EntityRow): readonly Party[] | null {
  const here = relatives(db, company).map(({ id, name }) => ({ id, name, isKept: true }));
  const elsewhere = absent(db)
    .all(company.id)
    .map(({ id, name }) => ({ id, name, isKept: false }));
  const all = [...here, ...elsewhere];
  return all.length === 0 ? null : all;
}
