/**
 * What the return has and the books don't, as changes of the facts that capital is worked out from: property at its adjusted
 * basis, income and deductions of the return alone, and balances brought in (Form 1065, Schedule K-1, item L: tax basis).
 */
import type { BASIS_ITEM_KINDS } from '../../shared/contract/member.ts';
import { profitParts, stakesOn } from '../ledger/index.ts';
import {
  assigned,
  type CapitalFacts,
  divide,
  type Movement,
  rollForward,
  type Special,
  sumOf,
} from './capital.ts';

export interface BasisItem {
  id: string;
  date: string;
  kind: (typeof BASIS_ITEM_KINDS)[number];
  /** `null`: the company's. */
  member: string | null;
  minor: number;
  note: string;
}

/** An item that is the company's, by the members' parts of profit on its day. */
export function shared({ ownership }: CapitalFacts, items: readonly BasisItem[]): (BasisItem & Special)[] {
  return items.flatMap((item) =>
    item.member === null
      ? [...divide(item.minor, profitParts(stakesOn(ownership, item.date)))].map(([member, minor]) => ({
          ...item,
          member,
          minor,
        }))
      : [item],
  );
}

/** The same facts for capital on the tax basis. */
export function taxFacts(facts: CapitalFacts, items: readonly BasisItem[]): CapitalFacts {
  const ofReturn = shared(
    facts,
    items.filter(({ kind }) => kind === 'income' || kind === 'deduction'),
  ).map((item) => ({ ...item, minor: item.kind === 'income' ? item.minor : -item.minor }));
  const withIncome = { ...facts, special: [...(facts.special ?? []), ...ofReturn] };
  const withProperty = { ...withIncome, movements: [...facts.movements, ...steppedDown(facts, items)] };
  return {
    ...withProperty,
    movements: [...withProperty.movements, ...broughtIn(withProperty, items)],
  };
}

/** Property that a member contributed on a day, and what its adjusted basis is away from its value in the books. */
function steppedDown(facts: CapitalFacts, items: readonly BasisItem[]): Movement[] {
  const contributed = assigned(facts).filter(({ kind }) => kind === 'property');
  return items
    .filter(({ kind, member }) => kind === 'property' && member !== null)
    .map(({ date, member, minor: basis }) => {
      const value = sumOf(
        contributed.filter((one) => one.member === member && one.date === date).map(({ minor }) => minor),
      );
      return { date, member, kind: 'property', minor: basis - value };
    });
}

/** A member's share of liabilities on a day, with recourse and without: of each the latest that somebody said. */
export function liabilitiesOn(own: readonly BasisItem[], day: string): number {
  const latest = (wanted: BasisItem['kind']) =>
    own.findLast(({ kind, date }) => kind === wanted && date <= day)?.minor ?? 0;
  return latest('liabilities') + latest('nonrecourse');
}

/** Brings a member's capital at the beginning of a day to the basis brought in, less their share of liabilities. */
function broughtIn(facts: CapitalFacts, items: readonly BasisItem[]): Movement[] {
  const moved = assigned(facts);
  return items
    .filter(({ kind, member }) => kind === 'opening' && member !== null)
    .map(({ date, member, minor: basis }) => {
      const debts = liabilitiesOn(
        items.filter((item) => item.member === member),
        date,
      );
      const before = rollForward(facts, date, date).get(member)?.opening ?? 0;
      const booked = sumOf(
        moved
          .filter((one) => one.member === member && one.date === date && one.kind === 'other')
          .map(({ minor }) => minor),
      );
      return { date, member, kind: 'other', minor: basis - debts - before - booked };
    });
}

/** Days with property whose adjusted basis nobody named, by member. */
export function unknownProperty(facts: CapitalFacts, items: readonly BasisItem[]): Movement[] {
  return assigned(facts).filter(
    ({ kind, member, date, minor }) =>
      kind === 'property' &&
      minor !== 0 &&
      !items.some((item) => item.kind === 'property' && item.member === member && item.date === date),
  );
}
