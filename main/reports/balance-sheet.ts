/**
 * Assets, liabilities and equity on a day, beside an earlier day, or at the end of each month, quarter or year. Income that was not
 * closed to equity stands in equity as two computed lines, this fiscal year's and earlier years', so that the sheet balances on
 * any day.
 */
import type { StatementReport } from '../../shared/contract/reports.ts';
import {
  BEGINNING,
  BUCKET,
  type ChartAccount,
  type EntityRow,
  loadChart,
  type Scope,
  type Sum,
  sumAll,
} from '../ledger/index.ts';
import { addTo, anyAmount, CHANGE, currencyNotes, FiguresByCurrency } from './figures.ts';
import {
  type Compare,
  comparedWith,
  fiscalYear,
  type Interval,
  periodsOf,
  requireOneWay,
} from './periods.ts';
import { keyFigure, type ReportRow, type ReportTotal, section, totalRow } from './rows.ts';
import { resolveSpan, type Span, type SpanInput } from './span.ts';

type Input = SpanInput & { interval: Interval; compare: Compare };

/** Under these ids the computed lines stand among the figures; no account has such an id. */
export const THIS_YEAR = 'this-year';
export const EARLIER_YEARS = 'earlier-years';
/** What the eliminations of several books leave over: capital as only those books together have it. */
export const COMBINED_CAPITAL = 'combined-capital';

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
  const sums = sumsUntil(scope, span, span.to);
  for (const [column, day] of days.entries()) addBalances(figures, span, chart, sums, column, day);
  return { columns: days, figures };
}

function compared(scope: Scope, span: Span, chart: readonly ChartAccount[], earlier: string): Layout {
  const days = [span.to, earlier];
  const figures = new FiguresByCurrency(CHANGE.width);
  for (const [column, day] of days.entries())
    addBalances(figures, span, chart, sumsUntil(scope, span, day), column, day);
  figures.fillChange();
  return { columns: [...days, CHANGE.name], figures };
}

function sumsUntil(scope: Scope, { entity }: Span, to: string): Sum[] {
  return sumAll(scope.db, { entityId: entity.id, from: BEGINNING, to, bucket: BUCKET.month });
}

/** Balances on a day. A month belongs to every column whose day it does not lie after. */
function addBalances(
  figures: FiguresByCurrency,
  { entity }: Span,
  chart: readonly ChartAccount[],
  sums: readonly Sum[],
  column: number,
  day: string,
): void {
  const earning = new Set(chart.filter((a) => a.type === 'income' || a.type === 'expense').map((a) => a.id));
  const begins = yearBegins(day, entity);
  for (const { account_id, currency, bucket, minor } of sums) {
    if (bucket > day) continue;
    const place = placeOnSheet(earning.has(account_id), account_id, bucket, begins);
    figures.columns(currency, place)[column]! += minor;
  }
}

/** The first month of the fiscal year that a day lies in. */
export function yearBegins(day: string, { fiscal_month: first }: Pick<EntityRow, 'fiscal_month'>): string {
  return fiscalYear(day, first).from.slice(0, 7);
}

/** Under which id an amount stands on a sheet: income and expenses as what was earned, before or since the year began. */
export function placeOnSheet(isEarning: boolean, accountId: string, date: string, begins: string): string {
  if (!isEarning) return accountId;
  return date >= begins ? THIS_YEAR : EARLIER_YEARS;
}

/** Of one currency, whatever the columns stand for. */
export function sheet(chart: readonly ChartAccount[], all: FiguresByCurrency, currency: string) {
  const figures = all.of(currency);
  const { width } = all;
  const earned = (id: string) =>
    (figures.get(id) ?? new Array<number>(width).fill(0)).map((amount) => -amount);
  const thisYear = earned(THIS_YEAR);
  const before = earned(EARLIER_YEARS);
  const combined = earned(COMBINED_CAPITAL);
  const computed = [
    ...(anyAmount(combined) ? [{ label: 'Owners’ capital within these books', amounts: combined }] : []),
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
