/** Commands in the thread that writes, as the desk’s callers meet them. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallOptions } from '../../main/api/commands.ts';
import { Desk } from '../../main/api/desk.ts';
import { openCore } from '../../main/api/open.ts';
import { PASSPHRASE, QUICK_KDF, statementFile } from '../support/books.ts';
import { ofx } from '../support/statements.ts';

const OWNER = { actor: { name: 'tester', role: 'owner' as const } };

let dir: string;
let file: string;
let desk: Desk;
let writer: Worker;
let log: string[];
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'bulkhead-writer-'));
  file = join(dir, 'books.bulkhead');
  log = [];
  desk = new Desk({
    kdf: QUICK_KDF,
    holder: 'a test',
    version: '1.2.3',
    memoryFile: null,
    suggestedFile: file,
    log: (line) => log.push(line),
  });
  writer = await createVault();
  await call('entity.create', { kind: 'person', name: 'Dana' });
});
afterEach(async () => {
  await desk.close();
  rmSync(dir, { recursive: true, force: true });
});

// biome-ignore lint/suspicious/noExplicitAny: a test states what it expects of the answer right away
function call(name: string, input: object = {}, more: Partial<CallOptions> = {}): Promise<any> {
  return desk.call(name, input, { ...OWNER, ...more });
}

/** The last thread that making a vault begins is the one that writes. */
async function createVault(): Promise<Worker> {
  let last: Worker | null = null;
  const keep = (worker: Worker) => {
    last = worker;
  };
  process.on('worker', keep);
  await call('app.create', { passphrase: PASSPHRASE });
  await new Promise((resolve) => setImmediate(resolve));
  process.off('worker', keep);
  return last!;
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { code: string; message: string; remedy: string; facts: object }) => error,
  );
const names = async () => (await call('entity.list')).map(({ name }: { name: string }) => name);
const create = (name: string, more: Partial<CallOptions> = {}) =>
  call('entity.create', { kind: 'llc', name, tax_class: 'disregarded', state: 'WY' }, more);

function statement(rows: number): { files: File[]; create_accounts: boolean } {
  const lines = Array.from({ length: rows }, (_, i) => ({
    date: '2025-03-01',
    amount: '-1.00',
    payee: `Payee ${i}`,
    fitid: `F${i}`,
  }));
  return {
    files: [statementFile('march.ofx', ofx({ accountId: '4821', rows: lines }))],
    create_accounts: true,
  };
}

/** What goes on of a call, for whoever watches the desk. */
async function firstReport(procedure: string): Promise<void> {
  const reports = (await desk.call('app.progress', {}, OWNER)) as AsyncIterable<{ procedure: string }>;
  for await (const report of reports) if (report.procedure === procedure) return;
}

describe('a command', () => {
  test('is in the books once it is answered, and tells its number', async () => {
    const made: number[] = [];
    const { id } = await create('Northgate LLC', { made: (seq) => made.push(seq) });
    expect(await names()).toEqual(['Northgate LLC', 'Dana']);
    const [latest] = await call('audit.log', { limit: 1 });
    expect(made).toEqual([latest.seq]);
    expect(latest).toMatchObject({ command: 'entity.create', actor: 'tester', undoable: 'done' });
    // One that changes nothing has no number.
    await call('entity.update', { entity: id, name: 'Northgate LLC' }, { made: (seq) => made.push(seq) });
    expect(made).toHaveLength(1);
  });

  test('is refused with what is wrong, what to do, and the facts', async () => {
    expect(await failure(create(''))).toMatchObject({
      code: 'INVALID_INPUT',
      facts: { issues: [{ field: 'name' }] },
    });
    expect(
      await failure(call('account.create', { entity: 'Nobody', name: 'A', type: 'asset' })),
    ).toMatchObject({
      name: 'BulkheadError',
      code: 'NOT_FOUND',
      remedy: 'There are: Dana.',
      facts: { entity: 'Nobody' },
    });
    expect(await names()).toEqual(['Dana']);
  });

  test('is undone by its number, and done again', async () => {
    let seq = 0;
    await create('Northgate LLC', {
      made: (made) => {
        seq = made;
      },
    });
    await call('history.undo', { expected: seq });
    expect(await names()).toEqual(['Dana']);
    await call('history.redo', { expected: seq });
    expect(await names()).toEqual(['Northgate LLC', 'Dana']);
  });

  test('is done once under one key', async () => {
    const made: number[] = [];
    const under = { idempotencyKey: 'one', made: (seq: number) => made.push(seq) };
    const first = await create('Northgate LLC', under);
    expect(await create('Northgate LLC', under)).toEqual(first);
    expect(made).toEqual([made[0], made[0]]);
    expect(await failure(create('Southgate LLC', under))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await names()).toEqual(['Northgate LLC', 'Dana']);
  });

  test('waits its turn: many are carried out in the order they came', async () => {
    const made: number[] = [];
    const all = ['A', 'B', 'C', 'D', 'E'].map((name) => create(name, { made: (seq) => made.push(seq) }));
    const ids = (await Promise.all(all)).map(({ id }) => id);
    const events = await call('audit.log', { limit: 5 });
    expect(made).toEqual(events.map(({ seq }: { seq: number }) => seq).toReversed());
    expect(new Set(ids).size).toBe(5);
  });
});

