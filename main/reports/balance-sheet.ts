/**
 * Assets, liabilities and equity on a day, beside an earlier day, or at the end of each month, quarter or year. Income that was not closed to equity stands in equity
 * as two computed lines, this calendar year's and earlier years', so that the sheet balances on any day.
 */
import type { StatementReport } from '../../shared/contract/reports.ts';
import { type ChartAccount, loadChart, type Scope } from '../ledger/index.ts';
import { type Compare, comparedWith, type Interval, periodsOf, requireOneWay } from './periods.ts';
import { keyFigure, type ReportRow, type ReportTotal, section, totalRow } from './rows.ts';
import { resolveSpan, type Span, type SpanInput } from './span.ts';
import {
  addTo,
  anyAmount,
  BEGINNING,
  BUCKET,
  type Bucket,
  CHANGE,
  currencyNotes,
  FiguresByCurrency,
  type Sum,
  sumAll,
} from './sums.ts';

type Input = SpanInput & { interval: Interval; compare: Compare };

/** Under these ids the computed lines stand among the figures; no account has such an id. */
const THIS_YEAR = 'this-year';
const EARLIER_YEARS = 'earlier-years';

export function balanceSheet(scope: Scope, input: Input): StatementReport {
  requireOneWay(input.interval, input.compare);
  const span = resolveSpan(scope, input);
  const chart = loadChart(scope.db, span.entity.id);
  const { columns, figures } =
    input.compare === 'none'
      ? byPeriod(scope, span, chart, input.interval)
      : compared(scope, span, chart, comparedWith(span, input.compare).to);
  const currencies = figures.currencies(span.entity.base_currency);
  const sheets = currencies.map((currency) => sheet(chart, figures, currency));
  return {
    report: 'balance_sheet',
    entity: span.entity.name,
    from: input.interval === 'none' ? null : span.from,
    to: span.to,
    columns,
    rows: sheets.flatMap((s) => s.rows),
    totals: sheets.flatMap((s) => s.totals),
    notes: currencyNotes(currencies),
  };
}

interface Layout {
  columns: string[];
  figures: FiguresByCurrency;
}

/** Ends of periods are ends of months, or the day of the report itself. */
function byPeriod(scope: Scope, span: Span, chart: readonly ChartAccount[], interval: Interval): Layout {
  const days = interval === 'none' ? [span.to] : periodsOf(span, interval).map((period) => period.end);
  const figures = new FiguresByCurrency(days.length);
  const sums = sumsUntil(scope, span, span.to, interval === 'none' ? BUCKET.year : BUCKET.month);
  for (const [column, day] of days.entries()) addBalances(figures, chart, sums, column, day);
  return { columns: days, figures };
}

function compared(scope: Scope, span: Span, chart: readonly ChartAccount[], earlier: string): Layout {
  const days = [span.to, earlier];
  const figures = new FiguresByCurrency(CHANGE.width);
  for (const [column, day] of days.entries())
    addBalances(figures, chart, sumsUntil(scope, span, day, BUCKET.year), column, day);
  figures.fillChange();
  return { columns: [...days, CHANGE.name], figures };
}

function sumsUntil(scope: Scope, { entity }: Span, to: string, bucket: Bucket): Sum[] {
  return sumAll(scope.db, { entityId: entity.id, from: BEGINNING, to, bucket });
}

/** Balances on a day. A bucket (year or month) belongs to every column whose day it does not lie after. */
function addBalances(
  figures: FiguresByCurrency,
  chart: readonly ChartAccount[],
  sums: readonly Sum[],
  column: number,
  day: string,
): void {
  const earning = new Set(chart.filter((a) => a.type === 'income' || a.type === 'expense').map((a) => a.id));
  for (const { account_id, currency, bucket, minor } of sums) {
    if (bucket > day) continue;
    const ofYear = bucket.slice(0, 4) === day.slice(0, 4) ? THIS_YEAR : EARLIER_YEARS;
    figures.columns(currency, earning.has(account_id) ? ofYear : account_id)[column]! += minor;
  }
}

function sheet(chart: readonly ChartAccount[], all: FiguresByCurrency, currency: string) {
  const figures = all.of(currency);
  const { width } = all;
  const earned = (id: string) =>
    (figures.get(id) ?? new Array<number>(width).fill(0)).map((amount) => -amount);
  const thisYear = earned(THIS_YEAR);
  const before = earned(EARLIER_YEARS);
  const computed = [
    ...(anyAmount(before) ? [{ label: 'Net income of earlier years', amounts: before }] : []),
    { label: 'Net income', amounts: thisYear },
  ];
  const assets = section(chart, figures, { label: 'Assets', type: 'asset', currency, sign: 1, width });
  const liabilities = section(chart, figures, {
    label: 'Liabilities',
    type: 'liability',
    currency,
    sign: -1,
    width,
  });
  const equity = section(
    chart,
    figures,
    { label: 'Equity', type: 'equity', currency, sign: -1, width },
    computed,
  );
  const both = [...liabilities.total];
  addTo(both, equity.total);
  const rows: ReportRow[] = [
    ...assets.rows,
    ...liabilities.rows,
    ...equity.rows,
    totalRow('Total liabilities and equity', currency, both),
  ];
  const totals: ReportTotal[] = [
    keyFigure('assets', currency, assets.total),
    keyFigure('liabilities', currency, liabilities.total),
    keyFigure('equity', currency, equity.total),
    keyFigure('liabilities_and_equity', currency, both),
    keyFigure('net_income', currency, thisYear),
  ];
  return { rows, totals };
}
