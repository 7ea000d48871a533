/**
 * Which rows pass a filter, and where each of them stands. Few rows are listed at once; of many, only how many each day
 * has and what they sum to, so that a page anywhere costs no more than the days it lies in.
 *
 * What was found is kept until the books change, so that going through pages does not search again.
 */
import { perConnection, type VaultDatabase } from '../../vault/index.ts';
import type { ChartAccount } from '../lookup.ts';
import { type Filter, wholeAccount } from './filter.ts';
import { Params } from './params.ts';
import { statementOf } from './statements.ts';
import { versionOf } from './version.ts';

/** One posting. */
export interface Place {
  entry_id: string;
  line: number;
}

export interface Places {
  total: number;
  /** In minor units, by currency. */
  sums: ReadonlyMap<string, number>;
  /** Those from `start` until `end`, in the order of days, entries and lines. */
  slice(start: number, end: number): Place[];
  /** Where the first leg of the entry stands; -1 if none passes. */
  indexOf(entryId: string, date: string): number;
}

/** Up to so many rows are listed: the search itself takes longer than reading them. */
const LISTED_MAX = 5000;
/** Filters whose places are kept: a screen and what was looked at before. */
const KEPT_MAX = 8;

/** What an entry has to be asked is asked before its postings are looked up, or the other way round. */
export const FROM = {
  postings: 'posting p',
  entries: 'entry e CROSS JOIN posting p ON p.entry_id = e.id',
  page: 'posting p CROSS JOIN entry e ON e.id = p.entry_id',
};

const keptOf = perConnection(() => new Map<string, { version: string; places: Places }>());

export function findPlaces(db: VaultDatabase, filter: Filter): Places {
  const kept = keptOf(db);
  const version = versionOf(db);
  const known = kept.get(filter.name);
  kept.delete(filter.name);
  const places = known?.version === version ? known.places : search(db, filter);
  kept.set(filter.name, { version, places });
  if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value!);
  return places;
}

/** All days of one account: kept among the places, as it is what most pages are asked of. */
export function daysOf(db: VaultDatabase, account: ChartAccount): ByDay {
  return findPlaces(db, wholeAccount(account)) as ByDay;
}

function search(db: VaultDatabase, filter: Filter): Places {
  const mayBeFew = filter.searches && filter.legsToFind < LISTED_MAX;
  const few = mayBeFew ? listRows(db, filter) : null;
  return few ? new Listed(few) : new ByDay(db, filter);
}

/**
 * One account's postings come in the order of days, and each is asked for its entry. Of several accounts, entries come
 * first: one that does not pass needs no look at its postings, and there is no order to keep.
 */
function wayOf(filter: Filter): { from: string; reach: 'entries' | 'postings' } {
  if (!filter.readsEntries) return { from: FROM.postings, reach: 'postings' };
  return filter.account ? { from: FROM.page, reach: 'postings' } : { from: FROM.entries, reach: 'entries' };
}

// --- Few ---------------------------------------------------------------------------------------------------------------

interface Row extends Place {
  date: string;
  currency: string;
  amount_minor: number;
}

/** Every row that passes, in order; `null` if there are too many. */
function listRows(db: VaultDatabase, filter: Filter): Row[] | null {
  const params = new Params();
  const { from, reach } = wayOf(filter);
  const rows = statementOf<Row>(
    db,
    `SELECT p.entry_id, p.line, p.date, p.currency, p.amount_minor FROM ${from}
     WHERE ${filter.where(params, reach)} LIMIT ${LISTED_MAX + 1}`,
  ).all(params.values);
  return rows.length > LISTED_MAX ? null : rows.sort(byPlace);
}

function byPlace(a: Row, b: Row): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  if (a.entry_id !== b.entry_id) return a.entry_id < b.entry_id ? -1 : 1;
  return a.line - b.line;
}

class Listed implements Places {
  readonly total: number;
  readonly sums = new Map<string, number>();
  readonly #rows: readonly Row[];

  constructor(rows: readonly Row[]) {
    this.#rows = rows;
    this.total = rows.length;
    for (const { currency, amount_minor: minor } of rows)
      this.sums.set(currency, (this.sums.get(currency) ?? 0) + minor);
  }

