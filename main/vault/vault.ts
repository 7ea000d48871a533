/**
 * The vault's face: create, open, keep and close one. It ties the lock, the key slots, the encrypted database, the
 * migrations and the chain's head together in the one order that is safe:
 *
 * lock, finish an interrupted swap, unwrap the key, look at the database read-only (schema, chain against head)
 * while the WAL is still as the last process left it, and only then open it for writing.
 */
import fs from 'node:fs';
import path from 'node:path';
import { BulkheadError } from '../../shared/errors.ts';
import { guardAttempt } from './attempts.ts';
import { type BackupKind, createBackup, type TakenBackup } from './backup.ts';
import { CHAIN_START, type ChainVerdict, type ChainView, judgeChain } from './chain.ts';
import {
  explainDatabaseError,
  KEY_BYTES,
  openDatabase,
  rekeyDatabase,
  type VaultDatabase,
} from './cipher.ts';
import { checkpointInWorker, verifyPagesInWorker } from './database-jobs.ts';
import { copyNew, makeDir, sizeOf, syncFile } from './files.ts';
import { type ChainHead, openHead } from './head.ts';
import type { PageReport } from './integrity.ts';
import type { KdfChoice } from './kdf.ts';
import { acquireLock, type VaultLock } from './lock.ts';
import { applyMigrations, assertSchema } from './migrate.ts';
import { type VaultPaths, vaultPaths } from './paths.ts';
import { readInWorker } from './reading.ts';
import { setAside } from './restore.ts';
import {
  createSlots,
  removeDevice,
  replaceDevice,
  replacePassphrase,
  replaceRecovery,
  requireKeysFile,
  type Secret,
  unlockSlots,
} from './slots.ts';
import { beginSwap, commitSwap, discardSwap, finishSwap } from './swap.ts';
import {
  openWriting,
  type Writing,
  type WritingAccess,
  type WritingElsewhere,
  WritingHand,
} from './writing.ts';

interface CommonOptions {
  file: string;
  migrationsDir: string;
  chain: ChainView;
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
  /** Fills the buffer with cryptographic randomness. */
  random: (buffer: Uint8Array) => void;
  /** Work for passphrases that are set; the default suits everyone but tests. */
  kdf?: KdfChoice;
  /** What to call this process in another's “is open in …”: “bulkhead serve”. */
  holder?: string;
}

export interface CreateVaultOptions extends CommonOptions {
  passphrase: string;
}

export interface CreatedVault {
  vault: Vault;
  /** Shown once, never stored. */
  recoveryCode: string;
}

export interface OpenVaultOptions extends CommonOptions {
  secret: Secret;
  /** Opens read-only, changes nothing and turns a failed check of pages, schema or chain into a notice. */
  forensic?: boolean;
  /** Accepts that the end of the chain is lost: sets the files aside as they are, and goes on from what is there. */
  acceptLoss?: boolean;
  /** Authenticates every page of the file first (`vault.pages`). */
  verifyPages?: boolean;
}

/** Something the vault noticed when it was opened, for the owner to see. */
export interface VaultNotice {
  code: ChainVerdict['code'] | 'LOSS_ACCEPTED' | 'PAGES_DAMAGED' | 'SCHEMA_CHANGED' | 'UNREADABLE';
  message: string;
  facts: Record<string, unknown>;
}

