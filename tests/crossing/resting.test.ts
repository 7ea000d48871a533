/** What settles a movement does not outlive it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
});
afterEach(() => books.close());

const cross = async (kind: string, from: string, date: string, amount: string, more: object = BANK) =>
  (
    await books.call('crossing.make', {
      ...{ kind, from, to: from === LLC ? DANA : LLC, date, amount, purpose: 'As agreed', ...more },
    })
  ).id as string;
const cost = (date: string, amount: string) =>
  cross('business', DANA, date, amount, { from_account: 'Checking', category: 'Advertising' });
const remove = (id: string, more: object = {}) => books.call('crossing.remove', { id, ...more });
const left = async () => (await books.call('crossing.list')).crossings.map(({ id }: { id: string }) => id);

it('a cost that was paid back is taken apart with what paid it back, and both come again', async () => {
  const [first, second] = [await cost('2025-03-01', '640.00'), await cost('2025-03-02', '350.00')];
  const paid = await cross('settlement', LLC, '2025-04-05', '640.00');
  const rest = await cross('settlement', LLC, '2025-04-06', '100.00');
  const before = fingerprint(books.core.vault.db);
  await expect(remove(first)).rejects.toMatchObject({
    code: 'REFUSED',
    message: `What that left owed is settled: settlement from ${LLC} to ${DANA}, 640.00 USD on 2025-04-05.`,
    facts: { settlements: [paid] },
  });
  expect(fingerprint(books.core.vault.db)).toBe(before);
  await remove(first, { with_settlements: true });
  expect((await left()).sort()).toEqual([second, rest].sort());
  expect((await books.call('vault.verify')).findings).toEqual([]);
  await books.call('history.undo');
  expect(await left()).toHaveLength(4);
});

it('a claim that others still bear out lets its movement go by itself', async () => {
  const [first] = [await cost('2025-03-01', '640.00'), await cost('2025-03-02', '700.00')];
  await cross('settlement', LLC, '2025-04-05', '640.00');
  await remove(first);
  expect(await left()).toHaveLength(2);
});

it('what was lent without terms is not taken away under its repayment, nor a cost under its waiver', async () => {
  const lent = await cross('loan', LLC, '2025-05-01', '8000.00');
  const back = await cross('repayment', DANA, '2025-09-01', '2000.00');
  await expect(remove(lent)).rejects.toMatchObject({ facts: { settlements: [back] } });
  const paid = await cost('2025-05-02', '480.00');
  const waived = await cross('waiver', DANA, '2025-12-31', '480.00', {});
  await expect(remove(paid)).rejects.toMatchObject({ facts: { settlements: [waived] } });
  await remove(waived);
  await remove(paid);
  await remove(lent, { with_settlements: true });
  expect(await left()).toEqual([]);
});
