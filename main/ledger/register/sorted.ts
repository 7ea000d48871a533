/**
 * Rows in another order than that of days: sorted once, and kept until the books change. Only the latest is kept; a
 * hundred thousand rows take some ten megabytes.
 */
import { perConnection, type VaultDatabase } from '../../vault/index.ts';
import { loadChart } from '../lookup.ts';
import type { Filter, RegisterInput } from './filter.ts';
import { Params } from './params.ts';
import { FROM, type Place } from './places.ts';
import { statementOf } from './statements.ts';
import { versionOf } from './version.ts';

export type Sort = Exclude<RegisterInput['sort'], 'date'>;

interface Kept {
  name: string;
  order: readonly string[];
}

const keptOf = perConnection((): { latest: Kept | null } => ({ latest: null }));

/** The rows of a filter by payee, category or amount; among equals, in the order of days, entries and lines. */
export class Sorted {
  readonly #order: readonly string[];

  constructor(db: VaultDatabase, filter: Filter, sort: Sort) {
    const kept = keptOf(db);
    const name = `${sort} ${versionOf(db)} ${filter.name}`;
    if (kept.latest?.name !== name) {
      kept.latest = null;
      kept.latest = { name, order: readOrder(db, filter, sort) };
    }
    this.#order = kept.latest.order;
  }

  slice(start: number, end: number): Place[] {
    return this.#order.slice(start, end).map(toPlace);
  }

  indexOf(entryId: string): number {
    return this.#order.findIndex((place) => place.startsWith(entryId));
  }
}

function toPlace(text: string): Place {
  const [entryId, line] = text.split(' ');
  return { entry_id: entryId!, line: Number(line) };
}

function readOrder(db: VaultDatabase, filter: Filter, sort: Sort): string[] {
  const params = new Params();
  const by = sort === 'category' ? byCategory(db, params) : BY[sort];
  return statementOf<{ place: string }>(
    db,
    `SELECT p.entry_id || ' ' || p.line AS place FROM ${FROM.entries}
     WHERE ${filter.where(params, 'entries')} ORDER BY ${by}, p.date, p.entry_id, p.line`,
  )
    .all(params.values)
    .map((row) => row.place);
}

const BY = {
  payee: 'e.payee COLLATE NOCASE, e.payee',
  amount: 'p.amount_minor',
};

/** The place of the other leg's account among all paths; splits come after them. */
function byCategory(db: VaultDatabase, params: Params): string {
  const ranks = loadChart(db)
    .toSorted((a, b) => (a.path.toLowerCase() < b.path.toLowerCase() ? -1 : 1))
    .map((account, rank) => [account.id, rank]);
  const rank = `json_extract(${params.add(JSON.stringify(Object.fromEntries(ranks)))}, '$."' || max(o.account_id) || '"')`;
  return `(SELECT CASE WHEN count(*) = 1 THEN ${rank} ELSE ${ranks.length} END
    FROM posting o WHERE o.entry_id = p.entry_id AND o.line <> p.line)`;
}
