/** A transfer that both banks tell of stands once, whoever says what its rows are, and in whichever order. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { balance, books, bring, closeBooks, OWNER, openBooks, refusal } from '../support/matching-books.ts';

beforeEach(openBooks);
afterEach(closeBooks);

const SAVINGS = 'Savings 4821';

const out = (date = '2025-03-03') =>
  bring([{ date, amount: '-500.00', payee: 'TRANSFER TO SAV', fitid: date }]);
const into = (date = '2025-03-03') =>
  bring([{ date, amount: '500.00', payee: 'TRANSFER FROM CHK', fitid: date }], SAVINGS);
const both = async () => [await balance('Checking'), await balance(SAVINGS)];
const ONCE = ['-500.00', '500.00'];
const inTransit = async () => (await books.call('matching.transit', { entity: OWNER })).length;
const inbox = async (): Promise<Row[]> =>
  (await books.call('entry.register', { entity: OWNER, unreviewed: true })).rows;
const rule = (value: string, account: string, more: object = {}) =>
  books.call('rules.create', { entity: OWNER, value, account, ...more });
const ruled = async () => {
  await rule('transfer to sav', SAVINGS);
  await rule('transfer from chk', 'Checking');
};

interface Row {
  entry_id: string;
  account_id: string;
  amount_minor: number;
}

/** As a list gives a category: every leg as it stands, but for the account of the other one. */
async function give({ entry_id: id, account_id: own }: Row, category: string): Promise<void> {
  const { postings } = await books.call('entry.get', { id });
  await books.call('entry.update', {
    id,
    postings: postings.map((leg: { account_id: string; amount: string; status: string }) => ({
      account: leg.account_id === own ? own : category,
      amount: leg.amount,
      status: leg.status,
    })),
  });
}

it('waits for its other bank once a list gave its row that account for a category', async () => {
  await out();
  await give((await inbox())[0]!, SAVINGS);
  expect(await inTransit()).toBe(1);
  const { result } = await into();
  expect(result.files[0].accounts).toMatchObject([{ new: 0, matched: 1 }]);
  expect([await both(), await inTransit()]).toEqual([ONCE, 0]);
});

it('meets the other bank’s row, which was there already, when a list gives the account', async () => {
  await out();
  await into();
  const [row] = await inbox();
  await give(row!, row!.amount_minor < 0 ? SAVINGS : 'Checking');
  expect([await both(), await inTransit(), await inbox()]).toEqual([ONCE, 0, []]);
  await books.call('history.undo');
  expect(await inbox()).toHaveLength(2);
});

it('is not booked a second time from its other row, where that one was worked on', async () => {
  await out();
  await into();
  const [one, other] = (await inbox()).toSorted((a, b) => a.amount_minor - b.amount_minor);
  await books.call('entry.bulk', { entries: [other!.entry_id], add_tags: ['move'] });
  await give(one!, SAVINGS);
  expect(await inTransit()).toBe(1);
  const { postings } = await books.call('entry.get', { id: other!.entry_id });
  const error = await refusal('entry.update', {
    id: other!.entry_id,
    postings: postings.map((leg: { account_id: string; amount: string }) => ({
      account: leg.account_id === other!.account_id ? leg.account_id : 'Checking',
      amount: leg.amount,
    })),
  });
  expect(error.message).toContain('waits for a row');
  const { refused } = await books.call('entry.bulk', { entries: [other!.entry_id], category: 'Checking' });
  expect(refused).toMatchObject([{ entry_id: other!.entry_id, reason: error.message }]);
  await rule('transfer from chk', 'Checking', { apply: 'uncategorised' });
  // The row that is left has come to Savings, and so has what waits for it.
  expect([await both(), (await inbox()).length]).toEqual([['-500.00', '1000.00'], 1]);
  expect((await books.call('matching.pairs')).pairs).toMatchObject([{ kind: 'legs' }]);
});

it.each(['2025-03-03', '2025-03-09'])(
  'is made once of two rows by two rules that came later (%s)',
  async (day) => {
    await out();
    await into(day);
    await ruled();
    const { changes } = await books.call('rules.apply', { entity: OWNER, preview: true });
    expect(changes).toHaveLength(1);
    expect(await inbox()).toHaveLength(2);
    expect(await books.call('rules.apply', { entity: OWNER })).toMatchObject({ changed: 1 });
    expect([await both(), await inTransit(), await inbox()]).toEqual([ONCE, 0, []]);
  },
);

