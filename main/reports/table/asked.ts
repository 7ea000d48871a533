/**
 * What a request means: whose books, which days, in which way. Fails with NOT_FOUND for an unknown entity and INVALID_INPUT for
 * what contradicts itself: an entity beside several, a period beside two days, a span that ends before it begins.
 */
import type { ReportRequest } from '../../../shared/contract/report-table.ts';
import { type CalendarDate, endOfMonth } from '../../../shared/dates.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import {
  type ChartAccount,
  type EntityRow,
  findAccount,
  findEntity,
  listEntities,
  type Scope,
} from '../../ledger/index.ts';
import type { Layout } from '../columns.ts';
import { type CommonBooks, commonBooks } from '../common-books.ts';
import { type Compare, type Days, fiscalYearOf, type Interval } from '../periods.ts';
import { resolveSpan } from '../span.ts';

export interface Asked {
  entities: readonly EntityRow[];
  books: CommonBooks;
  span: Days;
  layout: Layout;
  interval: Interval;
  compare: Compare;
  basis: 'accrual' | 'cash';
}

export function askedOf(scope: Scope, request: ReportRequest): Asked {
  const entities = chosenEntities(scope, request);
  return {
    entities,
    books: commonBooks(scope.db, entities),
    span: chosenDays(scope, entities, request),
    layout: request.layout ?? 'consolidated',
    interval: request.interval ?? 'none',
    compare: request.compare ?? 'none',
    basis: request.basis ?? 'accrual',
  };
}

export function chosenEntities({ db }: Scope, { entity, entities }: ReportRequest): EntityRow[] {
  if (entity !== undefined && entities !== undefined)
    throw new BulkheadError('INVALID_INPUT', 'A report is about one entity or about several.', {
      remedy: 'Give “entity” or “entities”, not both.',
    });
  if (entity !== undefined) return [findEntity(db, entity)];
  const all = listEntities(db);
  if (entities !== undefined) {
    const ids = new Set(entities.map((one) => findEntity(db, one).id));
    return all.filter(({ id }) => ids.has(id));
  }
  if (all.length > 0) return all;
  throw new BulkheadError('NOT_FOUND', 'There is no entity yet.', {
    remedy: 'Add a company or a person first.',
  });
}

/** A report that is about one entity's books alone. */
export function oneEntity(scope: Scope, request: ReportRequest): EntityRow {
  const [only, ...more] = chosenEntities(scope, request);
  if (more.length === 0) return only!;
  throw new BulkheadError('INVALID_INPUT', 'This report is about the books of one entity.', {
    remedy: `Name one of them: ${[only!, ...more].map(({ name }) => name).join(', ')}.`,
  });
}

/** The account of an account statement; its entity need not be named where the account’s name is nobody else’s. */
export function oneAccount({ db }: Scope, { account, entity }: ReportRequest): ChartAccount {
  if (account !== undefined) return findAccount(db, account, entity);
  throw new BulkheadError('INVALID_INPUT', 'An account statement is about one account.', {
    remedy: 'Name the account, by its code, its name or its path.',
  });
}

/** From the first entry of any of them by default. */
function chosenDays(scope: Scope, entities: readonly EntityRow[], request: ReportRequest): Days {
  const { from, to } = givenDays(request, entities);
  const spans = entities.map(({ id }) => resolveSpan(scope, { entity: id, from, to }));
  const first = spans.map((span) => span.from).toSorted()[0]!;
  return { from: first, to: spans[0]!.to };
}

/** The days that were named, a period as its own; what was left out is left to the report. */
export function givenDays(
  { period, from, to }: ReportRequest,
  entities: readonly EntityRow[],
): Partial<Days> {
  if (period === undefined)
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  if (from === undefined && to === undefined) return daysNamed(period, entities);
  throw new BulkheadError('INVALID_INPUT', 'A period and two days were given.', {
    remedy: 'Give the period, or the first and the last day.',
  });
}

function daysNamed(period: string, entities: readonly EntityRow[]): Days {
  if (period.startsWith('FY')) return fiscalYearOf(Number(period.slice(2)), commonMonth(entities));
  const [year = '', part] = period.split('-');
  if (part === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const [first, last] = part.startsWith('Q')
    ? [3 * Number(part[1]) - 2, 3 * Number(part[1])]
    : [Number(part), Number(part)];
  const month = (number: number): CalendarDate => `${year}-${String(number).padStart(2, '0')}-01`;
  return { from: month(first!), to: endOfMonth(month(last!)) };
}

/** In which their fiscal years begin. */
function commonMonth(entities: readonly EntityRow[]): number | null {
  const [month, ...others] = new Set(entities.map(({ fiscal_month: first }) => first ?? 1));
  if (others.length === 0) return month!;
  throw new BulkheadError('INVALID_INPUT', 'The fiscal years of these entities begin in different months.', {
    remedy: 'Give the first and the last day, or ask for those with one fiscal year.',
  });
}
