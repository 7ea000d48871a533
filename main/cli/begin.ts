/**
 * `npm start`: makes or opens the vault, offers the sample, serves. Where nobody can be asked for a passphrase it shows
 * the sample in a vault that is gone at the end, and says so.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Core } from '../api/core.ts';
import { print, say } from './output.ts';
import { askNewPassphrase } from './secrets.ts';
import { serveUntilStopped } from './serve.ts';
import { createCore, fail, openCore } from './session.ts';

const HOLDER = 'bulkhead (npm start)';
const OWNER = { actor: { name: process.env.USER || 'owner', role: 'owner' as const } };

function canAsk(): boolean {
  return process.stdin.isTTY === true || Boolean(process.env.BULKHEAD_PASSPHRASE);
}

async function wantsSample(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await questions.question(
    'Fill it with a sample to look around (two entities, two years)? [y/N] ',
  );
  questions.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function makeVault(file: string): Promise<Core> {
  say(`There is no vault yet; making ${file}.`);
  const passphrase = await askNewPassphrase('new passphrase (at least 8 characters)', 'BULKHEAD_PASSPHRASE');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const { core, recoveryCode } = await createCore(file, passphrase, HOLDER);
  print(`\nRecovery code, shown this once; write it on paper: ${recoveryCode}\n`);
  if (await wantsSample()) await core.call('vault.sample', {}, OWNER);
  return core;
}

/** The sample under a passphrase that nobody knows, in a folder that goes with the process. */
async function showSample(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bulkhead-sample-'));
  try {
    say(
      'There is no terminal to ask for a passphrase: showing the sample, in a vault that is gone at the end.',
    );
    say('To keep a vault, set BULKHEAD_PASSPHRASE (and BULKHEAD_VAULT), or start in a terminal.');
    const { core } = await createCore(
      join(dir, 'sample.bulkhead'),
      randomBytes(24).toString('base64url'),
      HOLDER,
    );
    await core.call('vault.sample', {}, OWNER);
    await serveUntilStopped(core, { port: 0, role: 'owner', json: false });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function begin(): Promise<void> {
  if (!canAsk()) return showSample();
  const file = process.env.BULKHEAD_VAULT ?? join(homedir(), 'Bulkhead', 'books.bulkhead');
  const core = existsSync(file) ? await openCore({ vault: file }, HOLDER) : await makeVault(file);
  await serveUntilStopped(core, { port: 0, role: 'owner', json: false });
}

export async function beginAndReport(): Promise<void> {
  try {
    await begin();
  } catch (error) {
    fail(error, false);
  }
}
