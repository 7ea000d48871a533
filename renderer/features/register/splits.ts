/**
 * Splitting an amount into parts: what is typed for each part (an amount, a sum, a percentage), what it comes to, and
 * what is left. Percentages are taken of the whole by the largest remainder, so that parts of 100 % sum to it exactly.
 * Amounts are minor units and positive in the direction of the whole.
 */
import { AMOUNT_MINOR_MAX, allocate, formatMoney, minor } from '../../../shared/money.ts';
import { evaluate } from '../../ui/index.ts';
import { asInput } from './changes.ts';
import type { Entry, PostingIn } from './types.ts';

export interface SplitPart {
  /** Lasting, for React and for the focus. */
  key: string;
  account_id: string | null;
  memo: string;
  /** As it was typed: `45+12.50`, `30%`. */
  typed: string;
}

export interface Worked {
  /** One for each part; `null` where what was typed can't be read or nothing was. */
  amounts: readonly (number | null)[];
  /** Places of the parts whose text means nothing. */
  unreadable: readonly number[];
  /** What no part has yet; negative where they have too much. */
  remainder: number;
}

export interface Reading {
  currency: string;
  decimal: '.' | ',';
}

/** A percentage in ten-thousandths of a percent; `null` if it is none. */
function percentOf(typed: string, decimal: '.' | ','): number | null {
  const match = /^\s*(\d{1,3})(?:[.,](\d{1,4}))?\s*%\s*$/.exec(typed);
  if (!match || (match[2] !== undefined && !typed.includes(decimal))) return null;
  return Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'));
}

const WHOLE = 1_000_000;

/** What each part comes to, of `total`. */
export function workOut(total: number, parts: readonly SplitPart[], reading: Reading): Worked {
  const percents = parts.map(({ typed }) => percentOf(typed, reading.decimal));
  const shares = sharesOf(total, percents);
  const unreadable: number[] = [];
  const amounts = parts.map(({ typed }, index) => {
    if (typed.trim() === '') return null;
    if (percents[index] !== null) return shares[index]!;
    const result = evaluate(typed, reading);
    if (result.ok && Math.abs(result.minor) <= AMOUNT_MINOR_MAX) return result.minor;
    unreadable.push(index);
    return null;
  });
  return {
    amounts,
    unreadable,
    remainder: total - amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0),
  };
}

function sharesOf(total: number, percents: readonly (number | null)[]): number[] {
  const weights = percents.map((percent) => percent ?? 0);
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights;
  // What is missing to a hundred is a share like the others; over a hundred, each is taken by itself.
  if (sum <= WHOLE) return allocate(minor(total), [...weights, WHOLE - sum]).slice(0, weights.length);
  return weights.map((weight) => allocate(minor(total), [weight, Math.max(0, WHOLE - weight)])[0]!);
}

/**
 * Gives what is left to the parts: to the empty ones alike, where there are some, otherwise to all in proportion to what
 * they have. Percentages become the amounts they stand for.
 */
export function distribute(total: number, parts: readonly SplitPart[], reading: Reading): SplitPart[] {
  const { amounts, remainder } = workOut(total, parts, reading);
  if (remainder === 0 || parts.length === 0) return [...parts];
  const empty = amounts.map((amount) => (amount === null ? 1 : 0));
  const weights = empty.some((weight) => weight > 0) ? empty : amounts.map((amount) => Math.abs(amount ?? 0));
  const given = allocate(
    minor(remainder),
    weights.some((weight) => weight > 0) ? weights : parts.map(() => 1),
  );
  return parts.map((part, index) => {
    if (given[index] === 0) return part;
    return { ...part, typed: typedOf((amounts[index] ?? 0) + given[index]!, reading) };
  });
}

/** An amount as somebody would type it. */
export function typedOf(amount: number, { currency, decimal }: Reading): string {
  return formatMoney(amount, currency).replace('.', decimal);
}

export type SplitProblem = 'unreadable' | 'account' | 'remainder' | 'empty' | null;

/** What stands in the way of storing it. */
export function problemOf(
  { unreadable, remainder, amounts }: Worked,
  parts: readonly SplitPart[],
): SplitProblem {
  if (parts.length === 0) return 'empty';
  if (unreadable.length > 0) return 'unreadable';
  if (parts.some((part, index) => part.account_id === null && (amounts[index] !== null || part.memo !== '')))
    return 'account';
  if (remainder !== 0) return 'remainder';
  return amounts.some((amount) => amount !== null && amount !== 0) || parts.length === 1 ? null : 'empty';
}

let lastKey = 0;

export function newPart(fields: Partial<Omit<SplitPart, 'key'>> = {}): SplitPart {
  lastKey += 1;
  return { key: `part-${Date.now()}-${lastKey}`, account_id: null, memo: '', typed: '', ...fields };
}

/** The parts of an entry, seen from the leg at `own`. */
export function partsOf(entry: Entry, own: number, reading: Reading): SplitPart[] {
  const sign = signOf(entry.postings[own]!.amount_minor);
  return entry.postings.flatMap((leg, index) =>
    index === own
      ? []
      : [
          newPart({
            account_id: leg.account_id,
            memo: leg.memo ?? '',
            typed: typedOf(leg.amount_minor * sign, reading),
          }),
        ],
  );
}

/** What came out of an account is positive in its parts, and so is what came in. */
function signOf(ownMinor: number): 1 | -1 {
  return ownMinor > 0 ? -1 : 1;
}

/** Whether every leg has the same currency; others can't be split here. */
export function isPlain(entry: Entry): boolean {
  return entry.postings.every((leg) => leg.currency === entry.postings[0]?.currency);
}

/**
 * The legs to store. The leg at `own` keeps its place, and so do the others before it, because the bank's rows are tied
 * to places. Parts with nothing in them are left out.
 */
export function legsOf(entry: Entry, own: number, parts: readonly SplitPart[], worked: Worked): PostingIn[] {
  const ownLeg = entry.postings[own]!;
  const sign = signOf(ownLeg.amount_minor);
  const others = parts.flatMap((part, index): PostingIn[] => {
    const amount = worked.amounts[index] ?? (parts.length === 1 ? 0 : null);
    if (part.account_id === null || amount === null) return [];
    const before = entry.postings.find(
      (leg, place) =>
        place !== own && leg.account_id === part.account_id && leg.amount_minor === amount * sign,
    );
    return [
      {
        account: part.account_id,
        amount: formatMoney(amount * sign, ownLeg.currency),
        currency: ownLeg.currency,
        ...(before && before.status !== 'reconciled' ? { status: before.status } : {}),
        ...(part.memo === '' ? {} : { memo: part.memo }),
      },
    ];
  });
  return [...others.slice(0, own), asInput(ownLeg), ...others.slice(own)];
}
