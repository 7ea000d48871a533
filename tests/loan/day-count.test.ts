/** Day counts against published examples and a spreadsheet’s YEARFRAC. */
import { describe, expect, it } from 'vitest';
import { TICKS_PER_YEAR, ticksBetween } from '../../main/loan/day-count.ts';
import { roundHalfUp } from '../../main/loan/interest.ts';

const days360 = (from: string, to: string) => (ticksBetween('30/360', from, to) * 360) / TICKS_PER_YEAR;

describe('30/360 US', () => {
  it.each([
    // Each also is what YEARFRAC(from; to; 0) * 360 gives in Gnumeric 1.12.
    ['2025-02-01', '2025-03-01', 30],
    ['2025-02-01', '2025-02-28', 27],
    ['2025-01-15', '2025-01-31', 16],
    ['2025-01-30', '2025-03-31', 60],
    ['2025-01-31', '2025-03-01', 31],
    ['2024-01-31', '2024-02-29', 29],
    ['2023-02-28', '2024-02-29', 360],
    ['2024-02-29', '2025-02-28', 360],
    ['2012-01-01', '2012-07-30', 209],
  ])('from %s to %s counts %i days', (from, to, days) => {
    expect(days360(from, to)).toBe(days);
  });

  it('counts to the 30th from the last day of February to a 31st, where spreadsheets count one day more', () => {
    expect(days360('2025-02-28', '2025-08-31')).toBe(180);
    expect(days360('2024-02-29', '2024-03-31')).toBe(30);
  });
});

describe('actual/365 fixed', () => {
  it.each([
    // YEARFRAC(from; to; 3) * 365.
    ['2024-01-01', '2024-12-31', 365],
    ['2024-01-01', '2025-01-01', 366],
    ['2012-01-01', '2012-07-30', 211],
  ])('from %s to %s counts %i days over 365', (from, to, days) => {
    expect((ticksBetween('actual/365', from, to) * 365) / TICKS_PER_YEAR).toBe(days);
  });
});

describe('actual/actual (ISDA)', () => {
  // ISDA, “EMU and Market Conventions: Recent Developments” (1998), section 4: 10 % on 10,000, by the ISDA method.
  it.each([
    ['2003-11-01', '2004-05-01', '497.72'],
    ['1999-02-01', '1999-07-01', '410.96'],
    ['1999-07-01', '2000-07-01', '1001.38'],
    ['2002-08-15', '2003-07-15', '915.07'],
    ['2003-07-15', '2004-01-15', '504.00'],
    ['1999-07-30', '2000-01-30', '503.89'],
    ['2000-01-30', '2000-06-30', '415.30'],
    ['1999-11-30', '2000-04-30', '415.54'],
  ])('from %s to %s bears %s', (from, to, interest) => {
    const cents = roundHalfUp(
      100_000n * BigInt(ticksBetween('actual/actual', from, to)),
      BigInt(TICKS_PER_YEAR),
    );
    expect((cents / 100).toFixed(2)).toBe(interest);
  });

  it('counts a leap year as one year, whichever days it is cut at', () => {
    const cuts = ['2024-01-01', '2024-02-29', '2024-03-01', '2024-12-31', '2025-01-01'];
    const pieces = cuts.slice(1).map((to, i) => ticksBetween('actual/actual', cuts[i]!, to));
    expect(pieces.reduce((a, b) => a + b)).toBe(TICKS_PER_YEAR);
  });
});

describe('rounding', () => {
  it.each([
    [1n, 2n, 1],
    [-1n, 2n, -1],
    [49n, 100n, 0],
    [149n, 100n, 1],
    [123_456_5n, 10n, 123_457],
  ])('%s/%s is %i: half goes up, away from zero', (numerator, denominator, rounded) => {
    expect(roundHalfUp(numerator, denominator)).toBe(rounded);
  });
});
