/** The home office and the mileage log in a real vault: said anew, taken back and done again, and the chain is whole. */
import { expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

const E = 'Harbor LLC';
const ASKED = { entity: E, year: 2025 };

it('is said anew as a whole and taken back as a whole', async () => {
  const books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  const costs = [{ line: '18', kind: 'indirect', amount: '1000' }];
  const regular = { method: 'regular', area_used: 100, area_of_home: 1000, costs };
  const first = { method: 'simplified', areas: [{ from: '2025-01-01', square_feet: 200 }] };
  const second = { method: 'simplified', areas: [{ from: '2025-01-01', square_feet: 150 }] };
  const states: unknown[] = [await books.call('tax.home_office', ASKED)];
  for (const said of [first, second, regular]) {
    await books.call('tax.set_home_office', { ...ASKED, ...said });
    states.push(await books.call('tax.home_office', ASKED));
  }
  await books.call('tax.add_trips', {
    entity: E,
    trips: [{ date: '2025-01-01', miles: '5', reason: 'bank' }],
  });
  await books.call('history.undo');
  expect(await books.call('tax.trips', ASKED)).toEqual([]);
  for (const before of states.slice(0, -1).reverse()) {
    await books.call('history.undo');
    expect(await books.call('tax.home_office', ASKED)).toEqual(before);
  }
  for (const after of states.slice(1)) {
    await books.call('history.redo');
    expect(await books.call('tax.home_office', ASKED)).toEqual(after);
  }
  expect(await books.call('audit.verify')).toMatchObject({ ok: true, problems: [] });
  await books.close();
});

it('a cost of the home goes with its account into another', async () => {
  const books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  await books.call('entity.create', { kind: 'person', name: 'Dana' });
  await books.call('account.create', { entity: 'Dana', name: 'Power', type: 'expense' });
  const costs = [{ line: '21', kind: 'indirect', account: 'Power' }];
  await books.call('tax.set_home_office', {
    ...ASKED,
    method: 'regular',
    area_used: 1,
    area_of_home: 10,
    costs,
  });
  await books.call('account.merge', { entity: 'Dana', account: 'Power', into: 'Utilities and phone' });
  expect(await books.call('tax.home_office', ASKED)).toMatchObject({
    costs: [{ account: 'Expenses:Utilities and phone' }],
  });
  await books.close();
});
