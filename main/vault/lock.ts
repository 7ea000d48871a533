/**
 * One process at a time has a vault open. The lock is a small plain SQLite database beside the vault whose write lock
 * is held for as long as the vault is open: the operating system releases it when the process ends, however it ends,
 * so there is no stale lock to clean up. The row in it only says who it is.
 *
 * The vault's own SQLite locks are not the guard, because POSIX drops all locks a process has on a file as soon as it
 * closes any descriptor of it. The lock file is therefore never opened except through SQLite, and never deleted:
 * deleting would let two processes lock two different files of the same name.
 *
 * Can fail with VAULT_BUSY, and VAULT_DAMAGED for a lock file that is not one.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { BulkheadError } from '../../shared/errors.ts';
import { FILE_MODE } from './files.ts';

export interface VaultLock {
  /** Lets the next one in. Safe to call twice. */
  release(): void;
}

interface Holder {
  token: string;
  pid: number;
  what: string;
  since: string;
}

/** Another process may be between writing its row and taking the lock, or just closing: look again, for so long. */
const TRIES_MAX = 10;
const RETRY_MS = 5;

/** Takes the lock at `lockPath` or throws VAULT_BUSY with the holder in its message and facts. */
export function acquireLock(lockPath: string, what: string, clock: () => number): VaultLock {
  const me: Holder = {
    token: crypto.randomUUID(),
    pid: process.pid,
    what,
    since: new Date(clock()).toISOString(),
  };
  const db = openLockFile(lockPath);
  try {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      if (tryHold(db, me)) return { release: () => release(db) };
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
    throw busy(lockPath, readHolder(db));
  } catch (error) {
    db.close();
    throw explain(error, lockPath);
  }
}

function openLockFile(lockPath: string): Database.Database {
  try {
    fs.closeSync(fs.openSync(lockPath, 'wx', FILE_MODE));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return new Database(lockPath, { timeout: 0 });
}

/**
 * The row must be committed to be seen by others, and committing gives the lock up for a moment. So: write, commit,
 * lock again, and see whether the row is still ours.
 */
function tryHold(db: Database.Database, me: Holder): boolean {
  if (!begin(db)) return false;
  db.exec(
    'CREATE TABLE IF NOT EXISTS holder (id INTEGER PRIMARY KEY CHECK (id = 1), token TEXT, pid INTEGER, what TEXT, since TEXT)',
  );
  db.prepare('INSERT OR REPLACE INTO holder VALUES (1, @token, @pid, @what, @since)').run(me);
  try {
    db.exec('COMMIT');
  } catch (error) {
    // Somebody is reading the row this very moment.
    if (!isBusy(error)) throw error;
    db.exec('ROLLBACK');
    return false;
  }
  if (!begin(db)) return false;
  if (readHolder(db)?.token === me.token) return true;
  db.exec('ROLLBACK');
  return false;
}

function begin(db: Database.Database): boolean {
  try {
    db.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

function release(db: Database.Database): void {
  if (!db.open) return;
  db.exec('ROLLBACK');
  db.close();
}

function readHolder(db: Database.Database): Holder | undefined {
  try {
    return db.prepare<[], Holder>('SELECT token, pid, what, since FROM holder WHERE id = 1').get();
  } catch {
    return undefined;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function explain(error: unknown, lockPath: string): unknown {
  if (error instanceof Database.SqliteError && /NOTADB|CORRUPT/.test(error.code))
    return new BulkheadError('VAULT_DAMAGED', `${path.basename(lockPath)} is not a lock file`, {
      cause: error,
      remedy: 'Make sure that no Bulkhead is running, delete it, and try again. It holds no data.',
    });
  return error;
}

function busy(lockPath: string, holder: Holder | undefined): BulkheadError {
  const name = path.basename(lockPath, '.lock');
  const who = holder ? ` (${holder.what}, process ${holder.pid}, since ${holder.since})` : '';
  const where = holder?.pid === process.pid ? 'this process already' : 'another process';
  return new BulkheadError('VAULT_BUSY', `${name} is open in ${where}${who}`, {
    remedy: 'Close it there first. If that process is gone, the lock is gone with it: try again.',
    facts: holder ? { pid: holder.pid, what: holder.what, since: holder.since } : {},
  });
}
