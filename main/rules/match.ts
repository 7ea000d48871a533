/**
 * Rules as a function: given a row's payee, memo and amount, which rule hits. Rules are tried in their order and the
 * first that hits decides. Letters compare without case and with runs of spaces taken as one.
 */
import { MONEY_ROLES } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

export interface RuleRow {
  id: string;
  entity_id: string;
  position: number;
  field: 'payee' | 'memo' | 'any';
  test: 'contains' | 'is' | 'starts';
  value: string;
  direction: 'in' | 'out' | null;
  account_id: string;
  payee: string | null;
}

export interface RuleHit {
  ruleId: string;
  accountId: string;
  /** The payee to put instead; `null` leaves it. */
  payee: string | null;
  /** The category is another money account: its leg waits for that account's own bank to confirm it. */
  waits: boolean;
}

export interface CompiledRule {
  row: RuleRow;
  wanted: string;
  hit: RuleHit;
  /** The only currency that the rule's account holds; `null`: any. */
  currency: string | null;
}

export type CompiledRules = readonly CompiledRule[];

/** The money account that a row stands in. */
export interface MoneyLeg {
  accountId: string;
  currency: string;
}

export function normalise(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The rules of one entity, ready to run. */
export function compileRules(db: VaultDatabase, entityId: string): CompiledRules {
  const rows = db
    .prepare(
      `SELECT r.*, a.currency, a.role
       FROM rule r JOIN account a ON a.id = r.account_id
       WHERE r.entity_id = ? AND a.archived = 0 ORDER BY r.position, r.id`,
    )
    .all(entityId) as (RuleRow & { currency: string | null; role: string })[];
  return rows.map(({ currency, role, ...row }) => compileRule(row, { currency, role }));
}

/** A rule ready to run, saved or not; `account` is what it books to. */
export function compileRule(row: RuleRow, account: { currency: string | null; role: string }): CompiledRule {
  return {
    row,
    wanted: normalise(row.value),
    hit: {
      ruleId: row.id,
      accountId: row.account_id,
      payee: row.payee,
      waits: MONEY_ROLES.has(account.role),
    },
    currency: account.currency,
  };
}

function holds(test: RuleRow['test'], text: string, wanted: string): boolean {
  if (test === 'contains') return text.includes(wanted);
  if (test === 'starts') return text.startsWith(wanted);
  return text === wanted;
}

/**
 * The first rule that hits; `null` if none does. `amountMinor` as it stands on the money account: in is positive. With
 * `money`, rules whose account can't be the other side of that leg are passed over: the same account, or one that
 * holds another currency.
 */
export function applyToRow(
  rules: CompiledRules,
  payee: string,
  memo: string,
  amountMinor: number,
  money?: MoneyLeg,
): RuleHit | null {
  if (rules.length === 0) return null;
  const texts = { payee: normalise(payee), memo: normalise(memo) };
  return rules.find((rule) => takes(rule, texts, amountMinor, money))?.hit ?? null;
}

/** Whether this very rule takes the row, asked by itself. */
export function ruleTakes(
  rule: CompiledRule,
  payee: string,
  memo: string,
  amountMinor: number,
  money?: MoneyLeg,
): boolean {
  return takes(rule, { payee: normalise(payee), memo: normalise(memo) }, amountMinor, money);
}

function takes(
  { row, wanted, hit, currency }: CompiledRule,
  texts: Record<'payee' | 'memo', string>,
  amountMinor: number,
  money: MoneyLeg | undefined,
): boolean {
  if (money && (hit.accountId === money.accountId || (currency !== null && currency !== money.currency)))
    return false;
  if (row.direction !== null && (row.direction === 'in') !== amountMinor > 0) return false;
  return row.field === 'any'
    ? holds(row.test, texts.payee, wanted) || holds(row.test, texts.memo, wanted)
    : holds(row.test, texts[row.field], wanted);
}
