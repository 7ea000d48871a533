/**
 * Estimated tax of a person (IRC s. 6654; Form 2210): what the year asks for, in which instalments, and what is left to pay of
 * them. Minor units.
 */

import type { FilingStatus } from '../../shared/contract/tax.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { allocate, minor } from '../../shared/money.ts';
import { atLeastZero, fraction, percentOf, total } from './arithmetic.ts';
import { estimateDueDates } from './due-dates.ts';
import type { TaxYear } from './years/year.ts';

export interface EstimateFacts {
  status: FilingStatus;
  /** All tax of the year, as far as it can be told. */
  currentTaxMinor: number;
  withheldMinor: number;
  /** Of the year before, where it was a full one and a return was filed for it. */
  prior: { taxMinor: number; incomeMinor: number } | null;
}

/** Why nothing is asked for, where that is so. */
export type NothingDue = 'small' | 'withheld' | 'no-prior-tax';

export interface RequiredPayment {
  ofCurrent: number;
  /** `rate`: hundredths of a percent. */
  ofPrior: { rate: number; amount: number } | null;
  /** The smaller of the two: what withholding and instalments together must come to. */
  annual: number;
  nothingDue: NothingDue | null;
}

export function requiredPayment(
  { safeHarbour }: Pick<TaxYear, 'safeHarbour'>,
  { status, currentTaxMinor, withheldMinor, prior }: EstimateFacts,
): RequiredPayment {
  const { current, prior: low, priorHigh, highOver, leastMinor } = safeHarbour.value;
  const ofCurrent = percentOf(currentTaxMinor, current);
  const rate = prior !== null && prior.incomeMinor > highOver[status] ? priorHigh : low;
  const ofPrior = prior === null ? null : { rate, amount: percentOf(prior.taxMinor, rate) };
  const annual = ofPrior === null ? ofCurrent : Math.min(ofCurrent, ofPrior.amount);
  const nothingDue =
    currentTaxMinor - withheldMinor < leastMinor
      ? 'small'
      : prior?.taxMinor === 0
        ? 'no-prior-tax'
        : withheldMinor >= annual
          ? 'withheld'
          : null;
  return { ofCurrent, ofPrior, annual, nothingDue };
}

/** What makes a year of each period of Schedule AI, and what part of that year's tax must be paid by then. */
const PERIODS = [
  { end: '03-31', factor: [4, 1], part: 2250 },
  { end: '05-31', factor: [12, 5], part: 4500 },
  { end: '08-31', factor: [3, 2], part: 6750 },
  { end: '12-31', factor: [1, 1], part: 9000 },
] as const;

export const PERIOD_ENDS: readonly string[] = PERIODS.map(({ end }) => end);

/** An amount of the year's first three, five, eight or twelve months as if the whole year went on like them. */
export function annualised(amount: number, period: number): number {
  const [numerator, denominator] = PERIODS[period]!.factor;
  return fraction(amount, numerator, denominator);
}

export function regularInstalments(annual: number): number[] {
  return allocate(minor(annual), [1, 1, 1, 1]);
}

/**
 * By annualised income (Form 2210, Schedule AI, part I): `taxes` is the tax of each period's annualised income. An instalment
 * is at most the regular one with what earlier ones left out; what this one leaves out comes back with the next.
 */
export function annualisedInstalments(annual: number, taxes: readonly number[]): number[] {
  const regular = regularInstalments(annual);
  const required: number[] = [];
  let leftOut = 0;
  for (const [period, { part }] of PERIODS.entries()) {
    const byIncome = atLeastZero(percentOf(taxes[period]!, part) - total(required));
    const atMost = regular[period]! + leftOut;
    required.push(Math.min(byIncome, atMost));
    leftOut = atMost - required[period]!;
  }
  return required;
}

export interface Payment {
  date: CalendarDate;
  minor: number;
}

export interface Instalment {
  due: CalendarDate;
  required: number;
  /** This one and those before it. */
  requiredSoFar: number;
  /** By its day, with a quarter of what is withheld for each instalment so far. */
  paidSoFar: number;
  left: number;
}

/** Withholding counts as paid in equal parts on the four days (IRC s. 6654(g)(1)). */
export function instalments(
  year: number,
  required: readonly number[],
  withheldMinor: number,
  payments: readonly Payment[],
): Instalment[] {
  const withheld = regularInstalments(withheldMinor);
  return estimateDueDates(year).map((due, index) => {
    const requiredSoFar = total(required.slice(0, index + 1));
    const paid = total(payments.filter(({ date }) => date <= due).map((payment) => payment.minor));
    const paidSoFar = paid + total(withheld.slice(0, index + 1));
    return {
      ...{ due, required: required[index]!, requiredSoFar, paidSoFar },
      left: atLeastZero(requiredSoFar - paidSoFar),
    };
  });
}
