/** What a year may take at once of what was placed in service in it: section 179, bonus depreciation, and which convention applies. */
import { atLeastZero, percentOf, total } from '../arithmetic.ts';
import type { TaxYear } from '../years/year.ts';
import type { Convention } from './percentages.ts';

/** Form 4562, part I, by its lines. */
export interface Section179 {
  /** Line 5: the limit less what is over the threshold. */
  dollarLimit: number;
  /** Line 12. */
  deduction: number;
  /** Line 13: for the next year. */
  carried: number;
}

export interface Section179Facts {
  /** Line 2: cost of all section 179 property placed in service in the year. */
  placedMinor: number;
  /** Line 8. */
  electedMinor: number;
  /** Line 10. */
  carriedMinor: number;
  /** Line 11: income of all active trades and businesses before this deduction. */
  incomeMinor: number;
}

export function section179(
  { section179: law }: Pick<TaxYear, 'section179'>,
  facts: Section179Facts,
): Section179 {
  const { limitMinor, phaseOutMinor } = law.value;
  const { placedMinor, electedMinor, carriedMinor, incomeMinor } = facts;
  const dollarLimit = atLeastZero(limitMinor - atLeastZero(placedMinor - phaseOutMinor));
  const tentative = Math.min(dollarLimit, electedMinor);
  const incomeLimit = Math.min(atLeastZero(incomeMinor), dollarLimit);
  const deduction = Math.min(tentative + carriedMinor, incomeLimit);
  return { dollarLimit, deduction, carried: tentative + carriedMinor - deduction };
}

/** Hundredths of a percent; zero for what was acquired before any rate here. `rates` are those of the year it was placed in service. */
export function bonusRate({ bonus }: Pick<TaxYear, 'bonus'>, acquired: string): number {
  const found = bonus.value.find(
    ({ acquiredFrom, acquiredTo }) =>
      acquired >= acquiredFrom && (acquiredTo === null || acquired <= acquiredTo),
  );
  return found?.percent ?? 0;
}

export interface Placed {
  /** The day it was placed in service. */
  date: string;
  /** Depreciable basis after section 179 and before bonus; no buildings. */
  basisMinor: number;
}

/** Mid-quarter where more than 40 % of a calendar year's bases came in its last quarter (IRC s. 168(d)(3)). */
export function isMidQuarter(placed: readonly Placed[]): boolean {
  const all = total(placed.map(({ basisMinor }) => basisMinor));
  const late = total(
    placed.filter(({ date }) => date.slice(5) >= '10-01').map(({ basisMinor }) => basisMinor),
  );
  return late > percentOf(all, 4000);
}

/** Of one thing, with what its class and the year's rule make of it. */
export function conventionOf(date: string, isBuilding: boolean, midQuarter: boolean): Convention {
  const month = Number(date.slice(5, 7));
  if (isBuilding) return { kind: 'mid-month', when: month };
  return midQuarter ? { kind: 'mid-quarter', when: Math.ceil(month / 3) } : { kind: 'half-year' };
}
