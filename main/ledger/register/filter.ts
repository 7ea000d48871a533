/**
 * What narrows a register, as SQL over `posting p` and, where texts are asked about, `entry e`. Fails as looking up
 * entities and accounts fails: NOT_FOUND, or INVALID_INPUT where several have the name.
 */
import type { z } from 'zod';
import type { contract } from '../../../shared/contract/index.ts';
import { preparedValue, type VaultDatabase } from '../../vault/index.ts';
import { type ChartAccount, findAccount, findEntity, loadChart } from '../lookup.ts';
import { listedRoles, MONEY_ROLES, STATEMENT_ROLES } from '../roles.ts';
import { amountBetween } from './amounts.ts';
import type { Params } from './params.ts';
import { standsForEntry, type Tiers, tiersOf } from './waiting-rows.ts';
import { holds, type Word, wordsOf } from './words.ts';

export type RegisterInput = z.infer<NonNullable<(typeof contract.entry.register)['~orpc']['inputSchema']>>;
export type RegisterFilter = Omit<RegisterInput, 'sort' | 'descending' | 'offset' | 'limit' | 'around'>;

/**
 * From where a statement comes to the postings: from all of them, from all entries, or from the few days of a page. The
 * entries with a leg in another account are listed first where most will be asked about, else looked up one by one.
 */
export type Reach = 'postings' | 'entries' | 'page';

export interface Filter {
  /** The account that was asked for; `null` where several are shown. */
  account: ChartAccount | null;
  /** Ids of the accounts whose postings are shown. */
  accounts: readonly string[];
  /** The one currency that all of them hold; `null` where there may be several. */
  currency: string | null;
  /** Whether `entry e` is needed. */
  readsEntries: boolean;
  /** Whether entries or their other legs are asked, so that most rows may not pass. */
  searches: boolean;
  /** About how many legs there are of the rarest that is asked for by its account. */
  legsToFind: number;
  /** What would give the same rows has the same name. */
  name: string;
  where(params: Params, reach: Reach): string;
}

/** The side that has come, beside the one that waits. */
const TRANSIT = `SELECT w.entry_id FROM account a CROSS JOIN posting w INDEXED BY posting_pending ON w.account_id = a.id
  JOIN posting o ON o.entry_id = w.entry_id AND o.status <> 'pending' AND (o.amount_minor < 0) <> (w.amount_minor < 0)
  JOIN account b ON b.id = o.account_id
  WHERE w.status = 'pending' AND a.role IN (${listedRoles(MONEY_ROLES)}) AND b.role IN (${listedRoles(STATEMENT_ROLES)})`;
/** Few are marked so; an index of their own has them. */
const REVIEWED = 'SELECT id FROM entry WHERE reviewed = 1';
const entriesOfTag = 'SELECT g.entry_id FROM entry_tag g JOIN tag t ON t.id = g.tag_id WHERE t.name =';

export function compileFilter(db: VaultDatabase, input: RegisterFilter): Filter {
  const account = input.account === undefined ? null : findAccount(db, input.account, input.entity);
  const { shown, tiers } = shownIn(db, account, input);
  const accounts = shown.map((a) => a.id);
  const others = otherLegs(db, input, account);
  const words = input.text === undefined ? [] : wordsOf(db, input.text);
  const legs = new Legs(accounts);
  return {
    account,
    accounts,
    currency: oneCurrency(shown),
    readsEntries: words.length > 0,
    searches: words.length > 0 || others.length > 0 || input.tag !== undefined || input.in_transit,
    legsToFind: rarest(db, [...others.map((other) => other.ids), ...words.map((word) => word.accounts)]),
    name: nameOf(accounts, others, words, pick(input)),
    where(params, reach) {
      const clauses = [legs.shown(params, reach), ...ownColumns(input, params)];
      for (const { ids, alsoOwn } of others) clauses.push(legs.other(params, ids, reach, alsoOwn));
      if (input.tag !== undefined) clauses.push(`p.entry_id IN (${entriesOfTag} ${params.add(input.tag)})`);
      if (tiers) clauses.push(`p.entry_id NOT IN (${REVIEWED})`, standsForEntry(params, tiers));
      if (input.in_transit) clauses.push(`p.entry_id IN (${TRANSIT})`);
      for (const word of words) clauses.push(anywhere(word, params, legs, reach));
      return clauses.join(' AND ');
    },
  };
}

/** Everything in one account. */
export function wholeAccount(account: ChartAccount): Filter {
  const legs = new Legs([account.id]);
  return {
    account,
    accounts: [account.id],
    currency: account.currency,
    readsEntries: false,
    searches: false,
    legsToFind: 0,
    name: nameOf([account.id], [], [], []),
    where: (params, reach) => legs.shown(params, reach),
  };
}

function nameOf(
  accounts: readonly string[],
  others: object,
  words: object,
  columns: readonly unknown[],
): string {
  return JSON.stringify([accounts, others, words, columns.some((one) => one !== undefined) ? columns : []]);
}

/** Counting goes no further: more than that are many in any case. */
const LEGS_COUNTED_MAX = 10_000;
const legsIn = preparedValue<number>(
  `SELECT count(*) FROM (
     SELECT 1 FROM posting WHERE account_id IN (SELECT value FROM json_each(?)) LIMIT ${LEGS_COUNTED_MAX})`,
);

/** Of several lists of accounts, the fewest legs that one has; 0 if there are none. */
function rarest(db: VaultDatabase, lists: readonly (readonly string[])[]): number {
  if (lists.length === 0) return 0;
  return Math.min(...lists.map((ids) => (ids.length === 0 ? 0 : legsIn(db).get(JSON.stringify(ids))!)));
}

