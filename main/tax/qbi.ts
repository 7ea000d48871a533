/**
 * The deduction for qualified business income (IRC s. 199A; Reg. 1.199A-1; Forms 8995 and 8995-A), in minor units.
 *
 * Up to the threshold of taxable income it is 20 % of the income. Over the range above it two limits come in by degrees: that of
 * wages and property, and, of a specified service, that less and less of the business counts. A loss is taken from the
 * businesses with income in proportion (Reg. 1.199A-1(d)(2)(iii)); what is left of it waits. All of it is at most 20 % of
 * taxable income less net capital gain.
 */
import type { FilingStatus } from '../../shared/contract/tax.ts';
import { allocate, minor } from '../../shared/money.ts';
import { atLeastZero, fraction, percentOf, total } from './arithmetic.ts';
import type { TaxYear } from './years/year.ts';

export interface QbiBusiness {
  name: string;
  /** Negative: a loss. */
  incomeMinor: number;
  wagesMinor: number;
  /** Unadjusted basis of qualified property when it was acquired. */
  propertyMinor: number;
  isSpecifiedService: boolean;
  /** Its owner takes part materially: what the least deduction asks for. */
  isActive: boolean;
}

export interface QbiFacts {
  status: FilingStatus;
  /** Before this deduction. */
  taxableIncomeMinor: number;
  netCapitalGainMinor: number;
  businesses: readonly QbiBusiness[];
  /** Losses of earlier years, positive. */
  carriedLossMinor: number;
  /** REIT dividends and income of publicly traded partnerships, less what earlier years left of losses. */
  reitMinor: number;
}

export interface QbiPart {
  name: string;
  /** After losses of others, and what counts of a specified service. */
  income: number;
  /** Wages and property allow this much; `null` up to the threshold, where they do not matter. */
  limit: number | null;
  deduction: number;
}

export interface Qbi {
  parts: QbiPart[];
  reit: number;
  incomeLimit: number;
  deduction: number;
  carriedLoss: number;
  carriedReitLoss: number;
}

/** How far taxable income is into the range, from none of it to all of it. */
interface Depth {
  over: number;
  range: number;
}

export function qbiDeduction({ qbi }: Pick<TaxYear, 'qbi'>, facts: QbiFacts): Qbi {
  const { rate, threshold, range, minimum } = qbi.value;
  const { status, taxableIncomeMinor, businesses, reitMinor } = facts;
  const over = Math.min(atLeastZero(taxableIncomeMinor - threshold[status]), range[status]);
  const depth = { over, range: range[status] };
  const counted = businesses.map((one) => countedOf(one, depth));
  const carriedLoss = atLeastZero(
    -total(counted.map(({ incomeMinor }) => incomeMinor)) + facts.carriedLossMinor,
  );
  const parts = afterLosses(counted, facts.carriedLossMinor).map((one) => partOf(one, depth, rate));
  const reit = percentOf(atLeastZero(reitMinor), rate);
  const incomeLimit = percentOf(atLeastZero(taxableIncomeMinor - facts.netCapitalGainMinor), rate);
  const before = Math.min(total(parts.map(({ deduction }) => deduction)) + reit, incomeLimit);
  const active = total(counted.filter(({ isActive }) => isActive).map(({ incomeMinor }) => incomeMinor));
  const least = minimum !== null && active >= minimum.incomeMinor ? minimum.deductionMinor : 0;
  return {
    ...{ parts, reit, incomeLimit, carriedLoss },
    deduction: Math.max(before, least),
    carriedReitLoss: atLeastZero(-reitMinor),
  };
}

/** Of a specified service, the part that the range leaves. */
function countedOf(business: QbiBusiness, { over, range }: Depth): QbiBusiness {
  if (!business.isSpecifiedService || over === 0) return business;
  const part = (amount: number) => fraction(amount, range - over, range);
  return {
    ...business,
    incomeMinor: part(business.incomeMinor),
    wagesMinor: part(business.wagesMinor),
    propertyMinor: part(business.propertyMinor),
  };
}

/** Income less its share of all losses; wages and property of a business with a loss count for nobody. */
function afterLosses(businesses: readonly QbiBusiness[], carriedLoss: number): QbiBusiness[] {
  const withIncome = businesses.filter(({ incomeMinor }) => incomeMinor > 0);
  const income = total(withIncome.map(({ incomeMinor }) => incomeMinor));
  const losses = carriedLoss - total(businesses.map(({ incomeMinor }) => Math.min(incomeMinor, 0)));
  if (income === 0) return [];
  const shares = allocate(
    minor(Math.min(losses, income)),
    withIncome.map(({ incomeMinor }) => incomeMinor),
  );
  return withIncome.map((one, index) => ({ ...one, incomeMinor: one.incomeMinor - shares[index]! }));
}

function partOf(business: QbiBusiness, { over, range }: Depth, rate: number): QbiPart {
  const { name, incomeMinor: income, wagesMinor, propertyMinor } = business;
  const whole = percentOf(income, rate);
  if (over === 0) return { name, income, limit: null, deduction: whole };
  const limit = Math.max(
    percentOf(wagesMinor, 5000),
    percentOf(wagesMinor, 2500) + percentOf(propertyMinor, 250),
  );
  // At the end of the range the whole excess is taken off, which leaves the limit.
  const deduction = whole - fraction(atLeastZero(whole - limit), over, range);
  return { name, income, limit, deduction };
}
