/**
 * Whole schedules against a spreadsheet, to the cent, in all three day counts and over leap years.
 *
 * The figures are what Gnumeric 1.12.55 gives for a sheet of dates, one row each: the part of a year since the row before (F),
 * interest `ROUND(balance * rate * F; 2)`, principal the payment less that. F is `YEARFRAC(from; to; 0)` for 30/360 and
 * `YEARFRAC(from; to; 3)` for actual/365; for actual/actual, which no basis of YEARFRAC is by the ISDA's method, the days of each
 * calendar year over its own 365 or 366. The payment is `ROUND(principal / SUM(1 / PRODUCT of (1 + rate * F)); 2)`, the last one
 * what is left.
 */

import { describe, expect, it } from 'vitest';
import { schedule } from '../../main/loan/course.ts';
import type { Terms } from '../../main/loan/terms.ts';
import { formatMoney } from '../../shared/money.ts';
import { FAR, inPayments, loanOf } from './support.ts';

type Row = readonly [due: string, payment: string, interest: string, principal: string, balance: string];

interface Sheet {
  what: string;
  terms: Partial<Terms>;
  principal: number;
  rows: readonly Row[];
}

const quarters = {
  effective: '2023-11-15',
  firstPayment: '2024-02-15',
  everyMonths: 3,
  rateMillionths: 65_000,
};
const months = {
  effective: '2024-01-31',
  firstPayment: '2024-02-29',
  everyMonths: 1,
  rateMillionths: 60_000,
};
const years = {
  effective: '2023-06-30',
  firstPayment: '2024-06-30',
  everyMonths: 12,
  rateMillionths: 52_500,
};

