import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { merchantWords } from '../../main/rules/merchant.ts';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { eventCount, fingerprint } from '../support/fingerprint.ts';

const LLC = 'Acme LLC';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
});
afterEach(() => books.close());

const ROWS = [
  { date: '2025-01-03', amount: '-40.00', payee: 'SHELL OIL 5723 AUSTIN TX', memo: 'fuel' },
  { date: '2025-01-05', amount: '-12.00', payee: 'SQ *CORNER SHOP 0042', memo: 'lunch' },
  { date: '2025-01-07', amount: '500.00', payee: 'Client Shop Inc', memo: 'invoice 7' },
  { date: '2025-01-09', amount: '-30.00', payee: 'SHELL OIL 9911 DALLAS TX', memo: 'fuel' },
  { date: '2025-01-11', amount: '-8.00', payee: 'CHECK 1042', memo: 'Garden Club dues' },
];
async function importRows(rows: typeof ROWS = ROWS): Promise<void> {
  const numbered = rows.map((row, index) => ({ ...row, fitid: `${row.date}-${index}` }));
  await books.call('imports.commit', {
    files: [ofx('j.ofx', { rows: numbered })],
    entity: LLC,
    account: 'Checking',
  });
}
const rule = (value: string, account: string, more: object = {}) =>
  books.call('rules.create', { entity: LLC, value, account, ...more });
const test = (value: string, more: object = {}) => books.call('rules.test', { entity: LLC, value, ...more });
async function idOf(text: string): Promise<string> {
  return (await books.call('entry.list', { text })).entries[0].id;
}
async function categorise(text: string, category: string, more: object = {}): Promise<string> {
  const id = await idOf(text);
  await books.call('entry.bulk', { entries: [id], category, ...more });
  return id;
}
const suggest = (entry: string) => books.call('rules.suggest', { entry });

