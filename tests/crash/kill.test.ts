import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Core } from '../../main/api/core.ts';
import { chainHashAt } from '../../main/ledger/index.ts';
import { createVault } from '../../main/vault/index.ts';
import { broken } from '../properties/invariants.ts';
import { PASSPHRASE } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { lastPlayed, openReplay, play, ReplayWorld, replayOptions } from './replay.ts';

/** CRASH_KILLS=200 for a long run by hand. */
const KILLS = Number(process.env.CRASH_KILLS ?? 24);
/** The whole proof of the file costs more than a child's life: every so many kills, and at the end. */
const VERIFY_EVERY = 4;
const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** What a child said before it was killed. */
class Child {
  readonly process: ChildProcess;
  #text = '';
  #error = '';
  #heard: () => void = () => {};

  constructor(file: string) {
    const env = { ...process.env, NODE_COMPILE_CACHE: path.join(tmpdir(), 'bulkhead-compile-cache') };
    this.process = spawn(process.execPath, [WORKER, file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.process.stdout!.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString();
      this.#heard();
    });
    this.process.stderr!.on('data', (chunk: Buffer) => {
      this.#error += chunk.toString();
    });
    this.process.on('exit', () => this.#heard());
  }

  /** Whole lines only: the last may be half written. */
  lines(): string[][] {
    return this.#text
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(' '));
  }

  acknowledged(): { n: number; seq: number; hash: string }[] {
    return this.lines().flatMap(([what, n, seq, hash]) =>
      what === 'ack' ? [{ n: Number(n), seq: Number(seq), hash: hash! }] : [],
    );
  }

  begun(): number {
    return Number(this.lines().findLast(([what]) => what === 'begin')?.[1] ?? 0);
  }

  /** Waits until the child has said what `wanted` looks for. */
  async hears(wanted: (lines: string[][]) => boolean): Promise<void> {
    while (!wanted(this.lines())) {
      if (this.process.exitCode !== null) throw new Error(`the child ended by itself: ${this.#error}`);
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
      });
    }
  }

  async kill(): Promise<void> {
    if (this.process.exitCode !== null) throw new Error(`the child ended by itself: ${this.#error}`);
    const closed = once(this.process, 'close');
    this.process.kill('SIGKILL');
    await closed;
  }
}

/** The moments at which children are killed, one after another. `chance` runs from 0 to 1. */
const MOMENTS: readonly ((child: Child, chance: number) => Promise<unknown>)[] = [
  // While it starts: before, in or just after the opening of the vault.
  async (_, chance) => sleep(chance * 700),
  async (child, chance) => {
    await child.hears((lines) => lines.length > 0);
    await sleep(chance * 15);
  },
  // Right after an acknowledgement.
  async (child, chance) => child.hears((lines) => lines.filter(([w]) => w === 'ack').length > chance * 12),
  // Anywhere.
  async (child, chance) => {
    await child.hears((lines) => lines.some(([w]) => w === 'ack'));
    await sleep(chance * 150);
  },
  // In the middle of an import.
  async (child, chance) => {
    const isImport = ([what, n, name]: string[]) =>
      what === 'begin' && name === 'imports.commit' && Number(n) % 8 === 3;
    await child.hears((lines) => lines.some(isImport));
    await sleep(chance * 80);
  },
];

/** A low-discrepancy sequence: spreads the moments evenly, and the same ones every time. */
const chanceOf = (kill: number) => (kill * 0.618033988749895) % 1;

const dir = mkdtempSync(path.join(tmpdir(), 'bulkhead-crash-'));
const file = path.join(dir, 'killed.bulkhead');
/** Plays the same stream without ever being killed. */
let reference: { core: Core; world: ReplayWorld; n: number };
const figures = { kills: 0, acknowledged: 0, unacknowledged: 0, duringImport: 0, beforeOpen: 0 };

beforeAll(async () => {
  const { vault } = await createVault({ ...replayOptions(file), passphrase: PASSPHRASE });
  await vault.close();
  const made = await createVault({
    ...replayOptions(path.join(dir, 'whole.bulkhead')),
    passphrase: PASSPHRASE,
  });
  const world = new ReplayWorld();
  reference = { core: new Core(made.vault, world), world, n: 0 };
});

afterAll(async () => {
  await reference.core.close();
  rmSync(dir, { recursive: true, force: true });
});

async function referenceAt(n: number): Promise<string> {
  while (reference.n < n) {
    reference.n += 1;
    await play(reference.core, reference.world, reference.n);
  }
  return fingerprint(reference.core.vault.db);
}

async function lookAt(child: Child, kill: number): Promise<void> {
  // Every third time only to look, so that the next child has to recover by itself.
  const forensic = kill % 3 === 0;
  const { core } = await openReplay(file, { forensic, verifyPages: kill % VERIFY_EVERY === 0 });
  const { db } = core.vault;
  const acks = child.acknowledged();
  for (const { seq, hash } of acks) expect(chainHashAt(db, seq), `acknowledged event ${seq}`).toBe(hash);
  const n = lastPlayed(db);
  expect(n).toBeGreaterThanOrEqual(acks.at(-1)?.n ?? 0);
  expect(n).toBeLessThanOrEqual(Math.max(child.begun(), reference.n));
  expect(fingerprint(db), `the books after ${n} commands`).toBe(await referenceAt(n));
  expect(broken(db)).toEqual([]);
  expect(core.vault.notices).toEqual([]);
  if (kill % VERIFY_EVERY === 0) {
    const answer = await core.call('vault.verify', {}, { actor: { name: 'tester', role: 'owner' } });
    expect(answer).toMatchObject({ ok: true, findings: [] });
  }
  await core.close();
  count(child, n);
}

function count(child: Child, n: number): void {
  const lines = child.lines();
  figures.kills += 1;
  figures.acknowledged += child.acknowledged().length;
  if (lines.length === 0) figures.beforeOpen += 1;
  const [what, , name] = lines.at(-1) ?? [];
  if (what === 'begin' && name === 'imports.commit') figures.duringImport += 1;
  if (n > (child.acknowledged().at(-1)?.n ?? n)) figures.unacknowledged += 1;
}

describe('a process that is killed', () => {
  it(`${KILLS} times at any moment loses no acknowledged command and leaves no half of one`, async () => {
    for (let kill = 1; kill <= KILLS; kill++) {
      const child = new Child(file);
      await MOMENTS[kill % MOMENTS.length]!(child, chanceOf(kill));
      await child.kill();
      await lookAt(child, kill);
    }
    const { kills, acknowledged, duringImport, beforeOpen, unacknowledged } = figures;
    console.log(
      `${kills} kills, ${beforeOpen} before the vault was open, ${duringImport} in mid-import; ${acknowledged} commands acknowledged, ` +
        `${unacknowledged} times one more was committed; ${reference.n} commands in the stream`,
    );
    const { core } = await openReplay(file, { verifyPages: true });
    const answer = await core.call('vault.verify', {}, { actor: { name: 'tester', role: 'owner' } });
    expect(answer).toMatchObject({ ok: true, findings: [] });
    await core.close();
  }, 900_000);
});
