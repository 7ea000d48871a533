import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';

const LLC = 'Acme LLC';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
});
afterEach(() => books.close());

type Legs = Record<string, string>;
async function enter(date: string, legs: Legs, more: object = {}): Promise<string> {
  const postings = Object.entries(legs).map(([account, text]) => {
    const [amount, currency] = text.split(' ');
    return { account, amount, currency };
  });
  const entry = { entity: LLC, date, payee: 'Somebody', postings, ...more };
  return (await books.call('entry.create', { entries: [entry] })).ids[0];
}
// biome-ignore lint/suspicious/noExplicitAny: a test states what it expects of the answer right away
async function overview(asOf = '2025-12-20'): Promise<any> {
  return (await books.call('reports.overview', { entity: LLC, as_of: asOf })).entities[0];
}
const add = (name: string, more: object) => books.call('account.create', { entity: LLC, name, ...more });

describe('the overview of an entity', () => {
  it('says what there is and what is owed on that day', async () => {
    await add('Petty cash', {
      type: 'asset',
      role: 'cash',
      opening_balance: '50',
      opening_date: '2025-01-01',
    });
    await add('Car loan', { type: 'liability', role: 'loan' });
    await enter('2025-02-01', { Checking: '1000', 'Car loan': '-1000' });
    await enter('2025-02-03', { 'Business credit card': '-30', Meals: '30' });
    await enter('2025-12-21', { Checking: '-7', Meals: '7' });
    expect(await overview()).toMatchObject({ cash_minor: 105_000, owed_minor: -103_000, currency: 'USD' });
    expect(await overview('2025-12-21')).toMatchObject({ cash_minor: 104_300 });
    expect(await overview('2025-02-01')).toMatchObject({ cash_minor: 105_000, owed_minor: -100_000 });
  });

  it('counts what came in and went out, and not what moved between own accounts', async () => {
    await add('Reserve', { type: 'asset', role: 'bank', opening_balance: '500', opening_date: '2025-12-01' });
    await enter('2025-12-02', { Checking: '900', 'Service revenue': '-900' });
    await enter('2025-12-03', { Checking: '-200', Savings: '200' });
    await enter('2025-12-04', { Checking: '-103', Savings: '100', Meals: '3' });
    await enter('2025-12-05', { Meals: '40', 'Business credit card': '-40' });
    await enter('2025-12-06', { 'Business credit card': '40', Checking: '-40' });
    await enter('2025-12-24', { Checking: '-1', Meals: '1' });
    const { month, trend } = await overview();
    expect(month).toEqual({ from: '2025-12-01', to: '2025-12-20', in_minor: 90_000, out_minor: 4_300 });
    expect(trend.at(-1)).toEqual({
      month: '2025-12',
      in_minor: 90_000,
      out_minor: 4_300,
      cash_minor: 135_700,
    });
  });

  it('shows twelve months, the running one last, with the cash at their ends', async () => {
    await enter('2024-06-01', { Checking: '10', 'Service revenue': '-10' });
    await enter('2025-01-31', { Checking: '5', 'Service revenue': '-5' });
    await enter('2025-03-01', { Rent: '4', Checking: '-4' });
    const { trend } = await overview();
    expect(trend.map((m: { month: string }) => m.month)).toHaveLength(12);
    expect(trend.slice(0, 3)).toEqual([
      { month: '2025-01', in_minor: 500, out_minor: 0, cash_minor: 1_500 },
      { month: '2025-02', in_minor: 0, out_minor: 0, cash_minor: 1_500 },
      { month: '2025-03', in_minor: 0, out_minor: 400, cash_minor: 1_100 },
    ]);
    expect((await overview('2025-03-31')).trend[0]).toMatchObject({ month: '2024-04', cash_minor: 0 });
  });

  it('keeps other currencies to their own accounts', async () => {
    await add('Euro account', { type: 'asset', role: 'bank', currency: 'EUR' });
    await enter('2025-12-01', { Checking: '500', 'Service revenue': '-500' });
    const exchange = [
      { account: 'Checking', amount: '-110' },
      { account: 'Currency exchange', amount: '110', currency: 'USD' },
      { account: 'Euro account', amount: '100' },
      { account: 'Currency exchange', amount: '-100', currency: 'EUR' },
    ];
    const entry = { entity: LLC, date: '2025-12-02', payee: 'Bank', postings: exchange };
    await books.call('entry.create', { entries: [entry] });
    await enter('2025-12-03', { 'Euro account': '-20', Travel: '20 EUR' });
    const answer = await overview();
    expect(answer).toMatchObject({ cash_minor: 39_000, month: { in_minor: 50_000, out_minor: 0 } });
    expect(answer.accounts.find((a: { name: string }) => a.name === 'Euro account')).toMatchObject({
      ...{ currency: 'EUR', balance_minor: 8_000 },
    });
  });

  it('says what wants attention, in all and for each account', async () => {
    const rows = [
      { date: '2025-01-10', amount: '-9.99', payee: 'MYSTERY', fitid: 'a' },
      { date: '2025-01-11', amount: '-1.00', payee: 'RIDDLE', fitid: 'b' },
    ];
    const statement = ofx('j.ofx', { rows, balance: { amount: '89.01', on: '2025-01-31' } });
    await books.call('imports.commit', { files: [statement], entity: LLC, account: 'Checking' });
    await enter('2025-01-12', { Savings: '-5', Uncategorised: '2', Meals: '1', Travel: '2' });
    const split = await enter('2025-01-13', { Savings: '-5', Uncategorised: '5' });
    await books.call('entry.update', {
      id: split,
      postings: [
        { account: 'Savings', amount: '-5' },
        { account: 'Uncategorised', amount: '2' },
        { account: 'Uncategorised', amount: '3' },
      ],
    });
    const before = await overview();
    expect(before).toMatchObject({
      to_review: 4,
      // The opening balance that the statement implies is one of them.
      unreconciled: { accounts: 2, postings: 5, oldest: '2025-01-09' },
      in_transit: { count: 2, sum_minor: -1_000 },
    });
    const account = (answer: typeof before, name: string) =>
      answer.accounts.find((a: { name: string }) => a.name === name);
    expect(account(before, 'Checking')).toMatchObject({
      ...{ to_review: 2, pending: 0, last_statement: '2025-01-31', reconciled_through: null },
    });
    expect(account(before, 'Savings')).toMatchObject({ to_review: 2, pending: 2, last_statement: null });
    await books.call('reconcile.finish', { account: 'Checking' });
    const after = await overview();
    expect(after.unreconciled).toEqual({ accounts: 1, postings: 2, oldest: '2025-01-12' });
    expect(account(after, 'Checking').reconciled_through).toBe('2025-01-31');
  });

  it('counts what waits as the inbox lists it: an entry on two accounts once, of any day, with or without money', async () => {
    await add('To sort out', { type: 'expense', role: 'uncategorised' });
    const both = await enter('2025-01-10', {
      Checking: '-100',
      Savings: '60',
      'Business credit card': '30',
      Uncategorised: '10',
    });
    const ahead = await enter('2026-03-01', {
      Meals: '2',
      Checking: '-5',
      Uncategorised: '1',
      'To sort out': '2',
    });
    const bare = await enter('2025-02-01', { Meals: '4', Travel: '1', Uncategorised: '-5' });
    const turned = await enter('2025-02-02', { 'To sort out': '-3', Uncategorised: '3' });
    const done = await enter('2025-02-03', { Savings: '-3', Uncategorised: '3' });
    await books.call('entry.update', { id: done, reviewed: true });
    const inbox = (more: object = {}) => books.call('entry.register', { unreviewed: true, ...more });
    const { rows, total } = await inbox();
    const chart = await books.call('account.list', { entity: LLC });
    const name = (id: string) => chart.find((one: { id: string }) => one.id === id).name;
    expect([total, rows.map((row: { entry_id: string }) => row.entry_id)]).toEqual([
      4,
      [both, bare, turned, ahead],
    ]);
    expect(rows.map((row: { account_id: string }) => name(row.account_id))).toEqual([
      'Checking',
      'Meals',
      'To sort out',
      'Checking',
    ]);
    const { to_review: counted, accounts } = await overview();
    expect(counted).toBe(total);
    for (const account of accounts)
      expect((await inbox({ account: account.account_id })).total).toBe(account.to_review);
    expect((await inbox({ sort: 'amount' })).rows).toHaveLength(total);
    expect((await inbox({ text: 'Somebody', limit: 2, offset: 2 })).rows).toMatchObject([
      { entry_id: turned },
      { entry_id: ahead },
    ]);
  });

  it('comes for every entity, of empty books with nothing in it', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Ada' });
    const { as_of, entities } = await books.call('reports.overview');
    expect([as_of, entities.map((e: { name: string }) => e.name)]).toEqual(['2026-01-15', [LLC, 'Ada']]);
    expect(entities[1]).toMatchObject({
      ...{ kind: 'person', cash_minor: 0, owed_minor: 0, to_review: 0, closed_through: null },
      unreconciled: { accounts: 0, postings: 0, oldest: null },
      in_transit: { count: 0, sum_minor: 0 },
      month: { from: '2026-01-01', to: '2026-01-15', in_minor: 0, out_minor: 0 },
    });
  });
});