describe('an import', () => {
  test('is told how far it is, and leaves others their answers meanwhile', async () => {
    const watched = firstReport('imports.commit');
    let over = false;
    const importing = call('imports.commit', statement(4000)).finally(() => {
      over = true;
    });
    await watched;
    // Answered from the books as they were before.
    expect(await call('entry.list', { limit: 1 })).toMatchObject({ entries: [] });
    expect(over).toBe(false);
    const { files } = await importing;
    expect(files[0].accounts[0]).toMatchObject({ read: 4000, new: 4000 });
    expect((await call('vault.status')).entries).toBe(4000);
  });

  test('that is tried first leaves nothing', async () => {
    const before = await call('audit.log', { limit: 1 });
    const { files } = await call('imports.preview', statement(10));
    expect(files[0].accounts[0]).toMatchObject({ new: 10 });
    expect(await call('audit.log', { limit: 1 })).toEqual(before);
  });

  test('that is given up changes nothing, whenever that is', async () => {
    const giveUp = new AbortController();
    const watched = firstReport('imports.commit');
    const importing = failure(call('imports.commit', statement(4000), { signal: giveUp.signal }));
    const waiting = failure(create('Northgate LLC', { signal: giveUp.signal }));
    await watched;
    giveUp.abort();
    expect(await importing).toMatchObject({ code: 'CANCELLED' });
    expect(await waiting).toMatchObject({ code: 'CANCELLED' });
    expect(await failure(create('Late LLC', { signal: giveUp.signal }))).toMatchObject({ code: 'CANCELLED' });
    expect(await call('vault.status')).toMatchObject({ entries: 0, accounts: expect.any(Number) });
    await create('Southgate LLC');
    expect(await names()).toEqual(['Southgate LLC', 'Dana']);
  });
});

describe('locking', () => {
  test('lets what runs end, gives the file up and leaves nothing beside it', async () => {
    const watched = firstReport('imports.commit');
    const importing = call('imports.commit', statement(4000));
    await watched;
    await Promise.all([call('app.lock'), importing]);
    expect(await failure(create('Late LLC'))).toMatchObject({ code: 'VAULT_LOCKED' });
    expect([existsSync(`${file}-wal`), existsSync(`${file}-shm`)]).toEqual([false, false]);
    const { core, notices } = await openCore(file, { passphrase: PASSPHRASE }, 'a test');
    expect(notices).toEqual([]);
    expect(await core.call('vault.status', {}, OWNER)).toMatchObject({ entries: 4000 });
    await core.close();
  });
});

describe('a thread that ends by itself', () => {
  /** A message that it can’t understand is a bug in it. */
  const kill = () => writer.postMessage(null);

  test('fails what it was about with a clear word, leaves nothing half done, and locks the vault', async () => {
    const watched = firstReport('imports.commit');
    const importing = failure(call('imports.commit', statement(4000)));
    const waiting = failure(create('Northgate LLC'));
    await watched;
    kill();
    for (const lost of [await importing, await waiting])
      expect(lost).toMatchObject({
        code: 'VAULT_LOCKED',
        message: 'The part of the program that writes the books has ended.',
        remedy: expect.stringContaining('Unlock the vault again'),
      });
    await desk.lock();
    expect(await call('app.status')).toMatchObject({
      state: 'locked',
      notices: [expect.stringContaining('the part of the program that writes has ended')],
    });
    expect(log).toEqual([expect.stringContaining('the part of the program that writes has ended')]);
    await call('app.unlock', { passphrase: PASSPHRASE });
    expect(await call('vault.status')).toMatchObject({ entries: 0, entities: 1 });
    await create('Southgate LLC');
    expect((await call('vault.verify')).findings).toEqual([]);
  });

  test('before anything was asked of it is noticed at once', async () => {
    kill();
    await new Promise((resolve) => writer.once('exit', resolve));
    await desk.lock();
    expect((await call('app.status')).state).toBe('locked');
    await call('app.unlock', { passphrase: PASSPHRASE });
    expect(await names()).toEqual(['Dana']);
  });
});
