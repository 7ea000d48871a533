/** Loans: from an empty screen to a note that is lent, late, paid, booked on both sides and amended. */
import type { Page } from '@playwright/test';
import { expect, goTo, openBlank, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';

const COMPANY = 'Northlight LLC';
const OWNER = 'Dana';

async function openBooks(page: Page, program: Program): Promise<void> {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: COMPANY, tax_class: 's-corp' });
  await rpc(page, 'entity.create', { kind: 'person', name: OWNER });
  for (const entity of [COMPANY, OWNER])
    await rpc(page, 'entry.create', {
      entries: [
        {
          ...{ entity, date: '2026-01-01', payee: 'Opening' },
          postings: [
            { account: 'Checking', amount: '50000' },
            { account: 'Opening balances', amount: '-50000' },
          ],
        },
      ],
    });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

test('federal rates come by file, and a loan to which nothing belongs is removed', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  const lent = await rpc<{ id: string; movements: { crossing_id: string }[] }>(page, 'loan.create', {
    ...{ lender: OWNER, borrower: COMPANY, principal: '1000', date: '2026-02-01', rate: '6', plan: 'free' },
    ...{ name: 'Bridge', purpose: 'Bridge', lender_account: 'Checking', borrower_account: 'Checking' },
  });
  await goTo(page, '/loans');
  await page.getByRole('button', { name: 'Federal rates' }).click();
  const rates = page.getByRole('dialog', { name: 'Applicable federal rates' });
  await rates.getByRole('button', { name: 'Take the rates' }).click();
  await expect(rates.getByText('Choose the file with the rates.')).toBeVisible();
  await rates.locator('input[type=file]').setInputFiles({
    ...{ name: 'afr.csv', mimeType: 'text/csv' },
    buffer: Buffer.from('month,term,annual,ruling\n2031-01,short,4.44,Rev. Rul. 2031-1\n'),
  });
  await rates.getByRole('button', { name: 'Take the rates' }).click();
  await expect(rates.getByRole('row', { name: /2031-01 4\.44 % – – Rev\. Rul\. 2031-1/ })).toBeVisible();
  await expectNoAxeFindings(page, 'federal rates');
  await page.keyboard.press('Escape');

  await rpc(page, 'crossing.remove', { id: lent.movements[0]!.crossing_id });
  await goTo(page, `/loans/${lent.id}`);
  await page.getByRole('button', { name: 'Remove the loan' }).click();
  await expect(page.getByText('Bridge is removed.')).toBeVisible();
  await expect(page.getByText('Nobody has lent anything')).toBeVisible();

  // What was lent without terms is owed all the same; veil health leads to the same dialog.
  const { id } = await rpc<{ id: string }>(page, 'crossing.make', {
    ...{ kind: 'loan', from: COMPANY, to: OWNER, amount: '1500', date: '2026-02-01', purpose: 'Advance' },
    ...{ from_account: 'Checking', to_account: 'Checking' },
  });
  await page.reload();
  const unwritten = page.getByRole('region', { name: 'Lent without terms' });
  await expect(unwritten).toContainText(/1,500\.00\sUSD, since Feb 01, 2026/);
  await expectNoAxeFindings(page, 'lent without terms');
  await goTo(page, '/veil');
  await page.getByRole('link', { name: 'Write down its terms as a loan' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Write down the terms' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`terms=${id}`));
});

const grid = (page: Page) => page.getByRole('grid', { name: 'Loans between your companies and you' });

test('a note is lent by keyboard, seen late, paid, booked on both sides and amended', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.getByRole('heading', { level: 1, name: 'Loans' }).waitFor();
  await expect(page.getByText('Nobody has lent anything')).toBeVisible();
  await expectNoAxeFindings(page, 'no loans');

  await page.keyboard.press('n');
  const lend = page.getByRole('dialog', { name: 'Lend' });
  await lend.getByRole('button', { name: 'Lend and book both sides' }).click();
  await expect(lend.getByText('Give an amount above zero.')).toBeVisible();
  await expect(lend.getByText('Write a rate in percent, such as 6 or 4.25.')).toBeVisible();
  await lend.getByRole('textbox', { name: 'Day', exact: true }).fill('2/1/2026');
  await lend.getByRole('textbox', { name: 'Amount' }).fill('12000');
  await lend.getByRole('textbox', { name: 'What for' }).fill('Working capital');
  await lend.getByRole('textbox', { name: 'Rate a year' }).fill('3');
  await lend.getByRole('textbox', { name: 'First payment' }).fill('9/1/2026');
  await lend.getByRole('textbox', { name: 'How many payments' }).fill('12');
  await expect(lend.getByText(/^12 payments, the first 1,031\.53\sUSD; /)).toBeVisible();
  await expect(lend.getByText('Notes payable to owner')).toBeVisible();
  await expect(lend.getByText('Note receivable from LLC')).toBeVisible();
  await expectNoAxeFindings(page, 'lending');
  await lend.getByRole('button', { name: 'Lend and book both sides' }).click();

  await page.getByRole('heading', { level: 1, name: 'Note 1' }).waitFor();
  await expect(page.getByText('Section 7872 applies', { exact: false })).toBeVisible();
  await expect(page.getByText(/3 % is below the short-term applicable federal rate of/)).toBeVisible();
  await expect(page.getByText(/open, 60 days late$/)).toBeVisible();
  await expectNoAxeFindings(page, 'a loan');

  await page.keyboard.press('b');
  const book = page.getByRole('dialog', { name: 'Book interest' });
  await expect(book.getByRole('textbox', { name: 'Through' })).toHaveValue('10/31/2026');
  await expect(book.getByRole('cell', { name: '270.00' })).toBeVisible();
  await book.getByRole('button', { name: 'Book it on both sides' }).click();
  await expect(page.getByText(/^Interest is in the books through/)).toBeVisible();

  await page.keyboard.press('p');
  const pay = page.getByRole('dialog', { name: 'Payment on Note 1' });
  await pay.getByRole('textbox', { name: 'Amount' }).fill('3000');
  await expect(pay.getByText(/^270\.00\sUSD of interest, then 2,730\.00\sUSD of principal\.$/)).toBeVisible();
  await expectNoAxeFindings(page, 'paying');
  await pay.getByRole('button', { name: 'Record the payment' }).click();
  await expect(page.getByRole('row', { name: /^Oct 31, 2026 Paid/ })).toContainText('9,270.00');

  await page.keyboard.press('e');
  const amend = page.getByRole('dialog', { name: 'Amend Note 1' });
  await amend.getByRole('textbox', { name: 'From' }).fill('11/1/2026');
  await amend.getByRole('textbox', { name: 'Why' }).fill('A slow summer');
  await amend.getByRole('textbox', { name: 'Rate a year' }).fill('4.5');
  await amend.getByRole('combobox', { name: 'Payments' }).selectOption('Whenever somebody pays');
  await amend.getByRole('combobox', { name: 'It ends' }).selectOption('On demand');
  await amend.getByRole('button', { name: 'Amend from that day' }).click();
  await expect(page.getByText('Terms of other days')).toBeVisible();
  await page.getByRole('button', { name: 'Make the paper of the change' }).click();
  await expect(page.getByRole('grid').getByText('Amendment of a loan')).toBeVisible();
  await goTo(page, '/loans');
  await expect(grid(page).getByRole('row', { name: /Note 1/ })).toContainText('9,270.00');
  const figures = await rpc<{ outstanding: string }[]>(page, 'loan.list', {});
  expect(figures[0]!.outstanding).toBe('9270.00');
});

