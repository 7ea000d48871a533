/** The deduction for business income, by the examples of Reg. 1.199A-1(c)(3) and (d)(4), with their year's thresholds. */
import { describe, expect, it } from 'vitest';
import { type QbiBusiness, type QbiFacts, qbiDeduction } from '../../main/tax/qbi.ts';
import { taxYear } from '../../main/tax/years/index.ts';
import { byStatus, figure } from '../../main/tax/years/year.ts';

const dollars = (amount: number) => Math.round(amount * 100);

/** Of 2018, which the examples are of. */
const OF_2018 = {
  qbi: figure(
    {
      rate: 2000,
      threshold: byStatus(157_500, 315_000, { surviving: 157_500 }),
      range: byStatus(50_000, 100_000, { surviving: 50_000 }),
      minimum: null,
    },
    'IRC s. 199A(e)(2)(A)',
  ),
};

function business(income: number, wages = 0, property = 0, more: Partial<QbiBusiness> = {}): QbiBusiness {
  return {
    ...{ name: 'X', incomeMinor: dollars(income), wagesMinor: dollars(wages) },
    ...{ propertyMinor: dollars(property), isSpecifiedService: false, isActive: true },
    ...more,
  };
}

function facts(taxable: number, businesses: QbiBusiness[], more: Partial<QbiFacts> = {}): QbiFacts {
  return {
    ...{ status: 'single', taxableIncomeMinor: dollars(taxable), netCapitalGainMinor: 0, businesses },
    ...{ carriedLossMinor: 0, reitMinor: 0 },
    ...more,
  };
}

const deduction = (given: QbiFacts) => qbiDeduction(OF_2018, given).deduction;

describe('up to the threshold: Reg. 1.199A-1(c)(3)', () => {
  it('example 1: 20 % of taxable income of 81,000, less than 20 % of 100,000', () => {
    expect(deduction(facts(81_000, [business(100_000)]))).toBe(dollars(16_200));
  });

  it('example 2: net capital gain of 7,000 is taken off first', () => {
    const given = facts(74_000, [business(100_000)], { netCapitalGainMinor: dollars(7000) });
    expect(deduction(given)).toBe(dollars(13_400));
  });

  it('example 3: a joint return, wages do not matter', () => {
    expect(deduction(facts(270_000, [business(100_000)], { status: 'joint' }))).toBe(dollars(20_000));
  });

  it('example 4: REIT dividends and a publicly traded partnership besides', () => {
    const given = facts(270_000, [business(100_000)], { status: 'joint', reitMinor: dollars(1500) });
    expect(deduction(given)).toBe(dollars(20_300));
  });
});

describe('above the threshold: Reg. 1.199A-1(d)(4)', () => {
  it('example 1: neither wages nor property, no deduction', () => {
    expect(deduction(facts(980_000, [business(1_000_000)]))).toBe(0);
  });

  it('example 2: 2.5 % of property of 10,000,000', () => {
    expect(deduction(facts(3_980_000, [business(4_000_000, 0, 10_000_000)]))).toBe(dollars(250_000));
  });

  it('example 3: half of the wages', () => {
    expect(deduction(facts(880_000, [business(900_000, 300_000, 30_000)]))).toBe(dollars(150_000));
  });

  it('example 5: in the range, the excess comes off by degrees', () => {
    const given = facts(375_000, [business(300_000, 40_000)], { status: 'joint' });
    expect(deduction(given)).toBe(dollars(36_000));
  });

  it('example 6: the same of a specified service', () => {
    const given = facts(375_000, [business(300_000, 40_000, 0, { isSpecifiedService: true })], {
      status: 'joint',
    });
    const result = qbiDeduction(OF_2018, given);
    expect(result.parts).toEqual([
      { name: 'X', income: dollars(120_000), limit: dollars(8000), deduction: dollars(14_400) },
    ]);
    expect(result.deduction).toBe(dollars(14_400));
  });

  it('example 7: three businesses, each limited by itself', () => {
    const given = facts(2_722_000, [
      business(1_000_000, 500_000, 0, { name: 'X' }),
      business(1_000_000, 0, 0, { name: 'Y' }),
      business(2000, 500_000, 0, { name: 'Z' }),
    ]);
    expect(deduction(given)).toBe(dollars(200_400));
  });

  it('example 9: a loss comes off the others in proportion, with its wages', () => {
    const given = facts(1_400_000, [
      business(1_000_000, 500_000, 0, { name: 'X' }),
      business(1_000_000, 0, 0, { name: 'Y' }),
      business(-600_000, 500_000, 0, { name: 'Z' }),
    ]);
    const result = qbiDeduction(OF_2018, given);
    expect(result.parts.map(({ income }) => income)).toEqual([dollars(700_000), dollars(700_000)]);
    expect(result.deduction).toBe(dollars(140_000));
  });

  it('example 11: more loss than income waits for the next year', () => {
    const given = facts(1_000_000, [
      business(1_000_000, 500_000, 0, { name: 'X' }),
      business(1_000_000, 0, 0, { name: 'Y' }),
      business(-2_150_000, 0, 0, { name: 'Z' }),
    ]);
    const result = qbiDeduction(OF_2018, given);
    expect([result.deduction, result.carriedLoss]).toEqual([0, dollars(150_000)]);
  });

  it('takes a loss of the year before as a business of its own', () => {
    const given = facts(50_000, [business(30_000), business(40_000, 0, 0, { name: 'Y' })], {
      carriedLossMinor: dollars(20_000),
    });
    expect(deduction(given)).toBe(dollars(10_000));
  });

  it('training example of the IRS: in the range, with property', () => {
    // 36,000 less (36,000 - 27,500) × 41,500 / 50,000.
    expect(deduction(facts(199_000, [business(180_000, 55_000, 150_000)]))).toBe(dollars(28_945));
  });
});

describe('since 2026', () => {
  it('an active business with 1,000 dollars of income gives 400 at least', () => {
    const of = (income: number, isActive = true) =>
      qbiDeduction(taxYear(2026), facts(60_000, [business(income, 0, 0, { isActive })])).deduction;
    expect([of(1000), of(999.99), of(1000, false), of(5000)]).toEqual([
      dollars(400),
      dollars(200),
      dollars(200),
      dollars(1000),
    ]);
    expect(qbiDeduction(taxYear(2025), facts(60_000, [business(1000)])).deduction).toBe(dollars(200));
  });

  it('the range is wider', () => {
    const given = facts(239_250, [business(200_000)]);
    // Half of 75,000 above 201,750; in 2025 it would be 41,950 of 50,000 above 197,300.
    expect(qbiDeduction(taxYear(2026), given).deduction).toBe(dollars(20_000));
    expect(qbiDeduction(taxYear(2025), given).deduction).toBe(dollars(6440));
  });
});
