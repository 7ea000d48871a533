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

function rowsOf(bytes: Uint8Array): WrittenRow[] {
  const { columns, changes } = unpackChunk(bytes);
  return changes.flatMap(({ table, before, after }) =>
    [before, after].flatMap((image) => (image ? [{ table, row: named(columns[table]!, image) }] : [])),
  );
}

function named(columns: readonly string[], image: RowImage): WrittenRow['row'] {
  return Object.fromEntries(columns.map((name, index) => [name, image[index] ?? null]));
}
