/**
 * Backups: one folder each beside the vault, holding a compact encrypted copy of the database (same key), the keys
 * file, the chain's head and a manifest.
 *
 * A backup counts only after a restore drill: it is copied as a restore would copy it, and every page, row and
 * reference is checked there. It is written under a temporary name and renamed last, so a folder that is listed is
 * whole. Can fail with VAULT_DAMAGED and the errors of the file system; what failed is removed again.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { BulkheadError } from '../../shared/errors.ts';
import { CHAIN_START, type ChainView } from './chain.ts';
import { openDatabase } from './cipher.ts';
import { drillInWorker, snapshotInWorker } from './database-jobs.ts';
import { copyNew, hashFile, makeDir, sizeOf, syncDir, writeNew } from './files.ts';
import { type ChainHead, openHead } from './head.ts';
import { type AppliedSchema, assertSchema } from './migrate.ts';
import { type VaultPaths, vaultPaths } from './paths.ts';
import { expiredBackups } from './rotation.ts';
import { type Secret, unlockSlots } from './slots.ts';
import { macFor, sameMac } from './subkey.ts';

const KINDS = ['manual', 'auto', 'before-migration', 'before-restore'] as const;
export type BackupKind = (typeof KINDS)[number];

const fileSchema = z.strictObject({ bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const manifestSchema = z.strictObject({
  format: z.literal('bulkhead-backup'),
  version: z.literal(1),
  kind: z.enum(KINDS),
  /** UTC instant. */
  createdAt: z.iso.datetime(),
  /** Name of the vault file it was taken from. */
  name: z.string(),
  /** The files of the folder by role. */
  files: z.strictObject({ vault: fileSchema, keys: fileSchema, head: fileSchema }),
  /** Rows by table. */
  counts: z.record(z.string(), z.int().min(0)),
  /** Where the audit chain ends, `null` when it has no event. */
  head: z.strictObject({ seq: z.int().min(1), hash: z.string() }).nullable(),
  schema: z.strictObject({ count: z.int().min(0), tag: z.string().nullable() }),
  /** When the restore drill passed, and over how many pages. */
  verified: z.strictObject({ at: z.iso.datetime(), pages: z.int().min(1) }),
});

/** `manifest.json` of a backup folder, without its seal. */
export type BackupManifest = z.infer<typeof manifestSchema>;

export interface BackupEntry {
  /** The backup's folder. */
  dir: string;
  /** `null` when the manifest can't be read; `problem` then says why. */
  manifest: BackupManifest | null;
  problem: string | null;
}

export interface BackupSource {
  paths: VaultPaths;
  /** The vault key; not kept. */
  key: Uint8Array;
  kind: BackupKind;
  migrationsDir: string;
  chain: ChainView;
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
}

/** A backup that was just taken. */
export interface TakenBackup {
  dir: string;
  manifest: BackupManifest;
}

const MANIFEST = 'manifest.json';
const VAULT = 'vault.bulkhead';
const PARTIAL = '.partial-';
const FOLDER_NAME = new RegExp(`^\\d{4}-[0-9TZ-]+-(${KINDS.join('|')})(-\\d+)?$`);

/** The files of a backup folder. */
export function backupFiles(dir: string): { vault: string; keys: string; head: string; manifest: string } {
  const vault = path.join(dir, VAULT);
  return { vault, keys: `${vault}.keys`, head: `${vault}.head`, manifest: path.join(dir, MANIFEST) };
}

