/** The screens of the veil while somebody works in them: papers, loans, members, veil health with all its tabs. */
import type { Locator } from '@playwright/test';
import { expect, goTo, rpc, test } from './support/app.ts';
import { takePictures } from './support/looks.ts';
import { COMPANY, CORPORATION, openVeilBooks } from './support/veil-books.ts';

test.describe.configure({ mode: 'parallel' });

/** Of a loan: what it is called, its two parties and its chips, as soon as those have the room that they want. */
async function cutIn(row: Locator): Promise<(string | null)[]> {
  const state = row.locator('[data-column="state"]');
  const names =
    '[data-column="name"] [title] > span:first-child, [data-column="parties"] [title] > span > span:last-child';
  const cut = (all: Element[]) =>
    all.flatMap((one) => (one.scrollWidth > one.clientWidth ? [one.textContent] : []));
  const chips = await state.locator('> *').evaluateAll(cut);
  return chips.length > 0 ? chips : row.locator(names).evaluateAll(cut);
}

test('papers at work', async ({ page, program }) => {
  await openVeilBooks(page, program);
  await goTo(page, '/papers');
  const list = page.getByRole('grid', { name: 'Papers and what wants one' });
  await list
    .getByRole('row', { name: /To sign/ })
    .first()
    .waitFor();
  await takePictures(page, 'papers-at-work');
  await list.getByText('Promissory note').first().click();
  await page.keyboard.press('m');
  await page.getByRole('dialog', { name: 'Make: Promissory note' }).waitFor();
  await takePictures(page, 'papers-make');
  await page.keyboard.press('Escape');
  await list
    .getByRole('row', { name: /To sign/ })
    .first()
    .click();
  await page.keyboard.press('s');
  const signing = page.getByRole('dialog', { name: 'Sign', exact: true });
  await signing.getByText('Draw', { exact: true }).click();
  await takePictures(page, 'papers-sign');
});

test('loans and members at work', async ({ page, program }) => {
  await openVeilBooks(page, program);
  await goTo(page, '/loans');
  const loan = page.getByRole('row', { name: /Working capital note/ });
  await loan.waitFor();
  // Beside two chips, on a laptop, one reads who lent to whom, and what the loan is called.
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(() => cutIn(loan)).toEqual([]);
  await takePictures(page, 'loans-at-work');
  await page.getByRole('button', { name: 'Federal rates' }).click();
  await page.getByRole('dialog', { name: 'Applicable federal rates' }).getByRole('table').waitFor();
  await takePictures(page, 'loans-rates');
  await page.keyboard.press('Escape');
  await loan.getByText('Working capital note').dblclick();
  await page.getByRole('heading', { level: 1, name: 'Working capital note' }).waitFor();
  await page.locator('canvas').first().waitFor();
  await takePictures(page, 'loan');
  const entities = await rpc<{ id: string; name: string }[]>(page, 'entity.list');
  for (const [view, named] of [
    ['capital', COMPANY],
    ['basis', CORPORATION],
    ['tax', COMPANY],
  ] as const) {
    const { id } = entities.find(({ name }) => name === named)!;
    await goTo(page, `/members?entity=${id}&view=${view}`);
    await page.getByRole('heading', { level: 1, name: 'Members & capital' }).waitFor();
    await takePictures(page, `members-${view}`);
  }
});

test('veil health at work', async ({ page, program }) => {
  await openVeilBooks(page, program);
  await goTo(page, `/veil?entity=${encodeURIComponent(COMPANY)}`);
  await page.getByRole('region', { name: 'Open findings' }).waitFor();
  await takePictures(page, 'veil-findings');
  await page.keyboard.press('r');
  await page.getByText(/^The record of \d+ findings$/).click();
  await page.getByText(/^Recorded: /).waitFor({ state: 'hidden' });
  await page.getByText('Opened', { exact: true }).last().scrollIntoViewIfNeeded();
  await takePictures(page, 'veil-record');
  await page.getByRole('tab', { name: 'Before a draw' }).click();
  const draw = page.getByRole('region', { name: 'Before a draw' });
  await draw.getByLabel('Draw').fill('52000');
  await draw.getByText('Does not pass').first().waitFor();
  await takePictures(page, 'veil-draw');
  await page.getByRole('tab', { name: 'Formalities' }).click();
  await page.getByText('Wyoming annual report').first().waitFor();
  await takePictures(page, 'veil-formalities');
  await page.getByRole('tab', { name: 'Thresholds' }).click();
  await page.getByRole('button', { name: /: change cash/ }).waitFor();
  await takePictures(page, 'veil-thresholds');
});
