/**
 * Which applicable federal rate a loan is held against, and whether its own reaches it (IRC sections 1274(d) and 7872(f)(2)):
 * a term loan against that of the month it was lent in, by its term; a demand loan against the short-term rate of each month
 * that it stands. Compounded as often as the loan pays. Pure; a month whose rate is not known is unknown, never met.
 */
import type { AfrTerm } from '../../shared/contract/loan.ts';
import { addDays, type CalendarDate, monthsBetween } from '../../shared/dates.ts';
import type { Terms } from './terms.ts';

export type Compounding = 'annual' | 'semiannual' | 'quarterly' | 'monthly';

export interface AfrRate {
  month: string;
  term: AfrTerm;
  /** In millionths a year. */
  annual: number;
  semiannual: number | null;
  quarterly: number | null;
  monthly: number | null;
  ruling: string;
  /** Nobody held it against the ruling, nor against another copy of it. */
  unchecked?: true;
}

/** The rate of a month (`YYYY-MM`); `undefined`: not known. */
export type FindRate = (month: string, term: AfrTerm) => AfrRate | undefined;

export interface RateCheck {
  effective: CalendarDate;
  term: AfrTerm;
  isDemand: boolean;
  compounding: Compounding;
  month: string;
  afrMillionths: number | null;
  ruling: string | null;
  /** Whether somebody held the federal rate against its ruling. */
  isChecked: boolean;
  rateMillionths: number;
  state: 'below' | 'meets' | 'unknown';
  monthsBelow: string[];
  monthsUnknown: string[];
}

/** Years that a term may have at most: IRC section 1274(d)(1)(A). */
const SHORT_YEARS_MAX = 3;
const MID_YEARS_MAX = 9;

export function afrTerm(from: CalendarDate, maturity: CalendarDate | null): AfrTerm {
  if (maturity === null || maturity <= yearsAfter(from, SHORT_YEARS_MAX)) return 'short';
  return maturity <= yearsAfter(from, MID_YEARS_MAX) ? 'mid' : 'long';
}

/** The same day of a later year; of February 29 the day that ends the term, February 28. */
function yearsAfter(date: CalendarDate, years: number): CalendarDate {
  const year = String(Number(date.slice(0, 4)) + years);
  return date.endsWith('-02-29') ? addDays(`${year}-03-01`, -1) : `${year}${date.slice(4)}`;
}

const COMPOUNDING: Readonly<Record<number, Compounding>> = {
  1: 'monthly',
  3: 'quarterly',
  6: 'semiannual',
  12: 'annual',
};

/** Where a month's table lacks the column, the yearly rate stands in, which asks for more. */
function rateOf(afr: AfrRate, compounding: Compounding): number {
  return afr[compounding] ?? afr.annual;
}

/** Holds terms against the rates that apply to them while they stand: up to `through`. */
export function checkRate(terms: Terms, through: CalendarDate, find: FindRate): RateCheck {
  const { effective, maturity, rateMillionths, everyMonths } = terms;
  const isDemand = maturity === null;
  const term = afrTerm(effective, maturity);
  const compounding = COMPOUNDING[everyMonths ?? 12]!;
  const last = through < effective ? effective : through;
  const months = isDemand ? monthsBetween(effective, last) : [effective.slice(0, 7)];
  const monthsUnknown = months.filter((month) => find(month, term) === undefined);
  const monthsBelow = months.filter((month) => {
    const afr = find(month, term);
    return afr !== undefined && rateMillionths < rateOf(afr, compounding);
  });
  const month = monthsBelow[0] ?? months.at(-1)!;
  const afr = find(month, term);
  return {
    ...{ effective, term, isDemand, compounding, month, rateMillionths, monthsBelow, monthsUnknown },
    afrMillionths: afr === undefined ? null : rateOf(afr, compounding),
    ruling: afr?.ruling ?? null,
    isChecked: afr !== undefined && afr.unchecked !== true,
    state: monthsBelow.length > 0 ? 'below' : monthsUnknown.length > 0 ? 'unknown' : 'meets',
  };
}
