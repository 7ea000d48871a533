/**
 * What a movement does to capital is told by the accounts that it stands on: where a company owns a company, either may give up
 * what the other owes, and only the one that gives value to its owner makes a distribution.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';

const [PARENT, CHILD, DANA] = ['Northlight LLC', 'Harbor LLC', 'Dana'];
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  books.world.at = Date.parse('2025-12-31T12:00:00Z');
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', { kind: 'llc', name: PARENT, tax_class: 'disregarded', state: 'WY' });
  await books.call('entity.create', {
    ...{ kind: 'llc', name: CHILD, tax_class: 'disregarded', state: 'WY' },
    members: [{ name: PARENT, entity: PARENT, share: '100' }],
  });
});
afterEach(() => books.close());

const make = (kind: string, from: string, to: string, date: string, more: object = {}) =>
  makeDespite(books, { kind, from, to, amount: '500', date, purpose: 'As agreed', ...more });
const found = async (entity: string, id: string) => {
  const { findings } = await books.call('veil.health', { entity });
  return findings
    .filter((one: { subject: { id: string } }) => one.subject.id === id)
    .map((one: { check: string }) => one.check)
    .sort();
};
const wanted = async (id: string) =>
  (await books.call('paper.states')).find((one: { crossing: string }) => one.crossing === id).wanted;

describe('a company that owns a company', () => {
  it('puts in what it gives up, which is no distribution of its own', async () => {
    const cost = { from_account: 'Checking', category: 'Travel', settlement: 'owed' };
    await make('business', PARENT!, CHILD!, '2025-03-10', cost);
    const waived = await make('waiver', PARENT!, CHILD!, '2025-04-01');
    expect(waived).toMatchObject({ effect: 'contribution', solvency: null });
    expect(await wanted(waived.id)).toBe('contribution-record');
    expect(await found(PARENT!, waived.id)).toEqual(['V03']);
    expect(await found(CHILD!, waived.id)).toEqual(['V03']);
  });

  it('receives what the other one gives up, which wants a consent and a record of solvency', async () => {
    const cost = { from_account: 'Checking', category: 'Travel', settlement: 'owed' };
    await make('personal', CHILD!, PARENT!, '2025-03-10', cost);
    const waived = await make('waiver', CHILD!, PARENT!, '2025-04-01');
    expect(waived).toMatchObject({ effect: 'distribution', solvency: { figures: { draw: '500.00' } } });
    expect(await wanted(waived.id)).toBe('distribution-consent');
    expect(await found(CHILD!, waived.id)).toEqual(['V03', 'V04']);
    expect(await found(PARENT!, waived.id)).toEqual([]);
  });
});

it('what came back, and what is owed, has no effect', async () => {
  const card = { from_account: 'Credit card', category: 'Travel', settlement: 'equity' };
  const paid = await make('business', DANA!, PARENT!, '2025-03-10', card);
  const back = await make('business', DANA!, PARENT!, '2025-03-20', { ...card, amount: '-20' });
  const owed = await make('business', DANA!, PARENT!, '2025-04-10', { ...card, settlement: 'owed' });
  expect([paid.effect, back.effect, owed.effect]).toEqual(['contribution', null, null]);
  expect([await wanted(paid.id), await wanted(back.id), await wanted(owed.id)]).toEqual([
    ...['contribution-record', null, 'expense-report'],
  ]);
});
