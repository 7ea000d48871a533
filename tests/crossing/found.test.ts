/** Crossings that the banks told: a row of one account, or of both, in the books before anybody said what they were. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';
import { fingerprint } from '../support/fingerprint.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
});
afterEach(() => books.close());

const state = () => fingerprint(books.core.vault.db);

/** One row of each bank: what left Dana’s account on the first day, and came to the company’s on the second. */
const rowOf = (entity: string, date: string, amount: string, payee: string) =>
  books.call('imports.commit', {
    files: [
      ofx(`${entity}.ofx`, {
        account: entity === LLC ? '11-1' : '22-2',
        rows: [{ date, amount, payee, fitid: `${entity}-${date}` }],
        balance: { amount: entity === LLC ? '25000.00' : '25000.00', on: '2025-01-31' },
      }),
    ],
    ...{ entity, account: 'Checking' },
  });
const dansRow = () => rowOf(DANA, '2025-01-03', '-25000.00', 'TRANSFER TO 11-1');
const llcsRow = () => rowOf(LLC, '2025-01-06', '25000.00', 'TRANSFER FROM DANA');

async function waiting(entity: string): Promise<{ entry_id: string; date: string }[]> {
  return (await books.call('entry.register', { entity, unreviewed: true })).rows;
}

/** What the books lack of a balance that a bank states on a day. */
async function difference(entity: string, date: string, balance: string): Promise<string> {
  return (await books.call('reconcile.status', { entity, account: 'Checking', date, balance })).difference;
}

