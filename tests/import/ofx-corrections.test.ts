/** Rows that a bank sends to take back or replace one that it sent before: the books come to what it corrected them to. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OfxRow, ofxText } from '../properties/ofx.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Maya' });
});
afterEach(async () => {
  expect((await books.call('vault.verify')).findings).toEqual([]);
  await books.close();
});

const shop: OfxRow = { date: '2025-01-03', amount: '-50.00', payee: 'SHOP', fitid: '1' };
const correction = (action: string, amount: string, of = '1'): OfxRow => ({
  ...shop,
  amount,
  date: '2025-01-06',
  fitid: `2<CORRECTFITID>${of}<CORRECTACTION>${action}`,
});
const file = (name: string, ...rows: OfxRow[]) =>
  statementFile(name, ofxText({ account: '77-100200', rows }));
const take = async (...files: File[]) =>
  books.call('imports.commit', { files, entity: 'Maya', account: 'Checking' });
const amounts = async () =>
  (await books.call('entry.register', { entity: 'Maya', account: 'Checking' })).rows
    .map(({ amount }: { amount: string }) => amount)
    .toSorted();
const state = () => fingerprint(books.core.vault.db);

it.each([
  ['DELETE', '-50.00', ['-50.00', '50.00']],
  ['REPLACE', '-60.00', ['-10.00', '-50.00']],
  ['REPLACE', '-50.00', ['-50.00']],
])('%s with %s moves by what it changes, in one file or a later one', async (action, amount, left) => {
  const whole = await take(file('all.ofx', shop, correction(action, amount)));
  expect(await amounts()).toEqual(left);
  await books.call('imports.undo', { batch: whole.batch });
  await take(file('a.ofx', shop));
  const before = state();
  const later = await take(file('b.ofx', correction(action, amount)));
  expect(await amounts()).toEqual(left);
  for (const again of [file('b.ofx', correction(action, amount)), file('a.ofx', shop)])
    expect((await take(again)).files[0]).toMatchObject({ accounts: [{ new: 0, duplicate: 1 }] });
  expect(await amounts()).toEqual(left);
  if (later.batch !== null) await books.call('imports.undo', { batch: later.batch });
  expect(state()).toBe(before);
});

it.each([
  ['DELETE', '-50.00', ['-50.00', '50.00']],
  ['REPLACE', '-60.00', ['-10.00', '-50.00']],
  ['REPLACE', '-50.00', ['-50.00']],
])('%s with %s before its row in the file ends as behind it', async (action, amount, left) => {
  const { files, batch } = await take(file('all.ofx', correction(action, amount), shop));
  expect(files).toMatchObject([{ status: 'imported', unreadable: [] }]);
  expect(await amounts()).toEqual(left);
  await books.call('imports.undo', { batch });
  // In a file of its own it stays out, by name, until its row comes.
  const early = await take(
    file('b.ofx', { ...shop, fitid: '8', amount: '-1.00' }, correction(action, amount)),
  );
  expect(early.files).toMatchObject([
    {
      status: 'partly',
      unreadable: [{ reason: expect.stringMatching(/\(1\) that is not there: it is booked once the file/) }],
    },
  ]);
  const [refused] = await books.call('imports.unbooked', {});
  expect(refused).toMatchObject({ id: null, mended: null });
  const beside = state();
  const { batch: own } = await take(file('a.ofx', shop));
  expect(await amounts()).toEqual([...left, '-1.00'].toSorted());
  expect(await books.call('imports.unbooked', {})).toEqual([]);
  // It comes in no second time, and goes before its row does.
  await take(file('b.ofx', { ...shop, fitid: '8', amount: '-1.00' }, correction(action, amount)));
  expect(await amounts()).toEqual([...left, '-1.00'].toSorted());
  if (left.length > 1)
    await expect(books.call('imports.undo', { batch: own })).rejects.toMatchObject({ code: 'REFUSED' });
  await books.call('history.undo');
  expect(state()).toBe(beside);
  const other = await take(file('a.ofx', shop));
  await books.call('imports.undo', { batch: early.batch });
  await books.call('imports.undo', { batch: other.batch });
  expect(await amounts()).toEqual([]);
});

it('files of one import may come in any order: what is said of each is what became of it in the end', async () => {
  const balance = { amount: '140.00', on: '2025-01-31' };
  const late = statementFile(
    'late.ofx',
    ofxText({ account: '77-100200', rows: [correction('REPLACE', '-60.00')], balance }),
  );
  const opening = { ...shop, fitid: '0', date: '2025-01-01', amount: '200.00' };
  const { files } = await take(late, file('early.ofx', opening, shop));
  expect(files).toMatchObject([
    {
      ...{ status: 'imported', unreadable: [], warnings: [expect.stringMatching(/1 row .* to correct/)] },
      accounts: [{ new: 1, sum: '-10.00', computed_balance: '140.00', difference: '0.00' }],
    },
    { status: 'imported', accounts: [{ new: 2, difference: null }] },
  ]);
  expect((await books.call('imports.batches', {}))[0]).toMatchObject({ lines: 3 });
  const preview = await books.call('imports.preview', {
    ...{ files: [late], entity: 'Maya', account: 'Checking', rows: 10 },
  });
  expect(preview.files[0].accounts[0]).toMatchObject({
    sum: '-10.00',
    rows: [{ amount: '-10.00', state: 'duplicate' }],
  });
});

it('moves what it changes within the category of the row, and says so', async () => {
  await take(file('a.ofx', shop));
  const { rows } = await books.call('entry.register', { entity: 'Maya', account: 'Checking' });
  const [{ entry_id: entry }] = rows;
  await books.call('entry.bulk', { entries: [entry], category: 'Groceries' });
  const preview = await books.call('imports.preview', {
    files: [file('b.ofx', correction('REPLACE', '-60.00'))],
    ...{ entity: 'Maya', account: 'Checking', rows: 10 },
  });
  expect(preview.files[0].accounts[0]).toMatchObject({
    sum: '-10.00',
    rows: [
      {
        ...{ amount: '-10.00', category: 'Expenses:Groceries' },
        reason: 'Replaces −50.00 USD of 2025-01-03 by −60.00 USD: this is the difference',
      },
    ],
  });
  await take(file('b.ofx', correction('REPLACE', '-60.00')));
  const all = await books.call('account.list', {});
  expect(all.find(({ name }: { name: string }) => name === 'Groceries').balance).toBe('60.00');
});

it('of a correction moves no more than what it changes, in any order', async () => {
  const second = { ...correction('REPLACE', '-70.00', '2'), fitid: '3<CORRECTFITID>2<CORRECTACTION>REPLACE' };
  const rows = [shop, correction('REPLACE', '-60.00'), second];
  for (const order of [rows, rows.toReversed()]) {
    const { batch } = await take(file('all.ofx', ...order));
    expect(await amounts()).toEqual(['-10.00', '-10.00', '-50.00']);
    await books.call('imports.undo', { batch });
  }
});

it('of a row that is in no file yet is listed, and nothing of it is booked', async () => {
  const { files } = await take(file('a.ofx', shop, correction('DELETE', '-7.00', '9')));
  expect(files[0]).toMatchObject({
    status: 'partly',
    unreadable: [{ reason: expect.stringMatching(/takes back a row \(9\) that is not there/) }],
  });
  const alone = await take(file('b.ofx', correction('REPLACE', '-8.00', '9')));
  expect(alone.files[0]).toMatchObject({ status: 'partly', unreadable: [{}] });
  expect(await amounts()).toEqual(['-50.00']);
});

it('of itself is a row like any other, and moves what it changes where the row was there', async () => {
  const itself = (amount: string) => ({ ...shop, amount, fitid: '1<CORRECTFITID>1<CORRECTACTION>REPLACE' });
  const alone = await take(file('a.ofx', itself('-50.00')));
  expect(alone.files[0]).toMatchObject({ status: 'imported', unreadable: [], warnings: [] });
  expect((await take(file('a.ofx', itself('-50.00')))).files[0].accounts).toMatchObject([
    { new: 0, duplicate: 1 },
  ]);
  await take(file('b.ofx', itself('-60.00')));
  expect(await amounts()).toEqual(['-10.00', '-50.00']);
});

it('in numbers that no bank sends keep the file out, instead of standing beside what they correct', async () => {
  await take(file('a.ofx', shop));
  const before = state();
  const many = Array.from({ length: 1_001 }, (_, n) => ({
    ...shop,
    amount: `-${n + 100}.00`,
    fitid: `x${n}<CORRECTFITID>1<CORRECTACTION>REPLACE`,
  }));
  expect((await take(file('b.ofx', ...many))).files[0]).toMatchObject({
    status: 'refused',
    error: expect.stringContaining('more than 1,000 earlier rows'),
  });
  expect(state()).toBe(before);
});

const named = (fitid: string, action: string, amount: string): OfxRow => ({
  ...correction(action, amount),
  fitid: `${fitid}<CORRECTFITID>1<CORRECTACTION>${action}`,
});

it.each([
  ['two replacements', [named('2', 'REPLACE', '-60.00'), named('3', 'REPLACE', '-70.00')], '-70.00'],
  [
    'a replacement, and then nothing of it',
    [named('2', 'REPLACE', '-60.00'), named('3', 'DELETE', '-60.00')],
    '0.00',
  ],
  ['taken back twice', [named('2', 'DELETE', '-50.00'), named('3', 'DELETE', '-50.00')], '0.00'],
  [
    'replaced twice by the same',
    [named('2', 'REPLACE', '-60.00'), named('3', 'REPLACE', '-60.00')],
    '-60.00',
  ],
])('of one row several times come to the last of them: %s', async (_, corrections, total) => {
  const balanceNow = async () => {
    const all = await books.call('account.list', {});
    return all.find(({ name }: { name: string }) => name === 'Checking').balance;
  };
  const whole = await take(file('all.ofx', shop, ...corrections));
  expect(await balanceNow()).toBe(total);
  await books.call('imports.undo', { batch: whole.batch });
  await take(file('a.ofx', shop));
  for (const [at, one] of corrections.entries()) await take(file(`b${at}.ofx`, one));
  expect(await balanceNow()).toBe(total);
});

it('is taken back after those that came later, whichever of the rows they name', async () => {
  await take(file('a.ofx', shop));
  const second = await take(file('b.ofx', named('2', 'REPLACE', '-60.00')));
  const third = await take(file('c.ofx', named('3', 'REPLACE', '-70.00')));
  const fourth = await take(
    file('d.ofx', { ...shop, amount: '-80.00', fitid: '4<CORRECTFITID>2<CORRECTACTION>REPLACE' }),
  );
  expect((await amounts()).map(Number).reduce((sum: number, one: number) => sum + one)).toBe(-80);
  for (const { batch } of [second, third])
    await expect(books.call('imports.undo', { batch })).rejects.toMatchObject({ code: 'REFUSED' });
  for (const { batch } of [fourth, third, second]) await books.call('imports.undo', { batch });
  expect(await amounts()).toEqual(['-50.00']);
});

it('and its row tell of each other', async () => {
  await take(file('a.ofx', shop));
  await take(file('b.ofx', correction('REPLACE', '-60.00')));
  const { rows } = await books.call('entry.register', { entity: 'Maya', account: 'Checking' });
  const of = async (amount: string) => {
    const { entry_id: id } = rows.find((row: { amount: string }) => row.amount === amount);
    return { id, evidence: (await books.call('entry.get', { id })).evidence[0] };
  };
  const [first, later] = [await of('-50.00'), await of('-10.00')];
  const told = { currency: 'USD', payee: 'SHOP' };
  expect(first.evidence).toMatchObject({
    corrects: null,
    corrected_by: [{ entry_id: later.id, date: '2025-01-06', amount: '-10.00', ...told }],
  });
  expect(later.evidence).toMatchObject({
    corrects: { entry_id: first.id, date: '2025-01-03', amount: '-50.00', ...told },
    corrected_by: [],
  });
});

it('is taken back before the row that it corrects', async () => {
  const first = await take(file('a.ofx', shop));
  const second = await take(file('b.ofx', correction('DELETE', '-50.00')));
  const before = state();
  await expect(books.call('imports.undo', { batch: first.batch })).rejects.toMatchObject({
    code: 'REFUSED',
    message: 'One of its rows was corrected by the bank with “b.ofx”.',
    remedy: 'Take that import back first.',
  });
  expect(state()).toBe(before);
  await books.call('imports.undo', { batch: second.batch });
  await books.call('imports.undo', { batch: first.batch });
  expect(await amounts()).toEqual([]);
});
