/** The story by itself: the same every time, two years long, and with money left on every account. */
import { describe, expect, it } from 'vitest';
import { BANK_ACCOUNTS, PURSES } from '../../main/sample/cast.ts';
import { statementsOf } from '../../main/sample/statements.ts';
import { Month } from '../../main/sample/story.ts';
import { beginningOf, tell } from '../../main/sample/tell.ts';
import { daysBetween, endOfMonth } from '../../shared/dates.ts';

const ENDINGS = [2022, 2023, 2024, 2025, 2026].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => endOfMonth(`${year}-${String(month + 1).padStart(2, '0')}-01`)),
);

describe('beginningOf', () => {
  it.each([
    ['2026-10-31', '2024-11-01'],
    ['2026-02-28', '2024-03-01'],
    ['2024-02-29', '2022-03-01'],
    ['2024-02-28', '2022-03-01'],
    ['2026-01-15', '2024-01-16'],
  ])('two full years that end with %s begin on %s', (ending, beginning) => {
    expect(beginningOf(ending)).toBe(beginning);
  });
});

describe('tell', () => {
  it('tells the same story every time', () => {
    expect(tell('2025-12-31')).toEqual(tell('2025-12-31'));
  });

  it.each(ENDINGS)('stays within its days and within its means when it ends on %s', (ending) => {
    const story = tell(ending);
    for (const purse of PURSES) {
      let balance = BANK_ACCOUNTS[purse].opening;
      let lowest = balance;
      for (const row of story.rows[purse].toSorted((a, b) => a.date.localeCompare(b.date))) {
        balance += row.minor;
        lowest = Math.min(lowest, balance);
      }
      if (BANK_ACCOUNTS[purse].kind !== 'CARD') expect(lowest, purse).toBeGreaterThan(0);
    }
    const dated = [...Object.values(story.rows).flat(), ...story.entries, ...story.crossed];
    expect(dated.filter(({ date }) => date < story.from || date > story.to)).toEqual([]);
  });
});

describe('statementsOf', () => {
  it('gives every row to one statement, in its month', async () => {
    const story = tell('2025-12-31');
    const statements = statementsOf(story);
    expect(statements).toHaveLength(24 * PURSES.length);
    const texts = await Promise.all(statements.map(({ file }) => file.text()));
    const rows = PURSES.reduce((sum, purse) => sum + story.rows[purse].length, 0);
    expect(texts.join('').match(/<STMTTRN>/g)).toHaveLength(rows);
  });
});

describe('Month', () => {
  it('moves a weekend to Monday, and at the end of the month to Friday', () => {
    const november = new Month('2025-11', 0, 1);
    expect(november.workday(8)).toBe('2025-11-10');
    expect(november.workday(9)).toBe('2025-11-10');
    expect(november.workday(30)).toBe('2025-11-28');
    expect(november.workday(12)).toBe('2025-11-12');
  });

  it('never leaves the month', () => {
    const february = new Month('2026-02', 0, 1);
    for (let day = 1; day <= 31; day++)
      expect(daysBetween(february.day(day), february.workday(day))).toBeGreaterThanOrEqual(-2);
    expect(february.day(31)).toBe('2026-02-28');
  });
});
