/** Categories that a file gives its rows itself: QIF out of another program. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportResult } from '../../shared/contract/import.ts';
import { statementFile, TestBooks } from '../support/books.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

const qif = (...records: string[]) =>
  statementFile('old.qif', `!Type:Bank\n${records.map((record) => `${record}\n^\n`).join('')}`);
const bring = (file: File): Promise<ImportResult> =>
  books.call('imports.commit', { files: [file], account: 'Checking' });

/** What stands against the bank's own leg, the oldest entry first. */
async function others(): Promise<{ payee: string; others: { account: string; amount: string }[] }[]> {
  const { rows } = await books.call('entry.register', { account: 'Checking' });
  return rows.map(({ payee, others }: { payee: string; others: { account: string; amount: string }[] }) => ({
    payee,
    others: others.map(({ account, amount }) => ({ account, amount })),
  }));
}

it('books a row to the account that its category names, and asks nothing', async () => {
  await bring(qif('D1/13/2025\nT-12.50\nPCorner Shop\nLgroceries'));
  const [row] = await others();
  expect(row!.others).toEqual([{ account: expect.stringContaining('Groceries'), amount: '12.50' }]);
});

it('splits a row as the file does, and keeps the words of each part', async () => {
  await bring(
    qif(
      'D1/13/2025\nT-100.00\nPWarehouse\nLGroceries\nSGroceries\nEfood\n$-70.00\nSHousehold\nEtowels\n$-30.00',
    ),
  );
  const { rows } = await books.call('entry.register', { account: 'Checking' });
  const entry = await books.call('entry.get', { id: rows[0].entry_id });
  const legs = entry.postings.map((leg: { account: string; amount: string; memo: string | null }) => [
    leg.account.split(':').at(-1),
    leg.amount,
    leg.memo ?? '',
  ]);
  expect(legs[0]).toEqual(['Checking', '-100.00', '']);
  expect(legs[1]).toEqual(['Groceries', '70.00', 'food']);
  expect(legs[2].slice(1)).toEqual(['30.00', 'towels']);
});

it('lets a transfer wait for the other account’s own bank', async () => {
  await bring(qif('D1/13/2025\nT-200.00\nPTo savings\nL[Savings]'));
  const { rows } = await books.call('entry.register', { account: 'Savings' });
  expect(rows).toMatchObject([{ amount: '200.00', status: 'pending' }]);
  const other = await books.call('imports.commit', {
    files: [
      statementFile('savings.qif', '!Type:Bank\nD1/14/2025\nT200.00\nPFrom checking\nL[Checking]\n^\n'),
    ],
    account: 'Savings',
  });
  expect(other.files[0].accounts[0]).toMatchObject({ new: 0, matched: 1 });
});

it('lets a rule decide over the file’s word for a whole row, and never over its parts', async () => {
  await books.call('rules.create', { entity: 'Ana', value: 'shop', account: 'Gifts' });
  await bring(
    qif(
      'D1/13/2025\nT-5.00\nPShop\nLGroceries',
      'D1/14/2025\nT-6.00\nPShop\nSGroceries\n$-4.00\nSGifts\n$-2.00',
    ),
  );
  expect((await others()).map((row) => row.others.map(({ account }) => account.split(':').at(-1)))).toEqual([
    ['Gifts'],
    ['Groceries', 'Gifts'],
  ]);
});

it('lets a rule of the last stage speak only where the file says nothing', async () => {
  const last = { stage: 'last', value: 'shop', account: 'Gifts', payee: 'By the last rule' };
  await books.call('rules.create', { entity: 'Ana', ...last });
  await bring(
    qif(
      'D1/13/2025\nT-5.00\nPShop\nLGroceries',
      'D1/14/2025\nT-6.00\nPShop\nSGroceries\n$-4.00\nSDining out\n$-2.00',
      'D1/15/2025\nT-7.00\nPShop',
    ),
  );
  expect(
    (await others()).map(({ payee, others: [first] }) => [payee, first!.account.split(':').at(-1)]),
  ).toEqual([
    ['Shop', 'Groceries'],
    ['Shop', 'Groceries'],
    ['By the last rule', 'Gifts'],
  ]);
});

it('says which categories the chart has no account for, and leaves those rows to be categorised', async () => {
  const { files } = await bring(
    qif('D1/13/2025\nT-5.00\nPShop\nLFalconry:Gloves', 'D1/14/2025\nT-6.00\nPShop\nL[No such account]'),
  );
  const said = files[0]!.warnings.join();
  expect(said).toContain('1 category that the chart has no account for (“Falconry:Gloves”)');
  expect(said).toContain(
    'transfers with accounts that these books lack or hold in another currency (“No such account”)',
  );
  for (const row of await others()) expect(row.others[0]!.account).toContain('Uncategorised');
});

