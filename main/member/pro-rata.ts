/**
 * Whether what members put in and took out follows their shares. Each payout is held against the shares of its own day; what
 * counts is the sum over the period, since equal payouts on different days are equal. An S corporation has one class of stock:
 * its distributions must be equal by share (IRC s. 1361(b)(1)(D), Reg. 1.1361-1(l)).
 */
import { ownedParts, stakesOn } from '../ledger/index.ts';
import { assigned, type ByMember, type CapitalFacts, type CapitalKind, divide } from './capital.ts';

export interface ProRata {
  what: 'distributions' | 'contributions';
  member: string | null;
  /** Both as amounts of money, payouts positive. */
  actual: number;
  expected: number;
}

const KINDS: Record<ProRata['what'], { kinds: readonly CapitalKind[]; sign: 1 | -1 }> = {
  distributions: { kinds: ['draws', 'tax_draws'], sign: -1 },
  contributions: { kinds: ['cash', 'property', 'expenses'], sign: 1 },
};

/** One for each member and what moved in the period; nothing where nothing moved or nobody holds anything. */
export function proRata(facts: CapitalFacts, from: string, to: string): ProRata[] {
  const moved = assigned(facts).filter(({ date }) => date >= from && date <= to);
  return (['distributions', 'contributions'] as const).flatMap((what) => {
    const { kinds, sign } = KINDS[what];
    const actual: ByMember<number> = new Map();
    const expected: ByMember<number> = new Map();
    for (const [date, ofDay] of Map.groupBy(
      moved.filter(({ kind }) => kinds.includes(kind)),
      (movement) => movement.date,
    )) {
      let total = 0;
      for (const { member, minor } of ofDay) {
        total += sign * minor;
        actual.set(member, (actual.get(member) ?? 0) + sign * minor);
      }
      for (const [member, share] of divide(total, ownedParts(stakesOn(facts.ownership, date))))
        expected.set(member, (expected.get(member) ?? 0) + share);
    }
    return [...new Set([...expected.keys(), ...actual.keys()])].map((member) => ({
      ...{ what, member },
      actual: actual.get(member) ?? 0,
      expected: expected.get(member) ?? 0,
    }));
  });
}
