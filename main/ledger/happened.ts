/**
 * At which instant something came to be of a row that the row itself does not tell: that it left the books, or that it became
 * what it is. Read from the audit log, which is all that knows. What was undone since did not happen. Fails with VAULT_DAMAGED
 * where the log can't be read.
 */
import { perConnection, prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { chunksOf } from './door/audit.ts';
import { unpackChunk } from './door/changes.ts';

interface Event {
  seq: number;
  at: string;
}

const lastSeq = preparedValue<number>('SELECT ifnull(max(seq), 0) FROM audit_event');
/** An import adds rows of its own and changes none, and its changes are most of what there is. */
const eventsBetween = prepared<Event>(
  `SELECT seq, at FROM audit_event WHERE seq > ? AND seq <= ? AND change_count > 0 AND command <> 'imports.commit' ORDER BY seq`,
);

type Row = ReadonlyMap<string, unknown>;

/** What is asked of the rows of a table; `null`: the row is not there. */
interface Question {
  table: string;
  holds(row: Row | null): boolean;
}

interface Kept {
  seq: number;
  /** ISO instants, by the ids of rows. */
  at: Map<string, string>;
}

/** By question: the log is gone through once for each. */
const keptOf = perConnection(() => new Map<string, Kept>());

/** When a row of the table left for good; `undefined` where it is there, or never was. */
export function removedAt(db: VaultDatabase, table: string, id: string): string | undefined {
  return happenedAt(db, `${table} removed`, { table, holds: (row) => row === null }, id);
}

/** When a row came to have that value for the last time; `undefined` where it has another, or always had it. */
export function becameAt(
  db: VaultDatabase,
  { table, column, value }: { table: string; column: string; value: string },
  id: string,
): string | undefined {
  const holds = (row: Row | null) => row !== null && row.get(column) === value;
  return happenedAt(db, `${table} ${column} ${value}`, { table, holds }, id);
}

function happenedAt(db: VaultDatabase, name: string, question: Question, id: string): string | undefined {
  const kept = keptOf(db).get(name) ?? { seq: 0, at: new Map() };
  keptOf(db).set(name, kept);
  const last = lastSeq(db).get()!;
  for (const event of eventsBetween(db).all(kept.seq, last)) note(db, question, kept, event);
  kept.seq = last;
  return kept.at.get(id);
}

function note(db: VaultDatabase, { table, holds }: Question, kept: Kept, { seq, at }: Event): void {
  for (const bytes of chunksOf(db, seq)) {
    const { columns, changes } = unpackChunk(bytes);
    const names = columns[table];
    if (!names?.includes('id')) continue;
    const read = (image: readonly unknown[] | null): Row | null =>
      image && new Map(names.map((name, index) => [name, image[index]] as const));
    for (const change of changes) {
      if (change.table !== table) continue;
      const [before, after] = [read(change.before), read(change.after)];
      if (holds(before) === holds(after)) continue;
      const id = String((before ?? after)!.get('id'));
      if (holds(after)) kept.at.set(id, at);
      else kept.at.delete(id);
    }
  }
}
