/**
 * Twenty statement files of as many banks and programs, dropped at once and worked through by keyboard alone: what is asked
 * is answered, rules clear the inbox, three accounts are reconciled, and a difference that was planted is found with the
 * help offered. The corpus is found beside the checkout; where it is missing the test is skipped.
 */
import type { Page } from '@playwright/test';
import { expect, openApp, PASSPHRASE, rpc, test } from './support/app.ts';
import { askedFor, corpusFiles } from './support/corpus.ts';
import { jump, press } from './support/keys.ts';
import { expectNoAxeFindings } from './support/looks.ts';

const FILES = corpusFiles([
  'ofx/beancount__beangulp__ofxdownload.ofx',
  'ofx/redstreet__beancount_reds_importers__360Checking.qfx',
  'ofx/beancount__beangulp__example.qbo',
  'ofx/jseutter__ofxparse__bank_medium.ofx',
  'ofx/actualbudget__actual__html-vals.qfx',
  'qif/actualbudget__actual__qif-category.qif',
  'qif/antoinejaussoin__rust-qif-parser__wikipedia.qif',
  'qif/jemmyw__Qif__splits.qif',
  'qif/isaacharrisholt__quiffen__test.qif',
  'camt/actualbudget__actual__camt.053.xml',
  'camt/genkgo__camt__camt053.v2.minimal.xml',
  'camt/kedder__ofxstatement-iso20022__simple.xml',
  'mt940/sandermarechal__jejik-mt940__sns.txt',
  'mt940/wolph__mt940__mt940.sta',
  'csv/cantino__reckon__suntrust.csv',
  'csv/cantino__reckon__two_money_columns.csv',
  'csv/cantino__reckon__chase.csv',
  'csv/reubano__csv2ofx__capitalone.csv',
  'csv/egh__ledger-autosync__venmo.csv',
  'pdf/beancount__beangulp__acmebank1.pdf',
]);

const COMPANY = 'Northlight LLC';
const PERSON = 'Dana';
/** The last place, from 0, that is chosen for one account by itself; an even one is the person’s. */
const BY_TURNS = 6;

/** Says whose each account is: some by turns, then the person’s all the others at once. */
async function answer(page: Page): Promise<void> {
  const asked = askedFor(page);
  const add = page.getByRole('button', { name: /^Add [\d,]+ entries/ });
  for (let n = 0; n < 2 * FILES.length; n += 1) {
    await expect(asked.or(add)).toBeVisible();
    if (await add.isVisible()) return;
    const before = await asked.innerText();
    await press(page, 'Control+Enter');
    await expect(page.getByRole('combobox', { name: 'Goes to' })).toBeFocused();
    await page.keyboard.type(`new ${n % 3 === 1 ? 'north' : 'dana'}`);
    await press(page, 'Enter');
    // Deaf neither while files are read, as now, nor to those that their file does not name.
    if (n === BY_TURNS) await press(page, 'Alt+a');
    await expect(asked.filter({ hasText: before })).toHaveCount(0);
    if (n === BY_TURNS) await expect(add).toBeVisible();
  }
}

/** What has no category by then, by its direction. */
async function catchAll(page: Page, entity: string, direction: string, category: string): Promise<void> {
  await press(page, 'n');
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await expect(dialog.getByLabel('Text')).toBeFocused();
  await dialog.getByLabel('For', { exact: true }).focus();
  await page.keyboard.type(entity);
  await dialog.getByLabel('Look at').focus();
  await page.keyboard.type('Payee or');
  await dialog.getByLabel('It', { exact: true }).focus();
  await page.keyboard.type('matches');
  await dialog.getByLabel('Text').focus();
  await page.keyboard.type('.*');
  await dialog.getByRole('radio', { name: direction }).focus();
  await press(page, 'Space');
  await dialog.getByRole('combobox', { name: 'Put it into' }).focus();
  await page.keyboard.type(category);
  await press(page, 'Enter');
  await dialog.getByLabel('It is tried').focus();
  await page.keyboard.type('Last');
  await dialog.getByRole('button', { name: /^Save, and change/ }).focus();
  await press(page, 'Enter');
  await expect(dialog).toHaveCount(0);
}

