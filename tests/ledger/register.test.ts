import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegisterRow } from '../../shared/contract/ledger.ts';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';

const LLC = 'Acme LLC';
const ADA = 'Ada';

let books: TestBooks;
const ids: Record<string, string> = {};

interface Page {
  account_id: string | null;
  total: number;
  offset: number;
  sums: { currency: string; amount: string }[];
  rows: RegisterRow[];
}
const page = (input: object): Promise<Page> => books.call('entry.register', input);
const payees = async (input: object) => (await page(input)).rows.map((row) => row.payee);

type Legs = Record<string, string>;
async function enter(name: string, entity: string, date: string, legs: Legs, more: object = {}) {
  const postings = Object.entries(legs).map(([account, text]) => {
    const [amount, currency] = text.split(' ');
    return { account, amount, currency };
  });
  const answer = await books.call('entry.create', {
    entries: [{ entity, date, payee: name, postings, ...more }],
  });
  ids[name] = answer.ids[0];
}

beforeAll(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
  await books.call('entity.create', { kind: 'person', name: ADA });
  await books.call('account.create', { entity: ADA, name: 'Euro account', type: 'asset', currency: 'EUR' });
  await books.call('account.create', { entity: ADA, name: 'Yen account', type: 'asset', currency: 'JPY' });
  await enter('Client', LLC, '2025-01-02', { Checking: '1200.00', 'Service revenue': '-1200.00' });
  await enter('Café Zoë', LLC, '2025-01-05', { Checking: '-45.00', Meals: '45.00' }, { memo: 'with ÁGNES' });
  await enter('Airline', LLC, '2025-01-05', { Checking: '-300.50', Travel: '250.50', Meals: '50.00' });
  await enter('To savings', LLC, '2025-01-07', { Checking: '-100.00', Savings: '100.00' });
  await enter('airport shop', LLC, '2025-01-09', { Checking: '-12.00', Travel: '12.00' }, { tags: ['trip'] });
  await enter('Market', ADA, '2025-01-03', { 'Euro account': '-20.00', 'Currency exchange': '20.00 EUR' });
  await enter('Sushi', ADA, '2025-01-04', { 'Yen account': '-4500', 'Currency exchange': '4500 JPY' });
  const january = { rows: [{ date: '2025-01-10', amount: '-9.99', payee: 'MYSTERY 45.00', memo: 'pos' }] };
  await books.call('imports.commit', {
    files: [ofx('january.ofx', january)],
    entity: LLC,
    account: 'Checking',
  });
});
afterAll(() => books.close());

