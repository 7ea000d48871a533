/** Importing as an owner does it: several files of several banks at once, looked at, settled, kept, taken back. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Cell, DAY, workbook, zip } from '../support/workbook.ts';
import { drop, expect, goTo, openBlank, PASSPHRASE, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';
import { BANK, CARD, CSV, GERMAN, ofx, STRIPE } from './support/statements.ts';

/** Files on disk with a date of their own, so that the same file chosen again is known again. */
function filesIn(program: Program, contents: Readonly<Record<string, string>>): string[] {
  return Object.entries(contents).map(([name, content]) => {
    const path = join(program.dir, name);
    writeFileSync(path, content);
    utimesSync(path, 1_790_000_000, 1_790_000_000);
    return path;
  });
}

/** Two entities without any account, in an open vault. */
async function openBooks(page: Page, program: Program): Promise<void> {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: 'Northlight LLC', tax_class: 'disregarded' });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

async function choose(page: Page, paths: string[]): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(paths);
}

/** Puts every account that wants one into the entity’s books. */
async function settleAll(page: Page, entity: string): Promise<void> {
  const goes = page.getByRole('combobox', { name: 'Goes to' });
  await goes.click();
  await page.getByRole('option', { name: new RegExp(`New account in ${entity}`) }).click();
  const others = page.getByRole('button', { name: new RegExp(`${entity} for the other`) });
  await others.click();
  await expect(others).toBeHidden();
}

const commit = (page: Page) => page.getByRole('button', { name: /^Add [\d,]+ entr/ });

test('an import goes on while another screen is looked at: no undo meanwhile, and its end is told there and here', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/rpc/imports/commit', async (route) => {
    await held;
    await route.continue();
  });
  await drop(page, { 'card.ofx': CARD });
  const goes = page.getByRole('combobox', { name: 'Goes to' });
  await goes.click();
  await page.getByRole('option', { name: /New account in Northlight LLC/ }).click();
  await commit(page).click();
  await goTo(page, '/rules');
  await page.getByRole('heading', { level: 1, name: 'Rules' }).waitFor();
  const messages = page.getByRole('region', { name: 'Messages' });
  await page.keyboard.press('Control+z');
  await expect(messages).toContainText('An import is being added');
  await goTo(page, '/import');
  await expect(page.getByText('Adding card.ofx')).toBeVisible();
  await goTo(page, '/rules');
  goOn();
  await expect(messages).toContainText(/Added \d+ entr/);
  await goTo(page, '/import');
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
});