it('makes the categories that the chart lacks in one go, below those that are there, and takes them back', async () => {
  const file = qif(
    'D1/13/2025\nT-5.00\nPShop\nLFalconry:Gloves/Ana',
    'D1/14/2025\nT-6.00\nPShop\nSFalconry:Bells\n$-4.00\nSGifts\n$-2.00',
    'D1/15/2025\nT7.00\nPFair\nLShows',
  );
  const input = { files: [file], account: 'Checking', make_categories: true };
  const { batch, files } = await books.call('imports.commit', input);
  expect(files[0].categories.map(({ name }: { name: string }) => name)).toEqual([
    'Falconry:Gloves',
    'Falconry:Bells',
    'Shows',
  ]);
  expect(files[0].warnings.join()).not.toContain('chart has no account');
  expect((await others()).map((row) => row.others.map(({ account }) => account))).toEqual([
    ['Expenses:Falconry:Gloves'],
    ['Expenses:Falconry:Bells', expect.stringContaining('Gifts')],
    ['Income:Shows'],
  ]);
  await books.call('imports.undo', { batch });
  const left = (await books.call('account.list')).map(({ name }: { name: string }) => name);
  expect(left).not.toContain('Shows');
});

/** Where the rows of a file went, the oldest first. */
const places = async () =>
  (await others()).map((row) => row.others.map(({ account }) => account.split(':').at(-1)).join(' + '));
const said = (categories: object[]) => JSON.stringify([{ file: 0, categories }]);
const told = ({ files }: ImportResult) =>
  files[0]!.categories.map(({ name, rows, is, account, remembered }) => [
    ...[name, rows, is, account?.split(':').at(-1) ?? null],
    ...(remembered ? ['remembered'] : []),
  ]);

it('takes for each category that the chart lacks what somebody says it is, and keeps that for the files to come', async () => {
  const january = qif(
    'D1/13/2025\nT-5.00\nPShop\nLFalconry:Gloves/Ana',
    'D1/14/2025\nT-6.00\nPShop\nSFalconry:Bells\n$-4.00\nSODDS\n$-2.00',
    'D1/15/2025\nT7.00\nPFair\nLShows',
    'D1/16/2025\nT-8.00\nPDen\nLBooks',
  );
  const choices = said([
    { name: 'falconry:gloves', account: 'Gifts' },
    { name: 'Falconry:Bells', make: true },
    { name: 'Odds', account: null },
  ]);
  const input = { files: [january], account: 'Checking', choices };
  const seen = await books.call('imports.preview', input);
  const is = [
    ['Falconry:Gloves', 1, 'account', 'Gifts'],
    ['Falconry:Bells', 1, 'made', 'Bells'],
    ['ODDS', 1, 'left', null],
    ['Shows', 1, 'open', null],
    ['Books', 1, 'open', null],
  ];
  expect(told(seen)).toEqual(is);
  const done = await books.call('imports.commit', input);
  expect(told(done)).toEqual(is);
  expect(done.files[0].warnings.join()).toContain(
    '2 categories that the chart has no account for (“Shows”, “Books”)',
  );
  expect(await places()).toEqual(['Gifts', 'Bells + Uncategorised', 'Uncategorised', 'Uncategorised']);
  const february = qif(
    'D2/13/2025\nT-5.50\nPShop\nLFalconry:Gloves',
    'D2/14/2025\nT-6.50\nPShop\nLOdds',
    'D2/15/2025\nT-7.50\nPShop\nLFalconry:Bells',
  );
  expect(told(await bring(february))).toEqual([
    ['Falconry:Gloves', 1, 'account', 'Gifts', 'remembered'],
    ['Odds', 1, 'left', null, 'remembered'],
  ]);
  expect((await places()).slice(4)).toEqual(['Gifts', 'Uncategorised', 'Bells']);
});

