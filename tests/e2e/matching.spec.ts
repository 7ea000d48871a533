/** Matching as a person does it: a transfer and an entry accepted in the inbox, looked at, unmatched and matched again. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, goTo, openBlank, PASSPHRASE, rpc, test } from './support/app.ts';
import { expectNoAxeFindings, ONE_LOOK, takePictures } from './support/looks.ts';
import type { Program } from './support/program.ts';
import { ofx } from './support/statements.ts';

const OWNER = 'Northlight LLC';

/** The import as the page would call it, without the screen for it. */
async function bring(
  page: Page,
  account: string,
  rows: Parameters<typeof ofx>[2],
  id: string,
): Promise<void> {
  const status = await page.evaluate(
    async ([name, content]) => {
      const form = new FormData();
      form.set(
        'data',
        JSON.stringify({ json: { account: name, files: [{}] }, meta: [], maps: [['files', 0]] }),
      );
      form.set('0', new File([content], `${name}.ofx`));
      return (await fetch('/rpc/imports/commit', { method: 'POST', body: form })).status;
    },
    [account, ofx('bank', id, rows, '0')] as const,
  );
  expect(status).toBe(200);
}

async function openBooks(page: Page, program: Program): Promise<{ checking: string }> {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: OWNER, tax_class: 'disregarded' });
  const add = (name: string) =>
    rpc<{ id: string }>(page, 'account.create', { entity: OWNER, name, type: 'asset', role: 'bank' });
  const { id: everyday } = await add('Everyday');
  await add('Savings 4821');
  await bring(
    page,
    'Everyday',
    [
      { day: '20261012', amount: '-500.00', name: 'TRANSFER TO XX4821' },
      { day: '20261020', amount: '-45.00', name: 'FIGMA 9912' },
      { day: '20261022', amount: '-12.00', name: 'COFFEE' },
    ],
    '100011111',
  );
  await bring(page, 'Savings 4821', [{ day: '20261013', amount: '500.00', name: 'DEPOSIT' }], '100024821');
  // Entered after the bank told of it, so that no import met it.
  await rpc(page, 'entry.create', {
    entries: [
      {
        ...{ entity: OWNER, date: '2026-10-18', payee: 'Figma' },
        postings: [
          { account: everyday, amount: '-45.00' },
          { account: 'Travel', amount: '45.00' },
        ],
      },
    ],
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  return { checking: everyday };
}

const strip = (page: Page) => page.getByRole('status', { name: 'What this row looks like' });

test('what the bank’s rows look like is taken with one key, looked at, and taken back', async ({
  page,
  program,
}) => {
  const { checking } = await openBooks(page, program);
  await goTo(page, '#/inbox');
  await expect(page.locator('[data-item="0"] [data-column]:focus')).toHaveCount(1);
  await expect(page.getByRole('row', { name: /Deposit.*Transfer\?/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Coffee/ })).not.toContainText('?');
  await expect(strip(page)).toContainText(
    '2 matches to look at among these rows: transfers, or what you entered yourself.',
  );
  await expectNoAxeFindings(page, 'inbox with proposals');

  // The newest first: coffee looks like nothing.
  await page.keyboard.press('m');
  await expect(page.getByText('Nothing here looks like this row')).toBeVisible();
  await page.keyboard.press('j');
  await expect(strip(page)).toContainText('Looks like “Figma” that you entered on Oct 18, 2026');
  await expect(strip(page)).toContainText('same amount, 2 days apart, same payee (figma)');
  await page.keyboard.press('j');
  await expect(strip(page)).toContainText('Looks like the transfer from Everyday on Oct 12, 2026');
  await page.keyboard.press('m');
  await expect(page.getByText('Made one transfer of both.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Deposit|Transfer/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('row', { name: /Deposit|Transfer/ })).toHaveCount(2);
  await page.getByRole('row', { name: /Figma/ }).locator('[data-column="payee"]').click();
  await page.keyboard.press('m');
  await expect(
    page.getByText('Matched. What the import had made of the row (“Figma”) is gone.'),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /Figma/ })).toHaveCount(0);
  // The row in its place has the cursor, and it is the one that is spoken of.
  await expect(strip(page)).toContainText('Looks like the transfer from Everyday on Oct 12, 2026');

  await goTo(page, `#/register/${checking}`);
  await page.getByRole('row', { name: /Figma/ }).locator('[data-column="payee"]').click();
  await page.keyboard.press('o');
  const drawer = page.getByRole('dialog', { name: 'Figma' });
  await expect(drawer).toContainText('The bank’s row of Oct 20, 2026, FIGMA 9912, −$45.00');
  await expect(drawer).toContainText('same amount, 2 days apart, same payee (figma)');
  await expectNoAxeFindings(page, 'details of a matched entry');
  await drawer.getByRole('button', { name: 'Unmatch' }).click();
  await expect(drawer).toContainText(/−\$45\.00 in Everyday waits for the bank: \d+ days so far/);
  const again = drawer.getByRole('button', { name: 'Match: The bank’s row of Oct 20, 2026' });
  await expect(again).toBeVisible();
  await drawer.getByText(/in Everyday waits for the bank/).click();
  await page.keyboard.press('m');
  await expect(again).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(drawer.getByRole('button', { name: 'Unmatch' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(page.getByRole('row', { name: /Figma/ })).toHaveCount(1);
});

test('a deposit of several invoices less a fee: chosen by keyboard, with what is left over', async ({
  page,
  program,
}) => {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: OWNER, tax_class: 'disregarded' });
  const { id: account } = await rpc<{ id: string }>(page, 'account.create', {
    ...{ entity: OWNER, name: 'Everyday', type: 'asset', role: 'bank' },
  });
  const entries = [
    ['2026-10-12', '400.00', 'Ash Studio'],
    ['2026-10-13', '250.00', 'Birch Press'],
    ['2026-10-14', '90.50', 'Cedar Farm'],
    ['2026-10-15', '70.00', 'Dogwood Bar'],
  ].map(([date, amount, payee]) => ({
    ...{ entity: OWNER, date, payee },
    postings: [
      { account, amount },
      { account: 'Service revenue', amount: `-${amount}` },
    ],
  }));
  await rpc(page, 'entry.create', { entries });
  await bring(page, 'Everyday', [{ day: '20261019', amount: '703.00', name: 'CARD READER' }], '100011111');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await goTo(page, `#/register/${account}`);
  await page
    .getByRole('row', { name: /Card Reader/i })
    .locator('[data-column="payee"]')
    .click();
  await page.keyboard.press('o');
  await expect(page.getByRole('dialog', { name: /Card Reader/i })).toContainText('Nothing else fits it.');
  await page.keyboard.press('m');
  await expect(page.getByRole('button', { name: 'Choose from what waits' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'What the bank’s row stands for' });
  await expect(dialog.getByLabel('Find by payee or memo')).toBeFocused();
  await expect(dialog.getByRole('row', { name: /Dogwood Bar/ })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Match', exact: true })).toHaveAccessibleDescription(
    'Choose one at least.',
  );
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  for (const payee of ['Cedar', 'Birch', 'Ash']) {
    await expect(
      dialog.getByRole('row', { name: new RegExp(payee) }).locator('[data-column]:focus'),
    ).toHaveCount(1);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
  }
  await expect(dialog.getByRole('status')).toContainText('3 transactions chosen: $740.50 of $703.00');
  await expect(dialog.getByRole('status')).toContainText('−$37.50 is left over');
  await expectNoAxeFindings(page, 'choosing what a row stands for');
  await dialog.getByLabel('What is left over is').focus();
  await page.keyboard.type('merchant');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Match', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Matched. What the import had made of the row')).toBeVisible();
  await expect(page.getByRole('dialog')).toContainText('It stands for 4 transactions, this one and:');
  await expect(page.getByRole('button', { name: /37\.50 \(Merchant and bank fees\)/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Merchant and bank fees.*37\.50/ })).toBeVisible();
});

test('transfers that stand twice in the books of an earlier version: looked at, and made one', async ({
  page,
  program,
}) => {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: OWNER, tax_class: 'disregarded' });
  for (const name of ['Everyday', 'Rainy day'])
    await rpc(page, 'account.create', { entity: OWNER, name, type: 'asset', role: 'bank' });
  const moved = ['20260901', '20261001'];
  const rows = (sign: string, name: string) => moved.map((day) => ({ day, amount: `${sign}500.00`, name }));
  await bring(page, 'Everyday', rows('-', 'STANDING ORDER'), '100011111');
  await bring(page, 'Rainy day', rows('', 'DEPOSIT'), '100024821');
  await program.end();
  execFileSync(join('node_modules', '.bin', 'node'), [
    ...['tests/e2e/support/earlier-transfers.ts', program.vault, 'Everyday', 'Rainy day'],
  ]);
  await page.goto(await program.start({ BULKHEAD_PASSPHRASE: PASSPHRASE }));
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  // Both banks say that nothing is left.
  const balances = async () =>
    (await rpc<{ name: string; balance: string }[]>(page, 'account.list'))
      .filter(({ name }) => name === 'Everyday' || name === 'Rainy day')
      .map(({ name, balance }) => `${name} ${balance}`);
  expect(await balances()).toEqual(['Everyday -1000.00', 'Rainy day 1000.00']);
  await goTo(page, '#/inbox');
  await expect(page.getByText('2 transfers stand twice in your books')).toBeVisible();
  await page.getByRole('button', { name: 'Look at them' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Transfers that stand twice' });
  const one = '$500.00 from Everyday to Rainy day on Sep 01, 2026';
  await expect(dialog).toContainText(one);
  await expectNoAxeFindings(page, 'transfers that stand twice');
  await takePictures(page, 'doubled-transfers', ONE_LOOK);
  for (const day of ['Sep 01', 'Oct 01']) {
    await dialog.getByRole('button', { name: new RegExp(`on ${day}, 2026`) }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(`on ${day}, 2026`)).toHaveCount(0);
  }
  await expect(dialog).toContainText('No transfer stands twice.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  expect(await balances()).toEqual(['Everyday 0.00', 'Rainy day 0.00']);
});