test('files of several banks dropped at once: settled, proven, kept, undone, kept again', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await drop(page, { 'bank.ofx': BANK, 'card.ofx': CARD, 'other bank.csv': CSV });
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
  await expect(page.getByText('3 files')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import Ctrl+Enter' })).toBeDisabled();
  await expect(page.getByRole('paragraph').filter({ hasText: /Say whose account “.*4821”/ })).toBeVisible();

  await settleAll(page, 'Northlight LLC');
  await page.getByRole('button', { name: /4821/ }).click();
  await expect(page.getByText('Statement says')).toBeVisible();
  // Only the panes scroll, never the window around them.
  await page.setViewportSize({ width: 1024, height: 500 });
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(500);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByText('Proves').first()).toBeVisible();
  await expect(page.getByRole('row', { name: /ACME CORP/ })).toBeVisible();
  // The CSV names no account: for all meant a new one, too. It is the household’s.
  await page.getByRole('button', { name: /other bank New account/ }).click();
  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: /New account in Dana/ }).click();
  await page.getByRole('textbox', { name: 'Called' }).fill('Joint account');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Joint account/ })).toBeVisible();
  await expect(commit(page)).toHaveText(/Add 9 entries to 3 accounts/);

  await commit(page).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await expect(page.getByText('9 entries added to 3 accounts.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open Joint account' })).toBeVisible();
  await expect(page.getByRole('link', { name: '3 entries want a category' })).toHaveAttribute(
    'href',
    /inbox\?account=.+&from=2026-\d\d-\d\d&to=2026-/,
  );
  await expect(page.getByRole('link', { name: /Reconcile .*4821 to Oct 31, 2026/ })).toBeVisible();
  await expectNoAxeFindings(page, 'import, summary');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(commit(page)).toHaveText(/Add 9 entries to 3 accounts/);
  expect(await rpc<unknown[]>(page, 'imports.batches')).toHaveLength(0);
  await commit(page).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();

  await drop(page, { 'bank.ofx': BANK, 'other bank.csv': CSV });
  await expect(page.getByRole('button', { name: 'Nothing new' })).toBeDisabled();
  await expect(
    page.getByRole('paragraph').filter({ hasText: 'All 7 rows are in the books already.' }),
  ).toBeVisible();
  expect(await rpc<unknown[]>(page, 'imports.batches')).toHaveLength(1);

  // A payment processor’s file: what each row is made of stands below it before it is booked.
  await drop(page, { 'balance history.csv': STRIPE });
  const balance = page.getByRole('button', { name: /Stripe balance/ });
  await balance.click();
  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: /New account in Northlight LLC/ }).click();
  await expect(page.getByRole('row', { name: /Order 1001.*96\.80/ }).first()).toBeVisible();
  await expect(page.getByRole('row', { name: /Gross sale.*Product sales.*100\.00/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Fee.*Merchant and bank fees.*3\.20/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /STRIPE PAYOUT.*Processor clearing/ })).toBeVisible();
  await expectNoAxeFindings(page, 'import, a processor’s file');
  await expect(commit(page)).toHaveText(/Add 6 entries to 1 account/);
});

