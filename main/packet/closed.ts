/** When an entity's books were closed, read from the audit log: the entity tells only how far they are closed now. */
import { changesSince } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

/** What may move the last closed day. */
const CLOSING = new Set(['period.close', 'period.reopen', 'close.year', 'close.reopen']);
const ENTITY = new Set(['entity']);

/** The event that closed the books of a day for the first time; `null` where they never were. */
export function firstClosed(
  db: VaultDatabase,
  entityId: string,
  day: string,
): { seq: number; at: string } | null {
  for (const { seq, at, after } of changesSince(db, 0, ENTITY, CLOSING)) {
    const through = after?.id === entityId ? after.closed_through : null;
    if (typeof through === 'string' && through >= day) return { seq, at };
  }
  return null;
}
