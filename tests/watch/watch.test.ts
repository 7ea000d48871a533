/** What waits in a watched folder, and what never does again. The clock stands where the test puts it. */
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { leaveGiven } from '../../main/watch/given.ts';
import { SETTLED_MS, type Waiting, Watch } from '../../main/watch/watch.ts';
import type { ImportFile } from '../../shared/contract/import.ts';
import { TestBooks } from '../support/books.ts';
import { ofx } from '../support/statements.ts';
import { zip } from '../support/workbook.ts';

const JANUARY = ofx({
  accountId: '1122334455',
  rows: [{ date: '2025-01-03', amount: '2500.00', payee: 'ACME CORP', fitid: 'a1' }],
  closing: '2500.00',
});
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

let dir: string;
let folder: string;
let books: TestBooks;
let watch: Watch;
let now: number;
beforeEach(async () => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'bulkhead-watch-')));
  folder = join(dir, 'Statements');
  mkdirSync(folder);
  books = await TestBooks.create();
  now = Date.parse('2026-01-15T12:00:00Z');
  watch = makeWatch();
});
afterEach(async () => {
  await books.close();
  rmSync(dir, { recursive: true, force: true });
});

function makeWatch(): Watch {
  return new Watch({
    memoryDir: join(dir, 'config', 'watched'),
    givenDir: join(dir, 'config', 'given'),
    around: () => ({ platform: process.platform, home: join(dir, 'home'), config: null }),
    nowMs: () => now,
  });
}

/** Of the only vault that is remembered. */
function memoryFile(): string {
  const at = join(dir, 'config', 'watched');
  return join(at, readdirSync(at)[0]!);
}

/** Written so long ago, in milliseconds. */
function place(name: string, text: string, agoMs = 60_000): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  utimesSync(path, (now - agoMs) / 1000, (now - agoMs) / 1000);
  return path;
}

const begin = () => watch.watch(books.core.vault, folder);
const look = () => watch.waiting(books.core.vault);
const states = ({ files }: Waiting) => Object.fromEntries(files.map(({ name, state }) => [name, state]));
const reasons = ({ left }: Waiting) => Object.fromEntries(left.map(({ name, reason }) => [name, reason]));