describe('a rule that is not saved yet', () => {
  it('is tried on what is there, latest first, and changes nothing', async () => {
    await importRows();
    const events = eventCount(books.core.vault.db);
    const answer = await test('shell', { account: 'Car and truck', payee: 'Shell' });
    expect(answer).toMatchObject({ hits: 2, would_change: 2, shadowed: 0 });
    expect(answer.entries[0]).toMatchObject({
      ...{ date: '2025-01-09', payee: 'Shell', amount: '-30.00', rule: null },
      ...{ account: 'Expenses:Uncategorised', would_change: true, parts: [] },
      becomes: { categories: [{ account: 'Expenses:Car and truck', amount: '-30.00' }], to_payee: null },
    });
    expect(eventCount(books.core.vault.db)).toBe(events);
    expect((await test('SHELL', { limit: 1 })).entries).toHaveLength(1);
  });

  it('meets a letter with its accent as one letter or as two, in what was typed and in the file', async () => {
    const [one, two] = ['Caf\u00e9 Zo\u00eb', 'Cafe\u0301 Zoe\u0308'];
    const row = { date: '2025-01-03', amount: '-4.00', memo: '' };
    await importRows([
      { ...row, payee: one },
      { ...row, payee: two, amount: '-5.00' },
    ]);
    for (const value of [one, two]) {
      for (const how of ['is', 'contains', 'starts', 'one_of', 'matches'])
        expect(await test(value, { test: how }), how).toMatchObject({ hits: 2 });
    }
    expect(await test('Caf. zo.$', { test: 'matches' })).toMatchObject({ hits: 2 });
  });

  it('hits what a split divided already, so that it is not never, and nobody is told that nothing is in its way', async () => {
    await importRows();
    const parts = [
      { account: 'Car and truck', amount: null, percent: null },
      { account: 'Travel', amount: null, percent: '33.33' },
    ];
    expect(await test('shell', { parts, payee: 'Shell' })).toMatchObject({
      entries: [
        {
          account: 'Expenses:Uncategorised',
          becomes: {
            categories: [
              { account: 'Expenses:Car and truck', amount: '-20.00' },
              { account: 'Expenses:Travel', amount: '-10.00' },
            ],
          },
        },
        { becomes: { categories: [{ amount: '-26.67' }, { amount: '-13.33' }] } },
      ],
    });
    const { id, changed } = await books.call('rules.create', {
      ...{ entity: LLC, value: 'shell', parts, apply: 'everything' },
    });
    expect(changed).toBe(2);
    expect(await books.call('rules.check', { entity: LLC })).toMatchObject([{ id, hits: 2, warning: null }]);
    expect(await test('shell', { account: 'Supplies' })).toMatchObject({
      ...{ hits: 2, shadowed: 2, would_change: 0 },
      entries: [
        { parts: ['Expenses:Car and truck', 'Expenses:Travel'], rule: 'shell', becomes: null },
        { amount: '-40.00' },
      ],
    });
    // What is divided stays as it is.
    expect(await test('shell', { account: 'Supplies', except: id })).toMatchObject({
      ...{ hits: 2, would_change: 0, uncategorised: 0 },
    });
  });

  it('hits just what the saved rule changes', async () => {
    await importRows();
    const tried = await test('shop', { account: 'Supplies', field: 'any', direction: 'out' });
    await rule('shop', 'Supplies', { field: 'any', direction: 'out' });
    const applied = await books.call('rules.apply', { entity: LLC });
    expect(tried.would_change).toBe(applied.changed);
    expect(await test('shop', { account: 'Supplies', direction: 'out' })).toMatchObject({
      hits: 1,
      would_change: 0,
    });
  });

  it('goes by the bank’s own words, whatever the payee was renamed to', async () => {
    await importRows();
    await categorise('CORNER', 'Meals', { payee: 'Lunch' });
    expect(await test('corner shop', { account: 'Meals' })).toMatchObject({ hits: 1, would_change: 0 });
    expect(await test('lunch', { account: 'Meals' })).toMatchObject({ hits: 0 });
  });

  it('says which earlier rule takes a row first, but for the one it replaces', async () => {
    await rule('shell oil', 'Travel');
    const second = await rule('shell', 'Car and truck');
    await importRows();
    const answer = await test('shell', { account: 'Supplies' });
    expect(answer).toMatchObject({ hits: 2, would_change: 0, shadowed: 2 });
    expect(answer.entries[0]).toMatchObject({ rule: 'shell oil', would_change: false });
    const first = (await books.call('rules.list'))[0];
    expect(await test('shell', { account: 'Supplies', except: first.id })).toMatchObject({ would_change: 2 });
    expect(await test('shell', { account: 'Supplies', except: second.id })).toMatchObject({ shadowed: 2 });
  });

  it('hits what is owed, lent or drawn already like what is earned or spent', async () => {
    await importRows();
    await books.call('account.create', { entity: LLC, name: 'Petty cash', type: 'asset', role: 'cash' });
    for (const [text, account] of [
      ['Client', 'Accounts receivable'],
      ['5723', 'Accounts payable'],
      ['CHECK 1042', 'Petty cash'],
      ['CORNER', 'Draws'],
    ] as const) {
      const value = text === '5723' ? 'shell' : text;
      const fresh = await test(value, { account });
      expect([account, fresh]).toMatchObject([account, { would_change: fresh.hits, shadowed: 0 }]);
      await categorise(text, account);
      const again = await test(value, { account });
      expect([account, again.hits, again.would_change]).toEqual([account, fresh.hits, fresh.hits - 1]);
      expect(again.entries.map((e: { account: string }) => e.account.split(':').at(-1))).toContain(account);
    }
  });

  it('does not hit transfers between accounts that banks tell of, nor opening balances', async () => {
    await importRows();
    await categorise('CORNER', 'Uncategorised');
    const entry = {
      ...{ entity: LLC, date: '2025-01-20', payee: 'Shop savings' },
      postings: [
        { account: 'Checking', amount: '-5.00' },
        { account: 'Savings', amount: '5.00' },
      ],
    };
    await books.call('entry.create', { entries: [entry] });
    expect((await test('shop')).entries.map((e: { payee: string }) => e.payee)).toEqual([
      'Client Shop Inc',
      'Corner Shop',
    ]);
    expect(await test('opening')).toMatchObject({ hits: 0 });
  });

  it('would change nothing in closed books', async () => {
    await importRows();
    await books.call('period.close', { entity: LLC, through: '2025-01-05' });
    expect(await test('shell', { account: 'Car and truck' })).toMatchObject({ hits: 2, would_change: 1 });
  });
});

