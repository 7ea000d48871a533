/**
 * The hand that writes: the one connection that may, and the mark of the audit chain's end beside the file. It can be
 * held by another thread than the one that reads.
 */
import Database from 'better-sqlite3';
import { openDatabase, type VaultDatabase } from './cipher.ts';
import { type ChainHead, type HeadFile, openHead } from './head.ts';
import { vaultPaths } from './paths.ts';

/** What a command needs of the vault. */
export interface Writing {
  readonly db: VaultDatabase;
  /** Makes the chain's end durable outside the database. Call after COMMIT and before acknowledging the command. */
  acknowledge(head: ChainHead): void;
  /** Moves everything committed from the WAL into the file, in a worker thread and without making anyone wait. */
  checkpointInBackground(): Promise<void>;
}

/** What it takes to write from another thread. */
export interface WritingAccess {
  file: string;
  /** The taker's own copy, to be wiped. */
  key: Uint8Array<ArrayBuffer>;
}

/** A hand in another thread, as the vault sees it. */
export interface WritingElsewhere {
  /** Ends what runs, closes the connection and ends the thread; settles, whatever happens, once it is gone. */
  close(): Promise<void>;
}

export class WritingHand implements Pick<Writing, 'db' | 'acknowledge'> {
  readonly db: VaultDatabase;
  readonly #head: HeadFile;

  constructor(db: VaultDatabase, head: HeadFile) {
    this.db = db;
    this.#head = head;
  }

  get open(): boolean {
    return this.db.open;
  }

  acknowledge(head: ChainHead): void {
    this.#head.write(head);
  }

  /** Leaves nothing in the WAL if nobody reads meanwhile. */
  close(): void {
    if (!this.db.readonly) checkpointBeforeClosing(this.db);
    this.db.close();
    this.#head.close();
  }
}

/** The hand in a thread that was given access; throws what `openDatabase` throws. Wipes the key. */
export function openWriting({ file, key }: WritingAccess): WritingHand {
  const paths = vaultPaths(file);
  try {
    return new WritingHand(openDatabase(paths.file, key), openHead(paths.head, key));
  } finally {
    key.fill(0);
  }
}

/** What a failing checkpoint leaves in the WAL is as durable there. */
function checkpointBeforeClosing(db: VaultDatabase): void {
  try {
    if (db.inTransaction) db.exec('ROLLBACK');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}
