/** Rules: made with the past beside them, put into order, tried on what is there, taken back. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, goTo, openBlank, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';

interface Rule {
  value: string;
  position: number;
  account: string;
}

const COMPANY = 'Northlight LLC';

/** A company with entries of which three by “Zeta Hosting” have no category and one was put into Travel by hand. */
async function openBooks(page: Page, program: Program): Promise<void> {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: COMPANY, tax_class: 'disregarded' });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  const entry = (day: string, payee: string, category: string, amount: string) => ({
    entity: COMPANY,
    date: `2026-10-${day}`,
    payee,
    postings: [
      { account: 'Checking', amount: `-${amount}` },
      { account: category, amount },
    ],
  });
  await rpc(page, 'entry.create', {
    entries: [
      entry('01', 'ZETA HOSTING 0192', 'Uncategorised', '20.00'),
      entry('02', 'ZETA HOSTING 0193', 'Uncategorised', '21.00'),
      entry('03', 'ZETA HOSTING 0194', 'Uncategorised', '22.00'),
      entry('04', 'ZETA HOSTING 0195', 'Travel', '23.00'),
      entry('05', 'GROCER', 'Uncategorised', '5.00'),
    ],
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

async function addRules(page: Page, ...values: string[]): Promise<void> {
  for (const value of values) await rpc(page, 'rules.create', { entity: COMPANY, value, account: 'Travel' });
}

async function openRules(page: Page): Promise<void> {
  await goTo(page, '/rules');
  await page.getByRole('heading', { level: 1, name: 'Rules' }).waitFor();
}

const list = (page: Page) => page.getByRole('grid', { name: `Rules of ${COMPANY}` });

async function order(page: Page): Promise<string> {
  const rules = await rpc<Rule[]>(page, 'rules.list', { entity: COMPANY });
  return rules.map(({ value }) => value).join(' ');
}

/** Categories of the entries by Zeta, in the order of their days. */
async function zetaCategories(page: Page): Promise<string[]> {
  const { entries } = await rpc<{ entries: { postings: { account: string }[] }[] }>(page, 'entry.list', {
    text: 'zeta',
  });
  return entries.map(({ postings }) => postings[1]?.account.split(':').at(-1) ?? '');
}

test('the first rule, made while its hits are seen, changes what has no category and is undone', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await openRules(page);
  await expect(page.getByText(`${COMPANY} has no rules yet`)).toBeVisible();
  await page.getByRole('button', { name: 'New rule' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await dialog.getByRole('button', { name: 'Save the rule' }).click();
  await expect(dialog.getByText('Write a part of the payee, such as figma.')).toBeVisible();
  await expect(dialog.getByText('Choose a category.')).toBeVisible();
  await dialog.getByLabel('Text').fill('zeta');
  const preview = dialog.getByRole('region', { name: 'What it hits in the past' });
  await expect(preview).toContainText('4 entries');
  await dialog.getByLabel('It', { exact: true }).selectOption('is');
  await expect(preview).toContainText('Nothing so far.');
  await dialog.getByLabel('It', { exact: true }).selectOption('starts');
  await expect(preview.getByRole('row', { name: /ZETA HOSTING 0194/ })).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Put it into' }).fill('rent');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Write the payee as').fill('Zeta');
  await expect(dialog.getByLabel('Those without a category: 3')).toBeChecked();
  await expect(dialog.getByLabel('All that would change: 4')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save, and change 3 entries' }).click();
  await page.getByText('The rule is saved, and 3 entries changed.').waitFor();
  await expect(list(page).getByRole('row', { name: /Payee starts with “zeta”.*as “Zeta”/ })).toBeVisible();
  expect(await zetaCategories(page)).toEqual(['Rent', 'Rent', 'Rent', 'Travel']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^Took back/).waitFor();
  expect(await zetaCategories(page)).toEqual(['Uncategorised', 'Uncategorised', 'Uncategorised', 'Travel']);
});

test('by keyboard alone: make, move, edit, delete, undo', async ({ page, program }) => {
  await openBooks(page, program);
  await addRules(page, 'one', 'two');
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await list(page).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('zeta');
  await page.getByRole('combobox', { name: 'Put it into' }).focus();
  await page.keyboard.type('rent');
  await page.keyboard.press('Enter');
  await page.getByLabel('Leave them as they are').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.getByText('The rule is saved.').waitFor();
  await list(page).getByRole('gridcell', { name: /“one”/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(list(page).getByRole('row').nth(2)).toContainText('zeta');
  await expect.poll(() => order(page)).toBe('one zeta two');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => order(page)).toBe('zeta one two');
  // The focus went with the rule: Enter opens it.
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Edit rule' });
  await dialog.getByLabel('Text').fill('zeta hosting');
  await expect(dialog.getByLabel('Text')).toHaveValue('zeta hosting');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => order(page)).toBe('zeta hosting one two');
  await expect(list(page).getByRole('row').nth(1)).toContainText('“zeta hosting”');
  await list(page).getByRole('row').nth(1).getByRole('gridcell').nth(1).focus();
  await page.keyboard.press('Delete');
  await page.getByText('Deleted the rule for “zeta hosting”. What it did stays.').waitFor();
  expect(await order(page)).toBe('one two');
  await page.keyboard.press('Control+z');
  await expect.poll(() => order(page)).toBe('zeta hosting one two');
});

test('a rule that is moved again before the first move is shown keeps its place and the cursor', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await addRules(page, 'one', 'two', 'three');
  await openRules(page);
  const first = list(page).getByRole('row').nth(1);
  await list(page).getByRole('gridcell', { name: /“one”/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  // The second move is held back until what was read after the first has been shown.
  let moves = 0;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/rpc/rules/update', async (route) => {
    moves += 1;
    if (moves === 2) await released;
    await route.continue();
  });
  const read = page.waitForResponse('**/rpc/rules/list');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await (await read).finished();
  // A frame comes, and another: what was read is drawn.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  expect(await first.textContent()).toContain('“three”');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Edit rule' });
  await expect(dialog.getByLabel('Text')).toHaveValue('three');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  release();
  await expect.poll(() => order(page)).toBe('three one two');
  await expect(first).toContainText('“three”');
});

interface Leg {
  account: string;
  amount: string;
}

test('many conditions and a split, by keyboard; what cannot be is said; and as a file', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await addRules(page, 'one');
  await openRules(page);
  await list(page).waitFor();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await dialog.waitFor();
  await page.keyboard.type('zeta hosting');
  const add = async (what: 'condition' | 'action', kind: string) => {
    await dialog
      .getByRole('button', { name: what === 'condition' ? 'Add a condition' : 'Add an action' })
      .focus();
    await page.keyboard.press('Enter');
    // A menu that opens takes the focus to its first row, a moment later.
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await page.getByRole('menuitem', { name: kind }).focus();
    await page.keyboard.press('Enter');
  };
  await add('condition', 'Amount');
  await expect(dialog.getByLabel('Amount from')).toBeFocused();
  await page.keyboard.type('21');
  await page.keyboard.press('Tab');
  await page.keyboard.type('22');
  await page.keyboard.press('Tab');
  const preview = dialog.getByRole('region', { name: 'What it hits in the past' });
  await expect(preview).toContainText('2 entries');
  await add('condition', 'Another text');
  await expect(dialog.getByLabel('Look at').nth(1)).toBeFocused();
  await dialog.getByLabel('It', { exact: true }).nth(1).selectOption('matches');
  await dialog.getByLabel('Text').nth(1).fill('(zeta');
  await expect(preview).toContainText('missing closing )');
  await dialog.getByRole('button', { name: 'Remove the condition: (zeta' }).press('Enter');
  await expect(preview).toContainText('2 entries');
  await add('action', 'Split among categories');
  const category = (n: number) => dialog.getByRole('combobox', { name: `Category ${n}` });
  await expect(category(1)).toBeFocused();
  await page.keyboard.type('rent');
  await page.keyboard.press('Enter');
  await expect(category(1)).toHaveValue(/Rent$/);
  await category(2).focus();
  await page.keyboard.type('software');
  await page.keyboard.press('Enter');
  await expect(category(2)).toHaveValue(/Software and hosting$/);
  // What is refused is said where no button lies, and until it is mended.
  const share = (n: number) => dialog.getByRole('textbox', { name: `Share ${n}` });
  await share(1).fill('60%');
  await share(2).fill('60%');
  await share(2).press('Enter');
  const refusal = page.locator('[data-toasts] [role=alert]').filter({ hasText: 'whole of every row' });
  await refusal.waitFor();
  await expect(refusal).toBeInViewport();
  expect((await refusal.boundingBox())!.y).toBeLessThan((await dialog.boundingBox())!.y);
  await share(1).fill('');
  await expect(refusal).toHaveCount(0);
  await share(2).fill('50%');
  await share(2).press('Tab');
  await expect(preview.getByRole('row').nth(1)).toContainText('Rent 11.00 + Software and hosting 11.00');
  await add('action', 'Tags');
  await expect(dialog.getByLabel('Add the tags')).toBeFocused();
  await page.keyboard.type('site');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('site', { exact: true })).toBeVisible();
  await add('action', 'Mark reviewed');
  await expect(dialog.getByRole('button', { name: 'Remove the action: Mark reviewed' })).toBeFocused();
  await expectNoAxeFindings(page, 'rules, editor with more conditions and deeds');
  await dialog.getByRole('button', { name: 'Save, and change 2 entries' }).press('Enter');
  await page.getByText('The rule is saved, and 2 entries changed.').waitFor();
  // More conditions are tried first, whatever the order in which they were made.
  await expect(list(page).getByRole('row').nth(1)).toContainText(
    'Payee contains “zeta hosting”, 21.00 to 22.00',
  );
  await expect(list(page).getByRole('row').nth(1)).toContainText(
    'Rent the rest + Software and hosting 50%, tagged site, marked reviewed',
  );
  const { entries } = await rpc<{ entries: { postings: Leg[]; reviewed: boolean }[] }>(page, 'entry.list', {
    text: '0193',
  });
  expect(entries[0]?.reviewed).toBe(true);
  expect(entries[0]?.postings.map(({ account, amount }) => [account.split(':').at(-1), amount])).toEqual([
    ['Checking', '-21.00'],
    ['Rent', '10.50'],
    ['Software and hosting', '10.50'],
  ]);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save the rules as a file' }).click(),
  ]);
  const saved = await readFile(await download.path(), 'utf8');
  const file = JSON.parse(saved) as { rules: { value: string; account: string | null }[] };
  expect(file.rules.map(({ value }) => value)).toEqual(['zeta hosting', 'one']);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Add rules from a file' }).click();
  const taking = page.getByRole('dialog', { name: `Add rules to ${COMPANY}` });
  const choose = (text: string) =>
    taking
      .locator('input[type="file"]')
      .setInputFiles({ name: 'r.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await choose('no rules at all');
  await expect(taking).toContainText('“r.json” is no file of rules.');
  const plain = file.rules[1]!;
  await choose(JSON.stringify({ ...file, rules: [...file.rules, { ...plain, account: 'Nowhere' }] }));
  await expect(taking.getByRole('alert')).toContainText('There is no account “Nowhere”.');
  await expectNoAxeFindings(page, 'rules, a file that names an account which is not here');
  await taking.getByRole('combobox', { name: 'Instead of Nowhere' }).focus();
  await page.keyboard.type('rent');
  await page.keyboard.press('Enter');
  await expect(taking.getByRole('button', { name: 'Add 1 rule' })).toBeEnabled();
  await expect(taking.getByRole('alert')).toHaveCount(0);
  await choose(JSON.stringify({ ...file, rules: [...file.rules, { ...plain, value: 'two' }] }));
  await expect(taking.getByRole('row', { name: /two.*Is added/ })).toBeVisible();
  await expectNoAxeFindings(page, 'rules, a file to add');
  await taking.getByRole('button', { name: 'Add 1 rule' }).click();
  await page.getByText('Added 1 rule.').waitFor();
  expect(await order(page)).toBe('zeta hosting one two');
});

