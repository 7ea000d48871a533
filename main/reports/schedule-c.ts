/**
 * Schedule C by line, from the accounts' tax lines, the tax basis and the adjustments. Every income and expense account
 * with an amount shows up: under its line, among `unmapped`, or in a note when it is reported on another form.
 *
 * Fails with REFUSED for an entity that files no Schedule C and INVALID_INPUT for a span that ends before it begins.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { allocate, formatMoney, minor } from '../../shared/money.ts';
import { type ChartAccount, findEntity, loadChart, type Scope } from '../ledger/index.ts';
import {
  type Adjustment,
  adjustmentsOf,
  type Eliminated,
  type FormLine,
  findLine,
  requireScheduleC,
  type ScheduleC,
  scheduleC,
} from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type CashBasis, cashBasis } from './cash-basis.ts';
import { type Gone, goneFromBooks, goneOf } from './gone.ts';
import { elsewhereNotes, foreignNotes, goneNotes, percentNotes, yearNotes } from './schedule-c-notes.ts';
import { type Booked, type Contribution, natural, type Sorted } from './schedule-c-parts.ts';
import { requireOrder, type Span, type SpanInput } from './span.ts';
import { BUCKET, sumEarnings } from './sums.ts';

type Report = z.infer<NonNullable<(typeof contract.reports.schedule_c)['~orpc']['outputSchema']>>;
type ReportLine = Report['lines'][number];
type Basis = 'cash' | 'accrual';

/** A return with all that it is made of. */
export interface DrawnUp {
  span: Span;
  form: ScheduleC;
  books: Booked;
  cash: CashBasis;
  sorted: Sorted;
  adjustments: readonly Adjustment[];
  report: Report;
}

export function scheduleCReport(scope: Scope, input: SpanInput & { basis: Basis }): Report {
  return drawUp(scope, input).report;
}

/** `all` is what the taxpayer's books leave out, where that is known already. */
export function drawUp(
  scope: Scope,
  input: SpanInput & { basis: Basis },
  all?: readonly Eliminated[],
): DrawnUp {
  const span = taxSpan(scope, input);
  const form = scheduleC(Number(span.to.slice(0, 4)));
  const chart = loadChart(scope.db, span.entity.id);
  const gone = all ? goneOf(scope.db, span, all) : goneFromBooks(scope.db, span);
  const cash: CashBasis =
    input.basis === 'cash' ? cashBasis(scope.db, chart, span, gone.byEntry) : { shift: new Map(), notes: [] };
  const books = booked(scope.db, span, gone);
  const contributions = contribute(chart, books.own, cash);
  const sorted = sort(form, contributions);
  const { adjustments, notes: adjustmentNotes } = adjustmentsFor(scope.db, span);
  const report: Report = {
    report: 'schedule_c',
    entity: span.entity.name,
    from: span.from,
    to: span.to,
    basis: input.basis,
    lines: fill(form, sorted.byLine, adjustments, span.entity.base_currency),
    unmapped: sorted.unmapped.map(({ account, amount }) => ({
      account: account.path,
      account_id: account.id,
      amount: formatMoney(natural(account, amount), span.entity.base_currency),
    })),
    notes: [
      ...yearNotes(form, span),
      ...adjustmentNotes,
      ...percentNotes(form, sorted.byLine),
      ...elsewhereNotes(sorted.elsewhere, span),
      ...goneNotes(chart, gone, span),
      ...foreignNotes(chart, books.foreign, span),
      ...cash.notes,
    ],
  };
  return { span, form, books, cash, sorted, adjustments, report };
}

/** A return covers one calendar year: the year to date of the last day, unless the span says otherwise. */
function taxSpan(scope: Scope, input: SpanInput): Span {
  const entity = findEntity(scope.db, input.entity);
  requireScheduleC(entity);
  const to = input.to ?? scope.today;
  const from = input.from ?? `${to.slice(0, 4)}-01-01`;
  requireOrder(from, to);
  return { entity, from, to };
}

function booked(db: VaultDatabase, { entity, from, to }: Span, gone: Gone): Booked {
  const own = new Map<string, number>();
  const foreign = new Map<string, Booked['foreign'][number]>();
  for (const sum of sumEarnings(db, { entityId: entity.id, from, to, bucket: BUCKET.whole })) {
    const { account_id, currency } = sum;
    if (currency === entity.base_currency) own.set(account_id, (own.get(account_id) ?? 0) + sum.minor);
    else {
      const before = foreign.get(`${account_id} ${currency}`)?.minor ?? 0;
      foreign.set(`${account_id} ${currency}`, { account_id, currency, minor: before + sum.minor });
    }
  }
  for (const [id, amount] of gone.earnings) own.set(id, (own.get(id) ?? 0) - amount);
  return { own, foreign: [...foreign.values()].filter((f) => f.minor !== 0) };
}