test('by keyboard alone: choose, settle, keep, look it up, take it back', async ({ page, program }) => {
  await openBooks(page, program);
  const paths = filesIn(program, { 'bank.ofx': BANK, 'card.ofx': CARD });
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
  await page.getByRole('button', { name: /^(Choose|Add) files$/ }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('o');
  await (await chooser).setFiles(paths);
  await page
    .getByRole('paragraph')
    .filter({ hasText: /Say whose account/ })
    .waitFor();
  await page.keyboard.press('d');
  await page.keyboard.type('new north');
  await page.keyboard.press('Enter');
  await page
    .getByRole('paragraph')
    .filter({ hasText: /Say whose account “.*2222”/ })
    .waitFor();
  await page.getByRole('combobox', { name: 'Goes to' }).blur();
  // The next one, into the other books.
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('d');
  await page.keyboard.type('new dana');
  await page.keyboard.press('Enter');
  await expect(commit(page)).toHaveText(/Add 5 entries to 2 accounts/);
  await page.getByRole('combobox', { name: 'Goes to' }).blur();
  await page.keyboard.press('s');
  await expect(commit(page)).toHaveText(/Add 3 entries to 1 account/);
  await page.keyboard.press('s');
  await expect(commit(page)).toHaveText(/Add 5 entries to 2 accounts/);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Drop statement files here').waitFor();
  await page.keyboard.press('b');
  const earlier = page.getByRole('treegrid', { name: 'Earlier imports' });
  await earlier.getByRole('row').nth(1).waitFor();
  await earlier.getByRole('gridcell', { name: 'bank.ofx and 1 more', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(earlier.getByText('card.ofx', { exact: false }).first()).toBeVisible();
  await page.keyboard.press('Delete');
  await page
    .getByText('Took back 5 entries and 2 accounts that came with them. The files can be imported again.')
    .waitFor();
  await expect(page.getByText('No import yet')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(earlier.getByRole('row').nth(1)).toBeVisible();
});

test('the columns of a CSV are told with the result beside them, and unreadable rows are kept in sight', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  const [path] = filesIn(program, { 'umsatz.csv': GERMAN });
  await goTo(page, '/import');
  await choose(page, [path!]);
  await page.getByRole('button', { name: 'Columns of umsatz.csv' }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns of umsatz.csv' });
  await expect(dialog.getByLabel('Column 4, Betrag, means')).toHaveValue('amount');
  await expect(dialog.getByText('1 row can’t be read')).toBeVisible();
  await expectNoAxeFindings(page, 'import, columns');

  await dialog.getByLabel('Column 4, Betrag, means').selectOption('ignore');
  await expect(
    dialog.getByRole('listitem').filter({ hasText: 'Say which column holds the amounts.' }),
  ).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Read the file this way' })).toBeDisabled();
  await dialog.getByLabel('Column 4, Betrag, means').selectOption('amount');
  await dialog.getByLabel('Sign').selectOption('inverted');
  await expect(dialog.getByRole('row', { name: /Oct 09, 2026.* 85\.10/ })).not.toContainText('minus');
  await dialog.getByLabel('Column 2, Empfaenger, means').selectOption('payee');
  await dialog.getByLabel('Column 3, Verwendungszweck, means').selectOption('memo');
  await expect(dialog.getByRole('row', { name: /New.*Strom AG.*Abschlag.*85\.10/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Read the file this way' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /Strom AG.*Abschlag.*85\.10/ })).toBeVisible();

  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: /New account in Dana/ }).click();
  await expect(commit(page)).toHaveText(/Add 3 entries to 1 account/);
  await page.getByText('Unreadable 1').click();
  await expect(page.getByRole('row', { name: /Unreadable.*Line 4.*abc/ })).toBeVisible();
  await commit(page).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await expect(page.getByText('1 row could not be booked')).toBeVisible();
  await expect(page.getByRole('row', { name: /umsatz\.csv.*abc/ })).toContainText(
    '07.10.2026;Vermieter;Miete;abc;EUR',
  );
  const [learnt] = await rpc<{ mapping: { sign: { rule: string } } }[]>(page, 'imports.mappings');
  expect(learnt?.mapping.sign.rule).toBe('inverted');

  // How files are read: what was learnt is forgotten, a part gets its account, a bank is looked up.
  await page.getByRole('tab', { name: 'How files are read' }).click();
  await page.getByRole('button', { name: /^Forget .*Verwendungszweck/ }).waitFor();
  await page.getByRole('combobox', { name: 'Account', exact: true }).click();
  await page.keyboard.type('bank fees');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Book it there' }).click();
  await expect(page.getByRole('row', { name: /Northlight LLC Fee .*bank fees/ })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search by bank' }).fill('capital one');
  await expect(page.getByRole('row', { name: /^Capital One/ }).first()).toBeVisible();
  await expect(page.getByRole('row', { name: /^Chase/ })).toHaveCount(0);
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 1920],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    await expectNoAxeFindings(page, `how files are read, ${colorScheme}`);
  }
  await page.getByRole('button', { name: /^Forget .*Verwendungszweck/ }).click();
  await page.getByText('Nothing was learnt yet: no table had to be explained.').waitFor();
  expect(await rpc<unknown[]>(page, 'imports.mappings')).toEqual([]);
});

test('an archive dropped on the window: what lies in it is listed below it, each file with a place of its own', async ({
  page,
  program,
}) => {
  const row = (day: number, payee: string, amount: number): Cell[] => [
    { value: String(day), style: DAY },
    payee,
    amount,
  ];
  const names = ['Date', 'Description', 'Amount'];
  const book = workbook([
    { name: 'Checking', rows: [names, row(46301, 'Bakery', -4.5), row(46302, 'Client', 1200)] },
    { name: 'Savings', rows: [names, row(46303, 'Interest', 0.1), row(46304, 'Moved', -5)] },
  ]);
  const archive = zip({ 'bank.ofx': BANK, 'Harbor.xlsx': book, 'letter.pdf': '%PDF-1.7 not a statement' });
  await openBooks(page, program);
  await drop(page, { 'october.zip': archive });
  await expect(page.getByRole('heading', { level: 2, name: 'october.zip' })).toBeVisible();
  for (const name of ['bank.ofx', 'Harbor.xlsx › Checking', 'Harbor.xlsx › Savings', 'letter.pdf'])
    await expect(page.getByRole('heading', { level: 3, name, exact: true })).toBeVisible();
  await expect(page.getByText(/a PDF/)).toBeVisible();

  const place = async (entity: string, wanted: RegExp) => {
    await expect(page.getByRole('paragraph').filter({ hasText: wanted })).toBeVisible();
    await page.getByRole('button', { name: 'Show it' }).click();
    await page.getByRole('combobox', { name: 'Goes to' }).click();
    await page.getByRole('option', { name: new RegExp(`New account in ${entity}`) }).click();
  };
  await place('Northlight LLC', /Say whose account “.*4821” is \(october\.zip › bank\.ofx\)/);
  await place('Dana', /Say which account “Harbor Checking” is/);
  await place('Dana', /Say which account “Harbor Savings” is/);
  await expect(commit(page)).toHaveText(/Add 7 entries to 3 accounts/);

  await page.getByRole('button', { name: 'Columns of october.zip › Harbor.xlsx › Savings' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Column 3, Amount, means')).toHaveValue('amount');
  await expect(dialog.getByLabel('Between columns')).toBeHidden();
  await dialog.getByLabel('Sign').selectOption('inverted');
  await expect(dialog.getByRole('row', { name: /New.*Interest/ })).toContainText('minus 0.10');
  await dialog.getByRole('button', { name: 'Read the file this way' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /Moved/ })).toContainText(/[^s] ?5\.00/);
  await expectNoAxeFindings(page, 'import, archive');

  await commit(page).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await expect(page.getByText('7 entries added to 3 accounts.')).toBeVisible();
  await drop(page, { 'october.zip': archive });
  await expect(page.getByRole('button', { name: 'Take october.zip off the list' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(4);
  await page.getByRole('button', { name: 'Take october.zip off the list' }).click();
  await expect(page.getByText('Drop statement files here')).toBeVisible();
});

test('a row stands above the entry that it meets', async ({ page, program }) => {
  await openBooks(page, program);
  await rpc(page, 'entry.create', {
    entries: [
      {
        entity: 'Northlight LLC',
        date: '2026-10-09',
        payee: 'Acme, invoice 7',
        postings: [
          { account: 'Checking', amount: '5000.00' },
          { account: 'Uncategorised', amount: '-5000.00' },
        ],
      },
    ],
  });
  const [path] = filesIn(program, { 'bank.ofx': BANK });
  await goTo(page, '/import');
  await choose(page, [path!]);
  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: /^Checking, Northlight LLC/ }).click();
  const add = page.getByRole('button', { name: /Add 2 entries, match 1 row in 1 account/ });
  await expect(add).toBeEnabled();
  const rows = page.getByRole('grid', { name: /Rows of/ }).getByRole('row');
  await expect(rows.filter({ hasText: 'ACME CORP' })).toContainText(/Matched.*1 day earlier, same amount/);
  await expect(rows.filter({ hasText: 'Acme, invoice 7' })).toContainText('In books');
  await add.click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
});

test('a file that is no statement says so and stops nobody', async ({ page, program }) => {
  await openBooks(page, program);
  const paths = filesIn(program, { 'bank.ofx': BANK, 'letter.pdf': '%PDF-1.7 not a statement' });
  await goTo(page, '/import');
  await choose(page, paths);
  await expect(page.getByText(/a PDF/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: /New account in Northlight/ }).click();
  await expect(page.getByText('1 file can’t be read and stays out')).toBeVisible();
  await commit(page).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await page.getByRole('button', { name: 'Back to these files' }).click();
  await expect(page.getByRole('heading', { name: 'letter.pdf' })).toBeVisible();
  await page.getByRole('button', { name: 'Take letter.pdf off the list' }).click();
  await expect(page.getByText('Drop statement files here')).toBeVisible();
});

test('a reload names the files that are gone and keeps what was chosen; a lock keeps them all', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  const paths = filesIn(program, { 'bank.ofx': BANK });
  await goTo(page, '/import');
  await choose(page, paths);
  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: /New account in Northlight/ }).click();
  await page.getByRole('textbox', { name: 'Called' }).fill('Main account');
  await page.keyboard.press('Enter');
  await expect(commit(page)).toBeEnabled();

  await page.keyboard.press('Control+l');
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(commit(page)).toBeEnabled();
  await expect(page.getByRole('button', { name: /Main account/ })).toBeVisible();

  await page.reload();
  await expect(page.getByText('Choose bank.ofx again; what you chose is kept.')).toBeVisible();
  await choose(page, paths);
  await expect(page.getByRole('button', { name: /Main account/ })).toBeVisible();
  await expect(commit(page)).toHaveText(/Add 3 entries to 1 account/);
  await expect(page.getByText('Choose bank.ofx again')).toBeHidden();
});

test('files dropped on the lock, or opened by another start, wait behind it', async ({ page, program }) => {
  await openBooks(page, program);
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { name: 'Unlock' }).waitFor();
  await drop(page, { 'first-bank.csv': CSV });
  const opened = filesIn(program, { 'opened.ofx': BANK });
  expect(await program.startAgain(opened)).toContain('Bulkhead is running already');
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
  await expect(page.getByText('first-bank.csv').first()).toBeVisible();
  await expect(page.getByText('opened.ofx').first()).toBeVisible();
});

test('pasted text is a file like any other', async ({ page, program }) => {
  await openBooks(page, program);
  await goTo(page, '/import');
  await page.getByText('Drop statement files here').waitFor();
  await page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
    );
  }, CSV);
  await expect(page.getByRole('heading', { name: 'Pasted text' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Grocer/ })).toBeVisible();
});

