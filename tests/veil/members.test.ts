/** Basis and wages of an S corporation's owner, as the checks see them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';

const LLC = 'Harbor LLC';
const DANA = 'Dana';
let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', {
    ...{ kind: 'llc', name: LLC, tax_class: 's-corp', state: 'WY' },
    members: [{ name: DANA, entity: DANA, share: '100' }],
  });
  await move('contribution', DANA, LLC, '10000', '2025-01-10');
  await books.call('entry.create', {
    entries: [
      {
        ...{ entity: LLC, date: '2025-03-01', payee: 'Client' },
        postings: [
          { account: 'Checking', amount: '20000.00' },
          { account: 'Service revenue', amount: '-20000.00' },
        ],
      },
    ],
  });
});
afterEach(() => books.close());

const move = (kind: string, from: string, to: string, amount: string, date: string, more: object = {}) =>
  makeDespite(books, {
    ...{ kind, from, to, amount, date, purpose: 'As agreed' },
    ...{ from_account: 'Checking', to_account: 'Checking', ...more },
  });
const found = async (check: string, as_of = '2025-12-31') =>
  (await books.call('veil.health', { entity: LLC, as_of })).findings.filter(
    (one: { check: string }) => one.check === check,
  );

describe('distributions of an S corporation', () => {
  it('of 34,000 go beyond a basis of 30,000 by 4,000', async () => {
    await move('draw', LLC, DANA, '30000', '2025-06-30');
    expect(await found('V14')).toEqual([]);
    await move('draw', LLC, DANA, '4000', '2025-07-31');
    expect(await found('V14')).toMatchObject([
      { severity: 'high', text: 'Distributions to Dana go beyond the basis by 4,000.00 USD.' },
    ]);
  });

  it('want wages, and as much as the memo says once the year is over', async () => {
    await move('draw', LLC, DANA, '5000', '2025-06-30');
    expect(await found('V15')).toMatchObject([{ severity: 'high', cured: null }]);
    await move('wages', LLC, DANA, '5000', '2025-05-31');
    expect(await found('V15')).toEqual([]);
    const state = async () =>
      (await books.call('veil.health', { entity: LLC, as_of: '2025-12-31' })).checks.find(
        (one: { check: string }) => one.check === 'V15',
      ).state;
    expect(await state()).toBe('unknown');
    await books.call('veil.set_threshold', { entity: LLC, name: 'memo_minor', value: '24000' });
    expect(await found('V15')).toMatchObject([{ severity: 'medium' }]);
    await books.call('veil.set_threshold', { entity: LLC, name: 'memo_minor', value: '5000' });
    expect(await state()).toBe('clear');
  });
});

it('fees between two companies want an agreement', async () => {
  await books.call('entity.create', { kind: 'llc', name: 'Quay LLC', tax_class: 'disregarded' });
  await makeDespite(books, {
    ...{ kind: 'management-fee', from: LLC, to: 'Quay LLC', amount: '1500', date: '2025-04-01' },
    purpose: 'Books and billing',
  });
  expect(await found('V10')).toMatchObject([
    { severity: 'high', days: 274, subject: { name: 'services with Quay LLC' } },
  ]);
});
