/** What helps against a finding, from the finding: the leg that is missing, money that comes back, the paper that is late. */
import type { Locator, Page } from '@playwright/test';
import { clockAt, expect, goTo, openApp, PASSPHRASE, rpc, TODAY, test } from './support/app.ts';
import { press } from './support/keys.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';

const COMPANY = 'Northlight LLC';
const OWNER = 'Dana';

/** A company of Wyoming with a draw that only it knows of, a personal cost that is owed, and a draw without its paper. */
async function openBooks(page: Page, program: Program): Promise<void> {
  await openApp(page, program, { ...clockAt(`${TODAY}T09:00:00Z`), BULKHEAD_PASSPHRASE: PASSPHRASE });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await rpc(page, 'entity.create', { kind: 'llc', name: COMPANY, tax_class: 'disregarded', state: 'WY' });
  await rpc(page, 'entity.create', { kind: 'person', name: OWNER });
  const move = (date: string, kind: string, amount: string, more: object) =>
    rpc(page, 'crossing.make', { kind, amount, date, purpose: 'As agreed', ...more });
  const [company, owner] = [
    { from: COMPANY, to: OWNER },
    { from: OWNER, to: COMPANY },
  ];
  const bank = { from_account: 'Checking', to_account: 'Checking' };
  await move('2026-01-02', 'contribution', '25000', { ...owner, ...bank });
  await move('2026-07-15', 'draw', '4000', { ...company, ...bank });
  const cost = { ...company, from_account: 'Checking', category: 'Groceries', settlement: 'owed' };
  await move('2026-10-05', 'personal', '310', cost);
  const postings = [
    { account: 'Draws', amount: '150' },
    { account: 'Checking', amount: '-150' },
  ];
  await rpc(page, 'entry.create', {
    entries: [{ entity: COMPANY, date: '2026-10-10', payee: 'ATM', postings }],
  });
  await goTo(page, '/veil');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Veil health' }).waitFor();
}

async function type(page: Page, field: Locator, words: string): Promise<void> {
  await field.focus();
  await page.keyboard.type(words);
}

async function take(page: Page, deed: Locator): Promise<void> {
  await deed.focus();
  await press(page, 'Enter');
}

test('a finding is cured from where it is told: a leg, a repayment, a ratification', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  const findings = page.getByRole('region', { name: 'Open findings' });
  const open = (words: string) => findings.getByRole('listitem').filter({ hasText: words });

  const loose = open('has no counterpart in the other books');
  await take(page, loose.getByRole('button', { name: 'Book the missing leg in the other books' }));
  const across = page.getByRole('dialog', { name: 'Move across the wall' });
  await expect(across.getByRole('option', { name: 'Draw', exact: true })).toBeAttached();
  await type(page, across.getByLabel('What it is', { exact: true }), 'Draw');
  await expect(across.getByRole('region', { name: `In the books of ${OWNER}` })).toContainText('150.00');
  await type(page, across.getByLabel('What it is for'), 'Cash for the weekend');
  await press(page, 'Enter');
  await expect(across).toHaveCount(0);
  await expect(loose).toHaveCount(0);

  const personal = open('A personal cost of 310.00 USD');
  await take(page, personal.getByRole('button', { name: 'Record that it was paid back' }));
  const told = page.getByRole('dialog', { name: 'New crossing' });
  await expect(told.getByLabel('Amount')).toHaveValue('310.00');
  await expect(told.getByRole('region', { name: `In the books of ${COMPANY}` })).toContainText('310.00');
  await expectNoAxeFindings(page, 'what was paid back');
  await type(page, told.getByLabel('What it is for'), 'The groceries of October 5');
  await press(page, 'Enter');
  await expect(told).toHaveCount(0);
  await expect(findings.getByText('1 finding cured')).toBeVisible();
  await expect(personal).toHaveCount(0);

  const unsigned = open('The record of 4,000.00 USD is incomplete');
  await take(page, unsigned.getByRole('link', { name: 'Write the ratification' }));
  const making = page.getByRole('dialog', { name: 'Make: Consent to distribution' });
  await type(page, making.getByRole('textbox', { name: 'Why it is made late' }), 'It was forgotten');
  await take(page, making.getByRole('button', { name: 'Make the paper' }));
  const paper = page.getByRole('dialog', { name: 'Ratification: Consent to distribution' });
  await take(page, paper.getByRole('button', { name: 'Sign …' }));
  const signing = page.getByRole('dialog', { name: 'Sign', exact: true });
  await type(page, signing.getByRole('textbox', { name: 'Name as it stands on the line' }), OWNER);
  await press(page, 'Enter');
  await expect(paper.getByText('with signatures')).toBeVisible();
  await press(page, 'Escape', 'g', 'e');
  await expect(findings.getByText('The distribution consent of 4,000.00 USD was signed late.')).toHaveCount(
    1,
  );
  await expect(unsigned).toHaveCount(0);
});

test('a bill that was late at a draw, and a payment of a loan, open where they are paid, filled in', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await rpc(page, 'entry.create', {
    entries: [
      {
        ...{ entity: COMPANY, date: '2026-03-01', payee: 'Ad Agency' },
        postings: [
          { account: 'Advertising', amount: '500' },
          { account: 'Accounts payable', amount: '-500' },
        ],
      },
    ],
  });
  await rpc(page, 'loan.create', {
    ...{ lender: OWNER, borrower: COMPANY, principal: '1200', date: '2026-03-01', purpose: 'Desk' },
    ...{
      rate: '6',
      plan: 'level',
      payments: 12,
      first_payment: '2026-04-01',
      every: 'month',
      name: 'Desk loan',
    },
    ...{ lender_account: 'Checking', borrower_account: 'Checking' },
  });
  await page.reload();
  const findings = page.getByRole('region', { name: 'Open findings' });
  await findings.getByRole('link', { name: 'Record that the bill was paid: Ad Agency' }).first().click();
  const form = page.getByRole('form', { name: 'New transaction' });
  await expect(form.getByLabel('Payee')).toHaveValue('Ad Agency');
  await expect(form.getByLabel('Out', { exact: true })).toHaveValue('500.00');
  await expect(form.getByLabel('Category')).toHaveValue(/Accounts payable/);
  await expect(page).not.toHaveURL(/amount=/);

  await goTo(page, '/veil');
  await findings.getByRole('link', { name: 'Record the payment' }).first().click();
  const paying = page.getByRole('dialog', { name: 'Payment on Desk loan' });
  await expect(paying.getByLabel('Amount')).not.toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/#\/loans\/[^?]+$/);
});