test('a long import tells how far it is, and cancelling leaves nothing behind', async ({ page, program }) => {
  await openBooks(page, program);
  const rows = Array.from({ length: 15_000 }, (_, at) => ({
    day: `2026${String((at % 9) + 1).padStart(2, '0')}${String((at % 28) + 1).padStart(2, '0')}`,
    amount: `-${(at % 90) + 1}.00`,
    name: `SHOP ${at % 200}`,
  }));
  const [path] = filesIn(program, { 'long.ofx': ofx('bank', '998877', rows, '0.00') });
  await goTo(page, '/import');
  await choose(page, [path!]);
  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: /New account in Northlight/ }).click();
  await expect(page.getByText('The first 500 of 15,000 rows.', { exact: false })).toBeVisible({
    timeout: 30_000,
  });
  await expect(commit(page)).toBeEnabled({ timeout: 30_000 });
  await commit(page).click();
  await expect(page.getByRole('progressbar', { name: 'Adding long.ofx' })).toHaveAttribute(
    'aria-valuenow',
    /[1-9]/,
  );
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled; nothing was changed.').waitFor();
  await expect(commit(page)).toBeEnabled({ timeout: 30_000 });
  expect(await rpc<unknown[]>(page, 'imports.batches')).toHaveLength(0);
});

