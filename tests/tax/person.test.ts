/** Self-employment tax, estimated tax, mileage and the home office, by the examples of the IRS's own publications. */
import { describe, expect, it } from 'vitest';
import { estimateDueDates } from '../../main/tax/due-dates.ts';
import {
  annualised,
  annualisedInstalments,
  type EstimateFacts,
  instalments,
  regularInstalments,
  requiredPayment,
} from '../../main/tax/estimates.ts';
import { form8829, simplifiedHomeOffice } from '../../main/tax/home-office.ts';
import { mileage } from '../../main/tax/mileage.ts';
import { personTax } from '../../main/tax/person-tax.ts';
import { additionalMedicareTax, selfEmploymentTax, taxOnEarnings } from '../../main/tax/self-employment.ts';
import { taxYear } from '../../main/tax/years/index.ts';
import { figure } from '../../main/tax/years/year.ts';

const dollars = (amount: number) => Math.round(amount * 100);
const RATES = taxYear(2025);

describe('self-employment tax', () => {
  it('takes 92.35 % of a profit, 12.4 % and 2.9 % of that', () => {
    expect(selfEmploymentTax(RATES, dollars(32_800), 0)).toEqual({
      ...{ profit: dollars(32_800), counted: dollars(30_290.8), earnings: dollars(30_290.8) },
      ...{ wageBase: dollars(176_100), wages: 0, room: dollars(176_100) },
      ...{ socialSecurity: dollars(3756.06), medicare: dollars(878.43) },
      ...{ tax: dollars(4634.49), half: dollars(2317.25) },
    });
  });

  it('Schedule SE of 2000 in Richmond v. Commissioner: wages leave 32,643 of the wage base', () => {
    const of2000 = { ...RATES, wageBaseMinor: figure(dollars(76_200), '') };
    expect(taxOnEarnings(of2000, dollars(40_225), dollars(43_557))).toMatchObject({
      ...{ room: dollars(32_643), socialSecurity: dollars(4047.73), medicare: dollars(1166.53) },
      tax: dollars(5214.26),
    });
  });

  it('takes the smaller of earnings and what is left of the wage base', () => {
    const tax = selfEmploymentTax(RATES, dollars(200_000), 0);
    expect([tax.earnings, tax.socialSecurity, tax.medicare]).toEqual([
      dollars(184_700),
      dollars(21_836.4),
      dollars(5356.3),
    ]);
    expect(selfEmploymentTax(RATES, dollars(50_000), dollars(180_000))).toMatchObject({
      ...{ room: 0, socialSecurity: 0, medicare: dollars(1339.08) },
    });
  });

  it('takes nothing below 400 dollars of earnings, or of a loss', () => {
    expect(selfEmploymentTax(RATES, dollars(433.13), 0).tax).toBe(dollars(61.2));
    expect(selfEmploymentTax(RATES, dollars(433.12), 0)).toMatchObject({
      counted: 39_999,
      earnings: 0,
      tax: 0,
    });
    expect(selfEmploymentTax(RATES, -dollars(1000), 0)).toMatchObject({ earnings: 0, tax: 0, half: 0 });
  });

  it('Form 8959: wages use the threshold up first', () => {
    const of = (wages: number, earnings: number) =>
      additionalMedicareTax(RATES, 'single', { wages: dollars(wages), earnings: dollars(earnings) });
    // Reg. 1.1401-1(d)(2): 130,000 of wages leave 70,000 of 200,000; 145,000 of earnings are 75,000 above.
    expect(of(130_000, 145_000)).toBe(dollars(675));
    expect(of(250_000, 10_000)).toBe(dollars(540));
    expect(of(0, 200_000)).toBe(0);
  });
});

describe('what estimated tax must come to', () => {
  const facts = (more: Partial<EstimateFacts>): EstimateFacts => ({
    ...{ status: 'single', currentTaxMinor: dollars(20_000), withheldMinor: 0, prior: null },
    ...more,
  });
  const required = (more: Partial<EstimateFacts>) => requiredPayment(RATES, facts(more));
  const prior = (tax: number, income: number) => ({ taxMinor: dollars(tax), incomeMinor: dollars(income) });

  it('is 90 % of this year’s tax or all of last year’s, whichever is less', () => {
    expect(required({}).annual).toBe(dollars(18_000));
    expect(required({ prior: prior(15_000, 150_000) }).annual).toBe(dollars(15_000));
    expect(required({ prior: prior(19_000, 90_000) }).annual).toBe(dollars(18_000));
  });

  it('is 110 % of last year’s above 150,000 of income, 75,000 of a separate return', () => {
    expect(required({ prior: prior(15_000, 150_000.01) }).ofPrior).toEqual({
      ...{ rate: 11_000, amount: dollars(16_500) },
    });
    const separate = required({ status: 'separate', prior: prior(15_000, 80_000) });
    expect(separate.annual).toBe(dollars(16_500));
  });

  it('is nothing where little is left, enough is withheld, or there was no tax last year', () => {
    expect(required({ withheldMinor: dollars(19_000.01) }).nothingDue).toBe('small');
    expect(required({ withheldMinor: dollars(19_000) }).nothingDue).toBe('withheld');
    expect(required({ prior: prior(0, 9000) }).nothingDue).toBe('no-prior-tax');
    expect(required({ withheldMinor: dollars(5000) }).nothingDue).toBeNull();
  });
});