export interface Vault extends Writing {
  readonly file: string;
  /** Opened with `forensic`. */
  readonly readonly: boolean;
  /** `false` from the moment that it is being closed. */
  readonly open: boolean;
  readonly notices: readonly VaultNotice[];
  /** Present when `verifyPages` was asked for. */
  readonly pages: PageReport | null;
  /** The writer, unless another thread has it. VAULT_LOCKED after `close`. */
  readonly db: VaultDatabase;
  /** A second, read-only connection for reads while a long write transaction is open. VAULT_LOCKED after `close`. */
  readonly reader: VaultDatabase;
  /** The vault key itself, zeroed by `close`: derive from it, never keep or copy it. */
  readonly key: Uint8Array;
  /**
   * Lets another thread write from now on: closes the connection that writes here and hands on what it takes to open one
   * there (`openWriting`). `close` closes it, after the reader and before the lock goes.
   */
  handOver<Taker extends WritingElsewhere>(begin: (access: WritingAccess) => Taker): Taker;
  /**
   * Runs a look at one moment of the books in a worker thread (`serveReads`). Given up, with CANCELLED, when `signal`
   * says so or the vault is closed.
   */
  readInWorker<Job, Result>(entry: URL, job: Job, signal?: AbortSignal): Promise<Result>;
  /** Takes a verified backup in a worker thread and lets expired automatic ones go. */
  backup(kind: BackupKind): Promise<TakenBackup>;
  /** `current` proves that whoever asks may; a recovery code does, too. WRONG_KEY, TOO_SOON, INVALID_INPUT. */
  changePassphrase(change: { current: Secret; next: string }): Promise<void>;
  /**
   * Lets this computer's keychain open the vault with `secret` (32 random bytes), in place of any other computer's.
   * `current` proves that whoever asks may.
   */
  rememberDevice(change: { current: Secret; secret: Uint8Array }): Promise<void>;
  /** Takes that back, for whichever computer it was. */
  forgetDevice(): void;
  /** Replaces the recovery code; the old one stops working. */
  newRecoveryCode(change: { current: Secret }): Promise<string>;
  /**
   * A new vault key: every page is encrypted anew under it, and the recovery code is new; no computer's keychain opens
   * it any more. Older backups keep the old key and passphrase. Closes the vault, whether it succeeds or throws: open it again.
   */
  rekey(change: { passphrase: string }): Promise<{ recoveryCode: string }>;
  /**
   * Checkpoints (TRUNCATE), closes, zeroes the key, releases the lock. Does all that before it returns unless a
   * backup or a checkpoint is under way in a worker, or another thread writes, which it waits for; looks are given up.
   * Safe to call twice.
   */
  close(): Promise<void>;
  /** The same as `close`. */
  lock(): Promise<void>;
}

const DEFAULT_HOLDER = 'bulkhead';

/** REFUSED if the file exists. Killed at any moment it leaves nothing or a whole vault. */
export async function createVault(options: CreateVaultOptions): Promise<CreatedVault> {
  const paths = vaultPaths(options.file);
  makeDir(path.dirname(paths.file));
  const lock = acquireLock(paths.lock, options.holder ?? DEFAULT_HOLDER, options.clock);
  const key = new Uint8Array(KEY_BYTES);
  try {
    finishSwap(paths);
    requireNoVault(paths);
    options.random(key);
    const recoveryCode = await buildVault(paths, key, options);
    const vault = await openWithKey(paths, lock, key, options, { forensic: false });
    return { vault, recoveryCode };
  } catch (error) {
    key.fill(0);
    lock.release();
    throw error;
  } finally {
    discardSwap(paths);
  }
}

/**
 * NOT_FOUND, VAULT_BUSY, WRONG_KEY, TOO_SOON, INVALID_INPUT (a mistyped recovery code), VAULT_TOO_NEW, VAULT_DAMAGED.
 * On VAULT_DAMAGED nothing on the disk was changed.
 */
export async function openVault(options: OpenVaultOptions): Promise<Vault> {
  const paths = vaultPaths(options.file);
  if (!fs.existsSync(paths.file) && !fs.existsSync(paths.swap))
    throw new BulkheadError('NOT_FOUND', `There is no vault ${paths.file}`, {
      remedy: 'Check the path, or create a vault there.',
      facts: { file: paths.file },
    });
  const lock = acquireLock(paths.lock, options.holder ?? DEFAULT_HOLDER, options.clock);
  let key: Uint8Array | undefined;
  try {
    finishSwap(paths);
    requireKeysFile(paths.keys);
    key = await guardAttempt(paths.attempts, options.clock, () => unlockSlots(paths.keys, options.secret));
    return await openWithKey(paths, lock, key, options, options);
  } catch (error) {
    key?.fill(0);
    lock.release();
    throw error;
  }
}

