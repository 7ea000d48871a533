/** The figures of each tax year, against a transcription of their sources: revenue procedures, notices, the statute. */
import { describe, expect, it } from 'vitest';
import { incomeTax, stateTaxCap } from '../../main/tax/income-tax.ts';
import { taxYear } from '../../main/tax/years/index.ts';
import { FILING_STATUSES, type FilingStatus } from '../../shared/contract/tax.ts';
import { PlainBooks } from '../reports/plain-books.ts';

const usd = (text: string) => Number(text.replaceAll(',', '')) * 100;
const row = (text: string) => text.trim().split(/\s+/).map(usd);

/** Rev. Proc. 2023-34, 2024-40 and 2025-32, tables 1 to 4 of section 1(j)(2): where 12, 22, 24, 32, 35 and 37 % begin. */
const BRACKETS: Record<number, Record<Exclude<FilingStatus, 'surviving'>, string>> = {
  2024: {
    joint: '23,200 94,300 201,050 383,900 487,450 731,200',
    head: '16,550 63,100 100,500 191,950 243,700 609,350',
    single: '11,600 47,150 100,525 191,950 243,725 609,350',
    separate: '11,600 47,150 100,525 191,950 243,725 365,600',
  },
  2025: {
    joint: '23,850 96,950 206,700 394,600 501,050 751,600',
    head: '17,000 64,850 103,350 197,300 250,500 626,350',
    single: '11,925 48,475 103,350 197,300 250,525 626,350',
    separate: '11,925 48,475 103,350 197,300 250,525 375,800',
  },
  2026: {
    joint: '24,800 100,800 211,400 403,550 512,450 768,700',
    head: '17,700 67,450 105,700 201,750 256,200 640,600',
    single: '12,400 50,400 105,700 201,775 256,225 640,600',
    separate: '12,400 50,400 105,700 201,775 256,225 384,350',
  },
};

/** In the order of the columns: single, joint, separate, head, surviving. */
const BY_STATUS: Record<number, Record<string, string>> = {
  2024: {
    'standard deduction': '14,600 29,200 14,600 21,900 29,200',
    'more for age': '1,950 1,550 1,550 1,950 1,550',
    'state taxes': '10,000 10,000 5,000 10,000 10,000',
    'QBI threshold': '191,950 383,900 191,950 191,950 191,950',
    'QBI range': '50,000 100,000 50,000 50,000 50,000',
  },
  2025: {
    'standard deduction': '15,750 31,500 15,750 23,625 31,500',
    'more for age': '2,000 1,600 1,600 2,000 1,600',
    'state taxes': '40,000 40,000 20,000 40,000 40,000',
    'QBI threshold': '197,300 394,600 197,300 197,300 197,300',
    'QBI range': '50,000 100,000 50,000 50,000 50,000',
  },
  2026: {
    'standard deduction': '16,100 32,200 16,100 24,150 32,200',
    'more for age': '2,050 1,650 1,650 2,050 1,650',
    'state taxes': '40,400 40,400 20,200 40,400 40,400',
    'QBI threshold': '201,750 403,500 201,775 201,750 201,750',
    'QBI range': '75,000 150,000 75,000 75,000 75,000',
  },
};

/** Wage base; section 179 limit, threshold, SUV; 1099-NEC, rents, attorneys' proceeds, royalties. */
const AMOUNTS: Record<number, string> = {
  2024: '168,600 1,220,000 3,050,000 30,500 600 600 600 10',
  2025: '176,100 2,500,000 4,000,000 31,300 600 600 600 10',
  2026: '184,500 2,560,000 4,090,000 32,000 2,000 2,000 600 10',
};

/** Notices 2024-08, 2025-5 and 2026-10: cents a mile for business, medical care, charity. */
const MILES: Record<number, string> = { 2024: '67 21 14', 2025: '70 21 14', 2026: '72.5 20.5 14' };