async function reconcile(page: Page, words: string): Promise<void> {
  await jump(page, words);
  await page.getByRole('heading', { level: 1, name: new RegExp(words) }).waitFor();
  await page.getByRole('row').nth(1).waitFor();
  await press(page, 'Shift+r');
  await expect(page.getByText('It proves')).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(page.getByText(/Reconciled until/).first()).toBeVisible();
}

test('twenty files by keyboard alone', async ({ page, program }) => {
  test.setTimeout(240_000);
  await openApp(page, program, { BULKHEAD_PASSPHRASE: PASSPHRASE });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await rpc(page, 'entity.create', { name: COMPANY, kind: 'llc', tax_class: 'disregarded' });
  await rpc(page, 'entity.create', { name: PERSON, kind: 'person' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await press(page, 'i');
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
  await page.getByRole('button', { name: /^(Choose|Add) files$/ }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'o');
  await (await chooser).setFiles(FILES);
  await expect(page.getByText('20 files', { exact: true })).toBeVisible();
  await answer(page);
  await expectNoAxeFindings(page, 'twenty files');
  await press(page, 'Control+Enter');
  await page.getByRole('heading', { name: 'Imported' }).waitFor();

  await press(page, 'g', 'i');
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  await page.getByRole('row').nth(1).waitFor();
  for (const [entity, out, income] of [
    [COMPANY, 'office exp', 'service rev'],
    [PERSON, 'groceries', 'wages'],
  ] as const) {
    await press(page, 'g', 'u');
    await page.getByRole('heading', { level: 1, name: 'Rules' }).waitFor();
    await catchAll(page, entity, 'Money out', out);
    await catchAll(page, entity, 'Money in', income);
  }
  await press(page, 'g', 'i');
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  // What its file had split in part into categories that these books don’t have is left to whoever looks at it.
  const rows = page.getByRole('grid').getByRole('row');
  await rows.nth(1).waitFor();
  while ((await page.getByText(/transactions? to review/).count()) > 0) {
    const left = await rows.count();
    await press(page, 'v');
    if (left === 2) break;
    await expect(rows).toHaveCount(left - 1);
  }
  await page.getByRole('heading', { name: 'All done' }).waitFor();
  for (const account of ['1222', '9876']) await reconcile(page, account);
  await jump(page, '8027');
  await page.getByRole('heading', { level: 1, name: /8027/ }).waitFor();
  await page.getByRole('row').nth(1).waitFor();
  await expect(page.locator('[role="row"][data-cursor] :focus')).toBeVisible();
  // A payment that the bank has told of already, entered by hand as well.
  await press(page, 'j');
  await expect(page.locator('[role="row"][data-cursor]')).toContainText('ZPDF');
  await press(page, 'Shift+d');
  const form = page.getByRole('form', { name: 'New transaction' });
  await form.getByLabel('Date').focus();
  await press(page, 'Control+a');
  await page.keyboard.type('9/3/2013');
  await press(page, 'Control+Enter');
  await expect(page.getByRole('row', { name: /^Sep 03, 2013 ZPDF/ })).toHaveCount(2);
  await press(page, 'Escape');
  await expect(form).toHaveCount(0);
  await press(page, 'Shift+r');
  await expect(page.getByText('It proves')).toBeVisible();
  await press(page, 'Shift+a');
  await expect(page.getByText('Off by $38.28.').first()).toBeVisible();
  const clues = page.getByLabel('Where the difference may be');
  await expect(clues).toContainText(
    'ZPDF Fcvsfsqtb of Sep 03, 2013, of the same amount. Only the second is a row of the bank',
  );
  await expectNoAxeFindings(page, 'a doubled row');
  await press(page, 'h', 'Enter');
  await expect(page.getByText('It proves')).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(page.getByText(/Reconciled until/).first()).toBeVisible();
  expect((await rpc<{ ok: boolean }>(page, 'vault.verify')).ok).toBe(true);
});
