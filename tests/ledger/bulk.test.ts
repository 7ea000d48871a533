import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

type Legs = Record<string, string>;
async function enter(payee: string, date: string, legs: Legs, more: object = {}): Promise<string> {
  const postings = Object.entries(legs).map(([account, amount]) => ({ account, amount }));
  const entry = { entity: LLC, date, payee, postings, ...more };
  return (await books.call('entry.create', { entries: [entry] })).ids[0];
}
const bulk = (entries: string[], change: object) => books.call('entry.bulk', { entries, ...change });
const get = (id: string) => books.call('entry.get', { id });
const state = () => fingerprint(books.core.vault.db);
const lunch = (payee = 'Diner', date = '2025-02-03') =>
  enter(payee, date, { Checking: '-12.00', Supplies: '12.00' });

async function fromBank(): Promise<string> {
  const rows = [{ date: '2025-01-10', amount: '-9.99', payee: 'MYSTERY', fitid: 'a' }];
  await books.call('imports.commit', {
    files: [ofx('january.ofx', { rows })],
    entity: LLC,
    account: 'Checking',
  });
  return (await books.call('entry.list', { text: 'MYSTERY' })).entries[0].id;
}

describe('many entries removed at once', () => {
  const remove = (...entries: string[]) => books.call('entry.remove_many', { entries });

  it('go in one command, with all that hangs on them, and one undo brings them back', async () => {
    const ids = [await lunch(), await lunch('Canteen', '2025-02-04'), await lunch('Bar', '2025-02-05')];
    await bulk(ids, { add_tags: ['food'] });
    await books.call('attachment.add', { entry: ids[0], file: new File(['receipt'], 'receipt.txt') });
    const before = state();
    expect(await remove(ids[0]!, ids[1]!, ids[0]!)).toEqual({ removed: 2, refused: [] });
    expect((await books.call('entry.list', {})).entries.map((e: { id: string }) => e.id)).toEqual([ids[2]]);
    await books.call('history.undo');
    expect(state()).toBe(before);
  });

  it('that stand for the bank’s rows, are closed, reconciled or unknown stay and are named', async () => {
    const bank = await fromBank();
    const closed = await lunch('Closed', '2025-01-05');
    const proven = await lunch('Proven', '2025-02-02');
    const free = await lunch('Free', '2025-02-03');
    await books.call('reconcile.mark', { account: 'Checking', entries: [closed, proven], status: 'cleared' });
    const { difference } = await books.call('reconcile.status', {
      ...{ account: 'Checking', date: '2025-02-02', balance: '0.00' },
    });
    const balance = difference.startsWith('-') ? difference.slice(1) : `-${difference}`;
    await books.call('reconcile.finish', { account: 'Checking', date: '2025-02-02', balance });
    await books.call('period.close', { entity: LLC, through: '2025-01-31' });
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await remove(bank, closed, proven, nobody, free)).toEqual({
      removed: 1,
      refused: [
        {
          ...{ entry_id: bank, payee: 'Mystery', date: '2025-01-10' },
          reason: 'It stands for a row of the bank.',
        },
        {
          ...{ entry_id: closed, payee: 'Closed', date: '2025-01-05' },
          reason: 'Its books are closed through 2025-01-31.',
        },
        { entry_id: proven, payee: 'Proven', date: '2025-02-02', reason: 'It is reconciled.' },
        { entry_id: nobody, payee: '', date: '', reason: 'There is no such entry.' },
      ],
    });
  });
});

