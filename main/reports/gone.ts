/** What of one entity's books the tax view leaves out, in its base currency: for reports that follow the tax view. */
import { type Eliminated, eliminations, loadFamilies } from '../tax/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Span } from './span.ts';

export interface Gone {
  /** Of income and expense in the span, by account; debits positive. */
  earnings: ReadonlyMap<string, number>;
  /** Of everything until its end, by entry and account. */
  byEntry: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export function goneFromBooks(db: VaultDatabase, span: Span): Gone {
  return goneOf(db, span, eliminatedOf(db, span));
}

/** Of all books of the entity's taxpayer until the end of the span. */
export function eliminatedOf(db: VaultDatabase, { entity, to }: Pick<Span, 'entity' | 'to'>): Eliminated[] {
  const families = loadFamilies(db);
  return eliminations(db, families, families.taxpayerOf(entity.id, to), to);
}

/** The same where it is known what all of the taxpayer's books leave out. */
export function goneOf(db: VaultDatabase, { entity, from }: Span, all: readonly Eliminated[]): Gone {
  const earning = new Set(earningAccounts(db).all(entity.id));
  const earnings = new Map<string, number>();
  const byEntry = new Map<string, Map<string, number>>();
  for (const { entityId, currency, date, entryId, accountId, minor } of all) {
    if (accountId === null || entityId !== entity.id || currency !== entity.base_currency) continue;
    const ofEntry = byEntry.get(entryId) ?? new Map<string, number>();
    byEntry.set(entryId, ofEntry.set(accountId, (ofEntry.get(accountId) ?? 0) + minor));
    if (date >= from && earning.has(accountId))
      earnings.set(accountId, (earnings.get(accountId) ?? 0) + minor);
  }
  return { earnings, byEntry };
}

const earningAccounts = preparedValue<string>(
  "SELECT id FROM account WHERE entity_id = ? AND type IN ('income', 'expense')",
);