describe('the watched folder', () => {
  test('is remembered for this vault, across starts, and can be ended', async () => {
    expect(await look()).toEqual({
      folder: null,
      problem: null,
      files: [],
      left: [],
      others: 0,
      given: [],
      refused: [],
    });
    expect((await begin()).folder).toBe(folder);
    watch = makeWatch();
    expect((await look()).folder).toBe(folder);
    expect((await watch.waiting({ ...books.core.vault, file: '/elsewhere' })).folder).toBeNull();
    expect((await watch.watch(books.core.vault, null)).folder).toBeNull();
    expect(readdirSync(join(dir, 'config', 'watched'))).toEqual([]);
  });

  test('is remembered beside what can’t be understood, which is set aside, and never in place of what can’t be read', async () => {
    await begin();
    const file = memoryFile();
    writeFileSync(file, '{"version":2}');
    expect((await look()).folder).toBeNull();
    expect(readFileSync(file, 'utf8')).toBe('{"version":2}');
    expect((await begin()).folder).toBe(folder);
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"version":2}');
    rmSync(file);
    mkdirSync(file);
    await expect(begin()).rejects.toMatchObject({
      code: 'REFUSED',
      message: expect.stringMatching(/can’t be remembered/),
    });
  });

  test('lists what could be a statement, newest first, and counts the rest', async () => {
    place('january.ofx', JANUARY, 90_000);
    place('february.CSV', 'Date,Amount\n2025-02-01,1', 60_000);
    place('holiday.jpg', 'x');
    place('.hidden.ofx', 'x');
    mkdirSync(join(folder, 'older.zip'));
    const answer = await begin();
    expect(answer.files).toEqual([
      {
        id: sha('Date,Amount\n2025-02-01,1'),
        name: 'february.CSV',
        size: 24,
        modified_at: '2026-01-15T11:59:00.000Z',
        state: 'waiting',
      },
      expect.objectContaining({ name: 'january.ofx', id: sha(JANUARY) }),
    ]);
    expect(answer).toMatchObject({ left: [], others: 3 });
  });

  test('says of each file that can’t be had why', async () => {
    place('a.csv.crdownload', 'x');
    place('b.part', 'x');
    place('empty.ofx', '');
    truncateSync(place('huge.csv', 'x'), 101 * 1024 * 1024);
    writeFileSync(join(dir, 'secret.csv'), 'secret');
    symlinkSync(join(dir, 'secret.csv'), join(folder, 'link.csv'));
    place('january.ofx', JANUARY, 50_000);
    place('january (1).ofx', JANUARY, 90_000);
    utimesSync(join(folder, 'huge.csv'), 1, 1);
    const latin1 = Buffer.concat([
      Buffer.from(join(folder, 'ums')),
      Buffer.from([0xe4]),
      Buffer.from('tze.csv'),
    ]);
    // Where names are Unicode it can't even be made.
    if (process.platform === 'linux') writeFileSync(latin1, 'x');
    const answer = await begin();
    expect(states(answer)).toEqual({ 'january.ofx': 'waiting' });
    expect(reasons(answer)).toEqual({
      'a.csv.crdownload': 'It is still being downloaded.',
      'b.part': 'It is still being downloaded.',
      'empty.ofx': 'There is nothing in it.',
      'huge.csv': 'It is larger than 100 MB. Download a shorter period.',
      'link.csv': 'It is a link to another place; only files of the folder itself are read.',
      'january (1).ofx': 'It is the same as “january.ofx”.',
      ...(process.platform === 'linux'
        ? {
            'ums\uFFFDtze.csv': 'Its name is not written as this computer writes names. Give it another one.',
          }
        : {}),
    });
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'says of a file that nobody may read that it can’t be read',
    async () => {
      chmodSync(place('locked.csv', 'x'), 0);
      expect(reasons(await begin())).toEqual({ 'locked.csv': expect.stringMatching(/can’t be read/) });
    },
  );

  test('says that it is gone, or was replaced by a link, and reads nothing through it', async () => {
    place('january.ofx', JANUARY);
    await begin();
    renameSync(folder, join(dir, 'moved'));
    expect(await look()).toMatchObject({ folder, problem: expect.stringMatching(/not there/), files: [] });
    symlinkSync(join(dir, 'moved'), folder);
    expect(await look()).toMatchObject({ problem: expect.stringMatching(/elsewhere/), files: [] });
    await expect(watch.file(books.core.vault, sha(JANUARY))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a file', () => {
  test('waits once nobody writes it any more', async () => {
    const path = place('january.ofx', JANUARY.slice(0, 100), 0);
    expect(reasons(await begin())).toEqual({ 'january.ofx': 'It is still being written.' });
    appendFileSync(path, JANUARY.slice(100));
    utimesSync(path, (now + SETTLED_MS) / 1000, (now + SETTLED_MS) / 1000);
    now += SETTLED_MS;
    expect(states(await look())).toEqual({});
    now += SETTLED_MS - 1;
    expect(states(await look())).toEqual({});
    now += 1;
    expect(states(await look())).toEqual({ 'january.ofx': 'waiting' });
  });

  test('whose clock is ahead waits once it has been seen the same for as long', async () => {
    place('january.ofx', JANUARY, -3_600_000);
    expect(states(await begin())).toEqual({});
    now += SETTLED_MS;
    expect(states(await look())).toEqual({ 'january.ofx': 'waiting' });
  });

  test('is given by its id, and only as it was listed', async () => {
    const path = place('january.ofx', JANUARY);
    await begin();
    const file = await watch.file(books.core.vault, sha(JANUARY));
    expect([file.name, await file.text(), file.lastModified]).toEqual(['january.ofx', JANUARY, now - 60_000]);
    for (const id of [sha('never listed'), path, '../january.ofx', 'january.ofx'])
      await expect(watch.file(books.core.vault, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    place('january.ofx', `${JANUARY} `);
    await expect(watch.file(books.core.vault, sha(JANUARY))).rejects.toThrow('“january.ofx” does not wait');
    rmSync(path);
    writeFileSync(join(dir, 'secret.csv'), JANUARY);
    symlinkSync(join(dir, 'secret.csv'), path);
    await expect(watch.file(books.core.vault, sha(JANUARY))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is not given any more once the folder is another, or the vault was locked', async () => {
    place('january.ofx', JANUARY);
    await begin();
    watch.forget();
    await expect(watch.file(books.core.vault, sha(JANUARY))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await look();
    await watch.watch(books.core.vault, null);
    await expect(watch.file(books.core.vault, sha(JANUARY))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('that was imported does not wait, under any name, until the import is taken back', async () => {
    place('january.ofx', JANUARY);
    await begin();
    await books.call('entity.create', { kind: 'person', name: 'Dana' });
    const file = await watch.file(books.core.vault, sha(JANUARY));
    const { batch } = await books.call('imports.commit', { files: [file], create_accounts: true });
    expect(states(await look())).toEqual({ 'january.ofx': 'imported' });
    renameSync(join(folder, 'january.ofx'), join(folder, 'again.qfx'));
    expect(states(await look())).toEqual({ 'again.qfx': 'imported' });
    await books.call('imports.undo', { batch });
    expect(states(await look())).toEqual({ 'again.qfx': 'waiting' });
  });

  test('that rested in the midst of being written waits again once it is whole, and brings what is new', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Dana' });
    const half = 'Date,Description,Amount\n2025-01-03,SHOP,-20.50\n2025-01-04,CAFE,-3';
    const path = place('january.csv', half);
    const archive = place('all.zip', 'PK\x03\x04 broken off');
    const take = async () => {
      const { files } = await look();
      const waiting = files.filter(({ state }) => state === 'waiting');
      const given = await Promise.all(waiting.map(({ id }) => watch.file(books.core.vault, id)));
      const taken = await books.call('imports.commit', { files: given, create_accounts: true });
      return Object.fromEntries(
        taken.files.map(({ file, status, error, accounts }: ImportFile) => [
          file,
          error === null ? accounts.map((one) => [one.account, one.new, one.duplicate]) : status,
        ]),
      );
    };
    await begin();
    expect(await take()).toEqual({ 'january.csv': [['Assets:january', 2, 0]], 'all.zip': 'refused' });
    expect(states(await look())).toEqual({ 'january.csv': 'imported', 'all.zip': 'waiting' });
    appendFileSync(path, '.75\n2025-01-05,PAY,500.00\n');
    writeFileSync(archive, zip({ 'other.ofx': JANUARY }));
    for (const one of [path, archive]) utimesSync(one, now / 1000 - 30, now / 1000 - 30);
    expect(await take()).toEqual({
      'january.csv': [['Assets:january', 2, 1]],
      'all.zip › other.ofx': [['Assets:1122334455', 1, 0]],
    });
    const { rows } = await books.call('entry.register', { entity: 'Dana', account: 'january' });
    expect(rows.map(({ amount }: { amount: string }) => amount).toSorted()).toEqual([
      '-20.50',
      '-3.75',
      '500.00',
    ]);
  });

  test('of which an import keeps only what is within is held by that import', async () => {
    place('all.zip', 'archive');
    const id = sha('archive');
    await begin();
    await books.call('entity.create', { kind: 'person', name: 'Dana' });
    const { batch } = await books.call('imports.commit', {
      files: [new File([JANUARY], 'january.ofx')],
      create_accounts: true,
    });
    const marked = await watch.mark(books.core.vault, { ids: [id], as: 'imported', batch });
    expect(states(marked)).toEqual({ 'all.zip': 'imported' });
    await books.call('imports.undo', { batch });
    expect(states(await look())).toEqual({ 'all.zip': 'waiting' });
    await books.call('history.undo', {});
    expect(states(await look())).toEqual({ 'all.zip': 'imported' });
  });

  test('that was put aside does not wait, across starts, until it is taken back; nothing tells what it was', async () => {
    place('rates.csv', 'no statement');
    const id = sha('no statement');
    await begin();
    await watch.mark(books.core.vault, { ids: [id], as: 'aside', batch: null });
    watch = makeWatch();
    expect(states(await look())).toEqual({ 'rates.csv': 'aside' });
    const kept = readFileSync(memoryFile(), 'utf8');
    expect(kept).not.toContain(id);
    expect(kept).not.toContain('rates');
    const again = await watch.mark(books.core.vault, { ids: [id], as: 'waiting', batch: null });
    expect(states(again)).toEqual({ 'rates.csv': 'waiting' });
  });

  test('is given while another look is under way, and forgotten by one that began before a lock', async () => {
    place('january.ofx', JANUARY);
    await begin();
    const looking = look();
    expect((await watch.file(books.core.vault, sha(JANUARY))).name).toBe('january.ofx');
    await looking;
    const late = look();
    // The look has begun.
    await Promise.resolve();
    watch.forget();
    await late;
    await expect(watch.file(books.core.vault, sha(JANUARY))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('that was named is not given to the next vault, where this one is locked before it was looked at', async () => {
    const given = join(dir, 'config', 'given');
    leaveGiven(given, [place('january.ofx', JANUARY)], books.core.vault.file);
    const [looking, queued] = [look(), look()];
    // The look has begun.
    await Promise.resolve();
    watch.forget();
    expect((await looking).given).toEqual([]);
    expect((await queued).given).toEqual([]);
    expect((await watch.waiting({ ...books.core.vault, file: '/elsewhere' })).given).toEqual([]);
  });

  test('that was named is given once, under however many names, and not lost when it can’t be read for now', async () => {
    const given = join(dir, 'config', 'given');
    const names = [place('january.ofx', JANUARY), place('january (1).ofx', JANUARY)];
    leaveGiven(given, names, null);
    expect((await look()).given).toMatchObject([{ name: 'january.ofx' }]);
    renameSync(folder, join(dir, 'moved'));
    symlinkSync(join(dir, 'moved'), folder);
    const fetch = () => watch.file(books.core.vault, sha(JANUARY));
    await expect(fetch()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    rmSync(folder);
    renameSync(join(dir, 'moved'), folder);
    expect((await look()).given).toHaveLength(1);
    expect((await fetch()).name).toBe('january.ofx');
    expect((await look()).given).toEqual([]);

    leaveGiven(given, names, null);
    await look();
    place('january.ofx', `${JANUARY} `);
    await expect(fetch()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await look()).given).toEqual([]);
  });

  test('of many megabytes is hashed while others are served', async () => {
    const path = place('large.csv', 'x');
    truncateSync(path, 64 * 1024 * 1024);
    utimesSync(path, 1, 1);
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 1);
    const answer = await begin();
    clearInterval(counting);
    expect(answer.files).toHaveLength(1);
    expect(turns).toBeGreaterThan(3);
  });
});