test('a rule is dragged to its place, and stays there', async ({ page, program }) => {
  await openBooks(page, program);
  await addRules(page, 'one', 'two', 'three', 'four');
  await openRules(page);
  const handles = list(page).locator('[data-drag-handle]');
  await expect(handles).toHaveCount(4);
  const from = await handles.nth(3).boundingBox();
  const to = await handles.nth(0).boundingBox();
  await page.mouse.move(from!.x + 4, from!.y + 8);
  await page.mouse.down();
  await page.mouse.move(from!.x + 4, from!.y - 10);
  await page.mouse.move(to!.x + 4, to!.y + 8);
  await page.mouse.up();
  await expect(list(page).getByRole('row').nth(1)).toContainText('four');
  await expect.poll(() => order(page)).toBe('four one two three');
  await page.reload();
  await expect(list(page).getByRole('row').nth(1)).toContainText('four');
});

test('says how often each has hit, and that an earlier one takes it all', async ({ page, program }) => {
  await openBooks(page, program);
  await addRules(page, 'zeta', 'zeta hosting', 'nobody');
  await openRules(page);
  await expect(list(page).getByRole('row', { name: /“zeta”/ })).toContainText('4');
  await expect(list(page).getByRole('row', { name: /“zeta hosting”/ })).toContainText(
    'An earlier rule takes all',
  );
  await expect(list(page).getByRole('row', { name: /“nobody”/ })).toContainText('Never yet');
});

