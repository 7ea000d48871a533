/**
 * Changing many entries alike, in one command that one undo takes back. An entry that can't be changed in every way that
 * is asked for is left as it is and named with the reason: its books are closed, a leg is reconciled, or its day or
 * category is the bank's own. Fails with NOT_FOUND if no entity has the category.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { BulkCategories, type BulkLeg } from './bulk-category.ts';
import { IS_CROSSED } from './crossed.ts';
import { Pace } from './door/pace.ts';
import type { Scope } from './handlers.ts';
import { accountPath, type EntityRow, listEntities } from './lookup.ts';
import { keepRest } from './rests.ts';
import { MONEY_ROLES } from './roles.ts';
import { entry, posting } from './tables.ts';
import { setTags, tagsOf } from './tags.ts';
import type { Transfers } from './transfers.ts';

type Input = z.infer<NonNullable<(typeof contract.entry.bulk)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof contract.entry.bulk)['~orpc']['outputSchema']>>;

/** Changes shown; `changed` tells how many entries there are. */
const CHANGES_SHOWN_MAX = 1000;

interface EntryRow {
  id: string;
  entity_id: string;
  date: string;
  payee: string;
  memo: string;
  reviewed: 1 | null;
}

const entryOf = prepared<EntryRow>(
  'SELECT id, entity_id, date, payee, memo, reviewed FROM entry WHERE id = ?',
);
const legsOf = prepared<BulkLeg>(
  `SELECT p.line, p.account_id, p.currency, p.status, a.type, a.role,
     EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line) AS matched,
     ${IS_CROSSED} AS crossed
   FROM posting p JOIN account a ON a.id = p.account_id WHERE p.entry_id = ? ORDER BY p.line`,
);
const madeByBank = preparedValue<number>(
  "SELECT 1 FROM line_match WHERE entry_id = ? AND kind = 'created' LIMIT 1",
);

/** What is to become of one entry. */
interface Plan {
  entry: EntryRow;
  legs: BulkLeg[];
  changes: { field: string; from: string; to: string }[];
  patch: { payee?: string; memo?: string; date?: string; reviewed?: true | null };
  category: { line: number; accountId: string; waits: boolean } | null;
  tags: string[] | null;
}

export async function changeMany(scope: Scope, transfers: Transfers, input: Input): Promise<Output> {
  const { db, unit } = scope;
  const planner = new Planner(db, transfers, input);
  const begun: string[] = [];
  const output: Output = { changed: 0, unchanged: 0, refused: [], changes: [] };
  const pace = new Pace();
  for (const id of new Set(input.entries)) {
    await pace.breathe();
    const row = entryOf(db).get(id);
    const plan = row ? planner.plan(row) : 'There is no such entry.';
    if (typeof plan === 'string') {
      output.refused.push({ entry_id: id, payee: row?.payee ?? '', date: row?.date ?? '', reason: plan });
    } else if (plan.changes.length === 0) output.unchanged += 1;
    else {
      output.changed += 1;
      const { date, payee } = plan.entry;
      for (const change of plan.changes)
        if (output.changes.length < CHANGES_SHOWN_MAX)
          output.changes.push({ entry_id: id, date, payee, ...change });
      if (input.preview) continue;
      carryOut(scope, plan);
      if (plan.category?.waits) begun.push(id);
    }
  }
  if (begun.length > 0) transfers.meet(unit, begun);
  return output;
}

class Planner {
  readonly #db: VaultDatabase;
  readonly #transfers: Transfers;
  readonly #input: Input;
  readonly #owners: ReadonlyMap<string, EntityRow>;
  readonly #categories: BulkCategories | null;

  constructor(db: VaultDatabase, transfers: Transfers, input: Input) {
    this.#db = db;
    this.#transfers = transfers;
    this.#input = input;
    this.#owners = new Map(listEntities(db).map((owner) => [owner.id, owner]));
    this.#categories = input.category === undefined ? null : new BulkCategories(db, input.category);
  }