describe('instalments', () => {
  /** As the IRS published them; the weekend and holiday rule of IRC s. 7503. */
  it.each([
    [2017, '2017-04-18 2017-06-15 2017-09-15 2018-01-16'],
    [2018, '2018-04-17 2018-06-15 2018-09-17 2019-01-15'],
    [2021, '2021-04-15 2021-06-15 2021-09-15 2022-01-18'],
    [2022, '2022-04-18 2022-06-15 2022-09-15 2023-01-17'],
    [2023, '2023-04-18 2023-06-15 2023-09-15 2024-01-16'],
    [2024, '2024-04-15 2024-06-17 2024-09-16 2025-01-15'],
    [2025, '2025-04-15 2025-06-16 2025-09-15 2026-01-15'],
    [2026, '2026-04-15 2026-06-15 2026-09-15 2027-01-15'],
  ])('of %i are due on business days', (year, days) => {
    expect(estimateDueDates(year).join(' ')).toBe(days);
  });

  it('Pub. 505, figure 4-C: income of 3, 5, 8 and 12 months made a year of', () => {
    const income = [5250, 13_025, 21_993, 36_427].map((amount, period) =>
      annualised(dollars(amount), period),
    );
    expect(income).toEqual([21_000, 31_260, 32_989.5, 36_427].map(dollars));
    const itemized = [1500, 2500, 4000, 6000].map((amount, period) => annualised(dollars(amount), period));
    expect(itemized).toEqual([6000, 6000, 6000, 6000].map(dollars));
  });

  it('by annualised income ask for 22.5, 45, 67.5 and 90 % of the tax so far', () => {
    const taxes = [1000, 2000, 3000, 4000].map(dollars);
    const all = annualisedInstalments(dollars(10_000), taxes);
    expect(all).toEqual([225, 675, 1125, 1575].map(dollars));
  });

  it('never ask for more than the regular ones with what was left out, which comes back', () => {
    // All income in the last months: nothing, nothing, nothing, then everything.
    expect(annualisedInstalments(dollars(4000), [0, 0, 0, dollars(9000)])).toEqual([0, 0, 0, dollars(4000)]);
    // All of it in the first ones: the regular instalment each time.
    expect(annualisedInstalments(dollars(4000), [40_000, 24_000, 15_000, 10_000].map(dollars))).toEqual(
      [1000, 1000, 1000, 1000].map(dollars),
    );
    expect(annualisedInstalments(dollars(4000), [0, 10_000, 10_000, 10_000].map(dollars))).toEqual(
      [0, 2000, 1000, 1000].map(dollars),
    );
  });

  it('are four parts to the cent', () => {
    expect(regularInstalments(10_001)).toEqual([2501, 2500, 2500, 2500]);
  });

  it('count what was paid by their day, and withholding in four parts', () => {
    const rows = instalments(2025, regularInstalments(dollars(4000)), dollars(400), [
      { date: '2025-04-15', minor: dollars(500) },
      { date: '2025-06-17', minor: dollars(1500) },
    ]);
    expect(rows.map(({ due, paidSoFar, left }) => [due, paidSoFar, left])).toEqual([
      ['2025-04-15', dollars(600), dollars(400)],
      ['2025-06-16', dollars(700), dollars(1300)],
      ['2025-09-15', dollars(2300), dollars(700)],
      ['2026-01-15', dollars(2400), dollars(1600)],
    ]);
  });
});

describe('a person’s tax', () => {
  it('goes from profit to the total, step by step', () => {
    const tax = personTax(RATES, {
      status: 'single',
      businesses: [{ name: 'X', profitMinor: dollars(100_000), paidMinor: 0, propertyMinor: 0 }],
      ...{ wagesMinor: 0, otherIncomeMinor: dollars(1000), itemizedMinor: null },
    });
    // 92,350 of earnings bear 14,129.55; half of it is 7,064.78. QBI: 20 % of 92,935.22, and of 78,185.22 at most.
    expect(tax.selfEmployment.tax).toBe(dollars(14_129.55));
    expect(tax.adjustedGrossIncome).toBe(dollars(93_935.22));
    expect(tax.qbi).toBe(dollars(15_637.04));
    expect(tax.taxableIncome).toBe(dollars(62_548.18));
    expect(tax.incomeTax).toBe(dollars(5578.5 + 0.22 * 14_073.18));
    expect(tax.total).toBe(tax.incomeTax + tax.selfEmployment.tax);
  });

  it('above the range deducts of business income half of the wages paid, or a quarter and 2.5 % of property', () => {
    const qbiWith = (paid: number, property: number) =>
      personTax(RATES, {
        status: 'single',
        businesses: [
          {
            ...{ name: 'X', profitMinor: dollars(400_000) },
            ...{ paidMinor: dollars(paid), propertyMinor: dollars(property) },
          },
        ],
        ...{ wagesMinor: 0, otherIncomeMinor: 0, itemizedMinor: null },
      }).qbi;
    expect([qbiWith(0, 0), qbiWith(60_000, 0), qbiWith(60_000, 1_000_000)]).toEqual(
      [0, 30_000, 40_000].map(dollars),
    );
  });
});

