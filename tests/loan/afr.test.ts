/** Applicable federal rates, the daily test of section 7872, and whom it reaches. */
import { describe, expect, it } from 'vitest';
import { type AfrRate, afrTerm, checkRate, type FindRate } from '../../main/loan/afr.ts';
import { PUBLISHED } from '../../main/loan/afr-rates.ts';
import { balanceSpans, DE_MINIMIS_MINOR, daysOver, forgoneInterest } from '../../main/loan/imputed.ts';
import { type Party, reachOf } from '../../main/loan/reach.ts';
import { AFR_TERMS } from '../../shared/contract/loan.ts';
import { inPayments, terms } from './support.ts';

const RATES: Record<string, AfrRate> = {
  ...rate('2025-02', 'short', 43_400, 42_500),
  ...rate('2025-03', 'short', 43_100, 42_200),
  ...rate('2025-02', 'mid', 45_200, 44_300),
  ...rate('2025-02', 'long', 48_600, null),
};
function rate(month: string, term: AfrRate['term'], annual: number, monthly: number | null) {
  const row = { month, term, annual, semiannual: null, quarterly: null, monthly, ruling: 'Rev. Rul. 1' };
  return { [`${month} ${term}`]: row };
}
const find: FindRate = (month, term) => RATES[`${month} ${term}`];

describe('the term of a loan', () => {
  it.each([
    [null, 'short'],
    ['2028-02-01', 'short'],
    ['2028-02-02', 'mid'],
    ['2034-02-01', 'mid'],
    ['2034-02-02', 'long'],
  ])('until %s is %s', (maturity, term) => {
    expect(afrTerm('2025-02-01', maturity)).toBe(term);
  });
  it('of February 29 ends three years later on the 28th', () => {
    expect(afrTerm('2024-02-29', '2027-02-28')).toBe('short');
    expect(afrTerm('2024-02-29', '2027-03-01')).toBe('mid');
  });
});

describe('a loan’s rate against the AFR', () => {
  const version = (more: object) => terms({ effective: '2025-02-01', rateMillionths: 44_000, ...more });
  it('of a term loan is that of the month it was lent in, however long it stands', () => {
    expect(checkRate(version({ maturity: '2030-02-01', plan: 'single' }), '2029-12-31', find)).toMatchObject({
      ...{ term: 'mid', month: '2025-02', afrMillionths: 45_200, ruling: 'Rev. Rul. 1', state: 'below' },
      ...{ compounding: 'annual', monthsBelow: ['2025-02'] },
    });
  });
  it('is compounded as often as the loan pays', () => {
    const payments = (count: number) =>
      inPayments(count, {
        effective: '2025-02-01',
        firstPayment: '2025-03-01',
        plan: 'level',
        rateMillionths: 44_000,
      });
    const monthly = payments(60);
    expect(checkRate(monthly, '2025-02-01', find)).toMatchObject({ afrMillionths: 44_300, state: 'below' });
    expect(checkRate({ ...monthly, rateMillionths: 44_300 }, '2025-02-01', find)).toMatchObject({
      state: 'meets',
    });
    expect(checkRate(payments(120), '2025-02-01', find).afrMillionths).toBe(48_600);
  });
  it('of a demand loan is the short-term rate of each month that it stands', () => {
    expect(checkRate(version({ rateMillionths: 43_200 }), '2025-03-31', find)).toMatchObject({
      ...{ isDemand: true, state: 'below', month: '2025-02', monthsBelow: ['2025-02'] },
    });
    expect(checkRate(version({ rateMillionths: 60_000 }), '2025-03-31', find).state).toBe('meets');
  });
  it('is unknown where a month’s rate is not known, never met', () => {
    expect(checkRate(version({ rateMillionths: 60_000 }), '2025-04-30', find)).toMatchObject({
      ...{ state: 'unknown', monthsUnknown: ['2025-04'], afrMillionths: null },
    });
    expect(checkRate(version({ rateMillionths: 0 }), '2025-04-30', find).state).toBe('below');
  });
});

