import fs, { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Core } from '../../main/api/core.ts';
import { Desk } from '../../main/api/desk.ts';
import { openCore } from '../../main/api/open.ts';
import { Door } from '../../main/ledger/index.ts';
import { listBackups } from '../../main/vault/index.ts';
import type { AppStatus } from '../../shared/contract/app.ts';

import { QUICK_KDF, PASSPHRASE as TEST_PASSPHRASE, TestBooks } from '../support/books.ts';

const OWNER = { actor: { name: 'tester', role: 'owner' as const } };
const PASSPHRASE = 'correct horse battery';

let dir: string;
let desk: Desk;
let log: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bulkhead-desk-'));
  log = [];
  desk = makeDesk();
});
afterEach(async () => {
  await desk.close();
  rmSync(dir, { recursive: true, force: true });
});

function makeDesk(): Desk {
  return new Desk({
    kdf: QUICK_KDF,
    holder: 'a test',
    version: '1.2.3',
    memoryFile: join(dir, 'config', 'bulkhead.json'),
    suggestedFile: join(dir, 'books', 'books.bulkhead'),
    log: (line) => log.push(line),
  });
}

// biome-ignore lint/suspicious/noExplicitAny: a test states what it expects of the answer right away
const call = (name: string, input: object = {}): Promise<any> => desk.call(name, input, OWNER);
const status = (): Promise<AppStatus> => call('app.status');
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: { code: string }) => error.code,
  );

describe('the desk', () => {
  test('begins without a vault, makes one where it suggests, and opens it', async () => {
    expect(await status()).toMatchObject({ state: 'none', file: null, recent: [], version: '1.2.3' });
    expect(await codeOf(call('entity.list'))).toBe('VAULT_LOCKED');
    const made = await call('app.create', { passphrase: PASSPHRASE });
    expect(made.file).toBe(join(dir, 'books', 'books.bulkhead'));
    expect(made.recovery_code).toMatch(/\w{4}-\w{4}/);
    expect(await status()).toMatchObject({ state: 'open', file: made.file, passing: false });
    expect(await call('entity.list')).toEqual([]);
  });

  test('locks, opens again, and remembers the vault for the next start', async () => {
    const { file } = await call('app.create', { passphrase: PASSPHRASE });
    const { key } = await call('app.draft_key');
    await call('entity.create', { kind: 'person', name: 'Dana' });
    await call('app.lock');
    expect((await status()).state).toBe('locked');
    expect(await codeOf(call('app.draft_key'))).toBe('VAULT_LOCKED');
    expect(await codeOf(call('app.unlock', { passphrase: 'wrong one' }))).toBe('WRONG_KEY');
    expect((await status()).state).toBe('locked');
    await desk.close();
    desk = makeDesk();
    expect(await status()).toMatchObject({ state: 'locked', file, recent: [{ file, there: true }] });
    await call('app.unlock', { passphrase: PASSPHRASE });
    expect(await call('entity.list')).toMatchObject([{ name: 'Dana' }]);
    expect((await call('app.draft_key')).key).toBe(key);
    expect(readFileSync(join(dir, 'config', 'bulkhead.json'), 'utf8')).not.toContain('Dana');
  });

  test('opens with the recovery code, gives a new one, and the old one is spent', async () => {
    const { recovery_code } = await call('app.create', { passphrase: PASSPHRASE });
    await call('app.lock');
    const recovered = await call('app.recover', { recovery_code, passphrase: 'another passphrase' });
    expect(recovered.recovery_code).not.toBe(recovery_code);
    await call('app.lock');
    expect(await codeOf(call('app.recover', { recovery_code, passphrase: 'a third passphrase' }))).toBe(
      'WRONG_KEY',
    );
  });

  test('shows a sample that leaves nothing behind', async () => {
    const sample = await call('app.sample');
    expect(sample.entries).toBeGreaterThan(100);
    expect(await status()).toMatchObject({ state: 'open', passing: true, file: sample.file });
    await call('app.lock');
    expect(existsSync(sample.file)).toBe(false);
    expect(await status()).toMatchObject({ state: 'none', file: null, recent: [] });
  });

  test('restores a backup into the open vault, and stays open when it can’t', async () => {
    await call('app.create', { passphrase: PASSPHRASE });
    await call('entity.create', { kind: 'person', name: 'Dana' });
    const { name } = await call('vault.backup');
    await call('entity.create', { kind: 'person', name: 'Robin' });
    expect(await codeOf(call('app.restore', { backup: name, passphrase: 'wrong one' }))).toBe('WRONG_KEY');
    expect(await codeOf(call('app.restore', { backup: 'none', passphrase: PASSPHRASE }))).toBe('NOT_FOUND');
    expect(await call('entity.list')).toHaveLength(2);
    const { previous } = await call('app.restore', { backup: name, passphrase: PASSPHRASE });
    expect(existsSync(previous)).toBe(true);
    expect(await call('entity.list')).toMatchObject([{ name: 'Dana' }]);
  });

  test('tells how far a call is, until the vault is locked', async () => {
    await call('app.create', { passphrase: PASSPHRASE });
    const seen: string[] = [];
    const watch = (async () => {
      const reports = (await desk.call('app.progress', {}, OWNER)) as AsyncIterable<{
        procedure: string;
        ended: boolean;
      }>;
      for await (const report of reports) seen.push(`${report.procedure} ${report.ended}`);
    })();
    const statement = ['Date,Description,Amount', '2025-01-02,Coffee,-3.50', '2025-01-03,Rent,-900.00'];
    await call('entity.create', { kind: 'person', name: 'Dana' });
    await call('imports.commit', {
      files: [new File([statement.join('\n')], 'bank.csv')],
      create_accounts: true,
    });
    await call('app.lock');
    await watch;
    expect(seen.at(-1)).toBe('imports.commit true');
  });

  test('lets a viewer lock and look, and not make or restore', async () => {
    const viewer = { actor: { name: 'v', role: 'viewer' as const } };
    expect(await codeOf(desk.call('app.create', { passphrase: PASSPHRASE }, viewer))).toBe('FORBIDDEN');
    expect(await codeOf(desk.call('app.lock', {}, viewer))).toBe('no error');
  });
});

