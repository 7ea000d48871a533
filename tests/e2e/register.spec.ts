/** The register and the inbox, by keyboard and by mouse, on the books of the sample. */
import type { Locator, Page } from '@playwright/test';
import { expect, goTo, openSample, PASSPHRASE, rpc, TODAY, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';

interface Account {
  id: string;
  name: string;
  entity: string;
  entity_id: string;
  role: string;
  type: string;
}

interface RowOut {
  date: string;
  entry_id: string;
  payee: string;
  memo: string;
  tags: string[];
  status: string;
  amount: string;
  others: { account: string; amount: string }[];
}

/** The company’s checking account: two years of it. */
async function checkingOf(page: Page): Promise<Account> {
  const accounts = await rpc<Account[]>(page, 'account.list');
  return accounts.find(({ name, entity }) => name === 'Checking' && entity.startsWith('Harbor'))!;
}

/** Its register, with the keyboard in its rows. */
async function openChecking(page: Page): Promise<Account> {
  const account = await checkingOf(page);
  await goTo(page, `/register/${account.id}`);
  await expect(page.locator('[data-item="0"] [data-column]:focus')).toHaveCount(1);
  return account;
}

const rowOf = (page: Page, name: string | RegExp): Locator => page.getByRole('row', { name }).first();
const cellOf = (row: Locator, column: string): Locator => row.locator(`[data-column="${column}"]`);

/** What the books say, whatever the screen shows. */
async function stored(page: Page, account: Account, text: string): Promise<RowOut[]> {
  const { rows } = await rpc<{ rows: RowOut[] }>(page, 'entry.register', { account: account.id, text });
  return rows;
}

/** Puts the cursor on a row as a click does. */
async function standOn(page: Page, name: string): Promise<Locator> {
  const row = rowOf(page, new RegExp(name));
  await cellOf(row, 'payee').click();
  await expect(cellOf(row, 'payee')).toBeFocused();
  return row;
}

/** Out of the cell that is being edited: the first Escape may belong to a list of choices. */
async function leaveCell(page: Page): Promise<void> {
  await expect(page.locator('[data-editing] input').first()).toBeFocused();
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-editing]')).toHaveCount(0, { timeout: 500 });
  }).toPass();
}

test('opens with the newest first, the keyboard in its rows, searched as one types', async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await openChecking(page);
  await expect(page.locator('[data-item="0"] [data-column="date"]')).toBeFocused();
  await expect(page.locator('[data-item="0"]')).toContainText('Larkspur Bank');
  await expect(page.getByText('Reconciled until Oct 31, 2026')).toBeVisible();
  await expect(page.getByText('364 transactions')).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.locator('[data-item="1"] [data-column="date"]')).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.type('saltmarsh');
  await expect(page.getByRole('row', { name: /Juniper/ })).toHaveCount(0);
  await expect(rowOf(page, /Saltmarsh/)).toBeVisible();
  expect(page.url()).toContain('text=saltmarsh');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-item="0"] [data-column]').first()).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect(page.getByText('364 transactions')).toBeVisible();
  await page.keyboard.type('nothing of that name');
  await expect(page.getByRole('heading', { name: 'No transaction fits' })).toBeVisible();
  await page.getByRole('button', { name: 'Take the filters off' }).click();
  await expect(page.getByText('364 transactions')).toBeVisible();

  await page.getByRole('button', { name: 'All time' }).click();
  await expect(page.getByText('364 transactions')).toHaveCount(0);
  await page.getByRole('columnheader', { name: /Date/ }).click();
  await expect(page.locator('[data-item="0"]')).toContainText('Jan');
});

