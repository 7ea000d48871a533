/** The screens while somebody works in them: dialogs, previews and editors, each open at its fullest. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { drawPdf } from '../support/pdf.ts';
import { DAY, workbook, zip } from '../support/workbook.ts';
import { drop, goTo, openBlank, openSample, rpc, test } from './support/app.ts';
import { takePictures } from './support/looks.ts';
import type { Program } from './support/program.ts';
import { BANK, CARD, CSV, GERMAN, paperStatement, STRIPE } from './support/statements.ts';

test.describe.configure({ mode: 'parallel' });

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
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: 'Northlight LLC', tax_class: 'disregarded' });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

test('an import', async ({ page, program }) => {
  await openBooks(page, program);
  await drop(page, { 'checking.ofx': BANK, 'card.qfx': CARD, 'other bank.csv': CSV, 'umsatz.csv': GERMAN });
  await page.getByText('4 files').waitFor();
  await takePictures(page, 'import-to-settle');

  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: /New account in Northlight LLC/ }).click();
  const others = page.getByRole('button', { name: /Northlight LLC for the other/ });
  await others.click();
  await others.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /4821/ }).click();
  await page.getByText('Statement says').waitFor();
  await takePictures(page, 'import-preview');

  await page.getByRole('button', { name: 'Columns of umsatz.csv' }).click();
  await page.getByText('1 row can’t be read').waitFor();
  // Until the file was read by the mapping that is shown, what was guessed before stands there.
  await page.getByText(/^Guessed/).waitFor({ state: 'hidden' });
  await takePictures(page, 'import-columns');
  await page.keyboard.press('Escape');

  await goTo(page, '/import');
  for (const name of ['other bank.csv', 'umsatz.csv'])
    await page.getByRole('button', { name: `Take ${name} off the list` }).click();
  await page.getByRole('button', { name: /^Add [\d,]+ entr/ }).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await takePictures(page, 'import-done');
  await page.getByRole('tab', { name: /Earlier imports/ }).click();
  await takePictures(page, 'import-earlier');

  await drop(page, { 'balance history.csv': STRIPE });
  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: /New account in Northlight LLC/ }).click();
  await page
    .getByRole('row', { name: /Gross sale.*Product sales/ })
    .first()
    .waitFor();
  await takePictures(page, 'import-processor');
});

test('files that wait in a watched folder', async ({ page, program }) => {
  await openSample(page, program);
  const folder = join(program.dir, 'Statements');
  mkdirSync(folder);
  const long = 'Kontoumsätze 2026-10 Geschäftskonto DE89370400440532013000 (Export vom 2026-10-31).csv';
  const contents = {
    'checking.ofx': BANK,
    'card.qfx': CARD,
    [long]: GERMAN,
    'rates.csv': 'Currency,Rate',
    'statement.pdf.crdownload': '%PDF',
  };
  for (const [at, [name, content]] of Object.entries(contents).entries()) {
    writeFileSync(join(folder, name), content);
    utimesSync(join(folder, name), 1_790_000_000 - at, 1_790_000_000 - at);
  }
  const { files } = await rpc<{ files: { id: string; name: string }[] }>(page, 'app.watch', { folder });
  const rates = files.filter(({ name }) => name === 'rates.csv').map(({ id }) => id);
  await rpc(page, 'app.mark_waiting', { ids: rates, as: 'aside' });
  await page.reload();
  await goTo(page, '#/import');
  await page.getByText('3 files wait in Statements').waitFor();
  await takePictures(page, 'import-waiting');
  await goTo(page, '#/inbox');
  await page.getByText('3 statement files wait in Statements.').waitFor();
  await takePictures(page, 'inbox-waiting');
  await goTo(page, '#/vault');
  await page.getByRole('tab', { name: 'Program' }).click();
  await page.getByText('is watched, and 3 files wait').waitFor();
  await takePictures(page, 'vault-watched');
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
  await takePictures(page, 'import-archive');
});

test('a register', async ({ page, program }) => {
  await openSample(page, program);
  await openRegister(page, 'Checking');
  await page.locator('[data-item="0"] [data-column="payee"]').click();
  await page.keyboard.press('n');
  await page.getByRole('form', { name: 'New transaction' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Larkspur');
  await takePictures(page, 'register-new');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Filter' }).click();
  await takePictures(page, 'register-filters');
  await page.getByRole('button', { name: 'Filter' }).click();

  await page
    .getByRole('row', { name: /POS 4471/ })
    .first()
    .locator('[data-column="payee"]')
    .click();
  await page.keyboard.press('s');
  await page.getByLabel('Amount or percentage of part 1').fill('30%');
  await takePictures(page, 'register-split');
  await page.keyboard.press('Escape');

  await page.locator('[data-item="1"] [data-column="payee"]').click();
  await page.keyboard.press('o');
  await page.getByRole('dialog').waitFor();
  await takePictures(page, 'register-details');
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
  await takePictures(page, 'register-bulk');
});

test('a rule', async ({ page, program }) => {
  await openSample(page, program);
  await goTo(page, '/rules');
  await page.getByRole('button', { name: 'New rule' }).first().click();
  await page.getByRole('dialog').getByLabel('Text').fill('riverside');
  await takePictures(page, 'rules-new');
  for (const [what, kind] of [
    ['Add a condition', 'Amount'],
    ['Add a condition', 'Account'],
    ['Add an action', 'Split among categories'],
    ['Add an action', 'Note'],
  ] as const) {
    await page.getByRole('button', { name: what }).click();
    await page.getByRole('menuitem', { name: kind }).click();
  }
  await page.getByLabel('Write the note').fill('Shared with the household');
  await page.getByRole('button', { name: 'Add an action' }).click();
  await page.getByRole('menuitem', { name: 'Mark reviewed' }).click();
  await takePictures(page, 'rules-many');
});

test('what rules would do to many', async ({ page, program }) => {
  await openSample(page, program);
  const entity = (await companyAccount(page, 'Checking')).entity;
  const parts = [{ account: 'Supplies', percent: '40' }, { account: 'Travel' }];
  await rpc(page, 'rules.create', { entity, test: 'starts', value: 'pos', parts, reviewed: true });
  const plain = { entity, direction: 'out', amount_to: '60', account: 'Meals', payee: 'Small things' };
  await rpc(page, 'rules.create', { ...plain, add_tags: ['small'] });
  await goTo(page, '/rules');
  await page.getByRole('button', { name: 'Apply to the past' }).click();
  await page.getByRole('button', { name: /^Change \d+ entries/ }).waitFor();
  await takePictures(page, 'rules-apply');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await page.keyboard.press('c');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Change \d+ payees|^Nothing/ })
    .waitFor();
  await takePictures(page, 'rules-payees');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  const file = await rpc<{ rules: object[] }>(page, 'rules.export', { entity });
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Add rules from a file' }).click();
  const lost = { value: 'lost', account: 'Income:Nowhere' };
  const text = JSON.stringify({
    ...file,
    rules: [{ value: 'fresh', account: 'Meals' }, lost, ...file.rules],
  });
  const rules = { name: 'Rules of another.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.getByRole('dialog').locator('input[type="file"]').setInputFiles(rules);
  await page.getByRole('row', { name: /fresh/ }).waitFor();
  await takePictures(page, 'rules-import');
});

test('a reconciliation', async ({ page, program }) => {
  await openSample(page, program);
  const { id } = await companyAccount(page, 'Business credit card');
  await goTo(page, `/reconcile/${id}`);
  await page.locator('[data-item="0"]').waitFor();
  await takePictures(page, 'reconcile-at-work');
  await page.getByLabel('Closing balance').fill('-1300.00');
  await page.getByLabel('Where the difference may be').getByRole('listitem').first().waitFor();
  await takePictures(page, 'reconcile-off');
  // Typing goes to the field that has the focus.
  await page.locator('[data-item="0"] [data-column="payee"]').click();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('heading', { name: 'Which account?' }).waitFor();
  await page.getByRole('table').waitFor();
  await takePictures(page, 'reconcile-which');
});

test('the chart of accounts', async ({ page, program }) => {
  await openSample(page, program);
  await goTo(page, '/accounts');
  // Where a new account goes depends on where the cursor is.
  await page.locator('[data-item="0"]').waitFor();
  await page.getByRole('button', { name: 'Add an account' }).click();
  await page.getByRole('dialog').waitFor();
  await takePictures(page, 'accounts-new');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add an entity' }).click();
  await page.getByRole('dialog').waitFor();
  await takePictures(page, 'accounts-new-entity');
});

test('the pages of a statement', async ({ page, program }) => {
  await openBooks(page, program);
  await drop(page, { 'october.pdf': await drawPdf(paperStatement('off')) });
  await page.getByRole('grid').getByText('Lufthansa').waitFor();
  await page.keyboard.press('v');
  await page.locator('canvas[data-drawn]').waitFor();
  await takePictures(page, 'evidence-doubt');
});

/** A year of what crosses, of every look: thick and thin, either way, between companies, several on a day. */
const CROSSED = [
  ['contribution', 'Dana', 'Northlight LLC', '2026-01-02', '25000.00', 'Starting capital'],
  ['loan', 'Dana', 'Northlight LLC', '2026-02-01', '12000.00', 'Until the first invoices are paid'],
  ['business', 'Dana', 'Northlight LLC', '2026-04-12', '480.00', 'Hosting, on her own card'],
  ['loan', 'Northlight LLC', 'Harbor & Pine LLC', '2026-05-01', '4000.00', 'The kitchen'],
  ['draw', 'Northlight LLC', 'Dana', '2026-06-30', '20000.00', 'First half of the year'],
  ['draw', 'Harbor & Pine LLC', 'Dana', '2026-06-30', '3000.00', 'First half of the year'],
  ['interest', 'Dana', 'Northlight LLC', '2026-07-31', '360.00', 'Six months at 6 %'],
  ['repayment', 'Northlight LLC', 'Dana', '2026-08-01', '3360.00', 'First instalment'],
  [
    'management-fee',
    'Northlight LLC',
    'Harbor & Pine LLC',
    '2026-09-30',
    '1500.00',
    'Bookkeeping of the quarter',
  ],
  ['waiver', 'Dana', 'Northlight LLC', '2026-10-30', '480.00', 'Hosting is not paid back'],
] as const;

