/** What was entered before a processor kept its fee of it is proposed for what the bank tells, with the fee; nothing else is. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  balance,
  books,
  bring,
  candidates,
  closeBooks,
  enter,
  OWNER,
  openBooks,
} from '../support/matching-books.ts';

beforeEach(async () => {
  await openBooks();
  await books.call('account.create', { entity: OWNER, name: 'Sales', type: 'income' });
});
afterEach(closeBooks);

const sale = (date: string, amount: string, category = 'Sales') =>
  enter(date, amount, { payee: 'Card sales', category });
const pairs = async () => (await books.call('matching.pairs', { entity: OWNER })).pairs;

it('a sale of 1,500.00 that came as 1,456.50 is likely that, less 2.9 %, and taken with its fee', async () => {
  const entry = await sale('2025-03-12', '1500.00');
  const row = { date: '2025-03-13', amount: '1456.50', payee: 'SQUAREPAY PAYOUT', fitid: 'a' };
  const { ids } = await bring([row]);
  const [found, ...more] = await pairs();
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    ...{ level: 'likely', rows: [{ id: ids[0] }], legs: [{ entry_id: entry }] },
    reasons: [{ kind: 'fee_known', text: '2.9 %' }, { kind: 'day', days: 1 }, { kind: 'payout_words' }],
    rest: { amount: '-43.50', account: 'Expenses:Merchant and bank fees' },
  });
  for (const one of [(await candidates({ line: ids[0] })).rows[0], (await candidates({ entry })).waiting[0]])
    expect(one.candidates).toMatchObject([{ legs: [{ entry_id: entry }], rest: { amount: '-43.50' } }]);
  const { account_id: account, amount } = found.rest;
  await books.call('matching.match', { line: ids[0], legs: [{ entry, line: 0 }], rest: { account, amount } });
  expect(await balance('Checking')).toBe('1456.50');
  expect(await balance('Merchant and bank fees')).toBe('43.50');
});

it.each([
  ['2.9 % + 0.30', '100.00', '96.80', 'likely'],
  ['2.6 % + 0.15', '20.00', '19.33', 'likely'],
  ['1.7 %', '1000.00', '983.00', 'possible'],
])('%s of %s', async (text, gross, net, level) => {
  await sale('2025-03-12', gross);
  await bring([{ date: '2025-03-13', amount: net, payee: 'PAYOUT', fitid: 'a' }]);
  expect(await pairs()).toMatchObject([{ level, reasons: [{ text }, {}, {}] }]);
});

it.each<[string, () => Promise<unknown>]>([
  ['money that left', () => enter('2025-03-12', '-1500.00')],
  ['too much is missing', () => sale('2025-03-12', '1530.00')],
  ['what came before it was sold', () => sale('2025-03-14', '1500.00')],
  ['a week later', () => sale('2025-03-06', '1500.00')],
  ['a refund of a cost', () => sale('2025-03-12', '1500.00', 'Travel')],
  ['a transfer', () => sale('2025-03-12', '1500.00', 'Savings 4821')],
  ['one of two that fit', () => Promise.all([sale('2025-03-12', '1500.00'), sale('2025-03-11', '1490.00')])],
  [
    'one of the very amount',
    () => Promise.all([sale('2025-03-12', '1500.00'), sale('2025-03-04', '1456.50')]),
  ],
])('%s is not less a fee', async (_, enterThem) => {
  await enterThem();
  const out = { date: '2025-03-13', amount: '-1456.50', payee: 'CARD PURCHASE', fitid: 'b' };
  await bring([{ date: '2025-03-13', amount: '1456.50', payee: 'PAYOUT', fitid: 'a' }, out]);
  const all = await pairs();
  expect(all.filter(({ rest }: { rest: unknown }) => rest !== null)).toEqual([]);
});

it('of two rows that one sale may have come to, none is proposed', async () => {
  await sale('2025-03-12', '1500.00');
  await bring([
    { date: '2025-03-13', amount: '1456.50', payee: 'PAYOUT', fitid: 'a' },
    { date: '2025-03-14', amount: '1460.00', payee: 'PAYOUT', fitid: 'b' },
  ]);
  expect(await pairs()).toEqual([]);
});

it('a share that is no processor’s price is offered where the row speaks of a payout, and else only looked up', async () => {
  const entry = await sale('2025-03-12', '1000.00');
  const { ids } = await bring([
    { date: '2025-03-13', amount: '983.00', payee: 'MOBILE DEPOSIT', fitid: 'a' },
  ]);
  expect(await pairs()).toEqual([]);
  const [{ candidates: found }] = (await candidates({ line: ids[0] })).rows;
  expect(found).toMatchObject([
    { level: 'possible', legs: [{ entry_id: entry }], rest: { amount: '-17.00' } },
  ]);
});
