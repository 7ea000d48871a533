/** The page of the kit: every component is there, in both themes, and the keys that all screens rely on do what they say. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectNoAxeFindings } from './support/looks.ts';

/** Nothing listens there: its requests are answered from the built files. A page of this host may use the clipboard. */
const KIT = 'http://localhost:9/';
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

let built: string;
test.beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), 'bulkhead-kit-'));
  const vite = join('node_modules', '.bin', 'vite');
  execFileSync(vite, ['build', '--mode', 'kit', '--outDir', built, '--logLevel', 'warn']);
});
test.afterAll(() => rmSync(built, { recursive: true, force: true }));

test.beforeEach(async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await context.route(`${KIT}**`, (route) => {
    const path = normalize(new URL(route.request().url()).pathname);
    const body = readFileSync(join(built, path));
    return route.fulfill({ body, contentType: TYPES[extname(path)] ?? 'application/octet-stream' });
  });
  page.on('pageerror', (error) => expect.soft(error, 'thrown in the page').toBeNull());
});

async function openKit(page: Page, part: string, theme = 'light'): Promise<void> {
  await page.goto(`${KIT}kit.html?part=${part}&theme=${theme}`);
  await page.getByRole('heading', { level: 1, name: 'The kit' }).waitFor();
}

/** What each part shows, as somebody would look for it. */
const SHOWN: Record<string, (page: Page) => Locator[]> = {
  figures: (page) => [
    page.getByRole('heading', { name: 'Money', exact: true }),
    page.getByRole('heading', { name: 'Proof', exact: true }),
    page.getByRole('img', { name: /^Cash/ }),
    page.locator('time').first(),
    page.getByText('Northlight LLC').first(),
  ],
  actions: (page) => [
    page.getByRole('button', { name: 'Add 184 entries to 3 accounts' }),
    page.getByRole('button', { name: 'Importing' }),
    page.getByRole('button', { name: 'Actions' }),
    page.getByRole('group', { name: 'Span' }),
    page.getByRole('tablist', { name: 'Evidence' }),
    page.getByRole('separator'),
    page.getByRole('button', { name: 'draw' }),
  ],
  fields: (page) => [
    page.getByLabel('Date', { exact: true }),
    page.getByRole('combobox', { name: 'Payee' }),
    page.getByRole('combobox', { name: 'Category' }),
    page.getByLabel(/^Amount/),
    page.getByLabel('Taxed as'),
    page.getByLabel('Memo'),
    page.getByLabel('Tags'),
    page.getByRole('checkbox', { name: 'Remember this mapping' }),
    page.getByRole('switch', { name: 'Lock when the lid closes' }),
    page.getByRole('group', { name: 'What it is' }),
  ],
  lists: (page) => [
    page.getByRole('grid', { name: 'Entries' }).getByRole('gridcell').first(),
    page.getByRole('treegrid', { name: 'Grouped entries' }).getByRole('gridcell').first(),
    page.getByRole('button', { name: 'Distribute the rest' }),
    page.getByText('No entries yet'),
    page.getByRole('grid', { name: 'A few' }).getByRole('gridcell').first(),
  ],
  states: (page) => [
    page.getByText('The file could not be read.'),
    page.getByRole('progressbar', { name: 'Reading 12 files' }),
    page.getByText('hull', { exact: true }),
  ],
  overlays: (page) => [page.getByRole('button', { name: 'Dialog' })],
  charts: (page) => [
    page.getByText('Cash', { exact: true }),
    page.getByText('In and out', { exact: true }),
    page.locator('canvas').first(),
  ],
};

for (const theme of ['light', 'dark'])
  test(`every component is shown, and nothing for axe, in the ${theme}`, async ({ page }) => {
    for (const [part, shown] of Object.entries(SHOWN)) {
      await openKit(page, part, theme);
      for (const each of shown(page)) await expect.soft(each).toBeVisible();
      await expectNoAxeFindings(page, `${part} ${theme}`);
    }
  });

const list = (page: Page): Locator => page.getByRole('grid', { name: 'Entries' });
/** By the place in the list, from 0. */
const cell = (page: Page, row: number, column: string): Locator =>
  list(page).locator(`[data-item="${row}"] [data-column="${column}"]`);
const selected = (page: Page): Locator => list(page).locator('[aria-selected="true"]');

