/**
 * Someone who has the key and means ill: changes a closed vault past the program, with the triggers out of the way and
 * put back as they were, so that the schema tells nothing.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHAIN, Core } from '../../main/api/core.ts';
import { openDatabase } from '../../main/vault/cipher.ts';
import { type OpenVaultOptions, openVault, type VaultDatabase } from '../../main/vault/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { MIGRATIONS, PASSPHRASE, QUICK_KDF } from '../support/books.ts';

const NOW_MS = Date.parse('2026-02-01T12:00:00Z');

/** A vault's files under a name of their own, and the key to them. */
export interface Loot {
  file: string;
  key: Uint8Array;
}

const made: string[] = [];

/** A copy of the vault and its companions, to be ruined. */
export function copyOf({ file, key }: Loot): Loot {
  const dir = mkdtempSync(path.join(tmpdir(), 'bulkhead-tamper-'));
  made.push(dir);
  cpSync(path.dirname(file), dir, { recursive: true });
  return { file: path.join(dir, path.basename(file)), key };
}

export function removeCopies(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
}

/** Changes the database with all its triggers dropped for as long as that takes. */
export function behindTheBack(loot: Loot, change: (db: VaultDatabase) => void): void {
  const db = openDatabase(loot.file, loot.key);
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  db.pragma('foreign_keys = OFF');
  db.transaction(() => {
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    change(db);
    for (const { sql } of triggers) db.exec(sql);
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

function options(file: string): OpenVaultOptions {
  return {
    file,
    migrationsDir: MIGRATIONS,
    chain: CHAIN,
    clock: () => NOW_MS,
    random: (buffer) => void crypto.getRandomValues(buffer as Uint8Array<ArrayBuffer>),
    kdf: QUICK_KDF,
    secret: { passphrase: PASSPHRASE },
  };
}

/** All that “verify” has to say of the file, one finding a line; nothing if the file is whole. */
export async function verifyFile({ file }: Loot): Promise<string> {
  let core: Core | undefined;
  try {
    const vault = await openVault({ ...options(file), forensic: true, verifyPages: true });
    core = new Core(vault, { nowMs: () => NOW_MS, newId: () => 'none', timeZone: 'UTC' });
    const { ok, findings } = (await core.call(
      'vault.verify',
      {},
      { actor: { name: 'auditor', role: 'viewer' } },
    )) as {
      ok: boolean;
      findings: { check: string; problem: string; remedy: string }[];
    };
    if (ok !== (findings.length === 0)) throw new Error('“ok” and the findings disagree');
    return findings.map((f) => `${f.check}: ${f.problem}. ${f.remedy}`).join('\n');
  } catch (error) {
    if (!(error instanceof BulkheadError)) throw error;
    return [error.code, error.message, error.remedy].join(' ');
  } finally {
    await core?.close();
  }
}

/** Opens the file as every day; answers with what it is refused for, or null. */
export async function refusalToOpen({ file }: Loot): Promise<BulkheadError | null> {
  try {
    const vault = await openVault(options(file));
    await vault.close();
    return null;
  } catch (error) {
    if (error instanceof BulkheadError) return error;
    throw error;
  }
}

/** Turns bits of one byte. */
export function flip(file: string, at: number, mask: number): void {
  const bytes = readFileSync(file);
  bytes[at] = bytes[at]! ^ mask;
  writeFileSync(file, bytes);
}
