/**
 * Which rows a register shows: the account or entity it stands for, what the address narrows, and the period of the
 * frame. What an address says that can't be meant is left out, so that a register always opens.
 */

import { isCalendarDate } from '../../../shared/dates.ts';
import type { RegisterSearch } from '../../app/search.ts';
import type { RegisterQuery } from './types.ts';

export interface Scope {
  /** One account; otherwise all money accounts. */
  account?: string;
  /** Of one entity; otherwise of all. */
  entity?: string;
}

export interface Span {
  from: string | undefined;
  to: string | undefined;
}

/** The filters that somebody sets in the bar; `entry` and `entity` say where one is and are none. */
const FILTERS = [
  'text',
  'account',
  'from',
  'to',
  'status',
  'direction',
  'amount_min',
  'amount_max',
  'category',
  'tag',
] as const satisfies readonly (keyof RegisterSearch)[];
export type FilterName = (typeof FILTERS)[number];

/** An account's register is that account's, and what waits in the inbox has no category and no mark of its own. */
export const REGISTER_FILTERS = FILTERS.filter((name) => name !== 'account');
export const INBOX_FILTERS = FILTERS.filter((name) => name !== 'category' && name !== 'status');

const DECIMAL = /^\d{1,15}(\.\d{1,10})?$/;
const dateOf = (text: string | undefined) => (text !== undefined && isCalendarDate(text) ? text : undefined);
const decimalOf = (text: string | undefined) => (text !== undefined && DECIMAL.test(text) ? text : undefined);
const wordsOf = (text: string | undefined) => (text?.trim() ? text.trim() : undefined);

/** Leaves out what is not there: the contract knows no `undefined`. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** What to ask for. Days in the address win over the period of the frame. */
export function queryOf(scope: Scope, search: RegisterSearch, period: Span | null): RegisterQuery {
  const own = spanOf(search);
  return present({
    account: scope.account,
    entity: scope.entity,
    text: wordsOf(search.text),
    from: own ? own.from : period?.from,
    to: own ? own.to : period?.to,
    status: search.status === 'transit' ? undefined : search.status,
    in_transit: search.status === 'transit' ? true : undefined,
    direction: search.direction,
    category: search.category,
    tag: wordsOf(search.tag),
    amount_min: decimalOf(search.amount_min),
    amount_max: decimalOf(search.amount_max),
  });
}

/** What of the inbox is asked for. */
export function inboxQuery(entity: string | undefined, search: RegisterSearch) {
  const {
    status: _status,
    in_transit: _transit,
    category: _category,
    ...query
  } = queryOf(present({ account: search.account, entity }), search, null);
  return query;
}

/** The days that the address itself names, if it names any. */
export function spanOf(search: RegisterSearch): Span | null {
  const from = dateOf(search.from);
  const to = dateOf(search.to);
  return from === undefined && to === undefined ? null : { from, to };
}

/** The filters that are set, in the order of the bar. */
export function filtersOf(
  search: RegisterSearch,
  among: readonly FilterName[] = REGISTER_FILTERS,
): FilterName[] {
  return among.filter((name) => search[name] !== undefined && search[name] !== '');
}

/** The address without any filter. */
export function withoutFilters(search: RegisterSearch): RegisterSearch {
  const { entity, entry } = search;
  return { entity, entry };
}

/** What a saved view keeps: the filters that are set, nothing else. */
export function definitionOf(search: RegisterSearch): Record<string, unknown> {
  return Object.fromEntries(filtersOf(search).map((name) => [name, search[name]]));
}
