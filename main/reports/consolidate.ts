/**
 * What of a crossing goes where both books are read as those of one (ASC 810-10-45-1): the legs against each other, and what one
 * earned and the other spent by it, as far as they are the same. A cost that was paid to somebody outside stays. Unlike the tax
 * view, this asks nothing of taxpayers. All that goes comes to zero.
 */
import { allocate, minor } from '../../shared/money.ts';
import {
  Carried,
  type Crossed,
  type CrossedLeg,
  type CrossedSide,
  type Eliminated,
  eliminate,
} from '../tax/index.ts';

/** Here things are given at a value: a gain on them goes with the value itself, as in the tax view. */
const OF_VALUE: ReadonlySet<Crossed['kind']> = new Set(['contribution', 'draw']);

/** Of several, in the order of their days. */
export function consolidateAll(all: readonly Crossed[]): Eliminated[] {
  const carried = new Carried();
  return all.flatMap((crossed) => consolidate(crossed, carried));
}

function consolidate(crossed: Crossed, carried: Carried): Eliminated[] {
  if (OF_VALUE.has(crossed.kind)) return eliminate(crossed, carried);
  const { id: crossingId, kind, date, currency, from, to } = crossed;
  const gone: Eliminated[] = [];
  const take = ({ entityId, entryId }: CrossedSide, accountId: string, amount: number) => {
    if (amount !== 0)
      gone.push({ ...{ crossingId, kind, date, currency }, entityId, entryId, accountId, minor: amount });
  };
  for (const side of [from, to])
    for (const leg of side.legs) if (leg.isAgainst) take(side, leg.accountId, leg.minor);
  for (const [earner, payer] of [
    [from, to],
    [to, from],
  ] as const) {
    const [income, costs] = [legsOf(earner, 'income'), legsOf(payer, 'expense')];
    const same = Math.min(-total(income), total(costs));
    if (same <= 0) continue;
    for (const [leg, part] of shares(income, same)) take(earner, leg.accountId, -part);
    for (const [leg, part] of shares(costs, same)) take(payer, leg.accountId, part);
  }
  return gone;
}

function legsOf({ legs }: CrossedSide, type: CrossedLeg['type']): CrossedLeg[] {
  return legs.filter((leg) => leg.type === type && !leg.isAgainst);
}

function total(legs: readonly CrossedLeg[]): number {
  return legs.reduce((sum, leg) => sum + leg.minor, 0);
}

/** The one leg of that amount (wages beside payroll tax), else a part of each. */
function shares(legs: readonly CrossedLeg[], amount: number): [CrossedLeg, number][] {
  const whole = legs.find((leg) => Math.abs(leg.minor) === amount);
  if (whole) return [[whole, amount]];
  const parts = allocate(
    minor(amount),
    legs.map((leg) => Math.abs(leg.minor)),
  );
  return legs.map((leg, at) => [leg, parts[at]!]);
}
