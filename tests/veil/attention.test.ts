/** What wants to be looked at: each number is that of the screen behind it, and a quiet company has none. */
import { afterEach, expect, it } from 'vitest';
import type { AttentionOut } from '../../shared/contract/veil.ts';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';

const [LLC, SISTER, DANA] = ['Northlight LLC', 'Harbor LLC', 'Dana'];
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;
afterEach(() => books.close());

const attention = (as_of?: string): Promise<AttentionOut> => books.call('veil.attention', { as_of });

async function begin(): Promise<void> {
  books = await TestBooks.create();
  books.world.at = Date.parse('2025-12-10T12:00:00Z');
  await books.call('entity.create', { kind: 'person', name: DANA });
  const members = [{ name: DANA, entity: DANA, share: '100' }];
  for (const name of [LLC, SISTER])
    await books.call('entity.create', { kind: 'llc', name, tax_class: 'disregarded', state: 'DE', members });
}

it('counts findings by weight, late loans, papers and what is due, each as its screen does', async () => {
  await begin();
  await makeDespite(books, {
    ...{
      kind: 'draw',
      from: LLC,
      to: DANA,
      amount: '500',
      date: '2025-03-01',
      purpose: 'As agreed',
      ...BANK,
    },
  });
  await makeDespite(books, {
    ...{
      kind: 'draw',
      from: LLC,
      to: DANA,
      amount: '200',
      date: '2025-12-01',
      purpose: 'As agreed',
      ...BANK,
    },
  });
  const loan = await books.call('loan.create', {
    ...{ lender: DANA, borrower: LLC, date: '2025-04-01', principal: '900', purpose: 'Stock', rate: '6' },
    ...{ plan: 'equal-principal', payments: '3', first_payment: '2025-09-30', every: 'quarter' },
    ...{ lender_account: 'Checking', borrower_account: 'Checking' },
  });
  const add = (title: string, due_on: string) =>
    books.call('veil.add_formality', { entity: LLC, kind: 'licence', title, due_on });
  await add('Dog licence', '2025-12-02');
  await add('Fire permit', '2026-01-09');
  await add('Later permit', '2026-01-10');
  const done = await add('Old licence', '2025-12-02');
  await books.call('veil.do_formality', { id: done.id, on: '2025-12-01' });

  const told = await attention();
  const [own, quiet] = [LLC, SISTER].map((name) => told.companies.find(({ entity }) => entity === name)!);
  const { counts } = await books.call('veil.health', { entity: LLC });
  expect(Object.fromEntries(own!.findings.map(({ severity, open }) => [severity, open]))).toEqual(
    Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0)),
  );
  expect(told.findings).toBe((await books.call('veil.open')).length);
  // The draw of March and the loan are late for their papers, the draw of December is not.
  const { total } = await books.call('paper.wanted', { entity: LLC });
  expect([own!.papers, total, told.papers]).toEqual([{ wanted: 3, late: 2 }, 3, 3]);
  const { late } = (await books.call('loan.get', { loan: loan.id }))!;
  expect(own!.loans).toEqual([{ id: loan.id, name: loan.name, currency: 'USD', ...late }]);
  expect([told.loans, late.since, late.days]).toEqual([1, '2025-09-30', 71]);
  expect(own!.formalities.map(({ title, days }) => [title, days])).toEqual([
    ['Dog licence', -8],
    ['Fire permit', 30],
  ]);
  // Nothing crossed there, and nothing is due there in winter.
  expect(quiet).toMatchObject({ findings: [], papers: { wanted: 0, late: 0 }, loans: [], formalities: [] });
});

it('tells what the law wants soon where the calendar lacks it, and is as things were on a day that is gone', async () => {
  await begin();
  const before = await attention('2025-05-01');
  expect(before.companies[0]!.formalities).toEqual([]);
  const due = await attention('2025-05-02');
  expect(due.companies[0]!.formalities).toMatchObject([
    { id: null, title: 'Delaware LLC tax 2025', due_on: '2025-06-01', days: 30 },
  ]);
  // Whether it was done, only the calendar knows.
  expect((await attention('2025-06-02')).companies[0]!.formalities).toEqual([]);
  await makeDespite(books, {
    ...{
      kind: 'draw',
      from: LLC,
      to: DANA,
      amount: '500',
      date: '2025-03-01',
      purpose: 'As agreed',
      ...BANK,
    },
  });
  expect((await attention('2025-02-28')).papers).toBe(0);
  expect((await attention('2025-03-01')).papers).toBe(1);
});
