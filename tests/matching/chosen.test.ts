/** A row that is made to stand for entries that somebody chose: many of them, less a fee, with what is left over. */
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
  refusal,
  register,
} from '../support/matching-books.ts';

beforeEach(openBooks);
afterEach(closeBooks);

const INVOICES = [
  ['2025-03-11', '100.00', 'Ash'],
  ['2025-03-12', '215.40', 'Birch'],
  ['2025-03-13', '75.10', 'Cedar'],
  ['2025-03-14', '300.00', 'Dogwood'],
  ['2025-03-17', '42.50', 'Elm'],
] as const;

async function invoices() {
  const entries: string[] = [];
  for (const [date, amount, payee] of INVOICES) entries.push(await enter(date, amount, { payee }));
  return entries;
}

const choosable = (line: string | undefined, more = {}) =>
  books.call('matching.choosable', { line, ...more });

it('a deposit of five invoices is found, and proposed by itself', async () => {
  const entries = await invoices();
  const { ids } = await bring([{ date: '2025-03-18', amount: '733.00', payee: 'DEPOSIT', fitid: 'a' }]);
  const [row] = (await candidates({ line: ids[0] })).rows;
  expect(row.candidates).toHaveLength(1);
  expect(row.candidates[0].legs.map(({ entry_id }: { entry_id: string }) => entry_id)).toEqual(entries);
  const { pairs } = await books.call('matching.pairs', {});
  expect(pairs).toMatchObject([{ kind: 'legs', level: 'likely', rows: [{ id: ids[0] }] }]);
  expect(pairs[0].legs).toHaveLength(5);
});

it('a deposit of all but one of them is found as well; a chance sum of many is not', async () => {
  const entries = await invoices();
  const { ids } = await bring([
    { date: '2025-03-18', amount: '657.90', payee: 'DEPOSIT', fitid: 'a' },
    { date: '2025-03-19', amount: '142.49', payee: 'DEPOSIT', fitid: 'b' },
  ]);
  const [row] = (await candidates({ line: ids[0] })).rows;
  expect(row.candidates[0].legs.map(({ entry_id }: { entry_id: string }) => entry_id)).toEqual(
    entries.filter((_, at) => at !== 2),
  );
  expect((await candidates({ line: ids[1] })).rows[0].candidates).toEqual([]);
});

it('a payout of sales less the fees that were entered beside them is found', async () => {
  await enter('2025-03-10', '500.00', { payee: 'Card reader' });
  await enter('2025-03-10', '-13.10', { payee: 'Card reader', category: 'Merchant and bank fees' });
  const { ids } = await bring([{ date: '2025-03-12', amount: '486.90', payee: 'CARD READER', fitid: 'a' }]);
  const [row] = (await candidates({ line: ids[0] })).rows;
  expect(row.candidates).toMatchObject([{ legs: [{ amount: '500.00' }, { amount: '-13.10' }] }]);
});

it('what waits can be chosen from, the nearest first, and by words', async () => {
  const entries = await invoices();
  await enter('2025-03-18', '-9.00', { payee: 'Élan café' });
  await enter('2024-03-18', '5.00', { payee: 'A year ago' });
  await enter('2025-03-18', '5.00', { payee: 'Elsewhere', account: 'Savings 4821' });
  const { ids } = await bring([{ date: '2025-03-18', amount: '1000.00', payee: 'DEPOSIT', fitid: 'a' }]);
  const all = await choosable(ids[0]);
  expect(all.legs.map(({ payee }: { payee: string }) => payee)).toEqual([
    'Élan café',
    'Elm',
    'Dogwood',
    'Cedar',
    'Birch',
    'Ash',
  ]);
  expect(all).toMatchObject({
    more: false,
    stands: [],
    locked: null,
    losses: [],
    row: { amount: '1000.00' },
  });
  expect((await choosable(ids[0], { limit: 2 })).more).toBe(true);
  expect((await choosable(ids[0], { search: 'ÉLAN CAF' })).legs).toHaveLength(1);
  const legs = [{ entry: entries[0], line: 0 }];
  await books.call('matching.match', { line: ids[0], legs, rest: { account: 'Travel' } });
  expect((await choosable(ids[0])).stands).toMatchObject([{ payee: 'Ash' }, { payee: 'Deposit' }]);
});

