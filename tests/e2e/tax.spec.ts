/** Tax: forms filled and mapped, the way from the books, estimates with what only a person knows, depreciation, rates, TXF. */
import type { Page } from '@playwright/test';
import { expect, openBlank, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';

const LLC = 'Northlight LLC';

async function openBooks(page: Page, program: Program): Promise<void> {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await rpc(page, 'entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
  await rpc(page, 'entity.create', { kind: 'llc', name: 'Elm LLC', tax_class: 's-corp' });
  await rpc(page, 'account.create', { entity: LLC, name: 'Studio plants', type: 'expense' });
  const entry = (entity: string, date: string, from: string, to: string, amount: string) => ({
    ...{ entity, date, payee: 'Acme' },
    postings: [
      { account: from, amount: `-${amount}` },
      { account: to, amount },
    ],
  });
  await rpc(page, 'entry.create', {
    entries: [
      entry(LLC, '2026-03-31', 'Service revenue', 'Checking', '80000.00'),
      entry(LLC, '2026-04-02', 'Checking', 'Meals', '400.00'),
      entry(LLC, '2026-04-03', 'Checking', 'Studio plants', '250.00'),
      entry('Dana', '2026-04-15', 'Checking', 'Estimated tax', '3000.00'),
      entry('Dana', '2026-04-16', 'Checking', 'Household', '900.00'),
    ],
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

const row = (page: Page, name: RegExp) => page.getByRole('row', { name });
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

test('forms are filled, mapped and followed to the books; estimates, depreciation and rates stand beside them', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  // To the screen by its keys; the first company's own form is there.
  await page.keyboard.press('g');
  await page.keyboard.press('x');
  await page.getByRole('heading', { name: `Schedule C (Form 1040) of ${LLC}` }).waitFor();
  await expect(row(page, /^24b Deductible meals/)).toContainText('200.00');
  await expect(row(page, /^31 Net profit/)).toContainText('79,800.00');
  await expect(page.getByText('Not checked')).toBeVisible();
  await expectNoAxeFindings(page, 'a form with an account on no line');

  // What is on no line is put on one, and taken on to the register.
  await page.getByLabel(/^Line for .*Studio plants/).selectOption('22');
  await expect(page.getByText('Studio plants goes on line 22 now.')).toBeVisible();
  await expect(row(page, /^31 Net profit/)).toContainText('79,550.00');
  await row(page, /^Studio plants/)
    .getByRole('link', { name: '250.00' })
    .click();
  await page.getByRole('heading', { level: 1, name: 'Studio plants' }).waitFor();
  await page.goBack();
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'Schedule SE (Form 1040) of Dana' }).waitFor();
  await expect(row(page, /^2 Net profit/)).toContainText('Schedule C, line 31');
  await page.keyboard.press('p');
  await page.keyboard.press('p');
  await page.getByRole('heading', { name: 'Form 1040 of Dana' }).waitFor();
  await page.getByText('1 account is on no form').click();
  await expect(page.getByRole('link', { name: 'Household' })).toBeVisible();
  await expectNoAxeFindings(page, 'Form 1040');

  await page.keyboard.press('2');
  const bridge = page.getByRole('region', { name: `From the books of ${LLC} to Schedule C` }).first();
  await expect(bridge.getByRole('row', { name: /Net income of the books/ })).toContainText('79,350.00');
  await expect(bridge.getByRole('row', { name: /50 % of the cost/ })).toContainText('200.00');
  await expect(bridge.getByRole('row', { name: /Schedule C, line 31/ })).toContainText('79,550.00');
  await expectNoAxeFindings(page, 'from the books');

  await page.keyboard.press('3');
  await expect(tab(page, 'Worksheets')).toHaveAttribute('aria-selected', 'true');
  // 79,550.00 × 92.35 % is 73,464.43, below the limit: 12.4 % and 2.9 % of it.
  await expect(row(page, /^12 Self-employment tax/)).toContainText('11,240.06');
  await page.getByLabel('Wages').fill('180000');
  await page.keyboard.press('Enter');
  // Of 184,500 for social security 4,500 are left; 12.4 % of those, and 2.9 % of all.
  await expect(row(page, /^12 Self-employment tax/)).toContainText('2,688.47');
  await page.getByLabel('Wages').fill('');
  await page.keyboard.press('Enter');
  await expect(row(page, /^12 Self-employment tax/)).toContainText('11,240.06');
  const qbi = page.getByRole('region', { name: 'Deduction for business income (QBI), 2026' });
  await expect(qbi.getByRole('row', { name: new RegExp(`^${LLC}`) })).toContainText('79,550.00');
  await expect(page.getByRole('region', { name: 'State and local taxes, 2026' }).first()).toBeVisible();
  await expectNoAxeFindings(page, 'worksheets');
  await page.keyboard.press('Escape');

  await page.keyboard.press('4');
  await expect(page.getByRole('heading', { name: 'Estimated tax of Dana, 2026' })).toBeVisible();
  await page.getByLabel('All tax of 2025').fill('8000');
  await page.keyboard.press('Tab');
  await expect(row(page, /^The smaller of the two/)).toContainText('8,000.00');
  const first = row(page, /^Apr 15, 2026/).first();
  await expect(first).toContainText('2,000.00');
  await expect(first).toContainText('3,000.00');
  await page.getByRole('button', { name: 'As a table' }).click();
  const figures = page.getByRole('region', { name: /Asked for and paid by each due day/ });
  await expect(figures.getByRole('row', { name: /^Jan 15, 2027/ })).toContainText('8,000.00');
  await expectNoAxeFindings(page, 'estimates');
  // Whoever comes back finds what they gave, also in another browser.
  await page.evaluate(() => {
    for (const name of Object.keys(localStorage))
      if (name.startsWith('draft:')) localStorage.removeItem(name);
  });
  await page.reload();
  await expect(page.getByLabel('All tax of 2025')).toHaveValue('8,000.00');
  await expect(row(page, /^100 % of last year’s tax/)).toContainText('8,000.00');

  await page.keyboard.press('8');
  await expect(page.getByText('Nothing is depreciated yet')).toBeVisible();
  await expectNoAxeFindings(page, 'nothing depreciated');
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Add something that is depreciated' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Say what it is.')).toBeVisible();
  await dialog.getByLabel('What it is').fill('Camera');
  await dialog.getByLabel('Cost').fill('5000');
  await dialog.getByLabel('In service from').fill('2026-05-04');
  await dialog.getByLabel('Section 179').fill('1000');
  await dialog.getByLabel('Bonus depreciation').fill('0');
  await expectNoAxeFindings(page, 'the dialog of assets');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  // 20 % of 4,000 in the first of six years, and what section 179 took.
  await expect(row(page, /^22 Total/)).toContainText('1,800.00');
  await expect(row(page, /^Camera/).first()).toContainText('3,200.00');
  await expectNoAxeFindings(page, 'depreciation');
  await page.getByRole('button', { name: 'What to do with Camera' }).click();
  await page.getByRole('menuitem', { name: 'It is gone' }).click();
  await page.getByRole('dialog', { name: 'Camera is gone' }).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('columnheader', { name: 'Gone' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('columnheader', { name: 'Gone' })).toBeHidden();

  await page.keyboard.press('9');
  await page.getByLabel('For', { exact: true }).selectOption('joint');
  await expect(row(page, /Standard deduction/).first()).toContainText('Married, filing jointly');
  await expectNoAxeFindings(page, 'rates');
});

test('a year is saved for tax programs; vendors, drives and the room at home find their lines; a corporation has forms of its own', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await page.keyboard.press('g');
  await page.keyboard.press('x');
  await page.getByRole('heading', { name: `Schedule C (Form 1040) of ${LLC}` }).waitFor();
  await page.keyboard.press(']');
  await expect(page.getByText('Nothing is known here of tax year 2027')).toBeVisible();
  await expectNoAxeFindings(page, 'a year that is not known');
  await page.getByRole('button', { name: 'Show 2026' }).click();
  await rpc(page, 'entry.create', {
    entries: [
      {
        ...{ entity: LLC, date: '2026-04-20', payee: 'Rook Design' },
        postings: [
          { account: 'Checking', amount: '-2400.00' },
          { account: 'Contract labor', amount: '2400.00' },
        ],
      },
    ],
  });
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Export the books' });
  await expect(dialog.getByLabel('Whose return')).toHaveValue(/./);
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the file' }).click();
  expect((await saving).suggestedFilename()).toContain('2026');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  // Who was paid: a Form W-9 comes, and what was paid by card is not reported.
  const VENDOR = 'Rook Design';
  await page.keyboard.press('5');
  const wanted = page.getByRole('region', { name: '1 Form W-9 is missing' });
  await expectNoAxeFindings(page, 'a vendor without Form W-9');
  await wanted.getByRole('button', { name: `It came: ${VENDOR}` }).click();
  const vendor = page.getByRole('dialog', { name: 'Add a vendor' });
  await vendor.getByLabel('Taxpayer number').fill('12-34');
  await vendor.getByRole('button', { name: 'Save' }).click();
  await expect(vendor.getByText('Write 123-45-6789 of a person, or 12-3456789 of a business.')).toBeVisible();
  await vendor.getByLabel('Taxpayer number').fill('12-3456789');
  await vendor.getByLabel('Classification').selectOption('individual');
  await vendor.getByLabel('Form W-9 came on').fill('2026-05-01');
  await expectNoAxeFindings(page, 'the dialog of vendors');
  await vendor.getByRole('button', { name: 'Save' }).click();
  await expect(vendor).toBeHidden();
  await expect(wanted).toBeHidden();
  const paid = row(page, new RegExp(`${VENDOR}.*2,400.00`));
  await expect(paid).toContainText('On 1099-NEC');
  await expect(paid).toContainText('address');
  await expect(page.getByText('**-***6789')).toBeVisible();
  // The form says of whoever paid what it says of who was paid.
  const payer = page.getByRole('region', { name: `Forms 1099 need more about ${LLC}` });
  await expect(payer).toContainText('the address');
  // Said once, where it can be mended.
  await expect(page.getByText('itself these forms want')).toHaveCount(0);
  await payer.getByRole('button', { name: 'Enter it' }).click();
  const company = page.getByRole('dialog', { name: `Change ${LLC}` });
  await company.getByLabel('EIN').fill('12-3456789');
  for (const [label, typed] of [
    ...[['Street', '1 Quay'] as const, ['City', 'Austin'] as const, ['State of the address', 'TX'] as const],
    ...[['ZIP code', '78701'] as const, ['Telephone', '512-555-0142'] as const],
  ])
    await company.getByLabel(label).fill(typed);
  await expectNoAxeFindings(page, 'the dialog of whoever paid');
  await company.getByRole('button', { name: 'Save' }).click();
  await expect(company).toBeHidden();
  await expect(payer).toBeHidden();
  await page.getByRole('gridcell', { name: VENDOR }).first().click();
  await page.keyboard.press('Alt+ArrowDown');
  const payments = page.getByRole('table', { name: `Payments to ${VENDOR}` });
  await payments.getByLabel('How it was paid on Apr 20, 2026').selectOption('card');
  await expect(row(page, new RegExp(`${VENDOR}.*2,400.00`))).toContainText('By card or network');
  await expectNoAxeFindings(page, 'Forms 1099');

  // A drive, and a room: lines 9 and 30.
  await page.keyboard.press('Escape');
  await page.keyboard.press('6');
  await page.getByText('No trip is in the log yet').waitFor();
  await page.keyboard.press('a');
  const trip = page.getByRole('dialog', { name: 'Add a trip' });
  await trip.getByLabel('Day', { exact: true }).fill('2026-03-02');
  await trip.getByLabel('Miles').fill('100');
  await trip.getByLabel('What for').fill('Acme, site visit');
  await page.keyboard.press('Enter');
  await expect(trip).toBeHidden();
  await expect(row(page, /^Business/)).toContainText('100');
  await expectNoAxeFindings(page, 'mileage');
  await page.keyboard.press('7');
  await page.getByRole('button', { name: 'Describe the home office' }).click();
  const home = page.getByRole('dialog', { name: 'Home office of 2026' });
  await home.getByLabel('Area 1: square feet').fill('200');
  await expectNoAxeFindings(page, 'the dialog of the home office');
  await home.getByRole('button', { name: 'Save' }).click();
  await expect(home).toBeHidden();
  // Two hundred square feet at five dollars.
  await expect(page.getByText('Deducted, line 30').locator('..')).toContainText('1,000.00');
  await expectNoAxeFindings(page, 'the home office');
  await page.keyboard.press('1');
  await expect(row(page, /^30 Expenses for business use of your home/)).toContainText('1,000.00');

  await page.getByRole('link', { name: 'Elm LLC' }).last().click();
  await expect(page.getByText('Nothing is on Form 1120-S of 2026')).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(6);
  await page.keyboard.press('z');
  await expect(row(page, /^22 Ordinary business income/)).toBeVisible();
  await expectNoAxeFindings(page, 'Form 1120-S');
  await rpc(page, 'member.set', {
    entity: 'Elm LLC',
    members: [
      { name: 'Dana', entity: 'Dana', units: '600' },
      { name: 'Bo', units: '400' },
    ],
  });
  await rpc(page, 'entry.create', {
    entries: [
      {
        ...{ entity: 'Elm LLC', date: '2026-05-31', payee: 'Acme' },
        postings: [
          { account: 'Checking', amount: '20000.00' },
          { account: 'Service revenue', amount: '-20000.00' },
        ],
      },
    ],
  });
  await page.reload();
  await tab(page, 'Schedules K-1').waitFor();
  await page.keyboard.press('2');
  await expect(tab(page, 'Schedules K-1')).toHaveAttribute('aria-selected', 'true');
  const shares = row(page, /^1 Ordinary business income/);
  for (const amount of ['12,000.00', '8,000.00', '20,000.00']) await expect(shares).toContainText(amount);
  await expectNoAxeFindings(page, 'Schedules K-1');
});
