/** Reconciling as a person does it: a statement is typed, rows are ticked, the difference goes to zero, it is finished. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { drop, expect, goTo, openBlank, PASSPHRASE, rpc, test } from './support/app.ts';
import type { Program } from './support/program.ts';
import { ofx } from './support/statements.ts';

interface Books {
  checking: string;
  food: string;
}

const ENTRIES = [
  ['2026-10-02', 'Rent', '-900.00'],
  ['2026-10-05', 'Acme Corp', '1250.00'],
  ['2026-10-09', 'Figma', '-45.00'],
  ['2026-10-20', 'Grocer', '-63.20'],
  ['2026-11-01', 'Later', '-5.00'],
] as const;
type Entries = readonly (readonly [date: string, payee: string, amount: string])[];

/** 1,000.00 at first; 1,241.80 at the end of October. */
async function openBooks(page: Page, program: Program, given: Entries = ENTRIES): Promise<Books> {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: 'Northlight LLC', tax_class: 'disregarded' });
  const add = (input: object) =>
    rpc<{ id: string }>(page, 'account.create', { entity: 'Northlight LLC', ...input });
  const checking = await add({
    name: 'Everyday',
    type: 'asset',
    role: 'bank',
    opening_balance: '1000.00',
    opening_date: '2026-09-30',
  });
  const food = await add({ name: 'Things', type: 'expense' });
  await rpc(page, 'entry.create', {
    entries: given.map(([date, payee, amount]) => ({
      entity: 'Northlight LLC',
      date,
      payee,
      postings: [
        { account: checking.id, amount },
        { account: food.id, amount: amount.startsWith('-') ? amount.slice(1) : `-${amount}` },
      ],
    })),
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await goTo(page, `#/reconcile/${checking.id}`);
  await page.getByRole('heading', { level: 1, name: 'Reconcile Everyday' }).waitFor();
  return { checking: checking.id, food: food.id };
}

function row(page: Page, payee: string): Locator {
  return page.getByRole('row').filter({ hasText: payee });
}

const difference = (page: Page) => page.getByLabel('The statement and the books');

test('by mouse: type the balance, tick, finish, reopen', async ({ page, program }) => {
  await openBooks(page, program);
  // Without an imported statement it is today, and the balance has to be typed.
  await expect(page.getByLabel('Statement date')).toHaveValue('10/31/2026');
  await expect(page.getByRole('button', { name: /^Finish/ })).toBeDisabled();
  await page.getByLabel('Closing balance').fill('1241.80');
  await expect(difference(page)).toContainText('241.80');
  // What lies after the statement is not asked about.
  await expect(row(page, 'Later')).toHaveCount(0);

  await row(page, 'Rent').getByRole('checkbox').click();
  await expect(difference(page)).toContainText('1,141.80');
  await row(page, 'Acme Corp').getByRole('checkbox').click();
  await row(page, 'Figma').getByRole('checkbox').click();
  // One row is exactly what is missing, and says so.
  const clue = page.getByLabel('Where the difference may be');
  await expect(clue).toContainText('Grocer of Oct 20, 2026 is exactly the difference');
  await expect(page.getByRole('button', { name: /^Finish/ })).toBeDisabled();
  await expect(
    page.getByRole('complementary').getByText('Off by $63.20. It can be finished at zero.'),
  ).toBeVisible();
  await clue.getByRole('button', { name: 'Tick it' }).click();
  await expect(difference(page)).toContainText('It proves');

  await page.getByRole('button', { name: /^Finish/ }).click();
  await expect(page.getByText('Everyday is reconciled until Oct 31, 2026.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Reconciled until Oct 31, 2026' })).toBeVisible();

  const paper = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the reconciliation of Oct 31, 2026 as a PDF' }).click();
  expect((await paper).suggestedFilename()).toBe('Reconciliation Everyday 2026-10-31.pdf');
  expect(
    readFileSync(await (await paper).path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');

  await page.getByRole('button', { name: 'Reopen the reconciliation of Oct 31, 2026' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Reopen it' }).click();
  await expect(dialog).toContainText('Say why, in three letters at least.');
  await dialog.getByLabel('Reason').fill('A row was missing');
  await dialog.getByRole('button', { name: 'Reopen it' }).click();
  await expect(page.getByText('Nothing is finished yet.')).toBeVisible();
  await expect(row(page, 'Grocer').getByRole('checkbox')).toBeChecked();
});

test('by keyboard alone', async ({ page, program }) => {
  const { checking } = await openBooks(page, program);
  await page.keyboard.press('b');
  await expect(page.getByLabel('Closing balance')).toBeFocused();
  await page.keyboard.type('1241.80');
  // Enter leads on to the rows.
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-item="0"] :focus')).toHaveCount(1);
  // The opening balance is ticked already; the four rows of October follow.
  for (const _ of ENTRIES.slice(0, 4)) {
    await page.keyboard.press('j');
    await page.keyboard.press('Space');
  }
  await expect(difference(page)).toContainText('It proves');
  await page.keyboard.press('Space');
  await expect(difference(page)).toContainText('minus 63.20');
  await page.keyboard.press('Space');
  await expect(difference(page)).toContainText('It proves');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Reconciled until Oct 31, 2026' })).toBeVisible();
  const [done] = await rpc<{ balance: string; postings: number }[]>(page, 'reconcile.list', {
    account: checking,
  });
  expect(done).toMatchObject({ balance: '1241.80', postings: 5 });
  const paper = page.waitForEvent('download');
  await page.keyboard.press('Shift+D');
  expect((await paper).suggestedFilename()).toBe('Reconciliation Everyday 2026-10-31.pdf');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Everyday' })).toBeVisible();
});

test('rows asked for before they are read have the focus once they are there', async ({ page, program }) => {
  await openBooks(page, program);
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/rpc/reconcile/status', async (route) => {
    await asked;
    await route.continue();
  });
  await page.reload();
  await page.getByLabel('Closing balance').fill('1241.80');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-item="0"]')).toHaveCount(0);
  answer();
  await expect(page.locator('[data-item="0"] :focus')).toHaveCount(1);
});

