/**
 * Brings a database to the program's schema with the files that drizzle-kit generates (`meta/_journal.json` and one
 * SQL file each): everything pending in one transaction, or nothing.
 *
 * A runner of our own, because a table that is rebuilt with foreign keys on takes its child rows with it, and a
 * PRAGMA inside a transaction does nothing: the keys are off before, checked before the commit, and on again after.
 * A fingerprint of tables, indexes, views and triggers is kept, so that a trigger that was dropped is noticed.
 *
 * Can fail with VAULT_TOO_NEW and VAULT_DAMAGED.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { BulkheadError } from '../../shared/errors.ts';
import type { VaultDatabase } from './cipher.ts';

/** The schema a database is at. */
export interface AppliedSchema {
  /** Migrations applied so far. */
  count: number;
  /** Tag of the last one (`0003_name`), `null` when there is none. */
  tag: string | null;
}

export interface MigrateOptions {
  /** Milliseconds since 1970, for the record of when a migration was applied. */
  clock: () => number;
  /** Called once before anything changes, if the database already has a schema and a migration is pending. */
  backup?: () => void | Promise<void>;
}

interface Migration {
  idx: number;
  tag: string;
  hash: string;
  statements: string[];
}

interface Applied {
  idx: number;
  tag: string;
  hash: string;
  fingerprint: string;
}

const BREAKPOINT = '--> statement-breakpoint';

/** Applies what is pending, all in one transaction. Throws VAULT_TOO_NEW for a database of a newer program. */
export async function applyMigrations(
  db: VaultDatabase,
  migrationsDir: string,
  options: MigrateOptions,
): Promise<AppliedSchema> {
  const known = readMigrations(migrationsDir);
  const applied = readApplied(db);
  requireKnown(applied, known);
  const pending = known.slice(applied.length);
  if (pending.length === 0) return summary(applied);
  if (applied.length > 0) await options.backup?.();
  run(db, pending, options.clock);
  return summary(known);
}

/** Throws VAULT_TOO_NEW, or VAULT_DAMAGED when tables, indexes or triggers are not what the migrations made. */
export function assertSchema(db: VaultDatabase, migrationsDir: string): AppliedSchema {
  const applied = readApplied(db);
  requireKnown(applied, readMigrations(migrationsDir));
  const last = applied.at(-1);
  if (last !== undefined && last.fingerprint !== fingerprint(db))
    throw new BulkheadError('VAULT_DAMAGED', 'Tables or triggers of the vault were changed from outside', {
      remedy: 'Restore a backup.',
      facts: { migration: last.tag },
    });
  return summary(applied);
}

function run(db: VaultDatabase, pending: Migration[], clock: () => number): void {
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      db.exec(
        'CREATE TABLE IF NOT EXISTS __migrations (idx INTEGER PRIMARY KEY, tag TEXT NOT NULL, hash TEXT NOT NULL, fingerprint TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
      );
      for (const migration of pending) apply(db, migration, clock);
      requireForeignKeys(db, pending);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function apply(db: VaultDatabase, migration: Migration, clock: () => number): void {
  try {
    for (const statement of migration.statements) db.exec(statement);
  } catch (error) {
    throw new BulkheadError(
      'VAULT_DAMAGED',
      `migration ${migration.tag} failed: ${(error as Error).message}`,
      {
        cause: error,
        remedy: 'Nothing was changed; the vault still opens with the program version before.',
        facts: { migration: migration.tag },
      },
    );
  }
  db.prepare('INSERT INTO __migrations VALUES (?, ?, ?, ?, ?)').run(
    migration.idx,
    migration.tag,
    migration.hash,
    fingerprint(db),
    new Date(clock()).toISOString(),
  );
}

function requireForeignKeys(db: VaultDatabase, pending: Migration[]): void {
  const orphans = db.pragma('foreign_key_check') as { table: string }[];
  if (orphans.length === 0) return;
  const tables = [...new Set(orphans.map(({ table }) => table))];
  throw new BulkheadError(
    'VAULT_DAMAGED',
    `after ${pending.at(-1)!.tag}, ${orphans.length} rows of ${tables.join(', ')} would point nowhere`,
    {
      remedy: 'Nothing was changed; the vault still opens with the program version before.',
      facts: { tables, rows: orphans.length },
    },
  );
}

function readMigrations(dir: string): Migration[] {
  const journal = JSON.parse(fs.readFileSync(path.join(dir, 'meta', '_journal.json'), 'utf8')) as {
    entries: { idx: number; tag: string }[];
  };
  return journal.entries
    .toSorted((a, b) => a.idx - b.idx)
    .map(({ idx, tag }) => {
      const sql = fs.readFileSync(path.join(dir, `${tag}.sql`), 'utf8');
      const hash = crypto.createHash('sha256').update(sql).digest('hex');
      const statements = sql.split(BREAKPOINT).filter((statement) => statement.trim() !== '');
      return { idx, tag, hash, statements };
    });
}

function readApplied(db: VaultDatabase): Applied[] {
  const exists = db
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__migrations'")
    .get();
  if (exists === undefined) return [];
  return db.prepare<[], Applied>('SELECT idx, tag, hash, fingerprint FROM __migrations ORDER BY idx').all();
}

/** What was applied must be the beginning of what this program knows. */
function requireKnown(applied: Applied[], known: Migration[]): void {
  const stranger = applied.find((one, at) => one.hash !== known[at]?.hash);
  if (stranger === undefined) return;
  throw new BulkheadError(
    'VAULT_TOO_NEW',
    `the vault has a schema this program does not know (${stranger.tag})`,
    {
      remedy: 'Open it with the newest version of Bulkhead.',
      facts: { migration: stranger.tag, known: known.length },
    },
  );
}

function fingerprint(db: VaultDatabase): string {
  const objects = db
    .prepare(
      "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name",
    )
    .raw()
    .all();
  return crypto.createHash('sha256').update(JSON.stringify(objects)).digest('hex');
}

function summary(migrations: readonly { tag: string }[]): AppliedSchema {
  return { count: migrations.length, tag: migrations.at(-1)?.tag ?? null };
}
