/** What one pays for the other, as a book-keeper would book it: in both books, on one day, for one amount. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';
import { fingerprint } from '../support/fingerprint.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';
const DAY = '2025-08-20';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
});
afterEach(() => books.close());

const db = () => books.core.vault.db;
const state = () => fingerprint(db());
const make = (entry: string, kind: string, more: object = {}) => makeDespite(books, { entry, kind, ...more });

async function found(taxClass = 'disregarded', more: object = {}): Promise<void> {
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: taxClass, ...more });
}

async function pay(
  entity: string,
  from: string,
  what: string,
  amount = '310.00',
  date = DAY,
): Promise<string> {
  const postings = [
    { account: from, amount: amount.startsWith('-') ? amount.slice(1) : `-${amount}` },
    { account: what, amount },
  ];
  const { ids } = await books.call('entry.create', {
    entries: [{ entity, date, payee: 'Corner Shop', postings }],
  });
  return ids[0];
}

type Leg = { account: string; is_against: boolean };
const against = ({ legs }: { legs: Leg[] }) => legs.filter((leg) => leg.is_against).map((leg) => leg.account);
const others = ({ legs }: { legs: Leg[] }) => legs.filter((leg) => !leg.is_against).map((leg) => leg.account);

/** Accounts that hold anything, by their paths. */
async function holdings(entity: string): Promise<Record<string, string>> {
  const all = await books.call('account.list', { entity });
  return Object.fromEntries(
    all
      .filter((one: { balance_minor: number }) => one.balance_minor !== 0)
      .map((one: { path: string; balance: string }) => [one.path, one.balance]),
  );
}

/** The closing column comes to zero, and each account of it is what the list says. */
async function expectTrialBalance(entity: string): Promise<void> {
  const { rows } = await books.call('reports.trial_balance', {
    entity,
    from: '2025-01-01',
    to: '2025-12-31',
  });
  expect(rows.length).toBeGreaterThan(0);
  const sum = db()
    .prepare(
      `SELECT sum(m.amount_minor) FROM posting_month m JOIN account a ON a.id = m.account_id
       JOIN entity n ON n.id = a.entity_id WHERE n.name = ?`,
    )
    .pluck()
    .get(entity);
  expect(sum).toBe(0);
}

async function expectSound(): Promise<void> {
  for (const entity of [LLC, DANA]) await expectTrialBalance(entity);
  expect((await books.call('vault.verify')).findings).toEqual([]);
}

describe('a personal cost that the company paid', () => {
  const CARD = 'Liabilities:Business credit card';
  const PERSONAL = 'Expenses:Dining';
  it.each([
    ['disregarded', undefined, 'Equity:Draws', 'Assets:Interest in LLC'],
    ['partnership', undefined, 'Equity:Draws', 'Assets:Interest in LLC'],
    ['s-corp', undefined, 'Assets:Due from owner', 'Liabilities:Due to LLC'],
    ['c-corp', undefined, 'Assets:Due from owner', 'Liabilities:Due to LLC'],
    ['disregarded', 'owed', 'Assets:Due from owner', 'Liabilities:Due to LLC'],
    ['s-corp', 'equity', 'Equity:Distributions', 'Assets:Interest in LLC'],
    ['c-corp', 'equity', 'Equity:Dividends paid', 'Assets:Interest in LLC'],
  ])('of a %s company, settled as %s, is in %s and %s', async (taxClass, settlement, ours, theirs) => {
    await found(taxClass);
    const entry = await pay(LLC, 'Business credit card', 'Meals');
    const pair = await make(entry, 'personal', { settlement, category: 'Dining' });
    expect(pair).toMatchObject({
      ...{ kind: 'personal', date: DAY, amount: '310.00', currency: 'USD' },
      from: { entity: LLC, entry_id: entry, payee: 'Corner Shop', was_there: true },
      to: { entity: DANA, payee: 'Corner Shop', was_there: false },
    });
    expect([against(pair.from), others(pair.from)]).toEqual([[ours], [CARD]]);
    expect([against(pair.to), others(pair.to)]).toEqual([[theirs], [PERSONAL]]);
    expect(await holdings(LLC)).toEqual({ [CARD]: '-310.00', [ours]: '310.00' });
    expect(await holdings(DANA)).toEqual({ [PERSONAL]: '310.00', [theirs]: '-310.00' });
    await expectSound();
  });

  it('comes back as a refund does, with every sign turned', async () => {
    await found();
    await make(await pay(LLC, 'Checking', 'Meals', '-40.00'), 'personal', { category: 'Dining' });
    expect(await holdings(LLC)).toEqual({ 'Assets:Checking': '40.00', 'Equity:Draws': '-40.00' });
    expect(await holdings(DANA)).toEqual({ 'Expenses:Dining': '-40.00', 'Assets:Interest in LLC': '40.00' });
  });
});

