/** Figures that the law itself states and no year changes. */
import { usd } from '../arithmetic.ts';
import { byStatus, figure } from './year.ts';

export const STATUTE = {
  selfEmployment: figure(
    { earnings: 9235, socialSecurity: 1240, medicare: 290, leastMinor: usd(400) },
    'IRC s. 1401(a) and (b)(1), s. 1402(a)(12) and (b)(2)',
  ),
  additionalMedicare: figure(
    { rate: 90, over: byStatus(200_000, 250_000, { separate: 125_000, surviving: 200_000 }) },
    'IRC s. 1401(b)(2)(A)',
  ),
  homeOffice: figure({ squareFootMinor: usd(5), squareFeetMax: 300 }, 'Rev. Proc. 2013-13, s. 4.01'),
  safeHarbour: figure(
    {
      ...{ current: 9000, prior: 10_000, priorHigh: 11_000 },
      highOver: byStatus(150_000, 150_000, { separate: 75_000 }),
      leastMinor: usd(1000),
    },
    'IRC s. 6654(d)(1)(B) and (C), s. 6654(e)(1)',
  ),
  /** The fourth lowest rate of unmarried individuals. */
  backupWithholding: figure(2400, 'IRC s. 3406(a)(1)'),
} as const;

/** IRC s. 170(i); in tenths of a cent. */
export const CHARITY_MILE = 140;
