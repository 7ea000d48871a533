/** Tax year 2026. */
import { usd } from '../arithmetic.ts';
import { CHARITY_MILE, STATUTE } from './statute.ts';
import { bracketsOf, byStatus, figure, type TaxYear } from './year.ts';

const INDEXED = 'Rev. Proc. 2025-32';

export const YEAR_2026: TaxYear = {
  year: 2026,
  ...STATUTE,
  wageBaseMinor: figure(
    usd(184_500),
    'Social Security Administration, contribution and benefit base of 2026',
  ),
  brackets: figure(
    bracketsOf(
      [12_400, 50_400, 105_700, 201_775, 256_225, 640_600],
      [24_800, 100_800, 211_400, 403_550, 512_450, 768_700],
      [12_400, 50_400, 105_700, 201_775, 256_225, 384_350],
      [17_700, 67_450, 105_700, 201_750, 256_200, 640_600],
    ),
    INDEXED,
  ),
  standardDeduction: figure(byStatus(16_100, 32_200, { head: 24_150 }), INDEXED),
  standardDeductionMore: figure(byStatus(2050, 1650, { separate: 1650 }), INDEXED),
  stateTaxes: figure(
    {
      cap: byStatus(40_400, 40_400, { separate: 20_200 }),
      phaseDown: {
        rate: 3000,
        over: byStatus(505_000, 505_000, { separate: 252_500 }),
        floor: byStatus(10_000, 10_000, { separate: 5000 }),
      },
    },
    'IRC s. 164(b)(6) and (7) (P.L. 119-21, s. 70120)',
  ),
  qbi: figure(
    {
      rate: 2000,
      threshold: byStatus(201_750, 403_500, { separate: 201_775, surviving: 201_750 }),
      range: byStatus(75_000, 150_000, { surviving: 75_000 }),
      minimum: { deductionMinor: usd(400), incomeMinor: usd(1000) },
    },
    `${INDEXED}; IRC s. 199A(b)(3)(B) and (i) (P.L. 119-21, s. 70105)`,
  ),
  section179: figure(
    { limitMinor: usd(2_560_000), phaseOutMinor: usd(4_090_000), suvMinor: usd(32_000) },
    INDEXED,
  ),
  bonus: figure(
    [
      { acquiredFrom: '2017-09-28', acquiredTo: '2025-01-19', percent: 2000 },
      { acquiredFrom: '2025-01-20', acquiredTo: null, percent: 10_000 },
    ],
    'IRC s. 168(k) (P.L. 119-21, s. 70301)',
  ),
  mileage: figure(
    [{ from: '2026-01-01', to: '2026-12-31', business: 725, medical: 205, charity: CHARITY_MILE }],
    'Notice 2026-10',
  ),
  meals: figure({ rate: 5000, onPremises: 0 }, 'IRC s. 274(n)(1), s. 274(o)'),
  information: figure(
    {
      ...{ necMinor: usd(2000), rentsMinor: usd(2000) },
      ...{ attorneyProceedsMinor: usd(600), royaltiesMinor: usd(10) },
    },
    'IRC s. 6041(a) (P.L. 119-21, s. 70433), s. 6045(f), s. 6050N',
  ),
};
