/**
 * Rent between a company and its owner: owed or paid, on the owner’s Schedule E where both are taxpayers of their own, and nowhere
 * where they are one; with a lease that both signed, or it is told.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { pagesOf } from '../support/read-pdf.ts';

const [LLC, DANA] = ['Northlight LLC', 'Dana'] as const;
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  books.world.at = Date.parse('2025-12-31T12:00:00Z');
  await books.call('entity.create', { kind: 'person', name: DANA, legal_name: 'Dana Reyes' });
});
afterEach(() => books.close());

async function found(tax_class: string): Promise<void> {
  const members = [{ name: DANA, entity: DANA, share: '100' }];
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class, state: 'WY', members });
}
const rent = (from: string, to: string, more: object = {}) =>
  books.call('crossing.make', {
    ...{ kind: 'rent', from, to, amount: '1200', date: '2025-03-01', purpose: 'The studio in March' },
    ...more,
  });

/** Amounts of a form of 2025, by its lines; what is nothing is left out. */
async function linesOf(entity: string, form: string): Promise<Record<string, string>> {
  const { lines } = await books.call('tax.form', { entity, form, year: 2025 });
  return Object.fromEntries(
    lines
      .filter(({ amount }: { amount: string | null }) => amount !== null && Number(amount) !== 0)
      .map(({ line, amount }: { line: string; amount: string }) => [line, amount]),
  );
}

it('of an S corporation is its cost, and its owner’s rent on Schedule E', async () => {
  await found('s-corp');
  await rent(DANA, LLC, { settlement: 'paid', ...BANK });
  expect(await linesOf(LLC, '1120-s')).toMatchObject({ 11: '1200.00' });
  expect(await linesOf(DANA, 'schedule-e')).toMatchObject({ 3: '1200.00' });
});

it('of a disregarded company to its own owner does not exist for income tax', async () => {
  await found('disregarded');
  await rent(DANA, LLC, { settlement: 'paid', ...BANK });
  expect(await linesOf(LLC, 'schedule-c')).toEqual({});
  expect(await linesOf(DANA, 'schedule-e')).toEqual({});
});

it('is paid like any debt, or begins with the payment and is owed by nobody', async () => {
  await found('s-corp');
  await rent(DANA, LLC);
  const owed = { from: LLC, to: DANA, date: '2025-03-05', purpose: 'The rent of March', ...BANK };
  await expect(
    books.call('crossing.make', { kind: 'settlement', amount: '1200.01', ...owed }),
  ).rejects.toThrow('1,200.00 USD');
  await books.call('crossing.make', { kind: 'settlement', amount: '1200', ...owed });
  const { ids } = await books.call('entry.create', {
    entries: [
      {
        ...{ entity: LLC, date: '2025-04-01', payee: 'Dana Reyes' },
        postings: [
          { account: 'Checking', amount: '-1200' },
          { account: 'Uncategorised', amount: '1200' },
        ],
      },
    ],
  });
  const paid = await books.call('crossing.make', { kind: 'rent', entry: ids[0], to_account: 'Checking' });
  expect(paid).toMatchObject({ settlement: 'paid', from: { entity: DANA }, to: { entity: LLC } });
  await expect(
    books.call('crossing.make', { kind: 'rent', entry: ids[0], from: LLC, to: DANA }),
  ).rejects.toThrow();
  expect((await books.call('vault.verify')).findings).toEqual([]);
});

it('wants a lease that both signed, is told on the wall until then, and its memo says what nobody knows', async () => {
  await found('s-corp');
  const { id } = await rent(LLC, DANA);
  const open = async () =>
    (await books.call('veil.open', {})).filter(({ check }: { check: string }) => check === 'V10');
  expect(await open()).toMatchObject([
    { key: `V10/arrangement/lease/${await idOf(LLC)}/${await idOf(DANA)}`, crossings: [id] },
  ]);
  const details = { property: 'Two rooms, 12 Oak Street', rent_basis: 'Three offers nearby, on file' };
  const paper = await books.call('paper.make', { crossings: [id], details });
  expect(paper).toMatchObject({ kind: 'lease-memo', is_ratification: true, amount: '1200.00' });
  expect(paper.open).toContain('from when to when, or from month to month');
  const words = (await pagesOf(await books.call('paper.pdf', { id: paper.id }))).join(' ');
  for (const said of [
    'Northlight LLC',
    '(the “Landlord”)',
    'Two rooms, 12 Oak Street',
    'Three offers nearby',
  ])
    expect(words).toContain(said);
  await books.call('paper.sign', { id: paper.id, how: 'paper' });
  expect(await open()).toEqual([]);
});

it('that is paid at once wants its lease as much as rent that is owed', async () => {
  await found('s-corp');
  await rent(DANA, LLC, { settlement: 'paid', ...BANK });
  const { findings } = await books.call('veil.health', { entity: LLC });
  const lacking = findings.filter(({ check }: { check: string }) => check === 'V10');
  expect(lacking).toMatchObject([
    {
      severity: 'high',
      facts: expect.arrayContaining([{ name: 'Amount', kind: 'money', value: '1200.00', currency: 'USD' }]),
    },
  ]);
});

async function idOf(entity: string): Promise<string> {
  const all = await books.call('entity.list');
  return all.find(({ name }: { name: string }) => name === entity).id;
}