test('files that are dropped while others come in are the next import', async ({ page, program }) => {
  await openBooks(page, program);
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/rpc/imports/commit', async (route) => {
    await held;
    await route.continue();
  });
  const bank = filesIn(program, { 'bank.ofx': BANK });
  await goTo(page, '/import');
  await choose(page, bank);
  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: /New account in Northlight/ }).click();
  await commit(page).click();
  await drop(page, { 'card.ofx': CARD });
  await expect(page.getByText('card.ofx').first()).toBeVisible();
  goOn();
  await expect(page.getByText('bank.ofx')).toHaveCount(0);
  await expect(page.getByText('card.ofx').first()).toBeVisible();
  expect(await rpc<unknown[]>(page, 'imports.batches')).toHaveLength(1);
});

// Of the states that no picture shows.
test('axe finds nothing', async ({ page, program }) => {
  await openBooks(page, program);
  const paths = filesIn(program, { 'bank.ofx': BANK, 'umsatz.csv': GERMAN, 'letter.pdf': '%PDF-1.7' });
  const look = async (where: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoAxeFindings(page, `import, ${where}, ${colorScheme}`);
    }
  };
  await goTo(page, '/import');
  await page.getByText('Drop statement files here').waitFor();
  await choose(page, paths);
  await page
    .getByRole('paragraph')
    .filter({ hasText: /Say whose account/ })
    .waitFor();
  await look('with a file that can’t be read');
  await page.getByRole('tab', { name: 'Earlier imports' }).click();
  await page.getByText('No import yet').waitFor();
  await look('none earlier');
});

