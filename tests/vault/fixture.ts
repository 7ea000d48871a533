/** A small vault in a folder of its own, with a chain of audit events such as the ledger keeps. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { type ChainView, createVault, openVault, type Secret, type Vault } from '../../main/vault/index.ts';
import type { BulkheadError, ErrorCode } from '../../shared/errors.ts';

// Worker threads and child processes then find their TypeScript stripped already, which halves the time of these tests.
process.env.NODE_COMPILE_CACHE ??= path.join(os.tmpdir(), 'bulkhead-compile-cache');

export const PASSPHRASE = 'correct horse battery';
export const MARKER = 'PLAINTEXTMARKERacme-llc-payroll';
/** Argon2 at its weakest: these tests are about the file, not about the time. */
export const WEAK_KDF = { memoryKiB: 64, iterations: 1, parallelism: 1, belowFloorForTests: true } as const;
const START_MS = Date.parse('2026-11-20T10:00:00Z');

export interface Clock {
  (): number;
  advance(seconds: number): void;
}

export function fakeClock(): Clock {
  let now = START_MS;
  return Object.assign(() => now, {
    advance: (seconds: number) => {
      now += seconds * 1000;
    },
  });
}

export const chain: ChainView = {
  tip: (db) =>
    db
      .prepare<[], { seq: number; hash: string }>(
        'SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1',
      )
      .get() ?? null,
  at: (db, seq) =>
    db.prepare<[number], string>('SELECT hash FROM audit_event WHERE seq = ?').pluck().get(seq) ?? null,
};

export const FIRST_MIGRATION = `CREATE TABLE audit_event (seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, body TEXT NOT NULL) STRICT;
--> statement-breakpoint
CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
--> statement-breakpoint
CREATE TABLE posting (id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE, amount_minor INTEGER NOT NULL) STRICT;
--> statement-breakpoint
CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event BEGIN
  SELECT RAISE(ABORT, 'audit events stay');
END;
`;

/** A folder that goes when the test ends, or when `atTheEnd` says. */
export function tempDir(atTheEnd: (remove: () => void) => void = onTestFinished): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'bulkhead-vault-'));
  atTheEnd(() => fs.rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export function writeMigrations(dir: string, migrations: Record<string, string>): string {
  fs.mkdirSync(path.join(dir, 'meta'), { recursive: true });
  const entries = Object.keys(migrations).map((tag, idx) => ({
    idx,
    tag,
    version: '6',
    when: 0,
    breakpoints: true,
  }));
  fs.writeFileSync(
    path.join(dir, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'sqlite', entries }),
  );
  for (const [tag, sql] of Object.entries(migrations)) fs.writeFileSync(path.join(dir, `${tag}.sql`), sql);
  return dir;
}

/** What every vault of one test shares: folder, clock, migrations. */
export function bench(dir = tempDir()) {
  const clock = fakeClock();
  const common = {
    file: path.join(dir, 'Books.bulkhead'),
    migrationsDir: writeMigrations(path.join(dir, 'migrations'), { '0000_first': FIRST_MIGRATION }),
    chain,
    clock,
    random: (buffer: Uint8Array) => void crypto.randomFillSync(buffer),
    kdf: WEAK_KDF,
  };
  return {
    ...common,
    dir,
    common,
    create: () => createVault({ ...common, passphrase: PASSPHRASE }),
    open: (more: Partial<Parameters<typeof openVault>[0]> & { secret?: Secret } = {}) =>
      openVault({ ...common, secret: { passphrase: PASSPHRASE }, ...more }),
  };
}

/** Benches that each get a copy of the folder that `build` leaves; what it answers must not name the folder. */
export function benchesLike<T>(build: (b: Bench) => Promise<T>): () => Promise<{ b: Bench; made: T }> {
  let first: Promise<{ dir: string; made: T }> | undefined;
  let removeFirst = () => {};
  afterAll(() => removeFirst());
  return async () => {
    first ??= (async () => {
      const b = bench(
        tempDir((remove) => {
          removeFirst = remove;
        }),
      );
      return { dir: b.dir, made: await build(b) };
    })();
    const { dir, made } = await first;
    const copy = tempDir();
    fs.cpSync(dir, copy, { recursive: true });
    return { b: bench(copy), made };
  };
}

export type Bench = ReturnType<typeof bench>;

/** One command as the ledger would do it: commit, then acknowledge. */
export function command(vault: Pick<Vault, 'db' | 'acknowledge'>, body = MARKER): number {
  const seq = (chain.tip(vault.db)?.seq ?? 0) + 1;
  const hash = crypto.createHash('sha256').update(`${seq}${body}`).digest('hex');
  vault.db.prepare('INSERT INTO audit_event VALUES (?, ?, ?)').run(seq, hash, body);
  vault.acknowledge({ seq, hash });
  return seq;
}

/** The BulkheadError that `act` fails with. */
export async function failure(act: () => unknown): Promise<BulkheadError> {
  try {
    await act();
  } catch (error) {
    return error as BulkheadError;
  }
  throw new Error('it did not fail');
}

export async function failureCode(act: () => unknown): Promise<ErrorCode> {
  return (await failure(act)).code;
}

export function flip(file: string, at: number, mask = 1): void {
  const bytes = fs.readFileSync(file);
  bytes[at] = bytes[at]! ^ mask;
  fs.writeFileSync(file, bytes);
}

/** Every file below `dir`. */
export function filesBelow(dir: string): string[] {
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
