/** Reports of several entities: side by side, and together with what crossed between them eliminated. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportTable } from '../../shared/contract/report-table.ts';
import { TestBooks } from '../support/books.ts';
import { enterWorkedCrossings } from '../support/worked-crossings.ts';
import { hasWorkedYear, loadWorkedYear } from '../support/worked-year.ts';
import { wrongCells } from './adding-up.ts';
import { PlainBooks } from './plain-books.ts';

const [A, B, ADA] = ['Alder LLC', 'Birch LLC', 'Ada'];
const YEAR = { from: '2025-01-01', to: '2025-12-31' };
let books: PlainBooks;

beforeEach(() => {
  books = new PlainBooks();
  books.call('entity.create', { kind: 'person', name: ADA });
  for (const name of [A, B]) {
    books.call('entity.create', { kind: 'llc', name, tax_class: 'disregarded', state: 'WY' });
    books.call('member.set', { entity: name, members: [{ name: ADA, entity: ADA, share: '100' }] });
  }
  books.enter(ADA, '2025-01-01', 'Before', { Checking: '5000', 'Opening balances': '-5000' });
  books.enter(A, '2025-02-03', 'Client', { Checking: '900', 'Service revenue': '-900' });
  books.enter(B, '2025-02-04', 'Client', { Checking: '400', 'Service revenue': '-400' });
  const bank = { from_account: 'Checking', to_account: 'Checking', purpose: 'As agreed' };
  books.call('crossing.make', {
    ...{ kind: 'contribution', from: ADA, to: A, date: '2025-01-10', amount: '1000', ...bank },
  });
  books.call('crossing.make', {
    ...{ kind: 'management-fee', from: A, to: B, date: '2025-03-10', amount: '150', settlement: 'owed' },
    purpose: 'Bookkeeping',
  });
});
afterEach(() => books.close());

const table = (report: string, more: object = {}): ReportTable =>
  books.call('reports.table', { report, ...YEAR, ...more });

/** The amounts of the row of that name, as people read them. */
function row({ columns, rows }: ReportTable, label: string): string {
  const { cells } = rows.find((one) => one.cells[0] === label)!;
  return columns.flatMap(({ kind }, at) => (kind === 'money' ? [cells[at]] : [])).join(' ');
}

const titles = ({ columns }: ReportTable) =>
  columns.filter(({ kind }) => kind === 'money').map(({ title }) => title);

describe('several entities', () => {
  it('side by side have a column each, and nothing is eliminated', () => {
    const income = table('income-statement', { entities: [A, B], layout: 'side-by-side' });
    expect(titles(income)).toEqual([A, B]);
    expect(row(income, 'Service revenue')).toBe('900.00 400.00');
    expect(row(income, 'Management fee income')).toBe('150.00 0.00');
    expect(row(income, 'Net income')).toBe('1050.00 250.00');
    expect(income.not_eliminated).toEqual([]);
    expect(wrongCells(income)).toEqual([]);
  });

  it('together leave out what is income of one and a cost of the other', () => {
    const income = table('income-statement', { entities: [A, B] });
    expect(titles(income)).toEqual([A, B, 'Eliminations', 'Consolidated']);
    expect(row(income, 'Management fee income')).toBe('150.00 0.00 -150.00 0.00');
    expect(row(income, 'Total expenses')).toBe('0.00 150.00 -150.00 0.00');
    expect(row(income, 'Net income')).toBe('1050.00 250.00 0.00 1300.00');
    expect(wrongCells(income)).toEqual([]);
  });

  it('together have neither what one owes the other, nor what the owner put in', () => {
    const sheet = table('balance-sheet');
    expect(titles(sheet)).toEqual([A, B, ADA, 'Eliminations', 'Consolidated']);
    expect(row(sheet, 'Checking')).toBe('1900.00 400.00 4000.00 0.00 6300.00');
    expect(row(sheet, 'Member contributions')).toBe('1000.00 0.00 0.00 -1000.00 0.00');
    expect(row(sheet, 'Total Interest in LLC')).toBe('0.00 0.00 1000.00 -1000.00 0.00');
    expect(row(sheet, 'Total assets')).toBe('2050.00 400.00 5000.00 -1150.00 6300.00');
    expect(row(sheet, 'Total liabilities and equity')).toBe('2050.00 400.00 5000.00 -1150.00 6300.00');
    expect(sheet.not_eliminated).toEqual([]);
    expect(wrongCells(sheet)).toEqual([]);
  });

  it('eliminate only between those that were asked for', () => {
    const sheet = table('balance-sheet', { entities: [B, ADA] });
    expect(titles(sheet)).toEqual([B, ADA, 'Eliminations', 'Consolidated']);
    expect(row(sheet, 'Total Interest in LLC')).toBe('0.00 1000.00 0.00 1000.00');
    expect(sheet.not_eliminated).toEqual([]);
  });

  it('list what stands between them without a counterpart, and keep it in the figures', () => {
    books.enter(A, '2025-05-05', 'Sent to Birch', { 'Intercompany receivable': '75', Checking: '-75' });
    const sheet = table('balance-sheet', { entities: [A, B] });
    expect(row(sheet, 'Intercompany receivable')).toBe('225.00 0.00 -150.00 75.00');
    expect(sheet.not_eliminated).toMatchObject([
      { entity: A, account: 'Assets:Intercompany receivable', amount: '75.00', currency: 'USD' },
    ]);
  });

  it('have the trial balance of each, which comes to nothing in every column', () => {
    const trial = table('trial-balance');
    expect(row(trial, 'Total')).toBe('0.00 0.00 0.00 0.00 0.00');
    expect(row(trial, 'Assets:Checking')).toBe('1900.00 400.00 4000.00 0.00 6300.00');
    expect(wrongCells(trial)).toEqual([]);
  });

  it('together, by months or beside another year, show all of them in each column', () => {
    const months = table('income-statement', { entities: [A, B], interval: 'quarter' });
    expect(titles(months)).toEqual(['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', 'Total']);
    expect(row(months, 'Net income')).toBe('1300.00 0.00 0.00 0.00 1300.00');
    const compared = table('balance-sheet', { compare: 'year' });
    expect(row(compared, 'Total assets')).toBe('6300.00 0.00 6300.00');
    expect(() => table('income-statement', { layout: 'side-by-side', interval: 'month' })).toThrow(
      'one of these at a time',
    );
  });

  it('know the accounts behind a line of all of them', () => {
    const { rows, columns } = table('income-statement', { entities: [A, B], layout: 'side-by-side' });
    expect(rows.find(({ cells }) => cells[0] === 'Service revenue')!.account_ids).toHaveLength(2);
    const ids = new Map(books.call('entity.list').map(({ id, name }) => [name, id]));
    expect(columns.slice(2, 4).map(({ entity_id }) => entity_id)).toEqual([ids.get(A), ids.get(B)]);
  });
});

