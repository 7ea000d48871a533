/** The percentages that are worked out, against a transcription of Pub. 946, Appendix A, as it is printed. */
import { describe, expect, it } from 'vitest';
import { macrsPercentages } from '../../main/tax/depreciation/percentages.ts';
import { MACRS_CLASSES, type MacrsClass } from '../../shared/contract/tax.ts';

/** Rows are years of recovery, columns 3-, 5-, 7-, 10-, 15- and 20-year property. */
const TABLE_A1 = `
33.33 20.00 14.29 10.00 5.00 3.750
44.45 32.00 24.49 18.00 9.50 7.219
14.81 19.20 17.49 14.40 8.55 6.677
7.41 11.52 12.49 11.52 7.70 6.177
- 11.52 8.93 9.22 6.93 5.713
- 5.76 8.92 7.37 6.23 5.285
- - 8.93 6.55 5.90 4.888
- - 4.46 6.55 5.90 4.522
- - - 6.56 5.91 4.462
- - - 6.55 5.90 4.461
- - - 3.28 5.91 4.462
- - - - 5.90 4.461
- - - - 5.91 4.462
- - - - 5.90 4.461
- - - - 5.91 4.462
- - - - 2.95 4.461
- - - - - 4.462
- - - - - 4.461
- - - - - 4.462
- - - - - 4.461
- - - - - 2.231`;

const TABLE_A2 = `
58.33 35.00 25.00 17.50 8.75 6.563
27.78 26.00 21.43 16.50 9.13 7.000
12.35 15.60 15.31 13.20 8.21 6.482
1.54 11.01 10.93 10.56 7.39 5.996
- 11.01 8.75 8.45 6.65 5.546
- 1.38 8.74 6.76 5.99 5.130
- - 8.75 6.55 5.90 4.746
- - 1.09 6.55 5.91 4.459
- - - 6.56 5.90 4.459
- - - 6.55 5.91 4.459
- - - 0.82 5.90 4.459
- - - - 5.91 4.460
- - - - 5.90 4.459
- - - - 5.91 4.460
- - - - 5.90 4.459
- - - - 0.74 4.460
- - - - - 4.459
- - - - - 4.460
- - - - - 4.459
- - - - - 4.460
- - - - - 0.565`;

const TABLE_A3 = `
41.67 25.00 17.85 12.50 6.25 4.688
38.89 30.00 23.47 17.50 9.38 7.148
14.14 18.00 16.76 14.00 8.44 6.612
5.30 11.37 11.97 11.20 7.59 6.116
- 11.37 8.87 8.96 6.83 5.658
- 4.26 8.87 7.17 6.15 5.233
- - 8.87 6.55 5.91 4.841
- - 3.34 6.55 5.90 4.478
- - - 6.56 5.91 4.463
- - - 6.55 5.90 4.463
- - - 2.46 5.91 4.463
- - - - 5.90 4.463
- - - - 5.91 4.463
- - - - 5.90 4.463
- - - - 5.91 4.462
- - - - 2.21 4.463
- - - - - 4.462
- - - - - 4.463
- - - - - 4.462
- - - - - 4.463
- - - - - 1.673`;

const TABLE_A4 = `
25.00 15.00 10.71 7.50 3.75 2.813
50.00 34.00 25.51 18.50 9.63 7.289
16.67 20.40 18.22 14.80 8.66 6.742
8.33 12.24 13.02 11.84 7.80 6.237
- 11.30 9.30 9.47 7.02 5.769
- 7.06 8.85 7.58 6.31 5.336
- - 8.86 6.55 5.90 4.936
- - 5.53 6.55 5.90 4.566
- - - 6.56 5.91 4.460
- - - 6.55 5.90 4.460
- - - 4.10 5.91 4.460
- - - - 5.90 4.460
- - - - 5.91 4.461
- - - - 5.90 4.460
- - - - 5.91 4.461
- - - - 3.69 4.460
- - - - - 4.461
- - - - - 4.460
- - - - - 4.461
- - - - - 4.460
- - - - - 2.788`;

const TABLE_A5 = `
8.33 5.00 3.57 2.50 1.25 0.938
61.11 38.00 27.55 19.50 9.88 7.430
20.37 22.80 19.68 15.60 8.89 6.872
10.19 13.68 14.06 12.48 8.00 6.357
- 10.94 10.04 9.98 7.20 5.880
- 9.58 8.73 7.99 6.48 5.439
- - 8.73 6.55 5.90 5.031
- - 7.64 6.55 5.90 4.654
- - - 6.56 5.90 4.458
- - - 6.55 5.91 4.458
- - - 5.74 5.90 4.458
- - - - 5.91 4.458
- - - - 5.90 4.458
- - - - 5.91 4.458
- - - - 5.90 4.458
- - - - 5.17 4.458
- - - - - 4.458
- - - - - 4.459
- - - - - 4.458
- - - - - 4.459
- - - - - 3.901`;