  /** The plan, or why the entry has to stay as it is. */
  plan(row: EntryRow): Plan | string {
    const legs = legsOf(this.#db).all(row.id);
    const plan: Plan = { entry: row, legs, changes: [], patch: {}, category: null, tags: null };
    this.#planTexts(plan);
    this.#planTags(plan);
    this.#planReviewed(plan);
    const refusal = this.#planDate(plan) ?? this.#planCategory(plan);
    if (refusal) return refusal;
    const { closed_through: closed } = this.#owners.get(row.entity_id)!;
    if (plan.changes.length > 0 && closed !== null && row.date <= closed)
      return `Its books are closed through ${closed}.`;
    return plan;
  }

  #planTexts({ entry: row, changes, patch }: Plan): void {
    for (const field of ['payee', 'memo'] as const) {
      const to = this.#input[field];
      if (to === undefined || to === row[field]) continue;
      changes.push({ field, from: row[field], to });
      patch[field] = to;
    }
  }

  #planTags(plan: Plan): void {
    const { add_tags: added, remove_tags: removed } = this.#input;
    if (added.length === 0 && removed.length === 0) return;
    const before = tagsOf(this.#db, plan.entry.id);
    const gone = new Set(removed);
    const after = [...new Set([...before, ...added])].filter((name) => !gone.has(name)).toSorted();
    if (after.join('\n') === before.toSorted().join('\n')) return;
    plan.changes.push({ field: 'tags', from: before.join(', '), to: after.join(', ') });
    plan.tags = after;
  }

  #planReviewed({ entry: row, changes, patch }: Plan): void {
    const { reviewed: to } = this.#input;
    const from = row.reviewed === 1;
    if (to === undefined || to === from) return;
    changes.push({ field: 'reviewed', from: from ? 'yes' : 'no', to: to ? 'yes' : 'no' });
    patch.reviewed = to || null;
  }

  #planDate({ entry: row, legs, changes, patch }: Plan): string | null {
    const to = this.#input.date;
    if (to === undefined || to === row.date) return null;
    const { closed_through: closed } = this.#owners.get(row.entity_id)!;
    if (madeByBank(this.#db).get(row.id) !== undefined) return 'Its day is the bank’s.';
    if (legs.some((leg) => leg.crossed === 1))
      return 'It is paired with an entry of the same day in other books.';
    if (legs.some((leg) => leg.status === 'reconciled')) return 'It is reconciled on its day.';
    if (closed !== null && to <= closed) return `Its books are closed through ${closed}; ${to} lies within.`;
    changes.push({ field: 'date', from: row.date, to });
    patch.date = to;
    return null;
  }

  #planCategory(plan: Plan): string | null {
    if (!this.#categories) return null;
    const { entry: row, legs, changes } = plan;
    const choice = this.#categories.choose(row.entity_id, legs);
    if (typeof choice === 'string') return choice;
    const { leg, account } = choice;
    if (leg.account_id === account.id) return null;
    const waits = MONEY_ROLES.has(account.role);
    const why = waits ? this.#transfers.whyNot(this.#db, row.id, account.id) : null;
    if (why !== null) return why;
    changes.push({ field: 'category', from: accountPath(this.#db, leg.account_id), to: account.path });
    plan.category = { line: leg.line, accountId: account.id, waits };
    return null;
  }
}

function carryOut({ unit }: Scope, { entry: row, legs, patch, category, tags }: Plan): void {
  keepRest(unit, row.id);
  unit.update(entry, { id: row.id }, patch);
  if (patch.date !== undefined)
    for (const { line } of legs) unit.update(posting, { entryId: row.id, line }, { date: patch.date });
  if (category) {
    const { line, accountId, waits } = category;
    unit.update(posting, { entryId: row.id, line }, { accountId, status: waits ? 'pending' : 'cleared' });
  }
  if (tags) setTags(unit, row.id, tags);
}
