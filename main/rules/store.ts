/**
 * Rules as they lie in the file, and their order. `position` is the order in which rules are tried: by stage, then by how
 * many conditions they have, then as the owner put them; so whoever saves a rule numbers all of its entity's anew.
 */
import type { TextCondition, WrittenRule } from '../../shared/contract/rules.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { Pace, type Unit } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { rule, rulePart, ruleSource } from './tables.ts';

export type Stage = 'first' | 'normal' | 'last';

export interface RulePart {
  account_id: string;
  amount: string | null;
  percent: string | null;
}

/** What a row is between two entities. */
export interface RuledCrossing {
  kind: NonNullable<WrittenRule['crossing']>['kind'];
  with_id: string;
  /** The other entity's account that the money comes into or leaves; `null`: whichever it is. */
  account_id: string | null;
}

/** Without its place: what a rule says. */
export interface RuleText {
  stage: Stage;
  field: TextCondition['field'];
  test: TextCondition['test'];
  value: string | null;
  and: TextCondition[];
  direction: 'in' | 'out' | null;
  amount_from: string | null;
  amount_to: string | null;
  /** Ids of money accounts. */
  accounts: string[];
  date_from: string | null;
  date_to: string | null;
  tags: string[];
  account_id: string | null;
  parts: RulePart[];
  /** In place of a category. */
  crossing: RuledCrossing | null;
  payee: string | null;
  memo: string | null;
  add_tags: string[];
  reviewed: boolean;
}

/** A rule that asks nothing and does nothing. */
export const EMPTY_RULE: RuleText = {
  ...{ stage: 'normal', field: 'payee', test: 'contains', value: null, and: [], direction: null },
  ...{ amount_from: null, amount_to: null, accounts: [], date_from: null, date_to: null, tags: [] },
  ...{ account_id: null, parts: [], crossing: null },
  ...{ payee: null, memo: null, add_tags: [], reviewed: false },
};

export interface RuleRow extends RuleText {
  id: string;
  entity_id: string;
  position: number;
}

const STAGES: readonly Stage[] = ['first', 'normal', 'last'];

/** As the table has it. */
interface Stored {
  id: string;
  entity_id: string;
  position: number;
  field: RuleText['field'];
  test: RuleText['test'];
  value: string | null;
  direction: RuleText['direction'];
  account_id: string | null;
  crossing_kind: RuledCrossing['kind'] | null;
  crossing_with: string | null;
  payee: string | null;
  stage: 'first' | 'last' | null;
  more_texts: string | null;
  amount_from: string | null;
  amount_to: string | null;
  date_from: string | null;
  date_to: string | null;
  with_tags: string | null;
  memo: string | null;
  add_tags: string | null;
  reviewed: 1 | null;
}

/** In the order in which they are tried; of all entities, one after another, if none is named. */
export function readRules(db: VaultDatabase, entityId: string | null): RuleRow[] {
  const stored = db
    .prepare('SELECT * FROM rule WHERE :of IS NULL OR entity_id = :of ORDER BY entity_id, position, id')
    .all({ of: entityId }) as Stored[];
  const of = 'JOIN rule r ON r.id = c.rule_id WHERE :of IS NULL OR r.entity_id = :of';
  const sources = db
    .prepare(`SELECT c.rule_id, c.account_id FROM rule_source c ${of} ORDER BY c.rule_id, c.account_id`)
    .all({ of: entityId }) as { rule_id: string; account_id: string }[];
  const parts = db
    .prepare(
      `SELECT c.rule_id, c.account_id, c.amount, c.percent FROM rule_part c ${of} ORDER BY c.rule_id, c.line`,
    )
    .all({ of: entityId }) as ({ rule_id: string } & RulePart)[];
  const sourcesOf = Map.groupBy(sources, (row) => row.rule_id);
  const partsOf = Map.groupBy(parts, (row) => row.rule_id);
  return stored.map(({ more_texts, with_tags, add_tags, stage, reviewed, ...rest }) => {
    const { crossing_kind: kind, crossing_with: withId, account_id, ...row } = rest;
    const crossing = kind === null || withId === null ? null : { kind, with_id: withId, account_id };
    return {
      ...row,
      stage: stage ?? 'normal',
      account_id: crossing === null ? account_id : null,
      crossing,
      and: list<TextCondition>(more_texts),
      tags: list<string>(with_tags),
      add_tags: list<string>(add_tags),
      reviewed: reviewed === 1,
      accounts: (sourcesOf.get(row.id) ?? []).map(({ account_id }) => account_id),
      parts: (partsOf.get(row.id) ?? []).map(({ rule_id: _, ...part }) => part),
    };
  });
}

