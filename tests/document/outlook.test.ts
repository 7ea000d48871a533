/** The 90 days ahead of a consent: interest that was accrued is paid once, with the payments of its loan. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Facts } from '../../main/document/facts.ts';
import { TestBooks } from '../support/books.ts';
import { pagesOf } from '../support/read-pdf.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded', state: 'WY' });
  await move('contribution', DANA, LLC, '20000', '2025-06-01');
});
afterEach(() => books.close());

const move = (kind: string, from: string, to: string, amount: string, date: string) =>
  books.call('crossing.make', { kind, from, to, amount, date, purpose: 'As agreed', ...BANK });

const lend = (terms: object) =>
  books.call('loan.create', {
    ...{ lender: DANA, borrower: LLC, principal: '12000.00', date: '2025-07-01', rate: '6', name: 'Note' },
    ...{ purpose: 'Equipment', lender_account: 'Checking', borrower_account: 'Checking', ...terms },
  });

/** By what stands on the paper of a draw on the last day of September, with three months of interest booked. */
async function outlook(): Promise<Record<string, number>> {
  await books.call('loan.accrue', { through: '2025-09-30' });
  const draw = await move('draw', LLC, DANA, '100', '2025-09-30');
  const { id } = await books.call('paper.make', { crossings: [draw.id] });
  const row = books.core.vault.db.prepare('SELECT facts FROM document WHERE id = ?').get(id);
  const { solvency } = JSON.parse((row as { facts: string }).facts) as Facts;
  const accounts: { type: string; balance_minor: number }[] = await books.call('account.list', {
    entity: LLC,
  });
  const owed = accounts.filter(({ type }) => type === 'liability');
  expect(solvency!.liabilitiesMinor).toBe(owed.reduce((sum, one) => sum - one.balance_minor, 0));
  const sums: Record<string, number> = { bill: 0, loan: 0 };
  for (const { sort, amountMinor } of solvency!.debtsDue.lines) sums[sort] = (sums[sort] ?? 0) + amountMinor;
  return sums;
}

it('interest by terms is in the payments of the loan, and not beside them', async () => {
  await lend({
    plan: 'interest-only',
    first_payment: '2025-10-01',
    every: 'quarter',
    maturity: '2026-07-01',
  });
  // 180 of interest on October 1; the next 180 are due on January 1, beyond the 90 days.
  expect(await outlook()).toMatchObject({ bill: 0, loan: -18_000 });
});

it('of a payment that is met in part, the rest is due', async () => {
  await lend({ plan: 'level', first_payment: '2025-08-01', every: 'month', payments: 12 });
  await books.call('loan.pay', {
    ...{ loan: 'Note', amount: '400.00', date: '2025-08-10' },
    ...{ lender_account: 'Checking', borrower_account: 'Checking' },
  });
  // 632.80 of August and 1,032.80 of September are late; October, November and December come.
  expect(await outlook()).toMatchObject({ bill: 0, loan: -(63_280 + 4 * 103_280) });
});

it('claims are named for what they are and on whom, and the method says that none of them counts', async () => {
  await books.call('entity.create', { kind: 'llc', name: 'Harbor', tax_class: 'disregarded', state: 'DE' });
  const claim = { lender: LLC, plan: 'free', principal: '1000.00' };
  await lend({ ...claim, name: 'To Dana', borrower: DANA });
  await lend({ ...claim, name: 'To Harbor', borrower: 'Harbor' });
  await books.call('loan.accrue', { through: '2025-08-31' });
  const draw = await move('draw', LLC, DANA, '100', '2025-09-30');
  const { id } = await books.call('paper.make', { crossings: [draw.id] });
  const text = (await pagesOf(await books.call('paper.pdf', { id }))).join(' ').replace(/\s+/g, ' ');
  for (const row of [
    'Accrued interest receivable (a claim on a company that an owner controls) 10.00',
    'Accrued interest receivable: Dana (a claim on an owner) 10.00',
    'Interest earned and not booked yet (a claim on an owner) 4.83',
    'Interest earned and not booked yet (a claim on a company that an owner controls) 4.83',
  ])
    expect(text).toContain(row);
  expect(text).toContain('what owners and companies that they control owe the Company');
});

it('a loan without a term can be asked for any day, with the interest so far', async () => {
  await lend({ plan: 'free' });
  expect(await outlook()).toMatchObject({ bill: 0, loan: -1_218_000 });
});
