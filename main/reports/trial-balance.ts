/**
 * Every account that moved or holds something: opening balance, debits and credits of the period, closing balance.
 * Balances are positive for debits; the columns of debits and credits hold magnitudes. The total row proves the books:
 * opening and closing are zero, debits equal credits, in each currency.
 */
import type { StatementReport } from '../../shared/contract/reports.ts';
import { formatMoney } from '../../shared/money.ts';
import { type ChartAccount, loadChart, type Scope } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { keyFigure, type ReportRow, totalRow } from './rows.ts';
import { resolveSpan, type Span, type SpanInput } from './span.ts';
import { addTo, anyAmount, currencyNotes, type Figures, FiguresByCurrency } from './sums.ts';

const COLUMNS = ['Opening', 'Debits', 'Credits', 'Closing'];

interface Movement {
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
  const parts = currencies.map((currency) => part(chart, figures.of(currency), currency));
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

function movements(db: VaultDatabase, { entity, from, to }: Span): Movement[] {
  return db
    .prepare(
      `SELECT account_id, currency,
         sum(iif(date < :from, amount_minor, 0)) AS opening,
         sum(iif(date >= :from, max(amount_minor, 0), 0)) AS debits,
         sum(iif(date >= :from, max(-amount_minor, 0), 0)) AS credits
       FROM posting
       WHERE account_id IN (SELECT id FROM account WHERE entity_id = :entityId) AND date <= :to
       GROUP BY account_id, currency`,
    )
    .all({ entityId: entity.id, from, to }) as Movement[];
}

function part(chart: readonly ChartAccount[], figures: Figures, currency: string) {
  const total = [0, 0, 0, 0];
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
function unclosedNotes(
  chart: readonly ChartAccount[],
  figures: FiguresByCurrency,
  currencies: readonly string[],
  span: Span,
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