/** In the chart's order; accounts without any amount are left out. */
function contribute(
  chart: readonly ChartAccount[],
  books: ReadonlyMap<string, number>,
  cash: CashBasis,
): Contribution[] {
  return chart
    .map((account) => {
      const inBooks = books.get(account.id) ?? 0;
      return { account, books: inBooks, amount: inBooks + (cash.shift.get(account.id) ?? 0) };
    })
    .filter((c) => c.books !== 0 || c.amount !== 0);
}

function sort(form: ScheduleC, contributions: readonly Contribution[]): Sorted {
  const sorted: Sorted = { byLine: new Map(), elsewhere: [], unmapped: [] };
  for (const contribution of contributions) {
    const text = contribution.account.tax_line;
    const line = text === null ? undefined : findLine(form, text);
    if (line && (line.from === 'credits' || line.from === 'debits')) {
      const list = sorted.byLine.get(line.line);
      if (list) list.push(contribution);
      else sorted.byLine.set(line.line, [contribution]);
    } else if (text !== null && namesAnotherForm(text)) sorted.elsewhere.push(contribution);
    else sorted.unmapped.push(contribution);
  }
  return sorted;
}

/** A line of Schedule C is one word; "Sch B 1" and "1040 25" name their form first. */
function namesAnotherForm(taxLine: string): boolean {
  return taxLine.trim().includes(' ');
}

/** Every line of the form in its order. Computed lines take the adjusted amounts of those they come from. */
function fill(
  form: ScheduleC,
  byLine: ReadonlyMap<string, Contribution[]>,
  adjustments: readonly Adjustment[],
  currency: string,
): ReportLine[] {
  const lines = new Map(form.lines.map((line) => [line.line, line]));
  const amounts = new Map<string, number>();
  const amountOf = (name: string): number => {
    let amount = amounts.get(name);
    if (amount === undefined) {
      const line = lines.get(name)!;
      const computed = sumOver(line.plus, amountOf) - sumOver(line.minus, amountOf);
      const taken = sumOver(byLine.get(name), (c) => takenOf(line, c));
      amount = adjust(
        computed + taken,
        adjustments.filter((a) => a.line === name),
      );
      amounts.set(name, amount);
    }
    return amount;
  };
  return form.lines.map((line) => ({
    line: line.line,
    label: line.label,
    amount: formatMoney(amountOf(line.line), currency),
    adjustable: line.from !== 'lines',
    accounts: (byLine.get(line.line) ?? []).map((c) => ({
      account: c.account.path,
      account_id: c.account.id,
      books: formatMoney(signed(line, c.books), currency),
      amount: formatMoney(takenOf(line, c), currency),
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

function sumOver<T>(items: readonly T[] | undefined, amountOf: (item: T) => number): number {
  return (items ?? []).reduce((sum, item) => sum + amountOf(item), 0);
}

/** As it stands on the form: receipts positive for credits, everything else positive for debits. */
function signed(line: FormLine, debits: number): number {
  return line.from === 'credits' ? -debits : debits;
}

/** The part of an account's amount that the return takes; half cents of a percentage go up. */
export function takenOf(line: FormLine, contribution: Contribution): number {
  const whole = signed(line, contribution.amount);
  const percent = line.percent ?? 100;
  return percent === 100 ? whole : allocate(minor(whole), [percent, 100 - percent])[0]!;
}

/** What replaces the line comes first, whatever the order they were made in. */
function adjust(amount: number, adjustments: readonly Adjustment[]): number {
  const start = adjustments.find((a) => a.mode === 'replace')?.amount_minor ?? amount;
  return adjustments.filter((a) => a.mode === 'add').reduce((sum, a) => sum + a.amount_minor, start);
}

/** Adjustments are made for a tax year: a part of it, or several years, can't take them. */
function adjustmentsFor(db: VaultDatabase, { entity, from, to }: Span) {
  const year = to.slice(0, 4);
  const adjustments = adjustmentsOf(db, entity.id, Number(year));
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
