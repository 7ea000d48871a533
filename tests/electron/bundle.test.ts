/** What is built for a package, run as it is: by Node, since Electron is not here. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const run = promisify(execFile);
const BUILT = path.resolve(import.meta.dirname, '../../dist/main');
const PASSPHRASE = 'correct horse battery';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'bulkhead-bundle-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const env = () => ({ ...process.env, BULKHEAD_CONFIG: dir, BULKHEAD_PASSPHRASE: PASSPHRASE });
const bulkhead = (...args: string[]) =>
  run(process.execPath, [path.join(BUILT, 'cli/main.js'), ...args], { env: env(), cwd: dir });

describe('what is built', () => {
  it('is a command line that makes vaults, imports and verifies', async () => {
    expect((await bulkhead('--version')).stdout.trim()).toBe(manifest.version);
    // Makes a vault (worker for Argon2id, migrations, native database) …
    await bulkhead('init', '--vault', 'books.bulkhead');
    writeFileSync(path.join(dir, 'june.csv'), 'Date,Description,Amount\n2025-06-01,Coffee,-3.20\n');
    await bulkhead('entity', 'add', '--vault', 'books.bulkhead', '--name', 'Dana', '--kind', 'person');
    // … reads a statement (worker that parses) and backs up (worker for databases).
    const { stdout } = await bulkhead(
      'import',
      '--vault',
      'books.bulkhead',
      '--json',
      '--create-accounts',
      'june.csv',
    );
    expect(stdout).toContain('june.csv');
    await bulkhead('backup', '--vault', 'books.bulkhead');
    expect((await bulkhead('verify', '--vault', 'books.bulkhead')).stdout).toContain('audit chain');
  });

  it('is a server with a thread that writes', async () => {
    await bulkhead('init', '--vault', 'served.bulkhead');
    const args = [path.join(BUILT, 'cli/main.js'), 'serve', '--json', '--vault', 'served.bulkhead'];
    const server = spawn(process.execPath, args, { env: env(), cwd: dir });
    const ended = once(server, 'exit');
    try {
      let said = '';
      for await (const chunk of server.stdout.iterator({ destroyOnReturn: false })) {
        said += chunk;
        if (said.endsWith('}\n')) break;
      }
      const { url, token_file: tokenFile } = JSON.parse(said) as { url: string; token_file: string };
      const headers = {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${readFileSync(tokenFile, 'utf8').trim()}`,
      };
      const body = JSON.stringify({ kind: 'person', name: 'Dana' });
      const made = await fetch(`${url}api/v1/entities`, { method: 'POST', headers, body });
      expect(made.ok).toBe(true);
      const listed = (await (await fetch(`${url}api/v1/entities`, { headers })).json()) as { name: string }[];
      expect(listed.map(({ name }) => name)).toEqual(['Dana']);
    } finally {
      server.kill('SIGTERM');
    }
    expect(await ended).toEqual([0, null]);
    expect(readdirSync(dir).filter((name) => /^served.*-(wal|shm)$/.test(name))).toEqual([]);
  });

  it('has a preload script of one file, which needs Electron and nothing else', () => {
    const text = readFileSync(path.join(BUILT, 'electron/preload.cjs'), 'utf8');
    expect(text.match(/require\([^)]*\)/g)).toEqual(['require("electron")']);
    expect(text).not.toMatch(/^import /m);
  });

  it('names no source file that is not there', () => {
    for (const name of readdirSync(BUILT, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.js')) continue;
      const text = readFileSync(path.join(BUILT, name), 'utf8');
      for (const [, at] of text.matchAll(/new URL\("(\.\/[^"]+\.[jt]s)", import\.meta\.url\)/g))
        expect(readdirSync(path.dirname(path.join(BUILT, name))), name).toContain(path.basename(at!));
    }
  });

  it('has a core that answers over its parent’s port', async () => {
    const script = path.join(dir, 'core.mjs');
    writeFileSync(
      script,
      `import { EventEmitter } from 'node:events';
      const port = Object.assign(new EventEmitter(), {
        postMessage: (message) => process.stdout.write(JSON.stringify(message) + '\\n'),
      });
      process.parentPort = port;
      await import(${JSON.stringify(pathToFileURL(path.join(BUILT, 'electron/core.js')))});
      port.emit('message', { data: { type: 'wish', id: 1, name: 'lock', needs: null }, ports: [] });
      setTimeout(() => port.emit('message', { data: { type: 'wish', id: 2, name: 'close', needs: null }, ports: [] }), 50);
      setTimeout(() => process.exit(9), 5000);`,
    );
    const { stdout } = await run(process.execPath, [script], {
      env: { ...env(), BULKHEAD_VAULT: undefined },
    });
    const told = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; id?: number });
    expect(told.filter(({ type }) => type === 'granted').map(({ id }) => id)).toEqual([1, 2]);
    expect(told[0]).toMatchObject({ type: 'state', state: { state: 'none' } });
  });

  it('has a main process that takes Electron’s objects and starts', async () => {
    const electron = path.join(dir, 'electron.mjs');
    writeFileSync(
      electron,
      `const nothing = new Proxy(function () {}, { get: (_, name) => (name === Symbol.toPrimitive ? () => '' : nothing), apply: () => nothing, construct: () => nothing });
      export const app = new Proxy({}, { get: (_, name) => ({
        isPackaged: false,
        commandLine: { hasSwitch: () => false },
        requestSingleInstanceLock: () => true,
        whenReady: () => new Promise(() => process.stdout.write('waiting for Electron')),
      })[name] ?? (() => undefined) });
      export { nothing as BrowserWindow, nothing as dialog, nothing as ipcMain, nothing as Menu, nothing as nativeTheme,
        nothing as Notification, nothing as powerMonitor, nothing as safeStorage, nothing as screen,
        nothing as session, nothing as shell, nothing as Tray, nothing as utilityProcess };
      export const protocol = { registerSchemesAsPrivileged: ([{ scheme }]) => process.stdout.write(scheme + ': ') };
      process.resourcesPath = '/nowhere';`,
    );
    const hooks = `import { registerHooks } from 'node:module';
      registerHooks({ resolve: (name, context, next) => name === 'electron'
        ? { url: ${JSON.stringify(pathToFileURL(electron).href)}, shortCircuit: true } : next(name, context) });`;
    const { stdout } = await run(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(hooks)}`, path.join(BUILT, 'electron/main.js')],
      { env: env() },
    );
    expect(stdout).toBe('app: waiting for Electron');
  });
});