describe('many entries at once', () => {
  it('are changed alike, and one undo takes it back', async () => {
    const [one, two] = [await lunch(), await lunch('Canteen', '2025-02-04')];
    const before = state();
    const change = { category: 'Meals', payee: 'Lunch', add_tags: ['food'], memo: 'team' };
    const events = eventCount(books.core.vault.db);
    const preview = await bulk([one, two], { ...change, preview: true });
    expect([state(), eventCount(books.core.vault.db)]).toEqual([before, events]);
    expect(await bulk([one, two, one], change)).toEqual(preview);
    expect(preview).toMatchObject({ changed: 2, unchanged: 0, refused: [] });
    expect(preview.changes.slice(0, 4)).toEqual([
      { entry_id: one, date: '2025-02-03', payee: 'Diner', field: 'payee', from: 'Diner', to: 'Lunch' },
      { entry_id: one, date: '2025-02-03', payee: 'Diner', field: 'memo', from: '', to: 'team' },
      { entry_id: one, date: '2025-02-03', payee: 'Diner', field: 'tags', from: '', to: 'food' },
      {
        ...{ entry_id: one, date: '2025-02-03', payee: 'Diner', field: 'category' },
        ...{ from: 'Expenses:Supplies', to: 'Expenses:Meals' },
      },
    ]);
    expect(await get(two)).toMatchObject({
      payee: 'Lunch',
      tags: ['food'],
      postings: [{ account: 'Assets:Checking', status: 'pending' }, { account: 'Expenses:Meals' }],
    });
    expect(await bulk([one, two], change)).toMatchObject({ changed: 0, unchanged: 2 });
    await books.call('history.undo');
    expect(state()).toBe(before);
  });

  it('get and lose single tags', async () => {
    const id = await enter('Diner', '2025-02-03', { Checking: '-1', Meals: '1' }, { tags: ['a', 'b'] });
    await bulk([id], { add_tags: ['c'], remove_tags: ['a', 'nobody has it'] });
    expect((await get(id)).tags).toEqual(['b', 'c']);
  });

  it('move to another day with all their legs', async () => {
    const id = await lunch();
    await bulk([id], { date: '2025-03-01' });
    expect((await get(id)).date).toBe('2025-03-01');
    expect((await books.call('entry.register', { account: 'Checking' })).rows[0].date).toBe('2025-03-01');
  });

  it('of a bank keep their amount and day, and change their category', async () => {
    const id = await fromBank();
    const answer = await bulk([id, await lunch()], { date: '2025-03-01', category: 'Meals' });
    expect(answer).toMatchObject({
      changed: 1,
      refused: [{ entry_id: id, reason: 'Its day is the bank’s.' }],
    });
    expect((await get(id)).postings[1].account).toBe('Expenses:Uncategorised');
    expect(await bulk([id], { category: 'Meals', payee: 'Diner' })).toMatchObject({ changed: 1 });
    expect((await get(id)).postings.map((p: { account: string }) => p.account)).toEqual([
      'Assets:Checking',
      'Expenses:Meals',
    ]);
  });

  it('that can’t be changed are left and named, each with the reason', async () => {
    const closed = await lunch('Closed', '2025-01-05');
    const split = await enter('Split', '2025-02-05', { Checking: '-3', Meals: '1', Travel: '2' });
    const transfer = await enter('Transfer', '2025-02-05', { Checking: '-5', Savings: '5' });
    await books.call('period.close', { entity: LLC, through: '2025-01-31' });
    const nobody = '00000000-0000-7000-8000-000000000000';
    const before = state();
    const answer = await bulk([closed, split, transfer, nobody], { category: 'Rent' });
    expect(answer.refused.map((r: { reason: string }) => r.reason)).toEqual([
      'Its books are closed through 2025-01-31.',
      'It is split; change its legs one by one.',
      'It moves money between accounts of the owner’s own and has no category.',
      'There is no such entry.',
    ]);
    expect([answer.changed, state()]).toEqual([0, before]);
    expect((await bulk([split], { date: '2025-01-31' })).refused[0].reason).toContain(
      '2025-01-31 lies within',
    );
  });

  it('respect what is reconciled', async () => {
    const id = await lunch();
    await books.call('reconcile.mark', { account: 'Checking', entries: [id], status: 'cleared' });
    await books.call('reconcile.finish', { account: 'Checking', date: '2025-02-28', balance: '-12.00' });
    expect((await bulk([id], { date: '2025-02-10' })).refused[0].reason).toBe('It is reconciled on its day.');
    expect(await bulk([id], { category: 'Meals' })).toMatchObject({ changed: 1 });
  });

  it('of several entities each get the category of that name in their own books', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Ada' });
    const own = await lunch();
    const entry = {
      ...{ entity: 'Ada', date: '2025-02-03', payee: 'Cinema' },
      postings: [
        { account: 'Checking', amount: '-9' },
        { account: 'Uncategorised', amount: '9' },
      ],
    };
    const [hers] = (await books.call('entry.create', { entries: [entry] })).ids;
    const insurance = (await books.call('account.list', { entity: LLC })).find(
      (a: { name: string }) => a.name === 'Insurance',
    );
    expect(await bulk([own, hers], { category: insurance.id })).toMatchObject({ changed: 2, refused: [] });
    const answer = await bulk([own, hers], { category: 'Software and hosting' });
    expect(answer).toMatchObject({ changed: 1, refused: [{ entry_id: hers }] });
    await expect(bulk([own], { category: 'Nowhere' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('wait for the other bank where the category is a money account', async () => {
    const id = await lunch();
    await bulk([id], { category: 'Savings' });
    expect((await get(id)).postings[1]).toMatchObject({ account: 'Assets:Savings', status: 'pending' });
  });
});

describe('payees used before', () => {
  const payees = async (input: object) =>
    (await books.call('entry.payees', input)).map((p: { payee: string }) => p.payee);

  it('come with what begins alike first, then what is used most, then latest', async () => {
    for (const [payee, date] of [
      ['The Corner Shop', '2025-01-01'],
      ['The Corner Shop', '2025-01-02'],
      ['Corner Café', '2025-01-03'],
      ['corner bakery', '2025-01-04'],
      ['Airline', '2025-01-05'],
    ] as const)
      await lunch(payee, date);
    expect(await payees({ text: 'corner' })).toEqual(['corner bakery', 'Corner Café', 'The Corner Shop']);
    expect(await payees({ text: 'CAFÉ' })).toEqual(['Corner Café']);
    expect(await payees({ text: '%' })).toEqual([]);
    expect(await payees({ limit: 2 })).toEqual(['The Corner Shop', 'Airline']);
  });

  it('are counted right after whatever changes them, as if counted for the first time', async () => {
    const person = 'Ada';
    await books.call('entity.create', { kind: 'person', name: person });
    const counted = (entity?: string) =>
      books.core.vault.db
        .prepare(
          `SELECT e.payee, count(*) AS uses, max(e.date) AS last_date FROM entry e JOIN entity n ON n.id = e.entity_id
           WHERE ifnull(n.name = ?, 1) GROUP BY e.payee ORDER BY uses DESC, max(e.date || ' ' || e.id) DESC`,
        )
        .all(entity ?? null);
    const told = async (entity?: string) =>
      (await books.call('entry.payees', { entity, limit: 200 })).map((p: Record<string, unknown>) => ({
        ...{ payee: p.payee, uses: p.uses, last_date: p.last_date },
      }));
    const first = await lunch('Diner', '2025-01-05');
    const second = await lunch('Diner', '2025-01-03');
    const crowd = Array.from({ length: 700 }, (_, n) => ({
      ...{ entity: LLC, date: '2025-01-01', payee: `Crowd ${n % 90}` },
      postings: [
        { account: 'Checking', amount: '-1' },
        { account: 'Meals', amount: '1' },
      ],
    }));
    const steps = [
      () => books.call('entry.update', { id: first, payee: 'Canteen' }),
      () => books.call('entry.update', { id: second, date: '2025-01-09' }),
      () => books.call('entry.update', { id: second, memo: 'alone' }),
      () => enter('Diner', '2025-01-04', { Checking: '-1', Dining: '1' }, { entity: person }),
      () => books.call('entry.remove', { id: first }),
      () => books.call('account.create', { entity: LLC, name: 'Reserve', type: 'asset', role: 'bank' }),
      () => books.call('history.undo'),
      () => books.call('history.undo'),
      () => books.call('history.redo'),
      () => books.call('entry.create', { entries: crowd }),
      () => fromBank(),
      () => books.call('history.undo'),
    ];
    for (const [step, act] of steps.entries()) {
      await act();
      for (const entity of [undefined, LLC, person])
        expect([step, await told(entity)]).toEqual([step, counted(entity)]);
    }
  });

  it('bring the category of the last time, none of a split', async () => {
    await lunch('Diner', '2025-01-01');
    await enter('Diner', '2025-01-02', { Checking: '-4', Meals: '4' });
    await enter('Depot', '2025-01-02', { Checking: '-3', Meals: '1', Supplies: '2' });
    await fromBank();
    await books.call('account.create', {
      ...{ entity: LLC, name: 'Reserve', type: 'asset', role: 'bank' },
      opening_balance: '5',
    });
    const known = await books.call('entry.payees', { entity: LLC });
    expect(known.map((p: Record<string, unknown>) => [p.payee, p.uses, p.last_date, p.account])).toEqual([
      ['Diner', 2, '2025-01-02', 'Expenses:Meals'],
      ['Mystery', 1, '2025-01-10', null],
      ['Depot', 1, '2025-01-02', null],
    ]);
  });

  it('bring what cash was spent on, never the cash itself', async () => {
    await books.call('account.create', { entity: LLC, name: 'Till', type: 'asset', role: 'cash' });
    await enter('Baker', '2025-01-01', { Till: '-4', Meals: '4' });
    await enter('Stranger', '2025-01-01', { Till: '-4', 'Expenses:Uncategorised': '4' });
    await enter('Machine', '2025-01-01', { Checking: '-60', Till: '60' });
    const known = await books.call('entry.payees', { entity: LLC });
    expect(Object.fromEntries(known.map((p: Record<string, unknown>) => [p.payee, p.account]))).toEqual({
      ...{ Baker: 'Expenses:Meals', Stranger: null, Machine: 'Assets:Till' },
    });
  });
});
