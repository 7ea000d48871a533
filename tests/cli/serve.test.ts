/** Serving by command line: what it leaves behind when it ends, however it ends. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Desk } from '../../main/api/desk.ts';
import { serveUntilStopped } from '../../main/cli/serve.ts';
import type { RunningServer } from '../../main/server/index.ts';
import { QUICK_KDF } from '../support/books.ts';

it('closes the server and takes its token away when something goes wrong while it is up', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'bulkhead-serve-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const desk = new Desk({
    kdf: QUICK_KDF,
    holder: 'a test',
    version: '1.2.3',
    memoryFile: null,
    suggestedFile: join(dir, 'books.bulkhead'),
  });
  let up: RunningServer | null = null;
  const serving = serveUntilStopped(desk, {
    ports: [0],
    role: 'owner',
    tokenFile: join(dir, 'token'),
    json: true,
    ready: (server) => {
      up = server;
      throw new Error('no browser here');
    },
  });
  await expect(serving).rejects.toThrow('no browser here');
  expect(existsSync(join(dir, 'token'))).toBe(false);
  await expect(fetch(up!.url)).rejects.toThrow();
});
