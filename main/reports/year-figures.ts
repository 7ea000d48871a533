/** What the books of a person and of their LLCs have of a year up to a day, of all that their tax is reckoned from. */
import type { EntityRow, Scope } from '../ledger/index.ts';
import { total } from '../tax/index.ts';
import { type BusinessProfit, sumOf, type Taxpayer } from './business-profit.ts';
import { bookedOn1040, bookedPlans, WAGES, WITHHELD } from './person-lines.ts';
import { taxAmounts } from './tax-amounts.ts';

export interface Booked {
  wages: number;
  withheld: number;
  /** Of the self-employed: health insurance and retirement plans. */
  plans: number;
}

/** What the same person's books have from the first of January on. */
export function bookedBy(scope: Scope, { books }: Taxpayer, year: number, to: string): Booked {
  const known = new Map(
    books.map((entity) => [entity.id, taxAmounts(scope, { entity, from: `${year}-01-01`, to }, 'cash')]),
  );
  const amountsOf = ({ id }: EntityRow) => known.get(id)!;
  return {
    wages: bookedOn1040(WAGES, { books, year }, amountsOf),
    withheld: bookedOn1040(WITHHELD, { books, year }, amountsOf),
    plans: bookedPlans({ books, year }, amountsOf),
  };
}

/** What the books have of a part of the year. */
export interface Figures extends Booked {
  profit: number;
  /** Beside profit and wages. */
  other: number;
  /** By the businesses, in wages. */
  paid: number;
  property: number;
}

export function figuresOf(profits: readonly BusinessProfit[], booked: Booked, other: number): Figures {
  return {
    ...{ ...booked, other },
    profit: sumOf(profits),
    paid: total(profits.map(({ paid }) => paid)),
    property: total(profits.map(({ property }) => property)),
  };
}

/** Property is there and does not grow with the days. */
export function scaled({ property, ...flows }: Figures, scale: (amount: number) => number): Figures {
  const { profit, paid, wages, withheld, plans, other } = flows;
  return {
    ...{ property, profit: scale(profit), paid: scale(paid) },
    ...{ wages: scale(wages), withheld: scale(withheld), other: scale(other) },
    plans: scale(plans),
  };
}
