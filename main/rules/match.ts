/**
 * Rules as a function: given a row, what they do to it. They are tried in their order (`compareByKind`). The first that
 * gives a category, or says what crosses, decides and ends it; each before it adds its payee, note and tags, where none before it has.
 */
import { MONEY_ROLES } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import {
  type Asked,
  askedOf,
  type Condition,
  compileConditions,
  holdsPlain,
  type MoneyLeg,
  type PlainText,
  plainTextOf,
  type RuleSubject,
} from './conditions.ts';
import { labelOf } from './label.ts';
import { type CategoryLeg, type CompiledPart, compilePart, splitAmong } from './split.ts';
import { type RuledCrossing, type RuleRow, readRules } from './store.ts';

/** What rules do to a row. */
export interface RuleHit {
  /** The rule that decides; where none does, the first that hits. */
  ruleId: string;
  /** The category; empty where no rule gives one. More than one part is a split. */
  parts: readonly CompiledPart[];
  /** What the row is between two entities, in place of a category. */
  crossing: RuledCrossing | null;
  /** Of stage `last`: for a row that nothing else knows a category for. */
  isFallback: boolean;
  /** The payee to put instead; `null` leaves it. */
  payee: string | null;
  /** The memo to put instead; `null` leaves it. */
  memo: string | null;
  tags: readonly string[];
  /** The entry is seen through: it does not wait in the inbox. */
  reviewed: boolean;
}

export interface CompiledRule {
  row: RuleRow;
  label: string;
  plain: PlainText | null;
  conditions: readonly Condition[];
  /** What it does by itself. */
  hit: RuleHit;
  /** It gives a category, or says what crosses, so that no other is asked. */
  decides: boolean;
  /** The currencies that its accounts hold alone. */
  currencies: readonly string[];
}

export type CompiledRules = readonly CompiledRule[];

/** What must be known of an account that a rule books to. */
export interface Category {
  id: string;
  currency: string | null;
  role: string;
  archived: number;
}

/** The rules of one entity, ready to run; without those that book to an account that is archived. */
export function compileRules(db: VaultDatabase, entityId: string): CompiledRules {
  const rows = readRules(db, entityId);
  if (rows.length === 0) return [];
  const categories = db
    .prepare('SELECT id, currency, role, archived FROM account WHERE entity_id = ?')
    .all(entityId) as Category[];
  const byId = new Map(categories.map((category) => [category.id, category]));
  const booksToArchived = (row: RuleRow) => accountsOf(row).some((id) => byId.get(id)!.archived === 1);
  return rows.filter((row) => !booksToArchived(row)).map((row) => compileRule(row, byId));
}

/** Ids of the accounts that a rule books to. */
function accountsOf({ account_id, parts }: RuleRow): string[] {
  return account_id === null ? parts.map((part) => part.account_id) : [account_id];
}

/** A rule ready to run, saved or not; `categories` has what it books to. */
export function compileRule(row: RuleRow, categories: ReadonlyMap<string, Category>): CompiledRule {
  const whole = row.account_id === null ? [] : [{ account_id: row.account_id, amount: null, percent: null }];
  const parts = (whole.length > 0 ? whole : row.parts).map((part) =>
    compilePart(part, MONEY_ROLES.has(categories.get(part.account_id)!.role)),
  );
  const currencies = accountsOf(row).map((id) => categories.get(id)!.currency);
  return {
    row,
    label: labelOf(row),
    plain: plainTextOf(row),
    conditions: compileConditions(row),
    hit: {
      ruleId: row.id,
      parts,
      crossing: row.crossing,
      isFallback: row.stage === 'last',
      payee: row.payee,
      memo: row.memo,
      tags: row.add_tags,
      reviewed: row.reviewed,
    },
    decides: parts.length > 0 || row.crossing !== null,
    currencies: [...new Set(currencies.filter((currency) => currency !== null))],
  };
}

/** What the rules do to a row; `null` if none hits. */
export function applyToRow(rules: CompiledRules, subject: RuleSubject): RuleHit | null {
  if (rules.length === 0) return null;
  const asked = askedOf(subject);
  let hit: RuleHit | null = null;
  for (const rule of rules) {
    if (!takes(rule, asked)) continue;
    hit = hit === null ? rule.hit : joined(hit, rule.hit);
    if (rule.decides) return hit;
    asked.tags = [...(subject.tags ?? []), ...hit.tags];
  }
  return hit;
}

