/**
 * Assets, liabilities and equity on a day, or at each month's end. Income that was not closed to equity stands in equity
 * as two computed lines, this calendar year's and earlier years', so that the sheet balances on any day.
 */
import type { StatementReport } from '../../shared/contract/reports.ts';
import { type ChartAccount, loadChart, type Scope } from '../ledger/index.ts';
import { keyFigure, type ReportRow, type ReportTotal, section, totalRow } from './rows.ts';
import { monthEnds, resolveSpan, type SpanInput } from './span.ts';
import {
  addTo,
  anyAmount,
  BEGINNING,
  BUCKET,
  currencyNotes,
  FiguresByCurrency,
  type Sum,
  sumAll,
} from './sums.ts';

type Input = SpanInput & { interval: 'none' | 'month' };

/** Under these ids the computed lines stand among the figures; no account has such an id. */
const THIS_YEAR = 'this-year';
const EARLIER_YEARS = 'earlier-years';

export function balanceSheet(scope: Scope, input: Input): StatementReport {
  const span = resolveSpan(scope, input);
  const byMonth = input.interval === 'month';
  const days = byMonth ? monthEnds(span) : [span.to];
  const chart = loadChart(scope.db, span.entity.id);
  const sums = sumAll(scope.db, {
    entityId: span.entity.id,
    from: BEGINNING,
    to: span.to,
    bucket: byMonth ? BUCKET.month : BUCKET.year,
  });
  const figures = layOut(chart, sums, days);
  const currencies = figures.currencies(span.entity.base_currency);
  const sheets = currencies.map((currency) => sheet(chart, figures, currency));
  return {
    report: 'balance_sheet',
    entity: span.entity.name,
    from: byMonth ? span.from : null,
    to: span.to,
    columns: days,
    rows: sheets.flatMap((s) => s.rows),
    totals: sheets.flatMap((s) => s.totals),
    notes: currencyNotes(currencies),
  };
}

/** Balances at each day. A bucket (year or month) belongs to every column whose day it does not lie after. */
function layOut(
  chart: readonly ChartAccount[],
  sums: readonly Sum[],
  days: readonly string[],
): FiguresByCurrency {
  const figures = new FiguresByCurrency(days.length);
  const earning = new Set(chart.filter((a) => a.type === 'income' || a.type === 'expense').map((a) => a.id));
  for (const { account_id, currency, bucket, minor } of sums) {
    const isEarning = earning.has(account_id);
    for (const [column, day] of days.entries()) {
      if (bucket > day) continue;
      const ofYear = bucket.slice(0, 4) === day.slice(0, 4) ? THIS_YEAR : EARLIER_YEARS;
      figures.columns(currency, isEarning ? ofYear : account_id)[column]! += minor;
    }
  }
  return figures;
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
