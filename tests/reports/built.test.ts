/** Reports that are put together: what is counted, by what, and what is left out. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BUILD_COLUMNS,
  BUILD_ROWS,
  type BuildRequest,
  type BuiltTable,
} from '../../shared/contract/report-build.ts';
import { wrongCells } from './adding-up.ts';
import { PlainBooks } from './plain-books.ts';

const E = 'Harbor LLC';
const P = 'Dana';
const YEAR = { from: '2025-01-01', to: '2025-12-31' };
let books: PlainBooks;

beforeEach(() => {
  books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  books.call('entity.create', { kind: 'person', name: P });
  const enter = (entity: string, date: string, payee: string, memo: string, tags: string[], legs: object) =>
    books.call('entry.create', {
      entries: [
        {
          ...{ entity, date, payee, memo, tags },
          postings: Object.entries(legs).map(([account, amount]) => ({ account, amount })),
        },
      ],
    });
  enter(E, '2025-01-10', 'Acme Corp', 'Invoice 7', [], { Checking: '1000', 'Service revenue': '-1000' });
  enter(E, '2025-02-11', 'Delta Air', 'to Boston', ['fair', 'client'], { Travel: '300', Checking: '-300' });
  enter(E, '2025-02-12', 'Hotel', 'Boston', ['fair'], { Travel: '200.50', Checking: '-200.50' });
  enter(E, '2025-05-02', 'Delta Air', '', [], { Travel: '150', 'Business credit card': '-150' });
  enter(E, '2025-05-03', 'Hotel', 'refund', [], { Travel: '-50', Checking: '50' });
  enter(P, '2025-05-04', 'Delta Air', 'holiday', [], { Travel: '99', Checking: '-99' });
});
afterEach(() => books.close());

const build = (request: Partial<BuildRequest>): BuiltTable =>
  books.call('reports.build', { ...YEAR, ...request });
const lines = ({ columns, rows }: BuiltTable) => {
  const shown = columns.flatMap(({ key, kind }, at) => (kind === 'money' || key === 'name' ? [at] : []));
  return rows.map(({ cells }) => shown.map((at) => cells[at]).join(' '));
};

describe('a built report', () => {
  it('counts expenses by payee, refunds taken off, the largest first', () => {
    const table = build({ entities: [E], rows: 'payee' });
    expect(lines(table)).toEqual(['Delta Air 450.00', 'Hotel 150.50', 'Total 600.50']);
    expect(table).toMatchObject({ title: 'Expenses by payee', ...YEAR, notes: [] });
    expect(wrongCells({ ...table, report: 'income-statement' })).toEqual([]);
  });

  it('has a column for each quarter or entity, and their total', () => {
    expect(lines(build({ entities: [E], columns: 'quarter', sort: 'name' })).at(-1)).toBe(
      'Total 500.50 100.00 0.00 0.00 600.50',
    );
    const both = build({ rows: 'payee', columns: 'entity', sort: 'smallest' });
    expect(lines(both)).toEqual([
      'Hotel 150.50 0.00 150.50',
      'Delta Air 450.00 99.00 549.00',
      'Total 600.50 99.00 699.50',
    ]);
    expect(wrongCells({ ...both, report: 'income-statement' })).toEqual([]);
    expect(both.notes).toEqual([expect.stringContaining('counted on both sides')]);
    expect(both.columns.slice(1, 3).map(({ title, entity_id }) => [title, entity_id])).toEqual(
      both.entities.map(({ id, name }) => [name, id]),
    );
  });

  it('puts what has several tags into each row, counts it once and says so', () => {
    const table = build({ entities: [E], rows: 'tag' });
    expect(lines(table)).toEqual(['fair 500.50', 'client 300.00', 'No tag 100.00', 'Total 600.50']);
    expect(table.rows.at(-1)).toMatchObject({ kind: 'total', adds: [] });
    expect(table.notes).toEqual([expect.stringContaining('counts it once')]);
  });

  it('takes accounts of the same path together, or each by itself', () => {
    const [travel] = build({ rows: 'category' }).rows;
    expect(travel).toMatchObject({ cells: [expect.stringContaining('Travel'), '699.50', 'USD'] });
    expect(travel!.account_ids).toHaveLength(2);
    const each = build({ rows: 'account' }).rows;
    expect(each.map(({ cells, account_ids }) => [cells[0], account_ids.length])).toEqual([
      [expect.stringContaining(`Travel (${E})`), 1],
      [expect.stringContaining(`Travel (${P})`), 1],
      ['Total', 0],
    ]);
  });

  it.each([
    ['words of the payee', { payee: 'air delta' }, '450.00'],
    ['words of the memo', { text: 'boston' }, '500.50'],
    ['a tag', { tag: 'client' }, '300.00'],
    ['amounts, without regard to the sign', { amount_min: '50', amount_max: '150' }, '100.00'],
    ['an account that is counted', { accounts: ['Travel'] }, '600.50'],
    ['an account that the entry is paid from', { accounts: ['Business credit card'] }, '150.00'],
  ])('is narrowed by %s', (_, filter, total) => {
    expect(lines(build({ entities: [E], ...filter })).at(-1)).toBe(`Total ${total}`);
  });

  it('counts income, what is left, and money that came and went', () => {
    const total = (counts: BuildRequest['counts']) => lines(build({ entities: [E], counts })).at(-1);
    expect(total('income')).toBe('Total 1000.00');
    expect(total('both')).toBe('Total 399.50');
    expect(total('money')).toBe('Total 399.50');
  });

  it('leaves out what closes the year, is empty where nothing fits, and refuses what it does not know', () => {
    expect(build({ entities: [E], payee: 'nobody' }).rows).toEqual([]);
    expect(() => build({ entities: ['Nobody'] })).toThrow(/Nobody/);
    expect(() => build({ accounts: ['No such account'], entities: [E] })).toThrow(/No such account/);
    expect(() => build({ from: '2025-12-31', to: '2025-01-01' })).toThrow(/begins on 2025-12-31/);
  });

  const CUTS = BUILD_ROWS.flatMap((rows) => BUILD_COLUMNS.map((columns) => [rows, columns] as const));
  it.each(CUTS)('comes to what the income statement says, by %s with columns %s', (rows, columns) => {
    const { totals } = books.call('reports.income_statement', { entity: E, ...YEAR });
    for (const [counts, name] of [
      ['expenses', 'expenses'],
      ['income', 'income'],
      ['both', 'net_income'],
    ] as const) {
      const table = build({ entities: [E], counts, rows, columns });
      const said = totals.find((total) => total.name === name)!.amounts[0];
      expect(table.rows.at(-1)!.cells.at(-2)).toBe(said);
      expect(wrongCells({ ...table, report: 'income-statement' })).toEqual([]);
    }
  });
});
