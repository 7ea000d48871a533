/**
 * Capital accounts of a company's members, from plain facts: what each contributed and drew, and their share of what was
 * earned. Everything is a function of a day: what a period shows is what lies between two days, so that one period's closing
 * is the next one's opening, and on every day the members' capital together is the company's equity, to the cent.
 */
import { addDays, type CalendarDate, daysBetween } from '../../shared/dates.ts';
import { allocate, minor } from '../../shared/money.ts';
import { type Ownership, ownedParts, profitParts, stakesOn, type Weight } from '../ledger/index.ts';

export const CAPITAL_KINDS = ['cash', 'property', 'expenses', 'draws', 'tax_draws', 'other'] as const;
export type CapitalKind = (typeof CAPITAL_KINDS)[number];

/** What one leg did to capital: credits positive. */
export interface Movement {
  date: CalendarDate;
  /** Whose; `null`: no account tells, so it is everybody's, as they own. */
  member: string | null;
  kind: CapitalKind;
  minor: number;
}

/** A part of income that is one member's, whatever their share. */
export interface Special {
  date: CalendarDate;
  member: string | null;
  minor: number;
}

export interface CapitalFacts {
  ownership: Ownership;
  /** `interim`: profit is cut on the day that shares change; `days`: a year's profit goes by days. */
  income: 'interim' | 'days';
  movements: readonly Movement[];
  /** The first day with anything booked: a first year is shared by its days from there. */
  firstDay: CalendarDate;
  /** What was earned from one day through another, both inclusive; profit positive. */
  earned(from: CalendarDate, to: CalendarDate): number;
  special?: readonly Special[];
}

export type CapitalAccount = Record<CapitalKind | 'opening' | 'income' | 'closing', number>;

/** By member; `null` is what nobody holds. */
export type ByMember<T> = Map<string | null, T>;

/** Parts that come to `total` exactly, by the largest remainder; all of it is nobody's where there are no parts. */
export function divide(total: number, parts: readonly Weight[]): ByMember<number> {
  const weighing = parts.filter(({ weight }) => weight > 0n);
  if (weighing.length === 0) return new Map([[null, total]]);
  const shares = allocate(
    minor(total),
    weighing.map(({ weight }) => weight),
  );
  return new Map(weighing.map(({ member }, index) => [member, shares[index]!]));
}

/** What each member's share of all profit until that day comes to. */
export function incomeThrough(facts: CapitalFacts, day: CalendarDate): ByMember<number> {
  const all: ByMember<number> = new Map();
  for (const { from, to, parts } of stretches(facts, day))
    for (const [member, share] of divide(facts.earned(from, to), parts)) add(all, member, share);
  for (const { date, member, minor: amount } of facts.special ?? [])
    if (date <= day) add(all, member, amount);
  return all;
}

interface Stretch {
  from: CalendarDate;
  to: CalendarDate;
  parts: Weight[];
}

/** Stretches of days whose profit is shared in one way: years, cut where shares changed or weighed by days. */
function stretches({ ownership, income, firstDay }: CapitalFacts, day: CalendarDate): Stretch[] {
  const all: Stretch[] = [];
  for (let year = Number(firstDay.slice(0, 4)); year <= Number(day.slice(0, 4)); year++) {
    const from = later(firstDay, `${year}-01-01`);
    const to = earlier(day, `${year}-12-31`);
    if (from > to) continue;
    const cut = cutByChanges(ownership, from, to);
    if (income === 'interim') all.push(...cut);
    else all.push({ from, to, parts: byDays(cut) });
  }
  return all;
}

/** What each member held over these days, weighed by how long. */
export function weightsByDays(
  ownership: Ownership,
  from: CalendarDate,
  to: CalendarDate,
  partsOf: typeof profitParts = profitParts,
): Weight[] {
  return byDays(cutByChanges(ownership, from, to, partsOf)).filter(({ weight }) => weight > 0n);
}