describe('a cost of the company that its owner paid', () => {
  const CARD = 'Liabilities:Credit card';
  it.each([
    ['disregarded', undefined, 'Liabilities:Due to owner', 'Assets:Due from LLC'],
    ['partnership', undefined, 'Liabilities:Due to owner', 'Assets:Due from LLC'],
    ['s-corp', undefined, 'Liabilities:Due to owner', 'Assets:Due from LLC'],
    ['c-corp', undefined, 'Liabilities:Due to owner', 'Assets:Due from LLC'],
    ['disregarded', 'equity', 'Equity:Contributions: expenses paid by member', 'Assets:Interest in LLC'],
    ['s-corp', 'equity', 'Equity:Contributions: expenses paid by member', 'Assets:Interest in LLC'],
    ['c-corp', 'equity', 'Equity:Paid-in capital', 'Assets:Interest in LLC'],
  ])('of a %s company, settled as %s, is in %s and %s', async (taxClass, settlement, theirs, ours) => {
    await found(taxClass);
    const entry = await pay(DANA, 'Credit card', 'Household', '480.00');
    await make(entry, 'business', { settlement, category: 'Software and hosting' });
    expect(await holdings(DANA)).toEqual({ [CARD]: '-480.00', [ours]: '480.00' });
    expect(await holdings(LLC)).toEqual({ 'Expenses:Software and hosting': '480.00', [theirs]: '-480.00' });
    await expectSound();
  });
});

describe('the category in the other books', () => {
  it('is what their rules say, and otherwise waits in the inbox until it gets one', async () => {
    await found();
    await books.call('rules.create', { entity: DANA, value: 'corner', account: 'Groceries' });
    const pair = await make(await pay(LLC, 'Checking', 'Meals'), 'personal');
    expect(others(pair.to)).toEqual(['Expenses:Groceries']);
    const waits = async () => (await books.call('entry.register', { unreviewed: true })).rows;
    expect(await waits()).toEqual([]);
    await books.call('rules.remove', { id: (await books.call('rules.list'))[0].id });
    const { to: mirror } = await make(await pay(LLC, 'Checking', 'Meals', '12.00'), 'personal');
    expect(await waits()).toMatchObject([
      {
        entry_id: mirror.entry_id,
        amount: '-12.00',
        others: [{ account: 'Expenses:Uncategorised' }],
        crossing: { with: LLC, is_origin: false, kind: 'personal' },
      },
    ]);
    await books.call('entry.bulk', { entries: [mirror.entry_id], category: 'Dining' });
    expect(await waits()).toEqual([]);
    expect((await holdings(DANA))['Expenses:Dining']).toBe('12.00');
  });

  it('is no lesson of what the company buys', async () => {
    await found();
    for (const day of ['01', '02', '03', '04', '05'])
      await make(await pay(LLC, 'Checking', 'Meals', '12.00', `2025-08-${day}`), 'personal');
    await pay(LLC, 'Checking', 'Uncategorised', '12.00', '2025-08-09');
    expect((await books.call('learner.proposals', { entity: LLC })).proposals).toEqual([]);
    await books.call('rules.create', { entity: LLC, value: 'corner', account: 'Meals' });
    expect((await books.call('rules.apply', { entity: LLC, everything: true })).changed).toBe(1);
  });
});

