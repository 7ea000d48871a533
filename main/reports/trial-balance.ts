/**
 * Every account that moved or holds something: opening balance, debits and credits of the period, closing balance.
 * Balances are positive for debits; the columns of debits and credits hold magnitudes. The total row proves the books:
 * opening and closing are zero, debits equal credits, in each currency.
 */
import type { StatementReport } from '../../shared/contract/reports.ts';
import { formatMoney } from '../../shared/money.ts';
import { type ChartAccount, loadChart, type Scope } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { addTo, anyAmount, currencyNotes, type Figures, FiguresByCurrency } from './figures.ts';
import { keyFigure, type ReportRow, totalRow } from './rows.ts';
import { resolveSpan, type Span, type SpanInput } from './span.ts';

const COLUMNS = ['Opening', 'Debits', 'Credits', 'Closing'];

export interface Movement {
  account_id: string;
  currency: string;
  opening: number;
  debits: number;
  credits: number;
}

export function trialBalance(scope: Scope, input: SpanInput): StatementReport {
  const span = resolveSpan(scope, input);
  const chart = loadChart(scope.db, span.entity.id);
  const figures = new FiguresByCurrency(COLUMNS.length);
  for (const m of movements(scope.db, span)) {
    const closing = m.opening + m.debits - m.credits;
    addTo(figures.columns(m.currency, m.account_id), [m.opening, m.debits, m.credits, closing]);
  }
  const currencies = figures.currencies(span.entity.base_currency);
  const parts = currencies.map((currency) => part(chart, figures.of(currency), currency, figures.width));
  return {
    report: 'trial_balance',
    entity: span.entity.name,
    from: span.from,
    to: span.to,
    columns: COLUMNS,
    rows: parts.flatMap((p) => p.rows),
    totals: parts.flatMap((p) => p.totals),
    notes: [...unclosedNotes(chart, figures, currencies, span), ...currencyNotes(currencies)],
  };
}

/**
 * Of every account with a posting until the last day. Each is added up by itself, along the index: grouping all postings at once
 * would sort them first.
 */
export function movements(db: VaultDatabase, { entity, from, to }: Span): Movement[] {
  const sum = (what: string, when: string) =>
    `(SELECT ifnull(sum(${what}), 0) FROM posting
      WHERE account_id = m.account_id AND currency = m.currency AND date ${when})`;
  return db
    .prepare(
      `SELECT account_id, currency, ${sum('amount_minor', '< :from')} AS opening,
         ${sum('max(amount_minor, 0)', 'BETWEEN :from AND :to')} AS debits,
         ${sum('max(-amount_minor, 0)', 'BETWEEN :from AND :to')} AS credits
       FROM (SELECT DISTINCT account_id, currency FROM posting_month
         WHERE account_id IN (SELECT id FROM account WHERE entity_id = :entityId)) m`,
    )
    .all({ entityId: entity.id, from, to }) as Movement[];
}

/** Of one currency, whatever the columns stand for: every account with an amount, and their total. */
export function part(chart: readonly ChartAccount[], figures: Figures, currency: string, width: number) {
  const total = new Array<number>(width).fill(0);
  const rows: ReportRow[] = [];
  for (const account of chart) {
    const amounts = figures.get(account.id);
    if (!amounts || !anyAmount(amounts)) continue;
    addTo(total, amounts);
    rows.push({
      kind: 'account',
      label: account.path,
      depth: 0,
      account_id: account.id,
      code: account.code,
      currency,
      amounts: amounts.map((amount) => formatMoney(amount, currency)),
    });
  }
  rows.push(totalRow('Total', currency, total));
  return { rows, totals: [keyFigure('total', currency, total)] };
}

/** Income that opens with an amount was never closed to equity: right in a ledger, and worth saying. */
export function unclosedNotes(
  chart: readonly ChartAccount[],
  figures: FiguresByCurrency,
  currencies: readonly string[],
  span: Pick<Span, 'from'>,
): string[] {
  const open = chart.some(
    (account) =>
      (account.type === 'income' || account.type === 'expense') &&
      currencies.some((currency) => (figures.of(currency).get(account.id)?.[0] ?? 0) !== 0),
  );
  if (!open) return [];
  return [
    `Income and expense accounts open with what was booked before ${span.from}: it was not closed to equity.`,
  ];
}
