/** Reports as a person reads them: a figure leads to its entries, and the statement leaves as paper, table or file. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, goTo, openBlank, openSample, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';

interface Named {
  id: string;
  name: string;
}

/** One company with a year before and this one, and an account that is on no line of the form. */
async function openBooks(
  page: Page,
  program: Program,
): Promise<Record<'company' | 'sales' | 'fees', string>> {
  await openBlank(page, program);
  const company = await rpc<Named>(page, 'entity.create', {
    kind: 'llc',
    name: 'Northlight',
    legal_name: 'Northlight Studio LLC',
    tax_class: 'disregarded',
  });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  const add = (name: string, type: string, more: object = {}) =>
    rpc<Named>(page, 'account.create', { entity: company.id, name, type, ...more });
  const bank = await add('Everyday', 'asset', { role: 'bank' });
  const sales = await add('Sales', 'income', { tax_line: '1' });
  const fees = await add('=Fees', 'expense');
  const entry = (date: string, payee: string, account: string, amount: string) => ({
    entity: company.id,
    date,
    payee,
    postings: [
      { account: bank.id, amount },
      { account, amount: amount.startsWith('-') ? amount.slice(1) : `-${amount}` },
    ],
  });
  await rpc(page, 'entry.create', {
    entries: [
      entry('2025-05-06', 'Acme Corp', sales.id, '1000.00'),
      entry('2026-03-04', 'Acme Corp', sales.id, '1500.00'),
      entry('2026-03-09', 'Larkspur Bank', fees.id, '-12.00'),
      entry('2026-08-04', 'Globex', sales.id, '700.00'),
    ],
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  return { company: company.id, sales: sales.id, fees: fees.id };
}

test('the books for another program, by keys', async ({ page, program }) => {
  await openBooks(page, program);
  await goTo(page, '/reports');
  await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Export the books' });
  await expect(dialog.getByText('journals of up to 1,000 rows')).toBeVisible();
  await expectNoAxeFindings(page, 'export');
  await dialog.getByRole('combobox', { name: 'For' }).press('Enter');
  await page.getByRole('option', { name: 'QuickBooks Desktop (IIF)' }).press('Enter');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the file' }).press('Enter');
  expect((await download).suggestedFilename()).toBe('northlight.iif');
  const saved = await readFile(await (await download).path(), 'latin1');
  // The screen shows this year: last year's sale is not in it.
  expect(saved.match(/^TRNS\t/gm)).toHaveLength(3);
  await expect(dialog).toBeHidden();
});

test('by mouse: from the overview to the entries behind a figure', async ({ page, program }) => {
  await openBooks(page, program);
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  const tiles = page.getByRole('list', { name: 'Reports of Northlight' });
  await expect(tiles.getByRole('listitem').filter({ hasText: 'Income statement' })).toContainText(
    '$2,188.00',
  );
  await tiles.getByRole('link', { name: 'Income statement' }).click();
  await page.getByRole('heading', { level: 1, name: 'Income statement' }).waitFor();
  const table = page.getByRole('table', { name: 'Income statement of Northlight' });
  await expect(table.getByRole('row', { name: /^Net income/ })).toContainText('2,188.00');

  await page.getByText('Months', { exact: true }).click();
  await expect(table.getByRole('columnheader', { name: 'Mar 26' })).toBeVisible();
  await table.getByRole('row', { name: /Sales/ }).getByRole('link', { name: '1,500.00' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sales' }).waitFor();
  expect(page.url()).toContain('from=2026-03-01');
  expect(page.url()).toContain('to=2026-03-31');
  await expect(page.getByText('Acme Corp').first()).toBeVisible();
  await expect(page.getByText('Globex')).toHaveCount(0);

  await page.goBack();
  await page.getByText('Total', { exact: true }).first().click();
  await page.getByLabel('Compare with').selectOption({ label: 'Year before' });
  await expect(table.getByRole('row', { name: /Sales/ })).toContainText('+120.0');
  await expect(table.getByRole('columnheader', { name: /2025/ })).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: 'Entities', exact: true }).getByRole('link', { name: 'Northlight' }),
  ).toHaveAttribute('aria-current', 'page');
  await page
    .getByRole('navigation', { name: 'Entities', exact: true })
    .getByRole('link', { name: 'Dana' })
    .click();
  await expect(page.getByRole('heading', { name: /Nothing was booked in/ })).toBeVisible();
});

test('by keyboard alone', async ({ page, program }) => {
  const { fees } = await openBooks(page, program);
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
  await page.getByRole('link', { name: 'Income statement' }).first().waitFor();
  await page.keyboard.press('1');
  await page.getByRole('heading', { level: 1, name: 'Income statement' }).waitFor();
  const table = page.getByRole('table');
  await expect(table.getByRole('row', { name: /^Net income/ })).toContainText('2,188.00');
  await page.keyboard.press('c');
  await expect(table.getByRole('columnheader', { name: 'Change' })).toBeVisible();
  await page.keyboard.press('m');
  await expect(table.getByRole('columnheader', { name: 'Aug 26' })).toBeVisible();
  await page.keyboard.press('[');
  await expect(table.getByRole('columnheader', { name: 'May 25' })).toBeVisible();
  await page.keyboard.press(']');
  await page.keyboard.press('n');
  await page.getByRole('heading', { level: 1, name: 'Balance sheet' }).waitFor();
  for (const next of [
    'Cash flow statement',
    'Statement of owner’s equity',
    'Net worth',
    'Spending',
    'Income by customer',
    'Accounts receivable aging',
    'Accounts payable aging',
  ]) {
    await page.keyboard.press('n');
    await page.getByRole('heading', { level: 1, name: next }).waitFor();
  }
  await expect(page.getByRole('heading', { name: 'Northlight owes nobody anything' })).toBeVisible();
  await expect(page.getByText('As of October 31, 2026', { exact: false }).first()).toBeVisible();
  for (const next of ['Trial balance', 'General ledger']) {
    await page.keyboard.press('n');
    await page.getByRole('heading', { level: 1, name: next }).waitFor();
  }
  await page.getByRole('row').filter({ hasText: 'Larkspur Bank' }).first().waitFor();
  await page.locator('[role="gridcell"][tabindex="0"]').focus();
  const here = page.locator('[role="row"]:has(:focus)');
  while (!(await here.innerText()).includes('Larkspur Bank')) await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/register\/.*entry=/);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'General ledger' }).waitFor();
  for (const next of ['Journal', 'Account statement', 'Schedule C']) {
    await page.keyboard.press('n');
    await page.getByRole('heading', { level: 1, name: next }).waitFor();
  }

  // What is on no line is put on one right there.
  await expect(page.getByRole('heading', { name: '1 account is on no line' })).toBeVisible();
  await page.getByLabel('Line for Expenses:=Fees').focus();
  await page.getByLabel('Line for Expenses:=Fees').selectOption('27b');
  await expect(page.getByText('=Fees goes on line 27b now.')).toBeVisible();
  await expect(page.getByRole('heading', { name: '1 account is on no line' })).toHaveCount(0);
  const [mapped] = (await rpc<(Named & { tax_line: string })[]>(page, 'account.list', {})).filter(
    ({ id }) => id === fees,
  );
  expect(mapped?.tax_line).toBe('27b');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
});

