/**
 * Puts a backup in a vault's place. The backup passes its restore drill first; what is there now is backed up, or
 * set aside as it is where it cannot be opened; then database, keys and head change in one step (swap.ts).
 *
 * Can fail with VAULT_BUSY, WRONG_KEY, TOO_SOON, VAULT_DAMAGED (of the backup) and VAULT_TOO_NEW; the vault is then
 * as it was.
 */
import fs from 'node:fs';
import path from 'node:path';
import { guardAttempt } from './attempts.ts';
import { type BackupManifest, backupFiles, createBackup, folderStamp, verifyBackup } from './backup.ts';
import { type ChainView, judgeChain } from './chain.ts';
import { openDatabase } from './cipher.ts';
import { copyNew, makeDir, syncDir } from './files.ts';
import { openHead } from './head.ts';
import { acquireLock } from './lock.ts';
import { type VaultPaths, vaultPaths } from './paths.ts';
import { type Secret, unlockSlots } from './slots.ts';
import { beginSwap, commitSwap, discardSwap, finishSwap } from './swap.ts';

export interface RestoreOptions {
  /** Where the vault shall be; what is there now is backed up (or, if it can't be opened, set aside) first. */
  file: string;
  /** Folder of the backup. */
  backup: string;
  /** Opens the backup: its own key slots apply, which may be older than the vault's. */
  secret: Secret;
  migrationsDir: string;
  chain: ChainView;
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
}

export interface RestoreResult {
  manifest: BackupManifest;
  /** Folder where the vault that was replaced went; `null` if there was none. */
  previous: string | null;
}

/** Puts a backup in the vault's place, all or nothing. The vault must be closed (VAULT_BUSY otherwise). */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreResult> {
  const paths = vaultPaths(options.file);
  makeDir(path.dirname(paths.file));
  const lock = acquireLock(paths.lock, 'a restore', options.clock);
  try {
    finishSwap(paths);
    const staged = beginSwap(paths);
    const { manifest, key } = await guardAttempt(paths.attempts, options.clock, () =>
      verifyBackup(options.backup, options.secret, { ...options, scratch: path.join(staged.dir, 'scratch') }),
    );
    key.fill(0);
    // Before the present vault is saved, because that may rotate away the very backup that is asked for.
    const files = backupFiles(options.backup);
    copyNew(files.vault, staged.vault);
    copyNew(files.keys, staged.keys);
    copyNew(files.head, staged.head);
    const previous = await savePresent(paths, options);
    commitSwap(paths);
    return { manifest, previous };
  } finally {
    discardSwap(paths);
    lock.release();
  }
}

/** A proper backup where the same secret opens the vault and it is sound; else its files as they are. */
async function savePresent(paths: VaultPaths, options: RestoreOptions): Promise<string | null> {
  if (!fs.existsSync(paths.file) && !fs.existsSync(paths.keys)) return null;
  try {
    const key = await unlockSlots(paths.keys, options.secret);
    try {
      requireWhole(paths, key, options.chain);
      const { dir } = await createBackup({ ...options, paths, key, kind: 'before-restore' });
      return dir;
    } finally {
      key.fill(0);
    }
  } catch {
    // Whatever is wrong with it is no reason not to restore, and every reason not to lose a byte of it.
    return setAside(paths, options.clock);
  }
}

/** A vault whose end was lost is better kept as evidence, WAL and all, than as a tidy backup. */
function requireWhole(paths: VaultPaths, key: Uint8Array, chain: ChainView): void {
  const db = openDatabase(paths.file, key, { readonly: true });
  const head = openHead(paths.head, key);
  try {
    const verdict = judgeChain(db, head, chain);
    if (verdict?.code === 'CHAIN_BROKEN') throw new Error(verdict.message);
  } finally {
    head.close();
    db.close();
  }
}

/** Copies the vault's files as they are into the backups folder. No connection may be open in this process. */
export function setAside(paths: VaultPaths, clock: () => number): string {
  const dir = path.join(paths.backups, `${folderStamp(clock())}-set-aside`);
  makeDir(dir);
  for (const file of [paths.file, paths.wal, paths.keys, paths.head]) {
    const target = path.join(dir, path.basename(file));
    if (fs.existsSync(file) && !fs.existsSync(target)) copyNew(file, target);
  }
  syncDir(dir);
  syncDir(paths.backups);
  return dir;
}