const CLASSES = ['3', '5', '7', '10', '15', '20'] as const;

/** The column of a table, in thousandths of a percent. */
function column(table: string, macrsClass: (typeof CLASSES)[number]): number[] {
  const rows = table.trim().split('\n');
  return rows
    .map((row) => row.split(' ')[CLASSES.indexOf(macrsClass)]!)
    .filter((cell) => cell !== '-')
    .map(thousandths);
}

function thousandths(cell: string): number {
  const [whole, fraction = ''] = cell.split('.');
  return Number(whole) * 1000 + Number(fraction.padEnd(3, '0'));
}

/** January to December. */
const months = (row: string) => row.split(' ').map(thousandths);
const A6_FIRST = months('3.485 3.182 2.879 2.576 2.273 1.970 1.667 1.364 1.061 0.758 0.455 0.152');
const A6_YEAR_28 = months('1.970 2.273 2.576 2.879 3.182 3.485 3.636 3.636 3.636 3.636 3.636 3.636');
const A6_YEAR_29 = months('0.000 0.000 0.000 0.000 0.000 0.000 0.152 0.455 0.758 1.061 1.364 1.667');
const A7A_FIRST = months('2.461 2.247 2.033 1.819 1.605 1.391 1.177 0.963 0.749 0.535 0.321 0.107');
const A7A_LAST = months('0.107 0.321 0.535 0.749 0.963 1.177 1.391 1.605 1.819 2.033 2.247 2.461');

describe('MACRS percentages of Pub. 946, Appendix A', () => {
  it.each(CLASSES)('table A-1: %s-year property, half-year convention', (macrsClass) => {
    expect(macrsPercentages(macrsClass, { kind: 'half-year' })).toEqual(column(TABLE_A1, macrsClass));
  });

  const quarters = [TABLE_A2, TABLE_A3, TABLE_A4, TABLE_A5].flatMap((table, index) =>
    CLASSES.map((macrsClass) => [index + 2, macrsClass, index + 1, table] as const),
  );
  it.each(quarters)('table A-%i: %s-year property, placed in quarter %i', (_, macrsClass, when, table) => {
    expect(macrsPercentages(macrsClass, { kind: 'mid-quarter', when })).toEqual(column(table, macrsClass));
  });

  it.each(A6_FIRST.map((first, index) => [index + 1, first] as const))(
    'table A-6: residential rental property, placed in month %i',
    (when, first) => {
      const [tenth, eleventh] = when <= 6 ? [3637, 3636] : [3636, 3637];
      const fromTenth = Array.from({ length: 18 }, (_, index) => (index % 2 === 0 ? tenth : eleventh));
      const printed = [
        ...[first, ...Array<number>(8).fill(3636), ...fromTenth],
        ...[A6_YEAR_28[when - 1]!, A6_YEAR_29[when - 1]!].filter((percent) => percent !== 0),
      ];
      expect(macrsPercentages('27.5', { kind: 'mid-month', when })).toEqual(printed);
    },
  );

  it.each(A7A_FIRST.map((first, index) => [index + 1, first] as const))(
    'table A-7a: nonresidential real property, placed in month %i',
    (when, first) => {
      const printed = [first, ...Array<number>(38).fill(2564), A7A_LAST[when - 1]!];
      expect(macrsPercentages('39', { kind: 'mid-month', when })).toEqual(printed);
    },
  );

  it('comes to the whole basis in every class and convention', () => {
    const conventions = (macrsClass: MacrsClass) =>
      macrsClass === '27.5' || macrsClass === '39'
        ? Array.from({ length: 12 }, (_, index) => ({ kind: 'mid-month', when: index + 1 }) as const)
        : [
            { kind: 'half-year' } as const,
            ...[1, 2, 3, 4].map((when) => ({ kind: 'mid-quarter', when }) as const),
          ];
    for (const macrsClass of MACRS_CLASSES)
      for (const convention of conventions(macrsClass)) {
        const all = macrsPercentages(macrsClass, convention);
        expect([macrsClass, all.reduce((sum, one) => sum + one, 0)]).toEqual([macrsClass, 100_000]);
      }
  });
});