function requireNoVault(paths: VaultPaths): void {
  const there = [paths.file, paths.keys].find((file) => fs.existsSync(file));
  if (there === undefined) return;
  throw new BulkheadError('REFUSED', `${path.basename(there)} exists already and is never overwritten`, {
    remedy:
      there === paths.file ? 'Open it, or choose another name.' : 'Choose another name, or move it away.',
    facts: { file: there },
  });
}

/** Builds all files of a new vault aside and moves them into place. Answers with the recovery code. */
async function buildVault(paths: VaultPaths, key: Uint8Array, options: CreateVaultOptions): Promise<string> {
  const staged = beginSwap(paths);
  const recoveryCode = await createSlots(staged.keys, key, options.passphrase, options, options.kdf);
  const db = openDatabase(staged.vault, key, { create: true });
  try {
    await applyMigrations(db, options.migrationsDir, { clock: options.clock });
  } finally {
    db.close();
  }
  syncFile(staged.vault);
  writeHead(staged.head, key, CHAIN_START);
  commitSwap(paths);
  return recoveryCode;
}

function writeHead(file: string, key: Uint8Array, head: ChainHead): void {
  const headFile = openHead(file, key);
  headFile.write(head);
  headFile.close();
}

interface OpenMode {
  forensic?: boolean;
  acceptLoss?: boolean;
  verifyPages?: boolean;
}

/** `key` belongs to the vault from here on. */
async function openWithKey(
  paths: VaultPaths,
  lock: VaultLock,
  key: Uint8Array,
  options: CommonOptions,
  mode: OpenMode,
): Promise<Vault> {
  const pages = mode.verifyPages === true ? await verifyPagesInWorker(paths.file, key) : null;
  try {
    return await openJudged(paths, lock, key, options, mode, pages);
  } catch (error) {
    // What cannot be opened even to be looked at: the pages say more of it than SQLite does.
    if (pages !== null && !pages.ok && error instanceof BulkheadError && error.code === 'VAULT_DAMAGED')
      throw damagedPages(pages, error);
    throw error;
  }
}

async function openJudged(
  paths: VaultPaths,
  lock: VaultLock,
  key: Uint8Array,
  options: CommonOptions,
  mode: OpenMode,
  pages: PageReport | null,
): Promise<Vault> {
  const forensic = mode.forensic === true;
  const notices = [...judgePages(pages, forensic), ...inspect(paths, key, options, mode)];
  if (!forensic) repairHead(paths, key, options, notices);
  const open = forensic ? openForensic(paths, key) : await openForWriting(paths, key, options);
  return new OpenVault({ ...open, paths, lock, key, options, notices, pages, readonly: forensic });
}

function judgePages(pages: PageReport | null, forensic: boolean): VaultNotice[] {
  if (pages === null || pages.ok) return [];
  if (!forensic) throw damagedPages(pages);
  const facts = { findings: pages.findings, damagedPages: pages.damagedPages };
  return [{ code: 'PAGES_DAMAGED', message: pages.findings.join('; '), facts }];
}

function damagedPages(pages: PageReport, cause?: BulkheadError): BulkheadError {
  return new BulkheadError('VAULT_DAMAGED', pages.findings.join('; '), {
    remedy: 'Restore a backup.',
    facts: { findings: pages.findings, damagedPages: pages.damagedPages },
    cause,
  });
}

/**
 * Looks at the database through a read-only connection, which leaves file and WAL as they are even when it closes:
 * were the WAL checkpointed now, what is left of a lost command would go with it.
 */
function inspect(paths: VaultPaths, key: Uint8Array, options: CommonOptions, mode: OpenMode): VaultNotice[] {
  const db = openOwnDatabase(paths, key, true);
  const head = openHead(paths.head, key);
  try {
    const schema = judgeSchema(db, options.migrationsDir, mode.forensic === true);
    const verdict = judgeChain(db, head, options.chain);
    return verdict === null ? schema : [...schema, weighVerdict(verdict, paths, mode)];
  } catch (error) {
    const explained = explainDatabaseError(error, paths.file);
    if (!(mode.forensic === true && explained instanceof BulkheadError && explained.code === 'VAULT_DAMAGED'))
      throw explained;
    return [{ code: 'UNREADABLE', message: explained.message, facts: explained.facts }];
  } finally {
    head.close();
    db.close();
  }
}