describe('who is on the other side', () => {
  it('is asked only where several could be meant, and each has an account of its own', async () => {
    await books.call('entity.create', { kind: 'person', name: DANA });
    await books.call('entity.create', { kind: 'person', name: 'Lee' });
    await books.call('entity.create', {
      ...{ kind: 'llc', name: LLC, tax_class: 'partnership' },
      members: [
        { name: 'Dana', entity: DANA, share: '50' },
        { name: 'Lee', entity: 'Lee', share: '50' },
      ],
    });
    const entry = await pay(LLC, 'Checking', 'Meals');
    await expect(make(entry, 'personal')).rejects.toThrow('has several owners: Dana, Lee');
    await make(entry, 'personal', { with: 'Lee' });
    await make(await pay(LLC, 'Checking', 'Meals', '20.00'), 'personal', { with: DANA });
    await make(await pay(LLC, 'Checking', 'Meals', '5.00'), 'personal', { with: 'Lee' });
    expect(await holdings(LLC)).toEqual({
      'Assets:Checking': '-335.00',
      'Equity:Draws:Dana': '20.00',
      'Equity:Draws:Lee': '315.00',
    });
    expect((await holdings('Lee'))['Assets:Interest in LLC']).toBe('-315.00');
    await books.call('entity.create', { kind: 'person', name: 'Sam' });
    await expect(make(await pay(LLC, 'Checking', 'Meals'), 'personal', { with: 'Sam' })).rejects.toThrow(
      '“Sam” is not among the members of “Northlight LLC”',
    );
  });

  it('keeps the account that the two have used when another company comes, or it is renamed', async () => {
    await found();
    await make(await pay(LLC, 'Checking', 'Meals'), 'personal');
    await books.call('account.update', { entity: DANA, account: 'Interest in LLC', name: 'My company' });
    await books.call('entity.create', { kind: 'llc', name: 'Quay LLC', tax_class: 'disregarded' });
    await make(await pay(LLC, 'Checking', 'Meals', '1.00'), 'personal');
    await make(await pay('Quay LLC', 'Checking', 'Meals', '2.00'), 'personal');
    const held = await holdings(DANA);
    expect(held['Assets:My company']).toBe('-311.00');
    expect(held['Assets:Interest in LLC:Quay LLC']).toBe('-2.00');
  });

  it('has the accounts made once where the chart lacks them', async () => {
    await books.call('entity.create', { kind: 'person', name: DANA, chart: 'minimal' });
    await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 's-corp', chart: 'minimal' });
    await books.call('account.create', { entity: LLC, name: 'Bank', type: 'asset', role: 'bank' });
    for (const amount of ['1.00', '2.00'])
      await make(await pay(LLC, 'Bank', 'Uncategorised', amount), 'personal');
    expect((await holdings(LLC))['Due from owner']).toBe('3.00');
    expect((await holdings(DANA))['Due to LLC']).toBe('-3.00');
    expect(
      (await books.call('account.list', { entity: LLC })).filter((a: { code: string }) => a.code === '1400'),
    ).toHaveLength(1);
  });

  it('is nobody where there is no owner, and the kind must fit the books', async () => {
    await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
    const entry = await pay(LLC, 'Checking', 'Meals');
    await expect(make(entry, 'personal')).rejects.toThrow('The owner of “Northlight LLC” has no books here');
    await books.call('entity.create', { kind: 'person', name: DANA });
    await expect(make(entry, 'business')).rejects.toThrow('is in the books of Northlight LLC already');
    await expect(make(await pay(DANA, 'Checking', 'Dining'), 'personal')).rejects.toThrow(
      'is in the personal books of Dana already',
    );
  });
});