  slice(start: number, end: number): Place[] {
    return this.#rows.slice(start, end);
  }

  indexOf(entryId: string): number {
    return this.#rows.findIndex((row) => row.entry_id === entryId);
  }
}

// --- Many --------------------------------------------------------------------------------------------------------------

interface Day {
  date: string;
  /** Rows of all days before. */
  before: number;
  count: number;
}

/** What one currency came to through each day that moved it, in the order of days. */
interface Held {
  dates: string[];
  minor: number[];
}

export class ByDay implements Places {
  readonly total: number;
  readonly sums: ReadonlyMap<string, number>;
  readonly #db: VaultDatabase;
  readonly #filter: Filter;
  readonly #days: readonly Day[];
  readonly #held: ReadonlyMap<string, Held>;

  constructor(db: VaultDatabase, filter: Filter) {
    this.#db = db;
    this.#filter = filter;
    const { days, held } = countDays(db, filter);
    this.#days = days;
    this.#held = held;
    this.sums = new Map([...held].map(([currency, { minor }]) => [currency, minor.at(-1)!]));
    const last = days.at(-1);
    this.total = last ? last.before + last.count : 0;
  }

  slice(start: number, end: number): Place[] {
    if (start >= Math.min(end, this.total)) return [];
    const first = this.#dayOf(start);
    const last = this.#dayOf(Math.min(end, this.total) - 1);
    return this.#rowsOf(first.date, last.date, start - first.before, end - start);
  }

  indexOf(entryId: string, date: string): number {
    const day = this.#days.find((one) => one.date === date);
    if (!day) return -1;
    const index = this.#rowsOf(date, date, 0, day.count).findIndex((row) => row.entry_id === entryId);
    return index < 0 ? -1 : day.before + index;
  }

  /** What the rows of all days before sum to, by currency. */
  heldBefore(date: string): Map<string, number> {
    return new Map(
      [...this.#held].map(([currency, { dates, minor }]) => {
        const days = countWhile(dates, (day) => day < date);
        return [currency, days === 0 ? 0 : minor[days - 1]!];
      }),
    );
  }

  /** The day that holds the row of this number. */
  #dayOf(index: number): Day {
    return this.#days[countWhile(this.#days, (day) => day.before <= index) - 1]!;
  }

  #rowsOf(first: string, last: string, skip: number, limit: number): Place[] {
    const params = new Params();
    const { readsEntries } = this.#filter;
    const where = this.#filter.where(params, 'page');
    const days = `p.date BETWEEN ${params.add(first)} AND ${params.add(last)}`;
    return statementOf<Place>(
      this.#db,
      `SELECT p.entry_id, p.line FROM ${FROM[readsEntries ? 'page' : 'postings']}
       WHERE ${where} AND ${days} ORDER BY p.date, p.entry_id, p.line
       LIMIT ${params.add(limit)} OFFSET ${params.add(skip)}`,
    ).all(params.values);
  }
}

/** Grouped by currency only where there may be several: it takes half as long again. */
function countDays(db: VaultDatabase, filter: Filter) {
  const params = new Params();
  const { from, reach } = wayOf(filter);
  const currency = filter.currency === null ? 'p.currency' : params.add(filter.currency);
  const rows = statementOf<{ date: string; currency: string; count: number; minor: number }>(
    db,
    `SELECT p.date, ${currency} AS currency, count(*) AS count, sum(p.amount_minor) AS minor FROM ${from}
     WHERE ${filter.where(params, reach)}
     GROUP BY p.date${filter.currency === null ? ', p.currency' : ''} ORDER BY p.date`,
  ).all(params.values);
  const days: Day[] = [];
  const held = new Map<string, Held>();
  for (const row of rows) {
    const last = days.at(-1);
    if (last?.date === row.date) last.count += row.count;
    else days.push({ date: row.date, before: last ? last.before + last.count : 0, count: row.count });
    const own = held.get(row.currency) ?? { dates: [], minor: [] };
    held.set(row.currency, own);
    own.dates.push(row.date);
    own.minor.push((own.minor.at(-1) ?? 0) + row.minor);
  }
  return { days, held };
}

/** How many items at the beginning pass, of a list in which those that do come first. */
function countWhile<T>(items: readonly T[], passes: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
