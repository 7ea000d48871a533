/** The chart of accounts, as a book-keeper puts it in order: by pointer and by keys, with an undo for everything. */
import type { Locator, Page } from '@playwright/test';
import { expect, goTo, openSample, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';

interface Account {
  id: string;
  path: string;
  code: string | null;
  tax_line: string | null;
  archived: boolean;
  balance_minor: number;
  role: string;
}

const COMPANY = 'Harbor & Pine Studio LLC';

const chart = (page: Page) => page.getByRole('grid', { name: `Chart of accounts of ${COMPANY}` });
const row = (page: Page, name: string) =>
  chart(page)
    .getByRole('row')
    .filter({ has: page.locator('[data-column="name"]', { hasText: new RegExp(`^${name}, level`) }) });
const nameOf = (page: Page, name: string) => row(page, name).locator('[data-column="name"]');

async function openChart(page: Page): Promise<void> {
  await goTo(page, '/accounts');
  await expect(row(page, 'Checking')).toBeVisible();
}

async function find(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Find an account' }).fill(words);
}

async function accountAt(page: Page, path: string): Promise<Account | undefined> {
  const all = await rpc<Account[]>(page, 'account.list', { entity: COMPANY, include_archived: true });
  return all.find((account) => account.path === path);
}

async function undo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Undo' }).last().click();
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover();
  const grip = await from.locator('[data-grip]').boundingBox();
  const target = await to.boundingBox();
  if (!grip || !target) throw new Error('nothing to drag');
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(target.x + 80, target.y + target.height / 2, { steps: 6 });
  await page.mouse.up();
}

test.beforeEach(async ({ page, program }) => {
  await openSample(page, program);
  await openChart(page);
});

test('is a tree by type with balances, and folds by pointer and by key', async ({ page }) => {
  await expect(row(page, 'Assets')).toContainText('49,797.59');
  await expect(row(page, 'Checking')).toContainText('1000');
  await page.getByRole('button', { name: 'Hide what is below Assets' }).click();
  await expect(row(page, 'Checking')).toBeHidden();
  await nameOf(page, 'Assets').click();
  await page.keyboard.press('ArrowRight');
  await expect(row(page, 'Checking')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(nameOf(page, 'Assets')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(row(page, 'Checking')).toBeHidden();
  await page.getByRole('button', { name: 'Unfold all' }).click();
  await expect(row(page, 'Checking')).toBeVisible();
  await expectNoAxeFindings(page, 'chart of accounts');
});

test('names, codes and tax lines are written over in place; a taken code says so', async ({ page }) => {
  await nameOf(page, 'Savings').click();
  await page.keyboard.press('r');
  await page.getByRole('textbox', { name: 'Account' }).fill('Rainy day');
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: 'Code' }).fill('1015');
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: 'Tax line' }).fill('1');
  await page.keyboard.press('Escape');
  await expect(row(page, 'Rainy day')).toContainText('1015');
  await expect
    .poll(() => accountAt(page, 'Assets:Rainy day'))
    .toMatchObject({ code: '1015', tax_line: null });
  await nameOf(page, 'Rainy day').click();
  await page.keyboard.press('c');
  await page.getByRole('textbox', { name: 'Code' }).fill('1000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'has the code 1000' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(page, 'Rainy day')).toContainText('1015');
});

test('an account is added beside the cursor, with its opening balance', async ({ page }) => {
  await nameOf(page, 'Savings').click();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: `Add an account to ${COMPANY}` });
  await dialog.getByRole('button', { name: 'Add the account' }).click();
  await expect(dialog.getByText('Give it a name')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Petty cash');
  await dialog.getByRole('combobox', { name: 'What it is' }).selectOption('cash');
  await dialog.getByRole('textbox', { name: 'Code' }).fill('1060');
  await dialog.getByRole('textbox', { name: 'Opening balance' }).fill('100+25.50');
  await dialog.getByRole('textbox', { name: 'On' }).fill('10/01/2026');
  await dialog.getByRole('button', { name: 'Add the account' }).click();
  await expect(dialog).toBeHidden();
  await expect(row(page, 'Petty cash')).toContainText('125.50');
  await expect(nameOf(page, 'Petty cash')).toBeFocused();
  await undo(page);
  await expect(row(page, 'Petty cash')).toBeHidden();
});

