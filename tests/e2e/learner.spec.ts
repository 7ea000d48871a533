/** What was done before is proposed: taken one by one, all that is sure at once, made into a rule; and payees by name. */
import type { Page } from '@playwright/test';
import { drop, expect, goTo, openBlank, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';
import { ofx } from './support/statements.ts';

const COMPANY = 'Northlight LLC';

/** Fifteen rows of a year, of which ten have a category by hand: coffee and fuel five times each. */
async function openBooks(page: Page, program: Program): Promise<void> {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: COMPANY, tax_class: 'disregarded' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const rows = Array.from({ length: 14 }, (_, n) => ({
    day: `202609${String(n + 1).padStart(2, '0')}`,
    amount: `-${10 + n}.50`,
    name: n % 2 === 0 ? `SQ *BLUE BOTTLE 04${10 + n} SAN FR` : `RIVER FUEL #10${10 + n} RENO NV`,
  }));
  const stranger = { day: '20260920', amount: '-80.00', name: 'MYSTERY SHOP 4410' };
  await drop(page, { 'september.ofx': ofx('bank', '100024821', [...rows, stranger], '0.00') });
  await page.getByRole('button', { name: /^Add 15 entries/ }).click();
  await page.getByText('Added 15 entries').first().waitFor();
  const { entries } = await rpc<{ entries: { id: string; payee: string }[] }>(page, 'entry.list', {});
  for (const [payee, category] of [
    ['Blue Bottle', 'Meals'],
    ['River Fuel', 'Car and truck'],
  ] as const) {
    const ids = entries.filter((one) => one.payee === payee).map(({ id }) => id);
    await rpc(page, 'entry.bulk', { entries: ids.slice(0, 5), category });
  }
}

async function openInbox(page: Page): Promise<void> {
  await goTo(page, '/inbox');
  await expect(page.getByText('5 transactions to review').first()).toBeVisible();
  await page
    .getByRole('button', { name: /^Accept Meals/ })
    .first()
    .waitFor();
}

const rowsOf = (page: Page) => page.locator('[data-item]:not([data-item="-1"])');

async function openCategories(page: Page): Promise<string[]> {
  const { rows } = await rpc<{ rows: { payee: string }[] }>(page, 'entry.register', {
    uncategorised: true,
    descending: true,
  });
  return rows.map(({ payee }) => payee);
}

test('proposals are taken by key, one, all that are sure, or as a rule, and each is undone', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await openInbox(page);
  await expect(page.getByRole('row', { name: /Mystery Shop/ })).toContainText('Choose…');
  const fuel = page.getByRole('button', { name: /^Accept Car and truck \d+ %/ }).first();
  await expect(fuel).toHaveAttribute('title', /5 of 5 times before: River Fuel → Car and truck/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectNoAxeFindings(page, `inbox with proposals, ${colorScheme}`);
  }
  // The latest is nobody knows whose; the next is fuel.
  await rowsOf(page).nth(0).locator('[data-column="payee"]').click();
  await page.keyboard.press('v');
  await page.getByText('Marked 1 transaction reviewed.').waitFor();
  await expect(page.getByRole('row', { name: /Mystery Shop/ })).toBeHidden();
  await page.keyboard.press('u');
  await expect(page.getByRole('row', { name: /Mystery Shop/ })).toBeVisible();
  await rowsOf(page).nth(1).locator('[data-column="payee"]').click();
  await page.keyboard.press('a');
  await expect(rowsOf(page)).toHaveCount(4);
  await expect.poll(() => openCategories(page)).toHaveLength(4);
  await page.keyboard.press('r');
  await page.getByText(/goes to (Meals|Car and truck) from now on/).waitFor();
  await expect.poll(async () => (await rpc<unknown[]>(page, 'rules.list', {})).length).toBe(1);
  const left = (await openCategories(page)).length;
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await rpc<unknown[]>(page, 'rules.list', {})).length).toBe(0);
  expect(left).toBeLessThan(4);
  await expect.poll(() => openCategories(page)).toHaveLength(4);
  await expect(rowsOf(page)).toHaveCount(4);
});

test('all that is sure is looked at and taken in one step; payees get their names', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  // Proven often enough, the proposals are sure.
  const names = Array.from({ length: 120 }, (_, n) => (n % 2 === 0 ? 'Blue Bottle' : 'River Fuel'));
  await rpc(page, 'entry.create', {
    entries: names.map((payee, n) => ({
      entity: COMPANY,
      date: `2026-0${1 + (n % 6)}-${10 + (n % 15)}`,
      payee,
      postings: [
        { account: 'Checking', amount: `-${9 + (n % 9)}.50` },
        { account: payee === 'Blue Bottle' ? 'Meals' : 'Car and truck', amount: `${9 + (n % 9)}.50` },
      ],
    })),
  });
  await openInbox(page);
  await page.keyboard.press('w');
  const dialog = page.getByRole('dialog', { name: 'Take 4 sure proposals' });
  await expect(dialog.getByRole('row', { name: /River Fuel.*Car and truck/ })).toHaveCount(2);
  await expectNoAxeFindings(page, 'sure proposals');
  await dialog.getByRole('button', { name: 'Give 4 transactions a category' }).click();
  await page.getByText('Gave 4 transactions a category.').waitFor();
  await expect(rowsOf(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rowsOf(page)).toHaveCount(5);

  const { entries } = await rpc<{ entries: { id: string }[] }>(page, 'entry.list', { text: 'MYSTERY' });
  await rpc(page, 'entry.update', { id: entries[0]!.id, payee: 'MYSTERY SHOP 4410' });
  await goTo(page, '/rules');
  await page.getByRole('heading', { level: 1, name: 'Rules' }).waitFor();
  await page.keyboard.press('c');
  const cleaning = page.getByRole('dialog', { name: /Call payees/ });
  await expect(cleaning.getByRole('row', { name: /MYSTERY SHOP 4410.*Mystery Shop/ })).toBeVisible();
  await expectNoAxeFindings(page, 'payees to be cleaned');
  await cleaning.getByRole('button', { name: 'Change 1 payee' }).click();
  await page.getByText('Changed 1 payee.').waitFor();
  await goTo(page, `/inbox?entry=${entries[0]!.id}`);
  await expect(page.getByRole('dialog', { name: 'Mystery Shop' })).toContainText('MYSTERY SHOP 4410');
});