function judgeSchema(db: VaultDatabase, migrationsDir: string, forensic: boolean): VaultNotice[] {
  try {
    assertSchema(db, migrationsDir);
    return [];
  } catch (error) {
    if (!(forensic && error instanceof BulkheadError && error.code === 'VAULT_DAMAGED')) throw error;
    return [{ code: 'SCHEMA_CHANGED', message: error.message, facts: error.facts }];
  }
}

function weighVerdict(verdict: ChainVerdict, paths: VaultPaths, mode: OpenMode): VaultNotice {
  if (verdict.code !== 'CHAIN_BROKEN' || mode.forensic === true) return { ...verdict };
  if (mode.acceptLoss === true)
    return { code: 'LOSS_ACCEPTED', message: verdict.message, facts: { ...verdict.facts } };
  throw new BulkheadError('VAULT_DAMAGED', verdict.message, {
    remedy:
      'Nothing was changed. Look at it with “bulkhead verify”, restore a backup, or accept the loss to go on from what is there.',
    facts: { ...verdict.facts, file: paths.file },
  });
}

/** Starts the head file anew where it is missing, damaged or overruled; the files as they were are kept in that case. */
function repairHead(
  paths: VaultPaths,
  key: Uint8Array,
  options: CommonOptions,
  notices: VaultNotice[],
): void {
  if (!notices.some(({ code }) => code.startsWith('HEAD_') || code === 'LOSS_ACCEPTED')) return;
  for (const notice of notices)
    if (notice.code === 'LOSS_ACCEPTED') notice.facts.setAside = setAside(paths, options.clock);
  const db = openOwnDatabase(paths, key, true);
  const tip = options.chain.tip(db) ?? CHAIN_START;
  db.close();
  fs.rmSync(paths.head, { force: true });
  writeHead(paths.head, key, tip);
}

/** The seal of the keys file has proven the key, so a file that does not open with it is damaged or not its own. */
function openOwnDatabase(paths: VaultPaths, key: Uint8Array, readonly: boolean): VaultDatabase {
  try {
    return openDatabase(paths.file, key, { readonly });
  } catch (error) {
    if (!(error instanceof BulkheadError && error.code === 'WRONG_KEY')) throw error;
    throw new BulkheadError(
      'VAULT_DAMAGED',
      `${path.basename(paths.file)} does not open though the secret is right: its first page is damaged, or it is another vault's file`,
      { cause: error, remedy: 'Put the right file back or restore a backup.', facts: { file: paths.file } },
    );
  }
}

interface Connections {
  hand: WritingHand;
  reader: VaultDatabase;
}

function openForensic(paths: VaultPaths, key: Uint8Array): Connections {
  return {
    hand: new WritingHand(openOwnDatabase(paths, key, true), openHead(paths.head, key)),
    reader: openOwnDatabase(paths, key, true),
  };
}

async function openForWriting(
  paths: VaultPaths,
  key: Uint8Array,
  options: CommonOptions,
): Promise<Connections> {
  const db = openOwnDatabase(paths, key, false);
  try {
    const { migrationsDir, chain, clock } = options;
    const backup = async () => {
      await createBackup({ paths, key, kind: 'before-migration', migrationsDir, chain, clock });
    };
    await applyMigrations(db, migrationsDir, { clock, backup });
    const hand = new WritingHand(db, openHead(paths.head, key));
    return { hand, reader: openOwnDatabase(paths, key, true) };
  } catch (error) {
    db.close();
    throw error;
  }
}

interface OpenParts extends Connections {
  paths: VaultPaths;
  lock: VaultLock;
  key: Uint8Array;
  options: CommonOptions;
  notices: readonly VaultNotice[];
  pages: PageReport | null;
  readonly: boolean;
}

class OpenVault implements Vault {
  readonly #parts: OpenParts;
  /** Jobs in worker threads, which have the file open. */
  readonly #jobs = new Set<Promise<unknown>>();
  /** Ends the looks that nobody needs once the vault is closed. */
  readonly #closed = new AbortController();
  #state: 'open' | 'closing' | 'closed' = 'open';
  #closing: Promise<void> | null = null;
  #lastBackup: Promise<unknown> = Promise.resolve();
  /** The thread that writes, where it is not this one. */
  #elsewhere: WritingElsewhere | null = null;

