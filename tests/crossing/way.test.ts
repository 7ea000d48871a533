/** Which way a movement goes: who gives and who receives, what the rows of the banks show, and fees that are paid. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';

const LLC = 'Northlight LLC';
const SISTER = 'Harbor LLC';
const DANA = 'Dana';
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  for (const name of [LLC, SISTER])
    await books.call('entity.create', { kind: 'llc', name, tax_class: 'disregarded' });
});
afterEach(() => books.close());

const make = (kind: string, from: string, to: string, amount: string, more: object = {}) =>
  makeDespite(books, { kind, from, to, amount, date: '2025-03-01', purpose: 'As agreed', ...more });

async function row(entity: string, amount: string, category: string, date = '2025-03-01'): Promise<string> {
  const back = amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
  const postings = [
    { account: 'Checking', amount },
    { account: category, amount: back },
  ];
  const { ids } = await books.call('entry.create', {
    entries: [{ entity, date, payee: 'Transfer', postings }],
  });
  return ids[0];
}

async function holdings(entity: string): Promise<Record<string, string>> {
  const all: { name: string; balance: string; balance_minor: number }[] = await books.call('account.list', {
    entity,
  });
  return Object.fromEntries(
    all.filter((one) => one.balance_minor !== 0).map(({ name, balance }) => [name, balance]),
  );
}

it('says that the two are the wrong way round where exchanging them would do', async () => {
  await expect(make('contribution', LLC, DANA, '10', BANK)).rejects.toMatchObject({
    message: '“Northlight LLC” and “Dana” are the wrong way round: that goes from the owner to the company.',
    remedy: 'Exchange the two.',
  });
  await expect(make('draw', DANA, LLC, '10', BANK)).rejects.toThrow('goes from the company to its owner');
  // What no exchange would help has its own reason.
  await expect(make('wages', DANA, LLC, '10', BANK)).rejects.toThrow("can't pay its owner wages");
});

describe('a management fee', () => {
  const paid = async () =>
    [await row(SISTER, '-1500.00', 'Meals'), await row(LLC, '1500.00', 'Meals', '2025-03-03')] as const;

  it.each([0, 1])(
    'that is paid is booked from the rows of both banks, whichever comes first (%i)',
    async (first) => {
      const rows = await paid();
      const pair = await makeDespite(books, {
        ...{
          kind: 'management-fee',
          entry: rows[first],
          counter_entry: rows[1 - first],
          purpose: 'Bookkeeping',
        },
      });
      expect(pair).toMatchObject({
        ...{ settlement: 'paid', amount: '1500.00', date: '2025-03-01', in_transit: true },
        from: { entity: LLC, was_there: true },
        to: { entity: SISTER, was_there: true },
      });
      expect(await holdings(LLC)).toEqual({ Checking: '1500.00', 'Management fee income': '-1500.00' });
      expect(await holdings(SISTER)).toEqual({ Checking: '-1500.00', 'Management fee expense': '1500.00' });
      expect((await books.call('vault.verify')).findings).toEqual([]);
      expect(await books.call('crossing.unpaired')).toEqual([]);
      await books.call('crossing.remove', { id: pair.id });
      expect(await holdings(LLC)).toEqual({ Checking: '1500.00', Meals: '-1500.00' });
    },
  );

  it('that is paid is booked from one row, and the other waits', async () => {
    const [left] = await paid();
    await makeDespite(books, {
      ...{ kind: 'management-fee', entry: left, with: LLC, from_account: 'Savings', purpose: 'Bookkeeping' },
    });
    expect(await holdings(LLC)).toMatchObject({ Savings: '1500.00', 'Management fee income': '-1500.00' });
  });

  it('is told in full as owed, or as paid', async () => {
    await make('management-fee', LLC, SISTER, '100');
    expect(await holdings(SISTER)).toMatchObject({ 'Intercompany payable': '-100.00' });
    await make('management-fee', LLC, SISTER, '50', { settlement: 'paid', ...BANK });
    expect(await holdings(LLC)).toEqual({
      ...{ 'Intercompany receivable': '100.00', Checking: '50.00', 'Management fee income': '-150.00' },
    });
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('told against the rows of the banks is refused', async () => {
    const [left, came] = await paid();
    const turned = { kind: 'management-fee', from: SISTER, to: LLC, purpose: 'Bookkeeping' };
    await expect(makeDespite(books, { ...turned, entry: left, counter_entry: came })).rejects.toMatchObject({
      code: 'REFUSED',
      message:
        'Money left “Harbor LLC” on 2025-03-01, so it is the one that pays the fee: from and to are the wrong way round.',
      remedy: 'Exchange them.',
    });
    await expect(makeDespite(books, { ...turned, entry: came })).rejects.toThrow(
      'Money came to “Northlight LLC” on 2025-03-03, so it is the one that did the work',
    );
  });
});

it('a movement told against the row that it begins with is refused', async () => {
  const left = await row(DANA, '-250.00', 'Groceries');
  const lent = { kind: 'loan', entry: left, to_account: 'Checking', purpose: 'A bridge' };
  await expect(makeDespite(books, { ...lent, from: LLC, to: DANA })).rejects.toThrow(
    'Money left “Dana” on 2025-03-01, so it is the one that gives',
  );
  await expect(makeDespite(books, { ...lent, from: LLC, to: SISTER })).rejects.toThrow(
    'That entry is in the books of “Dana”',
  );
  expect((await makeDespite(books, { ...lent, from: DANA, to: LLC })).to.entity).toBe(LLC);
});

describe('a settlement', () => {
  const settle = (amount: string, date: string) => make('settlement', LLC, DANA, amount, { ...BANK, date });

  it('of what nobody owes is refused, with what it could be', async () => {
    await expect(settle('500', '2025-03-01')).rejects.toMatchObject({
      message: '“Northlight LLC” owes “Dana” nothing on 2025-03-01.',
      remedy: 'Book first what it pays for; or book it as a draw or a loan.',
    });
    await expect(make('settlement', SISTER, LLC, '5', BANK)).rejects.toMatchObject({
      remedy: 'Book first what it pays for; or book it as a loan.',
    });
    await expect(make('settlement', DANA, LLC, '5', BANK)).rejects.toMatchObject({
      remedy: 'Book first what it pays for; or book it as a contribution or a loan.',
    });
  });

  it('is no more than is owed on its day, and not what later days settle', async () => {
    await make('business', DANA, LLC, '300', { category: 'Travel', from_account: 'Credit card' });
    await expect(settle('300', '2025-02-28')).rejects.toThrow('nothing on 2025-02-28');
    await expect(settle('300.01', '2025-03-01')).rejects.toMatchObject({
      message: '“Northlight LLC” owes “Dana” 300.00 USD on 2025-03-01.',
      remedy: expect.stringContaining('Settle 300.00 USD, and book the rest as a draw or a loan'),
    });
    await settle('200', '2025-06-01');
    await expect(settle('200', '2025-04-01')).rejects.toThrow(
      'owes “Dana” 300.00 USD on 2025-04-01; after what later days settle, 100.00 USD is left of it',
    );
    await settle('100', '2025-04-01');
    expect(await holdings(DANA)).not.toHaveProperty('Due from LLC');
  });
});

it('nothing crosses on a day that has not come', async () => {
  await expect(make('draw', LLC, DANA, '10', { ...BANK, date: '2026-01-16' })).rejects.toMatchObject({
    code: 'REFUSED',
    message: '2026-01-16 has not come yet, so nothing has crossed on it.',
  });
  await make('draw', LLC, DANA, '10', { ...BANK, date: '2026-01-15' });
  const ahead = await row(LLC, '-5.00', 'Meals', '2026-02-01');
  await expect(makeDespite(books, { entry: ahead, kind: 'draw', ...BANK })).rejects.toThrow(
    'has not come yet',
  );
  await expect(books.call('loan.accrue', { through: '2026-01-31' })).rejects.toThrow('has not come yet');
});