test('an amount with swapped digits is found by the clues, mended and proven, by keyboard alone', async ({
  page,
  program,
}) => {
  const wrong = ENTRIES.map(([date, payee, amount]) =>
    payee === 'Grocer' ? ([date, payee, '-36.20'] as const) : ([date, payee, amount] as const),
  );
  const { checking } = await openBooks(page, program, wrong);
  await page.keyboard.press('b');
  await expect(page.getByLabel('Closing balance')).toBeFocused();
  await page.keyboard.type('1241.80');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-item="0"] :focus')).toHaveCount(1);
  await page.keyboard.press('Shift+A');
  await expect(difference(page)).toContainText('minus 27.00');
  const clues = page.getByLabel('Where the difference may be');
  await expect(clues).toContainText(
    'Grocer of Oct 20, 2026, −$36.20, would prove as −$63.20: two digits may have changed places.',
  );
  // To the row itself, and back to the clue.
  await page.keyboard.press('h');
  await expect(clues.getByRole('button', { name: 'Open it' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Grocer').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('h');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Grocer' }).waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('[role="row"][data-cursor]')).toContainText('Grocer');
  await page.keyboard.press('a');
  await expect(page.getByRole('textbox', { name: 'Out' })).toBeFocused();
  await page.keyboard.type('63.20');
  await page.keyboard.press('Enter');
  await expect
    .poll(
      async () =>
        (
          await rpc<{ rows: { amount: string }[] }>(page, 'entry.register', {
            account: checking,
            text: 'Grocer',
          })
        ).rows[0]?.amount,
    )
    .toBe('-63.20');
  await page.keyboard.press('Escape');
  // Keys belong to the field of the next row until it is closed.
  await expect(page.getByRole('textbox', { name: 'Out' })).toHaveCount(0);
  await page.keyboard.press('Shift+R');
  await page.getByRole('heading', { level: 1, name: 'Reconcile Everyday' }).waitFor();
  await expect(difference(page)).toContainText('It proves');
  await expect(clues).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Reconciled until Oct 31, 2026' })).toBeVisible();
});

test('ticks are stored, what was typed survives a lock', async ({ page, program }) => {
  const { checking } = await openBooks(page, program);
  await page.getByLabel('Closing balance').fill('1241.80');
  await page.getByRole('button', { name: 'Tick 4 rows' }).click();
  await expect(difference(page)).toContainText('It proves');
  await expect
    .poll(
      async () =>
        (
          await rpc<{ cleared: { count: number } }>(page, 'reconcile.status', {
            account: checking,
            date: '2026-10-31',
          })
        ).cleared.count,
    )
    .toBe(5);
  await rpc(page, 'app.lock');
  await page.reload();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Reconcile Everyday' }).waitFor();
  await expect(page.getByLabel('Closing balance')).toHaveValue('1,241.80');
  await expect(difference(page)).toContainText('It proves');
});

test('a tick that is refused is put back and said', async ({ page, program }) => {
  await openBooks(page, program);
  await page.getByLabel('Closing balance').fill('1241.80');
  await page.route('**/rpc/reconcile/mark', (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/json',
      body: JSON.stringify({
        json: {
          defined: true,
          code: 'REFUSED',
          status: 409,
          message: 'It is reconciled.',
          data: { facts: {} },
        },
      }),
    }),
  );
  await row(page, 'Rent').getByRole('checkbox').click();
  await expect(page.getByText('It is reconciled.')).toBeVisible();
  await expect(row(page, 'Rent').getByRole('checkbox')).not.toBeChecked();
  await expect(difference(page)).toContainText('241.80');
});

test('gaps, overlaps and differences of every account are told on one page', async ({ page, program }) => {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const month = (n: string, amount: string, closing: string) =>
    ofx('bank', '4821', [{ day: `2026${n}05`, amount, name: 'SHOP' }], closing)
      .replace('20260101<DTEND>20261031', `2026${n}01<DTEND>2026${n}30`)
      .replace('<DTASOF>20261031', `<DTASOF>2026${n}30`)
      .replace('4821-0', `4821-${n}`);
  await drop(page, {
    'april.ofx': month('04', '-10.00', '990.00'),
    'june.ofx': month('06', '-20.00', '940.00'),
    'again.ofx': month('06', '-20.00', '940.00').replace('<DTEND>20260630', '<DTEND>20260629'),
  });
  await page.getByRole('button', { name: /^Add 2 entries/ }).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await goTo(page, '#/reconcile');
  const row = page.getByRole('region', { name: 'Proven by statements' }).getByRole('row', { name: /4821/ });
  await expect(row).toContainText('No statement covers May 01, 2026 to May 31, 2026; −$30.00 is missing.');
  await expect(row).toContainText('On Jun 30, 2026 the bank and the books differ by −$30.00.');
});
