/**
 * The real window, with the real Electron: unlocking, the books, locking with the computer. Skipped, with a reason, where
 * there is no Electron to run; what can be tried without it is in tests/electron.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { ENTRY, findElectron } from '../../main/cli/window.ts';
import type { WindowShell } from '../../shared/window-shell.ts';

const PASSPHRASE = 'correct horse battery';

/** Why the window cannot be run here; `null` if it can. */
function obstacle(): string | null {
  const { platform, env } = process;
  if (findElectron() === null) return 'Electron’s program is not here (npx install-electron fetches it)';
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY)
    return 'there is no display (xvfb-run gives one)';
  if (platform === 'linux' && process.getuid?.() === 0) return 'Chromium’s sandbox does not run as root';
  return null;
}

const reason = obstacle();
test.skip(reason !== null, reason ?? '');
test.describe.configure({ mode: 'serial' });

let dir: string;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'bulkhead-window-'));
  const env = {
    ...(process.env as Record<string, string>),
    BULKHEAD_CONFIG: join(dir, 'config'),
    BULKHEAD_VAULT: join(dir, 'books.bulkhead'),
  };
  const node = join('node_modules', '.bin', 'node');
  execFileSync(node, ['dist/main/cli/main.js', 'sample', '--vault', env.BULKHEAD_VAULT], {
    env: { ...env, BULKHEAD_PASSPHRASE: PASSPHRASE },
  });
  app = await _electron.launch({ executablePath: findElectron()!, args: [ENTRY], env });
  page = await app.firstWindow();
});

test.afterAll(async () => {
  await app?.close();
  if (dir) rmSync(dir, { recursive: true, force: true });
});

test('is unlocked with the passphrase, and shows the books', async () => {
  expect(page.url()).toMatch(/^app:\/\/bulkhead\//);
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(page.getByText('Home').first()).toBeVisible();
  await page.screenshot({ path: 'dist/e2e/window.png' });
});

test('has nothing of Node or Electron in its page', async () => {
  const there = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(there).toEqual([]);
  expect(await page.evaluate(() => (globalThis as { bulkhead?: WindowShell }).bulkhead?.shell)).toBe(
    'window',
  );
});

test('goes nowhere and opens nothing', async () => {
  await page.evaluate(() => {
    window.open('https://example.org/');
    location.href = 'https://example.org/';
  });
  await page.waitForTimeout(300);
  expect(page.url()).toMatch(/^app:\/\/bulkhead\//);
  expect(app.windows()).toHaveLength(1);
  await expect(page.evaluate(() => fetch('https://example.org/'))).rejects.toThrow();
  expect(await page.evaluate(async () => (await fetch('/%2e%2e/package.json')).status)).toBe(404);
});

test('locks when the computer sleeps', async () => {
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeVisible();
});
