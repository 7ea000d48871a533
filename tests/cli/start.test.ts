/** `npm start`, and what a second one does while the first still runs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const START = new URL('../../dist/main/cli/start.js', import.meta.url).pathname;
const LINK = /(http:\/\/127\.0\.0\.1:\d+\/)#open=([\w-]{43})/;
const RUNNING_ALREADY = 'Bulkhead is running already';

let dir: string;
let started: Start[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bulkhead-start-'));
  started = [];
});
afterEach(async () => {
  for (const start of started) await start.end();
  rmSync(dir, { recursive: true, force: true });
});

/** A start in a process of its own, without a screen. */
class Start {
  readonly #child: ChildProcess;
  readonly ended: Promise<number | null>;
  out = '';

  constructor(more: Record<string, string>, args: readonly string[] = []) {
    const { BULKHEAD_VAULT: _, BULKHEAD_PASSPHRASE: __, ...env } = process.env;
    const home = { HOME: dir, BULKHEAD_CONFIG: join(dir, 'config'), BULKHEAD_PORT: '0' };
    const plain = { BULKHEAD_BUILD: 'never', BULKHEAD_SHELL: 'browser', DISPLAY: '', WAYLAND_DISPLAY: '' };
    this.#child = spawn(process.execPath, [START, ...args], { env: { ...env, ...home, ...plain, ...more } });
    for (const stream of [this.#child.stdout!, this.#child.stderr!])
      stream.on('data', (chunk: Buffer) => {
        this.out += chunk;
      });
    this.ended = new Promise((resolve) => this.#child.once('close', resolve));
    started.push(this);
  }

  /** Its address and the code, once it printed them. */
  async link(): Promise<{ url: string; code: string }> {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      const [, url, code] = LINK.exec(this.out) ?? [];
      if (url && code) return { url, code };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`no link came: ${this.out}`);
  }

  async end(): Promise<void> {
    this.#child.kill();
    await this.ended;
  }
}

const start = (more: Record<string, string> = {}) => new Start(more);
const tokenFile = () => readFileSync(join(dir, 'config', 'token'), 'utf8');
const exchange = (url: string, code: string) =>
  fetch(`${url}session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: new URL(url).origin },
    body: JSON.stringify({ code }),
  });

it('leads to the one that runs already, and ends', async () => {
  const first = await start().link();
  expect(statSync(join(dir, 'config', 'running.json')).mode & 0o077).toBe(0);
  const token = tokenFile();
  const second = start();
  expect([await second.ended, second.out]).toEqual([0, expect.stringContaining(RUNNING_ALREADY)]);
  const { url, code } = await second.link();
  expect(url).toBe(first.url);
  expect((await exchange(url, code)).status).toBe(204);
  expect(tokenFile()).toBe(token);
  await started[0]!.end();
  // Nothing runs any more: the next start is the first again.
  expect((await start().link()).url).not.toBe('');
  expect(started.at(-1)!.out).not.toContain(RUNNING_ALREADY);
});

it('gives files that it was told to open to the one that runs, and puts them into no address', async () => {
  const first = await start().link();
  const gone = new Start({}, [join(dir, 'january.ofx')]);
  expect(await gone.ended).toBe(1);
  writeFileSync(join(dir, 'january.ofx'), 'OFXHEADER:100');
  const second = new Start({}, [join(dir, 'january.ofx'), '--switch']);
  expect(await second.ended).toBe(0);
  expect((await second.link()).url).toBe(first.url);
  expect(second.out).not.toContain('january');
  const [name = ''] = readdirSync(join(dir, 'config', 'given'));
  const left = join(dir, 'config', 'given', name);
  expect(JSON.parse(readFileSync(left, 'utf8'))).toEqual({ vault: null, files: [join(dir, 'january.ofx')] });
  expect(statSync(left).mode & 0o077).toBe(0);
});

it('stands beside one that was started for another vault, and takes nothing from it', async () => {
  const first = await start({ BULKHEAD_VAULT: join(dir, 'one.bulkhead') }).link();
  const token = tokenFile();
  const second = start({ BULKHEAD_VAULT: join(dir, 'two.bulkhead') });
  expect((await second.link()).url).not.toBe(first.url);
  await second.end();
  expect(tokenFile()).toBe(token);
  const third = start({ BULKHEAD_VAULT: join(dir, 'one.bulkhead') });
  expect([await third.ended, (await third.link()).url]).toEqual([0, first.url]);
});

it('tells nothing to a stranger on the port of one that is gone, and follows it nowhere', async () => {
  const heard: string[] = [];
  const stranger = http.createServer((request, response) => {
    request.on('data', (chunk: Buffer) => heard.push(`${JSON.stringify(request.headers)} ${chunk}`));
    request.on('end', () =>
      response.end(JSON.stringify({ url: 'http://127.0.0.1:1/', page: '/bin/true', proof: 'a'.repeat(43) })),
    );
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  const token = 'T'.repeat(43);
  const url = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`;
  mkdirSync(join(dir, 'config'));
  writeFileSync(join(dir, 'config', 'running.json'), JSON.stringify({ url, token, vault: null }));
  const own = await start().link();
  expect(own.url).not.toBe(url);
  expect(heard).toHaveLength(1);
  expect(heard[0]).not.toContain(token);
  stranger.close();
});

it('says so where the port that was asked for is taken', async () => {
  const other = http.createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const refused = start({ BULKHEAD_PORT: String(port) });
  expect(await refused.ended).toBe(1);
  expect(refused.out).toContain(`bulkhead: Port ${port} is taken by another program.`);
  other.close();
});