  constructor(parts: OpenParts) {
    this.#parts = parts;
  }

  get file(): string {
    return this.#parts.paths.file;
  }

  get readonly(): boolean {
    return this.#parts.readonly;
  }

  get open(): boolean {
    return this.#state === 'open';
  }

  get notices(): readonly VaultNotice[] {
    return this.#parts.notices;
  }

  get pages(): PageReport | null {
    return this.#parts.pages;
  }

  get db(): VaultDatabase {
    return this.#hand(this.#open()).db;
  }

  get reader(): VaultDatabase {
    return this.#open().reader;
  }

  get key(): Uint8Array {
    return this.#open().key;
  }

  acknowledge(head: ChainHead): void {
    this.#hand(this.#writable()).acknowledge(head);
  }

  async checkpointInBackground(): Promise<void> {
    const { paths, key } = this.#writable();
    return this.#track(checkpointInWorker(paths.file, key));
  }

  handOver<Taker extends WritingElsewhere>(begin: (access: WritingAccess) => Taker): Taker {
    const parts = this.#writable();
    const { paths, key } = parts;
    this.#hand(parts).close();
    const taker = begin({ file: paths.file, key: key.slice() });
    this.#elsewhere = taker;
    return taker;
  }

  readInWorker<Job, Result>(entry: URL, job: Job, signal?: AbortSignal): Promise<Result> {
    const { paths, key } = this.#open();
    const given = [this.#closed.signal, signal].filter((one) => one !== undefined);
    return this.#track(readInWorker(entry, { file: paths.file, key, job }, AbortSignal.any(given)));
  }

  /** One after the other: each clears away what a backup that was cut off left. */
  backup(kind: BackupKind): Promise<TakenBackup> {
    const { paths, key, options } = this.#open();
    const { migrationsDir, chain, clock } = options;
    const taken = this.#lastBackup.then(() =>
      createBackup({ paths, key, kind, migrationsDir, chain, clock }),
    );
    this.#lastBackup = taken.catch(() => undefined);
    return this.#track(taken);
  }

  async changePassphrase({ current, next }: { current: Secret; next: string }): Promise<void> {
    await this.#prove(current);
    const { paths, key, options } = this.#writable();
    await this.#track(replacePassphrase(paths.keys, key, next, options, options.kdf));
  }

  async rememberDevice({ current, secret }: { current: Secret; secret: Uint8Array }): Promise<void> {
    await this.#prove(current);
    const { paths, key, options } = this.#writable();
    replaceDevice(paths.keys, key, secret, options);
  }

  forgetDevice(): void {
    const { paths, key } = this.#writable();
    removeDevice(paths.keys, key);
  }

  async newRecoveryCode({ current }: { current: Secret }): Promise<string> {
    await this.#prove(current);
    const { paths, key, options } = this.#writable();
    return replaceRecovery(paths.keys, key, options);
  }

  async rekey({ passphrase }: { passphrase: string }): Promise<{ recoveryCode: string }> {
    await this.#prove({ passphrase });
    const work = this.#rekey(this.#writable(), passphrase);
    const over = () => {
      this.#closing = null;
    };
    this.#closing = work.then(over, over);
    return work;
  }

  async #rekey(parts: OpenParts, passphrase: string): Promise<{ recoveryCode: string }> {
    this.#state = 'closing';
    this.#closed.abort();
    try {
      await Promise.allSettled(this.#jobs);
      await this.#disconnect();
      return { recoveryCode: await rekeyClosed(parts, passphrase) };
    } finally {
      this.#finish();
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close().finally(() => {
      this.#closing = null;
    });
    return this.#closing;
  }

  lock(): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#state = 'closing';
    this.#closed.abort();
    if (this.#jobs.size > 0) await Promise.allSettled(this.#jobs);
    try {
      const parting = this.#disconnect();
      if (parting) await parting;
    } finally {
      this.#finish();
    }
  }

  /** The reader first: a checkpoint that truncates needs the WAL to itself. */
  #disconnect(): Promise<void> | null {
    const { hand, reader } = this.#parts;
    reader.close();
    if (this.#elsewhere) return this.#elsewhere.close();
    hand.close();
    return null;
  }

  /** A statement that is still being iterated keeps its connection open: the lock stays, and `close` can be tried again. */
  #finish(): void {
    const { hand, reader, key, lock } = this.#parts;
    key.fill(0);
    if (hand.open || reader.open) return;
    this.#state = 'closed';
    lock.release();
  }

