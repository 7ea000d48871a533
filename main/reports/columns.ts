/**
 * The columns of figures that a report has: one for each period, a span beside an earlier one, one for each entity, or all of
 * them together with what is eliminated between them. Each column is read from the books, or comes from columns beside it.
 *
 * Fails with INVALID_INPUT where a report is asked for in two of these ways at once.
 */
import type { TableColumn } from '../../shared/contract/report-table.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { EntityRow } from '../ledger/index.ts';
import type { CommonBooks } from './common-books.ts';
import { CHANGE, FiguresByCurrency } from './figures.ts';
import { type Compare, comparedWith, type Days, daysOfPeriod, type Interval, periodsOf } from './periods.ts';

export type Layout = 'side-by-side' | 'consolidated';

/** What is in a column: the books of these, and what is eliminated among all that the report is about. */
interface Source {
  days: Days;
  entities: readonly EntityRow[];
  eliminated: boolean;
}

interface Part {
  /** Counted from 0 among the columns of figures. */
  column: number;
  times: 1 | -1;
}

export interface FigureColumn {
  key: string;
  title: string;
  days: Days | null;
  entityId: string | null;
  /** `null`: it comes from the columns that it adds. */
  source: Source | null;
  adds: readonly Part[];
}

export interface Figure {
  /** A line of the common chart, or a computed one. */
  line: string;
  currency: string;
  /** Debits positive. */
  minor: number;
}

/** What a report reads for one column. */
export interface Reading {
  of(entity: EntityRow, days: Days): Figure[];
  /** What the eliminations change. */
  eliminated(days: Days): Figure[];
}

export interface ColumnsAsked {
  span: Days;
  interval: Interval;
  compare: Compare;
  layout: Layout;
  /** What happened adds up over periods; what there is on a day does not. */
  kind: 'flow' | 'balance';
  /** The total of periods is read, where not everything in it adds up over them. */
  readsTotal?: boolean;
}

export function figureColumns(books: CommonBooks, asked: ColumnsAsked): FigureColumn[] {
  const { entities } = books;
  const { span, interval, compare, layout, kind } = asked;
  const isSeveral = entities.length > 1;
  const ways = [interval !== 'none', compare !== 'none', isSeveral && layout === 'side-by-side'];
  if (ways.filter(Boolean).length > 1) throw twoWays();
  const together = { entities, eliminated: isSeveral };
  if (compare !== 'none') {
    const both = [span, comparedWith(span, compare)].map((days, at) =>
      column({
        ...{ key: at === 0 ? 'now' : 'then', title: titleOf(days, kind), days },
        source: { days, ...together },
      }),
    );
    return [...both, column({ key: 'change', title: CHANGE.name, adds: difference(0, 1) })];
  }
  if (interval !== 'none') {
    const periods = periodsOf(span, interval).map(({ name }) => {
      const days = daysOfPeriod(name, span);
      const title = kind === 'flow' ? name : days.to;
      return column({ key: name, title, days, source: { days, ...together } });
    });
    if (kind === 'balance') return periods;
    const total = { key: 'total', title: 'Total', days: span };
    if (asked.readsTotal) return [...periods, column({ ...total, source: { days: span, ...together } })];
    return [...periods, column({ ...total, adds: sumOf(periods.length) })];
  }
  if (!isSeveral) {
    const title = kind === 'flow' ? 'Total' : span.to;
    return [column({ key: 'total', title, days: span, source: { days: span, ...together } })];
  }
  const each = entities.map((entity) =>
    column({
      ...{ key: entity.id, title: entity.name, days: span, entityId: entity.id },
      source: { days: span, entities: [entity], eliminated: false },
    }),
  );
  if (layout === 'side-by-side') return each;
  return [
    ...each,
    column({
      ...{ key: 'eliminations', title: 'Eliminations', days: span },
      source: { days: span, entities: [], eliminated: true },
    }),
    column({ key: 'total', title: 'Consolidated', days: span, adds: sumOf(each.length + 1) }),
  ];
}

function column(one: Pick<FigureColumn, 'key' | 'title'> & Partial<FigureColumn>): FigureColumn {
  return { days: null, entityId: null, source: null, adds: [], ...one };
}

function titleOf({ from, to }: Days, kind: ColumnsAsked['kind']): string {
  return kind === 'flow' ? `${from} to ${to}` : to;
}

function sumOf(count: number): Part[] {
  return Array.from({ length: count }, (_, at) => ({ column: at, times: 1 }));
}

function difference(now: number, then: number): Part[] {
  return [
    { column: now, times: 1 },
    { column: then, times: -1 },
  ];
}

function twoWays(): BulkheadError {
  return new BulkheadError(
    'INVALID_INPUT',
    'A report shows a row of periods, compares two spans, or has a column for each entity: one of these at a time.',
    { remedy: 'Leave out the interval or what to compare with, or ask for one entity or for all together.' },
  );
}

/** The figures of every column. */
export function fillColumns(columns: readonly FigureColumn[], reading: Reading): FiguresByCurrency {
  const figures = new FiguresByCurrency(columns.length);
  for (const [at, { source }] of columns.entries()) {
    if (!source) continue;
    const put = (all: readonly Figure[]) => {
      for (const { line, currency, minor } of all) figures.columns(currency, line)[at]! += minor;
    };
    for (const entity of source.entities) put(reading.of(entity, source.days));
    if (source.eliminated) put(reading.eliminated(source.days));
  }
  for (const [at, { source, adds }] of columns.entries())
    if (!source)
      figures.derive(at, (amounts) =>
        adds.reduce((sum, part) => sum + part.times * amounts[part.column]!, 0),
      );
  return figures;
}

/** As columns of a table; `before` columns stand to their left. */
export function moneyColumns(
  columns: readonly FigureColumn[],
  kind: ColumnsAsked['kind'],
  before: number,
): TableColumn[] {
  return columns.map(({ key, title, days, entityId, adds }) => ({
    ...{ key, title, kind: 'money' },
    ...{ from: kind === 'flow' ? (days?.from ?? null) : null, to: days?.to ?? null, entity_id: entityId },
    adds: adds.map(({ column: at, times }) => ({ column: before + at, times })),
    ...{ running: false, percent_of: null },
  }));
}