it('is made once of each two of four rows, whose rules come one by one', async () => {
  await bring(
    [3, 5].map((day) => ({
      date: `2025-03-0${day}`,
      amount: '-500.00',
      payee: 'TRANSFER TO SAV',
      fitid: `a${day}`,
    })),
  );
  await bring(
    [4, 6].map((day) => ({
      date: `2025-03-0${day}`,
      amount: '500.00',
      payee: 'TRANSFER FROM CHK',
      fitid: `b${day}`,
    })),
    SAVINGS,
  );
  await rule('transfer to sav', SAVINGS, { apply: 'uncategorised' });
  await rule('transfer from chk', 'Checking', { apply: 'uncategorised' });
  expect([await both(), await inTransit(), await inbox()]).toEqual([['-1000.00', '1000.00'], 0, []]);
});

it('is made once where many are given their category at a time, or proposals are taken', async () => {
  await out();
  await into();
  await out('2025-04-03');
  await into('2025-04-04');
  const rows = (await inbox()).toSorted((a, b) => a.amount_minor - b.amount_minor);
  const [first, second, third, fourth] = rows.map(({ entry_id }) => entry_id);
  await books.call('entry.bulk', { entries: [first, second], category: SAVINGS });
  expect(await books.call('entry.bulk', { entries: [third, fourth], category: 'Checking' })).toMatchObject({
    changed: 0,
  });
  expect([await both(), await inTransit(), await inbox()]).toEqual([['-1000.00', '1000.00'], 0, []]);
  await books.call('history.undo');
  await books.call('learner.accept', {
    choices: [
      { entry: first, account: SAVINGS },
      { entry: third, account: 'Checking' },
      { entry: second, account: SAVINGS },
      { entry: fourth, account: 'Checking' },
    ],
  });
  expect([await both(), await inTransit(), await inbox()]).toEqual([['-1000.00', '1000.00'], 0, []]);
});

it.each(['2025-03-09', '2025-02-25'])(
  'is met by an import as far away as it is offered (%s)',
  async (day) => {
    await ruled();
    await out();
    const { result } = await into(day);
    expect(result.files[0].accounts).toMatchObject([{ new: 0, matched: 1 }]);
    expect([await both(), await inTransit()]).toEqual([ONCE, 0]);
  },
);

it('is not booked again by an import that can’t tell which of two rows it waits for', async () => {
  await out();
  const [row] = await inbox();
  await books.call('entry.bulk', { entries: [row!.entry_id], category: SAVINGS, add_tags: ['move'] });
  await rule('branch', 'Checking');
  await bring(
    ['BRANCH NORTH', 'BRANCH SOUTH'].map((payee) => ({
      date: '2025-03-04',
      amount: '500.00',
      payee,
      fitid: payee,
    })),
    SAVINGS,
  );
  expect([await balance('Checking'), await inTransit(), (await inbox()).length]).toEqual(['-500.00', 1, 2]);
  expect((await books.call('matching.pairs')).pairs).toMatchObject([{ kind: 'legs' }]);
});

it('leaves a row that was unmatched in the inbox, whatever its rule says', async () => {
  await ruled();
  await out();
  const { ids } = await into();
  await books.call('matching.unmatch', { line: ids[0] });
  expect([(await inbox()).length, await inTransit()]).toEqual([1, 1]);
  expect(await balance(SAVINGS)).toBe('1000.00');
  const { pairs } = await books.call('matching.pairs');
  await books.call('matching.match', {
    line: pairs[0].rows[0].id,
    legs: pairs[0].legs.map((leg: { entry_id: string; line: number }) => ({
      entry: leg.entry_id,
      line: leg.line,
    })),
  });
  expect([await both(), await inTransit()]).toEqual([ONCE, 0]);
});

it('waits still once its leg was ticked, and is met with the tick kept', async () => {
  await rule('transfer to sav', SAVINGS);
  await out();
  const [{ leg }] = await books.call('matching.transit', { entity: OWNER });
  await books.call('reconcile.mark', {
    legs: [{ entry_id: leg.entry_id, line: leg.line }],
    status: 'cleared',
  });
  const { ids, result } = await into();
  expect(result.files[0].accounts).toMatchObject([{ new: 0, matched: 1 }]);
  expect(await both()).toEqual(ONCE);
  await books.call('matching.unmatch', { line: ids[0] });
  const { rows } = await books.call('matching.candidates', { line: ids[0] });
  expect(rows[0].candidates).toMatchObject([{ kind: 'legs', legs: [{ entry_id: leg.entry_id }] }]);
});