export function requireRule(db: VaultDatabase, id: string): RuleRow {
  const entity = db.prepare('SELECT entity_id FROM rule WHERE id = ?').pluck().get(id) as string | undefined;
  const row = entity === undefined ? undefined : readRules(db, entity).find((one) => one.id === id);
  if (row) return row;
  throw new BulkheadError('NOT_FOUND', `There is no rule ${id}.`, {
    remedy: 'It may have been deleted meanwhile. Look at the list of rules again.',
    facts: { next: 'rules.list' },
  });
}

function list<T>(json: string | null): T[] {
  return json === null ? [] : (JSON.parse(json) as T[]);
}

function asJson(items: readonly unknown[]): string | null {
  return items.length === 0 ? null : JSON.stringify(items);
}

function columnsOf(text: RuleText) {
  return {
    stage: text.stage === 'normal' ? null : text.stage,
    field: text.field,
    test: text.test,
    value: text.value,
    moreTexts: asJson(text.and),
    direction: text.direction,
    amountFrom: text.amount_from,
    amountTo: text.amount_to,
    dateFrom: text.date_from,
    dateTo: text.date_to,
    withTags: asJson(text.tags),
    accountId: text.crossing?.account_id ?? text.account_id,
    crossingKind: text.crossing?.kind ?? null,
    crossingWith: text.crossing?.with_id ?? null,
    payee: text.payee,
    memo: text.memo,
    addTags: asJson(text.add_tags),
    reviewed: text.reviewed || null,
  };
}

export function countRules(db: VaultDatabase, entityId: string): number {
  return db.prepare('SELECT count(*) FROM rule WHERE entity_id = ?').pluck().get(entityId) as number;
}

/** Adds a rule behind its like, of which there are so many; the caller numbers them anew. Answers with its id. */
export function insertRule(
  unit: Unit,
  entityId: string,
  text: RuleText,
  behind = countRules(unit.db, entityId),
): string {
  const id = unit.newId();
  unit.insert(rule, { id, entityId, position: 1 + behind, ...columnsOf(text) });
  insertBelow(unit, id, text);
  return id;
}

export function updateRule(unit: Unit, row: RuleRow): void {
  const before = requireRule(unit.db, row.id);
  unit.update(rule, { id: row.id }, columnsOf(row));
  if (JSON.stringify([before.accounts, before.parts]) === JSON.stringify([row.accounts, row.parts])) return;
  removeBelow(unit, before);
  insertBelow(unit, row.id, row);
}

export function removeRule(unit: Unit, row: RuleRow): void {
  removeBelow(unit, row);
  unit.remove(rule, { id: row.id });
}

function insertBelow(unit: Unit, ruleId: string, { accounts, parts }: RuleText): void {
  for (const accountId of accounts) unit.insert(ruleSource, { ruleId, accountId });
  for (const [line, { account_id: accountId, amount, percent }] of parts.entries())
    unit.insert(rulePart, { ruleId, line, accountId, amount, percent });
}

function removeBelow(unit: Unit, { id: ruleId, accounts, parts }: RuleRow): void {
  for (const accountId of accounts) unit.remove(ruleSource, { ruleId, accountId });
  for (const line of parts.keys()) unit.remove(rulePart, { ruleId, line });
}

/**
 * How many conditions a rule has besides the first. The direction does not count: it halves the rows of whatever else is
 * asked, and is asked of half the rules there are.
 */
export function levelOf(row: RuleText): number {
  const asked = [
    row.value !== null,
    row.amount_from !== null || row.amount_to !== null,
    row.accounts.length > 0,
    row.date_from !== null || row.date_to !== null,
    row.tags.length > 0,
  ].filter(Boolean).length;
  return Math.max(0, asked + row.and.length - 1);
}

/** Which of two rules is tried first, as far as it is not the owner's to say. */
export function compareByKind(a: RuleText, b: RuleText): number {
  return STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || levelOf(b) - levelOf(a);
}

/** Numbers an entity's rules 1, 2, 3, ...; one of them moved as near to `position` as its like are. */
export async function renumber(
  unit: Unit,
  entityId: string,
  moved?: { id: string; position: number },
): Promise<void> {
  const pace = new Pace(unit.signal);
  const rows = readRules(unit.db, entityId);
  if (moved) {
    const at = rows.findIndex(({ id }) => id === moved.id);
    rows.splice(moved.position - 1, 0, ...rows.splice(at, 1));
  }
  for (const [index, { id, position }] of rows.toSorted(compareByKind).entries()) {
    await pace.breathe();
    if (position !== index + 1) unit.update(rule, { id }, { position: index + 1 });
  }
}