describe('a pair', () => {
  it('is undone and done again exactly, and taken apart leaves the payment as it was', async () => {
    await found();
    const entry = await pay(LLC, 'Checking', 'Meals');
    const before = state();
    const { to: mirror } = await make(entry, 'personal');
    const after = state();
    await books.call('history.undo');
    expect(state()).toBe(before);
    await books.call('history.redo');
    expect(state()).toBe(after);
    await books.call('crossing.remove', { entry: mirror.entry_id });
    expect(await holdings(DANA)).toEqual({});
    expect(await holdings(LLC)).toEqual({ 'Assets:Checking': '-310.00', 'Expenses:Meals': '310.00' });
    await books.call('history.undo');
    expect(state()).toBe(after);
    await expectSound();
  });

  it('of two that were entered by hand gives each its own day and category again, where that is left', async () => {
    await found();
    const [left, came] = [
      await pay(DANA, 'Checking', 'Dining', '250.00', '2025-01-05'),
      await pay(LLC, 'Checking', 'Meals', '-250.00', '2025-01-08'),
    ];
    const { id } = await make(left, 'contribution', { counter_entry: came, purpose: 'Capital' });
    const told = async (entry: string) => {
      const { date, postings } = await books.call('entry.get', { id: entry });
      return [date, ...postings.map(({ account }: { account: string }) => account)];
    };
    expect((await told(came))[0]).toBe('2025-01-05');
    const [meals] = (await books.call('account.list', { entity: LLC })).filter(
      ({ name }: { name: string }) => name === 'Meals',
    );
    await books.call('account.update', { account: meals.id, archived: true });
    await books.call('crossing.remove', { id });
    expect(await told(left)).toEqual(['2025-01-05', 'Assets:Checking', 'Expenses:Dining']);
    expect(await told(came)).toEqual(['2025-01-08', 'Assets:Checking', 'Expenses:Uncategorised']);
    await expectSound();
  });

  it('does not change or go on one side alone', async () => {
    await found();
    const entry = await pay(LLC, 'Checking', 'Meals');
    const { to: mirror } = await make(entry, 'personal');
    const before = state();
    for (const id of [entry, mirror.entry_id]) {
      await expect(books.call('entry.update', { id, date: '2025-08-21' })).rejects.toThrow(
        'is paired with one',
      );
      await expect(books.call('entry.remove', { id })).rejects.toThrow('is paired with one in the books of');
      const { refused } = await books.call('entry.remove_many', { entries: [id] });
      expect(refused).toMatchObject([{ reason: 'It is paired with an entry in other books.' }]);
      const { refused: dated } = await books.call('entry.bulk', { entries: [id], date: '2025-08-21' });
      expect(dated).toMatchObject([{ reason: 'It is paired with an entry of the same day in other books.' }]);
    }
    const postings = [
      { account: 'Checking', amount: '-310.00' },
      { account: 'Meals', amount: '310.00' },
    ];
    await expect(books.call('entry.update', { id: entry, postings })).rejects.toMatchObject({
      remedy: 'Take the pair apart first, change it, and pair it again.',
    });
    const { refused } = await books.call('entry.bulk', { entries: [entry], category: 'Meals' });
    expect(refused).toMatchObject([
      { reason: 'It is paired with an entry in other books; its category is there.' },
    ]);
    await expect(make(entry, 'personal')).rejects.toThrow('is paired with one in the books of Dana already');
    expect(state()).toBe(before);
  });

  it('lets the cost be split, and accounts be merged and exported', async () => {
    await found();
    const entry = await pay(LLC, 'Checking', 'Meals');
    const { to: mirror } = await make(entry, 'personal');
    const postings = [
      { account: 'Interest in LLC', amount: '-310.00' },
      { account: 'Dining', amount: '300.00' },
      { account: 'Groceries', amount: '10.00' },
    ];
    await books.call('entry.update', { id: mirror.entry_id, postings });
    await books.call('account.create', { entity: LLC, name: 'Dana’s draws', type: 'equity', role: 'other' });
    await books.call('account.merge', { entity: LLC, account: 'Draws', into: 'Dana’s draws' });
    expect((await books.call('crossing.list', { entity: DANA })).crossings).toMatchObject([
      {
        from: { legs: [{ account: 'Assets:Checking' }, { account: 'Equity:Dana’s draws' }] },
        to: {
          legs: [{ is_against: true }, { account: 'Expenses:Dining' }, { account: 'Expenses:Groceries' }],
        },
      },
    ]);
    await make(await pay(LLC, 'Checking', 'Meals', '1.00'), 'personal');
    expect((await holdings(LLC))['Equity:Dana’s draws']).toBe('311.00');
    await expectSound();
  });

  it('is refused and stays where one of the books is closed', async () => {
    await found();
    const entry = await pay(LLC, 'Checking', 'Meals');
    const other = await pay(LLC, 'Checking', 'Meals', '2.00');
    await make(entry, 'personal');
    await books.call('period.close', { entity: DANA, through: '2025-08-31' });
    const before = state();
    for (const attempt of [make(other, 'personal'), books.call('crossing.remove', { entry })])
      await expect(attempt).rejects.toThrow(
        'The books of Dana are closed through 2025-08-31; 2025-08-20 lies within',
      );
    expect(state()).toBe(before);
  });

  it('leaves with the import batch of its payment, unless the other books are closed', async () => {
    await found();
    const { batch } = await books.call('imports.commit', {
      files: [ofx('j.ofx', { rows: [{ date: DAY, amount: '-9.99', payee: 'PIZZA', fitid: 'a' }] })],
      ...{ entity: LLC, account: 'Checking' },
    });
    const { rows } = await books.call('entry.register', { entity: LLC, unreviewed: true });
    await make(rows[0].entry_id, 'personal', { category: 'Dining' });
    const after = state();
    await books.call('period.close', { entity: DANA, through: '2025-12-31' });
    const undo = () => books.call('imports.undo', { batch, with_crossings: true });
    await expect(undo()).rejects.toThrow('The books of Dana are closed');
    await books.call('period.reopen', { entity: DANA, through: null, reason: 'a late bill' });
    expect(state()).toBe(after);
    await undo();
    expect([await holdings(LLC), await holdings(DANA)]).toEqual([{}, {}]);
    expect((await books.call('crossing.list')).total).toBe(0);
    await books.call('history.undo');
    expect(state()).toBe(after);
    await expectSound();
  });

  it('can’t be one in the same books, or of two amounts, whoever writes it', async () => {
    await found();
    const [one, two] = [await pay(LLC, 'Checking', 'Meals'), await pay(DANA, 'Checking', 'Dining', '311.00')];
    const insert = (a: string, lineA: number, b: string, lineB: number) => () =>
      db()
        .prepare(
          `INSERT INTO crossing (id, kind, settlement, origin_entry_id, origin_line, mirror_entry_id, mirror_line)
           VALUES ('x', 'personal', 'owed', ?, ?, ?, ?)`,
        )
        .run(a, lineA, b, lineB);
    expect(insert(one, 0, one, 1)).toThrow('guard:crossing-sides');
    expect(insert(one, 1, two, 0)).toThrow('guard:crossing-sides');
  });

  it('needs one payment and one category', async () => {
    await found();
    const transfer = await pay(LLC, 'Checking', 'Savings');
    await expect(make(transfer, 'personal')).rejects.toThrow(
      'moves money between accounts of the same books',
    );
    const bill = await pay(LLC, 'Accounts payable', 'Meals');
    await expect(make(bill, 'personal')).rejects.toThrow('No account of that entry paid anything');
  });
});