test('leaves as a file, a table and a page', async ({ page, program, context }) => {
  const { company } = await openBooks(page, program);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await goTo(page, `#/reports/income-statement?entity=${company}`);
  const table = page.getByRole('table');
  await expect(table.getByRole('row', { name: /^Net income/ })).toContainText('2,188.00');

  await page.getByRole('button', { name: 'Copy or download' }).click();
  await page.getByRole('menuitem', { name: /Copy as a table/ }).click();
  await expect(page.getByText(/rows copied/)).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('\tSales\t2200.00');
  expect(copied).toContain("\t'=Fees\t12.00");

  const download = page.waitForEvent('download');
  await page.keyboard.press('Shift+D');
  const file = await download;
  expect(await file.failure()).toBeNull();
  expect(file.suggestedFilename()).toMatch(/^Northlight - Income statement - .*\.csv$/);
  const csv = await readFile(await file.path(), 'utf8');
  expect(csv).toContain('Northlight Studio LLC\r\n');
  expect(csv).toContain(",'=Fees,12.00\r\n");

  // On paper: the legal name, no frame, in light colours whatever the screen has.
  const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect.poll(scheme).toBe('dark');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.getByText('Northlight Studio LLC')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden();
  await expect(page.getByRole('complementary')).toBeHidden();
  expect(await scheme()).toBe('light');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  expect(await scheme()).toBe('dark');
});