test('moves by pointer, by picker, by Alt with arrows, by cut and paste; and nothing goes where it can’t', async ({
  page,
}) => {
  await drag(page, row(page, 'Tax reserve'), row(page, 'Savings'));
  await expect.poll(() => accountAt(page, 'Assets:Savings:Tax reserve')).toBeTruthy();
  await expect(page.getByText('Tax reserve is below Savings now.')).toBeVisible();
  await nameOf(page, 'Tax reserve').click();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => accountAt(page, 'Assets:Tax reserve')).toBeTruthy();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => accountAt(page, 'Assets:Savings:Tax reserve')).toBeTruthy();
  await expect(nameOf(page, 'Tax reserve')).toBeFocused();

  await page.keyboard.press('Control+x');
  await nameOf(page, 'Inventory').click();
  await page.keyboard.press('Control+v');
  await expect.poll(() => accountAt(page, 'Assets:Inventory:Tax reserve')).toBeTruthy();

  await nameOf(page, 'Tax reserve').click();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Move Tax reserve' });
  await dialog.getByRole('combobox', { name: 'Below' }).fill('prepaid');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Move it' }).click();
  await expect.poll(() => accountAt(page, 'Assets:Prepaid expenses:Tax reserve')).toBeTruthy();

  await drag(page, row(page, 'Savings'), row(page, 'Accounts payable'));
  await expect(page.getByText('Savings is of another kind')).toBeVisible();
  expect(await accountAt(page, 'Assets:Savings')).toBeTruthy();
});

test('archives what is empty, shows it on request, brings it back', async ({ page }) => {
  await nameOf(page, 'Inventory').click();
  await page.keyboard.press('a');
  await expect(row(page, 'Inventory')).toBeHidden();
  await page.getByRole('switch', { name: 'Archived accounts' }).check();
  await expect(row(page, 'Inventory')).toContainText('Archived');
  await nameOf(page, 'Inventory').click();
  await page.keyboard.press('a');
  await expect(row(page, 'Inventory')).not.toContainText('Archived');
  // What still holds money stays, and says why.
  await nameOf(page, 'Checking').click();
  await page.keyboard.press('a');
  await expect(page.getByRole('alert').filter({ hasText: 'still holds' })).toBeVisible();
  await expect(row(page, 'Checking')).not.toContainText('Archived');
});

test('opens at the account that a link names, whatever is folded, searched or archived', async ({ page }) => {
  const meals = await accountAt(page, 'Expenses:Meals');
  const { id } = await rpc<Account>(page, 'account.create', {
    ...{ entity: COMPANY, name: 'Long gone', type: 'expense' },
  });
  await rpc(page, 'account.update', { account: id, archived: true });
  await page.reload();
  await page.getByRole('button', { name: 'Fold all' }).click();
  await expect(row(page, 'Meals')).toBeHidden();
  await goTo(page, `/accounts?account=${meals?.id}`);
  await expect(nameOf(page, 'Meals')).toBeFocused();
  await expect(nameOf(page, 'Meals')).toBeInViewport();
  await goTo(page, `/accounts?account=${id}`);
  await expect(nameOf(page, 'Long gone')).toBeFocused();
});

test('archives what lies below along with it, after saying so, and one undo brings all back', async ({
  page,
}) => {
  for (const name of ['Trips', 'Trains', 'Ferries'])
    await rpc(page, 'account.create', {
      ...{ entity: COMPANY, name, type: 'expense' },
      ...(name === 'Trips' ? {} : { parent: 'Trips' }),
    });
  await page.reload();
  await find(page, 'Trips');
  await nameOf(page, 'Trips').click();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Archive Trips with what is below it' });
  await expect(dialog).toContainText('Ferries');
  await expectNoAxeFindings(page, 'archive dialog');
  await dialog.getByRole('button', { name: 'Archive 3 accounts' }).click();
  await expect(row(page, 'Trips')).toBeHidden();
  await expect.poll(async () => (await accountAt(page, 'Expenses:Trips:Trains'))?.archived).toBe(true);
  await undo(page);
  await expect(row(page, 'Trips')).toBeVisible();
  for (const path of ['Expenses:Trips', 'Expenses:Trips:Trains', 'Expenses:Trips:Ferries'])
    expect((await accountAt(page, path))?.archived).toBe(false);
});

