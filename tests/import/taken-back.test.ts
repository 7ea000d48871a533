/** An import that is taken back takes the accounts with it that came with it, unless something else needs them by then. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

const rows = [{ date: '2025-01-02', amount: '-9.00', payee: 'Tea', fitid: 'a' }];
const bring = async (account: string, more = rows) =>
  books.call('imports.commit', {
    files: [ofx(`${account}-${more[0]!.fitid}.ofx`, { account, rows: more })],
    create_accounts: true,
  });
const names = async () =>
  (await books.call('account.list', { include_archived: true })).map(({ name }: { name: string }) => name);
const print = () => fingerprint(books.core.vault.db);

it('leaves the books as they were before it, and comes again by Undo', async () => {
  const before = print();
  const { batch } = await bring('70004821');
  const after = print();
  expect(await books.call('imports.undo', { batch })).toEqual({
    lines: 1,
    entries: 1,
    by_hand: 0,
    several: 0,
    accounts: 1,
    kept: 0,
  });
  expect(print()).toBe(before);
  await books.call('history.undo');
  expect(print()).toBe(after);
  await books.call('history.redo');
  expect(print()).toBe(before);
  await bring('70004821');
  expect(await names()).toContain('70004821');
  expect((await books.call('vault.verify')).findings).toEqual([]);
});

it.each([
  ['another import', () => bring('70004821', [{ ...rows[0]!, date: '2025-02-02', fitid: 'b' }])],
  [
    'an entry',
    () =>
      books.call('entry.create', {
        entries: [
          {
            entity: 'Ana',
            date: '2025-03-01',
            postings: [
              { account: '70004821', amount: '1.00' },
              { account: 'Groceries', amount: '-1.00' },
            ],
          },
        ],
      }),
  ],
  ['a rule', () => books.call('rules.create', { entity: 'Ana', value: 'transfer', account: '70004821' })],
  [
    'an account below it',
    () =>
      books.call('account.create', {
        entity: 'Ana',
        name: 'Pocket',
        type: 'asset',
        parent: '70004821',
        role: 'bank',
      }),
  ],
])('leaves an account that %s needs', async (_, use) => {
  const { batch } = await bring('70004821');
  await use();
  expect(await books.call('imports.undo', { batch })).toEqual({
    lines: 1,
    entries: 1,
    by_hand: 0,
    several: 0,
    accounts: 0,
    kept: 0,
  });
  expect(await names()).toContain('70004821');
});

it('leaves accounts that were there before, or that somebody made since', async () => {
  await books.call('account.create', { entity: 'Ana', name: 'Early', type: 'asset', role: 'bank' });
  const { batch } = await books.call('imports.commit', {
    files: [ofx('a.ofx', { account: '1', rows })],
    account: 'Early',
  });
  await books.call('account.create', { entity: 'Ana', name: 'Late', type: 'asset', role: 'bank' });
  expect(await books.call('imports.undo', { batch })).toMatchObject({ accounts: 0 });
  expect(await names()).toEqual(expect.arrayContaining(['Early', 'Late']));
});

it('takes an account with it that was made for its very last row', async () => {
  const before = print();
  const { batch } = await books.call('imports.commit', {
    ...{ create_accounts: true, entity: 'Ana' },
    files: [
      new File(
        [
          'id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description\n' +
            'txn_1,charge,ch_1,10.00,0.00,10.00,usd,2025-03-07 10:00,2025-03-07 00:00,Sale\n' +
            'txn_2,reserve_transaction,po_1,-8.05,0.00,-8.05,usd,2025-03-07 10:00,2025-03-07 00:00,Hold\n',
        ],
        'balance.csv',
      ),
    ],
  });
  expect(await names()).toContain('Held by processors');
  await books.call('imports.undo', { batch });
  expect(print()).toBe(before);
});

it.each(['cleared', 'pending'])('leaves an entry that was %s before it as it was', async (status) => {
  const input = { account: 'Checking', entity: 'Ana', files: [ofx('a.ofx', { account: '1', rows })] };
  // What the bank calls the account stays known from the first time.
  await books.call('imports.undo', { batch: (await books.call('imports.commit', input)).batch });
  await books.call('entry.create', {
    entries: [
      {
        ...{ entity: 'Ana', date: '2025-01-01', payee: 'Tea' },
        postings: [
          { account: 'Checking', amount: '-9.00', status },
          { account: 'Groceries', amount: '9.00' },
        ],
      },
    ],
  });
  const before = print();
  const { batch, files } = await books.call('imports.commit', input);
  expect(files[0].accounts).toMatchObject([{ matched: 1 }]);
  await books.call('imports.undo', { batch });
  expect(print()).toBe(before);
});
