/** The standard mileage rate: miles, in tenths, by the rate of the day that they were driven on. */
import { fraction, total } from './arithmetic.ts';
import type { MileageRate, TaxYear } from './years/year.ts';

export const MILEAGE_PURPOSES = ['business', 'medical', 'charity'] as const;
export type MileagePurpose = (typeof MILEAGE_PURPOSES)[number];

export interface Trip {
  date: string;
  purpose: MileagePurpose;
  tenthsOfMiles: number;
}

/** One line for each rate that was used: rates may change within a year. */
export interface MileageLine {
  purpose: MileagePurpose;
  from: string;
  to: string;
  tenthsOfMiles: number;
  /** Tenths of a cent a mile. */
  rate: number;
  amountMinor: number;
}

/** Trips outside of the year are no part of it. */
export function mileage({ mileage: rates }: Pick<TaxYear, 'mileage'>, trips: readonly Trip[]): MileageLine[] {
  return MILEAGE_PURPOSES.flatMap((purpose) => rates.value.flatMap((rate) => lineOf(purpose, rate, trips)));
}

/** Miles are summed before they are multiplied: a rate is rounded once. */
function lineOf(purpose: MileagePurpose, rate: MileageRate, trips: readonly Trip[]): MileageLine[] {
  const { from, to } = rate;
  const own = trips.filter((trip) => trip.purpose === purpose && trip.date >= from && trip.date <= to);
  if (own.length === 0) return [];
  const tenthsOfMiles = total(own.map((trip) => trip.tenthsOfMiles));
  const amountMinor = fraction(tenthsOfMiles, rate[purpose], 100);
  return [{ purpose, from, to, tenthsOfMiles, rate: rate[purpose], amountMinor }];
}
