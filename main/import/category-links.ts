/**
 * Which account of an entity's books a category of its files is, where somebody said so: kept beside the bank's names for
 * accounts (`bank_link`), for the files to come. The account for having no category stands for “leave it open”.
 */
import type { Unit } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { bankLink } from './tables.ts';

const CATEGORY = 'category';

/** Names that differ in case and spaces alone are one. */
export function normalised(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}

function keyOf(entityId: string, name: string): string {
  return JSON.stringify([CATEGORY, entityId, normalised(name), null]);
}

/** Whether a key tells of a category, and of no bank. */
export function isCategoryKey(kind: string | null | undefined): boolean {
  return kind === CATEGORY;
}

const linksBetween = prepared<{ key: string; account_id: string }>(
  'SELECT key, account_id FROM bank_link WHERE key >= ? AND key < ?',
);

/** By their normalised names. */
export function linkedCategories(db: VaultDatabase, entityId: string): Map<string, string> {
  const start = `${JSON.stringify([CATEGORY, entityId]).slice(0, -1)},`;
  const links = linksBetween(db).all(start, `${start.slice(0, -1)}-`);
  return new Map(
    links.map(({ key, account_id }) => [(JSON.parse(key) as [string, string, string])[2], account_id]),
  );
}

/** `accountId`: `null` where it is to be told by its name again. */
export function linkCategory(unit: Unit, entityId: string, name: string, accountId: string | null): void {
  const key = keyOf(entityId, name);
  const before = linkedCategories(unit.db, entityId).get(normalised(name));
  if (before === (accountId ?? undefined)) return;
  if (before !== undefined) unit.remove(bankLink, { key, accountId: before });
  if (accountId !== null) unit.insert(bankLink, { key, accountId });
}
