/** What would make one of the two books untrue, however it is asked for. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 's-corp', state: 'WY' });
});
afterEach(() => books.close());

const make = (kind: string, from: string, to: string, amount: string, more: object = {}) =>
  makeDespite(books, { kind, from, to, amount, date: '2025-03-01', purpose: 'As agreed', ...more });
const lend = () =>
  books.call('loan.create', {
    ...{
      lender: DANA,
      borrower: LLC,
      principal: '12000',
      date: '2025-02-01',
      name: 'N',
      purpose: 'A bridge',
    },
    ...{ rate: '6', plan: 'free', lender_account: 'Checking', borrower_account: 'Checking' },
  });
const pay = (amount: string, date: string) =>
  books.call('loan.pay', {
    ...{ loan: 'N', amount, date, interest: '0' },
    ...{ lender_account: 'Checking', borrower_account: 'Checking' },
  });

it('money goes through accounts of money', async () => {
  await expect(make('draw', LLC, DANA, '10', { ...BANK, to_account: 'Groceries' })).rejects.toThrow(
    'holds no money',
  );
  await expect(make('loan', DANA, LLC, '10', { ...BANK, to_account: '4000' })).rejects.toThrow(
    'holds no money',
  );
});

it('no more is withheld than is earned, and nothing that is money', async () => {
  const wages = (more: object) => make('wages', LLC, DANA, '1000', { ...BANK, ...more });
  await expect(wages({ employer_tax: '-300' })).rejects.toThrow('below zero');
  await expect(wages({ withheld: [{ account: 'Withholding', amount: '1500' }] })).rejects.toThrow(
    'more than the wages',
  );
  await expect(wages({ withheld: [{ account: 'Checking', amount: '100' }] })).rejects.toThrow(
    'is no category',
  );
});

it('no more is given up than is owed', async () => {
  await expect(make('waiver', DANA, LLC, '500')).rejects.toThrow('owes “Dana” nothing on 2025-03-01');
  await make('business', DANA, LLC, '500', { from_account: 'Credit card', category: 'Travel' });
  await expect(make('waiver', DANA, LLC, '500.01')).rejects.toThrow('owes “Dana” 500.00 USD on 2025-03-01');
  await make('waiver', DANA, LLC, '500');
});

it('no more is paid back than was lent without terms, also behind what later days pay back', async () => {
  const back = (amount: string, more: object = {}) =>
    make('repayment', LLC, DANA, amount, { ...BANK, ...more });
  await expect(back('500')).rejects.toMatchObject({
    code: 'REFUSED',
    message: '“Northlight LLC” owes “Dana” nothing of what was lent without terms on 2025-03-01.',
    remedy: 'Book first what was lent; or book it as a draw or a loan.',
  });
  await make('loan', DANA, LLC, '500', { ...BANK, date: '2025-02-01' });
  await expect(back('500', { date: '2025-01-31' })).rejects.toThrow('nothing of what was lent');
  await back('400', { date: '2025-06-01' });
  await expect(back('100.01')).rejects.toMatchObject({
    message:
      '“Northlight LLC” owes “Dana” 500.00 USD of what was lent without terms on 2025-03-01; after what later days settle, 100.00 USD is left of it.',
    remedy: 'Pay back 100.00 USD, and book the rest as a draw or a loan; or book first what was lent.',
  });
  // Interest is no part of what was lent.
  await back('130', { interest: '30' });
  await expect(back('0.01')).rejects.toThrow('nothing is left');
});

it('a payment that the bank tells of is bound by what was lent as well', async () => {
  const { ids } = await books.call('entry.create', {
    entries: [
      {
        ...{ entity: LLC, date: '2025-03-01', payee: DANA },
        postings: [
          { account: 'Checking', amount: '-500' },
          { account: 'Uncategorised', amount: '500' },
        ],
      },
    ],
  });
  const back = { kind: 'repayment', entry: ids[0], with: DANA, to_account: 'Checking' };
  await expect(books.call('crossing.make', back)).rejects.toThrow('nothing of what was lent');
  await make('loan', DANA, LLC, '500', { ...BANK, date: '2025-02-01' });
  expect(await books.call('crossing.make', back)).toMatchObject({ amount: '500.00' });
});

it('what was lent is not settled as if it were a cost, and the remedy says what it is', async () => {
  const settle = () => make('settlement', DANA, LLC, '500', BANK);
  await make('contribution', DANA, LLC, '5000', { ...BANK, date: '2025-01-02' });
  await make('loan', LLC, DANA, '500', { ...BANK, date: '2025-02-01' });
  await expect(settle()).rejects.toMatchObject({
    remedy: 'What is owed was lent: book it as the repayment of a loan.',
  });
  await make('repayment', DANA, LLC, '500', BANK);
  await expect(settle()).rejects.toMatchObject({
    remedy: 'Book first what it pays for; or book it as a contribution or a loan.',
  });
});

it('no more is paid on a loan than is left behind later payments', async () => {
  await lend();
  await pay('10000', '2025-08-01');
  await expect(pay('9000', '2025-06-01')).rejects.toThrow('more than is owed');
  await pay('2000', '2025-06-01');
  expect((await books.call('loan.get', { loan: 'N' })).outstanding).toBe('0.00');
});

it('what was lent is not taken apart under its payments', async () => {
  await lend();
  await pay('1000', '2025-03-01');
  const lent = (await books.call('crossing.list', { kind: 'loan' })).crossings[0];
  await expect(books.call('crossing.remove', { id: lent.id })).rejects.toThrow('of that loan stand');
});

it('a pair that is no cost has nothing beside what crossed', async () => {
  const pair = await make('draw', LLC, DANA, '100', BANK);
  const postings = pair.from.legs.map(({ account, amount }: { account: string; amount: string }) => ({
    account,
    amount,
  }));
  const more = [
    { account: 'Advertising', amount: '900' },
    { account: 'Savings', amount: '-900' },
  ];
  await expect(
    books.call('entry.update', { id: pair.from.entry_id, postings: [...postings, ...more] }),
  ).rejects.toThrow('its legs are what crossed');
  await books.call('entry.update', { id: pair.from.entry_id, memo: 'June', postings });
});

it('accounts that stand for two things are not merged', async () => {
  await lend();
  await books.call('loan.accrue', { through: '2025-03-31' });
  await make('business', DANA, LLC, '40', { from_account: 'Credit card', category: 'Travel' });
  await expect(
    books.call('account.merge', { entity: DANA, account: 'Accrued interest from LLC', into: 'Due from LLC' }),
  ).rejects.toThrow(/two different things|closed|kind/);
});

it('interest of days within a month that is booked is not booked again', async () => {
  await lend();
  await books.call('loan.accrue', { through: '2025-03-31' });
  expect(await books.call('loan.accrue', { through: '2025-03-15' })).toEqual([]);
});

it('what is owed is settled from the creditor’s own row, which has used the claim up already', async () => {
  await make('contribution', DANA, LLC, '5000', BANK);
  await make('business', DANA, LLC, '640', { from_account: 'Credit card', category: 'Travel' });
  await books.call('entry.create', {
    entries: [
      {
        ...{ entity: DANA, date: '2025-04-05', payee: LLC },
        postings: [
          { account: 'Checking', amount: '640' },
          { account: `Due from LLC`, amount: '-640' },
        ],
      },
    ],
  });
  const [loose] = await books.call('crossing.unpaired', { entity: DANA });
  const made = await books.call('crossing.make', {
    ...{ kind: 'settlement', entry: loose.entry_id, purpose: 'As agreed' },
  });
  expect(made).toMatchObject({ kind: 'settlement', amount: '640.00' });
  expect(await books.call('crossing.unpaired', {})).toEqual([]);
});