it('takes what is said last of a category, in these books alone, and refuses what is no account of theirs', async () => {
  await books.call('entity.create', { kind: 'person', name: 'Ben' });
  const file = (day: number) => qif(`D3/${day}/2025\nT-5.00\nPShop\nLFalconry`);
  const bringAs = (day: number, categories: object[], more: object = { entity: 'Ana' }) =>
    books.call('imports.commit', {
      files: [file(day)],
      account: 'Checking',
      choices: said(categories),
      ...more,
    });
  await bringAs(1, [{ name: 'Falconry', account: 'Gifts' }]);
  await bringAs(2, [{ name: 'Falconry', account: 'Groceries' }]);
  await bringAs(3, []);
  const ofBen = await bringAs(4, [], { entity: 'Ben' });
  expect(told(ofBen)).toEqual([['Falconry', 1, 'open', null]]);
  const refused = await bringAs(5, [{ name: 'Falconry', account: 'No such account' }]);
  expect(refused.files[0]).toMatchObject({
    status: 'refused',
    error: expect.stringContaining('No such account'),
  });
  expect(told(await bringAs(6, [{ name: 'Falconry', make: true }]))).toEqual([
    ['Falconry', 1, 'made', 'Falconry'],
  ]);
  expect(told(await bringAs(7, [{ name: 'Hawks', account: 'Gifts' }]))).toEqual([]);
  const { rows } = await books.call('entry.register', { account: 'Checking', entity: 'Ana' });
  expect(
    rows.map((row: { others: { account: string }[] }) => row.others[0]!.account.split(':').at(-1)),
  ).toEqual([...['Gifts', 'Groceries', 'Groceries', 'Falconry', 'Falconry']]);
  expect((await books.call('vault.verify')).findings).toEqual([]);
});

it('takes “[Rainy day]” for the account that somebody says it is, and waits there for its bank', async () => {
  const file = qif('D1/13/2025\nT-200.00\nPTo savings\nL[Rainy day]');
  const first = await bring(file);
  expect(told(first)).toEqual([['[Rainy day]', 1, 'open', null]]);
  await books.call('imports.undo', { batch: first.batch });
  const choices = said([{ name: '[Rainy day]', account: 'Savings' }]);
  await books.call('imports.commit', { files: [file], account: 'Checking', choices });
  const rows = async () => (await books.call('entry.register', { account: 'Savings' })).rows;
  expect(await rows()).toMatchObject([{ amount: '200.00', status: 'pending' }]);
  // And of the files to come.
  const next = await bring(qif('D2/13/2025\nT-50.00\nPTo savings\nL[Rainy day]'));
  expect(told(next)).toEqual([['[Rainy day]', 1, 'account', 'Savings', 'remembered']]);
  expect(await rows()).toHaveLength(2);
});

it('lets what is said later reach the rows that are in already, but for those that somebody categorised', async () => {
  const rows = ['D1/13/2025\nT-5.00\nPShop\nLHobby:Pottery', 'D1/14/2025\nT-6.00\nPDen\nLHobby:Pottery'];
  const start = [...rows, 'D1/15/2025\nT-9.00\nPBank\nL[Rainy day]'];
  await bring(qif(...start));
  const { rows: all } = await books.call('entry.register', { account: 'Checking' });
  await books.call('entry.bulk', { entries: [all[1].entry_id], category: 'Gifts' });
  const whole = qif(...start, 'D1/16/2025\nT-7.00\nPKiln\nLHobby:Pottery');
  const seen = await books.call('imports.preview', { files: [whole], account: 'Checking' });
  expect(told(seen)).toEqual([
    ['Hobby:Pottery', 2, 'open', null],
    ['[Rainy day]', 1, 'open', null],
  ]);
  const again = await books.call('imports.commit', {
    ...{ files: [whole], account: 'Checking', make_categories: true },
    choices: said([{ name: '[Rainy day]', account: 'Savings' }]),
  });
  expect(again.files[0].accounts[0]).toMatchObject({ new: 1, duplicate: 3 });
  expect(again.files[0].warnings.join()).toContain('2 rows that were there without a category have what');
  expect(await places()).toEqual(['Pottery', 'Gifts', 'Savings', 'Pottery']);
  // Nothing is left to say of them.
  expect((await bring(whole)).batch).toBeNull();
});

it('takes what is said of a file that brings nothing new, and takes categories that it made back with those above them', async () => {
  const file = qif('D1/13/2025\nT-5.00\nPShop\nLHobby:Pottery');
  const first = await bring(file);
  const input = { files: [file], account: 'Checking', make_categories: true };
  const second = await books.call('imports.commit', input);
  expect(second.files[0].accounts[0]).toMatchObject({ new: 0, duplicate: 1 });
  expect(await places()).toEqual(['Pottery']);
  await books.call('imports.undo', { batch: first.batch });
  await books.call('imports.undo', { batch: second.batch });
  const made = await books.call('imports.commit', input);
  await books.call('imports.undo', { batch: made.batch });
  const left = (await books.call('account.list')).map(({ name }: { name: string }) => name);
  expect(left).not.toContain('Hobby');
});
