/** Statements as they are drawn: which days stand behind a figure, what is left out, and what leaves as text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodOf } from '../../renderer/app/period.ts';
import { changeTenths } from '../../renderer/features/reports/change.ts';
import { columnOf } from '../../renderer/features/reports/columns.ts';
import { asCsv, asTsv } from '../../renderer/features/reports/delimited.ts';
import { doorOf } from '../../renderer/features/reports/drill.ts';
import { hasZeroRows, sheetOf, withoutZeroRows } from '../../renderer/features/reports/sheet.ts';
import { chartSpanOf, spanOf, taxSpanOf } from '../../renderer/features/reports/span.ts';
import type { StatementReport } from '../../shared/contract/reports.ts';

const YEAR = { from: '2026-01-01', to: '2026-10-31' };

type ReportRow = StatementReport['rows'][number];
function row(
  kind: ReportRow['kind'],
  label: string,
  amounts: string[],
  more: Partial<ReportRow> = {},
): ReportRow {
  return { kind, label, depth: 0, account_id: null, code: null, currency: 'USD', amounts, ...more };
}

function statement(columns: string[], rows: ReportRow[], report = 'income_statement'): StatementReport {
  return { report, entity: 'Northlight LLC', ...YEAR, columns, rows, totals: [], notes: [] };
}

describe('spans', () => {
  test('a running period ends today, one that is over at its end', () => {
    expect(spanOf(periodOf('2026', '2026-10-31'), '2026-10-31')).toEqual(YEAR);
    expect(spanOf(periodOf('2025', '2026-10-31'), '2026-10-31')).toEqual({
      from: '2025-01-01',
      to: '2025-12-31',
    });
    expect(spanOf(periodOf('2027', '2026-10-31'), '2026-10-31')).toEqual({
      from: '2027-01-01',
      to: '2027-12-31',
    });
    expect(spanOf(periodOf('all', '2026-10-31'), '2026-10-31')).toEqual({
      from: undefined,
      to: '2026-10-31',
    });
  });

  test('a return is for the whole year', () => {
    expect(taxSpanOf(periodOf('2026', '2026-10-31'), '2026-10-31').to).toBe('2026-12-31');
    expect(taxSpanOf(periodOf('all', '2026-10-31'), '2026-10-31')).toEqual({
      from: '2026-01-01',
      to: '2026-12-31',
    });
  });

  test('a chart has twelve months at least', () => {
    expect(chartSpanOf({ from: '2026-10-01', to: '2026-10-31' })).toEqual({
      from: '2025-11-01',
      to: '2026-10-31',
    });
    expect(chartSpanOf({ from: '2026-12-01', to: '2026-12-31' }).from).toBe('2026-01-01');
    expect(chartSpanOf({ from: '2024-03-01', to: '2026-10-31' }).from).toBe('2024-03-01');
  });
});

describe('columns', () => {
  test('know the days behind their figures', () => {
    expect(columnOf('2026-02', YEAR, false).days).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(columnOf('2026-Q4', YEAR, false)).toMatchObject({
      days: { from: '2026-10-01', to: '2026-10-31' },
      period: '2026-Q4',
    });
    expect(columnOf('2026', { from: '2026-03-15', to: '2026-10-31' }, false).days).toEqual({
      from: '2026-03-15',
      to: '2026-10-31',
    });
    expect(columnOf('2025-01-01 to 2025-10-31', YEAR, false).days).toEqual({
      from: '2025-01-01',
      to: '2025-10-31',
    });
    expect(columnOf('Total', YEAR, false).days).toEqual(YEAR);
    expect(columnOf('Change', YEAR, false).days).toBeUndefined();
  });

  test('of balances begin with the books', () => {
    expect(columnOf('2026-10-31', YEAR, true).days).toEqual({ from: undefined, to: '2026-10-31' });
    expect(columnOf('Opening', YEAR, true).days).toEqual({ from: undefined, to: '2025-12-31' });
    expect(columnOf('Debits', YEAR, true).days).toEqual(YEAR);
  });
});

describe('sheets', () => {
  const rows = [
    row('heading', 'Income', []),
    row('account', 'Sales', ['120.00', '100.00', '20.00'], { depth: 1, account_id: 'sales' }),
    row('heading', 'Fees', [], { depth: 1, account_id: 'fees' }),
    row('account', 'Late fees', ['0.00', '0.00', '0.00'], { depth: 2, account_id: 'late' }),
    row('subtotal', 'Total Fees', ['0.00', '0.00', '0.00'], { depth: 1, account_id: 'fees' }),
    row('total', 'Total income', ['120.00', '100.00', '20.00']),
    row('total', 'Net income', ['120.00', '0.00', '120.00']),
  ];
  const compared = sheetOf(
    statement(['2026-01-01 to 2026-10-31', '2025-01-01 to 2025-10-31', 'Change'], rows),
    YEAR,
  );

  test('a comparison has the change in percent after it', () => {
    expect(compared.columns.at(-1)).toMatchObject({ show: 'percent' });
    expect(compared.rows[1]?.cells).toEqual(['120.00', '100.00', '20.00', 200]);
    expect(compared.rows.at(-1)?.cells.at(-1)).toBeNull();
    expect(compared.rows[0]?.cells).toEqual([]);
  });

  test('rows at zero go with the headings and sums that are about them alone', () => {
    expect(hasZeroRows(compared)).toBe(true);
    expect(withoutZeroRows(compared).rows.map(({ label }) => label)).toEqual([
      'Income',
      'Sales',
      'Total income',
      'Net income',
    ]);
  });

  test('the last total closes the statement; total assets, too', () => {
    expect(compared.rows.filter(({ grand }) => grand).map(({ label }) => label)).toEqual(['Net income']);
    const sheet = sheetOf(
      statement(
        ['2026-10-31'],
        ['Total assets', 'Total equity', 'Both'].map((name) => row('total', name, ['1.00'])),
        'balance_sheet',
      ),
      YEAR,
    );
    expect(sheet.rows.filter(({ grand }) => grand).map(({ label }) => label)).toEqual([
      'Total assets',
      'Both',
    ]);
  });

  test('a figure is a door to its entries', () => {
    const [now, , change] = compared.columns;
    const [, sales, , , fees, total] = compared.rows;
    expect(doorOf(sales!, now!, 'income-statement')).toEqual({
      to: '/register/$account',
      account: 'sales',
      from: '2026-01-01',
      until: '2026-10-31',
    });
    expect(doorOf(fees!, now!, 'income-statement')).toMatchObject({
      report: 'general-ledger',
      account: 'fees',
    });
    expect(doorOf(total!, now!, 'income-statement')).toMatchObject({
      report: 'general-ledger',
      account: undefined,
    });
    expect(doorOf(sales!, change!, 'income-statement')).toBeNull();
  });
});

describe('change in percent', () => {
  test('is exact, rounded once, away from zero', () => {
    expect(changeTenths('150.00', '100.00')).toBe(500);
    expect(changeTenths('100.05', '100.00')).toBe(1);
    expect(changeTenths('99.95', '100.00')).toBe(-1);
    expect(changeTenths('-50.00', '-100.00')).toBe(500);
    expect(changeTenths('50', '-100')).toBe(1500);
    expect(changeTenths('1.00', '0.00')).toBeNull();
  });

  test('agrees with plain arithmetic', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999, max: 999_999 }),
        fc.integer({ min: 1, max: 999_999 }),
        (a, b) => {
          const text = (minor: number) =>
            `${minor < 0 ? '-' : ''}${Math.trunc(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;
          expect(Math.abs((changeTenths(text(a), text(b)) ?? 0) - ((a - b) / b) * 1000)).toBeLessThanOrEqual(
            0.5 + 1e-6,
          );
        },
      ),
    );
  });
});

describe('as text', () => {
  const lines = [
    [{ text: '=SUM(A1)' }, { text: 'Acme, Inc. "West"' }, { figure: '-12.50' }, { figure: null }],
  ];

  test('a text that looks like a formula is disarmed, an amount keeps its minus', () => {
    expect(asCsv(lines)).toBe('\uFEFF\'=SUM(A1),"Acme, Inc. ""West""",-12.50,\r\n');
    expect(asTsv(lines)).toBe('\'=SUM(A1)\t"Acme, Inc. ""West"""\t-12.50\t');
    expect(asTsv([[{ text: '-1' }, { text: '+1' }, { text: '@a' }, { text: 'a=b' }]])).toBe(
      "'-1\t'+1\t'@a\ta=b",
    );
  });
});
