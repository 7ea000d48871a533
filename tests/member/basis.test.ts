/** Basis of stock and of an interest in a partnership: the order of the adjustments, and what does not find any. */
import '../support/seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BasisFacts,
  carriedFrom,
  NOTHING_CARRIED,
  outsideYear,
  stockYear,
} from '../../main/member/basis-year.ts';

const QUIET: BasisFacts = {
  ...{ contributions: 0, income: 0, distributions: 0, nondeductible: 0 },
  ...{ deductions: 0, liabilities: 0, lent: 0, repaid: 0 },
};
const opened = (basis: number, debt = 0, face = debt) => ({
  basis,
  suspended: 0,
  debt: { basis: debt, face },
});

describe('stock of an S corporation', () => {
  it('takes distributions to zero, and what is beyond is gain: 10,000 + 20,000 - 34,000', () => {
    const year = stockYear(opened(10_000_00), { ...QUIET, income: 20_000_00, distributions: 34_000_00 });
    expect(year).toMatchObject({ closing: 0, distributions: 30_000_00, gain: 4_000_00, suspended: 0 });
  });

  it('never uses the basis of loans for a distribution', () => {
    const year = stockYear(opened(1_000_00, 9_000_00), { ...QUIET, distributions: 4_000_00 });
    expect(year).toMatchObject({ closing: 0, gain: 3_000_00, debt: { closing: 9_000_00 } });
  });

  it('lowers for distributions, then for what nobody may deduct, then for losses', () => {
    const year = stockYear(opened(10_000_00), {
      ...QUIET,
      ...{ income: -6_000_00, distributions: 5_000_00, nondeductible: 2_000_00 },
    });
    // 10,000 - 5,000 - 2,000 leaves 3,000 for a loss of 6,000.
    expect(year).toMatchObject({
      ...{ distributions: 5_000_00, nondeductible: 2_000_00, losses: 3_000_00 },
      ...{ closing: 0, suspended: 3_000_00, gain: 0 },
    });
  });

  it('lets losses take the basis of loans after that of stock, and keeps the rest for later', () => {
    const year = stockYear(opened(2_000_00, 3_000_00), { ...QUIET, income: -6_500_00 });
    expect(year).toMatchObject({ losses: 2_000_00, closing: 0, suspended: 1_500_00 });
    expect(year.debt).toMatchObject({ used: 3_000_00, closing: 0, face: 3_000_00 });
  });

  it('counts a loan of the same year for its losses', () => {
    const year = stockYear(NOTHING_CARRIED, { ...QUIET, income: -4_000_00, lent: 5_000_00 });
    expect(year).toMatchObject({ suspended: 0, debt: { used: 4_000_00, closing: 1_000_00 } });
  });

  it('restores loans before stock from a later year’s net increase alone', () => {
    const before = opened(0, 1_000_00, 5_000_00);
    const year = stockYear(before, { ...QUIET, income: 6_000_00, distributions: 3_500_00 });
    // Net increase 2,500: it goes to the loan; stock keeps what the distribution needs.
    expect(year.debt).toMatchObject({ restored: 2_500_00, closing: 3_500_00 });
    expect(year).toMatchObject({ income: 3_500_00, distributions: 3_500_00, gain: 0, closing: 0 });
    const none = stockYear(before, { ...QUIET, income: 3_000_00, distributions: 3_000_00 });
    expect(none.debt).toMatchObject({ restored: 0, closing: 1_000_00 });
  });

  it('finds gain in the repayment of a loan whose basis was used', () => {
    const year = stockYear(opened(0, 2_000_00, 8_000_00), { ...QUIET, repaid: 4_000_00 });
    expect(year.debt).toMatchObject({ repaid: 1_000_00, gain: 3_000_00, closing: 1_000_00, face: 4_000_00 });
  });

  it('deducts what waited when there is basis again', () => {
    const first = stockYear(opened(1_000_00), { ...QUIET, income: -3_000_00 });
    const second = stockYear(carriedFrom(first), { ...QUIET, contributions: 1_500_00 });
    expect(second).toMatchObject({ losses: 1_500_00, suspended: 500_00, closing: 0 });
  });
});

describe('an interest in a partnership', () => {
  it('makes money beyond basis gain (s. 731), and less liabilities money (s. 752)', () => {
    const year = outsideYear(opened(3_000_00), {
      ...QUIET,
      ...{ income: 2_000_00, liabilities: -1_500_00, distributions: 4_000_00 },
    });
    // 5,000 of basis: 1,500 of relief, 3,500 of 4,000 paid out.
    expect(year).toMatchObject({ liabilities: -1_500_00, distributions: 3_500_00, gain: 500_00, closing: 0 });
  });

  it('takes losses as far as basis with liabilities goes (s. 704(d))', () => {
    const year = outsideYear(NOTHING_CARRIED, {
      ...QUIET,
      ...{ contributions: 1_000_00, liabilities: 2_000_00, income: -3_600_00 },
    });
    expect(year).toMatchObject({ losses: 3_000_00, suspended: 600_00, closing: 0 });
  });
});

const amount = fc.integer({ min: 0, max: 1_000_000_00 });
const facts = fc.record<BasisFacts>({
  contributions: amount,
  income: fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }),
  ...{ distributions: amount, nondeductible: amount, deductions: amount },
  liabilities: fc.integer({ min: -500_000_00, max: 500_000_00 }),
  ...{ lent: amount, repaid: amount },
});

describe('whatever the years', () => {
  it.each([
    ['stock', stockYear],
    ['an interest', outsideYear],
  ])('%s: basis is never below zero, and nothing is lost on its way', (name, compute) => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 6 }), (years) => {
        let carried = NOTHING_CARRIED;
        for (const one of years) {
          const year = compute(carried, one);
          for (const figure of [year.closing, year.gain, year.suspended, year.debt.closing, year.debt.gain])
            expect(figure).toBeGreaterThanOrEqual(0);
          expect(year.debt.closing).toBeLessThanOrEqual(year.debt.face);
          expect(year.closing).toBe(
            year.opening +
              year.contributions +
              year.income +
              year.liabilities -
              year.distributions -
              year.nondeductible -
              year.losses,
          );
          const relieved =
            name === 'stock' ? 0 : Math.max(-one.liabilities, 0) + Math.min(year.liabilities, 0);
          expect(year.distributions + year.gain).toBe(one.distributions + relieved);
          const lossesOfDebt = year.debt.used;
          const all = Math.max(-one.income, 0) + one.deductions + carried.suspended;
          expect(year.losses + year.suspended).toBeLessThanOrEqual(all);
          expect(year.losses + year.suspended + lossesOfDebt).toBeGreaterThanOrEqual(all);
          carried = carriedFrom(year);
        }
      }),
    );
  });
});