test('a category is given by typing, stored at once, offered as a rule, and taken back', async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const account = await openChecking(page);
  const row = await standOn(page, 'POS 4471');
  await page.keyboard.press('c');
  await page.keyboard.type('meals');
  await page.keyboard.press('Enter');
  await expect(cellOf(row, 'category')).toHaveText('Meals');
  await expect
    .poll(async () => (await stored(page, account, '4471'))[0]?.others[0]?.account)
    .toBe('Expenses:Meals');
  await leaveCell(page);

  await page.getByRole('button', { name: 'Create a rule' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // The offer goes away after a while; the key stays.
  await standOn(page, 'POS 4471');
  await page.keyboard.press('r');
  await expect(page.getByRole('dialog', { name: 'New rule' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(cellOf(row, 'category')).toHaveText('Uncategorised');
});

test('a click leaves the rows where they are, however lately they were scrolled', async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await openChecking(page);
  const row = page.locator('[data-item="8"]');
  await row.waitFor();
  // In one go, as when the wheel still turns: the list has not heard yet that it was scrolled.
  const [before, after] = await row.evaluate((element) => {
    let scroller: Element = element;
    while (scroller.scrollTop === 0) {
      scroller.scrollTop = 150;
      if (scroller.scrollTop === 0) scroller = scroller.parentElement!;
    }
    const scrolled = scroller.scrollTop;
    element.querySelector<HTMLElement>('[data-column="payee"]')!.click();
    return [scrolled, scroller.scrollTop];
  });
  expect(after).toBe(before);
});

test('payee, memo and tags are edited in place; what is the bank’s says so', async ({ page, program }) => {
  await openSample(page, program);
  await page.setViewportSize({ width: 1920, height: 1080 });
  const account = await openChecking(page);
  const row = await standOn(page, 'Summit Fiber');
  await page.keyboard.press('p');
  await page.keyboard.type('Summit Fibre Co');
  await page.keyboard.press('Tab');
  await leaveCell(page);
  await expect(rowOf(page, /Summit Fibre Co/)).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByRole('textbox', { name: 'Memo' })).toBeFocused();
  await page.keyboard.type('the office line');
  await page.keyboard.press('Enter');
  await leaveCell(page);
  await expect(cellOf(rowOf(page, /Summit Fibre Co/), 'memo')).toHaveText('the office line');
  await expect
    .poll(async () => (await stored(page, account, 'fibre'))[0])
    .toMatchObject({ payee: 'Summit Fibre Co', memo: 'the office line' });

  await cellOf(rowOf(page, /Summit Fibre Co/), 'payee').click();
  await page.keyboard.press('d');
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText(
    'amount and day stay as the bank has them',
  );
  await expect(row).toHaveCount(1);
});

test('a transaction by hand: Enter leads through it, sums are worked out, a reload loses nothing', async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const account = await openChecking(page);
  await page.keyboard.press('n');
  const form = page.getByRole('form', { name: 'New transaction' });
  await expect(form.getByLabel('Date')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Corner Shop');
  await page.keyboard.press('Enter');
  await form.getByLabel('Category').focus();
  await page.keyboard.type('supplies');
  await page.keyboard.press('Enter');
  await expect(form.getByLabel('Memo')).toBeFocused();
  await page.keyboard.type('paper and pens');
  await form.getByLabel('Out').fill('12.50*2+');

  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Checking' }).waitFor();
  await expect(form.getByLabel('Payee')).toHaveValue('Corner Shop');
  await expect(form.getByLabel('Memo')).toHaveValue('paper and pens');
  await expect(form.getByLabel('Out')).toHaveValue('12.50*2+');
  await form.getByLabel('Out').fill('12.50*2+5');
  await expect(form.getByText('= 30.00')).toBeVisible();
  await form.getByLabel('Out').press('Enter');
  await expect(form.getByLabel('Payee')).toHaveValue('');
  await expect(form.getByLabel('Payee')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);

  const row = rowOf(page, /Corner Shop/);
  await expect(cellOf(row, 'out')).toHaveText('30.00');
  await cellOf(row, 'payee').click();
  await page.keyboard.press('a');
  await expect(page.getByRole('textbox', { name: 'Out' })).toBeFocused();
  await page.keyboard.type('20+5.5');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored(page, account, 'corner'))[0]?.amount).toBe('-25.50');
  await cellOf(row, 'payee').click();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('row', { name: /Corner Shop/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(row).toBeVisible();
});

test('a transaction that is sent off twice is in the books once', async ({ page, program }) => {
  await openSample(page, program);
  const account = await openChecking(page);
  await page.keyboard.press('n');
  const form = page.getByRole('form', { name: 'New transaction' });
  const fill = async (payee: string, out: string) => {
    await form.getByLabel('Payee').fill(payee);
    await form.getByLabel('Category').fill('supplies');
    await page.keyboard.press('Enter');
    await form.getByLabel('Out').fill(out);
  };
  await fill('Twice Shy', '7');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByLabel('Payee')).toHaveValue('');
  await expect(rowOf(page, /Twice Shy/)).toBeVisible();
  expect(await stored(page, account, 'twice')).toHaveLength(1);

  // Closed in the same breath: the form neither stays nor comes back once the books have taken it.
  await fill('Gone Quick', '8');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await expect(rowOf(page, /Gone Quick/)).toBeVisible();
  await expect(form).toHaveCount(0);
  expect(await stored(page, account, 'gone')).toHaveLength(1);
  await page.keyboard.press('n');
  await expect(form.getByLabel('Out')).toHaveValue('');
});

test('a transaction waits for a day that can be read, and never takes the one before', async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const account = await openChecking(page);
  await page.keyboard.press('n');
  const form = page.getByRole('form', { name: 'New transaction' });
  await form.getByLabel('Date').fill('2/30/2026');
  await form.getByLabel('Payee').fill('Leap Frog');
  await form.getByLabel('Category').fill('supplies');
  await page.keyboard.press('Enter');
  await form.getByLabel('Out').fill('99999999999999');
  await page.keyboard.press('Tab');
  await expect(form.getByText('Larger than one entry can hold.')).toBeVisible();
  await form.getByLabel('Out').fill('7');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByLabel('Date')).toBeFocused();
  await expect(form.getByText(/Not a day/)).toBeVisible();
  expect(await stored(page, account, 'leap')).toHaveLength(0);
  await page.keyboard.type('2/28/2026');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByLabel('Payee')).toHaveValue('');
  expect((await stored(page, account, 'leap')).map((row) => row.date)).toEqual(['2026-02-28']);
  await form.getByLabel('Date').fill('never');
  await form.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(form.getByLabel('Date')).not.toHaveValue('never');
});