test('rules are tried on the past, seen first, then done in one step that is undone', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await rpc(page, 'rules.create', { entity: COMPANY, value: 'zeta', account: 'Rent' });
  await openRules(page);
  await page.getByRole('button', { name: 'Apply to the past' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Change 3 entries' })).toBeEnabled();
  await dialog.getByLabel('Also entries that have a category').check();
  await expect(dialog.getByRole('row', { name: /ZETA HOSTING 0195.*Travel.*Rent/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Change 4 entries' }).click();
  await page.getByText('Changed 4 entries.').waitFor();
  expect(new Set(await zetaCategories(page))).toEqual(new Set(['Rent']));
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^Took back/).waitFor();
  expect((await zetaCategories(page)).at(-1)).toBe('Travel');
});

test('a rule says what crosses: what can’t be is said at once, and the past is paired', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await rpc(page, 'entry.create', {
    entries: [
      {
        ...{ entity: COMPANY, date: '2026-09-30', payee: 'Client' },
        postings: [
          { account: 'Checking', amount: '900.00' },
          { account: 'Service revenue', amount: '-900.00' },
        ],
      },
    ],
  });
  await openRules(page);
  await page.getByRole('button', { name: 'New rule' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await dialog.getByLabel('Text').fill('grocer');
  await dialog.getByRole('button', { name: 'Add an action' }).click();
  await page.getByRole('menuitem', { name: 'Crossing to other books' }).click();
  await dialog.getByLabel('In its account').selectOption('Savings');
  await dialog.getByLabel('As', { exact: true }).selectOption('Business cost paid');
  await expect(dialog.getByLabel('In its account')).toBeHidden();
  await expect(dialog.getByText(`That entry is in the books of ${COMPANY} already.`)).toBeVisible();
  await dialog.getByLabel('As', { exact: true }).selectOption('Personal cost paid');
  await expect(dialog.getByLabel('With', { exact: true })).toContainText('Dana');
  await dialog.getByRole('button', { name: 'Save, and change 1 entry' }).click();
  await page.getByText('The rule is saved, and 1 entry changed.').waitFor();
  await expect(
    list(page).getByRole('row', { name: /“grocer”.*Personal cost paid with Dana, in both books/ }),
  ).toBeVisible();
  const { crossings } = await rpc<{ crossings: { kind: string }[] }>(page, 'crossing.list', {});
  expect(crossings).toMatchObject([{ kind: 'personal', amount: '5.00' }]);
});

test('a rule half written survives a reload', async ({ page, program }) => {
  await openBooks(page, program);
  await openRules(page);
  await page.keyboard.press('n');
  await page.getByRole('dialog').getByLabel('Text').fill('half a ru');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Rules' }).waitFor();
  await page.getByText('has no rules yet').waitFor();
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog').getByLabel('Text')).toHaveValue('half a ru');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${scheme}`, async ({ page, program }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await openBooks(page, program);
    await openRules(page);
    await page.getByText('has no rules yet').waitFor();
    await expectNoAxeFindings(page, `rules, empty, ${scheme}`);
    await addRules(page, 'zeta', 'zeta hosting');
    await page.reload();
    await list(page).getByText('An earlier rule takes all').waitFor();
    await expectNoAxeFindings(page, `rules, list, ${scheme}`);
    await page.keyboard.press('n');
    await page.getByRole('dialog').getByLabel('Text').fill('grocer');
    await page.getByRole('row', { name: /GROCER/ }).waitFor();
    await expectNoAxeFindings(page, `rules, editor, ${scheme}`);
  });
}
