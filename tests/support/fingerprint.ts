/**
 * One hash that stands for the books as they are: every row of every table that commands write. What only grows (the
 * audit log, stored bytes, keys of commands) and the undo stack are left out, so that undoing a command must bring the
 * very same hash back.
 */
import { createHash } from 'node:crypto';
import type { VaultDatabase } from '../../main/vault/index.ts';

const LEFT_OUT = new Set(['undo_stack', 'command_key', 'blob_store', '__migrations']);

/** Names of the tables that the fingerprint covers. */
export function bookTables(db: VaultDatabase): string[] {
  const names = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  return names.filter((name) => !name.startsWith('audit_') && !LEFT_OUT.has(name));
}

/** SHA-256 over all rows of the books, in the order of their keys. */
export function fingerprint(db: VaultDatabase): string {
  const hash = createHash('sha256');
  for (const table of bookTables(db)) {
    hash.update(`\n${table}\n`);
    // Tables without a rowid come in the order of their primary key; all tables of the books are such.
    hash.update(JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).raw().all()));
  }
  return hash.digest('hex');
}

/** How many events the audit log holds: what changed nothing must not add one. */
export function eventCount(db: VaultDatabase): number {
  return db.prepare('SELECT count(*) FROM audit_event').pluck().get() as number;
}
