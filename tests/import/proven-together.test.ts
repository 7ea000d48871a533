/** What files of one import come to once all are there, and what the rows of one make of the statements of others. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { statementFile, TestBooks } from '../support/books.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Dana' });
});
afterEach(() => books.close());

const statement = (month: string, amount: string, closing: string) =>
  ofx(`${month}.ofx`, {
    rows: [{ date: `2025-${month}-05`, amount, payee: 'Shop', fitid: month }],
    balance: { amount: closing, on: `2025-${month}-28` },
  });
const AUGUST = statement('08', '-10.00', '990.00');
const SEPTEMBER = statement('09', '-20.00', '970.00');
const OCTOBER = statement('10', '-30.00', '940.00');
const take = async (...files: File[]) =>
  (await books.call('imports.commit', { files, account: 'Checking' })).files as {
    warnings: string[];
    accounts: { difference: string; opening_balance: string }[];
  }[];

it('a month that stands further down in the list is not said to be missing', async () => {
  const told = await take(AUGUST, OCTOBER, SEPTEMBER);
  expect(
    told.map(({ warnings, accounts: [one] }) => [warnings, one?.difference, one?.opening_balance]),
  ).toEqual([
    [[], '0.00', '1000.00'],
    [[], '0.00', '970.00'],
    [[], '0.00', '990.00'],
  ]);
});

it('rows that make another statement be off are told, where they state no balance themselves', async () => {
  await take(AUGUST, SEPTEMBER);
  const [told] = await take(
    statementFile('card.csv', 'Date,Description,Amount\n2025-08-06,SHOP,-10.00\n2025-10-02,Deli,-4.00\n'),
  );
  expect(told?.warnings).toEqual([
    'Assets:Checking: the bank’s balance on 2025-08-28 (08.ofx) is off by 10.00 USD with these rows, and proves without them: some may be there twice.',
  ]);
});

it('rows that are missing in a gap are not called double', async () => {
  await take(AUGUST, OCTOBER);
  const [told] = await take(
    statementFile(
      'september.csv',
      'Date,Description,Amount\n2025-09-05,Shop,-15.00\n2025-09-06,Deli,-4.00\n',
    ),
  );
  expect(told?.warnings).toEqual([]);
});