const SHEETS: readonly Sheet[] = [
  {
    what: '10,000 at 6.5 % in eight quarters, 30/360',
    terms: { ...quarters, dayCount: '30/360' },
    principal: 10000,
    rows: [
      ['2024-02-15', '1343.12', '162.50', '1180.62', '8819.38'],
      ['2024-05-15', '1343.12', '143.31', '1199.81', '7619.57'],
      ['2024-08-15', '1343.12', '123.82', '1219.30', '6400.27'],
      ['2024-11-15', '1343.12', '104.00', '1239.12', '5161.15'],
      ['2025-02-15', '1343.12', '83.87', '1259.25', '3901.90'],
      ['2025-05-15', '1343.12', '63.41', '1279.71', '2622.19'],
      ['2025-08-15', '1343.12', '42.61', '1300.51', '1321.68'],
      ['2025-11-15', '1343.16', '21.48', '1321.68', '0.00'],
    ],
  },
  {
    what: '10,000 at 6.5 % in eight quarters, actual/365',
    terms: { ...quarters, dayCount: 'actual/365' },
    principal: 10000,
    rows: [
      ['2024-02-15', '1343.24', '163.84', '1179.40', '8820.60'],
      ['2024-05-15', '1343.24', '141.37', '1201.87', '7618.73'],
      ['2024-08-15', '1343.24', '124.82', '1218.42', '6400.31'],
      ['2024-11-15', '1343.24', '104.86', '1238.38', '5161.93'],
      ['2025-02-15', '1343.24', '84.57', '1258.67', '3903.26'],
      ['2025-05-15', '1343.24', '61.86', '1281.38', '2621.88'],
      ['2025-08-15', '1343.24', '42.96', '1300.28', '1321.60'],
      ['2025-11-15', '1343.25', '21.65', '1321.60', '0.00'],
    ],
  },
  {
    what: '10,000 at 6.5 % in eight quarters, actual/actual',
    terms: { ...quarters, dayCount: 'actual/actual' },
    principal: 10000,
    rows: [
      ['2024-02-15', '1343.07', '163.62', '1179.45', '8820.55'],
      ['2024-05-15', '1343.07', '140.98', '1202.09', '7618.46'],
      ['2024-08-15', '1343.07', '124.48', '1218.59', '6399.87'],
      ['2024-11-15', '1343.07', '104.57', '1238.50', '5161.37'],
      ['2025-02-15', '1343.07', '84.44', '1258.63', '3902.74'],
      ['2025-05-15', '1343.07', '61.86', '1281.21', '2621.53'],
      ['2025-08-15', '1343.07', '42.95', '1300.12', '1321.41'],
      ['2025-11-15', '1343.06', '21.65', '1321.41', '0.00'],
    ],
  },
  {
    what: '5,000 at 6 % in six months’ ends of a leap year, actual/365',
    terms: { ...months, dayCount: 'actual/365' },
    principal: 5000,
    rows: [
      ['2024-02-29', '847.84', '23.84', '824.00', '4176.00'],
      ['2024-03-31', '847.84', '21.28', '826.56', '3349.44'],
      ['2024-04-30', '847.84', '16.52', '831.32', '2518.12'],
      ['2024-05-31', '847.84', '12.83', '835.01', '1683.11'],
      ['2024-06-30', '847.84', '8.30', '839.54', '843.57'],
      ['2024-07-31', '847.87', '4.30', '843.57', '0.00'],
    ],
  },
  {
    what: '5,000 at 6 % in six months’ ends of a leap year, actual/actual',
    terms: { ...months, dayCount: 'actual/actual' },
    principal: 5000,
    rows: [
      ['2024-02-29', '847.80', '23.77', '824.03', '4175.97'],
      ['2024-03-31', '847.80', '21.22', '826.58', '3349.39'],
      ['2024-04-30', '847.80', '16.47', '831.33', '2518.06'],
      ['2024-05-31', '847.80', '12.80', '835.00', '1683.06'],
      ['2024-06-30', '847.80', '8.28', '839.52', '843.54'],
      ['2024-07-31', '847.83', '4.29', '843.54', '0.00'],
    ],
  },
  {
    what: '25,000 at 5.25 % in five years, 30/360',
    terms: { ...years, dayCount: '30/360' },
    principal: 25000,
    rows: [
      ['2024-06-30', '5814.33', '1312.50', '4501.83', '20498.17'],
      ['2025-06-30', '5814.33', '1076.15', '4738.18', '15759.99'],
      ['2026-06-30', '5814.33', '827.40', '4986.93', '10773.06'],
      ['2027-06-30', '5814.33', '565.59', '5248.74', '5524.32'],
      ['2028-06-30', '5814.35', '290.03', '5524.32', '0.00'],
    ],
  },
  {
    what: '25,000 at 5.25 % in five years, actual/365',
    terms: { ...years, dayCount: 'actual/365' },
    principal: 25000,
    rows: [
      ['2024-06-30', '5815.27', '1316.10', '4499.17', '20500.83'],
      ['2025-06-30', '5815.27', '1076.29', '4738.98', '15761.85'],
      ['2026-06-30', '5815.27', '827.50', '4987.77', '10774.08'],
      ['2027-06-30', '5815.27', '565.64', '5249.63', '5524.45'],
      ['2028-06-30', '5815.28', '290.83', '5524.45', '0.00'],
    ],
  },
  {
    what: '25,000 at 5.25 % in five years, actual/actual',
    terms: { ...years, dayCount: 'actual/actual' },
    principal: 25000,
    rows: [
      ['2024-06-30', '5814.49', '1314.32', '4500.17', '20499.83'],
      ['2025-06-30', '5814.49', '1074.75', '4739.74', '15760.09'],
      ['2026-06-30', '5814.49', '827.40', '4987.09', '10773.00'],
      ['2027-06-30', '5814.49', '565.58', '5248.91', '5524.09'],
      ['2028-06-30', '5814.51', '290.42', '5524.09', '0.00'],
    ],
  },
];

const money = (minor: number) => formatMoney(minor, 'USD');

describe('a level loan is the spreadsheet’s, row by row', () => {
  it.each(SHEETS)('$what', ({ terms, principal, rows }) => {
    const version = inPayments(rows.length, { plan: 'level', ...terms });
    const seen = schedule(loanOf(version, principal * 100), FAR);
    expect(
      seen.map((row) => [
        row.due,
        ...[row.amountMinor, row.interestMinor, row.principalMinor, row.balanceMinor].map(money),
      ]),
    ).toEqual(rows);
  });
});

it('of all rates in hundredths of a percent, Regulation Z’s comes nearest to its payment', () => {
  // 12 CFR 1026, appendix J (c)(1)(i): 5,000 advanced, 24 monthly payments of 230; its annual percentage rate is 9.69 %.
  const FINE = 10_000;
  const off = (hundredths: number) => {
    const version = inPayments(24, { plan: 'level', rateMillionths: hundredths * 100 });
    return Math.abs(schedule(loanOf(version, 500_000 * FINE), FAR)[0]!.amountMinor - 23_000 * FINE);
  };
  const rates = Array.from({ length: 200 }, (_, at) => 870 + at);
  expect(rates.toSorted((a, b) => off(a) - off(b))[0]).toBe(969);
});