describe('a rule that changes the past as it is saved', () => {
  it('leaves a loan’s leg that the lender’s own statement stands for', async () => {
    const payment = { date: '2025-01-15', amount: '100.00', payee: 'PAYMENT RECEIVED', fitid: 'a' };
    await rule('payment received', 'Checking');
    await books.call('imports.commit', {
      files: [ofx('l.ofx', { account: '22-2', rows: [payment] })],
      ...{ entity: LLC, account: 'Bank loans' },
    });
    await importRows([{ date: '2025-01-15', amount: '-100.00', payee: 'CITY BANK LOAN', memo: '' }]);
    expect(await test('city bank', { account: 'Travel' })).toMatchObject({ hits: 1, would_change: 0 });
    expect(await rule('city bank', 'Travel', { apply: 'everything' })).toMatchObject({ changed: 0 });
    expect(await books.call('vault.verify')).toMatchObject({ ok: true });
  });

  const state = () => fingerprint(books.core.vault.db);

  it('does what the trial said, in one command that one undo takes back', async () => {
    await importRows();
    await categorise('5723', 'Travel');
    const before = state();
    const tried = await test('shell', { account: 'Car and truck' });
    expect(tried).toMatchObject({ hits: 2, would_change: 2, uncategorised: 1 });
    const open = await rule('shell', 'Car and truck', { apply: 'uncategorised' });
    expect(open).toMatchObject({ value: 'shell', account: 'Expenses:Car and truck', changed: 1 });
    const { entries } = await books.call('entry.list', { text: 'shell' });
    expect(entries.map((e: { postings: { account: string }[] }) => e.postings[1]!.account)).toEqual([
      'Expenses:Travel',
      'Expenses:Car and truck',
    ]);
    await books.call('history.undo');
    expect(state()).toBe(before);
    expect(await rule('shell', 'Car and truck', { apply: 'everything', payee: 'Shell' })).toMatchObject({
      changed: 2,
    });
    expect((await books.call('entry.list', { text: 'shell' })).entries[0].payee).toBe('Shell');
    await books.call('history.undo');
    expect(state()).toBe(before);
  });

  it('leaves what an earlier rule takes, and what other rules would do', async () => {
    await importRows();
    await rule('5723', 'Travel');
    await rule('corner', 'Meals');
    const { id } = await rule('zzz', 'Car and truck');
    const change = { id, value: 'shell', account: 'Car and truck' };
    const tried = await test('shell', { account: 'Car and truck', except: id });
    expect(await books.call('rules.update', { ...change, apply: 'everything' })).toMatchObject({
      value: 'shell',
      changed: 1,
    });
    expect(tried).toMatchObject({ hits: 2, would_change: 1, shadowed: 1 });
    const categories = await Promise.all(
      ['5723', '9911', 'CORNER'].map(async (text) => {
        const { postings } = (await books.call('entry.list', { text })).entries[0];
        return postings[1].account;
      }),
    );
    expect(categories).toEqual([
      'Expenses:Uncategorised',
      'Expenses:Car and truck',
      'Expenses:Uncategorised',
    ]);
    expect(await books.call('rules.update', { id, value: 'shell' })).toMatchObject({ changed: 0 });
  });
});