  #hand({ hand }: OpenParts): WritingHand {
    if (this.#elsewhere) throw new Error('another thread writes');
    return hand;
  }

  #open(): OpenParts {
    if (this.#state === 'open') return this.#parts;
    throw new BulkheadError('VAULT_LOCKED', 'The vault is locked.', {
      remedy: 'Unlock it with the passphrase.',
    });
  }

  #writable(): OpenParts {
    const parts = this.#open();
    if (!parts.readonly) return parts;
    throw new BulkheadError('REFUSED', 'The vault was opened to be looked at only', {
      remedy: 'Close it and open it normally.',
    });
  }

  /** Shows that whoever asks for a change of the keys holds one, not just a screen that was left open. */
  async #prove(secret: Secret): Promise<void> {
    const { paths, options } = this.#writable();
    const key = await guardAttempt(paths.attempts, options.clock, () => unlockSlots(paths.keys, secret));
    key.fill(0);
  }

  #track<T>(job: Promise<T>): Promise<T> {
    const forget = () => this.#jobs.delete(job);
    this.#jobs.add(job);
    job.then(forget, forget);
    return job;
  }
}

/** Builds the vault anew under a new key beside the old one, checks every page of it, and swaps. */
async function rekeyClosed({ paths, options, key: oldKey }: OpenParts, passphrase: string): Promise<string> {
  // A thread that died has left in the WAL what it had committed, and that is not copied.
  openWriting({ file: paths.file, key: oldKey.slice() }).close();
  requireEmptyWal(paths);
  const key = new Uint8Array(KEY_BYTES);
  options.random(key);
  const staged = beginSwap(paths);
  try {
    copyNew(paths.file, staged.vault);
    encryptAnew(staged.vault, oldKey, key);
    const report = await verifyPagesInWorker(staged.vault, key);
    if (!report.ok) throw new Error(`the new key did not take: ${report.findings.join('; ')}`);
    const recoveryCode = await createSlots(staged.keys, key, passphrase, options, options.kdf);
    writeHead(staged.head, key, readTip(staged.vault, key, options.chain));
    decideSwap(paths);
    return recoveryCode;
  } finally {
    key.fill(0);
    discardSwap(paths);
  }
}

/** Throws only while the old files still count: the code of the new ones would be lost, and the old one is spent. */
function decideSwap(paths: VaultPaths): void {
  try {
    commitSwap(paths);
  } catch (error) {
    // Decided, and not yet finished: whoever opens the vault next does that.
    if (!fs.existsSync(paths.swap)) throw error;
  }
}

/** Only the file is encrypted anew: commands that could not be moved into it from the WAL would be lost. */
function requireEmptyWal({ file, wal }: VaultPaths): void {
  if (sizeOf(wal) === 0) return;
  throw new BulkheadError('VAULT_BUSY', `The last commands could not be moved into ${file} from its WAL`, {
    remedy:
      'Nothing was changed. Close other programs that have the file open, make room on its disk, and try again.',
    facts: { file },
  });
}

/** The cipher re-encrypts only outside WAL mode; the next open switches back. */
function encryptAnew(file: string, oldKey: Uint8Array, key: Uint8Array): void {
  const db = openDatabase(file, oldKey);
  try {
    db.pragma('journal_mode = DELETE');
    rekeyDatabase(db, key);
  } finally {
    db.close();
  }
  syncFile(file);
}

function readTip(file: string, key: Uint8Array, chain: ChainView): ChainHead {
  const db = openDatabase(file, key, { readonly: true });
  try {
    return chain.tip(db) ?? CHAIN_START;
  } finally {
    db.close();
  }
}