test('merges into another account after showing what moves, and one undo brings it back', async ({
  page,
}) => {
  const before = await accountAt(page, 'Expenses:Supplies');
  await find(page, 'suppl');
  await nameOf(page, 'Supplies').click();
  await page.keyboard.press('Shift+M');
  const dialog = page.getByRole('dialog', { name: 'Merge Supplies into another account' });
  await dialog.getByRole('combobox', { name: 'Into' }).fill('Office exp');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/\d+ postings?|Nothing is booked/)).toBeVisible();
  await expect(dialog.getByText(/\d+ rules?/)).toBeVisible();
  await expectNoAxeFindings(page, 'merging');
  expect(await accountAt(page, 'Expenses:Supplies')).toEqual(before);
  await dialog.getByRole('button', { name: 'Merge Supplies into Office expense' }).click();
  await expect(dialog).toBeHidden();
  expect(await accountAt(page, 'Expenses:Supplies')).toBeUndefined();
  await undo(page);
  await expect.poll(() => accountAt(page, 'Expenses:Supplies')).toEqual(before);
});

test('leads to the register of each account, by pointer and by key', async ({ page }) => {
  await row(page, 'Checking').hover();
  await page.getByRole('link', { name: 'Open the register: Checking' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Checking' })).toBeVisible();
  await openChart(page);
  await nameOf(page, 'Savings').click();
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { level: 1, name: 'Savings' })).toBeVisible();
});

test('closes the books through a day, says so, and reopens them with the reason', async ({ page }) => {
  await page.keyboard.press('Shift+C');
  const closing = page.getByRole('dialog', { name: `Close the books of ${COMPANY}` });
  await expect(closing.getByText('nothing can be added or changed')).toBeVisible();
  await closing.getByRole('button', { name: 'Close through Sep 30, 2026' }).click();
  await expect(closing).toBeHidden();
  await expect(page.getByText(/accounts · Closed through Sep 30, 2026$/)).toBeVisible();

  await page.getByRole('button', { name: 'Reopen…' }).click();
  const reopening = page.getByRole('dialog', { name: `Reopen the books of ${COMPANY}` });
  await reopening.getByRole('button', { name: 'Reopen' }).click();
  await expect(reopening.getByText('Say why')).toBeVisible();
  await reopening.getByRole('textbox', { name: 'Reason' }).fill('A receipt of May was found');
  await page.keyboard.press('Enter');
  await expect(reopening).toBeHidden();
  await expect(page.getByText('Closed through')).toBeHidden();
});

test('adds a company with its members and changes it', async ({ page }) => {
  await page.keyboard.press('Shift+N');
  const adding = page.getByRole('dialog', { name: 'Add an entity' });
  await adding.getByRole('textbox', { name: /^Name/ }).fill('Tidewater LLC');
  await adding.getByRole('textbox', { name: 'State', exact: true }).fill('de');
  await adding.getByRole('textbox', { name: 'EIN' }).fill('1234');
  await adding.getByRole('combobox', { name: 'Taxed as' }).selectOption('partnership');
  for (const [n, name] of [
    [1, 'Maya Lindqvist'],
    [2, 'Jo Park'],
  ] as const) {
    await adding.getByRole('button', { name: 'Add a member' }).click();
    await expect(adding.getByRole('textbox', { name: `Member ${n}: name` })).toBeFocused();
    await page.keyboard.type(name);
    await adding.getByRole('textbox', { name: `Member ${n}: percent` }).fill('60');
  }
  await adding.getByRole('button', { name: 'Add it' }).click();
  await expect(adding.getByText('Nine digits, such as 12-3456789.')).toBeVisible();
  await expect(adding.getByText('more than 100 %')).toBeVisible();
  await expectNoAxeFindings(page, 'adding an entity');
  await adding.getByRole('textbox', { name: 'EIN' }).fill('12-3456789');
  await adding.getByRole('textbox', { name: 'Member 2: percent' }).fill('40');
  await adding.getByRole('button', { name: 'Add it' }).click();
  await expect(adding).toBeHidden();
  await expect(page.getByRole('grid', { name: 'Chart of accounts of Tidewater LLC' })).toBeVisible();
  await expect(page.getByText('Maya Lindqvist 60 %')).toBeVisible();

  await page.keyboard.press('Shift+E');
  const changing = page.getByRole('dialog', { name: 'Change Tidewater LLC' });
  await changing.getByRole('textbox', { name: 'Legal name' }).fill('Tidewater Holdings LLC');
  await changing.getByRole('button', { name: 'Save' }).click();
  await expect(changing).toBeHidden();
  await expect(page.getByText('Tidewater Holdings LLC')).toBeVisible();
});

test('what was typed into a new account survives a reload', async ({ page }) => {
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Half typed');
  await page.reload();
  await expect(row(page, 'Checking')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toHaveValue('Half typed');
});
