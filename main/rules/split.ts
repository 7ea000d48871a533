/**
 * What a rule puts into categories: all of a row into one, or parts of it into several. Parts are amounts, percentages of
 * the row (together to the unit, by largest remainder), and at most one that takes what is left; they always add up to the
 * row. A row that is smaller than the amounts is none for the rule.
 */
import { BulkheadError } from '../../shared/errors.ts';
import {
  addDecimals,
  allocate,
  type Currency,
  formatDecimal,
  minor,
  parseDecimal,
  tryParseMoney,
} from '../../shared/money.ts';
import type { RulePart } from './store.ts';

/** A leg beside the money's. */
export interface CategoryLeg {
  accountId: string;
  amountMinor: number;
  /** Another money account: its own bank has to confirm it. */
  waits: boolean;
}

export interface CompiledPart {
  accountId: string;
  amount: string | null;
  /** In ten thousandths of a percent. */
  percent: number | null;
  waits: boolean;
}

const PERCENT_UNIT = 10_000;
const WHOLE = 100 * PERCENT_UNIT;

function percentOf(text: string): number {
  return Math.round(Number(text) * PERCENT_UNIT);
}

export function compilePart(part: RulePart, waits: boolean): CompiledPart {
  const percent = part.percent === null ? null : percentOf(part.percent);
  return { accountId: part.account_id, amount: part.amount, percent, waits };
}

/**
 * Amounts of one category made one, and so its percentages. An amount and a percentage, or what is left, stay two: no one
 * part takes the same of every row.
 */
export function joinParts(parts: readonly RulePart[]): RulePart[] {
  const joined = new Map<string, RulePart>();
  for (const part of parts) {
    const key = `${formOf(part)} ${part.account_id}`;
    const before = joined.get(key);
    const amount = sumOf(before?.amount, part.amount);
    joined.set(key, { ...part, amount, percent: sumOf(before?.percent, part.percent) });
  }
  return [...joined.values()];
}

function formOf({ amount, percent }: RulePart): 'amount' | 'percent' | 'rest' {
  if (amount !== null) return 'amount';
  return percent === null ? 'rest' : 'percent';
}

function sumOf(before: string | null | undefined, text: string | null): string | null {
  if (before == null || text === null) return text;
  return formatDecimal(addDecimals(parseDecimal(before)!, parseDecimal(text)!), 0);
}

/** INVALID_INPUT unless the parts come to the whole of any row that is large enough. */
export function requireSoundSplit(parts: readonly RulePart[]): void {
  const rests = parts.filter(({ amount, percent }) => amount === null && percent === null).length;
  const percents = parts.reduce((sum, { percent }) => sum + (percent === null ? 0 : percentOf(percent)), 0);
  const wrong = (message: string, remedy: string) => new BulkheadError('INVALID_INPUT', message, { remedy });
  if (parts.some(({ amount, percent }) => amount !== null && percent !== null))
    throw wrong('A part of a split is an amount or a percentage, not both.', 'Leave one of the two empty.');
  if (parts.some(({ amount }) => amount !== null && !/[1-9]/.test(amount)))
    throw wrong('A part of a split is nothing.', 'Give an amount above zero.');
  if (parts.some(({ amount }) => amount?.startsWith('-')))
    throw wrong('The amounts of a split have no sign.', 'They go the way the row goes.');
  if (parts.some(({ percent }) => percent !== null && percentOf(percent) === 0))
    throw wrong('A part of a split is nothing.', 'Give a percentage above zero.');
  if (new Set(parts.map(({ account_id }) => account_id)).size < parts.length)
    throw wrong('Two parts of a split are in one category.', 'Make them one part.');
  if (rests > 1) throw wrong('Two parts of a split take what is left.', 'Only one can.');
  if (rests === 1 && percents > WHOLE)
    throw wrong('The percentages come to more than 100.', 'What is left would be less than nothing.');
  if (rests === 0 && (percents !== WHOLE || parts.some(({ amount }) => amount !== null)))
    throw wrong(
      'The parts do not come to the whole of every row.',
      'Let one part take what is left, or let the percentages come to 100.',
    );
}

/** The legs against a row of the bank; `null` where its amount is too small for the parts, or in another currency. */
export function splitAmong(
  parts: readonly CompiledPart[],
  rowMinor: number,
  currency: Currency,
): CategoryLeg[] | null {
  const size = Math.abs(rowMinor);
  const amounts = parts.map(({ amount }) => (amount === null ? 0 : tryParseMoney(amount, currency)));
  if (!amounts.every((amount) => typeof amount === 'number')) return null;
  const percents = parts.map(({ percent }) => percent ?? 0);
  const asked = percents.reduce((sum, percent) => sum + percent, 0);
  // The last weight is what no percentage asks for.
  const shares = allocate(minor(size), [...percents, WHOLE - asked]);
  const sizes = amounts.map((amount, index) => amount + shares[index]!);
  const left = size - sizes.reduce((sum, one) => sum + one, 0);
  if (left < 0) return null;
  const rest = parts.findIndex(({ amount, percent }) => amount === null && percent === null);
  if (rest >= 0) sizes[rest] = left;
  else if (left > 0) return null;
  const legs = parts.map(({ accountId, waits }, index) => ({
    accountId,
    amountMinor: rowMinor > 0 && sizes[index]! > 0 ? -sizes[index]! : sizes[index]!,
    waits,
  }));
  const filled = legs.filter(({ amountMinor }) => amountMinor !== 0);
  return filled.length === 0 ? legs.slice(0, 1) : filled;
}