describe('mileage', () => {
  it('sums miles before it multiplies, and knows purposes and days', () => {
    const trip = (date: string, tenthsOfMiles: number, purpose: 'business' | 'charity' = 'business') => ({
      ...{ date, purpose, tenthsOfMiles },
    });
    const trips = [trip('2026-01-01', 3), trip('2026-12-31', 4), trip('2025-12-31', 5000)];
    expect(mileage(taxYear(2026), [...trips, trip('2026-05-05', 100, 'charity')])).toEqual([
      // 0.7 miles at 72.5 cents: 50.75 cents.
      {
        purpose: 'business',
        from: '2026-01-01',
        to: '2026-12-31',
        tenthsOfMiles: 7,
        rate: 725,
        amountMinor: 51,
      },
      {
        purpose: 'charity',
        from: '2026-01-01',
        to: '2026-12-31',
        tenthsOfMiles: 100,
        rate: 140,
        amountMinor: 140,
      },
    ]);
    expect(mileage(RATES, [trip('2025-06-30', 5000)])[0]!.amountMinor).toBe(dollars(350));
  });

  it('takes the rate of the day where it changed within the year', () => {
    // Announcement 2022-13.
    const of2022 = {
      mileage: figure(
        [
          { from: '2022-01-01', to: '2022-06-30', business: 585, medical: 180, charity: 140 },
          { from: '2022-07-01', to: '2022-12-31', business: 625, medical: 220, charity: 140 },
        ],
        '',
      ),
    };
    const trips = ['2022-06-30', '2022-07-01'].map((date) => ({
      ...{ date, purpose: 'business' as const, tenthsOfMiles: 1000 },
    }));
    expect(mileage(of2022, trips).map(({ amountMinor }) => amountMinor)).toEqual([5850, 6250]);
  });
});

describe('the home office', () => {
  const simplified = (areas: { from: string; squareFeet: number }[], income = 50_000) =>
    simplifiedHomeOffice(RATES, 2025, areas, dollars(income));

  it('Pub. 587: 100 square feet from 20 April, 330 from 5 August, are 150 on average', () => {
    const result = simplified([
      { from: '2025-08-05', squareFeet: 330 },
      { from: '2025-04-20', squareFeet: 100 },
    ]);
    expect(result.months).toEqual([0, 0, 0, 0, 100, 100, 100, 300, 300, 300, 300, 300]);
    expect(result.deductionMinor).toBe(dollars(750));
  });

  it('Pub. 587: 300 square feet until 16 July are 175 on average', () => {
    const result = simplified([
      { from: '2024-01-01', squareFeet: 300 },
      { from: '2025-07-17', squareFeet: 0 },
    ]);
    expect(result.months).toEqual([300, 300, 300, 300, 300, 300, 300, 0, 0, 0, 0, 0]);
    expect(result.deductionMinor).toBe(dollars(875));
  });

  it('a whole year of 200 square feet is 1,000 dollars, as far as there is income', () => {
    const area = [{ from: '2025-01-01', squareFeet: 200 }];
    expect(simplified(area).deductionMinor).toBe(dollars(1000));
    expect(simplified(area, 400).deductionMinor).toBe(dollars(400));
    expect(simplified(area, -1).deductionMinor).toBe(0);
  });

  it('Form 8829: what is deductible anyway, then running costs, then depreciation, as far as profit goes', () => {
    const facts = {
      ...{ areaUsed: 240, areaOfHome: 1200, tentativeProfitMinor: dollars(6000) },
      deductibleAnyway: { direct: 0, indirect: dollars(15_000) },
      casualties: { direct: 0, indirect: 0 },
      operating: { direct: dollars(300), indirect: dollars(10_000) },
      ...{ carriedOperatingMinor: dollars(100), carriedDepreciationMinor: dollars(50) },
      building: { minor: dollars(200_000), percent: 2564 },
    };
    expect(form8829(facts)).toEqual({
      ...{ deductibleAnyway: dollars(3000), operating: dollars(2400), operatingAllowed: dollars(2400) },
      ...{ officeOfBuilding: dollars(40_000), depreciation: dollars(1025.6) },
      ...{ depreciationAllowed: dollars(600), allowed: dollars(6000), casualties: 0 },
      deduction: dollars(6000),
      ...{ carriedOperating: 0, carriedDepreciation: dollars(475.6) },
    });
    // Interest and taxes know no limit; nothing else is left.
    expect(form8829({ ...facts, tentativeProfitMinor: dollars(1000) })).toMatchObject({
      ...{ deduction: dollars(3000), operatingAllowed: 0, carriedOperating: dollars(2400) },
    });
  });
});
