import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

const LLC = 'Acme LLC';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
});
afterEach(() => books.close());

const merge = (account: string, into: string, more: object = {}) =>
  books.call('account.merge', { account, into, entity: LLC, ...more });
const state = () => fingerprint(books.core.vault.db);
const add = (name: string, more: object) => books.call('account.create', { entity: LLC, name, ...more });

async function spend(date: string, account: string, amount = '12.00', from = 'Checking') {
  const postings = [
    { account: from, amount: `-${amount}` },
    { account, amount },
  ];
  await books.call('entry.create', { entries: [{ entity: LLC, date, payee: 'Shop', postings }] });
}

async function account(name: string) {
  const all = await books.call('account.list', { entity: LLC, include_archived: true });
  return all.find((a: { name: string }) => a.name === name);
}
const importInto = (name: string) =>
  books.call('imports.commit', {
    files: [ofx('j.ofx', { rows: [{ date: '2025-01-10', amount: '-9.99', payee: 'MYSTERY', fitid: 'a' }] })],
    ...{ entity: LLC, account: name },
  });

describe('merging an account into another', () => {
  it('moves what is booked, the rules and what lies below, and one undo brings it back', async () => {
    const trips = await add('Trips', { type: 'expense' });
    await add('Hotels', { type: 'expense', parent: 'Trips' });
    await books.call('rules.create', { entity: LLC, value: 'airline', account: 'Trips' });
    await spend('2025-01-05', 'Trips', '100.00');
    await spend('2025-02-05', 'Trips', '20.00');
    await spend('2025-02-06', 'Travel', '3.00');
    const before = state();
    const answer = await merge('Trips', 'Travel', { preview: true });
    expect(state()).toBe(before);
    expect(answer).toEqual({
      ...{ from: 'Expenses:Trips', into: 'Expenses:Travel', postings: 2, rules: 1, children: 1 },
      ...{ first_date: '2025-01-05', last_date: '2025-02-05' },
    });
    expect(await merge('Trips', 'Travel')).toEqual(answer);
    expect(await account('Trips')).toBeUndefined();
    expect((await account('Travel')).balance).toBe('123.00');
    expect((await account('Hotels')).path).toBe('Expenses:Travel:Hotels');
    expect((await books.call('rules.list'))[0].account).toBe('Expenses:Travel');
    await books.call('history.undo');
    expect([state(), (await account('Trips')).id]).toEqual([before, trips.id]);
    await books.call('history.redo');
    expect(await account('Trips')).toBeUndefined();
    expect((await books.call('vault.verify')).ok).toBe(true);
  });

  it('lets the bank’s next statement find the account that took its place', async () => {
    const { batch } = await books.call('imports.commit', {
      ...{ entity: LLC, create_accounts: true },
      files: [ofx('j.ofx', { account: '77-1', rows: [{ date: '2025-01-10', amount: '-9.99', fitid: 'a' }] })],
    });
    await books.call('imports.undo', { batch });
    await add('Old bank', { type: 'asset', role: 'bank' });
    const february = ofx('f.ofx', {
      account: '77-2',
      rows: [{ date: '2025-02-10', amount: '-1.00', fitid: 'b' }],
    });
    const second = await books.call('imports.commit', {
      entity: LLC,
      account: 'Old bank',
      files: [february],
    });
    await books.call('imports.undo', { batch: second.batch });
    await merge('Old bank', 'Checking');
    const march = ofx('m.ofx', {
      account: '77-2',
      rows: [{ date: '2025-03-10', amount: '-1.00', fitid: 'c' }],
    });
    const { files } = await books.call('imports.commit', { files: [march] });
    expect(files[0]).toMatchObject({ status: 'imported', accounts: [{ new: 1 }] });
    expect((await account('Checking')).balance).toBe('-1.00');
  });

  it('takes what was entered by hand into an account with statements, and not the other way round', async () => {
    await add('Second', { type: 'asset', role: 'bank' });
    await spend('2025-01-05', 'Meals', '4.00', 'Second');
    await importInto('Checking');
    await expect(merge('Checking', 'Second')).rejects.toMatchObject({
      code: 'REFUSED',
      message: expect.stringContaining('Statements of the bank are of “Assets:Checking”'),
    });
    expect(await merge('Second', 'Checking')).toMatchObject({ postings: 1 });
    expect((await account('Checking')).balance).toBe('-13.99');
    expect((await books.call('vault.verify')).ok).toBe(true);
  });

  it('is refused where it would touch closed books or a finished reconciliation', async () => {
    await add('Trips', { type: 'expense' });
    await spend('2025-01-05', 'Trips');
    await books.call('period.close', { entity: LLC, through: '2025-01-31' });
    await expect(merge('Trips', 'Travel')).rejects.toMatchObject({
      code: 'REFUSED',
      message: expect.stringContaining('closed through 2025-01-31'),
    });
    await add('Second', { type: 'asset', role: 'bank' });
    await books.call('reconcile.finish', { account: 'Second', date: '2025-02-28', balance: '0' });
    await expect(merge('Second', 'Checking')).rejects.toMatchObject({
      message: '“Assets:Second” is reconciled.',
    });
  });

  it('is refused between accounts of two kinds', async () => {
    await add('Euro account', { type: 'asset', role: 'bank', currency: 'EUR' });
    await add('Trips', { type: 'expense' });
    await add('Hotels', { type: 'expense', parent: 'Trips' });
    await add('Hotels', { type: 'expense', parent: 'Travel' });
    for (const [from, into, words] of [
      ['Travel', 'Service revenue', 'is expense'],
      ['Checking', 'Inventory', 'not of the same kind'],
      ['Checking', 'Euro account', 'holds EUR alone'],
      ['Euro account', 'Checking', 'holds USD alone'],
      ['Uncategorised', 'Meals', 'not of the same kind'],
      ['Meals', 'Meals', 'into itself'],
      ['Trips', 'Trips:Hotels', 'lies below'],
      ['Trips', 'Travel', 'Both have an account “Hotels”'],
    ] as const)
      await expect(merge(from, into)).rejects.toMatchObject({ message: expect.stringContaining(words) });
    await books.call('entity.create', { kind: 'person', name: 'Ada' });
    const hers = (await books.call('account.list', { entity: 'Ada' })).find(
      (a: { name: string }) => a.name === 'Groceries',
    );
    await expect(merge('Meals', hers.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
