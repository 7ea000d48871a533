import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comparedWith } from '../../main/reports/periods.ts';
import { PlainBooks } from './plain-books.ts';

const E = 'Harbor LLC';
let books: PlainBooks;

beforeEach(() => {
  books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  for (const [date, amount] of [
    ['2023-12-31', '1'],
    ['2024-02-29', '20'],
    ['2024-05-05', '300'],
    ['2025-01-01', '4000'],
    ['2025-03-31', '50000'],
  ] as const)
    books.enter(E, date, 'Client', { Checking: amount, 'Service revenue': `-${amount}` });
  books.enter(E, '2025-02-10', 'Landlord', { Rent: '7', Checking: '-7' });
});
afterEach(() => books.close());

const statement = (name: 'income_statement' | 'balance_sheet', input: object) => {
  const report = books.call(`reports.${name}`, { entity: E, ...input });
  const total = (figure: string) => report.totals.find((t) => t.name === figure)!.amounts;
  return { columns: report.columns, total };
};

describe('columns of a statement', () => {
  const span = { from: '2023-12-01', to: '2025-03-31' };

  it('are quarters, with the total', () => {
    const { columns, total } = statement('income_statement', { ...span, interval: 'quarter' });
    expect(columns).toEqual([...['2023-Q4', '2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2025-Q1', 'Total']]);
    expect(total('income')).toEqual(['1.00', '20.00', '300.00', '0.00', '0.00', '54000.00', '54321.00']);
  });

  it('are years, the last one as far as it was asked for', () => {
    const { columns, total } = statement('income_statement', {
      from: '2023-01-01',
      to: '2025-03-30',
      interval: 'year',
    });
    expect(columns).toEqual(['2023', '2024', '2025', 'Total']);
    expect(total('net_income')).toEqual(['1.00', '320.00', '3993.00', '4314.00']);
  });

  it('of a balance sheet are the days that quarters and years end on', () => {
    const quarters = statement('balance_sheet', {
      from: '2024-11-01',
      to: '2025-02-14',
      interval: 'quarter',
    });
    expect(quarters.columns).toEqual(['2024-12-31', '2025-02-14']);
    expect(quarters.total('assets')).toEqual(['321.00', '4314.00']);
    expect(quarters.total('net_income')).toEqual(['320.00', '3993.00']);
    const years = statement('balance_sheet', { ...span, interval: 'year' });
    expect(years.columns).toEqual(['2023-12-31', '2024-12-31', '2025-03-31']);
    expect(years.total('equity')).toEqual(['1.00', '321.00', '54314.00']);
  });
});

describe('a comparison', () => {
  it('puts the span before beside the span, with the change', () => {
    const { columns, total } = statement('income_statement', {
      ...{ from: '2025-01-01', to: '2025-03-31', compare: 'previous' },
    });
    expect(columns).toEqual(['2025-01-01 to 2025-03-31', '2024-10-01 to 2024-12-31', 'Change']);
    expect(total('income')).toEqual(['54000.00', '0.00', '54000.00']);
    expect(total('expenses')).toEqual(['7.00', '0.00', '7.00']);
  });

  it('or the same days a year before', () => {
    const { columns, total } = statement('income_statement', {
      ...{ from: '2025-02-01', to: '2025-02-28', compare: 'year' },
    });
    expect(columns[1]).toBe('2024-02-01 to 2024-02-29');
    expect(total('net_income')).toEqual(['-7.00', '20.00', '-27.00']);
  });

  it('of balance sheets takes the ends of both spans', () => {
    const { columns, total } = statement('balance_sheet', {
      ...{ from: '2025-01-01', to: '2025-01-31', compare: 'previous' },
    });
    expect(columns).toEqual(['2025-01-31', '2024-12-31', 'Change']);
    expect(total('assets')).toEqual(['4321.00', '321.00', '4000.00']);
    expect(total('net_income')).toEqual(['4000.00', '320.00', '3680.00']);
    expect(
      statement('balance_sheet', { to: '2025-02-14', compare: 'year' }).total('liabilities_and_equity'),
    ).toEqual([...['4314.00', '1.00', '4313.00']]);
  });

  it('and a row of periods are two ways to look at it', () => {
    expect(() => statement('income_statement', { compare: 'year', interval: 'month' })).toThrow(
      /compares two spans/,
    );
  });

  it.each([
    ['2025-01-01', '2025-01-31', 'previous', '2024-12-01', '2024-12-31'],
    ['2025-01-10', '2025-01-12', 'previous', '2025-01-07', '2025-01-09'],
    ['2025-03-01', '2025-04-30', 'previous', '2025-01-01', '2025-02-28'],
    ['2024-02-10', '2024-02-29', 'year', '2023-02-10', '2023-02-28'],
    ['2025-02-01', '2025-02-28', 'year', '2024-02-01', '2024-02-29'],
    ['2025-02-02', '2025-02-28', 'year', '2024-02-02', '2024-02-28'],
  ] as const)('%s to %s, %s, is with %s to %s', (from, to, way, earlier, until) => {
    expect(comparedWith({ from, to }, way)).toEqual({ from: earlier, to: until });
  });
});