describe('a row of one bank', () => {
  it('books the other side, which waits for its own row and meets it', async () => {
    await dansRow();
    const [row] = await waiting(DANA);
    const pair = await makeDespite(books, {
      ...{ entry: row!.entry_id, kind: 'contribution', to_account: 'Checking', purpose: 'Starting capital' },
    });
    expect(pair).toMatchObject({
      ...{ date: '2025-01-03', amount: '25000.00', in_transit: true, purpose: 'Starting capital' },
      from: { entity: DANA, was_there: true, payee: 'Transfer to 11-1' },
      to: { entity: LLC, was_there: false, payee: DANA },
    });
    expect((await books.call('crossing.list', { in_transit: true })).total).toBe(1);
    await llcsRow();
    expect((await books.call('crossing.list', { in_transit: true })).total).toBe(0);
    expect((await books.call('crossing.get', { id: pair.id })).to.legs).toMatchObject([
      { is_against: true },
      { account: 'Assets:Checking', status: 'cleared', is_matched: true },
    ]);
    expect(await waiting(LLC)).toEqual([]);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('is not what its sign says it can’t be', async () => {
    await dansRow();
    const [row] = await waiting(DANA);
    // Money that left the owner’s account is no draw.
    await expect(
      makeDespite(books, { entry: row!.entry_id, kind: 'draw', to_account: 'Checking' }),
    ).rejects.toThrow(
      'Money left “Dana” on 2025-01-03; money of that kind goes from the company to its owner',
    );
    await expect(makeDespite(books, { entry: row!.entry_id, kind: 'interest' })).rejects.toThrow(
      'Nothing is paid',
    );
  });
});

describe('a row of each bank', () => {
  it('finds the other one, pairs the two on the day the money left, and parts them as they were', async () => {
    await dansRow();
    await llcsRow();
    const before = state();
    const [[left], [came]] = [await waiting(DANA), await waiting(LLC)];
    const found = await books.call('crossing.candidates', { entry: came!.entry_id });
    expect(found).toMatchObject([
      {
        ...{ entry_id: left!.entry_id, entity: DANA, account: 'Assets:Checking', days: 3 },
        kinds: ['contribution', 'loan', 'repayment', 'settlement', 'rent'],
      },
    ]);
    const pair = await makeDespite(books, {
      ...{ entry: came!.entry_id, counter_entry: left!.entry_id, kind: 'contribution' },
    });
    expect(pair).toMatchObject({
      ...{ date: '2025-01-03', in_transit: false },
      from: { entry_id: left!.entry_id, was_there: true },
      to: { entry_id: came!.entry_id, was_there: true },
    });
    expect([await waiting(DANA), await waiting(LLC)]).toEqual([[], []]);
    expect((await books.call('vault.verify')).findings).toEqual([]);
    const after = state();
    await books.call('history.undo');
    expect(state()).toBe(before);
    await books.call('history.redo');
    expect(state()).toBe(after);
    // Parted, the row that came later is of its bank’s day again.
    await books.call('crossing.remove', { id: pair.id });
    expect([await waiting(DANA), await waiting(LLC)]).toMatchObject([
      [{ entry_id: left!.entry_id, date: '2025-01-03' }],
      [{ entry_id: came!.entry_id, date: '2025-01-06' }],
    ]);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('proves both balances on the banks’ own days, whichever day the pair has', async () => {
    await dansRow();
    await llcsRow();
    const [[left], [came]] = [await waiting(DANA), await waiting(LLC)];
    await makeDespite(books, {
      ...{ entry: left!.entry_id, counter_entry: came!.entry_id, kind: 'loan', purpose: 'A bridge' },
    });
    expect(await difference(DANA, '2025-01-31', '25000.00')).toBe('0.00');
    expect(await difference(DANA, '2025-01-03', '25000.00')).toBe('0.00');
    expect(await difference(LLC, '2025-01-31', '25000.00')).toBe('0.00');
    // The company’s bank had it on the sixth, though the books have it on the third.
    expect(await difference(LLC, '2025-01-05', '0.00')).toBe('0.00');
  });

  it('leaves with the batch of either, and the other waits again', async () => {
    const first = await dansRow();
    const second = await llcsRow();
    const [[left], [came]] = [await waiting(DANA), await waiting(LLC)];
    await makeDespite(books, {
      ...{ entry: left!.entry_id, counter_entry: came!.entry_id, kind: 'contribution' },
    });
    await books.call('imports.undo', { batch: second.batch });
    expect((await books.call('vault.verify')).findings).toEqual([]);
    await books.call('imports.undo', { batch: first.batch, with_crossings: true });
    expect((await books.call('crossing.list')).total).toBe(0);
    for (const entity of [LLC, DANA])
      expect(
        (await books.call('account.list', { entity })).every(
          (one: { balance_minor: number }) => one.balance_minor === 0,
        ),
      ).toBe(true);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('look like one movement to whoever sees either of them, also among what else the row could be', async () => {
    await dansRow();
    await llcsRow();
    const [[left], [came]] = [await waiting(DANA), await waiting(LLC)];
    const [one] = (await books.call('matching.pairs')).pairs;
    expect(one).toMatchObject({
      ...{ kind: 'crossing', losses: [], locked: null },
      rows: [
        { own_entry: left!.entry_id, entity: DANA, amount: '-25000.00' },
        { own_entry: came!.entry_id, entity: LLC, amount: '25000.00' },
      ],
    });
    for (const entity of [DANA, LLC])
      expect(await books.call('matching.pairs', { entity })).toEqual({ total: 1, doubled: 0, pairs: [one] });
    const [{ candidates }] = (await books.call('matching.candidates', { entry: came!.entry_id })).rows;
    expect(candidates).toMatchObject([{ kind: 'crossing', rows: [{}, { own_entry: left!.entry_id }] }]);
    await makeDespite(books, {
      ...{ entry: came!.entry_id, counter_entry: left!.entry_id, kind: 'contribution' },
    });
    expect(await books.call('matching.pairs')).toEqual({ total: 0, doubled: 0, pairs: [] });
  });

  it('are not a cost of the one and a row of the other besides, unless they are two payments', async () => {
    await rowOf(LLC, '2025-01-03', '-2500.00', 'ONLINE TRANSFER TO CHK');
    await rowOf(DANA, '2025-01-06', '2500.00', 'ONLINE TRANSFER FROM NORTHLIGHT');
    const [[left], [came]] = [await waiting(LLC), await waiting(DANA)];
    const cost = { entry: left!.entry_id, kind: 'personal' };
    const before = state();
    await expect(books.call('crossing.make', cost)).rejects.toMatchObject({
      ...{ code: 'REFUSED', facts: { other_entry: came!.entry_id, other_entity: DANA } },
      message:
        '2,500.00 came to “Dana” on 2025-01-06 (“Online Transfer from Northlight”), and nothing is said of it yet: that may be the other side.',
    });
    expect(state()).toBe(before);
    expect(await books.call('crossing.make', { ...cost, alone: true })).toMatchObject({ kind: 'personal' });
  });

  it('are not paired where they are not of one amount', async () => {
    await dansRow();
    await rowOf(LLC, '2025-01-06', '24000.00', 'TRANSFER');
    const [[left], [came]] = [await waiting(DANA), await waiting(LLC)];
    expect(await books.call('crossing.candidates', { entry: left!.entry_id })).toEqual([]);
    await expect(
      makeDespite(books, {
        ...{ entry: left!.entry_id, counter_entry: came!.entry_id, kind: 'contribution' },
      }),
    ).rejects.toThrow('not of one amount');
  });
});

describe('a leg by hand on an account against another entity', () => {
  it('has no counterpart until it is paired', async () => {
    const postings = [
      { account: 'Draws', amount: '150' },
      { account: 'Checking', amount: '-150' },
    ];
    await books.call('entry.create', {
      entries: [{ entity: LLC, date: '2025-11-10', payee: 'ATM', postings }],
    });
    const [one, ...more] = await books.call('crossing.unpaired', { as_of: '2025-12-31' });
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      entity: LLC,
      account: 'Equity:Draws',
      sort: 'draw',
      amount: '150.00',
      with: null,
    });
    expect(await books.call('crossing.unpaired', { as_of: '2025-11-09' })).toEqual([]);
    await makeDespite(books, { entry: one.entry_id, kind: 'draw', to_account: 'Checking' });
    expect(await books.call('crossing.unpaired')).toEqual([]);
  });
});
