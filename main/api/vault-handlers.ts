/** The file itself as the contract shows it: status, proof, backups, keys, sample. */
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { contract } from '../../shared/contract/index.ts';
import { type HandlersOf, nextOf, verifyBooks } from '../ledger/index.ts';
import { fillWithSample } from '../sample/index.ts';
import { type BackupManifest, listBackups, type VaultDatabase } from '../vault/index.ts';

function count(db: VaultDatabase, table: string): number {
  return db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
}

/** The files of a backup by their role in its manifest. */
const BACKUP_FILES = {
  vault: 'vault.bulkhead',
  keys: 'vault.bulkhead.keys',
  head: 'vault.bulkhead.head',
} as const;

/** What a look from outside finds: files of the backup that are gone or have another size. */
function missingFiles(dir: string, manifest: BackupManifest): string[] {
  return Object.entries(BACKUP_FILES)
    .filter(([role, name]) => {
      const size = statSync(join(dir, name), { throwIfNoEntry: false })?.size;
      return size !== manifest.files[role as keyof typeof BACKUP_FILES].bytes;
    })
    .map(([, name]) => `${name} is missing or has another size`);
}

function describeBackup(dir: string, manifest: BackupManifest | null, known: string[]) {
  const problems = [...known, ...(manifest ? missingFiles(dir, manifest) : [])];
  return {
    name: basename(dir),
    path: dir,
    kind: manifest?.kind ?? 'unknown',
    created_at: manifest?.createdAt ?? statSync(dir).mtime.toISOString(),
    size: manifest?.files.vault.bytes ?? 0,
    verified: manifest !== null && problems.length === 0,
    problems,
  };
}

export const vaultHandlers: HandlersOf<typeof contract.vault> = {
  status: ({ db, vault }) => ({
    file: vault.file,
    entities: count(db, 'entity'),
    accounts: count(db, 'account'),
    entries: count(db, 'entry'),
    statement_lines: count(db, 'statement_line'),
    events: count(db, 'audit_event'),
    undo: nextOf(db, 'undo')?.command ?? null,
    redo: nextOf(db, 'redo')?.command ?? null,
  }),

  async verify({ vault, tables, signal }) {
    const results = await verifyBooks(vault, tables, signal);
    const findings = results.flatMap((r) =>
      r.problems.map((problem) => ({ check: r.check, problem, remedy: r.remedy })),
    );
    return {
      ok: findings.length === 0,
      checks: results.map((r) => ({ check: r.check, ok: r.problems.length === 0, examined: r.examined })),
      findings,
    };
  },

  async backup({ vault }) {
    const { dir, manifest } = await vault.backup('manual');
    return describeBackup(dir, manifest, []);
  },

  backups: ({ vault }) =>
    listBackups(vault.file).map((b) =>
      describeBackup(b.dir, b.manifest, b.problem === null ? [] : [b.problem]),
    ),

  async change_passphrase({ vault }, input) {
    await vault.changePassphrase({ current: { passphrase: input.current }, next: input.next });
    return { ok: true };
  },

  async new_recovery_code({ vault }, input) {
    return { recovery_code: await vault.newRecoveryCode({ current: { passphrase: input.passphrase } }) };
  },

  sample: (scope, input) => fillWithSample(scope, input.ending),
};