/** Takes a backup of a vault whose lock the caller holds; it may be open and in use. */
export async function createBackup(source: BackupSource): Promise<TakenBackup> {
  const { backups } = source.paths;
  makeDir(backups);
  removePartials(backups);
  const name = freeName(backups, source.clock(), source.kind);
  const partial = path.join(backups, `${PARTIAL}${name}`);
  makeDir(partial);
  try {
    const manifest = await fill(partial, source);
    const dir = path.join(backups, name);
    syncDir(partial);
    fs.renameSync(partial, dir);
    syncDir(backups);
    rotate(source.paths.file);
    return { dir, manifest };
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
}

/** The backups of a vault file, newest first. A folder without a readable manifest is listed with its problem. */
export function listBackups(file: string): BackupEntry[] {
  const { backups } = vaultPaths(file);
  if (!fs.existsSync(backups)) return [];
  return fs
    .readdirSync(backups)
    .filter((name) => FOLDER_NAME.test(name))
    .toSorted()
    .toReversed()
    .map((name) => describeBackup(path.join(backups, name)));
}

/**
 * Opens a backup with its own key slots and runs the restore drill on it again. Answers with the vault key, which the
 * caller wipes. WRONG_KEY, VAULT_DAMAGED, VAULT_TOO_NEW.
 */
export async function verifyBackup(
  dir: string,
  secret: Secret,
  how: { migrationsDir: string; chain: ChainView; scratch: string },
): Promise<{ manifest: BackupManifest; key: Uint8Array }> {
  const { manifest, seal, sealed } = readManifest(dir);
  const files = backupFiles(dir);
  const key = await unlockSlots(files.keys, secret);
  try {
    if (!sameMac(macFor(key, 'backup-manifest', sealed), Buffer.from(seal, 'base64')))
      throw broken(dir, 'its manifest was changed');
    for (const role of ['keys', 'head'] as const)
      if (hashFile(files[role]) !== manifest.files[role].sha256)
        throw broken(dir, `${path.basename(files[role])} is not the file that was backed up`);
    const drill = await drillInWorker(files.vault, key, how.scratch);
    if (drill.sha256 !== manifest.files.vault.sha256)
      throw broken(dir, `${VAULT} is not the file that was backed up`);
    requireEqual(dir, 'row counts', drill.counts, manifest.counts);
    const inside = lookInside(files.vault, key, how);
    requireEqual(dir, 'chain heads', inside.head, manifest.head);
    return { manifest, key };
  } catch (error) {
    key.fill(0);
    throw error;
  }
}

async function fill(dir: string, source: BackupSource): Promise<BackupManifest> {
  const { key, paths, kind, clock } = source;
  const files = backupFiles(dir);
  const createdAt = new Date(clock()).toISOString();
  const drill = await snapshotInWorker(paths.file, key, files.vault, path.join(dir, 'scratch'));
  copyNew(paths.keys, files.keys);
  const inside = lookInside(files.vault, key, source);
  const head = openHead(files.head, key);
  head.write(inside.head ?? CHAIN_START);
  head.close();
  const manifest: BackupManifest = {
    format: 'bulkhead-backup',
    version: 1,
    kind,
    createdAt,
    name: path.basename(paths.file),
    files: {
      vault: { bytes: drill.bytes, sha256: drill.sha256 },
      keys: describeFile(files.keys),
      head: describeFile(files.head),
    },
    counts: drill.counts,
    head: inside.head,
    schema: inside.schema,
    verified: { at: new Date(clock()).toISOString(), pages: drill.pages },
  };
  const seal = macFor(key, 'backup-manifest', JSON.stringify(manifest)).toString('base64');
  writeNew(files.manifest, `${JSON.stringify({ ...manifest, seal }, null, 2)}\n`);
  return manifest;
}

function lookInside(
  file: string,
  key: Uint8Array,
  { migrationsDir, chain }: { migrationsDir: string; chain: ChainView },
): { head: ChainHead | null; schema: AppliedSchema } {
  const db = openDatabase(file, key, { readonly: true });
  try {
    return { head: chain.tip(db), schema: assertSchema(db, migrationsDir) };
  } finally {
    db.close();
  }
}

function describeFile(file: string): { bytes: number; sha256: string } {
  return { bytes: sizeOf(file), sha256: hashFile(file) };
}

function describeBackup(dir: string): BackupEntry {
  try {
    return { dir, manifest: readManifest(dir).manifest, problem: null };
  } catch (error) {
    return { dir, manifest: null, problem: (error as Error).message };
  }
}

/** `sealed` is the text that the seal covers. */
function readManifest(dir: string): { manifest: BackupManifest; seal: string; sealed: string } {
  try {
    const { seal, ...content } = z
      .looseObject({ seal: z.string() })
      .parse(JSON.parse(fs.readFileSync(backupFiles(dir).manifest, 'utf8')));
    const manifest = manifestSchema.parse(content);
    return { manifest, seal, sealed: JSON.stringify(manifest) };
  } catch (error) {
    throw broken(dir, 'its manifest cannot be read', error);
  }
}

function requireEqual(dir: string, what: string, found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw broken(dir, `its ${what} are not those that were written down`, { found, expected });
}

function broken(dir: string, why: string, cause?: unknown): BulkheadError {
  return new BulkheadError('VAULT_DAMAGED', `The backup ${path.basename(dir)} cannot be used: ${why}`, {
    cause,
    remedy: 'Choose another backup.',
    facts: { backup: dir },
  });
}

/** Taken under the vault's lock, so whatever is partial was left by a process that is gone. */
function removePartials(backups: string): void {
  for (const name of fs.readdirSync(backups))
    if (name.startsWith(PARTIAL)) fs.rmSync(path.join(backups, name), { recursive: true, force: true });
}

function freeName(backups: string, nowMs: number, kind: BackupKind): string {
  const stem = `${folderStamp(nowMs)}-${kind}`;
  for (let again = 1; ; again += 1) {
    const name = again === 1 ? stem : `${stem}-${again}`;
    if (!fs.existsSync(path.join(backups, name))) return name;
  }
}

/** An instant as part of a file name, on Windows too. */
export function folderStamp(nowMs: number): string {
  return new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-');
}

function rotate(file: string): void {
  const readable = listBackups(file).flatMap(({ dir, manifest }) =>
    manifest === null ? [] : [{ dir, kind: manifest.kind, createdAt: manifest.createdAt }],
  );
  for (const { dir } of expiredBackups(readable)) fs.rmSync(dir, { recursive: true, force: true });
}