describe('the register of one account', () => {
  it('has a row for each posting, with the other legs and the balance after it', async () => {
    const { rows, total, sums, offset, account_id } = await page({ account: 'Checking', entity: LLC });
    expect([total, offset, sums]).toEqual([
      6,
      0,
      [expect.objectContaining({ amount: '732.51', currency: 'USD' })],
    ]);
    expect(rows.map((row) => [row.date, row.amount, row.balance])).toEqual([
      ['2025-01-02', '1200.00', '1200.00'],
      ['2025-01-05', '-45.00', '1155.00'],
      ['2025-01-05', '-300.50', '854.50'],
      ['2025-01-07', '-100.00', '754.50'],
      ['2025-01-09', '-12.00', '742.50'],
      ['2025-01-10', '-9.99', '732.51'],
    ]);
    expect(rows[2]!.others.map((other) => [other.account, other.amount])).toEqual([
      ['Expenses:Travel', '250.50'],
      ['Expenses:Meals', '50.00'],
    ]);
    expect(rows.every((row) => row.account_id === account_id)).toBe(true);
    expect(rows.at(-1)).toMatchObject({
      from_bank: true,
      source: 'import',
      status: 'cleared',
      closed: false,
    });
    expect(rows[4]).toMatchObject({ from_bank: false, status: 'pending', tags: ['trip'], attachments: 0 });
  });

  it('keeps the account’s own balance beside rows that pass a filter', async () => {
    const { rows, total, sums } = await page({ account: 'Checking', entity: LLC, category: 'Travel' });
    expect(rows.map((row) => [row.payee, row.balance])).toEqual([
      ['Airline', '854.50'],
      ['airport shop', '742.50'],
    ]);
    expect([total, sums[0]!.amount]).toEqual([2, '-312.50']);
    const latest = await page({ account: 'Checking', entity: LLC, text: 'air', descending: true });
    expect(latest.rows.map((row) => row.balance)).toEqual(['742.50', '854.50']);
  });

  it('shows fifty legs beside one of a long split, whichever of them the row is', async () => {
    const long = await TestBooks.create();
    await long.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
    const meals = Array.from({ length: 60 }, (_, n) => ({ account: 'Meals', amount: `${n + 1}` }));
    const postings = [{ account: 'Checking', amount: '-1830' }, ...meals];
    await long.call('entry.create', { entries: [{ entity: LLC, date: '2025-01-02', postings }] });
    const { rows }: Page = await long.call('entry.register', { account: 'Meals', entity: LLC });
    expect(rows.map((row) => row.amount)).toEqual(meals.map(({ amount }) => `${amount}.00`));
    expect(rows.map((row) => row.others.length)).toEqual(rows.map(() => 50));
    expect(rows[59]!.others[0]).toMatchObject({ account: 'Assets:Checking', amount: '-1830.00', memo: null });
    await long.close();
  });

  it('has pages anywhere, and finds the page of an entry', async () => {
    const input = { account: 'Checking', entity: LLC, limit: 2 };
    expect(await payees({ ...input, offset: 3 })).toEqual(['To savings', 'airport shop']);
    expect(await payees({ ...input, offset: 6 })).toEqual([]);
    expect(await payees({ ...input, descending: true })).toEqual(['Mystery', 'airport shop']);
    expect(await page({ ...input, around: ids['To savings'] })).toMatchObject({
      offset: 2,
      rows: { length: 2 },
    });
    const reverse = { ...input, descending: true, around: ids.Client };
    expect(await page(reverse)).toMatchObject({ offset: 4, total: 6 });
    await expect(page({ ...input, around: ids.Market })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(page({ ...input, text: 'café', around: ids.Client })).rejects.toMatchObject({
      message: expect.stringContaining('not among these rows'),
    });
  });

  it('sorts by payee, category and amount, and then shows no balance', async () => {
    const input = { account: 'Checking', entity: LLC };
    expect(await payees({ ...input, sort: 'payee' })).toEqual([
      ...['Airline', 'airport shop', 'Café Zoë', 'Client', 'Mystery', 'To savings'],
    ]);
    expect(await payees({ ...input, sort: 'category', descending: true })).toEqual([
      ...['Airline', 'Client', 'Mystery', 'airport shop', 'Café Zoë', 'To savings'],
    ]);
    const { rows } = await page({ ...input, sort: 'amount', limit: 2 });
    expect(rows.map((row) => [row.amount, row.balance])).toEqual([
      ['-300.50', null],
      ['-100.00', null],
    ]);
    expect(await page({ ...input, sort: 'amount', limit: 2, around: ids.Client })).toMatchObject({
      offset: 4,
    });
  });

  it('of a category that takes any currency, runs a balance in each', async () => {
    const { rows, sums } = await page({ account: 'Currency exchange', entity: ADA });
    expect(rows.map((row) => [row.currency, row.balance])).toEqual([
      ['EUR', '20.00'],
      ['JPY', '4500'],
    ]);
    expect(sums.map((sum) => sum.currency)).toEqual(['EUR', 'JPY']);
  });
});

describe('all money accounts', () => {
  it('show both sides of what moved between them, and no balance', async () => {
    const all = await page({});
    expect([all.total, all.account_id]).toEqual([9, null]);
    expect(all.rows.filter((row) => row.payee === 'To savings').map((row) => row.amount)).toEqual([
      '-100.00',
      '100.00',
    ]);
    expect(all.rows.every((row) => row.balance === null)).toBe(true);
    expect(all.sums.map((sum) => `${sum.amount} ${sum.currency}`)).toEqual([
      '-20.00 EUR',
      '-4500 JPY',
      '832.51 USD',
    ]);
    expect((await page({ entity: ADA })).total).toBe(2);
  });

  it('find every word anywhere: payee, memo, category, tag; in any case and any alphabet', async () => {
    const found = {
      'CLIENT service': ['Client'],
      zoË: ['Café Zoë'],
      ágnes: ['Café Zoë'],
      'CAFÉ meals': ['Café Zoë'],
      trip: ['airport shop'],
      'air expenses:travel': ['Airline', 'airport shop'],
      savings: ['To savings', 'To savings'],
      'air meals shop': [],
      '%': [],
      '[aá]': [],
    };
    for (const [text, expected] of Object.entries(found))
      expect([text, await payees({ text })]).toEqual([text, expected]);
  });

  it('find amounts as they are typed', async () => {
    const found = {
      '45.00': ['Café Zoë', 'Mystery'],
      '-45.0': ['Café Zoë'],
      '1,200': ['Client'],
      $300: ['Airline'],
      '300.5': ['Airline'],
      '300.51': [],
      '4,500': ['Sushi'],
      '12': ['airport shop'],
    };
    for (const [text, expected] of Object.entries(found))
      expect([text, await payees({ text })]).toEqual([text, expected]);
  });

  it('are narrowed by days, status, direction, amount, tag and what wants a category', async () => {
    const filters: [object, string[]][] = [
      [{ from: '2025-01-09', to: '2025-01-09' }, ['airport shop']],
      [{ status: 'cleared' }, ['Mystery']],
      [{ direction: 'in' }, ['Client', 'To savings']],
      [{ amount_min: '100', amount_max: '300.50' }, ['Airline', 'To savings', 'To savings']],
      [{ amount_min: '300.499', direction: 'out' }, ['Sushi', 'Airline']],
      [{ tag: 'trip' }, ['airport shop']],
      [{ uncategorised: true }, ['Mystery']],
      [{ account: 'Uncategorised', entity: LLC, uncategorised: true }, ['Mystery']],
      [{ entity: LLC, category: 'Savings' }, ['To savings']],
      [{ entity: LLC, category: 'Expenses', to: '2025-01-09' }, ['Café Zoë', 'Airline', 'airport shop']],
    ];
    for (const [filter, expected] of filters)
      expect([filter, await payees(filter)]).toEqual([filter, expected]);
  });

  it('say so where nothing is, and of unknown accounts what there is', async () => {
    expect(await page({ text: 'nowhere' })).toMatchObject({ total: 0, sums: [], rows: [], offset: 0 });
    await expect(page({ account: 'Nowhere' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('show what was changed a moment ago', async () => {
    expect((await page({ text: 'taxi' })).total).toBe(0);
    await enter('Taxi', LLC, '2025-01-11', { Checking: '-8.00', Travel: '8.00' });
    expect(await payees({ text: 'taxi' })).toEqual(['Taxi']);
    await books.call('history.undo');
    expect((await page({ text: 'taxi' })).total).toBe(0);
  });
});

describe('the register of all that holds money or is owed', () => {
  let own: TestBooks;
  beforeAll(async () => {
    own = await TestBooks.create();
    await own.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
    await own.call('account.create', { entity: LLC, name: 'Petty cash', type: 'asset', role: 'cash' });
    const entries = [
      ['Stamps', { 'Petty cash': '-4.00', Supplies: '4.00' }],
      ['Interest', { 'Bank loans': '-30.00', Interest: '30.00' }],
      ['ATM', { Checking: '-80.00', 'Petty cash': '80.00' }],
      ['Mystery', { 'Petty cash': '-6.00', Uncategorised: '6.00' }],
      ['Accrual', { 'Accounts receivable': '90.00', 'Service revenue': '-90.00' }],
    ].map(([payee, legs], at) => ({
      ...{ entity: LLC, date: `2025-01-0${at + 1}`, payee },
      postings: Object.entries(legs as Legs).map(([account, amount]) => ({ account, amount })),
    }));
    await own.call('account.create', { entity: LLC, name: 'Interest', type: 'expense' });
    await own.call('entry.create', { entries });
  });
  afterAll(() => own.close());
  const shown = async (input: object): Promise<[string, string][]> =>
    (await own.call('entry.register', input)).rows.map((row: RegisterRow) => [row.payee, row.amount]);

  it('lists what is in cash and on loans like what is at a bank, and a transfer from each of its sides', async () => {
    const expected = [
      ['Stamps', '-4.00'],
      ['Interest', '-30.00'],
      ['ATM', '-80.00'],
      ['ATM', '80.00'],
      ['Mystery', '-6.00'],
    ];
    expect(await shown({})).toEqual(expected);
    expect(await shown({ entity: LLC })).toEqual(expected);
    expect(await shown({ uncategorised: true })).toEqual([['Mystery', '-6.00']]);
  });

  it('names each row by its leg, also two of one entry in one account', async () => {
    const legs = [
      { account: 'Petty cash', amount: '-1.00', memo: 'one' },
      { account: 'Meals', amount: '2.00' },
      { account: 'Petty cash', amount: '-1.00', memo: 'another' },
    ];
    const {
      ids: [id],
    } = await own.call('entry.create', {
      entries: [{ entity: LLC, date: '2025-02-01', payee: 'Twice', postings: legs }],
    });
    const { rows } = await own.call('entry.register', { account: 'Petty cash', text: 'twice' });
    expect(rows.map((row: RegisterRow) => [row.entry_id, row.line, row.memo, row.balance])).toEqual([
      [id, 0, 'one', '69.00'],
      [id, 2, 'another', '68.00'],
    ]);
  });
});
