/**
 * Depreciation of one asset for tax, year by year: what section 179 and bonus depreciation take at once, and MACRS of the rest.
 * In minor units, each year's amount to the unit; the last year has what is left.
 */
import type { MacrsClass } from '../../../shared/contract/tax.ts';
import { fraction, percentOf, total } from '../arithmetic.ts';
import { BASIS, type Convention, isBuilding, macrsPercentages, partOfLastYear } from './percentages.ts';

export interface DepreciableAsset {
  costMinor: number;
  placedInService: string;
  disposedOn: string | null;
  macrsClass: MacrsClass;
  convention: Convention;
  /** As allowed, not as asked for. */
  section179Minor: number;
  /** Hundredths of a percent; zero where it was elected out of (IRC s. 168(k)(7)). Buildings have none. */
  bonusRate: number;
}

export interface DepreciationYear {
  year: number;
  section179: number;
  bonus: number;
  macrs: number;
  /** All of the year. */
  deduction: number;
}

export function depreciationOf(asset: DepreciableAsset): DepreciationYear[] {
  const { costMinor, section179Minor, macrsClass, convention, disposedOn } = asset;
  const first = Number(asset.placedInService.slice(0, 4));
  const afterSection179 = costMinor - section179Minor;
  const bonus = isBuilding(macrsClass) ? 0 : percentOf(afterSection179, asset.bonusRate);
  const basis = afterSection179 - bonus;
  const last = disposedOn === null ? null : Number(disposedOn.slice(0, 4));
  // What was placed in service and disposed of in one year has no depreciation (Reg. 1.168(d)-1(b)(3)(ii)).
  if (last === first) return [];
  return amountsOf(basis, macrsPercentages(macrsClass, convention))
    .map((macrs, index) => ({ year: first + index, macrs }))
    .filter(({ year }) => last === null || year <= last)
    .map(({ year, macrs: whole }, index) => {
      const macrs = year === last ? partOf(asset, whole, index) : whole;
      const atOnce = index === 0 ? { section179: section179Minor, bonus } : { section179: 0, bonus: 0 };
      return { year, ...atOnce, macrs, deduction: atOnce.section179 + atOnce.bonus + macrs };
    });
}

/** The last one makes the sum whole. */
function amountsOf(basis: number, percentages: readonly number[]): number[] {
  const amounts = percentages.slice(0, -1).map((percent) => fraction(basis, percent, BASIS));
  return [...amounts, basis - total(amounts)];
}

/** Of what the year of disposal would have; `index` counts the years from 0. */
function partOf(
  { macrsClass, convention, disposedOn }: DepreciableAsset,
  amount: number,
  index: number,
): number {
  const month = Number(disposedOn!.slice(5, 7));
  const { numerator, denominator } = partOfLastYear(macrsClass, convention, { month, index });
  return fraction(amount, numerator, denominator);
}
