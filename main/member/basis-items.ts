/** The items of a company's basis, in the order of their days. */
import { prepared, type VaultDatabase } from '../vault/index.ts';
import type { BasisItem } from './special.ts';

const rows = prepared<BasisItem>(
  `SELECT id, date, kind, member_id AS member, amount_minor AS minor, note
   FROM basis_item WHERE entity_id = ? ORDER BY date, id`,
);

export function loadItems(db: VaultDatabase, entityId: string): BasisItem[] {
  return rows(db).all(entityId);
}

/** The accumulated adjustments account as it was brought in last, by a day. */
export function openingAccount(db: VaultDatabase, entityId: string, day: string): BasisItem | undefined {
  return loadItems(db, entityId).findLast(({ kind, date }) => kind === 'opening-aaa' && date <= day);
}
