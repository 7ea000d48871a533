/** Property that goes over between a company and an owner that is a company itself. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

const [HOLDING, SUB, DANA] = ['Harbor Holding LLC', 'Harbor Boats LLC', 'Dana'];
let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
});
afterEach(() => books.close());

const VAN = { from_account: 'Fixed assets', to_account: 'Fixed assets', book_value: '3000' };

it('is at what it is worth on both sides; what that is above the books of a partnership is on none of its lines', async () => {
  await books.call('entity.create', { kind: 'person', name: DANA });
  const company = { kind: 'llc', tax_class: 'partnership', state: 'WY' };
  const dana = (share: string) => ({ name: DANA, entity: DANA, share });
  await books.call('entity.create', { ...company, name: HOLDING, members: [dana('100')] });
  const members = [{ name: HOLDING, entity: HOLDING, share: '60' }, dana('40')];
  await books.call('entity.create', { ...company, name: SUB, members });
  const { id } = await books.call('crossing.make', {
    ...{ kind: 'contribution', from: HOLDING, to: SUB, amount: '5000', date: '2025-02-01', purpose: 'Van' },
    ...VAN,
  });
  const { from, to } = await books.call('crossing.get', { id });
  const legs = (side: { legs: { account: string; amount: string }[] }) =>
    side.legs.map(({ account, amount }) => [account.split(':').at(-1), amount]);
  expect(legs(from)).toEqual([
    ['Interest in LLC', '5000.00'],
    ['Fixed assets', '-3000.00'],
    ['Gain on property given', '-2000.00'],
  ]);
  expect(legs(to)).toEqual([
    ['Member contributions', '-5000.00'],
    ['Fixed assets', '5000.00'],
  ]);
  const { lines } = await books.call('tax.form', { entity: HOLDING, year: 2025, form: '1065-m1' });
  expect(lines.find(({ line }: { line: string }) => line === '6')).toMatchObject({ amount: '2000.00' });
  const rolled = await books.call('member.roll_forward', {
    entity: SUB,
    from: '2025-01-01',
    to: '2025-12-31',
  });
  expect(rolled.members[0]).toMatchObject({ member: HOLDING, capital: { property: '5000.00' } });
});