/** Chips that reach beyond their cell, and whether something of the list lies at the side of what is in view. */
function cutIn(page: Page): Promise<{ chips: string[]; isWider: boolean }> {
  return page.getByRole('grid').evaluate((list) => {
    const chips = [...list.querySelectorAll('[role="gridcell"][data-column="state"]')].flatMap((cell) =>
      [...cell.querySelectorAll('span')]
        .filter((chip) => chip.getBoundingClientRect().right > cell.getBoundingClientRect().right)
        .map((chip) => chip.textContent ?? ''),
    );
    const isWider = [list, ...list.querySelectorAll('div')].some(
      (part) => getComputedStyle(part).overflowX === 'auto' && part.scrollWidth > part.clientWidth,
    );
    return { chips, isWider };
  });
}

test('in the lists of loans and of the wall no chip is cut, with long names, on a laptop and a large screen', async ({
  page,
  program,
}) => {
  const [firm, owner] = ['Okonkwo Design Works LLC', 'María-José Adaeze Okonkwo'];
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: firm, tax_class: 's-corp' });
  await rpc(page, 'entity.create', { kind: 'person', name: owner });
  for (const [day, principal] of [
    ['2025-02-01', '11000'],
    ['2025-12-01', '240000'],
  ])
    await rpc(page, 'loan.create', {
      ...{ lender: firm, borrower: owner, date: day, principal, purpose: 'Bridge until the house is sold' },
      ...{ rate: '1', plan: 'level', payments: '24', first_payment: '2026-03-01', every: 'month' },
      ...{ lender_account: 'Checking', borrower_account: 'Checking' },
    });
  const [loan] = await rpc<{ id: string }[]>(page, 'loan.list', {});
  await rpc(page, 'loan.pay', { loan: loan!.id, amount: '90', date: '2026-04-01' });
  await page.reload();
  for (const [route, chip] of [
    ['/loans', 'To book'],
    ['/wall', 'Needs no paper'],
  ] as const) {
    await goTo(page, route);
    await page.getByRole('gridcell').getByText(chip).first().waitFor();
    for (const [width, height] of [
      [1280, 800],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => cutIn(page), `${route} at ${width}`).toEqual({ chips: [], isWider: false });
    }
  }
});