test('a list is walked, selected and copied by keys', async ({ page }) => {
  await openKit(page, 'lists');
  await cell(page, 0, 'payee').click();
  await expect(cell(page, 0, 'payee')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 1, 'account')).toBeFocused();
  await page.keyboard.press('End');
  await expect(cell(page, 99_999, 'account')).toBeFocused();
  await expect(cell(page, 99_999, 'account')).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(cell(page, 0, 'account')).toBeFocused();

  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selected(page)).toHaveCount(3);
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const lines = copied.trimEnd().split(/\r?\n/);
  expect(lines).toHaveLength(4);
  expect(lines[0]!.split('\t')).toEqual(['State', 'Date', 'Payee', 'Category', 'Memo', 'Amount']);
  const payees = await Promise.all([0, 1, 2].map((row) => cell(page, row, 'payee').innerText()));
  expect(lines.slice(1).map((line) => line.split('\t')[2])).toEqual(payees);
  await page.keyboard.press('Escape');
  await expect(selected(page)).toHaveCount(0);
});

test('what flies by is a place-holder, and rows again once it rests', async ({ page }) => {
  await openKit(page, 'lists');
  await expect(cell(page, 0, 'payee')).not.toBeEmpty();
  const waiting = await list(page).evaluate(async (grid) => {
    const scroller = grid.parentElement!;
    const seen: number[] = [];
    for (let step = 1; step <= 12; step += 1) {
      scroller.scrollTop = step * 20_000;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      seen.push(grid.querySelectorAll('[role="row"][aria-busy]').length);
    }
    return seen.at(-1)!;
  });
  expect(waiting).toBeGreaterThan(5);
  await expect(list(page).locator('[role="row"][aria-busy]')).toHaveCount(0);
  await expect(cell(page, 7502, 'payee')).toBeInViewport();
  await expect(cell(page, 7502, 'payee')).toHaveText(/\w/);
});

test('a cell is edited by Enter, kept by Enter, left as it was by Escape', async ({ page }) => {
  await openKit(page, 'lists');
  const amount = cell(page, 2, 'amount');
  await amount.click();
  const before = (await amount.textContent())!;
  await page.keyboard.press('Enter');
  await expect(amount.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('12.50');
  await page.keyboard.press('Escape');
  await expect(amount).toBeFocused();
  await expect(amount).toHaveText(before);

  await page.keyboard.press('Enter');
  await expect(amount.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('10+2.50');
  await page.keyboard.press('Enter');
  await expect(amount).toHaveText('12.50');
  await expect(cell(page, 3, 'amount').getByRole('textbox')).toBeFocused();
});

test('a choice taken by Enter in a cell is kept once', async ({ page }) => {
  await openKit(page, 'lists');
  await cell(page, 1, 'account').click();
  await page.keyboard.press('Enter');
  await page.keyboard.type('lodg');
  await page.keyboard.press('Enter');
  await expect(cell(page, 1, 'account')).toContainText('Lodging');
  await expect(page.getByText('1 selected, 1 kept')).toBeVisible();
});

test('the menu of a row is named, and hangs on nothing that says it could be expanded', async ({ page }) => {
  await openKit(page, 'lists');
  await cell(page, 0, 'payee').click({ button: 'right' });
  await expect(page.getByRole('menu', { name: 'Actions for the row' })).toBeVisible();
  await expect(page.locator('span[aria-expanded], span[aria-haspopup]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(cell(page, 0, 'payee')).toBeFocused();
});

test('a combobox narrows, goes round, takes, and puts back', async ({ page }) => {
  await openKit(page, 'fields');
  const category = page.getByRole('combobox', { name: 'Category' });
  await category.click();
  const chosen = await category.inputValue();
  await page.keyboard.type('lodg');
  const options = page.getByRole('listbox', { name: 'Category' }).getByRole('option');
  await expect(options.first()).toContainText('Lodging');
  await page.keyboard.press('Escape');
  await expect(category).toHaveValue(chosen);
  await expect(options).toHaveCount(0);

  await category.selectText();
  await page.keyboard.type('lodg');
  await page.keyboard.press('Enter');
  await expect(category).toHaveValue('Expenses › Travel › Lodging');
  await expect(category).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const lit = await category.getAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  await expect(category).not.toHaveAttribute('aria-activedescendant', lit!);
});

test('a dialog holds the focus and gives it back', async ({ page }) => {
  await openKit(page, 'overlays');
  const opener = page.getByRole('button', { name: 'Dialog', exact: true });
  await opener.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New account' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    await expect(dialog.locator(':focus')).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('a button that can’t be pressed yet is reached by Tab and says why', async ({ page }) => {
  await openKit(page, 'actions');
  const button = page.getByRole('button', { name: 'Can’t be pressed yet' });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription('Say which account “Checking” is.');
  await page.getByRole('button', { name: 'Delete 3 entries' }).focus();
  for (let stop = 0; stop < 2 && !(await button.evaluate((one) => one === document.activeElement)); stop += 1)
    await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await expect(page.getByRole('tooltip')).toHaveText('Say which account “Checking” is.');
  // The look of its explanation is not its own.
  await expect(button).toHaveCSS('font-size', '14px');
});
