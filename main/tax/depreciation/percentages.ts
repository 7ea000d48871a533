/**
 * MACRS percentages (IRC s. 168; Rev. Proc. 87-57; Pub. 946, Appendix A) by class, convention and year of recovery, worked out
 * and not typed in. In thousandths of a percent of the depreciable basis.
 *
 * Each year takes the larger of the declining balance and of what is left over the life that is left, rounded as the tables
 * print it (two decimals; three for 20 years and for buildings). What was rounded is what the next year starts from, except in
 * the table of 39 years, which repeats one percentage; the last year takes the rest. Time is counted in half months, so that every convention and 27.5 years are whole numbers.
 */
import type { MacrsClass } from '../../../shared/contract/tax.ts';
import { fraction, total } from '../arithmetic.ts';

/** `when`: the quarter or the month that it was placed in service in, from 1. */
export type Convention =
  | { kind: 'half-year' }
  | { kind: 'mid-quarter'; when: number }
  | { kind: 'mid-month'; when: number };

interface ClassRule {
  halfMonths: number;
  /** Percent of the straight line that the declining balance takes. */
  declining: number;
  /** Thousandths of a percent that the tables round to. */
  step: number;
  isBuilding: boolean;
  /**
   * As table A-7a was made: a full year is one percentage of the whole basis, instead of what is left over the life that is
   * left, and the first year as many times the rounded percentage of half a month.
   */
  isRepeated: boolean;
}

const rule = (years: number, declining: number, step: number, more: Partial<ClassRule> = {}): ClassRule => ({
  ...{ halfMonths: years * 24, declining, step, isBuilding: false, isRepeated: false },
  ...more,
});

const RULES: Readonly<Record<MacrsClass, ClassRule>> = {
  '3': rule(3, 200, 10),
  '5': rule(5, 200, 10),
  '7': rule(7, 200, 10),
  '10': rule(10, 200, 10),
  '15': rule(15, 150, 10),
  '20': rule(20, 150, 1),
  '27.5': rule(27.5, 100, 1, { isBuilding: true }),
  '39': rule(39, 100, 1, { isBuilding: true, isRepeated: true }),
};

/** All of a basis, in thousandths of a percent. */
export const BASIS = 100_000;
const YEAR = 24;

/**
 * Two figures of the published tables are not what their own arithmetic gives (17.86 and 7.008); the last year has the rest.
 * A return goes by the table as it was published.
 */
const PRINTED: readonly { macrsClass: MacrsClass; quarter: number; year: number; percent: number }[] = [
  { macrsClass: '7', quarter: 2, year: 1, percent: 17_850 },
  { macrsClass: '20', quarter: 1, year: 2, percent: 7000 },
];

export function isBuilding(macrsClass: MacrsClass): boolean {
  return RULES[macrsClass].isBuilding;
}

/** Half months of service in the first year. */
function firstYear(convention: Convention): number {
  if (convention.kind === 'half-year') return YEAR / 2;
  const { when } = convention;
  return convention.kind === 'mid-quarter' ? YEAR - 6 * (when - 1) - 3 : YEAR - 2 * (when - 1) - 1;
}

/** Of every year of recovery, from the one that it was placed in service in; they sum to the whole basis. */
export function macrsPercentages(macrsClass: MacrsClass, convention: Convention): number[] {
  const { halfMonths: life, declining, step, isRepeated } = RULES[macrsClass];
  const percentages: number[] = [];
  let [left, lifeLeft, months] = [BASIS, life, firstYear(convention)];
  while (lifeLeft > months) {
    const byBalance = toStep(left * declining * months, 100 * life, step);
    const byLine = isRepeated ? repeated(months, life, step) : toStep(left * months, lifeLeft, step);
    const taken = Math.max(byBalance, byLine);
    percentages.push(taken);
    left -= taken;
    lifeLeft -= months;
    months = YEAR;
  }
  percentages.push(left);
  return asPrinted(percentages, macrsClass, convention);
}

function repeated(months: number, life: number, step: number): number {
  return months === YEAR ? toStep(BASIS * YEAR, life, step) : months * toStep(BASIS, life, step);
}

function toStep(numerator: number, denominator: number, step: number): number {
  return fraction(numerator, 1, denominator * step) * step;
}

function asPrinted(percentages: readonly number[], macrsClass: MacrsClass, convention: Convention): number[] {
  const printed = [...percentages];
  if (convention.kind !== 'mid-quarter') return printed;
  for (const { year, percent, ...where } of PRINTED)
    if (where.macrsClass === macrsClass && where.quarter === convention.when) printed[year - 1] = percent;
  printed[printed.length - 1]! += BASIS - total(printed);
  return printed;
}

/** Half months of recovery that lie in a year after the first, `index` from 0: all of it, but for the last one. */
function covered(macrsClass: MacrsClass, convention: Convention, index: number): number {
  const left = RULES[macrsClass].halfMonths - firstYear(convention) - YEAR * (index - 1);
  return Math.min(left, YEAR);
}

/**
 * What is left of a later year's percentage in the year that something is disposed of: as if it went in the middle of the year,
 * the quarter or the month. What the last year of recovery has is of its first months, and is not cut again.
 */
export function partOfLastYear(
  macrsClass: MacrsClass,
  convention: Convention,
  { month, index }: { month: number; index: number },
): { numerator: number; denominator: number } {
  const denominator = covered(macrsClass, convention, index);
  return { numerator: Math.min(untilDisposal(convention, month), denominator), denominator };
}

/** In half months from January on. */
function untilDisposal(convention: Convention, month: number): number {
  if (convention.kind === 'half-year') return YEAR / 2;
  return convention.kind === 'mid-quarter' ? 6 * Math.floor((month - 1) / 3) + 3 : 2 * (month - 1) + 1;
}