function cutByChanges(
  ownership: Ownership,
  from: CalendarDate,
  to: CalendarDate,
  partsOf: typeof profitParts = profitParts,
): Stretch[] {
  const starts = [
    from,
    ...ownership.map(({ since }) => since).filter((since) => since > from && since <= to),
  ];
  return starts.map((start, index) => {
    const next = starts[index + 1];
    return {
      from: start,
      to: next === undefined ? to : addDays(next, -1),
      parts: partsOf(stakesOn(ownership, start)),
    };
  });
}

/** Each stretch's parts as fractions of its own whole, weighed by its days, over one denominator. */
function byDays(cut: readonly Stretch[]): Weight[] {
  const wholes = cut.map(({ parts }) => parts.reduce((sum, { weight }) => sum + weight, 0n));
  const denominator = wholes.reduce((product, whole) => (whole === 0n ? product : product * whole), 1n);
  const weights: ByMember<bigint> = new Map();
  for (const [index, { from, to, parts }] of cut.entries()) {
    const days = BigInt(daysBetween(from, to) + 1);
    const whole = wholes[index]!;
    const own = whole === 0n ? [{ member: null, weight: denominator }] : parts;
    const scale = whole === 0n ? 1n : denominator / whole;
    for (const { member, weight } of own)
      weights.set(member, (weights.get(member) ?? 0n) + weight * scale * days);
  }
  return [...weights].map(([member, weight]) => ({ member, weight }));
}

/** What is nobody's by its account is everybody's, by what they own on its day. */
export function assigned({ ownership, movements }: CapitalFacts): Movement[] {
  return movements.flatMap((movement) => {
    if (movement.member !== null) return [movement];
    const parts = ownedParts(stakesOn(ownership, movement.date));
    return [...divide(movement.minor, parts)].map(([member, share]) => ({
      ...movement,
      member,
      minor: share,
    }));
  });
}

/** Capital accounts of the period, of everybody who had anything in it. */
export function rollForward(
  facts: CapitalFacts,
  from: CalendarDate,
  to: CalendarDate,
): ByMember<CapitalAccount> {
  const accounts: ByMember<CapitalAccount> = new Map();
  const of = (member: string | null) => {
    const account = accounts.get(member) ?? emptyAccount();
    accounts.set(member, account);
    return account;
  };
  const present = membersWithin(facts.ownership, from, to);
  for (const member of present) of(member);
  for (const { date, member, kind, minor: amount } of assigned(facts))
    if (date <= to) of(member)[date < from ? 'opening' : kind] += amount;
  const before = incomeThrough(facts, addDays(from, -1));
  // Whoever had a part of earlier profit has it still: the later sums hold the earlier ones.
  for (const [member, share] of incomeThrough(facts, to)) {
    const earlierShare = before.get(member) ?? 0;
    of(member).opening += earlierShare;
    of(member).income += share - earlierShare;
  }
  for (const [member, account] of accounts) {
    account.closing = account.opening + account.income + sumOf(CAPITAL_KINDS.map((kind) => account[kind]));
    if (!present.has(member) && Object.values(account).every((amount) => amount === 0))
      accounts.delete(member);
  }
  return accounts;
}

export function emptyAccount(): CapitalAccount {
  return {
    opening: 0,
    cash: 0,
    property: 0,
    expenses: 0,
    income: 0,
    draws: 0,
    tax_draws: 0,
    other: 0,
    closing: 0,
  };
}

/** Everybody who held anything on a day of the period. */
function membersWithin(ownership: Ownership, from: CalendarDate, to: CalendarDate): Set<string | null> {
  const tables = [
    stakesOn(ownership, from),
    ...ownership.filter(({ since }) => since > from && since <= to).map(({ stakes }) => stakes),
  ];
  return new Set(tables.flatMap((stakes) => [...stakes.keys()]));
}

export function sumOf(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}

function add(all: ByMember<number>, member: string | null, amount: number): void {
  all.set(member, (all.get(member) ?? 0) + amount);
}

function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}

function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}