describe.each([2024, 2025, 2026])('tax year %i', (year) => {
  const rates = taxYear(year);

  it('has the brackets of every status', () => {
    expect(rates.brackets.value.map(({ rate }) => rate)).toEqual([1000, 1200, 2200, 2400, 3200, 3500, 3700]);
    for (const status of FILING_STATUSES) {
      const printed = BRACKETS[year]![status === 'surviving' ? 'joint' : status];
      const own = rates.brackets.value.map(({ over }) => over[status]);
      expect([status, own]).toEqual([status, [0, ...row(printed)]]);
    }
  });

  it('has what differs by status', () => {
    const own = {
      'standard deduction': rates.standardDeduction.value,
      'more for age': rates.standardDeductionMore.value,
      'state taxes': rates.stateTaxes.value.cap,
      'QBI threshold': rates.qbi.value.threshold,
      'QBI range': rates.qbi.value.range,
    };
    for (const [name, amounts] of Object.entries(own)) {
      const values = ['single', 'joint', 'separate', 'head', 'surviving'].map(
        (status) => amounts[status as FilingStatus],
      );
      expect([name, values]).toEqual([name, row(BY_STATUS[year]![name]!)]);
    }
  });

  it('has the amounts that are everybody’s', () => {
    const { limitMinor, phaseOutMinor, suvMinor } = rates.section179.value;
    const { necMinor, rentsMinor, attorneyProceedsMinor, royaltiesMinor } = rates.information.value;
    expect([
      ...[rates.wageBaseMinor.value, limitMinor, phaseOutMinor, suvMinor],
      ...[necMinor, rentsMinor, attorneyProceedsMinor, royaltiesMinor],
    ]).toEqual(row(AMOUNTS[year]!));
  });

  it('has the mileage rates, for every day of the year', () => {
    const all = rates.mileage.value;
    expect([all[0]!.from, all.at(-1)!.to]).toEqual([`${year}-01-01`, `${year}-12-31`]);
    const [business, medical, charity] = MILES[year]!.split(' ').map((cents) => Number(cents) * 10);
    expect(all.map((one) => [one.business, one.medical, one.charity])).toEqual([
      [business, medical, charity],
    ]);
  });

  it('has what the statute says of every year', () => {
    expect(rates.selfEmployment.value).toEqual({
      ...{ earnings: 9235, socialSecurity: 1240, medicare: 290, leastMinor: 40_000 },
    });
    expect(rates.additionalMedicare.value).toEqual({
      rate: 90,
      over: {
        ...{ single: usd('200,000'), joint: usd('250,000'), separate: usd('125,000') },
        ...{ head: usd('200,000'), surviving: usd('200,000') },
      },
    });
    const { highOver, ...parts } = rates.safeHarbour.value;
    expect(parts).toEqual({ current: 9000, prior: 10_000, priorHigh: 11_000, leastMinor: 100_000 });
    expect([highOver.single, highOver.joint, highOver.separate]).toEqual(row('150,000 150,000 75,000'));
    // IRC s. 3406(a)(1): the fourth lowest rate of s. 1(c).
    expect(rates.backupWithholding.value).toBe(2400);
    expect(rates.homeOffice.value).toEqual({ squareFootMinor: 500, squareFeetMax: 300 });
    expect(rates.meals.value).toEqual({ rate: 5000, onPremises: year === 2026 ? 0 : 5000 });
    expect(rates.qbi.value.minimum).toEqual(
      year === 2026 ? { deductionMinor: 40_000, incomeMinor: 100_000 } : null,
    );
  });

  it('says where each figure is from', () => {
    const figures = Object.values(rates).filter((one) => typeof one === 'object');
    expect(figures).toHaveLength(16);
    for (const { source } of figures)
      expect(source).toMatch(/IRC|Rev\. Proc\.|Notice|Social Security|P\.L\./);
  });
});

describe('tax by the rate schedules', () => {
  /** Form 1040-ES of 2025, schedule X: what the tax is at the beginning of each bracket. */
  it.each([
    ['11,925', '1,192.50'],
    ['48,475', '5,578.50'],
    ['103,350', '17,651.00'],
    ['197,300', '40,199.00'],
    ['250,525', '57,231.00'],
    ['626,350', '188,769.75'],
  ])('2025, single: %s of income bears %s', (income, tax) => {
    expect(incomeTax(taxYear(2025), 'single', usd(income))).toBe(Math.round(usd(tax)));
  });

  /** Rev. Proc. 2023-34, table 1 of 2024. */
  it.each([
    ['94,300', '10,852'],
    ['201,050', '34,337'],
    ['383,900', '78,221'],
    ['487,450', '111,357'],
    ['731,200', '196,669.50'],
  ])('2024, joint: %s of income bears %s', (income, tax) => {
    expect(incomeTax(taxYear(2024), 'joint', usd(income))).toBe(Math.round(usd(tax)));
  });

  it('goes on at 37 %, and nothing bears nothing', () => {
    const at = (income: string) => incomeTax(taxYear(2025), 'single', usd(income));
    expect(at('726,350') - at('626,350')).toBe(usd('37,000'));
    expect(at('0')).toBe(0);
  });
});

describe('the limit of state taxes', () => {
  it('falls by 30 % of what income is above, to its floor', () => {
    const cap = (year: number, status: FilingStatus, income: string) =>
      stateTaxCap(taxYear(year), status, usd(income));
    expect(cap(2025, 'single', '500,000')).toBe(usd('40,000'));
    expect(cap(2025, 'single', '550,000')).toBe(usd('25,000'));
    expect(cap(2025, 'joint', '600,000')).toBe(usd('10,000'));
    expect(cap(2025, 'separate', '600,000')).toBe(usd('5,000'));
    expect(cap(2024, 'single', '900,000')).toBe(usd('10,000'));
  });
});

describe('tax.rates', () => {
  const books = new PlainBooks();

  it('shows a year’s figures with their source, for one status', () => {
    const { rates } = books.call('tax.rates', { year: '2025', status: 'head' });
    const value = (key: string) => rates.filter((one) => one.key === key).map((one) => one.value);
    expect(value('wage_base')).toEqual(['176100.00']);
    expect(value('standard_deduction')).toEqual(['23625.00']);
    expect(value('bracket_35')).toEqual(['250500.00']);
    expect(value('mile_business')).toEqual(['70']);
    expect(value('se_earnings')).toEqual(['92.35']);
    expect(value('bonus')).toEqual(['40', '100']);
    expect(value('estimate_due')).toEqual(['2025-04-15', '2025-06-16', '2025-09-15', '2026-01-15']);
    expect(rates.every(({ source, status }) => source !== '' && (status === null || status === 'head'))).toBe(
      true,
    );
    expect(books.call('tax.rates', { year: 2026 }).rates.find((one) => one.key === 'mile_medical')).toEqual({
      ...{ key: 'mile_medical', label: 'Medical mile', status: null, from: '2026-01-01', to: '2026-12-31' },
      ...{ value: '20.5', unit: 'cents a mile', source: 'Notice 2026-10', checked: true },
    });
  });

  it('says that a year is not known', () => {
    for (const year of [2023, 2027])
      expect(() => books.call('tax.rates', { year })).toThrow(`rates of tax year ${year} are not known here`);
  });
});
