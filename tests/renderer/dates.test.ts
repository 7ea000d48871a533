/** Days as people type them, and months as weeks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateText } from '../../renderer/ui/date/format.ts';
import { shiftMonth, weekStart, weeksOf } from '../../renderer/ui/date/months.ts';
import { type DateTyping, dateOrder, readDate } from '../../renderer/ui/date/typing.ts';
import { addDays } from '../../shared/dates.ts';

const american: DateTyping = { base: '2025-06-15', today: '2025-06-20', order: 'mdy', locale: 'en-US' };
const german: DateTyping = { ...american, order: 'dmy', locale: 'de-DE' };

describe('a day typed', () => {
  test.each([
    ['3/4', '2025-03-04'],
    ['3/4/24', '2024-03-04'],
    ['3/4/2024', '2024-03-04'],
    ['3-4', '2025-03-04'],
    ['0304', '2025-03-04'],
    ['304', '2025-03-04'],
    ['4', '2025-06-04'],
    ['2024-02-29', '2024-02-29'],
    ['2024/2/29', '2024-02-29'],
    ['t', '2025-06-20'],
    ['today', '2025-06-20'],
    ['y', '2025-06-19'],
    ['+', '2025-06-16'],
    ['+3', '2025-06-18'],
    ['-20', '2025-05-26'],
    ['mar 4', '2025-03-04'],
    ['4 March', '2025-03-04'],
    ['March 4, 2023', '2023-03-04'],
    ['12/28/99', '1999-12-28'],
  ])('%s', (typed, date) => expect(readDate(typed, american)).toBe(date));

  test.each(['', '13/45', '2/30', '31', 'x', '1/2/3/4', 'foo 3', '3/4/567'])('%s is no day', (typed) => {
    expect(readDate(typed, american)).toBeNull();
  });

  test('a part still missing is taken from the day at hand', () => {
    expect(readDate('4/', american)).toBe('2025-06-04');
  });

  test('the day comes first where the locale has it so', () => {
    expect(readDate('3.4.', german)).toBe('2025-04-03');
    expect(readDate('3. März', german)).toBe('2025-03-03');
    expect(readDate('3.4.24', german)).toBe('2024-04-03');
  });

  test('without a year it is the nearest: in January, December was last year’s', () => {
    expect(readDate('12/28', { ...american, base: '2025-01-05' })).toBe('2024-12-28');
    expect(readDate('1/3', { ...american, base: '2024-12-30' })).toBe('2025-01-03');
  });

  test('locales know their order', () => {
    expect([dateOrder('en-US'), dateOrder('de-DE'), dateOrder('sv-SE')]).toEqual(['mdy', 'dmy', 'ymd']);
  });

  test('every day shown short is read as that day', () => {
    const day = fc.integer({ min: -20_000, max: 20_000 }).map((days) => addDays('2025-06-15', days));
    fc.assert(
      fc.property(day, fc.constantFrom('en-US', 'en-GB', 'de-DE', 'sv-SE', 'fr-FR'), (date, locale) => {
        const typing = { ...american, base: date, locale, order: dateOrder(locale) };
        expect(readDate(dateText(date, locale, 'short'), typing)).toBe(date);
      }),
    );
  });
});

describe('months', () => {
  test('the last day stays within a shorter month', () => {
    expect(shiftMonth('2025-01-31', 1)).toBe('2025-02-28');
    expect(shiftMonth('2025-03-31', -13)).toBe('2024-02-29');
  });

  test('six weeks hold the month, beginning on the locale’s day', () => {
    const weeks = weeksOf('2025-06-15', weekStart('en-US'));
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.[0]).toBe('2025-06-01');
    expect(weeksOf('2025-06-15', weekStart('de-DE'))[0]?.[0]).toBe('2025-05-26');
  });
});
