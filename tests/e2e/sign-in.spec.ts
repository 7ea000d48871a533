/** How the browser gets in: by a page on the disk, so that no other user of the computer reads the code off a command line. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import type { Program } from './support/program.ts';

/** Starts the program on a desktop whose `xdg-open` only notes what it was given. */
async function startOnDesktop(program: Program): Promise<string> {
  const bin = join(program.dir, 'bin');
  const noted = join(program.dir, 'opened');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'xdg-open'),
    `#!/bin/sh\nprintf '%s\\n' "$@" > "${noted}.part"\nmv "${noted}.part" "${noted}"\n`,
    { mode: 0o755 },
  );
  await program.start({
    BULKHEAD_SHELL: 'browser',
    DISPLAY: ':1',
    HOME: program.dir,
    PATH: `${bin}${delimiter}${process.env.PATH}`,
  });
  await expect.poll(() => existsSync(noted)).toBe(true);
  return readFileSync(noted, 'utf8').trim();
}

const firstScreen = (page: Page) => page.getByRole('button', { name: 'Start your books' });

test('by a page that only its owner can read, once, leaving no code in sight', async ({ page, program }) => {
  const given = await startOnDesktop(program);
  expect(given).toMatch(/^\/.*\/Bulkhead\/opening-\w{6}\/open-bulkhead\.html$/);
  expect(statSync(given).mode & 0o777).toBe(0o600);
  const link = /http:[^"]+#open=[\w-]{43}/.exec(readFileSync(given, 'utf8'))![0];
  await page.goto(`file://${given}`);
  await firstScreen(page).waitFor();
  const { origin } = new URL(link);
  expect(page.url()).not.toContain('open=');
  expect(new URL(page.url()).origin).toBe(origin);
  expect(existsSync(given)).toBe(false);
  // From here on it is a page like any other: it can be loaded anew, …
  await page.reload();
  await firstScreen(page).waitFor();
  // … the code in it is spent, …
  const stranger = await page.context().browser()!.newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { level: 1, name: 'Bulkhead' })).toBeVisible();
  await expect(firstScreen(stranger)).toBeHidden();
  // … and no page from elsewhere leads here any more.
  const elsewhere = join(program.dir, 'elsewhere.html');
  writeFileSync(elsewhere, `<meta http-equiv="refresh" content="0; url=${origin}/">`);
  const refused = page.waitForResponse(`${origin}/`);
  await page.goto(`file://${elsewhere}`);
  expect((await refused).status()).toBe(403);
  await stranger.close();
});
