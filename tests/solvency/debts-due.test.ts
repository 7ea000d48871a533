/** What is really due by a day, out of the books: of loans what is left of each payment, with its interest; of bills what is open. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

const LLC = 'Harbor LLC';
const ADA = 'Ada';
const MONEY = { lender_account: 'Checking', borrower_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: ADA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded', state: 'WY' });
});
afterEach(() => books.close());

const lend = (more: object) =>
  books.call('loan.create', {
    ...{ lender: ADA, borrower: LLC, date: '2025-01-01', principal: '12000', rate: '6', name: 'Note' },
    ...{ purpose: 'Working capital', day_count: '30/360', ...MONEY, ...more },
  });
const pay = (date: string, amount: string) =>
  books.call('loan.pay', { loan: 'Note', date, amount, ...MONEY });
const ahead = async (as_of: string) => {
  const { outlook } = await books.call('veil.solvency', { entity: LLC, as_of });
  return outlook.map(({ date, what, amount }: Record<string, string>) => [date, what, amount]);
};

describe('a loan by its payments', () => {
  const monthly = { plan: 'equal-principal', payments: 12, first_payment: '2025-02-01', every: 'month' };

  it('asks for what is left of a payment that was met in part, at once where it is late', async () => {
    await lend(monthly);
    expect(await ahead('2025-01-31')).toEqual([
      ['2025-02-01', 'Note', '-1060.00'],
      ['2025-03-01', 'Note', '-1055.00'],
      ['2025-04-01', 'Note', '-1050.00'],
      ['2025-05-01', 'Note', '-1045.00'],
    ]);
    // Of 1,060 due on 1 February 360 are open; March has the interest of what was not paid of the principal.
    await pay('2025-02-01', '700.00');
    expect((await ahead('2025-02-10')).slice(0, 2)).toEqual([
      ['2025-02-10', 'Note', '-360.00'],
      ['2025-03-01', 'Note', '-1056.80'],
    ]);
  });

  it('counts of a part-paid payment what is left of its principal towards the current ratio', async () => {
    await lend({ ...monthly, payments: 24 });
    await pay('2025-02-01', '460.00');
    const { ratio } = await books.call('veil.solvency', { entity: LLC, as_of: '2025-02-01' });
    // 500 a month: 100 left of February, then twelve to the same day of the next year.
    expect(ratio.liability_parts).toContainEqual({ name: 'Notes payable to owner', amount: '6100.00' });
  });
});

describe('a loan on demand', () => {
  it('is due with the interest so far, booked or not', async () => {
    await lend({ plan: 'free' });
    expect(await ahead('2025-04-01')).toEqual([['2025-04-01', 'Note', '-12180.00']]);
    await books.call('loan.accrue', { through: '2025-03-31' });
    expect(await ahead('2025-04-01')).toEqual([['2025-04-01', 'Note', '-12180.00']]);
  });
});

it('interest that belongs to no loan on record is due at once', async () => {
  const crossed = { from: ADA, to: LLC, date: '2025-03-31', purpose: 'As agreed' };
  await books.call('crossing.make', { ...crossed, kind: 'interest', amount: '90' });
  expect(await ahead('2025-04-01')).toEqual([['2025-04-01', 'Accrued interest', '-90.00']]);
});

it('a bill that was paid in part asks for the rest', async () => {
  const entry = (date: string, amount: string, against: string) =>
    books.call('entry.create', {
      entries: [
        {
          ...{ entity: LLC, date, payee: 'Agency' },
          postings: [
            { account: 'Accounts payable', amount: `-${amount}`.replace('--', '') },
            { account: against, amount },
          ],
        },
      ],
    });
  await entry('2025-03-01', '500.00', 'Advertising');
  await entry('2025-03-20', '-200.00', 'Checking');
  expect(await ahead('2025-03-25')).toEqual([['2025-03-31', 'Agency', '-300.00']]);
});

it('taxes that are held for others are due on the first day of the calendar, and once', async () => {
  await books.call('entry.create', {
    entries: [
      {
        ...{ entity: LLC, date: '2025-03-01', payee: 'Sales' },
        postings: [
          { account: 'Checking', amount: '720.00' },
          { account: 'Sales tax payable', amount: '-720.00' },
        ],
      },
    ],
  });
  const filing = (title: string, due_on: string) =>
    books.call('veil.add_formality', { entity: LLC, kind: 'sales-tax', title, due_on });
  await filing('First quarter', '2025-04-20');
  await filing('Second quarter', '2025-07-20');
  expect(await ahead('2025-04-01')).toEqual([['2025-04-20', 'Sales tax payable', '-720.00']]);
});
