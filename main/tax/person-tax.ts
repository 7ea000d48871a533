/** What a year's tax of a person comes to, with self-employment tax and the deduction for business income, step by step. */
import type { FilingStatus } from '../../shared/contract/tax.ts';
import { atLeastZero, total } from './arithmetic.ts';
import { incomeTax } from './income-tax.ts';
import { qbiDeduction } from './qbi.ts';
import { additionalMedicareTax, type SelfEmploymentTax, selfEmploymentTax } from './self-employment.ts';
import type { TaxYear } from './years/year.ts';

export interface PersonFacts {
  status: FilingStatus;
  /**
   * Profit of each business, by its name; a loss is negative. What the limits of the deduction for business income go by: wages
   * that it paid, and what its property cost.
   */
  businesses: readonly { name: string; profitMinor: number; paidMinor: number; propertyMinor: number }[];
  /** Wages that social security and Medicare tax were taken from; they are income, too. */
  wagesMinor: number;
  otherIncomeMinor: number;
  /** Of the self-employed: what other income has less for their health insurance and retirement plans. */
  plansMinor?: number;
  /** Instead of the standard deduction. */
  itemizedMinor: number | null;
}

export interface PersonTax {
  selfEmployment: SelfEmploymentTax;
  adjustedGrossIncome: number;
  deduction: number;
  qbi: number;
  taxableIncome: number;
  incomeTax: number;
  additionalMedicare: number;
  total: number;
}

/** What the profit is lowered by for the deduction: half of self-employment tax, and plans as far as there is profit left. */
export function loweredBy(profit: number, half: number, plans: number): number {
  return half + Math.min(atLeastZero(plans), atLeastZero(profit - half));
}

/**
 * Each business bears its part of what is deducted of self-employment tax and of plans (Reg. 1.199A-3(b)(1)(vi)): one sum is
 * enough here, with the limits of wages and property of all of them as of one business (Reg. 1.199A-4).
 */
export function personTax(rates: TaxYear, facts: PersonFacts): PersonTax {
  const { status, businesses, wagesMinor, otherIncomeMinor, itemizedMinor, plansMinor = 0 } = facts;
  const profit = total(businesses.map(({ profitMinor }) => profitMinor));
  const selfEmployment = selfEmploymentTax(rates, profit, wagesMinor);
  const adjustedGrossIncome = profit + wagesMinor + otherIncomeMinor - selfEmployment.half;
  const deduction = itemizedMinor ?? rates.standardDeduction.value[status];
  const before = atLeastZero(adjustedGrossIncome - deduction);
  const business = {
    name: businesses.map(({ name }) => name).join(', '),
    incomeMinor: profit - loweredBy(profit, selfEmployment.half, plansMinor),
    wagesMinor: total(businesses.map(({ paidMinor }) => paidMinor)),
    propertyMinor: total(businesses.map((one) => one.propertyMinor)),
    ...{ isSpecifiedService: false, isActive: true },
  };
  const { deduction: qbi } = qbiDeduction(rates, {
    ...{ status, taxableIncomeMinor: before, netCapitalGainMinor: 0, businesses: [business] },
    ...{ carriedLossMinor: 0, reitMinor: 0 },
  });
  const taxableIncome = atLeastZero(before - qbi);
  const ofIncome = incomeTax(rates, status, taxableIncome);
  const additionalMedicare = additionalMedicareTax(rates, status, {
    wages: wagesMinor,
    earnings: selfEmployment.earnings,
  });
  return {
    ...{ selfEmployment, adjustedGrossIncome, deduction, qbi, taxableIncome },
    ...{ incomeTax: ofIncome, additionalMedicare },
    total: ofIncome + selfEmployment.tax + additionalMedicare,
  };
}
