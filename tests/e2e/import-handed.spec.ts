/** Files as people hand them over: a folder among them, and one that the bank’s page writes again meanwhile. */
import { appendFileSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, openBlank, rpc, test } from './support/app.ts';
import { BANK, CARD, CSV } from './support/statements.ts';

/** Drags what lies on the disk onto the window, as a file manager does. `meanwhile`: what comes to pass before it is let go. */
async function drag(
  page: Page,
  files: readonly string[],
  meanwhile = async (): Promise<void> => {},
): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'drop') =>
    browser.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  const here = page.getByText('Drop statement files to import them');
  await send('dragEnter');
  await here.waitFor();
  await meanwhile();
  await send('drop');
  await expect(here).toBeHidden();
  await browser.detach();
}

/** Browsers tell by whole seconds whether a file was changed. */
function append(path: string, text: string): void {
  const later = statSync(path).mtimeMs / 1000 + 10;
  appendFileSync(path, text);
  utimesSync(path, later, later);
}

test('a folder brings the statements in it, and a file that changes keeps no other back', async ({
  page,
  program,
}) => {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const grows = join(program.dir, 'grows.csv');
  writeFileSync(grows, CSV);
  const folder = join(program.dir, 'Statements');
  mkdirSync(join(folder, 'Card'), { recursive: true });
  for (const [name, content] of Object.entries({
    'bank.ofx': BANK,
    'notes.docx': 'x',
    'Card/card.ofx': CARD,
  }))
    writeFileSync(join(folder, name), content);

  // What the files hung over has gone from the screen when they are let go.
  await drag(page, [grows, folder], async () => {
    await page.evaluate(() => {
      location.hash = '#/inbox';
    });
    await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  });
  for (const name of ['grows.csv', 'bank.ofx', 'card.ofx'])
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(page.getByText('One other file in “Statements” is not named like a statement.')).toBeVisible();

  // Found out when something is chosen, whatever that is about.
  const goes = page.getByRole('combobox', { name: 'Goes to' });
  await goes.waitFor();
  const row = '2026-10-05,Bakery,-4.50,265.25\n';
  append(grows, row);
  await goes.click();
  await page.getByRole('option', { name: /New account in Dana/ }).click();
  const changed = page.getByText(
    '“grows.csv” has changed since it was chosen, or can’t be read. Choose it again.',
  );
  await expect(changed).toBeVisible();
  await expect(page.getByRole('heading', { name: 'grows.csv' })).toBeHidden();
  await expect(page.getByText('The program does not answer')).toBeHidden();
  await page.getByRole('button', { name: 'Dismiss message' }).last().click();

  // Found out when all is to be kept: what is left is shown before it is.
  await drag(page, [grows]);
  const others = page.getByRole('button', { name: /Dana for the other/ });
  await page.getByRole('button', { name: /4821/ }).click();
  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: /New account in Dana/ }).click();
  await others.click();
  const add = page.getByRole('button', { name: /^Add [\d,]+ entr/ });
  await expect(add).toHaveText(/Add 10 entries to 3 accounts/);
  await expect(add).toBeEnabled();
  append(grows, row);
  await add.click();
  await expect(changed).toBeVisible();
  await expect(add).toHaveText(/Add 5 entries to 2 accounts/);
  await add.click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
});