/** The rules for a row that has a category already: the last stage is for those that have none. */
export function withoutLast(rules: CompiledRules): CompiledRules {
  return rules.filter(({ row }) => row.stage !== 'last');
}

/** What one rule had said before, with what the next adds to it. */
function joined(before: RuleHit, next: RuleHit): RuleHit {
  return {
    ...(next.parts.length > 0 || next.crossing ? next : before),
    payee: before.payee ?? next.payee,
    memo: before.memo ?? next.memo,
    tags: [...new Set([...before.tags, ...next.tags])],
    reviewed: before.reviewed || next.reviewed,
  };
}

/** All rules that would take a row, whether or not another has decided it; tags come from those before it is decided. */
export function takenBy(rules: CompiledRules, subject: RuleSubject): CompiledRule[] {
  const asked = askedOf(subject);
  const takers: CompiledRule[] = [];
  let isDecided = false;
  for (const rule of rules) {
    if (!takes(rule, asked)) continue;
    takers.push(rule);
    isDecided ||= rule.decides;
    if (!isDecided && rule.hit.tags.length > 0) asked.tags = [...asked.tags, ...rule.hit.tags];
  }
  return takers;
}

/** What one of the rules does to a row, among all of them. */
export interface Share {
  /** Without what rules before it have done already; `null` if it does not take the row. */
  hit: RuleHit | null;
  /** The rule before it that decides the row, so that it is not asked. */
  taker: CompiledRule | null;
}

export function shareOf(rules: CompiledRules, ruleId: string, subject: RuleSubject): Share {
  const asked = askedOf(subject);
  let before: RuleHit | null = null;
  let taker: CompiledRule | null = null;
  for (const rule of rules) {
    const isOwn = rule.row.id === ruleId;
    if ((taker !== null && !isOwn) || !takes(rule, asked)) continue;
    if (isOwn) return { hit: without(rule.hit, before), taker };
    if (rule.decides) taker = rule;
    before = before === null ? rule.hit : joined(before, rule.hit);
    asked.tags = [...(subject.tags ?? []), ...before.tags];
  }
  return { hit: null, taker: null };
}

function without(hit: RuleHit, before: RuleHit | null): RuleHit {
  if (before === null) return hit;
  return {
    ...hit,
    payee: before.payee === null ? hit.payee : null,
    memo: before.memo === null ? hit.memo : null,
  };
}

/** Whether this very rule takes the row, asked by itself. */
export function ruleTakes(rule: CompiledRule, subject: RuleSubject): boolean {
  return takes(rule, askedOf(subject));
}

/** The legs against a row that a hit's category makes; `null` where it gives none. */
export function legsOf({ parts }: RuleHit, { amountMinor, money }: RuleSubject): CategoryLeg[] | null {
  if (parts.length === 0) return null;
  if (parts.length > 1) return splitAmong(parts, amountMinor, money.currency);
  const { accountId, waits } = parts[0]!;
  return [{ accountId, amountMinor: amountMinor === 0 ? 0 : -amountMinor, waits }];
}

/** A rule is passed over where its accounts can't be the other side: the same account, or one of another currency. */
function takes({ row, plain, conditions, hit, currencies }: CompiledRule, asked: Asked): boolean {
  const { amountMinor, money } = asked.subject;
  if (row.direction !== null && (row.direction === 'in') !== amountMinor > 0) return false;
  if (plain !== null && !holdsPlain(plain, asked.texts)) return false;
  for (const holds of conditions) if (!holds(asked)) return false;
  return canBeOtherSide(hit, currencies, amountMinor, money);
}

function canBeOtherSide(
  { parts, crossing }: RuleHit,
  currencies: readonly string[],
  amountMinor: number,
  money: MoneyLeg,
): boolean {
  if (crossing !== null && amountMinor === 0) return false;
  for (const { accountId } of parts) if (accountId === money.accountId) return false;
  for (const currency of currencies) if (currency !== money.currency) return false;
  return parts.length < 2 || splitAmong(parts, amountMinor, money.currency) !== null;
}
