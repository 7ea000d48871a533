/**
 * Opens the encrypted database: SQLCipher 4 pages under a raw 256-bit key, with the settings that durability and
 * secrecy rest on set at every open and read back.
 *
 * Can fail with WRONG_KEY (the key does not open this file, or its first page is damaged: the cipher cannot tell
 * these apart), VAULT_DAMAGED, VAULT_BUSY and NOT_FOUND.
 */
import fs from 'node:fs';
import Database from 'better-sqlite3';
import { BulkheadError } from '../../shared/errors.ts';
import { FILE_MODE } from './files.ts';

/** A connection to an encrypted (or plain) SQLite database. */
export type VaultDatabase = Database.Database;

/** The cipher build's own method, which the types of plain better-sqlite3 lack. */
interface Keyed {
  key(key: Buffer): number;
  rekey(key: Buffer): number;
}

export const KEY_BYTES = 32;

/** Only short-lived readers of our own process may stand in the way, so waiting long would hide a mistake. */
const BUSY_TIMEOUT_MS = 250;
/** The writer's pages; more of them only makes COMMIT longer. */
const WRITER_CACHE_KIB = 8 * 1024;
/** A report over everything reads one index from end to end; it should find most of it decrypted. */
const READER_CACHE_KIB = 48 * 1024;
const SYNCHRONOUS_FULL = 2;
const TEMP_STORE_MEMORY = 2;

export interface OpenDatabaseOptions {
  /** Changes nothing, not even by closing: a WAL that is there stays as it is. */
  readonly?: boolean;
  /** The file must not be there yet, or be empty. */
  create?: boolean;
}

/** Opens and keys `file`, then reads its schema, which proves the key. */
export function openDatabase(
  file: string,
  key: Uint8Array,
  { readonly = false, create = false }: OpenDatabaseOptions = {},
): VaultDatabase {
  prepareFile(file, create);
  let db: VaultDatabase | undefined;
  try {
    db = new Database(file, { readonly, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    applyKey(db, key);
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    configure(db, readonly);
    return db;
  } catch (error) {
    db?.close();
    throw explainDatabaseError(error, file);
  }
}

/** Encrypts every page anew. The database must be in `journal_mode=DELETE` and nobody else may have it open. */
export function rekeyDatabase(db: VaultDatabase, key: Uint8Array): void {
  const raw = rawKey(key);
  try {
    if ((db as unknown as Keyed).rekey(raw) !== 0) throw new Error('the cipher refused the new key');
  } finally {
    raw.fill(0);
  }
}

function prepareFile(file: string, create: boolean): void {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size;
  if (create) {
    if (size !== undefined && size > 0)
      throw new BulkheadError('REFUSED', `${file} exists already and is never overwritten`, {
        remedy: 'Choose another name, or open it.',
      });
    // SQLite would make it readable for others; the WAL later takes over the mode of this file.
    if (size === undefined) fs.closeSync(fs.openSync(file, 'wx', FILE_MODE));
    return;
  }
  if (size === undefined)
    throw new BulkheadError('NOT_FOUND', `There is no file ${file}`, { facts: { file } });
  if (size === 0)
    throw new BulkheadError('VAULT_DAMAGED', `${file} is empty`, {
      remedy: 'Restore a backup.',
      facts: { file },
    });
}

function applyKey(db: VaultDatabase, key: Uint8Array): void {
  if (key.length !== KEY_BYTES) throw new RangeError(`the key has ${key.length} bytes, not ${KEY_BYTES}`);
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
  const raw = rawKey(key);
  try {
    if ((db as unknown as Keyed).key(raw) !== 0) throw new Error('the cipher refused the key');
  } finally {
    raw.fill(0);
  }
}

/** `raw:` keeps the cipher from taking the bytes for a passphrase; unlike a pragma's text, a buffer can be wiped. */
function rawKey(key: Uint8Array): Buffer {
  const raw = Buffer.alloc(4 + KEY_BYTES);
  raw.write('raw:', 'latin1');
  raw.set(key, 4);
  return raw;
}

function configure(db: VaultDatabase, readonly: boolean): void {
  if (!readonly) expectPragma(db, 'journal_mode', 'WAL', 'wal');
  // The build's default for WAL is NORMAL, which loses acknowledged commits in a power cut.
  expectPragma(db, 'synchronous', 'FULL', SYNCHRONOUS_FULL);
  // Temp files would be written unencrypted.
  expectPragma(db, 'temp_store', 'MEMORY', TEMP_STORE_MEMORY);
  expectPragma(db, 'foreign_keys', 'ON', 1);
  expectPragma(db, 'cell_size_check', 'ON', 1);
  expectPragma(db, 'trusted_schema', 'OFF', 0);
  // REPLACE deletes a row without asking its delete triggers otherwise, which would edit the audit log past its guard.
  expectPragma(db, 'recursive_triggers', 'ON', 1);
  // The owner checkpoints, so that a commit never pays for it and the head check sees the WAL first.
  expectPragma(db, 'wal_autocheckpoint', '0', 0);
  // macOS: fsync alone does not reach the platter.
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma(`cache_size = -${readonly ? READER_CACHE_KIB : WRITER_CACHE_KIB}`);
  if (readonly) expectPragma(db, 'query_only', 'ON', 1);
}

function expectPragma(db: VaultDatabase, name: string, value: string, expected: string | number): void {
  db.pragma(`${name} = ${value}`);
  const actual = db.pragma(name, { simple: true });
  if (actual !== expected) throw new Error(`SQLite keeps ${name} at ${String(actual)}, not ${value}`);
}

/** Turns an error of SQLite into a BulkheadError where the vault is the cause; gives anything else back unchanged. */
export function explainDatabaseError(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const more = { cause: error, facts: { file, sqlite: error.code } };
  if (error.code === 'SQLITE_NOTADB')
    return new BulkheadError(
      'WRONG_KEY',
      `${file} does not open with this key, or its first page is damaged`,
      {
        ...more,
        remedy: 'Check that the file and its .keys belong together; if they do, restore a backup.',
      },
    );
  if (error.code.startsWith('SQLITE_CORRUPT'))
    return new BulkheadError('VAULT_DAMAGED', `${file} is damaged: ${error.message}`, {
      ...more,
      remedy: 'Make a copy of the folder, check everything to see which pages, then restore a backup.',
    });
  if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED'))
    return new BulkheadError('VAULT_BUSY', `${file} is in use by something else`, {
      ...more,
      remedy: 'Close other programs that have the file open, and try again.',
    });
  if (error.code === 'SQLITE_FULL')
    return new BulkheadError('LIMIT_EXCEEDED', `There is no room left on the disk of ${file}`, {
      ...more,
      remedy: 'Free some space. What was not acknowledged was not written.',
    });
  return error;
}
