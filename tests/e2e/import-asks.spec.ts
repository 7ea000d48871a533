/** What the import screen asks and says of files that leave something open: days in either order, owners, files twice. */
import { drop, expect, goTo, openApp, PASSPHRASE, rpc, test } from './support/app.ts';
import { press } from './support/keys.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import { ofx } from './support/statements.ts';

const COMPANY = 'Northlight LLC';
const PERSON = 'Dana';
const QIF = '!Type:Bank\nD03/04/2026\nT-5.00\nPTea\n^\nD03/05/2026\nT-6.00\nPCake\n^\n';
const EURO = ofx('bank', '700', [{ day: '20260301', amount: '1234.50', name: 'KUNDE' }], '1234.50', 'EUR');
const CHASE = `Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
DEBIT,03/10/2026,TEA SHOP,-4.50,DEBIT_CARD,100.00,,
DEBIT,03/11/2026,BOOK SHOP,-14.50,DEBIT_CARD,85.50,,
`;

test('what files leave open is asked, and answered for all by one key', async ({ page, program }) => {
  await openApp(page, program, { BULKHEAD_PASSPHRASE: PASSPHRASE });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await rpc(page, 'entity.create', { name: COMPANY, kind: 'llc', tax_class: 'disregarded' });
  await rpc(page, 'entity.create', { name: PERSON, kind: 'person' });
  await page.reload();
  await goTo(page, '#/import');
  const known = 'Chase4821_Activity20260301_20260331_20260402.CSV';
  await drop(page, { 'bank.qif': QIF, [known]: CHASE, 'euro.ofx': EURO });
  await expect(page.getByText('3 files', { exact: true })).toBeVisible();

  // The name of a file that is recognised keeps its room.
  const name = page.getByRole('heading', { name: known });
  await expect(name).toHaveAttribute('title', known);
  expect(await name.evaluate((element) => element.clientWidth)).toBeGreaterThan(150);

  // Its days are the other way round, and the rows are read so.
  await page.getByRole('button', { name: /^bank Which account/ }).click();
  await expect(page.getByRole('row', { name: /Mar 05, 2026 Cake/ })).toBeVisible();
  await expect(page.getByText(/“03\/04\/2026” is taken for 4 March 2026/)).toBeVisible();
  await page.getByRole('radio', { name: 'Day first' }).check({ force: true });
  await expect(page.getByRole('row', { name: /May 03, 2026 Cake/ })).toBeVisible();
  await expect(page.getByText(/is taken for/)).toHaveCount(0);
  await expectNoAxeFindings(page, 'import, days in either order');

  // An arrow that opens the choices lights the first of them.
  const place = page.getByRole('combobox', { name: 'Goes to' });
  await place.focus();
  await press(page, 'ArrowDown');
  await expect(page.locator('[role="option"][data-lit]')).toHaveCount(1);
  await press(page, 'Escape');
  await page.keyboard.type('new dana');
  await press(page, 'Enter', 'Alt+a');
  await expect(page.getByRole('button', { name: /^Add 5 entries to 3 accounts/ })).toBeEnabled();

  await drop(page, { 'bank.qif': QIF, 'copy of bank.qif': QIF });
  await expect(page.getByText('“bank.qif” is on the list already; it is read once.')).toBeVisible();
  await expect(page.getByText('It is the same as “bank.qif”, to the byte')).toBeVisible();
  await page.getByRole('button', { name: 'Take copy of bank.qif off the list' }).click();
  await press(page, 'Control+Enter');
  await page.getByRole('heading', { name: 'Imported' }).waitFor();

  const side = page.getByRole('navigation', { name: 'Entities and accounts' });
  await expect(side.getByRole('link', { name: /700/ })).toContainText('1,234.50 EUR');
  await expect(side).toContainText('without accounts in EUR');
});