describe('a suggested rule', () => {
  it('takes the payee’s name out of what the bank wrote', async () => {
    await importRows();
    const id = await categorise('5723', 'Car and truck', { payee: 'Fuel' });
    const suggestion = await suggest(id);
    expect(suggestion).toMatchObject({
      ...{ entity: LLC, field: 'payee', test: 'contains', value: 'shell oil', direction: null },
      ...{ account: 'Expenses:Car and truck', payee: 'Fuel' },
    });
    const { entity, account, ...rest } = suggestion;
    expect(await test(rest.value, { account: rest.account_id })).toMatchObject({ hits: 2, would_change: 1 });
  });

  it('leaves the payee where nobody renamed it, and knows card processors', async () => {
    await importRows();
    expect(await suggest(await categorise('CORNER', 'Meals'))).toMatchObject({
      value: 'corner shop',
      payee: null,
    });
  });

  it('goes by the memo where the payee says nothing', async () => {
    await importRows();
    expect(await suggest(await categorise('CHECK 1042', 'Supplies'))).toMatchObject({
      ...{ field: 'memo', value: 'garden club dues' },
    });
  });

  it('looks at the direction where what comes back is booked elsewhere', async () => {
    await importRows([...ROWS, { date: '2025-01-20', amount: '5.00', payee: 'SHELL OIL REFUND', memo: '' }]);
    await categorise('REFUND', 'Service revenue');
    expect(await suggest(await categorise('5723', 'Car and truck'))).toMatchObject({
      ...{ value: 'shell oil', direction: 'out' },
    });
  });

  it('takes fewer words where people gave the same category to all that have them', async () => {
    await importRows([
      { date: '2025-01-03', amount: '-40.00', payee: 'SHELL SERVICE 12', memo: '' },
      { date: '2025-01-04', amount: '-41.00', payee: 'SHELL OIL 14', memo: '' },
    ]);
    await categorise('SERVICE', 'Car and truck');
    expect(await suggest(await categorise('OIL', 'Car and truck'))).toMatchObject({ value: 'shell' });
  });

  it('does not take a word that stands in every row', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      ...{ date: '2025-01-03', amount: `-${i + 1}.00`, payee: `ZELLE ${i + 100} TO FRIEND`, memo: '' },
    }));
    await importRows(rows);
    expect(await suggest(await categorise('ZELLE 117', 'Meals'))).toMatchObject({
      ...{ test: 'is', value: 'zelle 117 to friend' },
    });
  });

  it('takes the words of one merchant that most rows are of, once it always went to one category', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      ...{ date: '2025-01-03', amount: `-${i + 1}.00`, memo: '' },
      payee: i < 40 ? `AMZN MKTP US*${(i + 100).toString(36)}X${i}` : `STORE ${i}`,
    }));
    await importRows(rows);
    const { entries } = await books.call('entry.list', { text: 'amazon' });
    const [one, ...others] = entries.slice(0, 4).map(({ id }: { id: string }) => id);
    await books.call('entry.bulk', { entries: [one, ...others], category: 'Office expense' });
    expect(await suggest(one)).toMatchObject({ test: 'contains', value: 'amzn mktp' });
    await books.call('entry.bulk', { entries: others.slice(1), category: 'Supplies' });
    expect(await suggest(one)).toMatchObject({ test: 'is' });
  });

  it('is none without a category, of a split, without a row of a bank, or where a rule does it already', async () => {
    await rule('client', 'Service revenue', { payee: 'Client' });
    await importRows();
    expect(await suggest(await idOf('5723'))).toBeNull();
    expect(
      await suggest((await books.call('entry.list', { account: 'Service revenue' })).entries[0].id),
    ).toBeNull();
    const split = await idOf('9911');
    await books.call('entry.update', {
      id: split,
      postings: [
        { account: 'Checking', amount: '-30' },
        { account: 'Meals', amount: '10' },
        { account: 'Travel', amount: '20' },
      ],
    });
    expect(await suggest(split)).toBeNull();
    const postings = [
      { account: 'Checking', amount: '-1' },
      { account: 'Meals', amount: '1' },
    ];
    const byHand = { entity: LLC, date: '2025-02-01', payee: 'Kiosk', postings };
    expect(await suggest((await books.call('entry.create', { entries: [byHand] })).ids[0])).toBeNull();
    await expect(suggest('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the name within a bank’s text', () => {
  it.each([
    ['SQ *BLUE BOTTLE 0042 OAKLAND CA 01/14', 'blue bottle'],
    ['TST* Joe’s Diner - 12', 'joe’s diner'],
    ['POS PURCHASE WHOLE FOODS #10234 AUSTIN TX', 'whole foods'],
    ['AMAZON MKTP US*2K4XY', 'amazon mktp'],
    ['COMCAST CABLE COMM', 'comcast cable comm'],
    ['TRADER JOE S RENO NV', 'trader joe s'],
    ['CHECK 1042', ''],
    ['12345 678', ''],
    ['ÖBB TICKET WIEN', 'öbb ticket wien'],
  ])('of “%s” is “%s”', (text, name) => {
    expect(merchantWords(text).join(' ')).toBe(name);
  });
});
