/** V13 against real expense reports: which of them an accountable plan would take. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA, legal_name: 'Dana Reyes' });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 's-corp', state: 'WY' });
});
afterEach(() => books.close());

const cost = async (amount: string, payee: string) =>
  (
    await books.call('crossing.make', {
      ...{ kind: 'business', from: DANA, to: LLC, date: '2025-10-01', amount, payee },
      ...{ from_account: 'Credit card', category: 'Travel', purpose: 'Survey of a site' },
    })
  ).id;
const report = (crossing: string, details: object = {}) =>
  books.call('paper.make', { crossings: [crossing], details });
const cured = async () =>
  (await books.call('veil.health', { entity: LLC })).findings.flatMap(
    (one: { check: string; cured: string | null }) => (one.check === 'V13' ? [one.cured] : []),
  );

it('a report that does not say where is a draft; one that says all there is to say is handed in', async () => {
  const id = await cost('60', 'Railway');
  await report(id);
  expect(await cured()).toEqual([null]);
  await report(id, { place: 'Laramie' });
  expect(await cured()).toEqual(['2026-01-15']);
});

it('without a receipt that is required it is handed in once it is signed', async () => {
  const { id } = await report(await cost('239.88', 'Harbor Hotel'), { place: 'Laramie' });
  expect(await cured()).toEqual([null]);
  await books.call('paper.sign', { id, how: 'paper' });
  expect(await cured()).toEqual(['2026-01-15']);
});
