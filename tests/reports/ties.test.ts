/** What holds of reports over any books: they add up, tie to the trial balance, and tell one thing in two ways alike. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportTable } from '../../shared/contract/report-table.ts';
import { wrongCells } from './adding-up.ts';
import type { PlainBooks } from './plain-books.ts';
import { ENTITIES, type Roll, randomBooks, rolls } from './random-books.ts';

const RUNS = 12;
const YEAR = { from: '2025-01-01', to: '2025-10-17' };
const SCOPES: readonly object[] = [...ENTITIES.map((entity) => ({ entity })), {}];

const IN_COLUMNS = [
  ...['income-statement', 'balance-sheet', 'cash-flow', 'net-worth', 'spending', 'income-by-customer'],
];

function over(test: (books: PlainBooks) => void): void {
  fc.assert(
    fc.property(rolls, (all: Roll[]) => {
      const books = randomBooks(all);
      try {
        test(books);
      } finally {
        books.close();
      }
    }),
    { numRuns: RUNS },
  );
}

const tableOf = (books: PlainBooks, report: string, more: object): ReportTable =>
  books.call('reports.table', { report, ...YEAR, ...more });

/** Minor units of the row of that name in the last column of money; nothing where there is no such row. */
function figure({ columns, rows }: ReportTable, label: string): number {
  const last = columns.findLastIndex(({ kind }) => kind === 'money');
  const cell = rows.find(({ cells }) => cells[0] === label)?.cells[last] ?? '0';
  return Number(cell.replace('.', ''));
}

/** Of a column, by its key. */
function inColumn({ columns, rows }: ReportTable, key: string, label: string): number {
  const place = columns.findIndex((column) => column.key === key);
  return Number(rows.find(({ cells }) => cells[0] === label)!.cells[place]!.replace('.', ''));
}

/** Balances of the trial balance whose path begins so, debits positive. */
function balances(trial: ReportTable, roots: readonly string[]): number {
  const last = trial.columns.findLastIndex(({ kind }) => kind === 'money');
  return trial.rows
    .filter(({ kind, cells }) => kind === 'account' && roots.includes(cells[0]!.split(':')[0]!))
    .reduce((sum, { cells }) => sum + Number(cells[last]!.replace('.', '')), 0);
}