it('books what is left over as its own entry, which the row stands for; undone, nothing of it is left', async () => {
  const [ash, birch] = await invoices();
  const { ids } = await bring([{ date: '2025-03-18', amount: '306.40', payee: 'SQUARE', fitid: 'a' }]);
  const before = await register();
  const legs = [ash, birch].map((entry) => ({ entry, line: 0 }));
  const rest = { account: 'Merchant and bank fees' };
  const done = await books.call('matching.match', { line: ids[0], legs, rest });
  expect(done.legs).toHaveLength(3);
  expect(await balance('Merchant and bank fees')).toBe('9.00');
  expect((await register()).filter((row) => row.endsWith('bank'))).toEqual([
    '2025-03-11 Ash 100.00 cleared bank',
    '2025-03-12 Birch 215.40 cleared bank',
    '2025-03-18 Square -9.00 cleared bank',
  ]);
  // Said twice, it is booked once.
  await books.call('matching.match', { line: ids[0], legs, rest });
  expect(await balance('Merchant and bank fees')).toBe('9.00');
  await books.call('history.undo', {});
  expect(await register()).toEqual(before);
});

it('the statement proves with it, and unmatched the rest waits like the others', async () => {
  const [ash] = await invoices();
  const row = { date: '2025-03-18', amount: '97.00', payee: 'SQUARE', fitid: 'a' };
  const { ids } = await bring([row], 'Checking', { amount: '97.00', on: '2025-03-18' });
  const match = {
    line: ids[0],
    legs: [{ entry: ash, line: 0 }],
    rest: { account: 'Merchant and bank fees', payee: 'Square fee' },
  };
  await books.call('matching.match', match);
  const { difference } = await books.call('reconcile.status', { account: 'Checking', date: '2025-03-18' });
  expect(difference).toBe('0.00');
  expect(await books.call('matching.unmatch', { line: ids[0] })).toMatchObject({ waiting: 1 });
  expect(await balance('Merchant and bank fees')).toBe('0.00');
});

it('the rest goes with its match: matched again, taken elsewhere, or with its import, it is booked once', async () => {
  const [ash] = await invoices();
  const row = { date: '2025-03-18', amount: '97.00', payee: 'SQUARE', fitid: 'a' };
  const { ids, batch, file } = await bring([row]);
  const legs = [{ entry: ash, line: 0 }];
  const matchWith = (account: string) =>
    books.call('matching.match', { line: ids[0], legs, rest: { account } });
  await matchWith('Merchant and bank fees');
  await books.call('matching.unmatch', { line: ids[0] });
  await matchWith('Merchant and bank fees');
  await matchWith('Travel');
  expect(await balance('Merchant and bank fees')).toBe('0.00');
  await matchWith('Merchant and bank fees');
  expect(await balance('Merchant and bank fees')).toBe('3.00');
  await books.call('imports.undo', { batch });
  expect(await balance('Merchant and bank fees')).toBe('0.00');
  await books.call('imports.commit', { files: [file], account: 'Checking' });
  expect((await register()).filter((one) => one.includes('-3.00'))).toHaveLength(1);
  expect(await balance('Merchant and bank fees')).toBe('3.00');
});

it.each([
  ['tags', { tags: ['fees'] }],
  ['a payee', { payee: 'Chargeback 4711' }],
  ['a review', { reviewed: true }],
])('a rest that somebody worked on stays when its match goes, and waits: %s', async (_, change) => {
  const [ash] = await invoices();
  const { ids } = await bring([{ date: '2025-03-18', amount: '97.00', payee: 'SQUARE', fitid: 'a' }]);
  const legs = [{ entry: ash, line: 0 }];
  const rest = { account: 'Merchant and bank fees' };
  const done = await books.call('matching.match', { line: ids[0], legs, rest });
  await books.call('entry.update', { id: done.legs[1].entry_id, ...change });
  expect(await books.call('matching.unmatch', { line: ids[0] })).toMatchObject({ waiting: 2 });
  const name = 'payee' in change ? change.payee : 'Square';
  expect(await register()).toContain(`2025-03-18 ${name} -3.00 pending`);
});

