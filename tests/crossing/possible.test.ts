/** What can be booked between two entities, and why the rest can't; and the short list that the wall is drawn from. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';

const LLC = 'Northlight LLC';
const SISTER = 'Harbor LLC';
const DANA = 'Dana';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
});
afterEach(() => books.close());

const add = (name: string, tax_class: string) =>
  books.call('entity.create', { kind: 'llc', name, tax_class });

interface Told {
  kind: string;
  from: string;
  to: string;
  possible: boolean;
  reason: string | null;
}

async function kinds(input: object): Promise<Told[]> {
  return books.call('crossing.kinds', input);
}

const possible = (told: readonly Told[]) => told.filter((one) => one.possible).map(({ kind }) => kind);
const why = (told: readonly Told[], kind: string) => told.find((one) => one.kind === kind)?.reason;

const LENDING = ['loan', 'repayment', 'interest', 'settlement', 'waiver'];

it.each([
  ['disregarded', []],
  ['partnership', ['guaranteed-payment']],
  ['s-corp', ['wages']],
  ['c-corp', ['wages']],
])('a company that is taxed as %s and its owner', async (taxClass, paid) => {
  await add(LLC, taxClass);
  expect(possible(await kinds({ from: LLC, to: DANA }))).toEqual([
    ...['draw', 'personal', ...LENDING, ...paid, 'rent'],
  ]);
  expect(possible(await kinds({ from: DANA, to: LLC }))).toEqual([
    ...['contribution', 'business', ...LENDING, 'rent'],
  ]);
});

it('two companies of one owner lend and charge each other, and neither gives up what the other owes', async () => {
  await add(LLC, 'disregarded');
  await add(SISTER, 'disregarded');
  const told = await kinds({ from: LLC, to: SISTER });
  expect(possible(told)).toEqual([
    ...['loan', 'repayment', 'interest', 'settlement', 'management-fee', 'rent'],
  ]);
  expect(why(told, 'waiver')).toBe(`“${LLC}” can’t give up what “${SISTER}” owes: neither owns the other.`);
});

it('says what the tax class forbids, and what is the wrong way round', async () => {
  await add(LLC, 'disregarded');
  const told = await kinds({ from: LLC, to: DANA });
  expect(why(told, 'wages')).toMatch(/the owner of a disregarded LLC is not its employee/);
  expect(why(told, 'guaranteed-payment')).toMatch(/only a partnership/);
  expect(why(told, 'contribution')).toMatch(/wrong way round/);
  expect(possible(await kinds({ from: DANA, to: DANA }))).toEqual([]);
  await expect(kinds({ from: DANA })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

it('an entry decides who gives: money out by its own books, money in by the other', async () => {
  await add(LLC, 'partnership');
  const enter = async (amount: string, opposite: string) => {
    const [id] = (
      await books.call('entry.create', {
        entries: [
          {
            ...{ entity: LLC, date: '2025-03-01', payee: 'Transfer' },
            postings: [
              { account: 'Checking', amount },
              { account: 'Uncategorised', amount: opposite },
            ],
          },
        ],
      })
    ).ids;
    return kinds({ entry: id });
  };
  const paid = await enter('-20.00', '20.00');
  expect(possible(paid)).toEqual([
    'draw',
    'personal',
    'loan',
    'repayment',
    'settlement',
    'guaranteed-payment',
    'rent',
  ]);
  expect(paid.find(({ kind }) => kind === 'draw')).toMatchObject({ from: LLC, to: DANA });
  expect(why(paid, 'interest')).toBe('Nothing is paid in that kind of movement.');
  expect(why(paid, 'business')).toMatch(/in the books of Northlight LLC already/);
  const came = await enter('20.00', '-20.00');
  expect(possible(came)).toEqual(['contribution', 'personal', 'loan', 'repayment', 'settlement', 'rent']);
  expect(came.find(({ kind }) => kind === 'contribution')).toMatchObject({ from: DANA, to: LLC });
  // What came back of a private cost: still the company paid for it.
  expect(came.find(({ kind }) => kind === 'personal')).toMatchObject({ from: LLC, to: DANA });
});

it('the wall has every crossing with what its list says of it', async () => {
  await add(LLC, 'disregarded');
  const accounts = { from_account: 'Checking', to_account: 'Checking' };
  const make = (kind: string, from: string, to: string, date: string, more: object) =>
    makeDespite(books, { ...{ kind, from, to, date, purpose: 'As agreed' }, ...more });
  await make('contribution', DANA, LLC, '2025-01-02', { amount: '25000.00', ...accounts });
  await make('loan', DANA, LLC, '2025-02-01', { amount: '12000.00', ...accounts });
  await make('interest', DANA, LLC, '2025-07-31', { amount: '360.00' });
  await make('repayment', LLC, DANA, '2025-08-01', { amount: '3360.00', interest: '360.00', ...accounts });
  await make('business', DANA, LLC, '2025-04-12', {
    ...{ amount: '480.00', category: 'Travel', from_account: 'Checking' },
  });
  await make('waiver', DANA, LLC, '2025-12-31', { amount: '480.00' });
  const wall: Record<string, unknown>[] = await books.call('crossing.wall');
  expect(wall.map(({ kind, amount_minor }) => [kind, amount_minor])).toEqual([
    ['contribution', 2_500_000],
    ['loan', 1_200_000],
    ['business', 48_000],
    ['interest', 36_000],
    ['repayment', 336_000],
    ['waiver', 48_000],
  ]);
  const { crossings } = await books.call('crossing.list');
  const listed = (crossings as Record<string, { entity_id: string }>[])
    .map(({ from, to, ...one }) => ({ ...one, from_id: from!.entity_id, to_id: to!.entity_id }))
    .reverse();
  expect(listed).toMatchObject(wall);
  const entities: { id: string; name: string }[] = await books.call('entity.list');
  expect(
    await books.call('crossing.wall', { entity: entities.find(({ name }) => name === DANA)!.id }),
  ).toEqual(wall);
});
