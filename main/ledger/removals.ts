/**
 * On which day rows left the books, by their ids: read from the audit log, which is all that tells of them any more. What came
 * back by undo or redo is not among them. Fails with VAULT_DAMAGED where the log can't be read.
 */
import { perConnection, prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { chunksOf } from './door/audit.ts';
import { unpackChunk } from './door/changes.ts';

interface Event {
  seq: number;
  at: string;
}

const lastSeq = preparedValue<number>('SELECT ifnull(max(seq), 0) FROM audit_event');
/** An import adds rows of its own and takes none away, and its changes are most of what there is. */
const eventsBetween = prepared<Event>(
  `SELECT seq, at FROM audit_event WHERE seq > ? AND seq <= ? AND change_count > 0 AND command <> 'imports.commit' ORDER BY seq`,
);

interface Kept {
  seq: number;
  days: Map<string, string>;
}

/** By table: the log is gone through once for each that somebody asks about. */
const keptOf = perConnection(() => new Map<string, Kept>());

/** The day (UTC) on which a row of the table left for good; `undefined` where it is there, or never was. */
export function removedOn(db: VaultDatabase, table: string, id: string): string | undefined {
  const kept = keptOf(db).get(table) ?? { seq: 0, days: new Map() };
  keptOf(db).set(table, kept);
  const last = lastSeq(db).get()!;
  for (const event of eventsBetween(db).all(kept.seq, last)) note(db, table, kept, event);
  kept.seq = last;
  return kept.days.get(id);
}

function note(db: VaultDatabase, table: string, { days }: Kept, { seq, at }: Event): void {
  for (const bytes of chunksOf(db, seq)) {
    const { columns, changes } = unpackChunk(bytes);
    const idAt = columns[table]?.indexOf('id') ?? -1;
    if (idAt < 0) continue;
    for (const { table: changed, before, after } of changes) {
      if (changed !== table || (before !== null && after !== null)) continue;
      const id = String((before ?? after)![idAt]);
      if (after === null) days.set(id, at.slice(0, 10));
      else days.delete(id);
    }
  }
}