test('a split in percent with a live remainder; a lock keeps what was typed', async ({ page, program }) => {
  await openSample(page, program);
  const account = await openChecking(page);
  await standOn(page, 'POS 4471');
  await page.keyboard.press('s');
  const parts = page.getByRole('group', { name: 'Parts' });
  await expect(parts.getByLabel('Category of part 1')).toBeFocused();
  await page.keyboard.type('meals');
  await page.keyboard.press('Enter');
  await expect(parts.getByLabel('Amount or percentage of part 1')).toBeFocused();
  await page.keyboard.type('30%');
  await expect(parts.getByText('= 25.92')).toBeVisible();
  await expect(parts.getByText('60.48').last()).toBeVisible();

  await rpc(page, 'app.lock');
  await page.reload();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(parts.getByLabel('Amount or percentage of part 1')).toHaveValue('30%');
  await expect(page.getByText('Kept from before. It is not saved yet.')).toBeVisible();

  await parts.getByLabel('Category of part 2').click();
  await page.keyboard.type('travel');
  await page.keyboard.press('Enter');
  await parts.getByRole('button', { name: 'Distribute the rest' }).click();
  await expect(parts.getByText('Nothing left')).toBeVisible();
  await parts.getByLabel('Amount or percentage of part 2').press('Enter');
  await expect(parts).toHaveCount(0);
  await expect(cellOf(rowOf(page, /POS 4471/), 'category')).toContainText('Split');
  const [row] = await stored(page, account, '4471');
  expect(row?.others.map((other) => [other.account, other.amount])).toEqual([
    ['Expenses:Meals', '25.92'],
    ['Expenses:Travel', '60.48'],
  ]);
  await page.keyboard.press('u');
  await expect(cellOf(rowOf(page, /POS 4471/), 'category')).toHaveText('Uncategorised');
});

test('the details show the bank’s own line, and take files', async ({ page, program }) => {
  await openSample(page, program);
  const account = await checkingOf(page);
  const [row] = await stored(page, account, '4471');
  await goTo(page, `/register/${account.id}?entry=${row?.entry_id}`);
  const drawer = page.getByRole('dialog', { name: /POS 4471/ });
  await expect(drawer.getByText(/checking-2026-10\.ofx, line \d+/)).toBeVisible();
  await expect(drawer.getByText(/<NAME>POS 4471/)).toBeVisible();
  await drawer
    .locator('input[type="file"]')
    .setInputFiles({ name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from('one lunch') });
  await expect(drawer.getByRole('button', { name: 'Save a copy of receipt.txt' })).toBeVisible();
  const download = page.waitForEvent('download');
  await drawer.getByRole('button', { name: 'Save a copy of receipt.txt' }).click();
  expect((await download).suggestedFilename()).toBe('receipt.txt');
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(cellOf(rowOf(page, /POS 4471/), 'attachments')).toHaveText(/1 file/);
  expect(page.url()).not.toContain('entry=');
});

