/** The figures that the checks go by. Each company may have its own; the defaults are the usual ones. */
import { DE_MINIMIS_MINOR } from '../loan/index.ts';
import { OUTLOOK_DAYS, TERMS_DAYS } from '../solvency/index.ts';

export interface Threshold {
  check: string;
  unit: 'days' | 'amount' | 'percent';
  /** `null`: not looked at until somebody gives a figure. */
  standard: number | null;
  /** Of an amount that a law sets: in any other currency it is not known, since nothing is converted. */
  currency?: string;
  what: string;
}

export const THRESHOLDS = {
  mirror_days: {
    check: 'V01',
    unit: 'days',
    standard: 3,
    what: 'days that a leg may wait for its counterpart',
  },
  commingle_cure_days: {
    check: 'V02',
    unit: 'days',
    standard: 30,
    what: 'days in which a personal charge is to be repaid, or documented as a draw',
  },
  paper_info_days: {
    check: 'V03',
    unit: 'days',
    standard: 30,
    what: 'days in which a paper is to be signed',
  },
  paper_medium_days: {
    check: 'V03',
    unit: 'days',
    standard: 90,
    what: 'days after which an unsigned paper weighs high',
  },
  note_days: { check: 'V05', unit: 'days', standard: 30, what: 'days in which a loan is to have its note' },
  payment_late_days: {
    check: 'V06',
    unit: 'days',
    standard: 30,
    what: 'days after which a loan payment counts as missed',
  },
  payment_high_days: {
    check: 'V06',
    unit: 'days',
    standard: 90,
    what: 'days from which a missed payment weighs high',
  },
  de_minimis_minor: {
    check: 'V06',
    unit: 'amount',
    standard: DE_MINIMIS_MINOR,
    currency: 'USD',
    what: 'outstanding on a day between two taxpayers above which section 7872 looks at the rate',
  },
  ratio_percent: {
    check: 'V07',
    unit: 'percent',
    standard: 100,
    what: 'current assets to current liabilities, at least',
  },
  reserve_minor: {
    check: 'V07',
    unit: 'amount',
    standard: null,
    what: 'cash that the owner wants to stay in the company',
  },
  payable_late_days: {
    check: 'V08',
    unit: 'days',
    standard: 60,
    what: 'days past due from which a bill speaks against a draw',
  },
  payable_terms_days: {
    check: 'V08',
    unit: 'days',
    standard: TERMS_DAYS,
    what: 'days in which a bill is due that names no day',
  },
  report_low_days: {
    check: 'V13',
    unit: 'days',
    standard: 60,
    what: 'days in which an expense is to be reported',
  },
  report_medium_days: {
    check: 'V13',
    unit: 'days',
    standard: 120,
    what: 'days after which an unreported expense, or an excess advance, weighs more',
  },
  memo_minor: {
    check: 'V15',
    unit: 'amount',
    standard: null,
    what: 'wages a year that the compensation memo sets for the owner',
  },
  reconcile_days: {
    check: 'V17',
    unit: 'days',
    standard: 45,
    what: 'days that an account may stand unreconciled',
  },
  preferences_minor: {
    check: 'V04',
    unit: 'amount',
    standard: null,
    what: 'what members with a preference (a priority return, say) get before those who are paid, on dissolution',
  },
  outlook_days: {
    check: 'V04',
    unit: 'days',
    standard: OUTLOOK_DAYS,
    what: 'days that the outlook on cash reaches ahead',
  },
} as const satisfies Record<string, Threshold>;

export type ThresholdKey = keyof typeof THRESHOLDS;

/** Those that are off until somebody gives a figure, and those of another currency, may be `null`. */
export type Thresholds = {
  [Key in ThresholdKey]: (typeof THRESHOLDS)[Key] extends { unit: 'amount' } ? number | null : number;
};

/** What a company goes by whose books are in that currency. */
export function standardIn(currency: string): Thresholds {
  return Object.fromEntries(
    Object.entries<Threshold>(THRESHOLDS).map(([key, { standard, currency: own = currency }]) => [
      key,
      own === currency ? standard : null,
    ]),
  ) as Thresholds;
}
