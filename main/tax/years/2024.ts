/** Tax year 2024. */
import { usd } from '../arithmetic.ts';
import { CHARITY_MILE, STATUTE } from './statute.ts';
import { bracketsOf, byStatus, figure, type TaxYear } from './year.ts';

const INDEXED = 'Rev. Proc. 2023-34';

export const YEAR_2024: TaxYear = {
  year: 2024,
  ...STATUTE,
  wageBaseMinor: figure(
    usd(168_600),
    'Social Security Administration, contribution and benefit base of 2024',
  ),
  brackets: figure(
    bracketsOf(
      [11_600, 47_150, 100_525, 191_950, 243_725, 609_350],
      [23_200, 94_300, 201_050, 383_900, 487_450, 731_200],
      [11_600, 47_150, 100_525, 191_950, 243_725, 365_600],
      [16_550, 63_100, 100_500, 191_950, 243_700, 609_350],
    ),
    INDEXED,
  ),
  standardDeduction: figure(byStatus(14_600, 29_200, { head: 21_900 }), INDEXED),
  standardDeductionMore: figure(byStatus(1950, 1550, { separate: 1550 }), INDEXED),
  stateTaxes: figure(
    { cap: byStatus(10_000, 10_000, { separate: 5000 }), phaseDown: null },
    'IRC s. 164(b)(6) as of 2024',
  ),
  qbi: figure(
    {
      rate: 2000,
      threshold: byStatus(191_950, 383_900, { surviving: 191_950 }),
      range: byStatus(50_000, 100_000, { surviving: 50_000 }),
      minimum: null,
    },
    `${INDEXED}; IRC s. 199A(b)(3)(B) as of 2024`,
  ),
  section179: figure(
    { limitMinor: usd(1_220_000), phaseOutMinor: usd(3_050_000), suvMinor: usd(30_500) },
    INDEXED,
  ),
  bonus: figure(
    [{ acquiredFrom: '2017-09-28', acquiredTo: null, percent: 6000 }],
    'IRC s. 168(k)(6)(A) as of 2024 (P.L. 115-97, s. 13201)',
  ),
  mileage: figure(
    [{ from: '2024-01-01', to: '2024-12-31', business: 670, medical: 210, charity: CHARITY_MILE }],
    'Notice 2024-08',
  ),
  meals: figure({ rate: 5000, onPremises: 5000 }, 'IRC s. 274(n)(1)'),
  information: figure(
    {
      ...{ necMinor: usd(600), rentsMinor: usd(600) },
      ...{ attorneyProceedsMinor: usd(600), royaltiesMinor: usd(10) },
    },
    'IRC s. 6041(a), s. 6045(f), s. 6050N as of 2024',
  ),
};
