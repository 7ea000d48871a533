/**
 * A stream of commands that is the same every time: command number n depends on n and on the books as they stand, and
 * its clock and its ids on n alone. Whoever carries on where another was killed writes what that one would have
 * written, to the last byte of the audit chain.
 */
import { randomFillSync } from 'node:crypto';
import { CHAIN, Core } from '../../main/api/core.ts';
import { chainTip, type World } from '../../main/ledger/index.ts';
import { type OpenVaultOptions, openVault, type VaultDatabase } from '../../main/vault/index.ts';
import { addDays } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { createIdFactory, type IdFactory } from '../../shared/ids.ts';
import { ROLL_MAX, type Step, stepOf } from '../properties/commands.ts';
import { ofx } from '../properties/ofx.ts';
import { MIGRATIONS, PASSPHRASE, QUICK_KDF } from '../support/books.ts';

const START_MS = Date.parse('2026-01-15T12:00:00Z');
const SECOND_MS = 1000;
/** Large enough that a kill can fall into the middle of it. */
const BIG_FILE_ROWS = 150;

/** mulberry32: the numbers of command n. */
function dice(seed: number): () => number {
  let state = (seed * 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return (x ^ (x >>> 14)) >>> 0;
  };
}

/** A world in which it is always the second of command n. */
export class ReplayWorld implements World {
  #n = 0;
  readonly timeZone = 'UTC';
  newId: IdFactory = () => {
    throw new Error('no command is being played');
  };

  turnTo(n: number): void {
    this.#n = n;
    const next = dice(n + 1_000_000);
    const randomBytes = (buffer: Uint8Array) => {
      for (let i = 0; i < buffer.length; i++) buffer[i] = next() & 0xff;
    };
    this.newId = createIdFactory({ nowMs: () => this.nowMs(), randomBytes });
  }

  nowMs(): number {
    return START_MS + this.#n * SECOND_MS;
  }
}

/** What creating and opening share. The key itself is random; only the books are the same every time. */
export function replayOptions(file: string) {
  return {
    file,
    migrationsDir: MIGRATIONS,
    chain: CHAIN,
    clock: () => START_MS,
    random: (buffer: Uint8Array) => void randomFillSync(buffer),
    kdf: QUICK_KDF,
  };
}

export async function openReplay(
  file: string,
  more: Partial<OpenVaultOptions> = {},
): Promise<{ core: Core; world: ReplayWorld }> {
  const vault = await openVault({ ...replayOptions(file), secret: { passphrase: PASSPHRASE }, ...more });
  const world = new ReplayWorld();
  return { core: new Core(vault, world), world };
}

/** The number of the last command that left an event; 0 if none did. */
export function lastPlayed(db: VaultDatabase): number {
  const at = db.prepare('SELECT at FROM audit_event ORDER BY seq DESC LIMIT 1').pluck().get() as
    | string
    | undefined;
  return at === undefined ? 0 : (Date.parse(at) - START_MS) / SECOND_MS;
}

/** A month of a busy account; every such file is of an account of its own. */
function bigFile(n: number): File {
  const rows = Array.from({ length: BIG_FILE_ROWS }, (_, index) => ({
    date: addDays('2025-10-01', index % 31),
    amount: `${(index % 40) - 20}.50`,
    payee: `Payee ${index % 12}`,
    fitid: `${n}-${index}`,
  }));
  return ofx(`big-${n}.ofx`, {
    account: `900-${n % 5}`,
    rows,
    balance: { amount: '1234.00', on: '2025-10-31' },
  });
}

function bigStep(db: VaultDatabase, n: number): Step | null {
  const owner = db.prepare('SELECT id FROM entity ORDER BY id LIMIT 1').pluck().get();
  const batch = db.prepare('SELECT id FROM import_batch ORDER BY id DESC LIMIT 1').pluck().get();
  if (owner === undefined) return null;
  if (n % 8 === 3)
    return { name: 'imports.commit', input: { files: [bigFile(n)], entity: owner, create_accounts: true } };
  if (n % 8 === 6 && batch !== undefined) return { name: 'imports.undo', input: { batch } };
  return null;
}

/** Command number n on these books. */
export function stepAt(db: VaultDatabase, n: number): Step {
  const next = dice(n);
  const roll = { kind: next(), a: next(), b: next(), c: next(), d: next() };
  const small = Object.fromEntries(Object.entries(roll).map(([key, value]) => [key, value % ROLL_MAX]));
  return bigStep(db, n) ?? stepOf(db, small as typeof roll);
}

/** Plays command n; answers with the event it left, if it left one. Refusals are part of the stream. */
export async function play(
  core: Core,
  world: ReplayWorld,
  n: number,
): Promise<{ seq: number; hash: string } | null> {
  const { db } = core.vault;
  const before = chainTip(db)?.seq ?? 0;
  const { name, input } = stepAt(db, n);
  world.turnTo(n);
  try {
    await core.call(name, input, { actor: { name: 'tester', role: 'owner' } });
  } catch (error) {
    if (!(error instanceof BulkheadError)) throw error;
  }
  const tip = chainTip(db);
  return tip && tip.seq > before ? tip : null;
}
