/**
 * Income and expenses of a period, in one column or month by month with their total. Entries that close the year to
 * equity are left out.
 */
import type { StatementReport } from '../../shared/contract/reports.ts';
import { monthsBetween } from '../../shared/dates.ts';
import { type ChartAccount, loadChart, type Scope } from '../ledger/index.ts';
import { keyFigure, section, totalRow } from './rows.ts';
import { resolveSpan, type SpanInput } from './span.ts';
import { BUCKET, currencyNotes, FiguresByCurrency, type Sum, sumEarnings } from './sums.ts';

type Input = SpanInput & { interval: 'none' | 'month' };

const TOTAL = 'Total';

export function incomeStatement(scope: Scope, input: Input): StatementReport {
  const span = resolveSpan(scope, input);
  const byMonth = input.interval === 'month';
  const months = byMonth ? monthsBetween(span.from, span.to) : [];
  const chart = loadChart(scope.db, span.entity.id);
  const sums = sumEarnings(scope.db, {
    entityId: span.entity.id,
    from: span.from,
    to: span.to,
    bucket: byMonth ? BUCKET.month : BUCKET.whole,
  });
  const figures = layOut(sums, months);
  const currencies = figures.currencies(span.entity.base_currency);
  const statements = currencies.map((currency) => statement(chart, figures, currency));
  return {
    report: 'income_statement',
    entity: span.entity.name,
    from: span.from,
    to: span.to,
    columns: [...months, TOTAL],
    rows: statements.flatMap((s) => s.rows),
    totals: statements.flatMap((s) => s.totals),
    notes: currencyNotes(currencies),
  };
}

function layOut(sums: readonly Sum[], months: readonly string[]): FiguresByCurrency {
  const figures = new FiguresByCurrency(months.length + 1);
  const columnOf = new Map(months.map((month, column) => [month, column]));
  for (const { account_id, currency, bucket, minor } of sums) {
    const columns = figures.columns(currency, account_id);
    const column = columnOf.get(bucket);
    if (column !== undefined) columns[column]! += minor;
    columns[months.length]! += minor;
  }
  return figures;
}

function statement(chart: readonly ChartAccount[], all: FiguresByCurrency, currency: string) {
  const figures = all.of(currency);
  const { width } = all;
  const income = section(chart, figures, { label: 'Income', type: 'income', currency, sign: -1, width });
  const expenses = section(chart, figures, { label: 'Expenses', type: 'expense', currency, sign: 1, width });
  const net = income.total.map((amount, column) => amount - expenses.total[column]!);
  return {
    rows: [...income.rows, ...expenses.rows, totalRow('Net income', currency, net)],
    totals: [
      keyFigure('income', currency, income.total),
      keyFigure('expenses', currency, expenses.total),
      keyFigure('net_income', currency, net),
    ],
  };
}