describe('over any books', () => {
  it('every table adds up, whosever books and in whatever columns', () => {
    over((books) => {
      for (const report of IN_COLUMNS)
        for (const more of [{}, { interval: 'quarter' }, { compare: 'previous' }, { entity: ENTITIES[0] }])
          expect(wrongCells(tableOf(books, report, more))).toEqual([]);
      for (const scope of SCOPES) expect(wrongCells(tableOf(books, 'trial-balance', scope))).toEqual([]);
      for (const entity of ENTITIES)
        for (const report of ['journal', 'general-ledger'])
          expect(wrongCells(tableOf(books, report, { entity }))).toEqual([]);
    });
  });

  it('balance sheet and income statement tie to the trial balance', () => {
    over((books) => {
      for (const scope of SCOPES) {
        const trial = tableOf(books, 'trial-balance', scope);
        expect(figure(trial, 'Total')).toBe(0);
        const sheet = tableOf(books, 'balance-sheet', scope);
        expect(figure(sheet, 'Total assets')).toBe(balances(trial, ['Assets']));
        expect(0 - figure(sheet, 'Total liabilities')).toBe(balances(trial, ['Liabilities']));
        expect(figure(sheet, 'Total assets')).toBe(figure(sheet, 'Total liabilities and equity'));
        const ever = tableOf(books, 'income-statement', { ...scope, from: '2020-01-01' });
        expect(0 - figure(ever, 'Net income')).toBe(balances(trial, ['Income', 'Expenses']));
      }
    });
  });

  it('lists of entries tie to the statements', () => {
    over((books) => {
      for (const scope of SCOPES) {
        const income = tableOf(books, 'income-statement', scope);
        for (const by of ['category', 'payee'])
          expect(figure(tableOf(books, 'spending', { ...scope, by }), 'Total')).toBe(
            figure(income, 'Total expenses'),
          );
        expect(figure(tableOf(books, 'income-by-customer', scope), 'Total')).toBe(
          figure(income, 'Total income'),
        );
        const sheet = tableOf(books, 'balance-sheet', scope);
        expect(figure(tableOf(books, 'net-worth', scope), 'Net worth')).toBe(figure(sheet, 'Total equity'));
      }
      for (const entity of ENTITIES) {
        const trial = tableOf(books, 'trial-balance', { entity });
        const debits = trial.rows.find(({ cells }) => cells[0] === 'Total')!.cells[3];
        expect(tableOf(books, 'journal', { entity }).rows.at(-1)?.cells[6] ?? '0.00').toBe(debits);
        for (const { cells, account_ids } of trial.rows.filter(({ kind }) => kind === 'account')) {
          const statement = tableOf(books, 'account-statement', { account: account_ids[0] });
          expect(statement.rows.at(-1)!.cells[7]).toBe(cells.at(-2));
          expect(wrongCells(statement)).toEqual([]);
        }
      }
      for (const entity of ENTITIES.slice(0, 2))
        expect(figure(tableOf(books, 'equity-statement', { entity }), 'Closing capital')).toBe(
          figure(tableOf(books, 'balance-sheet', { entity }), 'Total equity'),
        );
    });
  });

  it('what is owed by age comes to the balances of its accounts', () => {
    over((books) => {
      for (const entity of ENTITIES) {
        const trial = tableOf(books, 'trial-balance', { entity });
        const balanceOf = (path: string) =>
          Number(
            trial.rows
              .find(({ cells }) => cells[0] === path)
              ?.cells.at(-2)
              ?.replace('.', '') ?? 0,
          );
        for (const [report, path, sign] of [
          ['receivables-aging', 'Assets:Accounts receivable', 1],
          ['payables-aging', 'Liabilities:Accounts payable', -1],
        ] as const) {
          const aging = tableOf(books, report, { entity });
          expect(wrongCells(aging)).toEqual([]);
          expect(figure(aging, 'Total')).toBe(0 + sign * balanceOf(path));
        }
      }
    });
  });

  it('what crossed between all of them comes to nothing', () => {
    over((books) => {
      const trial = tableOf(books, 'trial-balance', {});
      expect(inColumn(trial, 'eliminations', 'Total')).toBe(0);
      const income = tableOf(books, 'income-statement', {});
      expect(inColumn(income, 'eliminations', 'Net income')).toBe(0);
      const sheet = tableOf(books, 'balance-sheet', {});
      expect(inColumn(sheet, 'eliminations', 'Total assets')).toBe(
        inColumn(sheet, 'eliminations', 'Total liabilities and equity'),
      );
      // What is left between them was booked without a counterpart, and is listed.
      const left = sheet.not_eliminated.reduce((sum, { amount }) => sum + Number(amount.replace('.', '')), 0);
      const unpaired = books.call('crossing.unpaired', { as_of: YEAR.to });
      expect(left).toBe(unpaired.reduce((sum, { amount_minor }) => sum + amount_minor, 0));
      const flow = tableOf(books, 'cash-flow', {});
      expect(inColumn(flow, 'eliminations', 'Change in cash')).toBe(0);
    });
  });

  it('cash flow told directly and indirectly is the change of cash', () => {
    over((books) => {
      for (const scope of SCOPES) {
        const [direct, indirect] = ['direct', 'indirect'].map((method) =>
          tableOf(books, 'cash-flow', { ...scope, method }),
        ) as [ReportTable, ReportTable];
        for (const part of ['operating', 'investing', 'financing'])
          expect(figure(direct, `Net cash from ${part} activities`)).toBe(
            figure(indirect, `Net cash from ${part} activities`),
          );
        const cashOn = (day: string) => {
          const sheet = tableOf(books, 'balance-sheet', { ...scope, from: '2020-01-01', to: day });
          return ['Checking', 'Savings', 'Cash'].reduce((sum, name) => sum + figure(sheet, name), 0);
        };
        expect(figure(direct, 'Cash at the beginning')).toBe(cashOn('2024-12-31'));
        expect(figure(direct, 'Cash at the end')).toBe(cashOn(YEAR.to));
        expect(figure(indirect, 'Cash at the end')).toBe(cashOn(YEAR.to));
      }
    });
  });

  it('accrual and cash agree by the steps between them', async () => {
    await fc.assert(
      fc.asyncProperty(rolls, async (all: Roll[]) => {
        const books = randomBooks(all);
        for (const scope of SCOPES) {
          const asked = { ...YEAR, ...scope, basis: 'cash' };
          const cash: ReportTable = await books.call('reports.table', {
            ...asked,
            report: 'income-statement',
          });
          expect(wrongCells(cash)).toEqual([]);
          expect(figure(cash, 'Net income, cash basis')).toBe(figure(cash, 'Net income'));
          expect(figure(cash, 'Net income, accrual basis')).toBe(
            figure(tableOf(books, 'income-statement', scope), 'Net income'),
          );
          const sheet: ReportTable = await books.call('reports.table', { ...asked, report: 'balance-sheet' });
          expect(figure(sheet, 'Total assets')).toBe(figure(sheet, 'Total liabilities and equity'));
          expect(wrongCells(sheet)).toEqual([]);
        }
        books.close();
      }),
      { numRuns: RUNS },
    );
  });
});
