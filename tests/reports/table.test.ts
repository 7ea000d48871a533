/** Reports as tables: cells, kinds and what adds up to what, by a small year of one company. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportTable } from '../../shared/contract/report-table.ts';
import { wrongCells } from './adding-up.ts';
import { PlainBooks } from './plain-books.ts';

const E = 'Harbor LLC';
const YEAR = { from: '2025-01-01', to: '2025-12-31' };
let books: PlainBooks;

beforeEach(() => {
  books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  books.call('account.create', { entity: E, name: 'Till', type: 'asset', parent: 'Checking' });
  books.enter(E, '2024-12-10', 'Start', { Checking: '1000', 'Member contributions': '-1000' });
  books.enter(E, '2025-02-10', 'Client', { Till: '250.50', 'Service revenue': '-250.50' });
  books.enter(E, '2025-02-11', 'Paper', { Advertising: '100', 'Business credit card': '-100' });
  books.enter(E, '2025-03-12', 'Diner', { Meals: '40', Checking: '-40' });
});
afterEach(() => books.close());

const table = (report: string, more: object = YEAR): ReportTable =>
  books.call('reports.table', { report, entity: E, ...more });

/** Label and amounts of each row, and which rows it adds up. */
function lines({ columns, rows }: ReportTable): string[] {
  const money = columns.flatMap(({ kind }, at) => (kind === 'money' || kind === 'percent' ? [at] : []));
  return rows.map(({ cells, adds }) => {
    const sum = adds.map(({ row, times }) => `${times === 1 ? '+' : '-'}${row}`).join('');
    return [cells[0], ...money.map((at) => cells[at] ?? '·'), sum].join(' ').trimEnd();
  });
}

describe('a report as a table', () => {
  it('says of an income statement which rows a total adds up', () => {
    const income = table('income-statement');
    expect(lines(income)).toEqual([
      ...['Income ·', 'Service revenue 250.50', 'Total income 250.50 +1'],
      ...['Expenses ·', 'Advertising 100.00', 'Meals 40.00', 'Total expenses 140.00 +4+5'],
      'Net income 110.50 +2-6',
    ]);
    expect(income).toMatchObject({ title: 'Income statement', basis: 'accrual', next: null, ...YEAR });
    expect(income.columns.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
      ...['account text', 'code text', 'total money', 'currency text'],
    ]);
    expect(wrongCells(income)).toEqual([]);
  });

  it('says of columns which days are behind them and which of them come to the total', () => {
    const { columns, rows } = table('income-statement', { ...YEAR, to: '2025-05-15', interval: 'quarter' });
    expect(columns.slice(2, 5)).toMatchObject([
      { key: '2025-Q1', from: '2025-01-01', to: '2025-03-31', adds: [] },
      { key: '2025-Q2', from: '2025-04-01', to: '2025-05-15', adds: [] },
      {
        key: 'total',
        adds: [
          { column: 2, times: 1 },
          { column: 3, times: 1 },
        ],
      },
    ]);
    expect(rows[1]!.account_ids).toHaveLength(1);
  });

  it('compares with the year before, the change in percent where there is anything to compare with', () => {
    const sheet = table('balance-sheet', { to: '2025-12-31', compare: 'year' });
    expect(lines(sheet)).toEqual([
      'Assets · · · ·',
      'Checking · · · ·',
      ...['Checking 960.00 1000.00 -40.00 -4.0', 'Till 250.50 0.00 250.50 ·'],
      'Total Checking 1210.50 1000.00 210.50 21.1 +2+3',
      'Total assets 1210.50 1000.00 210.50 21.1 +4',
      ...['Liabilities · · · ·', 'Business credit card 100.00 0.00 100.00 ·'],
      'Total liabilities 100.00 0.00 100.00 · +7',
      ...[
        'Equity · · · ·',
        'Member contributions 1000.00 1000.00 0.00 0.0',
        'Net income 110.50 0.00 110.50 ·',
      ],
      'Total equity 1110.50 1000.00 110.50 11.1 +10+11',
      'Total liabilities and equity 1210.50 1000.00 210.50 21.1 +8+12',
    ]);
    expect(wrongCells(sheet)).toEqual([]);
  });

  it('adds up a trial balance downwards and across, before and after adjusting entries', () => {
    const adjusting = { tags: ['Adjusting', 'adjusting'] };
    books.enter(E, '2025-12-31', 'Prepaid', { 'Prepaid expenses': '30', Advertising: '-30' }, adjusting);
    const trial = table('trial-balance');
    expect(lines(trial)).toContain('Expenses:Advertising 0.00 100.00 0.00 100.00 -30.00 70.00');
    expect(lines(trial).at(-1)).toBe('Total 0.00 390.50 390.50 0.00 0.00 0.00 +0+1+2+3+4+5+6+7');
    expect(trial.columns[2]).toMatchObject({ key: 'opening', from: null, to: '2024-12-31' });
    expect(wrongCells(trial)).toEqual([]);
  });

  it('goes on with a running balance from row to row, and from page to page', () => {
    const ledger = table('general-ledger', { ...YEAR, account: 'Checking' });
    expect(ledger.rows.map(({ kind, follows }) => [kind, follows])).toEqual([
      ...[
        ['opening', null],
        ['line', 0],
      ],
      ...[
        ['opening', null],
        ['line', 2],
      ],
    ]);
    expect(wrongCells(ledger)).toEqual([]);
    const first = table('general-ledger', { ...YEAR, account: 'Checking', limit: 1 });
    const second = table('general-ledger', { ...YEAR, account: 'Checking', limit: 1, after: first.next });
    expect(second.rows).toMatchObject([
      {
        kind: 'line',
        follows: null,
        cells: ['Assets:Checking', '1000', '2025-03-12', 'Diner', '', null, '40.00', '960.00', 'USD'],
      },
    ]);
  });

  it('puts below each line of Schedule C what it is made of', () => {
    books.call('tax.adjust', {
      entity: E,
      year: 2025,
      line: '8',
      mode: 'add',
      amount: '5',
      reason: 'Flyers',
    });
    books.call('tax.adjust', {
      entity: E,
      year: 2025,
      line: '24b',
      mode: 'replace',
      amount: '7',
      reason: 'As kept',
    });
    const form = table('schedule-c');
    const of = (line: string) => form.rows.filter(({ cells }) => cells[0] === line);
    expect(of('8').map(({ cells }) => cells.slice(1, 4))).toEqual([
      ['Advertising', null, '105.00'],
      ['Expenses:Advertising', '100.00', '100.00'],
      ['Flyers', null, '5.00'],
    ]);
    expect(of('8')[0]!.adds).toHaveLength(2);
    // Set to an amount of its own: nothing below it adds up to that.
    expect(of('24b').map(({ cells, adds }) => [cells[3], adds.length])).toEqual([
      ['7.00', 0],
      ['20.00', 0],
      ['7.00', 0],
    ]);
    expect(of('29')[0]!.adds.length).toBeGreaterThan(0);
    expect(form.basis).toBe('cash');
    expect(wrongCells(form)).toEqual([]);
  });

  it('refuses an option that the report does not have', () => {
    expect(() => table('trial-balance', { interval: 'month' })).toThrow(
      'Trial balance has no option “interval”.',
    );
  });
});
