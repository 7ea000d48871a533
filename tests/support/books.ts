/**
 * Real vaults for tests: a folder of their own, a clock that stands where it is put, ids from a seed. Everything goes
 * through the core, as it does for people.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHAIN, Core } from '../../main/api/core.ts';
import type { World } from '../../main/ledger/index.ts';
import { createVault, type KdfChoice, type OpenVaultOptions, openVault } from '../../main/vault/index.ts';
import type { Role } from '../../shared/contract/base.ts';
import { createIdFactory } from '../../shared/ids.ts';

export const PASSPHRASE = 'correct horse battery';
/** Weak on purpose: tests unlock often. */
export const QUICK_KDF: KdfChoice = {
  memoryKiB: 64,
  iterations: 1,
  parallelism: 1,
  belowFloorForTests: true,
};
export const MIGRATIONS = new URL('../../migrations/', import.meta.url).pathname;

/** In memory where the whole run says so: books that nobody pulls the plug on. */
const BOOKS_DIR = process.env.BULKHEAD_TEST_BOOKS ?? tmpdir();

/** A world that a test holds: `at` moves only when the test moves it. */
export class TestWorld implements World {
  at = Date.parse('2026-01-15T12:00:00Z');
  timeZone = 'UTC';
  /** Where its randomness has come to. */
  seed: number;
  readonly newId: World['newId'];

  constructor(seed = 1) {
    this.seed = seed;
    this.newId = createIdFactory({ nowMs: () => this.at, randomBytes: (buffer) => this.randomBytes(buffer) });
  }

  nowMs(): number {
    return this.at;
  }

  /** xorshift32: plain, repeatable, and nobody's secret. */
  randomBytes(buffer: Uint8Array): void {
    for (let i = 0; i < buffer.length; i++) {
      this.seed ^= this.seed << 13;
      this.seed ^= this.seed >>> 17;
      this.seed ^= this.seed << 5;
      buffer[i] = this.seed & 0xff;
    }
  }
}

export class TestBooks {
  readonly dir: string;
  readonly file: string;
  readonly world: TestWorld;
  readonly recoveryCode: string;
  core: Core;

  private constructor(dir: string, world: TestWorld, core: Core, recoveryCode: string) {
    this.dir = dir;
    this.file = core.vault.file;
    this.world = world;
    this.core = core;
    this.recoveryCode = recoveryCode;
  }

  static async create(world = new TestWorld()): Promise<TestBooks> {
    blank ??= makeBlank();
    const { files, recoveryCode, drawn } = await blank;
    const dir = mkdtempSync(join(BOOKS_DIR, 'bulkhead-test-'));
    for (const [name, bytes] of files) writeFileSync(join(dir, name), bytes);
    world.randomBytes(new Uint8Array(drawn));
    const { seed } = world;
    const options = vaultOptions(join(dir, BLANK_NAME), world);
    // A passphrase starts a thread that works its key out: most of what opening took.
    const vault = await openVault({ ...options, secret: { recoveryCode } });
    world.seed = seed;
    return new TestBooks(dir, world, new Core(vault, world), recoveryCode);
  }

  /** Calls a procedure as `role`. The answer's shape is the test's to know. */
  // biome-ignore lint/suspicious/noExplicitAny: a test states what it expects of the answer right away
  async call(name: string, input: unknown = {}, role: Role = 'owner'): Promise<any> {
    return this.core.call(name, input, { actor: { name: 'tester', role } });
  }

  async reopen(more: Partial<OpenVaultOptions> = {}): Promise<void> {
    await this.core.close();
    const vault = await openVault({
      ...vaultOptions(this.file, this.world),
      secret: { recoveryCode: this.recoveryCode },
      ...more,
    });
    this.core = new Core(vault, this.world);
  }

  async close(): Promise<void> {
    await this.core.close();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

const BLANK_NAME = 'test.bulkhead';

/** A vault as it was made, to be copied: making one takes twice as long as opening it. */
interface Blank {
  files: readonly (readonly [name: string, bytes: Uint8Array])[];
  recoveryCode: string;
  /** Random bytes that making it took: whoever copies it draws as many, so that a test’s own come out alike. */
  drawn: number;
}

let blank: Promise<Blank> | null = null;

async function makeBlank(): Promise<Blank> {
  const dir = mkdtempSync(join(BOOKS_DIR, 'bulkhead-test-'));
  const world = new TestWorld();
  const options = vaultOptions(join(dir, BLANK_NAME), world);
  let drawn = 0;
  const random = (buffer: Uint8Array) => {
    drawn += buffer.length;
    world.randomBytes(buffer);
  };
  const { vault, recoveryCode } = await createVault({ ...options, random, passphrase: PASSPHRASE });
  await vault.close();
  const files = readdirSync(dir).map((name) => [name, readFileSync(join(dir, name))] as const);
  rmSync(dir, { recursive: true, force: true });
  return { files, recoveryCode, drawn };
}

export function vaultOptions(file: string, world: TestWorld) {
  return {
    file,
    migrationsDir: MIGRATIONS,
    chain: CHAIN,
    clock: () => world.at,
    random: (buffer: Uint8Array) => world.randomBytes(buffer),
    kdf: QUICK_KDF,
  };
}

/** A file to import, out of text. */
export function statementFile(name: string, text: string | Uint8Array): File {
  return new File([text as string], name);
}
