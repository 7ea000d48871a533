import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askRunning } from '../../main/server/index.ts';
import { TestServer } from './support.ts';

let it: TestServer;
let home: string;
beforeEach(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'bulkhead-home-'));
  it = await TestServer.start({ handOverDir: books() });
});
afterEach(async () => {
  await it.close();
  fs.rmSync(home, { recursive: true, force: true });
});

const books = () => path.join(home, 'Bulkhead');
const codeIn = (file: string) =>
  /url=http:\/\/127\.0\.0\.1:\d+\/#open=([\w-]{43})"/.exec(fs.readFileSync(file, 'utf8'))![1]!;
const modeOf = (file: string) => fs.statSync(file).mode & 0o777;

/** What Chromium sends for the address that a page on the disk leads to. */
const ARRIVAL = {
  'Sec-Fetch-Site': 'cross-site',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Dest': 'document',
};
const arrives = async (path = '/', headers: Record<string, string> = {}, method = 'GET') =>
  (await it.request(path, { method, headers: { ...ARRIVAL, ...headers } })).status;

describe('the page on the disk that opens the browser', () => {
  test.skipIf(process.platform === 'win32')('can be read by its owner alone', () => {
    const file = it.server.handOver().page!;
    expect([modeOf(file), modeOf(path.dirname(file)), modeOf(books())]).toEqual([0o600, 0o700, 0o700]);
  });

  test('holds a code that signs one browser in, and goes with it, folder and all', async () => {
    const file = it.server.handOver().page!;
    await it.signIn(codeIn(file));
    expect(fs.existsSync(books())).toBe(false);
  });

  test('goes when the server closes, and leaves alone what else lies there', async () => {
    fs.mkdirSync(books());
    fs.writeFileSync(path.join(books(), 'books.bulkhead'), '');
    it.server.handOver();
    await it.close();
    expect(fs.readdirSync(books())).toEqual(['books.bulkhead']);
    it = await TestServer.start({ handOverDir: books() });
  });

  test('that a crash left is swept away by the next', async () => {
    const left = it.server.handOver().page!;
    const before = fs.mkdtempSync(path.join(books(), 'opening-'));
    fs.copyFileSync(left, path.join(before, path.basename(left)));
    fs.utimesSync(path.join(before, path.basename(left)), 0, 0);
    const file = it.server.handOver().page!;
    expect(fs.readdirSync(books()).toSorted()).toEqual(
      [left, file].map((page) => path.basename(path.dirname(page))).toSorted(),
    );
  });
});

describe('the gate', () => {
  test('lets a browser arrive from that page as long as it lies there, and not before or after', async () => {
    expect(await arrives()).toBe(403);
    const file = it.server.handOver().page!;
    expect(await arrives()).toBe(200);
    await it.signIn(codeIn(file));
    expect(await arrives()).toBe(403);
  });

  test('opens nothing else to foreign sites meanwhile', async () => {
    it.server.handOver();
    const Cookie = await it.signIn();
    for (const place of [
      '/?a',
      '/session',
      '/docs',
      '/theme.css',
      '/api/openapi.json',
      '/api/v1/entities',
      '/rpc/entity/list',
    ])
      expect([place, await arrives(place, { Cookie })]).toEqual([place, 403]);
    expect(await arrives('/', {}, 'POST')).toBe(403);
    expect(await arrives('/', { Origin: 'https://evil.example' })).toBe(403);
    expect(await arrives('/', { Origin: 'null' })).toBe(403);
    expect(await arrives('/', { 'Sec-Fetch-Dest': 'iframe' })).toBe(403);
    expect(await arrives('/', { 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'empty' })).toBe(403);
    expect(await arrives('/', { Host: 'evil.example' })).toBe(421);
    expect(it.desk.calls).toEqual([]);
  });
});

describe('a second start', () => {
  const random = (buffer: Uint8Array) => void crypto.getRandomValues(buffer as Uint8Array<ArrayBuffer>);

  test('gets a way in, because it knows the token', async () => {
    const { url, token } = it.server;
    const handOver = (await askRunning({ url, token }, random))!;
    expect(fs.readFileSync(handOver.page!, 'utf8')).toContain(handOver.url);
    await it.signIn(new URL(handOver.url).hash.replace('#open=', ''));
  });

  test('gets none without it, nor does anybody who only has a session', async () => {
    const { url } = it.server;
    expect(await askRunning({ url, token: 'T'.repeat(43) }, random)).toBeNull();
    const Cookie = await it.signIn();
    const secrets = { nonce: 'n'.repeat(43), proof: 'p'.repeat(43) };
    const asked = await it.post('/session/hand-over', secrets, { Cookie, Origin: it.origin });
    expect([asked.status, asked.json.code]).toEqual([401, 'UNAUTHORIZED']);
    expect((await it.request('/session/hand-over', { headers: { Cookie } })).status).toBe(405);
  });
});