describe('the daily test', () => {
  const spans = balanceSpans(
    [
      { date: '2025-05-01', amountMinor: 800_000 },
      { date: '2025-07-01', amountMinor: 300_000 },
      { date: '2025-09-01', amountMinor: -200_000 },
    ],
    '2025-12-31',
  );
  it('finds 62 days over 10,000: July 1 to August 31', () => {
    expect(daysOver(spans, DE_MINIMIS_MINOR)).toEqual([
      { from: '2025-07-01', to: '2025-08-31', days: 62, highestMinor: 1_100_000 },
    ]);
  });
  it('exactly 10,000 is not over', () => {
    expect(
      daysOver(
        balanceSpans([{ date: '2025-01-01', amountMinor: 1_000_000 }], '2025-12-31'),
        DE_MINIMIS_MINOR,
      ),
    ).toEqual([]);
  });
  it('takes days that follow each other as one stretch, and ends where it looks no further', () => {
    const more = balanceSpans(
      [
        { date: '2025-01-01', amountMinor: 1_500_000 },
        { date: '2025-01-11', amountMinor: 100_000 },
        { date: '2025-01-21', amountMinor: -700_000 },
      ],
      '2025-01-15',
    );
    expect(daysOver(more, DE_MINIMIS_MINOR)).toEqual([
      { from: '2025-01-01', to: '2025-01-15', days: 15, highestMinor: 1_600_000 },
    ]);
  });
  it('knows about what interest is forgone on those days', () => {
    const over = daysOver(spans, DE_MINIMIS_MINOR);
    // 11,000 for 31 days at 4.12 % and 31 days at 4.03 %: 38.491 + 37.650.
    const at = (day: string) => (day.startsWith('2025-07') ? 41_200 : 40_300);
    expect(forgoneInterest(spans, over, at)).toBe(7614);
    expect(forgoneInterest(spans, over, () => null)).toBeNull();
    expect(forgoneInterest(spans, [], at)).toBe(0);
  });
});

describe('whom the law reaches', () => {
  const dana: Party = { id: 'dana', name: 'Dana', kind: 'person', taxClass: null, ownerId: null };
  const llc = (taxClass: Party['taxClass'], ownerId: string | null = null): Party => ({
    ...{ id: `llc-${taxClass}`, name: 'Northlight LLC', kind: 'llc', taxClass, ownerId },
  });
  it.each([
    ['a disregarded LLC and its owner', dana, llc('disregarded', 'dana'), 'none'],
    ['a disregarded LLC of nobody named', llc('disregarded'), dana, 'none'],
    [
      'two disregarded LLCs of one owner',
      llc('disregarded', 'dana'),
      { ...llc('disregarded', 'dana'), id: 'b' },
      'none',
    ],
    [
      'two disregarded LLCs of two owners',
      llc('disregarded', 'dana'),
      { ...llc('disregarded', 'ed'), id: 'b' },
      'narrow',
    ],
    ['an S corporation and its owner', llc('s-corp'), dana, 'applies'],
    ['a C corporation and its owner', dana, llc('c-corp'), 'applies'],
    [
      'an owner’s disregarded LLC and their S corporation',
      llc('disregarded', 'dana'),
      llc('s-corp'),
      'applies',
    ],
    ['a partnership and its partner', llc('partnership'), dana, 'narrow'],
  ] as const)('%s', (_, lender, borrower, reach) => {
    expect(reachOf(lender, borrower)).toMatchObject({ reach, sentence: expect.stringMatching(/7872/) });
  });
});

describe('the rates that come with the program', () => {
  it('are whole: a month after the other, each with its ruling', () => {
    const months = PUBLISHED.map(({ month }) => month);
    expect(months).toEqual([...new Set(months)].sort());
    for (const { ruling } of PUBLISHED) expect(ruling).toMatch(/^Rev\. Rul\. 20\d\d-\d+$/);
  });
  it('belong together: compounding more often is the same yield, to a hundredth of a percent', () => {
    for (const { rates } of PUBLISHED)
      for (const term of AFR_TERMS) {
        const [annual, ...others] = rates[term];
        for (const [index, times] of [2, 4, 12].entries()) {
          const same = times * ((1 + annual / 10_000) ** (1 / times) - 1) * 10_000;
          expect(Math.abs(others[index]! - same)).toBeLessThan(1.1);
        }
      }
  });
  it('agree with what the IRS prints elsewhere: 120 % of the mid-term rate (section 7520 rates, by month)', () => {
    const printed: Record<string, number> = {
      ...{ '2025-01': 510, '2025-02': 543, '2025-03': 536, '2025-04': 506, '2025-05': 493, '2025-06': 490 },
      ...{ '2025-07': 504, '2025-08': 488, '2025-09': 486, '2025-10': 465, '2025-11': 460, '2025-12': 455 },
      ...{ '2026-01': 457, '2026-02': 463, '2026-03': 472, '2026-04': 459, '2026-05': 491, '2026-06': 497 },
      ...{ '2026-07': 523 },
    };
    expect(Object.keys(printed)).toEqual(PUBLISHED.map(({ month }) => month));
    for (const { month, rates } of PUBLISHED) {
      const half = Math.sqrt(1 + rates.mid[0] / 10_000) - 1;
      const raised = ((1 + 1.2 * half) ** 2 - 1) * 10_000;
      expect(Math.abs(raised - printed[month]!)).toBeLessThan(1.5);
    }
  });
});