test('a memo typed into the details outlives the back button, and Escape takes back only the memo', async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const account = await openChecking(page);
  await page.keyboard.press('o');
  const memo = page.getByRole('dialog').getByLabel('Memo');
  await memo.fill('not meant');
  await page.keyboard.press('Escape');
  await expect(memo).not.toHaveValue('not meant');
  await memo.fill('typed and left at once');
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(async () => (await stored(page, account, 'left at once')).length).toBe(1);
});

test('a file dropped on a row is attached to it', async ({ page, program }) => {
  await openSample(page, program);
  await openChecking(page);
  const row = rowOf(page, /Granite Mutual/);
  await expect(row).toBeVisible();
  const files = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['policy'], 'policy.pdf', { type: 'application/pdf' }));
    return transfer;
  });
  const payee = cellOf(row, 'payee');
  await payee.dispatchEvent('dragenter', { dataTransfer: files });
  await payee.dispatchEvent('dragover', { dataTransfer: files });
  await expect(page.getByText('Drop to attach to Granite Mutual')).toBeVisible();
  await payee.dispatchEvent('drop', { dataTransfer: files });
  await expect(cellOf(row, 'attachments')).toHaveText(/1 file/);
});

test('ticked rows are changed alike, after a look at what becomes of each', async ({ page, program }) => {
  await openSample(page, program);
  await goTo(page, '/register?text=birch');
  await expect(rowOf(page, /Birch & Bean/)).toBeVisible();
  await page.locator('[data-item="0"] [data-column="payee"]').click();
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByText('2 rows ticked')).toBeVisible();
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog', { name: 'Change 2 transactions' });
  await dialog.getByLabel('Payee').fill('Lunch with Nora');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('row', { name: /Lunch with Nora/ })).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Change 2 transactions' }).click();
  await expect(dialog).toHaveCount(0);
  await goTo(page, '/register?text=lunch%20with');
  await expect(page.getByText('2 transactions', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByRole('heading', { name: 'No transaction fits' })).toBeVisible();
});

test('rows are marked as seen at the bank by key; reconciled ones stay', async ({ page, program }) => {
  await openSample(page, program);
  const account = await openChecking(page);
  await standOn(page, 'Otis Bramwell');
  await page.keyboard.press('l');
  await expect.poll(async () => (await stored(page, account, 'Bramwell 621.03'))[0]?.status).toBe('cleared');
  await page.keyboard.press('l');
  await expect.poll(async () => (await stored(page, account, 'Bramwell 621.03'))[0]?.status).toBe('pending');
  await standOn(page, 'Summit Fiber');
  await page.keyboard.press('l');
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText(
    'Part of a finished reconciliation',
  );
});

test('filters are saved as a view and come back by its name', async ({ page, program }) => {
  await openSample(page, program);
  await openChecking(page);
  await page.keyboard.press('f');
  await page.getByLabel('Direction').selectOption('in');
  await page.getByLabel('From amount').fill('4,000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('364 transactions')).toHaveCount(0);
  await page.getByRole('button', { name: /^Views/ }).click();
  await page.getByRole('menuitem', { name: 'Save these filters…' }).click();
  await page.getByLabel('Name').fill('Large income');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved the view “Large income”.')).toBeVisible();
  await page.getByRole('button', { name: 'Take off all' }).click();
  await expect(page.getByText('364 transactions')).toBeVisible();
  await page.getByRole('button', { name: /^Views/ }).click();
  await page.getByRole('menuitem', { name: 'Large income', exact: true }).click();
  await expect(page.getByText('364 transactions')).toHaveCount(0);
  expect(page.url()).toContain('direction=in');
});

test('what is being typed into a cell is there again after the tab is gone', async ({ page, program }) => {
  await openSample(page, program);
  const account = await openChecking(page);
  await standOn(page, 'Summit Fiber');
  await page.keyboard.press('p');
  await page.keyboard.type('Half a na');
  const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((name) => /:cell:/.test(name)));
  await expect
    .poll(drafts)
    .toEqual([expect.stringMatching(new RegExp(`^draft:[0-9a-f]{16}:cell:${account.id}$`))]);
  await page.reload();
  const input = page.locator('[data-editing] input');
  await expect(input).toHaveValue('Half a na');
  await input.press('End');
  await page.keyboard.type('me');
  await page.keyboard.press('Enter');
  await leaveCell(page);
  await expect.poll(async () => (await stored(page, account, 'half'))[0]?.payee).toBe('Half a name');
  await expect.poll(drafts).toEqual([]);
});