describe.skipIf(!hasWorkedYear)('the worked year of an owner and their company', () => {
  it('together is worth what the reference says, and nothing is left between the two', async () => {
    const vault = await TestBooks.create();
    const year = loadWorkedYear();
    await enterWorkedCrossings(vault, year);
    const ask = (report: string) => vault.call('reports.table', { report, ...YEAR }) as Promise<ReportTable>;
    const worth = await ask('net-worth');
    expect(row(worth, 'Net worth').split(' ').at(-1)).toBe(year.expected.P_net_worth);
    expect(worth.not_eliminated).toEqual([]);
    const income = await ask('income-statement');
    // Mileage is a cost of the one and income of the other, and nobody was paid.
    expect(row(income, 'Car and truck')).toBe('350.00 0.00 -350.00 0.00');
    expect(row(income, 'Net income').split(' ')[2]).toBe('0.00');
    for (const one of [worth, income, await ask('cash-flow'), await ask('balance-sheet')])
      expect(wrongCells(one)).toEqual([]);
    await vault.close();
  }, 60_000);
});

describe('whose books, and when', () => {
  it('is all there are, one, or those that were named', () => {
    expect(table('trial-balance').entities.map(({ name }) => name)).toEqual([A, B, ADA]);
    expect(table('trial-balance', { entity: B }).entities.map(({ name }) => name)).toEqual([B]);
    expect(() => table('trial-balance', { entity: B, entities: [A] })).toThrow('one entity or about several');
    expect(() => table('general-ledger')).toThrow('about the books of one entity');
  });

  it('is a month, a quarter or a year as well as two days', () => {
    const days = (period: string) => {
      const asked = { report: 'income-statement', entity: A, period };
      const { from, to } = books.call('reports.table', asked) as ReportTable;
      return `${from} to ${to}`;
    };
    expect(days('2024-02')).toBe('2024-02-01 to 2024-02-29');
    expect(days('2025-Q4')).toBe('2025-10-01 to 2025-12-31');
    expect(days('2025')).toBe('2025-01-01 to 2025-12-31');
    expect(() => table('income-statement', { entity: A, period: '2025' })).toThrow('A period and two days');
  });

  it('is the entity’s own fiscal year, which the balance sheet goes by, too', async () => {
    books.call('entity.update', { entity: A, fiscal_month: 7 });
    books.enter(A, '2025-04-01', 'Client', { 'Accounts receivable': '20', 'Service revenue': '-20' });
    const asked = { report: 'income-statement', period: 'FY2025' };
    const days = (entity: string) => {
      const { from, to } = books.call('reports.table', { ...asked, entity }) as ReportTable;
      return `${from} to ${to}`;
    };
    expect([days(A), days(B)]).toEqual(['2024-07-01 to 2025-06-30', '2025-01-01 to 2025-12-31']);
    expect(() => books.call('reports.table', asked)).toThrow('begin in different months');
    for (const basis of ['accrual', 'cash']) {
      const sheet = async (to: string): Promise<ReportTable> =>
        await books.call('reports.table', { report: 'balance-sheet', entity: A, to, basis });
      // Neither the client's 20 nor the other company's fee of 150 is paid.
      const earned = basis === 'cash' ? '900.00' : '1070.00';
      expect(row(await sheet('2025-06-30'), 'Net income')).toBe(earned);
      expect(row(await sheet('2025-07-01'), 'Net income of earlier years')).toBe(earned);
    }
  });
});
