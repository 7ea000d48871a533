/** Tax year 2025, with what P.L. 119-21 changed of it in July 2025. */
import { usd } from '../arithmetic.ts';
import { CHARITY_MILE, STATUTE } from './statute.ts';
import { bracketsOf, byStatus, figure, type TaxYear } from './year.ts';

const INDEXED = 'Rev. Proc. 2024-40';

export const YEAR_2025: TaxYear = {
  year: 2025,
  ...STATUTE,
  wageBaseMinor: figure(
    usd(176_100),
    'Social Security Administration, contribution and benefit base of 2025',
  ),
  brackets: figure(
    bracketsOf(
      [11_925, 48_475, 103_350, 197_300, 250_525, 626_350],
      [23_850, 96_950, 206_700, 394_600, 501_050, 751_600],
      [11_925, 48_475, 103_350, 197_300, 250_525, 375_800],
      [17_000, 64_850, 103_350, 197_300, 250_500, 626_350],
    ),
    INDEXED,
  ),
  standardDeduction: figure(
    byStatus(15_750, 31_500, { head: 23_625 }),
    'P.L. 119-21, s. 70102; Rev. Proc. 2025-32, s. 3.01',
  ),
  standardDeductionMore: figure(byStatus(2000, 1600, { separate: 1600 }), INDEXED),
  stateTaxes: figure(
    {
      cap: byStatus(40_000, 40_000, { separate: 20_000 }),
      phaseDown: {
        rate: 3000,
        over: byStatus(500_000, 500_000, { separate: 250_000 }),
        floor: byStatus(10_000, 10_000, { separate: 5000 }),
      },
    },
    'IRC s. 164(b)(6) and (7) (P.L. 119-21, s. 70120)',
  ),
  qbi: figure(
    {
      rate: 2000,
      threshold: byStatus(197_300, 394_600, { surviving: 197_300 }),
      range: byStatus(50_000, 100_000, { surviving: 50_000 }),
      minimum: null,
    },
    `${INDEXED}; IRC s. 199A(b)(3)(B) as of 2025`,
  ),
  section179: figure(
    { limitMinor: usd(2_500_000), phaseOutMinor: usd(4_000_000), suvMinor: usd(31_300) },
    'P.L. 119-21, s. 70306; SUV: Rev. Proc. 2024-40 and Pub. 946 (2025)',
  ),
  bonus: figure(
    [
      { acquiredFrom: '2017-09-28', acquiredTo: '2025-01-19', percent: 4000 },
      { acquiredFrom: '2025-01-20', acquiredTo: null, percent: 10_000 },
    ],
    'IRC s. 168(k) (P.L. 119-21, s. 70301)',
  ),
  mileage: figure(
    [{ from: '2025-01-01', to: '2025-12-31', business: 700, medical: 210, charity: CHARITY_MILE }],
    'Notice 2025-5',
  ),
  meals: figure({ rate: 5000, onPremises: 5000 }, 'IRC s. 274(n)(1)'),
  information: figure(
    {
      ...{ necMinor: usd(600), rentsMinor: usd(600) },
      ...{ attorneyProceedsMinor: usd(600), royaltiesMinor: usd(10) },
    },
    'IRC s. 6041(a), s. 6045(f), s. 6050N as of 2025',
  ),
};