test('a refused edit goes back to what it was and says why', async ({ page, program }) => {
  await openSample(page, program);
  await openChecking(page);
  await page.route('**/rpc/entry/update', (route) => route.abort());
  const row = await standOn(page, 'Summit Fiber');
  await page.keyboard.press('p');
  await page.keyboard.type('Never stored');
  await page.keyboard.press('Enter');
  await leaveCell(page);
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('does not answer');
  await expect(cellOf(row, 'payee')).toHaveText('Summit Fiber');
});

test('the inbox: a category by typing, the next row at once, and calm when all is done', async ({
  page,
  program,
}) => {
  await openSample(page, program);
  await goTo(page, '/inbox');
  await expect(page.getByText('8 transactions to review').first()).toBeVisible();
  await expect(page.locator('[data-item="0"] [data-column="date"]')).toBeFocused();
  for (let left = 8; left > 0; left -= 1) {
    await expect(page.locator('[data-item]:not([data-item="-1"])')).toHaveCount(left);
    // Having got its category, a row opens the field of the next one.
    if (left === 8) await page.keyboard.press('Enter');
    await expect(page.locator('[data-editing] input')).toBeFocused();
    await page.keyboard.type('bank fees');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('heading', { name: 'All done' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go to Home' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Inbox', exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('1 transaction to review').first()).toBeVisible();
});

test('the inbox: one key accepts what the payee got before', async ({ page, program }) => {
  await openSample(page, program);
  const account = await checkingOf(page);
  const accounts = await rpc<Account[]>(page, 'account.list', { entity: account.entity_id });
  const idOf = (name: string) => accounts.find((one) => one.name === name)!.id;
  const entry = (payee: string, category: string) => ({
    entity: account.entity_id,
    date: '2026-10-30',
    payee,
    postings: [
      { account: account.id, amount: '-9.50' },
      { account: idOf(category), amount: '9.50' },
    ],
  });
  await rpc(page, 'entry.create', {
    entries: [entry('SQ *BLUE BOTTLE #12', 'Meals'), entry('SQ *BLUE BOTTLE #40', 'Uncategorised')],
  });
  await page.reload();
  await goTo(page, '/inbox');
  await expect(page.getByRole('button', { name: 'Accept Meals' })).toBeVisible();
  await expect(page.locator('[data-item="0"] [data-column="date"]')).toBeFocused();
  await page.keyboard.press('a');
  await expect(page.getByRole('row', { name: /BLUE BOTTLE/ })).toHaveCount(0);
  await expect(page.locator('[data-item="0"] [data-column="date"]')).toBeFocused();
  // The row goes at once; it is stored a moment later.
  await expect
    .poll(async () => (await stored(page, account, 'bottle')).map((row) => row.others[0]?.account))
    .toEqual(['Expenses:Meals', 'Expenses:Meals']);
  await crossFromInbox(page, account, idOf('Uncategorised'));
});

test('the inbox: every row of many, filters in the address, and all of a payee in one step', async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const account = await checkingOf(page);
  const accounts = await rpc<Account[]>(page, 'account.list', { entity: account.entity_id });
  const idOf = (name: string) => accounts.find((one) => one.name === name)!.id;
  const entry = (payee: string, day: number, category = 'Uncategorised') => ({
    ...{ entity: account.entity_id, date: `2026-${day > 30 ? '09' : '08'}-${10 + (day % 20)}`, payee },
    postings: [
      { account: account.id, amount: '-9.50' },
      { account: idOf(category), amount: '9.50' },
    ],
  });
  const many = Array.from({ length: 640 }, (_, n) => entry(n % 2 === 0 ? 'Many Cabs' : 'Other Shop', n % 61));
  await rpc(page, 'entry.create', { entries: [entry('Many Cabs', 1, 'Travel'), ...many] });
  await page.reload();
  await goTo(page, `/inbox?account=${account.id}&from=2026-08-01&to=2026-08-31`);
  const cell = (item: number) => page.locator(`[data-item="${item}"] [data-column="date"]`);
  await expect(cell(0)).toBeFocused();
  await expect(page.getByText(/^\d+ of 648 transactions to review$/)).toBeVisible();
  await expect(page.getByText('until Aug 31, 2026')).toBeVisible();
  await expectNoAxeFindings(page, 'inbox, narrowed');
  await page.keyboard.press('Shift+F');
  await expect(page.getByText('648 transactions to review', { exact: true })).toHaveCount(2);
  await page.keyboard.press('End');
  await expect(cell(647)).toBeFocused();
  await expect(cell(647)).toContainText('2026');
  await page.keyboard.press('Home');
  await page.keyboard.press('/');
  await page.keyboard.type('cabs');
  await page.keyboard.press('Enter');
  await expect(page.getByText('320 of 648 transactions to review')).toBeVisible();
  await page.getByRole('button', { name: 'Accept Travel' }).first().waitFor();
  await page.keyboard.press('Shift+A');
  await expect(page.getByText('320 transactions → Travel')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No transaction fits' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('320 of 648 transactions to review')).toBeVisible();
});

/** One key says that the company paid for its owner; the same key takes it back. Both sides are shown as such. */
async function crossFromInbox(page: Page, account: Account, category: string): Promise<void> {
  const postings = [
    { account: account.id, amount: '-31.00' },
    { account: category, amount: '31.00' },
  ];
  await rpc(page, 'entry.create', {
    entries: [{ entity: account.entity_id, date: '2026-10-31', payee: 'Corner Pizza', postings }],
  });
  await page.reload();
  await page.locator('[data-item="0"] [data-column="date"]:focus').waitFor();
  await standOn(page, 'Corner Pizza');
  await page.keyboard.press('Shift+P');
  await page
    .getByText(/^Paid by Harbor .* for /)
    .first()
    .waitFor();
  // What the company paid has left the inbox; what its owner bought waits for a category.
  const mirror = rowOf(page, /Corner Pizza/);
  await expect(mirror).toContainText(/with Harbor/);
  for (const [look, size] of [
    ['light', { width: 1280, height: 800 }],
    ['dark', { width: 1920, height: 1080 }],
  ] as const) {
    await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await expectNoAxeFindings(page, `inbox with a pair, ${look}`);
    await standOn(page, 'Corner Pizza');
    await page.keyboard.press('o');
    await page.getByRole('heading', { name: 'In both books' }).waitFor();
    await expectNoAxeFindings(page, `details of a pair, ${look}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'In both books' })).toBeHidden();
  }
  await page.keyboard.press('Shift+P');
  await page.getByText('Taken apart.').first().waitFor();
  await expect(rowOf(page, /Corner Pizza/)).not.toContainText(/with Harbor/);
  const [row] = await stored(page, account, 'pizza');
  expect(row?.others[0]?.account).toBe('Expenses:Uncategorised');
}

test('the key of the next row waits for nothing that the screen still reads', async ({ page, program }) => {
  await openSample(page, program);
  const account = await checkingOf(page);
  const accounts = await rpc<Account[]>(page, 'account.list', { entity: account.entity_id });
  const category = accounts.find(({ name }) => name === 'Uncategorised')!;
  const bought = (payee: string, amount: string) => ({
    ...{ entity: account.entity_id, date: '2026-10-31', payee },
    postings: [
      { account: account.id, amount: `-${amount}` },
      { account: category.id, amount },
    ],
  });
  await rpc(page, 'entry.create', {
    entries: [bought('Corner Pizza', '31.00'), bought('Toy Store', '12.00')],
  });
  await goTo(page, '/inbox');
  await standOn(page, 'Corner Pizza');
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/rpc/reports/overview', async (route) => {
    await released;
    await route.continue();
  });
  const said = page.getByText(/^Paid by Harbor .* for /);
  await page.keyboard.press('Shift+P');
  await expect(rowOf(page, /Corner Pizza/)).toContainText(/with Harbor/);
  await expect(said).toHaveCount(0);
  await standOn(page, 'Toy Store');
  await page.keyboard.press('Shift+P');
  await expect(rowOf(page, /Toy Store/)).toContainText(/with Harbor/);
  release();
  await said.first().waitFor();
});

test('undo and redo wait for nothing that the screen still reads, and each key counts once', async ({
  page,
  program,
}) => {
  await openSample(page, program);
  const account = await checkingOf(page);
  const accounts = await rpc<Account[]>(page, 'account.list', { entity: account.entity_id });
  const category = accounts.find(({ name }) => name === 'Uncategorised')!;
  for (const payee of ['Corner Pizza', 'Toy Store'])
    await rpc(page, 'entry.create', {
      entries: [
        {
          ...{ entity: account.entity_id, date: '2026-10-31', payee },
          postings: [
            { account: account.id, amount: '-12.00' },
            { account: category.id, amount: '12.00' },
          ],
        },
      ],
    });
  await goTo(page, '/inbox');
  await standOn(page, 'Corner Pizza');
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/rpc/reports/overview', async (route) => {
    await released;
    await route.continue();
  });
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rowOf(page, /Toy Store/)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(rowOf(page, /Toy Store/)).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rowOf(page, /Corner Pizza|Toy Store/)).toHaveCount(0);
  release();
  await expect(page.getByText('Took back', { exact: false }).first()).toBeVisible();
});

test('a key pressed for one row after the other crosses each of them once', async ({ page, program }) => {
  await openSample(page, program);
  const account = await checkingOf(page);
  const accounts = await rpc<Account[]>(page, 'account.list', { entity: account.entity_id });
  const category = accounts.find(({ name }) => name === 'Uncategorised')!;
  const payees = ['Corner Pizza', 'Toy Store', 'Pet Food'];
  await rpc(page, 'entry.create', {
    entries: payees.map((payee, at) => ({
      ...{ entity: account.entity_id, date: `2026-10-3${1 - Math.min(at, 1)}`, payee },
      postings: [
        { account: account.id, amount: '-12.00' },
        { account: category.id, amount: '12.00' },
      ],
    })),
  });
  await goTo(page, '/inbox');
  const cell = page.locator('[data-item="0"] [data-column="date"]');
  await expect(cell).toBeFocused();
  for (const _ of payees) await page.keyboard.press('Shift+P');
  // What each of them left to its owner stands there, and nothing was taken apart again.
  for (const payee of payees) await expect(rowOf(page, new RegExp(payee))).toContainText(/with Harbor/);
  await expect(page.getByText('Taken apart.')).toHaveCount(0);
  for (const payee of payees) {
    const rows = await stored(page, account, payee);
    expect(rows.map(({ others }) => others[0]?.account)).toEqual([expect.stringContaining('Draws')]);
  }
});

test('two tabs show the same books: what one writes or locks, the other shows', async ({
  page,
  program,
  context,
}) => {
  await openSample(page, program);
  await openChecking(page);
  const other = await context.newPage();
  await other.clock.setFixedTime(`${TODAY}T09:00:00Z`);
  await other.goto(page.url());
  await rowOf(other, /POS 4471/).waitFor();
  const row = await standOn(page, 'POS 4471');
  await page.keyboard.press('c');
  await page.keyboard.type('travel');
  await page.keyboard.press('Enter');
  await expect(cellOf(row, 'category')).toContainText('Travel');
  await expect(cellOf(rowOf(other, /POS 4471/), 'category')).toContainText('Travel');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+l');
  await expect(other.getByRole('heading', { name: 'Unlock' })).toBeVisible();
});

test('nothing for axe, and room enough on a small screen', async ({ page, program }) => {
  await openSample(page, program);
  const { id } = await checkingOf(page);
  await goTo(page, `/register/${id}?text=nothing+of+that+name`);
  await expect(page.getByRole('heading', { name: 'No transaction fits' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectNoAxeFindings(page, `nothing found, ${colorScheme}`);
  }
  for (const [width, height] of [
    [1024, 700],
    [640, 400],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const place of [`/register/${id}`, '/register', '/inbox']) {
      await goTo(page, place);
      await expect(page.locator('[data-item="0"]').first()).toBeVisible();
      const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wider, `${place} at ${width}`).toBe(false);
    }
  }
});
