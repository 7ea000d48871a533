/** Members & capital: who owns a company is said, its capital shared, basis told, and the tax view opened to its crossings. */
import type { Page } from '@playwright/test';
import { expect, goTo, openBlank, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';

const LLC = 'Northlight LLC';
const CORPORATION = 'Elm LLC';
const BANK = { from_account: 'Checking', to_account: 'Checking' };

async function openBooks(page: Page, program: Program): Promise<void> {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await rpc(page, 'entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
  await rpc(page, 'entity.create', { kind: 'llc', name: CORPORATION, tax_class: 's-corp' });
  const cross = (kind: string, from: string, to: string, amount: string, date: string, more: object = {}) =>
    rpc(page, 'crossing.make', { ...{ kind, from, to, amount, date, purpose: 'as agreed' }, ...more });
  await cross('contribution', 'Dana', LLC, '25000.00', '2026-01-02', BANK);
  await cross('loan', 'Dana', LLC, '12000.00', '2026-02-01', BANK);
  for (const month of ['02-28', '03-31', '04-30'])
    await cross('interest', 'Dana', LLC, '60.00', `2026-${month}`);
  await cross('draw', LLC, 'Dana', '9000.00', '2026-06-30', BANK);
  const entry = (entity: string, date: string, from: string, to: string, amount: string) => ({
    ...{ entity, date, payee: 'Acme' },
    postings: [
      { account: from, amount: `-${amount}` },
      { account: to, amount },
    ],
  });
  await rpc(page, 'entry.create', {
    entries: [
      entry(LLC, '2026-05-31', '4000', '1000', '18000.00'),
      entry(CORPORATION, '2026-01-05', '3000', '1000', '10000.00'),
      entry(CORPORATION, '2026-05-31', '4000', '1000', '20000.00'),
      entry(CORPORATION, '2026-07-31', '1000', '3100', '34000.00'),
    ],
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

const capital = (page: Page) => page.getByRole('region', { name: 'Capital accounts' }).first();
const row = (page: Page, name: RegExp) => page.getByRole('row', { name });

test('members are set, their capital and basis follow, and the tax view opens its crossings', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  // To the screen by its key, to the company by its mark.
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await page.getByRole('heading', { level: 1, name: 'Members & capital' }).waitFor();
  await page.getByRole('link', { name: LLC }).last().click();
  await expect(page.getByText(`Nobody is named as a member of ${LLC}`)).toBeVisible();
  await expectNoAxeFindings(page, 'nobody named');

  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: `Who owns ${LLC}` });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Give the name.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Member 1: name' }).fill('Dana');
  await dialog.getByLabel('Member 1: capacity').fill('Sole member and manager');
  await dialog.getByLabel('Member 1: percent').fill('100');
  await expectNoAxeFindings(page, 'the dialog of members');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(row(page, /Dana.*Sole member and manager/)).toContainText('100 %');
  await expect(row(page, /Contributed in money/)).toContainText('25,000.00');
  await expect(row(page, /Share of net income/)).toContainText('17,820.00');
  await expect(row(page, /^Closing/)).toContainText('33,820.00');
  await expect(page.getByText('Together this is the equity of the balance sheet.')).toBeVisible();
  await expectNoAxeFindings(page, 'capital');

  // Book and tax basis, then the other views, by keys.
  await page.keyboard.press('b');
  await expect(page.getByRole('radio', { name: 'Tax basis' })).toBeChecked();
  await expect(capital(page)).toBeVisible();
  await page.keyboard.press('v');
  await expect(page.getByText('No basis to keep')).toBeVisible();
  await page.keyboard.press('v');
  const bridge = page.getByRole('region', { name: `From the books of ${LLC} to Schedule C` }).first();
  await expect(bridge.getByRole('row', { name: /Net income of the books/ })).toContainText('17,820.00');
  await expect(bridge.getByRole('row', { name: /Schedule C, line 31/ })).toContainText('18,000.00');
  const interest = bridge.getByRole('button', { name: /Interest on owner note/ });
  await interest.click();
  await expect(bridge.getByRole('row', { name: /Interest/ })).toHaveCount(4);
  await expect(bridge.getByRole('link', { name: 'Apr 30, 2026' })).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('switch', { name: 'All accounts' })).toBeChecked();
  await expectNoAxeFindings(page, 'the tax view');

  // What its owner is worth has the profit that stayed in the company.
  await page.getByRole('link', { name: 'Dana' }).last().click();
  await page.keyboard.press('v');
  await expect(row(page, new RegExp(`Interest in ${LLC}`))).toContainText('33,820.00');
  await expectNoAxeFindings(page, 'net worth');

  // Two shareholders, one of whom got everything: beyond basis, and not by share.
  await rpc(page, 'member.set', {
    entity: CORPORATION,
    members: [
      { name: 'Dana', entity: 'Dana', units: '600' },
      { name: 'Bo', units: '400' },
    ],
  });
  const entities = await rpc<{ id: string; name: string }[]>(page, 'entity.list');
  const id = entities.find(({ name }) => name === CORPORATION)!.id;
  await goTo(page, `/members?entity=${id}&view=capital`);
  await expect(row(page, /^Dana/).first()).toContainText('60 %');
  await page.keyboard.press('w');
  const accounts = page.getByRole('dialog', { name: `Whose equity accounts of ${CORPORATION}` });
  await accounts.getByLabel('Distributions', { exact: true }).selectOption({ label: 'Dana' });
  await expectNoAxeFindings(page, 'whose accounts');
  await accounts.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText('Dana received $34,000.00; $20,400.00 would be equal.')).toBeVisible();
  await goTo(page, `/members?entity=${id}&view=basis`);
  await expect(page.getByText('Dana received $16,000.00 beyond basis in 2026.')).toBeVisible();
  await page.keyboard.press('a');
  const item = page.getByRole('dialog', { name: 'Add an item of basis' });
  await item.getByLabel('What it is').selectOption('income');
  await item.getByLabel('Amount').fill('1000');
  await item.getByLabel('Where it comes from').fill('Schedule K');
  await item.getByRole('button', { name: 'Save' }).click();
  await expect(item).toBeHidden();
  await expect(page.getByText('Dana received $15,400.00 beyond basis in 2026.')).toBeVisible();
  await expectNoAxeFindings(page, 'basis');
});
