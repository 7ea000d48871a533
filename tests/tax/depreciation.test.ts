/** Depreciation of single assets, by the examples of Pub. 946 and by the limits of the law. */
import { describe, expect, it } from 'vitest';
import { type DepreciableAsset, depreciationOf } from '../../main/tax/depreciation/asset.ts';
import { bonusRate, conventionOf, isMidQuarter, section179 } from '../../main/tax/depreciation/first-year.ts';
import { taxYear } from '../../main/tax/years/index.ts';

const HALF_YEAR = { kind: 'half-year' } as const;
const dollars = (amount: number) => amount * 100;

function asset(more: Partial<DepreciableAsset>): DepreciableAsset {
  return {
    ...{ costMinor: dollars(10_000), placedInService: '2025-08-11', disposedOn: null, macrsClass: '5' },
    ...{ convention: HALF_YEAR, section179Minor: 0, bonusRate: 0 },
    ...more,
  };
}

const macrs = (one: DepreciableAsset) => depreciationOf(one).map((year) => year.macrs);

describe('one asset', () => {
  it('Pub. 946, figuring depreciation by hand, half-year: 5-year property of 1,000 dollars', () => {
    const years = depreciationOf(asset({ costMinor: dollars(1000), placedInService: '2025-02-15' }));
    expect(years.map(({ macrs: amount }) => amount)).toEqual([20_000, 32_000, 19_200, 11_520, 11_520, 5760]);
    expect(years.map(({ year }) => year)).toEqual([2025, 2026, 2027, 2028, 2029, 2030]);
  });

  it('Pub. 946, mid-quarter: a machine in January, furniture in September, a computer in October', () => {
    const things = [
      { date: '2025-01-15', basisMinor: dollars(4000), macrsClass: '7' },
      { date: '2025-09-15', basisMinor: dollars(1000), macrsClass: '7' },
      { date: '2025-10-15', basisMinor: dollars(5000), macrsClass: '5' },
    ] as const;
    expect(isMidQuarter(things)).toBe(true);
    const firstTwo = things.map(({ date, basisMinor, macrsClass }) =>
      macrs(
        asset({
          ...{ costMinor: basisMinor, placedInService: date, macrsClass },
          convention: conventionOf(date, false, true),
        }),
      ).slice(0, 2),
    );
    // In dollars the publication has 1,000 and 857; 107 and 255; 250 and 1,900.
    const inDollars = firstTwo.map((years) => years.map((amount) => Math.round(amount / 100)));
    expect(inDollars).toEqual([
      [1000, 857],
      [107, 255],
      [250, 1900],
    ]);
  });

  it('Pub. 946, disposition of 10,000 dollars in the second quarter of the third year: 2,280 × 37.5 %', () => {
    const convention = conventionOf('2023-12-01', false, true);
    const years = depreciationOf(
      asset({ placedInService: '2023-12-01', disposedOn: '2025-04-06', convention }),
    );
    expect(years.map(({ year, deduction }) => [year, deduction])).toEqual([
      [2023, dollars(500)],
      [2024, dollars(3800)],
      [2025, dollars(855)],
    ]);
  });

  it('takes half a year, or the months, of the year that it goes in', () => {
    const halved = depreciationOf(asset({ disposedOn: '2027-01-02' })).at(-1)!;
    expect([halved.year, halved.macrs]).toEqual([2027, dollars(960)]);
    const building = asset({
      ...{ costMinor: dollars(100_000), macrsClass: '27.5', placedInService: '2025-01-10' },
      ...{ convention: conventionOf('2025-01-10', true, false), disposedOn: '2026-03-03' },
    });
    // 3.636 % of the basis for two and a half months of twelve.
    expect(macrs(building)).toEqual([dollars(3485), 75_750]);
  });

  it('does not cut the last year of recovery twice', () => {
    // Half a year is all that 2030 has of it: 5.76 %.
    expect(macrs(asset({ disposedOn: '2030-09-09' })).at(-1)).toBe(dollars(576));
    expect(macrs(asset({ disposedOn: '2029-09-09' })).at(-1)).toBe(dollars(576));
    // Placed in the first quarter, a month and a half is left of the sixth year.
    const placedInService = '2025-02-01';
    const quarterly = { placedInService, convention: conventionOf(placedInService, false, true) };
    expect(macrs(asset({ ...quarterly, disposedOn: '2030-01-20' }))).toEqual(macrs(asset(quarterly)));
    // A building that went in service in July has half a month of 2053.
    const placed = '2025-07-11';
    const building = {
      macrsClass: '27.5',
      ...{ placedInService: placed, convention: conventionOf(placed, true, false) },
    } as const;
    expect(macrs(asset({ ...building, disposedOn: '2053-05-20' }))).toEqual(macrs(asset(building)));
  });

  it('has nothing where it came and went in one year', () => {
    expect(depreciationOf(asset({ disposedOn: '2025-12-30' }))).toEqual([]);
  });

  it('takes section 179, then bonus depreciation, then MACRS of the rest, and the whole cost in the end', () => {
    const years = depreciationOf(asset({ section179Minor: dollars(2000), bonusRate: 4000 }));
    expect(years[0]).toEqual({
      ...{ year: 2025, section179: dollars(2000), bonus: dollars(3200), macrs: dollars(960) },
      deduction: dollars(6160),
    });
    expect(years.reduce((sum, { deduction }) => sum + deduction, 0)).toBe(dollars(10_000));
    const odd = depreciationOf(asset({ costMinor: 333_333, macrsClass: '7' }));
    expect(odd.reduce((sum, { deduction }) => sum + deduction, 0)).toBe(333_333);
  });

  it('gives a building no bonus', () => {
    const convention = conventionOf('2025-08-11', true, false);
    expect(depreciationOf(asset({ macrsClass: '39', convention, bonusRate: 10_000 }))[0]!.bonus).toBe(0);
  });
});