/** Waits until something is so; fails the test if it never is. */
async function until(so: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !so(); ) {
    if (Date.now() > end) throw new Error('it never came to be so');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A vault in which something happened long ago, closed. */
async function oldVault(): Promise<TestBooks> {
  const books = await TestBooks.create();
  onTestFinished(() => rmSync(books.dir, { recursive: true, force: true }));
  await books.call('entity.create', { kind: 'person', name: 'Dana' });
  await books.core.close();
  return books;
}

const autoBackups = (file: string) => listBackups(file).filter(({ manifest }) => manifest?.kind === 'auto');

describe('a new key', () => {
  test('opens with the same passphrase and a new recovery code, and stays in the log', async () => {
    const { file, recovery_code: before } = await call('app.create', { passphrase: PASSPHRASE });
    await call('entity.create', { kind: 'person', name: 'Dana' });
    const { key } = await call('app.draft_key');
    const { recovery_code } = await call('app.rekey', { passphrase: PASSPHRASE });
    expect((await status()).state).toBe('open');
    expect(await call('entity.list')).toMatchObject([{ name: 'Dana' }]);
    expect((await call('audit.log'))[0].command).toBe('app.rekey');
    expect((await call('app.draft_key')).key).not.toBe(key);
    await call('app.lock');
    const next = 'another passphrase';
    expect(await codeOf(call('app.recover', { file, recovery_code: before, passphrase: next }))).toBe(
      'WRONG_KEY',
    );
    await call('app.recover', { file, recovery_code, passphrase: next });
  });

  test('is refused to who does not know the passphrase, and the vault stays open', async () => {
    await call('app.create', { passphrase: PASSPHRASE });
    expect(await codeOf(call('app.rekey', { passphrase: 'wrong one' }))).toBe('WRONG_KEY');
    const viewer = { actor: { name: 'v', role: 'accountant' as const } };
    expect(await codeOf(desk.call('app.rekey', { passphrase: PASSPHRASE }, viewer))).toBe('FORBIDDEN');
    expect(await call('entity.list')).toEqual([]);
  });

  test('closes the vault under no command: one that comes meanwhile is told that it is locked', async () => {
    await call('app.create', { passphrase: PASSPHRASE });
    const renewed = call('app.rekey', { passphrase: PASSPHRASE });
    await new Promise((resolve) => setTimeout(resolve, 20));
    // It takes longer than proving the passphrase, which goes on by now.
    expect(await codeOf(call('vault.sample'))).toBe('VAULT_LOCKED');
    expect(await renewed).toEqual({ recovery_code: expect.any(String) });
    expect(await call('entity.list')).toEqual([]);
  });

  test('that can’t be written leaves the old one, and the vault open', async () => {
    const { file } = await call('app.create', { passphrase: PASSPHRASE });
    const copying = vi.spyOn(fs, 'copyFileSync').mockImplementationOnce(() => {
      throw new Error('the disk is full');
    });
    onTestFinished(() => copying.mockRestore());
    await expect(call('app.rekey', { passphrase: PASSPHRASE })).rejects.toThrow('the disk is full');
    expect(await status()).toMatchObject({ state: 'open', file });
    expect(await call('entity.list')).toEqual([]);
  });
});

describe('the day’s backup', () => {
  test('is taken once a vault is unlocked, and nobody waits for it', async () => {
    const { file } = await oldVault();
    await call('app.unlock', { file, passphrase: TEST_PASSPHRASE });
    // Asked for again while it is under way, it is the same one.
    await desk.close();
    expect(autoBackups(file)).toHaveLength(1);
    expect((await status()).notices).toEqual([]);
  });

  test('is taken once a vault was recovered', async () => {
    const { file, recoveryCode } = await oldVault();
    await call('app.recover', { file, recovery_code: recoveryCode, passphrase: PASSPHRASE });
    await until(() => autoBackups(file).length === 1);
  });

  test('is taken of a vault that is open already when a server begins', async () => {
    const books = await oldVault();
    const { core } = await openCore(books.file, { passphrase: TEST_PASSPHRASE }, 'a test');
    desk.adopt(core);
    await until(() => autoBackups(books.file).length === 1);
  });

  test('leaves the books open where it fails, and a notice', async () => {
    const { file } = await oldVault();
    writeFileSync(`${file}-backups`, 'a file where the folder should be');
    expect(await call('app.unlock', { file, passphrase: TEST_PASSPHRASE })).toMatchObject({ notices: [] });
    await until(() => log.length > 0);
    expect(await status()).toMatchObject({
      state: 'open',
      notices: [expect.stringContaining('The automatic backup failed: ')],
    });
    expect(await call('entity.list')).toHaveLength(1);
    await call('app.lock');
  });

  test('tells what was noticed when the vault was opened, until another is', async () => {
    const { file } = await oldVault();
    rmSync(`${file}.head`);
    const { notices } = await call('app.unlock', { file, passphrase: TEST_PASSPHRASE });
    expect(notices).toEqual([expect.stringContaining('the head file is missing')]);
    expect((await status()).notices).toEqual(notices);
    await call('app.create', { passphrase: PASSPHRASE });
    expect((await status()).notices).toEqual([]);
  });
});

/** A vault that can't be closed: somebody is still reading from it. Answers with what ends that. */
async function openAndHeld(): Promise<{ file: string; letGo: () => void }> {
  const { file } = await oldVault();
  const { core } = await openCore(file, { passphrase: TEST_PASSPHRASE }, 'a test');
  desk.adopt(core);
  const rows = core.vault.reader.prepare('SELECT seq FROM audit_event').iterate();
  rows.next();
  return { file, letGo: () => void rows.return?.() };
}

describe('what goes wrong', () => {
  test('while closing is told, leaves no vault that looks open, and is mended at the next try', async () => {
    const { file, letGo } = await openAndHeld();
    await expect(call('app.lock')).rejects.toThrow('busy');
    expect((await status()).state).toBe('locked');
    expect(await codeOf(call('entity.list'))).toBe('VAULT_LOCKED');
    await expect(call('app.unlock', { file, passphrase: TEST_PASSPHRASE })).rejects.toThrow('busy');
    letGo();
    await call('app.unlock', { file, passphrase: TEST_PASSPHRASE });
    expect(await call('entity.list')).toHaveLength(1);
  });

  test('while the vault locks itself is told to the screens, and ends nothing', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    await desk.close();
    desk = makeDesk();
    const { letGo } = await openAndHeld();
    vi.advanceTimersByTime(20 * 60_000);
    vi.useRealTimers();
    await until(() => log.some((line) => line.startsWith('The vault locked itself')));
    expect(await status()).toMatchObject({
      state: 'locked',
      notices: [expect.stringContaining('could not be closed')],
    });
    letGo();
  });

  test('while a sample is made leaves neither an open vault nor a file', async () => {
    const before = process.env.TMPDIR;
    process.env.TMPDIR = dir;
    const closed = vi.spyOn(Core.prototype, 'close');
    onTestFinished(() => {
      closed.mockRestore();
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    });
    const gaveUp = new AbortController();
    const calling = vi.spyOn(Core.prototype, 'call').mockImplementationOnce(function (this: Core, ...args) {
      // Once the sample is being written.
      setTimeout(() => gaveUp.abort(), 50);
      return this.call(...args);
    });
    onTestFinished(() => calling.mockRestore());
    const sample = desk.call('app.sample', {}, { ...OWNER, signal: gaveUp.signal });
    expect(await codeOf(sample)).toBe('CANCELLED');
    expect(readdirSync(dir).filter((name) => name.startsWith('bulkhead-sample'))).toEqual([]);
    expect(closed).toHaveBeenCalledTimes(1);
    expect((await status()).state).toBe('none');
  });

  test('while notices are written down leaves no vault open that nobody holds', async () => {
    const { file } = await oldVault();
    rmSync(`${file}.head`);
    const note = vi.spyOn(Door.prototype, 'note').mockRejectedValueOnce(new Error('the disk is full'));
    onTestFinished(() => note.mockRestore());
    const open = () => openCore(file, { passphrase: TEST_PASSPHRASE }, 'a test');
    await expect(open()).rejects.toThrow('the disk is full');
    const { core } = await open();
    await core.close();
  });
});