test('what crosses the wall', async ({ page, program }) => {
  await openBooks(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: 'Harbor & Pine LLC', tax_class: 's-corp' });
  for (const [kind, from, to, date, amount, purpose] of CROSSED)
    await rpc(page, 'crossing.make', {
      ...{ kind, from, to, date, amount, purpose, from_account: 'Checking' },
      ...(kind === 'business' ? { category: 'Travel' } : { to_account: 'Checking' }),
      ...(kind === 'repayment' ? { interest: '360.00' } : {}),
      ...(kind === 'draw' ? { despite: 'The kitchen opens in July' } : {}),
    });
  const alone = [
    { account: 'Checking', amount: '-200.00' },
    { account: 'Draws', amount: '200.00' },
  ];
  const entry = { entity: 'Northlight LLC', date: '2026-03-05', payee: 'Cash machine', postings: alone };
  await rpc(page, 'entry.create', { entries: [entry] });
  await page.reload();
  await goTo(page, '#/wall');
  await page.getByRole('application').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.getByText('Note receivable from LLC').waitFor();
  await takePictures(page, 'wall-at-work');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Loan' });
  await drawer.getByText('Note receivable from LLC').waitFor();
  await takePictures(page, 'wall-crossing');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: /Without counterpart/ }).click();
  await page.getByText('Cash machine').waitFor();
  await takePictures(page, 'wall-unpaired');
  await page.getByRole('button', { name: 'New crossing' }).click();
  const dialog = page.getByRole('dialog', { name: 'New crossing' });
  await dialog.getByLabel('What it is', { exact: true }).selectOption('personal');
  await dialog.getByLabel('Amount').fill('84.50');
  await dialog.getByText('Why 5 kinds are not possible').waitFor();
  await dialog.getByRole('region', { name: 'In the books of Dana' }).getByText('Interest in LLC').waitFor();
  await takePictures(page, 'wall-new');
});