describe('mid-quarter convention', () => {
  it('wants more than 40 % in the last quarter', () => {
    const placed = (late: number) => [
      { date: '2025-09-30', basisMinor: dollars(6000) },
      { date: '2025-10-01', basisMinor: late },
    ];
    expect(isMidQuarter(placed(dollars(4000)))).toBe(false);
    expect(isMidQuarter(placed(dollars(4000) + 1))).toBe(true);
    expect(isMidQuarter([])).toBe(false);
  });

  it('goes by the quarter, and buildings by the month', () => {
    expect(conventionOf('2025-03-31', false, true)).toEqual({ kind: 'mid-quarter', when: 1 });
    expect(conventionOf('2025-04-01', false, true)).toEqual({ kind: 'mid-quarter', when: 2 });
    expect(conventionOf('2025-12-31', false, false)).toEqual(HALF_YEAR);
    expect(conventionOf('2025-12-31', true, true)).toEqual({ kind: 'mid-month', when: 12 });
  });
});

describe('section 179', () => {
  const facts = { placedMinor: 0, electedMinor: 0, carriedMinor: 0, incomeMinor: dollars(9_000_000) };

  it('loses a dollar for each dollar above the threshold, down to nothing', () => {
    const limit = (year: number, placed: number) =>
      section179(taxYear(year), { ...facts, placedMinor: dollars(placed) }).dollarLimit;
    expect(limit(2025, 4_000_000)).toBe(dollars(2_500_000));
    expect(limit(2025, 4_300_000)).toBe(dollars(2_200_000));
    expect(limit(2025, 7_000_000)).toBe(0);
    expect(limit(2024, 3_100_000)).toBe(dollars(1_170_000));
  });

  it('stops at the income of the business and carries the rest', () => {
    const result = section179(taxYear(2025), {
      ...{ placedMinor: dollars(50_000), electedMinor: dollars(50_000) },
      ...{ carriedMinor: dollars(5000), incomeMinor: dollars(30_000) },
    });
    expect(result).toEqual({
      ...{ dollarLimit: dollars(2_500_000), deduction: dollars(30_000), carried: dollars(25_000) },
    });
    const loss = section179(taxYear(2025), { ...facts, electedMinor: dollars(100), incomeMinor: -1 });
    expect([loss.deduction, loss.carried]).toEqual([0, dollars(100)]);
  });
});

describe('bonus depreciation', () => {
  it('goes by the day it was acquired and the year it was placed in service', () => {
    expect(bonusRate(taxYear(2025), '2025-01-19')).toBe(4000);
    expect(bonusRate(taxYear(2025), '2025-01-20')).toBe(10_000);
    expect(bonusRate(taxYear(2026), '2025-01-19')).toBe(2000);
    expect(bonusRate(taxYear(2026), '2026-05-01')).toBe(10_000);
    expect(bonusRate(taxYear(2024), '2024-05-01')).toBe(6000);
    expect(bonusRate(taxYear(2025), '2017-09-27')).toBe(0);
  });
});
