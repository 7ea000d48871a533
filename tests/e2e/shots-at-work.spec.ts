/** The screens while somebody works in them: dialogs, previews and editors, each open at its fullest. */
import type { Page } from '@playwright/test';
import { DAY, workbook, zip } from '../support/workbook.ts';
import { drop, goTo, openApp, openSample, PASSPHRASE, rpc, test } from './support/app.ts';
import { PAIR, takePictures } from './support/looks.ts';
import type { Program } from './support/program.ts';
import { BANK, CARD, CSV, GERMAN, STRIPE } from './support/statements.ts';

interface Named {
  id: string;
  name: string;
  entity: string;
}

async function companyAccount(page: Page, name: string): Promise<Named> {
  const accounts = await rpc<Named[]>(page, 'account.list');
  return accounts.find((account) => account.name === name && account.entity.startsWith('Harbor'))!;
}

async function openRegister(page: Page, name: string, search = ''): Promise<void> {
  const { id } = await companyAccount(page, name);
  await goTo(page, `/register/${id}${search}`);
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.locator('[data-item="0"]').waitFor();
}

async function openBooks(page: Page, program: Program): Promise<void> {
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  await rpc(page, 'app.create', { passphrase: PASSPHRASE });
  await rpc(page, 'entity.create', { kind: 'llc', name: 'Northlight LLC', tax_class: 'disregarded' });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

test('an import', async ({ page, program }) => {
  test.setTimeout(180_000);
  await openBooks(page, program);
  await drop(page, { 'checking.ofx': BANK, 'card.qfx': CARD, 'other bank.csv': CSV, 'umsatz.csv': GERMAN });
  await page.getByText('4 files').waitFor();
  await takePictures(page, 'import-to-settle', PAIR);

  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: /New account in Northlight LLC/ }).click();
  const others = page.getByRole('button', { name: /Northlight LLC for the other/ });
  await others.click();
  await others.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /4821/ }).click();
  await page.getByText('Statement says').waitFor();
  await takePictures(page, 'import-preview', PAIR);

  await page.getByRole('button', { name: 'Columns of umsatz.csv' }).click();
  await page.getByText('1 row can’t be read').waitFor();
  await takePictures(page, 'import-columns', PAIR);
  await page.keyboard.press('Escape');

  await goTo(page, '/import');
  for (const name of ['other bank.csv', 'umsatz.csv'])
    await page.getByRole('button', { name: `Take ${name} off the list` }).click();
  await page.getByRole('button', { name: /^Add [\d,]+ entr/ }).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await takePictures(page, 'import-done', PAIR);
  await page.getByRole('tab', { name: /Earlier imports/ }).click();
  await takePictures(page, 'import-earlier', PAIR);

  await drop(page, { 'balance history.csv': STRIPE });
  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: /New account in Northlight LLC/ }).click();
  await page
    .getByRole('row', { name: /Gross sale.*Product sales/ })
    .first()
    .waitFor();
  await takePictures(page, 'import-processor', PAIR);
});

test('an import out of an archive', async ({ page, program }) => {
  await openBooks(page, program);
  const book = workbook([
    {
      name: 'Checking',
      rows: [
        ['Date', 'Description', 'Amount'],
        [{ value: '46301', style: DAY }, 'Bakery', -4.5],
        [{ value: '46302', style: DAY }, 'Client', 1200],
      ],
    },
  ]);
  const archive = zip({ 'bank.ofx': BANK, 'Harbor.xlsx': book, 'letter.pdf': '%PDF-1.7 no statement' });
  await drop(page, { 'october.zip': archive });
  await page.getByRole('heading', { level: 3, name: 'letter.pdf' }).waitFor();
  await takePictures(page, 'import-archive', PAIR);
});

test('a register', async ({ page, program }) => {
  test.setTimeout(180_000);
  await openSample(page, program);
  await openRegister(page, 'Checking');
  await page.locator('[data-item="0"] [data-column="payee"]').click();
  await page.keyboard.press('n');
  await page.getByRole('form', { name: 'New transaction' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Larkspur');
  await takePictures(page, 'register-new', PAIR);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Filter' }).click();
  await takePictures(page, 'register-filters', PAIR);
  await page.getByRole('button', { name: 'Filter' }).click();

  await page
    .getByRole('row', { name: /POS 4471/ })
    .first()
    .locator('[data-column="payee"]')
    .click();
  await page.keyboard.press('s');
  await page.getByLabel('Amount or percentage of part 1').fill('30%');
  await takePictures(page, 'register-split', PAIR);
  await page.keyboard.press('Escape');

  await page.locator('[data-item="1"] [data-column="payee"]').click();
  await page.keyboard.press('o');
  await page.getByRole('dialog').waitFor();
  await takePictures(page, 'register-details', PAIR);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

test('several rows changed alike', async ({ page, program }) => {
  await openSample(page, program);
  await openRegister(page, 'Business credit card');
  await page.locator('[data-item="0"] [data-column="payee"]').click();
  for (const key of ['x', 'j', 'x', 'j', 'x', 'b']) await page.keyboard.press(key);
  await page.getByRole('dialog', { name: 'Change 3 transactions' }).waitFor();
  await page.keyboard.type('travel');
  await page.keyboard.press('Enter');
  await takePictures(page, 'register-bulk', PAIR);
});

test('a rule', async ({ page, program }) => {
  await openSample(page, program);
  await goTo(page, '/rules');
  await page.getByRole('button', { name: 'New rule' }).first().click();
  await page.getByRole('dialog').getByLabel('Text').fill('riverside');
  await takePictures(page, 'rules-new', PAIR);
});

test('a reconciliation', async ({ page, program }) => {
  await openSample(page, program);
  const { id } = await companyAccount(page, 'Business credit card');
  await goTo(page, `/reconcile/${id}`);
  await page.locator('[data-item="0"]').waitFor();
  await takePictures(page, 'reconcile-at-work', PAIR);
  await page.getByLabel('Closing balance').fill('-1300.00');
  await page.getByLabel('Where the difference may be').getByRole('listitem').first().waitFor();
  await takePictures(page, 'reconcile-off', PAIR);
  // Typing goes to the field that has the focus.
  await page.locator('[data-item="0"] [data-column="payee"]').click();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('heading', { name: 'Which account?' }).waitFor();
  await page.getByRole('table').waitFor();
  await takePictures(page, 'reconcile-which', PAIR);
});

test('the chart of accounts', async ({ page, program }) => {
  await openSample(page, program);
  await goTo(page, '/accounts');
  // Where a new account goes depends on where the cursor is.
  await page.locator('[data-item="0"]').waitFor();
  await page.getByRole('button', { name: 'Add an account' }).click();
  await page.getByRole('dialog').waitFor();
  await takePictures(page, 'accounts-new', PAIR);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add an entity' }).click();
  await page.getByRole('dialog').waitFor();
  await takePictures(page, 'accounts-new-entity', PAIR);
});
