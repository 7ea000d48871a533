/**
 * What of a crossing does not exist for income tax, because both sides are one taxpayer: an owner and their disregarded LLC,
 * or two such LLCs. As plain arithmetic on the legs of its two entries.
 *
 * - The legs against each other go: contributions and draws against the interest, notes, dues, accrued interest.
 * - Interest and fees go on both sides, cost and income. So does rent, which is a cost and an income between the two.
 * - A cost that one bore for the other stays: somebody else was paid. What the bearer's books call income for it (mileage at a
 *   rate) goes; nothing was paid for that, so what is left of it is the owner's own capital.
 * - Property that changes hands at another value than it stood at: the gain goes, and the value goes back by as much. Given on,
 *   it stands at what it stood at first.
 *
 * Whatever goes, comes to zero: where legs do not, the rest is the owner's capital in the tax view (`accountId` is `null`).
 */
import type { CROSSING_KINDS } from '../../shared/contract/crossing.ts';
import { allocate, minor } from '../../shared/money.ts';
import { Carried } from './carried.ts';

export type Kind = (typeof CROSSING_KINDS)[number];

export interface CrossedLeg {
  line: number;
  accountId: string;
  type: 'asset' | 'liability' | 'equity' | 'income' | 'expense';
  /** Holds money: what was really paid stays. */
  isMoney: boolean;
  /** It has its mirror in the other books. */
  isAgainst: boolean;
  /** Debits positive. */
  minor: number;
}

export interface CrossedSide {
  entityId: string;
  entryId: string;
  legs: readonly CrossedLeg[];
}

export interface Crossed {
  id: string;
  kind: Kind;
  date: string;
  currency: string;
  from: CrossedSide;
  to: CrossedSide;
}

/** A leg, or a part of one, that the tax view does not have. */
export interface Eliminated {
  crossingId: string;
  kind: Kind;
  date: string;
  currency: string;
  entityId: string;
  entryId: string;
  /** `null`: the owner's capital, as only the tax view has it. */
  accountId: string | null;
  /** What goes, debits positive: the tax view has the books less this. */
  minor: number;
}

/** Both sides' cost and income exist between the two alone. */
const NOTHING_OUTSIDE: ReadonlySet<Kind> = new Set([
  'interest',
  'management-fee',
  'rent',
  'guaranteed-payment',
  'wages',
]);
const OF_VALUE: ReadonlySet<Kind> = new Set(['contribution', 'draw']);

/** Of several, in the order of their days. */
export function eliminateAll(all: readonly Crossed[]): Eliminated[] {
  const carried = new Carried();
  return all.flatMap((crossed) => eliminate(crossed, carried));
}

export function eliminate(crossed: Crossed, carried: Carried): Eliminated[] {
  const { id, kind, date, currency, from, to } = crossed;
  const gone: Eliminated[] = [];
  const take = (side: CrossedSide, accountId: string | null, amount: number) => {
    if (amount === 0) return;
    const { entityId, entryId } = side;
    gone.push({ ...{ crossingId: id, kind, date, currency }, entityId, entryId, accountId, minor: amount });
  };
  for (const side of [from, to])
    for (const leg of side.legs) if (leg.isAgainst) take(side, leg.accountId, leg.minor);
  for (const [side, leg] of goneByKind(crossed)) take(side, leg.accountId, leg.minor);
  if (OF_VALUE.has(kind)) {
    for (const leg of thingsOf(from))
      if (leg.minor < 0) take(from, leg.accountId, -carried.give(leg.accountId, -leg.minor));
    for (const { leg, part } of steppedBack(to, -sum(gone))) {
      take(to, leg.accountId, part);
      carried.receive(leg.accountId, leg.minor, part);
    }
  }
  take(from, null, -sum(gone));
  return gone;
}

function goneByKind({ kind, from, to }: Crossed): [CrossedSide, CrossedLeg][] {
  const earning = (side: CrossedSide, types: readonly CrossedLeg['type'][]) =>
    side.legs
      .filter(({ type, isAgainst }) => !isAgainst && types.includes(type))
      .map((leg): [CrossedSide, CrossedLeg] => [side, leg]);
  if (NOTHING_OUTSIDE.has(kind) || OF_VALUE.has(kind))
    return [...earning(from, ['income', 'expense']), ...earning(to, ['income', 'expense'])];
  return kind === 'business' || kind === 'personal' ? earning(from, ['income']) : [];
}

function thingsOf({ legs }: CrossedSide): CrossedLeg[] {
  return legs.filter(({ type, isMoney, isAgainst }) => type === 'asset' && !isMoney && !isAgainst);
}

/** What goes of the value that property was received at, in proportion where there are several things. */
function steppedBack(side: CrossedSide, amount: number): { leg: CrossedLeg; part: number }[] {
  const things = thingsOf(side);
  if (amount === 0 || things.length === 0) return things.map((leg) => ({ leg, part: 0 }));
  const parts = allocate(
    minor(amount),
    things.map((leg) => Math.abs(leg.minor)),
  );
  return things.map((leg, index) => ({ leg, part: parts[index]! }));
}

function sum(gone: readonly Eliminated[]): number {
  return gone.reduce((total, one) => total + one.minor, 0);
}
