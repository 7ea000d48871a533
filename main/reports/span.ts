/**
 * Which entity and which days a report is about. Fails with NOT_FOUND for an unknown entity and INVALID_INPUT for a
 * span that ends before it begins.
 */
import type { CalendarDate } from '../../shared/dates.ts';
import { type EntityRow, findEntity, requireOrder, type Scope } from '../ledger/index.ts';

export interface SpanInput {
  entity: string;
  from?: string | undefined;
  to?: string | undefined;
}

/** Both days inclusive. */
export interface Span {
  entity: EntityRow;
  from: CalendarDate;
  to: CalendarDate;
}

/** `from` is the entity's first entry by default (never later than `to`), `to` is today. */
export function resolveSpan(scope: Scope, input: SpanInput): Span {
  const entity = findEntity(scope.db, input.entity);
  const to = input.to ?? scope.today;
  const from = input.from ?? earlier(firstDay(scope, entity.id) ?? to, to);
  requireOrder(from, to);
  return { entity, from, to };
}

function firstDay(scope: Scope, entityId: string): CalendarDate | null {
  return scope.db
    .prepare('SELECT min(date) FROM entry WHERE entity_id = ?')
    .pluck()
    .get(entityId) as CalendarDate | null;
}

function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}