test('adjusts a line of Schedule C with the reason, changes it, removes it and brings it back', async ({
  page,
  program,
}) => {
  const { company } = await openBooks(page, program);
  await goTo(page, `#/reports/schedule-c?entity=${company}`);
  const section = page.getByRole('region', { name: 'Adjustments of 2026' });
  const net = page.getByRole('row', { name: /^31/ });
  await section.getByRole('button', { name: 'Add an adjustment' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  for (const words of ['Choose the line of the form.', 'Give the amount.', 'Say why, in three letters'])
    await expect(dialog.getByText(words)).toBeVisible();
  await dialog
    .getByRole('combobox', { name: 'Line' })
    .selectOption({ label: '13 · Depreciation and section 179 expense deduction' });
  await dialog.getByLabel('Amount').fill('1000+200');
  await dialog.getByLabel('Reason').fill('Section 179: workstation');
  await expectNoAxeFindings(page, 'adjustment dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(section.getByRole('listitem')).toContainText(['Section 179: workstation']);
  await expect(net).toContainText('1,000.00');

  await section.getByRole('button', { name: 'Change line 13' }).click();
  await dialog.getByLabel('Amount').fill('700');
  await dialog.getByLabel('Reason').fill('Section 179: workstation, used');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(net).toContainText('1,500.00');
  await expect(page.getByRole('row', { name: /Adjusted: Section 179: workstation, used/ })).toContainText(
    '700.00',
  );

  await section.getByRole('button', { name: 'Remove line 13' }).click();
  await expect(section.getByRole('listitem')).toHaveCount(0);
  await expect(net).toContainText('2,200.00');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(section.getByRole('listitem')).toHaveCount(1);
  await expectNoAxeFindings(page, 'adjustments');
});

// axe over their plain forms comes with the pictures.
test('every report fits a narrow window, and months and comparisons pass axe', async ({ page, program }) => {
  await openSample(page, program);
  for (const route of [
    '/reports',
    '/reports/income-statement?interval=month',
    '/reports/income-statement?compare=year',
    '/reports/balance-sheet',
    '/reports/trial-balance',
    '/reports/general-ledger',
    '/reports/schedule-c',
    '/reports/journal',
    '/reports/receivables-aging?from=2025-01-01&to=2025-12-31',
    '/reports/built?rows=payee',
  ]) {
    await goTo(page, `#${route}`);
    await page.setViewportSize({ width: 1024, height: 700 });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[data-slow], [aria-busy="true"]')).toHaveCount(0);
    for (const colorScheme of route.includes('?') ? (['light', 'dark'] as const) : []) {
      await page.emulateMedia({ colorScheme });
      await expectNoAxeFindings(page, `${route} ${colorScheme}`);
    }
    // 200 % zoom of a laptop: nothing but tables may scroll sideways.
    await page.setViewportSize({ width: 640, height: 400 });
    await expect
      .poll(() => page.evaluate(() => document.querySelector('main')!.scrollWidth), { message: route })
      .toBeLessThanOrEqual(640);
  }
});
