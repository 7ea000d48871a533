/**
 * What commands wrote since an event of the audit log, row by row: for whoever keeps what was read before, to tell what of it
 * still stands. Undo and redo are commands like any other. What is written past the door is not told here.
 */
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import { chunksOf } from './audit.ts';
import { type RowImage, unpackChunk } from './changes.ts';
import type { Stored } from './tables.ts';

/** A row as it was before, or as it became, by the names of its columns. */
export interface WrittenRow {
  table: string;
  row: Readonly<Record<string, Stored>>;
}

const eventsSince = prepared<{ seq: number; change_count: number }>(
  'SELECT seq, change_count FROM audit_event WHERE seq > ? ORDER BY seq',
);

/** `null`: more than `changesMax` changes, so that looking at each would cost more than it saves. */
export function writtenSince(db: VaultDatabase, seq: number, changesMax: number): WrittenRow[] | null {
  const events = eventsSince(db).all(seq);
  if (events.reduce((sum, event) => sum + event.change_count, 0) > changesMax) return null;
  return events.flatMap((event) => [...chunksOf(db, event.seq)].flatMap(rowsOf));
}

/** A row that a command wrote, as it was before and as it became; `null` where it was not there. */
export interface WrittenChange {
  /** The event of the audit log. */
  seq: number;
  at: string;
  actor: string;
  command: string;
  table: string;
  before: WrittenRow['row'] | null;
  after: WrittenRow['row'] | null;
}

type Event = Pick<WrittenChange, 'seq' | 'at' | 'actor' | 'command'>;
/** What an undo or a redo moved is told by the command that it took back or did again. */
const whoSince = prepared<Event & { of: string }>(
  `SELECT e.seq, e.at, e.actor, e.command, coalesce(t.command, e.command) AS "of"
   FROM audit_event e LEFT JOIN audit_event t ON t.seq = e.target_seq
   WHERE e.seq > ? AND e.change_count > 0 ORDER BY e.seq`,
);

/** Every change of these tables since an event, in the order in which they were made; of these commands alone, where named. */
export function* changesSince(
  db: VaultDatabase,
  seq: number,
  tables: ReadonlySet<string>,
  commands?: ReadonlySet<string>,
): Generator<WrittenChange> {
  for (const { of, ...event } of whoSince(db).all(seq)) {
    if (commands && !commands.has(of)) continue;
    for (const bytes of chunksOf(db, event.seq)) {
      const { columns, changes } = unpackChunk(bytes);
      for (const { table, before, after } of changes) {
        if (!tables.has(table)) continue;
        const names = columns[table]!;
        yield {
          ...{ ...event, table },
          before: before && named(names, before),
          after: after && named(names, after),
        };
      }
    }
  }
}

function rowsOf(bytes: Uint8Array): WrittenRow[] {
  const { columns, changes } = unpackChunk(bytes);
  return changes.flatMap(({ table, before, after }) =>
    [before, after].flatMap((image) => (image ? [{ table, row: named(columns[table]!, image) }] : [])),
  );
}

function named(columns: readonly string[], image: RowImage): WrittenRow['row'] {
  return Object.fromEntries(columns.map((name, index) => [name, image[index] ?? null]));
}
