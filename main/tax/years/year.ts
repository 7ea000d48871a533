/**
 * What a tax year's figures are. Each carries where it is from; `checked` is false for what was not held against its source
 * or against two transcriptions of it. Amounts are minor units of US dollars, rates hundredths of a percent, dates inclusive.
 */
import type { FilingStatus } from '../../../shared/contract/tax.ts';

export interface Figure<T> {
  value: T;
  source: string;
  checked: boolean;
}

export type ByStatus = Readonly<Record<FilingStatus, number>>;

/** Tenths of a cent a mile, since rates have halves of a cent. */
export interface MileageRate {
  from: string;
  to: string;
  business: number;
  medical: number;
  charity: number;
}

/** Of property placed in service in the year, by the day that it was acquired. */
export interface BonusRate {
  acquiredFrom: string;
  acquiredTo: string | null;
  percent: number;
}

export interface TaxYear {
  year: number;
  selfEmployment: Figure<{
    /** The part of a profit that is earnings from self-employment. */
    earnings: number;
    socialSecurity: number;
    medicare: number;
    /** Below this there is no tax. */
    leastMinor: number;
  }>;
  wageBaseMinor: Figure<number>;
  additionalMedicare: Figure<{ rate: number; over: ByStatus }>;
  /** From the lowest rate up; `over` is where each begins. */
  brackets: Figure<readonly { rate: number; over: ByStatus }[]>;
  standardDeduction: Figure<ByStatus>;
  /** For each of: 65 or older, blind. */
  standardDeductionMore: Figure<ByStatus>;
  stateTaxes: Figure<{
    cap: ByStatus;
    /** The cap falls by a part of what income is over, down to the floor; `null`: it does not. */
    phaseDown: { rate: number; over: ByStatus; floor: ByStatus } | null;
  }>;
  qbi: Figure<{
    rate: number;
    threshold: ByStatus;
    /** From the threshold on, over this much, limits come in by degrees. */
    range: ByStatus;
    minimum: { deductionMinor: number; incomeMinor: number } | null;
  }>;
  section179: Figure<{ limitMinor: number; phaseOutMinor: number; suvMinor: number }>;
  bonus: Figure<readonly BonusRate[]>;
  mileage: Figure<readonly MileageRate[]>;
  meals: Figure<{ rate: number; onPremises: number }>;
  homeOffice: Figure<{ squareFootMinor: number; squareFeetMax: number }>;
  /** What was paid to one recipient in the year, from which on a form is due. */
  information: Figure<{
    necMinor: number;
    rentsMinor: number;
    attorneyProceedsMinor: number;
    royaltiesMinor: number;
  }>;
  /** Of what is reported of somebody who gave no number. */
  backupWithholding: Figure<number>;
  safeHarbour: Figure<{
    current: number;
    prior: number;
    priorHigh: number;
    /** Income of the year before, above which the higher part of its tax is asked for. */
    highOver: ByStatus;
    /** Less than this left to pay: no instalments are asked for. */
    leastMinor: number;
  }>;
}

export function figure<T>(value: T, source: string, checked = true): Figure<T> {
  return { value, source, checked };
}

/** In dollars. What is not named goes by the amount of single filers; a surviving spouse by that of joint ones. */
export function byStatus(
  single: number,
  joint: number,
  more: Partial<Record<Exclude<FilingStatus, 'single' | 'joint'>, number>> = {},
): ByStatus {
  const { head = single, separate = single, surviving = joint } = more;
  return {
    single: single * 100,
    joint: joint * 100,
    separate: separate * 100,
    head: head * 100,
    surviving: surviving * 100,
  };
}

const RATES = [1000, 1200, 2200, 2400, 3200, 3500, 3700] as const;

type Bounds = readonly [number, number, number, number, number, number];

/** Where each rate ends, in dollars, by status; a surviving spouse goes by the joint table. */
export function bracketsOf(
  single: Bounds,
  joint: Bounds,
  separate: Bounds,
  head: Bounds,
): TaxYear['brackets']['value'] {
  return RATES.map((rate, index) => {
    if (index === 0) return { rate, over: byStatus(0, 0) };
    const at = index - 1;
    return { rate, over: byStatus(single[at]!, joint[at]!, { separate: separate[at]!, head: head[at]! }) };
  });
}
