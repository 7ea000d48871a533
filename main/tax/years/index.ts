/** The figures of each tax year. A year that is not here is NOT_FOUND: another year's figures never stand in for it. */
import { BulkheadError } from '../../../shared/errors.ts';
import { YEAR_2024 } from './2024.ts';
import { YEAR_2025 } from './2025.ts';
import { YEAR_2026 } from './2026.ts';
import type { TaxYear } from './year.ts';

const YEARS: readonly TaxYear[] = [YEAR_2024, YEAR_2025, YEAR_2026];

export function taxYear(year: number): TaxYear {
  const found = YEARS.find((one) => one.year === year);
  if (found) return found;
  throw new BulkheadError('NOT_FOUND', `The rates of tax year ${year} are not known here.`, {
    remedy: `Rates are known for ${YEARS.map((one) => one.year).join(', ')}. A newer version of the program may have that year.`,
    facts: { year },
  });
}

export function isKnownYear(year: number): boolean {
  return YEARS.some((one) => one.year === year);
}

export function knownYears(): number[] {
  return YEARS.map(({ year }) => year);
}
