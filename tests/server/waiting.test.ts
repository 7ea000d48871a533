/** The watched folder and files to open over REST: listed, given by id and by nothing else, to those who may. */
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Desk } from '../../main/api/desk.ts';
import { leaveGiven } from '../../main/watch/index.ts';
import type { Waiting } from '../../shared/contract/app.ts';
import { QUICK_KDF } from '../support/books.ts';
import { TestServer } from './support.ts';

const TEXT = 'Date,Amount\n2025-01-01,1.00\n';
const ID = createHash('sha256').update(TEXT).digest('hex');
const OWNER = { actor: { name: 'tester', role: 'owner' as const } };

let dir: string;
let folder: string;
let givenDir: string;
let desk: Desk;
let it: TestServer;
let viewers: TestServer;
beforeAll(async () => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'bulkhead-waiting-')));
  folder = join(dir, 'Statements');
  givenDir = join(dir, 'config', 'given');
  mkdirSync(folder);
  writeFileSync(join(folder, 'january.csv'), TEXT);
  utimesSync(join(folder, 'january.csv'), 1_700_000_000, 1_700_000_000);
  writeFileSync(join(dir, 'secret.csv'), 'secret');
  desk = new Desk({
    kdf: QUICK_KDF,
    holder: 'a test',
    version: '1.2.3',
    memoryFile: join(dir, 'config', 'bulkhead.json'),
    givenDir,
    suggestedFile: join(dir, 'books.bulkhead'),
  });
  await desk.call('app.create', { passphrase: 'correct horse battery' }, OWNER);
  it = await TestServer.start({ desk });
  viewers = await TestServer.start({ desk, role: 'bookkeeper' });
});
afterAll(async () => {
  await it.close();
  await viewers.close();
  await desk.close();
  rmSync(dir, { recursive: true, force: true });
});

function rest(server: TestServer, call: string, body?: object): Promise<Response> {
  const [method, path] = call.split(' ') as [string, string];
  return fetch(`${server.server.url}api/v1${path}`, {
    method,
    headers: { ...server.token, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}
const waiting = async (): Promise<Waiting> => (await rest(it, 'GET /app/waiting')).json();

describe('the watched folder', () => {
  test('is set by the owner alone, and never to a folder that is not for it', async () => {
    expect((await rest(viewers, 'PUT /app/waiting/folder', { folder })).status).toBe(403);
    expect((await rest(it, 'PUT /app/waiting/folder', { folder: '/etc' })).status).toBe(409);
    expect((await rest(it, 'PUT /app/waiting/folder', { folder: join(dir, 'gone') })).status).toBe(404);
    expect((await rest(it, 'PUT /app/waiting/folder', { folder: 'Statements' })).status).toBe(422);
    expect((await rest(it, 'PUT /app/waiting/folder', { folder })).status).toBe(200);
    expect(await waiting()).toMatchObject({ folder, files: [{ id: ID, state: 'waiting' }] });
    for (const kept of ['.', ...readdirSync(join(dir, 'config', 'watched'))])
      expect(statSync(join(dir, 'config', 'watched', kept)).mode & 0o077).toBe(0);
  });

  test('gives its files by their ids, and nothing by a path', async () => {
    const answer = await rest(viewers, `GET /app/waiting/${ID}`);
    expect(answer.headers.get('content-disposition')).toMatch(/january\.csv/);
    expect(await answer.text()).toBe(TEXT);
    for (const path of [
      'january.csv',
      '..%2Fsecret.csv',
      '%2e%2e%2fsecret.csv',
      '%2Fetc%2Fpasswd',
      'A'.repeat(64),
    ])
      expect((await rest(it, `GET /app/waiting/${path}`)).status, path).toBe(422);
    const other = createHash('sha256').update('secret').digest('hex');
    expect((await rest(it, `GET /app/waiting/${other}`)).status).toBe(404);
  });

  test('has files put aside and wait again', async () => {
    const mark = (as: string) => rest(viewers, 'POST /app/waiting/marks', { ids: [ID], as });
    expect(await (await mark('aside')).json()).toMatchObject({ files: [{ state: 'aside' }] });
    expect(await (await mark('waiting')).json()).toMatchObject({ files: [{ state: 'waiting' }] });
  });
});

describe('files to open', () => {
  test('are given once, wherever they lie, and what can’t be had is said', async () => {
    leaveGiven(givenDir, [join(dir, 'secret.csv')], null);
    leaveGiven(givenDir, [join(dir, 'gone.ofx'), folder, join(dir, 'secret.csv')], null);
    for (const left of ['.', ...readdirSync(givenDir)])
      expect(statSync(join(givenDir, left)).mode & 0o077).toBe(0);
    const { given, refused } = await waiting();
    expect(given).toMatchObject([{ name: 'secret.csv', size: 6 }]);
    expect(refused).toEqual([
      '“gone.ofx”: It can’t be read. Check who may use it.',
      '“Statements”: It is not a file.',
    ]);
    const { id } = given[0]!;
    expect(await (await rest(it, `GET /app/waiting/${id}`)).text()).toBe('secret');
    expect((await rest(it, `GET /app/waiting/${id}`)).status).toBe(404);
    expect(await waiting()).toMatchObject({ given: [], refused: [] });
  });

  test('of another vault stay for that one, and those of a locked one until it is open', async () => {
    leaveGiven(givenDir, [join(dir, 'secret.csv')], join(dir, 'other.bulkhead'));
    expect((await waiting()).given).toEqual([]);
    await desk.call('app.lock', {}, OWNER);
    leaveGiven(givenDir, [join(dir, 'secret.csv')], join(dir, 'books.bulkhead'));
    expect((await rest(it, 'GET /app/waiting')).status).toBe(423);
    await desk.call('app.unlock', { passphrase: 'correct horse battery' }, OWNER);
    expect((await waiting()).given).toMatchObject([{ name: 'secret.csv' }]);
  });
});
