/** Self-employment tax as Schedule SE works it out, to the cent, and the additional Medicare tax of Form 8959. */
import type { FilingStatus } from '../../shared/contract/tax.ts';
import { atLeastZero, fraction, percentOf } from './arithmetic.ts';
import type { TaxYear } from './years/year.ts';

type Rates = Pick<TaxYear, 'selfEmployment' | 'wageBaseMinor' | 'additionalMedicare'>;

/** Named by what they are; the lines are those of Schedule SE. */
export interface SelfEmploymentTax {
  /** Line 3. */
  profit: number;
  /** Line 4a. */
  counted: number;
  /** Line 4c, and 6: what counts of it. Nothing where it is below the least that is taxed. */
  earnings: number;
  /** Line 7. */
  wageBase: number;
  /** Line 8d. */
  wages: number;
  /** Line 9: what wages left of the wage base. */
  room: number;
  /** Line 10. */
  socialSecurity: number;
  /** Line 11. */
  medicare: number;
  /** Line 12. */
  tax: number;
  /** Line 13: what may be deducted. */
  half: number;
}

/** `wagesMinor`: social security wages and tips of the same person. */
export function selfEmploymentTax(rates: Rates, profitMinor: number, wagesMinor: number): SelfEmploymentTax {
  const { earnings: part, leastMinor } = rates.selfEmployment.value;
  const counted = profitMinor > 0 ? percentOf(profitMinor, part) : profitMinor;
  const earnings = counted < leastMinor ? 0 : counted;
  return { profit: profitMinor, counted, ...taxOnEarnings(rates, earnings, wagesMinor) };
}

/** From line 6 on. */
export function taxOnEarnings(
  rates: Rates,
  earnings: number,
  wages: number,
): Omit<SelfEmploymentTax, 'profit' | 'counted'> {
  const { socialSecurity: socialSecurityRate, medicare: medicareRate } = rates.selfEmployment.value;
  const wageBase = rates.wageBaseMinor.value;
  const room = atLeastZero(wageBase - wages);
  const socialSecurity = percentOf(Math.min(earnings, room), socialSecurityRate);
  const medicare = percentOf(earnings, medicareRate);
  const tax = socialSecurity + medicare;
  return {
    ...{ earnings, wageBase, wages, room, socialSecurity, medicare, tax },
    half: fraction(tax, 1, 2),
  };
}

/** Form 8959: on Medicare wages above the threshold, then on earnings above what wages left of it. */
export function additionalMedicareTax(
  rates: Rates,
  status: FilingStatus,
  { wages, earnings }: { wages: number; earnings: number },
): number {
  const { rate, over } = rates.additionalMedicare.value;
  const threshold = over[status];
  const ofWages = percentOf(atLeastZero(wages - threshold), rate);
  return ofWages + percentOf(atLeastZero(earnings - atLeastZero(threshold - wages)), rate);
}
