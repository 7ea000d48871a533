/** Tests as a person: the real program, driven in Chromium through its screens. */
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Debian's Chromium, where there is one; else the one that Playwright installed. */
const DEBIAN = '/usr/bin/chromium';
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/support/built.ts',
  outputDir: 'dist/e2e',
  // Each test file starts a program of its own. With two at a time on two cores, these stood idle for almost half of the run.
  workers: 3,
  fullyParallel: false,
  // Waiting costs nothing where what is waited for comes; a machine may be busy with something else.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [['list']],
  snapshotPathTemplate: 'tests/e2e/shots/{arg}{ext}',
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'UTC',
    actionTimeout: 20_000,
    // A trace costs a quarter of the run; `--trace on` for the test that wants one.
    trace: 'off',
    launchOptions: {
      ...(existsSync(DEBIAN) ? { executablePath: DEBIAN } : {}),
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
      ],
    },
  },
});