/** What narrows the rows by itself. */
function pick(input: RegisterFilter) {
  const { from, to, status, direction, amount_min, amount_max, tag, in_transit, unreviewed } = input;
  const flags = [in_transit || undefined, unreviewed || undefined];
  return [from, to, status, direction, amount_min, amount_max, tag, ...flags];
}

/** The accounts whose legs are rows; of what waits in the inbox also which leg is its entry's one row. */
function shownIn(
  db: VaultDatabase,
  account: ChartAccount | null,
  { entity, unreviewed }: RegisterFilter,
): { shown: ChartAccount[]; tiers: Tiers | null } {
  if (account) return { shown: [account], tiers: unreviewed ? [[account.id]] : null };
  const chart = loadChart(db, entity === undefined ? undefined : findEntity(db, entity).id);
  if (!unreviewed) return { shown: chart.filter((a) => STATEMENT_ROLES.has(a.role)), tiers: null };
  const tiers = tiersOf(db, chart);
  const among = new Set(tiers.flat());
  return { shown: chart.filter((a) => among.has(a.id)), tiers };
}

function oneCurrency(shown: readonly ChartAccount[]): string | null {
  const [first, ...rest] = new Set(shown.map((a) => a.currency));
  return rest.length === 0 ? (first ?? null) : null;
}

/** Which accounts another leg must be in, for each thing asked of it. An account stands for those below it, too. */
function otherLegs(db: VaultDatabase, input: RegisterFilter, account: ChartAccount | null) {
  const wanted: { ids: string[]; alsoOwn: boolean }[] = [];
  if (input.category !== undefined) {
    const owner = input.entity ?? account?.entity_id;
    const top = findAccount(db, input.category, owner);
    const ids = loadChart(db, top.entity_id)
      .filter((a) => a.id === top.id || a.path.startsWith(`${top.path}:`))
      .map((a) => a.id);
    wanted.push({ ids, alsoOwn: false });
  }
  if (input.uncategorised || input.unreviewed) {
    const ids = loadChart(db)
      .filter((a) => a.role === 'uncategorised')
      .map((a) => a.id);
    wanted.push({ ids, alsoOwn: true });
  }
  return wanted;
}

/** What the index `posting_register` can tell by itself. */
function ownColumns(input: RegisterFilter, params: Params): string[] {
  const clauses: string[] = [];
  if (input.from !== undefined) clauses.push(`p.date >= ${params.add(input.from)}`);
  if (input.to !== undefined) clauses.push(`p.date <= ${params.add(input.to)}`);
  if (input.status !== undefined) clauses.push(`p.status = ${params.add(input.status)}`);
  if (input.direction !== undefined) clauses.push(`p.amount_minor ${input.direction === 'in' ? '>' : '<'} 0`);
  if (input.amount_min !== undefined || input.amount_max !== undefined)
    clauses.push(amountBetween(input.amount_min, input.amount_max, params));
  return clauses;
}

/** Clauses about accounts of legs. */
class Legs {
  readonly #shown: readonly string[];

  constructor(shown: readonly string[]) {
    this.#shown = shown;
  }

  /**
   * The leg itself. One account is asked for by itself, so that its rows come in the order of days. The sign before the
   * column keeps SQLite from looking through an account's postings for each entry: an entry's own are few.
   */
  shown(params: Params, reach: Reach): string {
    const column = reach === 'entries' ? '+p.account_id' : 'p.account_id';
    if (this.#shown.length === 1) return `${column} = ${params.add(this.#shown[0]!)}`;
    return `${column} IN ${params.addList(this.#shown)}`;
  }

  /** Another leg of the same entry; with `alsoOwn`, the leg itself will do. */
  other(params: Params, ids: readonly string[], reach: Reach, alsoOwn = false): string {
    const shownToo = this.#shown.some((id) => ids.includes(id));
    if (reach !== 'page' && (alsoOwn || !shownToo)) {
      const entry = reach === 'entries' ? 'e.id' : 'p.entry_id';
      return `${entry} IN (SELECT entry_id FROM posting WHERE account_id IN ${params.addList(ids)})`;
    }
    const apart = alsoOwn ? '' : 'AND o.line <> p.line';
    return `EXISTS (SELECT 1 FROM posting o WHERE o.entry_id = p.entry_id ${apart} AND o.account_id IN ${params.addList(ids)})`;
  }
}

/** The few entries of a page are asked one by one, all others at once: the bank's rows have no index of their words. */
function bankWrote(condition: string, reach: Reach): string {
  const rows = 'line_match m JOIN statement_line l ON l.id = m.statement_line_id';
  return reach === 'page'
    ? `EXISTS (SELECT 1 FROM ${rows} WHERE m.entry_id = e.id AND ${condition})`
    : `e.id IN (SELECT m.entry_id FROM ${rows} WHERE ${condition})`;
}

/**
 * The word in the entry's texts, the bank's payee, a leg's memo, the path of another leg's account, a tag or the amount. Words ask of the
 * entry where they can: one that does not pass needs no look at its postings.
 */
function anywhere(word: Word, params: Params, legs: Legs, reach: Reach): string {
  const pattern = params.add(word.pattern);
  const like = (column: string) => holds(column, word.operator, pattern);
  const clauses = [
    like('e.payee'),
    like('e.memo'),
    `e.id IN (SELECT entry_id FROM posting WHERE memo IS NOT NULL AND ${like('memo')})`,
    bankWrote(like('l.payee'), reach),
  ];
  if (word.tags.length > 0)
    clauses.push(`e.id IN (SELECT entry_id FROM entry_tag WHERE tag_id IN ${params.addList(word.tags)})`);
  const amount = word.amount(params);
  if (amount) clauses.push(amount);
  if (word.accounts.length > 0) clauses.push(legs.other(params, word.accounts, reach));
  return `(${clauses.join(' OR ')})`;
}
