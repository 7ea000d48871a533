/** The days of a saved report: words go on with the calendar, what is fixed stays. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERIOD_WORDS, savedReport } from '../../shared/contract/saved-report.ts';
import { reportDays, wordFor } from '../../shared/report-days.ts';

const DAY = '2026-02-10';

describe('days of a saved report', () => {
  it.each([
    ['this-month', '2026-02-01', DAY],
    ['this-quarter', '2026-01-01', DAY],
    ['this-year', '2026-01-01', DAY],
    ['last-month', '2026-01-01', '2026-01-31'],
    ['last-quarter', '2025-10-01', '2025-12-31'],
    ['last-year', '2025-01-01', '2025-12-31'],
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-07-01..2026-06-30', '2025-07-01', '2026-06-30'],
  ])('%s is %s to %s', (period, from, to) => {
    expect(reportDays(period, DAY)).toMatchObject({ from, to });
  });

  it('of all time begin with the books, and two days are no period of the frame', () => {
    expect(reportDays('all', DAY)).toEqual({ to: DAY, period: 'all' });
    expect(reportDays('2025-07-01..2026-06-30', DAY).period).toBeUndefined();
    expect(reportDays('last-quarter', DAY).period).toBe('2025-Q4');
  });

  it('have a word where they are a period of the calendar now', () => {
    expect(wordFor('2026', DAY)).toBe('this-year');
    expect(wordFor('2025-Q4', DAY)).toBe('last-quarter');
    expect(wordFor('2024', DAY)).toBe('2024');
    expect(wordFor('all', DAY)).toBe('all');
  });

  it('never end before they begin, on any day, and a word means the same days as its period', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(...PERIOD_WORDS.filter((word) => word !== 'all')), (date, word) => {
        const today = date.toISOString().slice(0, 10);
        const found = reportDays(word, today);
        expect(found.from! <= found.to && found.to <= today).toBe(true);
        expect(reportDays(found.period!, today)).toEqual(found);
        expect(savedReport.shape.period.safeParse(found.period).success).toBe(true);
      }),
    );
  });
});