test('categories of a file that the chart lacks: each said to be an account, made or left, and known the next time', async ({
  page,
  program,
}) => {
  await openApp(page, program, { BULKHEAD_PASSPHRASE: PASSPHRASE });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await rpc(page, 'entity.create', { name: PERSON, kind: 'person' });
  await page.reload();
  await goTo(page, '#/import');
  const row = (day: number, category: string) =>
    `D1/${day}/2026\nT-${day}.00\nPShop ${day}\nL${category}\n^\n`;
  const month = (...rows: string[]) => `!Option:MDY\n!Type:Bank\n${rows.join('')}`;
  const old = ['Falconry:Gloves', 'Odds', 'Falconry:Bells'].map((name, at) => row(13 + at, name));
  await drop(page, { 'old.qif': month(...old) });
  await page.getByRole('button', { name: /^old Which account/ }).click();
  await page.getByRole('combobox', { name: 'Goes to' }).focus();
  await page.keyboard.type('new dana');
  await press(page, 'ArrowDown', 'Enter');
  await page.getByRole('checkbox', { name: 'Make all 3 categories that the chart lacks' }).waitFor();
  await page.getByRole('button', { name: 'Say what each category is' }).click();
  const is = (name: string) => page.getByRole('combobox', { name: `“${name}” is` });
  const say = async (name: string, typed: string) => {
    await is(name).focus();
    await page.keyboard.type(typed);
    await press(page, 'ArrowDown', 'Enter');
  };
  await say('Falconry:Gloves', 'gifts');
  await say('Odds', 'uncat');
  await say('Falconry:Bells', 'new category');
  await expect(page.getByText(/that the chart has no account for/)).toHaveCount(0);
  await expect(is('Falconry:Gloves')).toHaveValue(/Gifts/);
  await expectNoAxeFindings(page, 'import, categories');
  await press(page, 'Control+Enter');
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  const { rows } = await rpc<{ rows: { others: { account: string }[] }[] }>(page, 'entry.register', {});
  expect(rows.map(({ others }) => others[0]!.account.split(':').at(-1))).toEqual([
    'Gifts',
    'Uncategorised',
    'Bells',
  ]);
});

test('a row that may be there already: decided before it comes in, or on its entry', async ({
  page,
  program,
}) => {
  await openApp(page, program, { BULKHEAD_PASSPHRASE: PASSPHRASE });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await rpc(page, 'entity.create', { name: PERSON, kind: 'person' });
  await page.reload();
  const bring = async (file: string, name: string) => {
    const cup = ofx('bank', '700', [{ day: '20260103', amount: '-12.50', name: `${name} CUP` }], '0.00');
    await goTo(page, '#/import');
    // Each with a reference of its own, and no balance that would say which it is.
    const text = cup.replace('<FITID>700', `<FITID>${name}`).replace(/<LEDGERBAL>.*?<\/LEDGERBAL>/s, '');
    await drop(page, { [file]: text });
  };
  const count = async () => (await rpc<{ total: number }>(page, 'entry.register', {})).total;
  await bring('a.ofx', 'FIRST');
  await page.getByRole('button', { name: 'Add 1 entry to 1 account' }).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();

  await bring('b.ofx', 'OTHER');
  const doubts = page.getByRole('region', { name: 'Rows that may be there already' });
  await expect(doubts).toContainText('OTHER CUP: perhaps “FIRST CUP” of that day (a.ofx)');
  await expectNoAxeFindings(page, 'import, rows in doubt');
  await page.getByRole('radio', { name: 'The same row' }).check({ force: true });
  await page.getByRole('button', { name: 'Keep what was said of its rows' }).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  expect(await count()).toBe(1);

  await bring('c.ofx', 'THIRD');
  await page.getByRole('button', { name: 'Add 1 entry to 1 account' }).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  const [{ row }] = await rpc<[{ row: { entry_id: string } }]>(page, 'imports.doubts', {});
  await goTo(page, `/inbox?entry=${row.entry_id}`);
  await expect(doubts).toContainText('It may be the same as “FIRST CUP” of that day (a.ofx).');
  await doubts.getByRole('button', { name: 'The same row' }).click();
  await page.getByText('The row has left, with its entry.').waitFor();
  expect(await count()).toBe(1);
});