test('files that come to a watched folder are offered, taken by one key, and not offered again', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  const folder = join(program.dir, 'Statements');
  mkdirSync(folder);
  const come = (contents: Readonly<Record<string, string>>) =>
    filesIn(
      program,
      Object.fromEntries(Object.entries(contents).map(([name, text]) => [join('Statements', name), text])),
    );
  await goTo(page, '#/import');
  await page.getByRole('link', { name: 'have a folder watched' }).click();
  await page.getByRole('tab', { name: 'Program' }).click();
  const path = page.getByRole('textbox', { name: 'Folder' });
  await path.fill('/etc');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“/etc” can’t be watched: it is the system’s.')).toBeVisible();
  await path.fill(folder);
  await page.keyboard.press('Enter');
  await expect(page.getByText('is watched, and no file waits')).toBeVisible();
  await expectNoAxeFindings(page, 'vault, watched folder');

  // One comes while somebody looks: it shows by itself, on every screen.
  come({ 'bank.ofx': BANK, 'card.ofx': CARD, 'rates.csv': 'Currency,Rate\nEUR,1.1\n' });
  await expect(page.getByText('is watched, and 3 files wait')).toBeVisible();
  await goTo(page, '#/inbox');
  await expect(page.getByText('3 statement files wait in Statements.')).toBeVisible();
  await page.getByRole('button', { name: 'Go to the import' }).click();
  const waiting = page.getByRole('region', { name: 'Watched folder' });
  await expect(waiting.getByRole('heading', { name: '3 files wait in Statements' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Import 3 files wait' })).toBeVisible();
  await expectNoAxeFindings(page, 'import, files that wait');
  await waiting.getByRole('button', { name: 'Put aside rates.csv' }).click();
  await expect(waiting.getByRole('heading', { name: '2 files wait in Statements' })).toBeVisible();

  await page.keyboard.press('w');
  await expect(waiting).toBeHidden();
  await settleAll(page, 'Northlight LLC');
  await expect(commit(page)).toHaveText(/Add 5 entries to 2 accounts/);
  // Loaded again, the files are not lost: they wait where they were, and what was chosen is kept.
  await page.reload();
  await page.getByText('This page was loaded again').waitFor();
  await waiting.getByRole('button', { name: 'Take 2 in' }).click();
  await expect(page.getByText('This page was loaded again')).toBeHidden();
  await expect(commit(page)).toHaveText(/Add 5 entries to 2 accounts/);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Drop statement files here').waitFor();
  await expect(waiting).toBeHidden();

  // The same rows once more, in another file: nothing new, and whoever saw that is not asked again.
  come({ 'bank again.ofx': BANK.replace('<DTSTART>', ' <DTSTART>') });
  await expect(waiting.getByRole('heading', { name: '1 file waits in Statements' })).toBeVisible();
  await page.keyboard.press('w');
  await expect(page.getByRole('button', { name: 'Nothing new' })).toBeDisabled();
  await page.getByRole('button', { name: 'Clear the list' }).click();
  await page.getByText('Drop statement files here').waitFor();
  await expect
    .poll(() =>
      rpc<{ files: { name: string; state: string }[] }>(page, 'app.waiting').then(({ files }) =>
        files.map(({ name, state }) => `${name} ${state}`).sort(),
      ),
    )
    .toEqual(['bank again.ofx imported', 'bank.ofx imported', 'card.ofx imported', 'rates.csv aside']);
  await expect(waiting).toBeHidden();
});
