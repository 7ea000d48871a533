/**
 * The conditions of a rule, ready to be asked of a row: all must hold. Texts are the bank's own words, compared without
 * case, with runs of spaces taken as one and letters with accents as one letter each, however a file has them. Fails with INVALID_INPUT for conditions that can't be met or understood.
 */
import type { TextCondition } from '../../shared/contract/rules.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { type Currency, tryParseMoney } from '../../shared/money.ts';
import { compilePattern, fitsAnyText } from './pattern.ts';
import type { RuleText } from './store.ts';

/** The money account that a row stands in. */
export interface MoneyLeg {
  accountId: string;
  currency: string;
}

/** What a rule may ask about. */
export interface RuleSubject {
  payee: string;
  memo: string;
  /** As it stands on the money account: in is positive. */
  amountMinor: number;
  date: string;
  money: MoneyLeg;
  /** That the entry has already. */
  tags?: readonly string[];
}

/** A subject while rules are tried: its texts as they compare, and the tags that rules have given it so far. */
export interface Asked {
  subject: RuleSubject;
  texts: Record<'payee' | 'memo', string>;
  tags: readonly string[];
}

export type Condition = (asked: Asked) => boolean;

export function normalise(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

export function askedOf(subject: RuleSubject): Asked {
  const texts = { payee: normalise(subject.payee), memo: normalise(subject.memo) };
  return { subject, texts, tags: subject.tags ?? [] };
}

/** The text that nearly every rule has, kept as data: rows by the hundred thousand are held against it. */
export interface PlainText {
  field: TextCondition['field'];
  test: 'contains' | 'is' | 'starts';
  wanted: string;
}

export function holdsPlain({ field, test, wanted }: PlainText, texts: Asked['texts']): boolean {
  return field === 'any'
    ? holds(test, texts.payee, wanted) || holds(test, texts.memo, wanted)
    : holds(test, texts[field], wanted);
}

function holds(test: PlainText['test'], text: string, wanted: string): boolean {
  if (test === 'contains') return text.includes(wanted);
  if (test === 'starts') return text.startsWith(wanted);
  return text === wanted;
}

export function plainTextOf({ field, test, value }: RuleText): PlainText | null {
  if (value === null || test === 'one_of' || test === 'matches') return null;
  return { field, test, wanted: normalise(value) };
}

/** Whether one of its texts is a pattern that is in every text. Fails as compiling it does. */
export function asksNothing({ test, value, and }: RuleText): boolean {
  return [{ test, value }, ...and].some(
    (one) => one.test === 'matches' && one.value !== null && fitsAnyText(one.value),
  );
}

/** All conditions but the direction and the plain text. */
export function compileConditions(rule: RuleText): Condition[] {
  const conditions: Condition[] = [];
  const { field, test, value } = rule;
  if (value !== null && !plainTextOf(rule)) conditions.push(compileText({ field, test, value }));
  conditions.push(...rule.and.map(compileText));
  if (rule.amount_from !== null || rule.amount_to !== null)
    conditions.push(compileAmount(rule.amount_from, rule.amount_to));
  if (rule.accounts.length > 0) {
    const accounts = new Set(rule.accounts);
    conditions.push(({ subject }) => accounts.has(subject.money.accountId));
  }
  if (rule.date_from !== null || rule.date_to !== null) {
    const [from, to] = [rule.date_from ?? '', rule.date_to ?? '9999-12-31'];
    conditions.push(({ subject: { date } }) => date >= from && date <= to);
  }
  if (rule.tags.length > 0) {
    const wanted = new Set(rule.tags);
    conditions.push(({ tags }) => tags.some((name) => wanted.has(name)));
  }
  return conditions;
}

function compileText({ field, test, value }: TextCondition): Condition {
  const fits = compileTest(test, value);
  if (field === 'any') return ({ texts }) => fits(texts.payee) || fits(texts.memo);
  return ({ texts }) => fits(texts[field]);
}

function compileTest(test: TextCondition['test'], value: string): (text: string) => boolean {
  if (test === 'matches') return compilePattern(value);
  if (test === 'one_of') {
    const wanted = new Set(linesOf(value).map(normalise));
    return (text) => wanted.has(text);
  }
  const wanted = normalise(value);
  return (text) => holds(test, text, wanted);
}

/** The texts of `one_of`. */
export function linesOf(value: string): string[] {
  return value.split('\n').filter((line) => line.trim() !== '');
}

/** A bound with more decimals than a currency has is no bound of its rows. */
function compileAmount(from: string | null, to: string | null): Condition {
  const known = new Map<Currency, { from: number; to: number } | null>();
  const boundsOf = (currency: Currency) => {
    const least = from === null ? 0 : tryParseMoney(from, currency);
    const most = to === null ? Number.MAX_SAFE_INTEGER : tryParseMoney(to, currency);
    return typeof least === 'number' && typeof most === 'number' ? { from: least, to: most } : null;
  };
  return ({ subject: { amountMinor, money } }) => {
    let bounds = known.get(money.currency);
    if (bounds === undefined) {
      bounds = boundsOf(money.currency);
      known.set(money.currency, bounds);
    }
    const size = Math.abs(amountMinor);
    return bounds !== null && size >= bounds.from && size <= bounds.to;
  };
}

/** INVALID_INPUT for a rule without conditions, with ends before their beginnings, or with a pattern that is none. */
export function requireSoundConditions(rule: RuleText): void {
  const wrong = (message: string, remedy: string) => new BulkheadError('INVALID_INPUT', message, { remedy });
  const { amount_from, amount_to, date_from, date_to } = rule;
  if (compileConditions(rule).length === 0 && rule.direction === null && rule.value === null)
    throw wrong('The rule has no condition: it would take every row.', 'Say which rows it is for.');
  if (amount_from !== null && amount_to !== null && Number(amount_from) > Number(amount_to))
    throw wrong('The amounts end before they begin.', 'Put the smaller amount first.');
  if (date_from !== null && date_to !== null && date_from > date_to)
    throw wrong('The days end before they begin.', 'Put the earlier day first.');
}
