/**
 * Income tax by the rate schedules, as the worksheet of Form 1040-ES takes it. A return below 100,000 dollars of taxable income
 * goes by the IRS's tax table, which takes the middle of each 50 dollars: it may be off by a few dollars either way.
 */
import type { FilingStatus } from '../../shared/contract/tax.ts';
import { atLeastZero, percentOf, total } from './arithmetic.ts';
import type { TaxYear } from './years/year.ts';

export function incomeTax(
  { brackets }: Pick<TaxYear, 'brackets'>,
  status: FilingStatus,
  taxableMinor: number,
): number {
  const all = brackets.value;
  return total(
    all.map(({ rate, over }, index) => {
      const upTo = all[index + 1]?.over[status] ?? taxableMinor;
      return percentOf(atLeastZero(Math.min(taxableMinor, upTo) - over[status]), rate);
    }),
  );
}

/** What may be deducted of state and local taxes; income is modified adjusted gross income. */
export function stateTaxCap(
  { stateTaxes }: Pick<TaxYear, 'stateTaxes'>,
  status: FilingStatus,
  incomeMinor: number,
): number {
  const { cap, phaseDown } = stateTaxes.value;
  if (phaseDown === null) return cap[status];
  const off = percentOf(atLeastZero(incomeMinor - phaseDown.over[status]), phaseDown.rate);
  return Math.max(cap[status] - off, phaseDown.floor[status]);
}