it('a rest in another category, with many others, is no longer gone with its match', async () => {
  const [ash] = await invoices();
  const { ids } = await bring([{ date: '2025-03-18', amount: '97.00', payee: 'SQUARE', fitid: 'a' }]);
  const legs = [{ entry: ash, line: 0 }];
  const match = { line: ids[0], legs, rest: { account: 'Merchant and bank fees' } };
  const done = await books.call('matching.match', match);
  await books.call('entry.bulk', { entries: [done.legs[1].entry_id], category: 'Travel' });
  expect(await books.call('matching.unmatch', { line: ids[0] })).toMatchObject({ waiting: 2 });
  expect(await balance('Merchant and bank fees')).toBe('0.00');
  expect(await register()).toContain('2025-03-18 Square -3.00 pending');
});

it('names the rest as the row is named, and refuses one that was changed since it was looked at', async () => {
  const [ash] = await invoices();
  const { ids } = await bring([
    { date: '2025-03-18', amount: '97.00', payee: 'SQ *BLUE BOTTLE 0423', fitid: 'a' },
  ]);
  const match = { line: ids[0], legs: [{ entry: ash, line: 0 }] };
  const rest = { account: 'Merchant and bank fees', amount: '-3.00' };
  await books.call('entry.update', {
    id: ash,
    postings: [
      { account: 'Checking', amount: '150.00' },
      { account: 'Travel', amount: '-150.00' },
    ],
  });
  expect((await refusal('matching.match', { ...match, rest })).message).toBe(
    '−53.00 is left over now, and not −3.00 USD.',
  );
  await books.call('matching.match', { ...match, rest: { ...rest, amount: '-53.00' } });
  expect(await register()).toContain('2025-03-18 Blue Bottle -53.00 cleared bank');
});

it('takes a deposit of more than fifty, and proposes one of thirteen', async () => {
  const enterMany = async (count: number, amount: string) => {
    const postings = [
      { account: 'Checking', amount },
      { account: 'Travel', amount: `-${amount}` },
    ];
    const one = { entity: OWNER, date: '2025-03-15', payee: 'Guest', postings };
    return (await books.call('entry.create', { entries: Array.from({ length: count }, () => one) })).ids;
  };
  const some = await enterMany(13, '11.00');
  const first = await bring([{ date: '2025-03-16', amount: '143.00', payee: 'DEPOSIT', fitid: 'a' }]);
  const { pairs } = await books.call('matching.pairs', {});
  expect(pairs[0].legs).toHaveLength(13);
  await books.call('matching.match', {
    line: first.ids[0],
    legs: some.map((entry: string) => ({ entry, line: 0 })),
  });
  const many = await enterMany(51, '10.00');
  const { ids } = await bring([{ date: '2025-03-19', amount: '510.00', payee: 'DEPOSIT', fitid: 'b' }]);
  await books.call('matching.match', {
    line: ids[0],
    legs: many.map((entry: string) => ({ entry, line: 0 })),
  });
  expect((await register()).every((row) => row.endsWith('cleared bank'))).toBe(true);
});

it('refuses a rest of nothing, of several rows, in the account itself, and across the wall', async () => {
  const [ash] = await invoices();
  const { ids } = await bring([
    { date: '2025-03-18', amount: '100.00', payee: 'X', fitid: 'a' },
    { date: '2025-03-18', amount: '90.00', payee: 'Y', fitid: 'b' },
  ]);
  const legs = [{ entry: ash, line: 0 }];
  await books.call('entity.create', { kind: 'person', name: 'Dana' });
  const why = async (input: object) => (await refusal('matching.match', { legs, ...input })).message;
  expect(await why({ line: ids[0], rest: { account: 'Travel' } })).toContain('nothing is left over');
  expect(await why({ line: ids[1], rest: { account: 'Checking' } })).toContain('from which it is missing');
  expect(await why({ line: ids[1], rest: { account: 'Groceries' } })).toContain('Groceries');
  expect(await why({ lines: ids, rest: { account: 'Travel' } })).toContain('of one row');
});
