/** Reports under names and on the board, put together from parts, and of several entities at once. */
import type { Page } from '@playwright/test';
import { expect, goTo, openSample, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';

interface Named {
  id: string;
  name: string;
  kind: string;
}

const screen = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Gives what is shown a name. */
async function save(page: Page, name: string): Promise<void> {
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: 'Save this report' });
  await dialog.getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
}

test('saved, put together and on the board, by keyboard', async ({ page, program }) => {
  await openSample(page, program);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await screen(page, 'Reports');
  await page.keyboard.press('1');
  await screen(page, 'Income statement');
  await page.getByRole('row', { name: /^Net income/ }).waitFor();
  await save(page, 'Profit');
  await page.keyboard.press('t');
  await expect(page.getByText('“Profit” is on the board.')).toBeVisible();

  await page.keyboard.press('Escape');
  await screen(page, 'Reports');
  await page.keyboard.press('b');
  await screen(page, 'Report builder');
  await page.keyboard.press('r');
  const payees = page.getByRole('table', { name: /^Expenses by payee/ });
  await expect(payees.getByRole('row', { name: /^Cedar Court/ })).toBeVisible();
  const total = payees.getByRole('row', { name: /^Total/ });
  const before = await total.innerText();
  await page.getByLabel('Payee has').fill('cedar');
  await page.keyboard.press('Enter');
  await expect(total).not.toHaveText(before);
  await expect(payees.getByRole('row')).toHaveCount(3);
  await expectNoAxeFindings(page, 'builder');
  await page.keyboard.press('Escape');
  await save(page, 'Cedar');
  await page.keyboard.press('t');
  await expect(page.getByText('“Cedar” is on the board.')).toBeVisible();

  await page.keyboard.press('Escape');
  await screen(page, 'Reports');
  const tiles = page.getByRole('list', { name: 'Tiles of the board' }).getByRole('link');
  await expect(tiles).toHaveText(['Profit', 'Cedar']);
  await tiles.nth(1).focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(tiles).toHaveText(['Cedar', 'Profit']);
  await expect(tiles.nth(0)).toBeFocused();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoAxeFindings(page, `board ${colorScheme}`);
  }
  await page.keyboard.press('Delete');
  await expect(tiles).toHaveText(['Profit']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tiles).toHaveText(['Cedar', 'Profit']);

  // Its own filter and rows come back with it, and so does the palette know it.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('cedar');
  await page
    .getByRole('option', { name: /^Cedar/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await screen(page, 'Report builder');
  await expect(page.getByLabel('Payee has')).toHaveValue('cedar');
  await expect(payees.getByRole('row')).toHaveCount(3);
});

test('of several together and side by side, in days of its own, each figure a door', async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const [company] = (await rpc<Named[]>(page, 'entity.list')).filter(({ kind }) => kind === 'llc');
  await goTo(page, `#/reports/balance-sheet?entity=${company!.id}`);
  const table = page.getByRole('table', { name: /^Balance sheet of/ });
  await table.getByRole('row', { name: /^Total assets/ }).waitFor();
  await page.keyboard.press('w');
  await expect(table.getByRole('columnheader', { name: 'Eliminations' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Consolidated' })).toBeVisible();
  await expectNoAxeFindings(page, 'together');
  const checking = table.getByRole('row', { name: /Checking/ }).first();
  await checking.getByRole('button').press('Enter');
  await page.getByRole('menuitem').first().press('Enter');
  await screen(page, 'Checking');
  await page.goBack();
  await table.getByRole('row', { name: /^Total assets/ }).waitFor();

  await page.keyboard.press('w');
  await expect(page).toHaveURL(/layout=side-by-side/);
  await expect(table.getByRole('columnheader', { name: 'Eliminations' })).toHaveCount(0);
  await expect(table.getByRole('columnheader')).toHaveCount(3);

  await page.keyboard.press('d');
  const days = page.getByRole('dialog', { name: 'Days of the report' });
  await days.getByLabel('Last day').fill('2025-12-31');
  await days.getByLabel('First day').fill('2025-01-01');
  await page.keyboard.press('Enter');
  await expect(days).toBeHidden();
  await expect(page).toHaveURL(/from=2025-01-01/);
  await expect(page.getByText('As of December 31, 2025').first()).toBeVisible();

  // Of one account, in pages; and every report has its place.
  for (const [report, seen] of [
    ['cash-flow', 'Cash at the end'],
    ['spending', 'Total'],
    ['journal', 'Debit'],
    ['equity-statement', 'Together'],
  ] as const) {
    await goTo(page, `#/reports/${report}?entity=${company!.id}`);
    await expect(page.getByRole('table').getByText(seen).first()).toBeVisible();
    await expectNoAxeFindings(page, report);
  }
});
