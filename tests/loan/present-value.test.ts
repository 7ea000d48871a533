/** Whether what a loan pays is worth what was lent, at the federal rate. */
import { describe, expect, it } from 'vitest';
import { shortfall, worthOf } from '../../main/loan/present-value.ts';
import { inPayments, lent, loanOf, terms } from './support.ts';

const AFR = 40_000;

describe('a loan of 10,000 at the federal rate of 4 %', () => {
  it('is worth what was lent where interest is paid each period', () => {
    for (const dayCount of ['30/360', 'actual/365', 'actual/actual'] as const)
      for (const plan of ['level', 'interest-only', 'equal-principal'] as const) {
        const monthly = inPayments(36, { plan, dayCount, rateMillionths: AFR });
        expect(shortfall(worthOf(loanOf(monthly, 1_000_000), 0, AFR, 'monthly')!)).toBe(0);
      }
  });

  it('is worth less where three years of simple interest are paid at the end', () => {
    const single = terms({ plan: 'single', maturity: '2028-01-01', rateMillionths: AFR });
    const worth = worthOf(loanOf(single, 1_000_000), 0, AFR, 'annual')!;
    // 11,200 over 1.04 to the third.
    expect(worth.paidMinor).toBeCloseTo(995_675.92, 1);
    expect(shortfall(worth)).toBe(4_324);
  });

  it('counts what is lent later from its own day, and tells nothing of a loan on demand', () => {
    const yearly = terms({ plan: 'single', maturity: '2026-01-01', rateMillionths: AFR });
    const loan = loanOf(yearly, 1_000_000, [lent('2025-07-01', 500_000)]);
    const worth = worthOf(loan, 0, AFR, 'annual')!;
    expect(worth.lentMinor).toBeCloseTo(1_000_000 + 500_000 / 1.04 ** 0.5, 4);
    expect(shortfall(worth)).toBe(0);
    expect(worthOf(loanOf(terms({}), 1_000_000), 0, AFR, 'annual')).toBeNull();
  });
});
