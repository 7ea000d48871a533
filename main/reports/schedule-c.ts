/**
 * Schedule C by line, from the accounts' tax lines, the tax basis and the adjustments. Every income and expense account
 * with an amount shows up: under its line, among `unmapped`, or in a note when it is reported on another form.
 *
 * Fails with REFUSED for an entity that files no Schedule C, INVALID_INPUT for a span that ends before it begins, and NOT_FOUND
 * for a year whose form is not known.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney } from '../../shared/money.ts';
import { findEntity, methodOf, requireOrder, type Scope } from '../ledger/index.ts';
import {
  type Adjustment,
  adjustmentsOf,
  type Eliminated,
  type FormEdition,
  requireForm,
  requireOwnedByPerson,
  requireScheduleC,
} from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { fillLines } from './schedule-c-given.ts';
import { elsewhereNotes, foreignNotes, goneNotes, percentNotes, yearNotes } from './schedule-c-notes.ts';
import type { Span, SpanInput } from './span.ts';
import { type Basis, natural, type TaxAmounts, taxAmounts } from './tax-amounts.ts';
import { partOfYear } from './tax-depreciation.ts';
import { type Sorted, signed, sortOnto, takenOf } from './tax-lines.ts';

type Report = z.infer<NonNullable<(typeof contract.reports.schedule_c)['~orpc']['outputSchema']>>;
type ReportLine = Report['lines'][number];

/** A return with all that it is made of. */
export interface DrawnUp {
  span: Span;
  form: FormEdition;
  amounts: TaxAmounts;
  sorted: Sorted;
  adjustments: readonly Adjustment[];
  /** What is on a line instead of what the books have. */
  given: ReadonlyMap<string, number>;
  /** What stands on each line. */
  lines: ReadonlyMap<string, number>;
  report: Report;
}

export function scheduleCReport(scope: Scope, input: SpanInput & { basis?: Basis | undefined }): Report {
  return drawUp(scope, input).report;
}

/**
 * `all` is what the taxpayer's books leave out, where that is known already. `isPart`: a year that is not over has its days' part
 * of the year's depreciation and adjustments, instead of none. `amounts`: those of the span, where they were summed already.
 */
export function drawUp(
  scope: Scope,
  input: SpanInput & { basis?: Basis | undefined; isPart?: boolean; amounts?: TaxAmounts | undefined },
  all?: readonly Eliminated[],
): DrawnUp {
  const span = taxSpan(scope, input);
  const currency = span.entity.base_currency;
  const form = requireForm('schedule-c', Number(span.to.slice(0, 4)));
  const amounts = input.amounts ?? taxAmounts(scope, span, input.basis, all);
  const sorted = sortOnto(form, span.entity, amounts.contributions);
  const { adjustments, notes: adjustmentNotes } = adjustmentsFor(scope.db, span, input.isPart);
  const { given, lines, notes } = fillLines(scope.db, form, span, sorted, adjustments, input.isPart);
  const report: Report = {
    report: 'schedule_c',
    entity: span.entity.name,
    from: span.from,
    to: span.to,
    basis: methodOf(span.entity, input.basis),
    lines: written(form, sorted, lines, adjustments, currency),
    unmapped: sorted.unmapped.map(({ account, amount }) => ({
      account: account.path,
      account_id: account.id,
      amount: formatMoney(natural(account, amount), currency),
    })),
    notes: [
      ...yearNotes(form, span),
      ...adjustmentNotes,
      ...notes,
      ...percentNotes(form, sorted.byLine),
      ...elsewhereNotes(sorted.elsewhere, span),
      ...goneNotes(amounts.chart, amounts.gone, span),
      ...foreignNotes(amounts.chart, amounts.books.foreign, span),
      ...amounts.cash.notes,
    ],
  };
  return { span, form, amounts, sorted, adjustments, given, lines, report };
}

/** A return covers one calendar year: the year to date of the last day, unless the span says otherwise. */
function taxSpan(scope: Scope, input: SpanInput): Span {
  const entity = findEntity(scope.db, input.entity);
  requireScheduleC(entity);
  const to = input.to ?? scope.today;
  const from = input.from ?? `${to.slice(0, 4)}-01-01`;
  requireOrder(from, to);
  requireOwnedByPerson(scope.db, entity, to);
  return { entity, from, to };
}

/** Every line of the form in its order. */
function written(
  form: FormEdition,
  { byLine }: Sorted,
  amounts: ReadonlyMap<string, number>,
  adjustments: readonly Adjustment[],
  currency: string,
): ReportLine[] {
  return form.lines.map((line) => ({
    line: line.line,
    label: line.label,
    amount: formatMoney(amounts.get(line.line)!, currency),
    adjustable: line.from !== 'lines',
    accounts: (byLine.get(line.line) ?? []).map((one) => ({
      account: one.account.path,
      account_id: one.account.id,
      books: formatMoney(signed(line, one.books), currency),
      amount: formatMoney(takenOf(line, one), currency),
    })),
    adjustments: adjustments
      .filter((a) => a.line === line.line)
      .map((a) => ({
        id: a.id,
        reason: a.reason,
        mode: a.mode,
        amount: formatMoney(a.amount_minor, currency),
      })),
  }));
}

/** Adjustments are made for a tax year: a part of it, or several years, can't take them. */
function adjustmentsFor(db: VaultDatabase, span: Span, isPart = false) {
  const { entity, from, to } = span;
  const year = to.slice(0, 4);
  const adjustments = adjustmentsOf(db, entity.id, Number(year));
  if (isPart)
    return {
      adjustments: adjustments.map((a) => ({ ...a, amount_minor: partOfYear(a.amount_minor, span) })),
      notes: [],
    };
  if (from === `${year}-01-01` && to === `${year}-12-31`) return { adjustments, notes: [] };
  if (adjustments.length === 0) return { adjustments, notes: [] };
  const those = adjustments.length === 1 ? 'The adjustment' : `The ${adjustments.length} adjustments`;
  return {
    adjustments: [],
    notes: [
      `${those} of ${year} ${adjustments.length === 1 ? 'is' : 'are'} left out: the period is not that calendar year.`,
    ],
  };
}
