/**
 * Income and expenses of a period: in one column, by months, quarters or years with their total, or beside an earlier
 * period with the change. Entries that close the year to equity are left out.
 */
import type { StatementReport } from '../../shared/contract/reports.ts';
import {
  BUCKET,
  type ChartAccount,
  loadChart,
  type Scope,
  type SumQuery,
  sumEarnings,
} from '../ledger/index.ts';
import { anyAmount, CHANGE, currencyNotes, FiguresByCurrency } from './figures.ts';
import {
  type Compare,
  comparedWith,
  type Days,
  type Interval,
  periodOf,
  periodsOf,
  requireOneWay,
} from './periods.ts';
import { keyFigure, section, totalRow } from './rows.ts';
import { resolveSpan, type Span, type SpanInput } from './span.ts';

type Input = SpanInput & { interval: Interval; compare: Compare };

const TOTAL = 'Total';

interface Layout {
  columns: string[];
  figures: FiguresByCurrency;
}

export function incomeStatement(scope: Scope, input: Input): StatementReport {
  requireOneWay(input.interval, input.compare);
  const span = resolveSpan(scope, input);
  const chart = loadChart(scope.db, span.entity.id);
  const { columns, figures } =
    input.compare === 'none'
      ? byPeriod(scope, span, input.interval)
      : compared(scope, span, comparedWith(span, input.compare));
  const currencies = figures.currencies(span.entity.base_currency);
  const statements = currencies.map((currency) => statement(chart, figures, currency));
  return {
    report: 'income_statement',
    entity: span.entity.name,
    from: span.from,
    to: span.to,
    columns,
    rows: statements.flatMap((s) => s.rows),
    totals: statements.flatMap((s) => s.totals),
    notes: currencyNotes(currencies),
  };
}

function byPeriod(scope: Scope, span: Span, interval: Interval): Layout {
  const names = interval === 'none' ? [] : periodsOf(span, interval).map((period) => period.name);
  const bucket = interval === 'none' ? BUCKET.whole : BUCKET.month;
  const figures = new FiguresByCurrency(names.length + 1);
  const columnOf = new Map(names.map((name, column) => [name, column]));
  for (const { account_id, currency, bucket: month, minor } of sumEarnings(scope.db, query(span, bucket))) {
    const columns = figures.columns(currency, account_id);
    if (interval !== 'none') columns[columnOf.get(periodOf(month, interval))!]! += minor;
    columns[names.length]! += minor;
  }
  return { columns: [...names, TOTAL], figures };
}

function compared(scope: Scope, span: Span, earlier: Days): Layout {
  const figures = new FiguresByCurrency(CHANGE.width);
  for (const [column, days] of [span, earlier].entries()) {
    for (const { account_id, currency, minor } of sumEarnings(
      scope.db,
      query({ entity: span.entity, from: days.from, to: days.to }, BUCKET.whole),
    ))
      figures.columns(currency, account_id)[column]! += minor;
  }
  figures.fillChange();
  const names = [span, earlier].map((days) => `${days.from} to ${days.to}`);
  return { columns: [...names, CHANGE.name], figures };
}

function query({ entity, from, to }: Span, bucket: SumQuery['bucket']): SumQuery {
  return { entityId: entity.id, from, to, bucket };
}

/**
 * Of one currency, whatever the columns stand for. What has a figure on a deferred account was received before it was earned, and
 * is income on the cash basis.
 */
export function statement(chart: readonly ChartAccount[], all: FiguresByCurrency, currency: string) {
  const figures = all.of(currency);
  const { width } = all;
  const received = chart
    .filter(({ role, id }) => role === 'deferred' && anyAmount(figures.get(id) ?? []))
    .map(({ id, name }) => ({ label: name, amounts: figures.get(id)!.map((amount) => -amount) }));
  const options = { label: 'Income', type: 'income', currency, sign: -1, width } as const;
  const income = section(chart, figures, options, received);
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
