/** What of one entity's books the tax view leaves out, in its base currency: for reports that follow the tax view. */
import { eliminations, loadFamilies } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { Span } from './span.ts';

export interface Gone {
  /** Of income and expense in the span, by account; debits positive. */
  earnings: ReadonlyMap<string, number>;
  /** Of everything until its end, by entry and account. */
  byEntry: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export function goneFromBooks(db: VaultDatabase, { entity, from, to }: Span): Gone {
  const families = loadFamilies(db);
  const own = eliminations(db, families, families.taxpayerOf(entity.id, to), to).filter(
    ({ entityId, currency }) => entityId === entity.id && currency === entity.base_currency,
  );
  const earning = new Set(
    db
      .prepare("SELECT id FROM account WHERE entity_id = ? AND type IN ('income', 'expense')")
      .pluck()
      .all(entity.id) as string[],
  );
  const earnings = new Map<string, number>();
  const byEntry = new Map<string, Map<string, number>>();
  for (const { date, entryId, accountId, minor } of own) {
    if (accountId === null) continue;
    const ofEntry = byEntry.get(entryId) ?? new Map<string, number>();
    byEntry.set(entryId, ofEntry.set(accountId, (ofEntry.get(accountId) ?? 0) + minor));
    if (date >= from && earning.has(accountId))
      earnings.set(accountId, (earnings.get(accountId) ?? 0) + minor);
  }
  return { earnings, byEntry };
}
