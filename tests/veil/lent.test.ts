/** What was lent and what is in another currency, as the checks have it out of the books. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { statementFile, TestBooks } from '../support/books.ts';

const [LLC, DANA] = ['Northlight LLC', 'Dana'];
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  books.world.at = Date.parse('2025-12-31T12:00:00Z');
  await books.call('entity.create', { kind: 'person', name: DANA });
  const members = [{ name: DANA, entity: DANA, share: '100' }];
  await books.call('entity.create', {
    kind: 'llc',
    name: LLC,
    tax_class: 'disregarded',
    state: 'WY',
    members,
  });
});
afterEach(() => books.close());

const make = (kind: string, from: string, to: string, amount: string, date: string, more: object = BANK) =>
  books.call('crossing.make', { kind, from, to, amount, date, purpose: 'As agreed', ...more });
const health = (as_of = '2025-12-31') => books.call('veil.health', { entity: LLC, as_of });
const notes = async (asOf?: string) =>
  (await health(asOf)).findings.filter(({ check }: { check: string }) => check === 'V05');
const signed = (crossing: { id: string }, on: string) =>
  books.call('paper.attach', {
    ...{ crossings: [crossing.id], signed_on: on, file: statementFile('note.pdf', `%PDF-1.4 note ${on}`) },
  });

it('an open account is as old as what is owed on it, whatever was lent and paid back before', async () => {
  await make('loan', LLC!, DANA!, '500', '2025-01-10');
  await make('repayment', DANA!, LLC!, '500', '2025-03-10');
  // Paid back after more than 30 days without a note: told with the day.
  expect(await notes('2025-11-30')).toMatchObject([{ since: '2025-01-10', cured: '2025-03-10', days: 59 }]);
  const again = await make('loan', LLC!, DANA!, '800', '2025-12-01');
  expect(await notes()).toEqual([]);
  expect(await notes('2026-01-01')).toMatchObject([
    {
      severity: 'high',
      since: '2025-12-01',
      opened: '2026-01-01',
      cured: null,
      text: expect.stringContaining('800.00 USD'),
    },
  ]);
  await signed(again, '2025-12-20');
  expect(await notes('2026-01-01')).toEqual([]);
});

it('what was paid back wants no note any more: the oldest goes first', async () => {
  await make('loan', LLC!, DANA!, '500', '2025-01-10');
  const second = await make('loan', LLC!, DANA!, '800', '2025-06-01');
  await signed(second, '2025-06-01');
  expect(await notes()).toMatchObject([{ since: '2025-01-10', cured: null }]);
  await make('repayment', DANA!, LLC!, '499', '2025-06-02');
  expect(await notes()).toMatchObject([{ cured: null }]);
  await make('repayment', DANA!, LLC!, '1', '2025-06-03');
  // What is left was signed on its own day.
  expect(await notes()).toEqual([]);
});

it('what is held, lent and spent in another currency is unknown and never clear', async () => {
  const euros = { name: 'Euro', type: 'asset', role: 'bank', currency: 'EUR' };
  for (const entity of [LLC, DANA]) await books.call('account.create', { entity, ...euros });
  const states = async () => {
    const { checks } = await health();
    return Object.fromEntries(checks.map(({ check, state }: Record<string, string>) => [check, state]));
  };
  await make('contribution', DANA!, LLC!, '5000', '2025-01-02');
  expect(await states()).toMatchObject({ V05: 'clear', V07: 'clear', V10: 'clear', V13: 'clear' });
  await books.call('account.create', {
    entity: LLC,
    ...euros,
    name: 'Euro van loan',
    type: 'liability',
    role: 'loan',
  });
  await books.call('entry.create', {
    entries: [
      {
        ...{ entity: LLC, date: '2025-01-03', payee: 'Van' },
        postings: [
          { account: 'Euro', amount: '700' },
          { account: 'Euro van loan', amount: '-700' },
        ],
      },
    ],
  });
  expect(await states()).toMatchObject({ V05: 'clear', V07: 'unknown', V10: 'clear', V13: 'clear' });
  const euro = { currency: 'EUR', from_account: 'Euro', to_account: 'Euro' };
  await make('loan', DANA!, LLC!, '9000', '2025-02-01', euro);
  expect(await states()).toMatchObject({ V05: 'unknown', V06: 'unknown', V07: 'unknown', V13: 'clear' });
  await make('business', DANA!, LLC!, '70', '2025-03-01', {
    ...euro,
    to_account: undefined,
    category: 'Travel',
  });
  expect(await states()).toMatchObject({ V13: 'unknown' });
});
