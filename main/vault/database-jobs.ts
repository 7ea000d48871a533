/**
 * The work on a database that takes long enough to be felt, and so runs in a worker thread with a connection of its
 * own. Errors are those of cipher.ts.
 */
import fs from 'node:fs';
import { BulkheadError } from '../../shared/errors.ts';
import { explainDatabaseError, openDatabase, type VaultDatabase } from './cipher.ts';
import { copyNew, hashFile, sizeOf, syncFile, writeNew } from './files.ts';
import { type PageReport, verifyPages } from './integrity.ts';
import { offload } from './offload.ts';

export type DatabaseJob =
  | { kind: 'checkpoint'; file: string; key: Uint8Array<ArrayBuffer> }
  | { kind: 'verify-pages'; file: string; key: Uint8Array<ArrayBuffer> }
  | { kind: 'snapshot'; file: string; key: Uint8Array<ArrayBuffer>; target: string; scratch: string }
  | { kind: 'drill'; file: string; key: Uint8Array<ArrayBuffer>; scratch: string };

/** Rows by table. */
type RowCounts = Record<string, number>;

export interface DrillReport {
  bytes: number;
  sha256: string;
  pages: number;
  counts: RowCounts;
}

/** Integrity findings named in an error; more of them say nothing new. */
const FINDINGS_MAX = 5;

/** Moves everything committed into the file, without making a writer wait. */
export function checkpointInWorker(file: string, key: Uint8Array): Promise<void> {
  return run({ kind: 'checkpoint', file, key: key.slice() });
}

/** `verifyPages` in a worker; no connection to the file may be open in this process. */
export function verifyPagesInWorker(file: string, key: Uint8Array): Promise<PageReport> {
  return run({ kind: 'verify-pages', file, key: key.slice() });
}

/**
 * Writes a compact copy under the same key to `target`, as one consistent moment of a database that may be in use,
 * and drills it. VAULT_DAMAGED if it fails, or does not hold the rows it was taken from.
 */
export function snapshotInWorker(
  file: string,
  key: Uint8Array,
  target: string,
  scratch: string,
): Promise<DrillReport> {
  return run({ kind: 'snapshot', file, key: key.slice(), target, scratch });
}

/** Restores `file` to `scratch`, checks every page, row and reference there, and removes it. VAULT_DAMAGED if it fails. */
export function drillInWorker(file: string, key: Uint8Array, scratch: string): Promise<DrillReport> {
  return run({ kind: 'drill', file, key: key.slice(), scratch });
}

function run<Result>(job: DatabaseJob): Promise<Result> {
  return offload<DatabaseJob, Result>(new URL('./database-worker.ts', import.meta.url), job, [
    job.key.buffer,
  ]);
}

export function performDatabaseJob(job: DatabaseJob): unknown {
  switch (job.kind) {
    case 'checkpoint':
      return withDatabase(job.file, job.key, false, (db) => {
        db.pragma('wal_checkpoint(PASSIVE)');
      });
    case 'verify-pages':
      return verifyPages(job.file, job.key);
    case 'snapshot':
      return snapshot(job.file, job.key, job.target, job.scratch);
    case 'drill':
      return drill(job.file, job.key, job.scratch);
  }
}

function snapshot(file: string, key: Uint8Array, target: string, scratch: string): DrillReport {
  // An empty file that is there keeps its mode; SQLite would make one that others can read.
  writeNew(target, '');
  const counts = withDatabase(file, key, true, (db) => copyInto(db, target));
  syncFile(target);
  const report = drill(target, key, scratch);
  if (counts !== null && JSON.stringify(counts) !== JSON.stringify(report.counts))
    throw failed(target, ['it does not hold the rows it was taken from']);
  return report;
}

/** Answers with the row counts of what was copied, `null` if somebody wrote meanwhile and they cannot be known. */
function copyInto(db: VaultDatabase, target: string): RowCounts | null {
  const version = () => db.pragma('data_version', { simple: true });
  const before = version();
  const counts = countRows(db);
  db.pragma('query_only = OFF');
  db.prepare('VACUUM INTO ?').run(target);
  return before === version() ? counts : null;
}

function drill(file: string, key: Uint8Array, scratch: string): DrillReport {
  copyNew(file, scratch);
  try {
    const report = verifyPages(scratch, key);
    if (!report.ok) throw failed(file, report.findings);
    const sha256 = hashFile(scratch);
    const bytes = sizeOf(scratch);
    const counts = withDatabase(scratch, key, true, (db) => {
      requireSound(db, file);
      return countRows(db);
    });
    return { bytes, sha256, pages: report.pages, counts };
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) fs.rmSync(scratch + ending, { force: true });
  }
}

function requireSound(db: VaultDatabase, file: string): void {
  const rows = db.prepare<[], string>('PRAGMA integrity_check').pluck().all();
  if (rows.length !== 1 || rows[0] !== 'ok') throw failed(file, rows);
  const orphans = db.prepare('PRAGMA foreign_key_check').all();
  if (orphans.length > 0) throw failed(file, [`${orphans.length} rows point to rows that are not there`]);
}

function failed(file: string, findings: string[]): BulkheadError {
  return new BulkheadError(
    'VAULT_DAMAGED',
    `${file} fails its check: ${findings.slice(0, FINDINGS_MAX).join('; ')}`,
    {
      remedy: 'Use another backup, and verify the vault itself.',
      facts: { file, findings: findings.slice(0, FINDINGS_MAX) },
    },
  );
}

function countRows(db: VaultDatabase): RowCounts {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((table) => {
      const quoted = `"${table.replaceAll('"', '""')}"`;
      return [table, db.prepare<[], number>(`SELECT count(*) FROM ${quoted}`).pluck().get() ?? 0];
    }),
  );
}

function withDatabase<T>(file: string, key: Uint8Array, readonly: boolean, use: (db: VaultDatabase) => T): T {
  const db = openDatabase(file, key, { readonly });
  try {
    return use(db);
  } catch (error) {
    throw explainDatabaseError(error, file);
  } finally {
    db.close();
  }
}
