import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  calendarDate,
  dayNumber,
  daysBetween,
  endOfMonth,
  isCalendarDate,
  monthsBetween,
} from '../../shared/dates.ts';
import { createIdFactory, isId } from '../../shared/ids.ts';
import {
  AMOUNT_MINOR_MAX,
  addDecimals,
  allocate,
  formatDecimal,
  formatMoney,
  formatMoneyForPeople,
  isSameDecimal,
  minor,
  parseDecimal,
  parseMoney,
  plainDecimal,
  tryParseMoney,
  ZERO,
} from '../../shared/money.ts';

const SEED = Number(process.env.PROPERTY_SEED ?? 20260115);
const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void, numRuns = 2000) =>
  fc.assert(fc.property(arbitrary, holds), { seed: SEED, numRuns });

const amount = fc.integer({ min: -AMOUNT_MINOR_MAX, max: AMOUNT_MINOR_MAX });
const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CLF');
const date = fc
  .record({
    year: fc.integer({ min: 1000, max: 9900 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => calendarDate(year, month, day)!);

describe('money', () => {
  it('reads back what it wrote, in any currency', () => {
    check(fc.tuple(amount, currency), ([value, code]) => {
      const text = formatMoney(value, code);
      expect(parseMoney(text, code)).toBe(value === 0 ? 0 : value);
      expect(formatMoney(parseMoney(text, code), code)).toBe(text);
      expect(formatMoneyForPeople(value, code).replaceAll(',', '').replace('−', '-')).toBe(text);
    });
  });

  it('never guesses: what it reads comes to exactly the decimal that was written', () => {
    const text = fc
      .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.nat(6))
      .map(([units, scale]) => formatDecimal({ units, scale }, scale));
    check(fc.tuple(text, currency), ([written, code]) => {
      const read = tryParseMoney(written, code);
      if (typeof read !== 'number') return;
      const back = addDecimals(parseDecimal(formatMoney(read, code))!, parseDecimal(written)!);
      expect(back.units).toBe(
        2n * (parseDecimal(written)!.units * 10n ** BigInt(back.scale - parseDecimal(written)!.scale)),
      );
    });
  });

  it('takes no text that is no plain decimal', () => {
    check(fc.string({ maxLength: 12 }), (text) => {
      const read = tryParseMoney(text, 'USD');
      expect(typeof read === 'number').toBe(
        /^[+-]?\d{1,15}(\.\d{1,2}0*)?$/.test(text) && typeof read === 'number',
      );
    });
    for (const text of ['', '.', '1.', '.5', '1,000', '1e3', '0x1', ' 1', '1 ', '--1', '٣', 'NaN', '1.001'])
      expect(typeof tryParseMoney(text, 'USD')).toBe('object');
  });

  it('is shared out to the last cent, each share within a cent of its due', () => {
    const weights = fc
      .array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 })
      .filter((list) => list.some((w) => w > 0));
    check(fc.tuple(amount, weights), ([value, list]) => {
      const total = minor(value);
      const shares = allocate(total, list);
      expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(total));
      const whole = list.reduce((sum, w) => sum + BigInt(w), 0n);
      for (const [i, share] of shares.entries()) {
        const off = BigInt(share) * whole - BigInt(total) * BigInt(list[i]!);
        expect(off < whole && -off < whole).toBe(true);
      }
      expect(allocate(minor(-total), list)).toEqual(shares.map((share) => minor(-share)));
    });
  });

  it('of a file is summed exactly, in whatever order', () => {
    const decimal = fc.record({
      units: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
      scale: fc.nat(12),
    });
    check(fc.array(decimal, { minLength: 2, maxLength: 12 }), (list) => {
      const add = (decimals: typeof list) => formatDecimal(decimals.reduce(addDecimals, ZERO), 2);
      expect(add(list)).toBe(add([...list].reverse()));
      const [first] = list;
      const read = parseDecimal(formatDecimal(first!, first!.scale))!;
      expect(isSameDecimal(read, first!)).toBe(true);
      expect(isSameDecimal(addDecimals(read, { units: 1n, scale: 13 }), first!)).toBe(false);
    });
  });

  it('of a file is put together from its digits, as far as they can be read again', () => {
    const digits = fc.stringMatching(/^\d{0,40}$/);
    check(fc.tuple(fc.boolean(), digits, digits), ([isNegative, whole, fraction]) => {
      const value = plainDecimal(isNegative, whole, fraction);
      const significant = whole.replace(/^0+/, '');
      expect(value === null).toBe(significant.length > 38 || fraction.length > 38);
      if (value === null) return;
      const units = BigInt(`0${whole}${fraction}`);
      expect(parseDecimal(value)).toEqual({ units: isNegative ? -units : units, scale: fraction.length });
      expect(value).not.toMatch(/^-?0\d|^-[0.]*$/);
    });
  });
});

describe('dates', () => {
  it('are numbered as the clock of the machine numbers them, in every year there is', () => {
    const any = fc.integer({
      min: Date.parse('1000-01-01') / 86_400_000,
      max: Date.parse('9999-12-31') / 86_400_000,
    });
    check(any, (day) => {
      expect(dayNumber(new Date(day * 86_400_000).toISOString().slice(0, 10))).toBe(day);
    });
  });

  it('go forth and back by any number of days', () => {
    check(fc.tuple(date, fc.integer({ min: -200_000, max: 200_000 })), ([day, days]) => {
      const there = addDays(day, days);
      if (!isCalendarDate(there)) return;
      expect(addDays(there, -days)).toBe(day);
      expect(daysBetween(day, there)).toBe(days);
      expect(Math.sign(days)).toBe(there > day ? 1 : there < day ? -1 : 0);
    });
  });

  it('know the end of their month and the months between them', () => {
    check(fc.tuple(date, fc.nat(2000)), ([day, days]) => {
      const end = endOfMonth(day);
      expect(isCalendarDate(end)).toBe(true);
      expect(end.slice(0, 7)).toBe(day.slice(0, 7));
      expect(addDays(end, 1).slice(8)).toBe('01');
      const to = addDays(day, days);
      if (!isCalendarDate(to)) return;
      const months = monthsBetween(day, to);
      expect([months[0], months.at(-1)]).toEqual([day.slice(0, 7), to.slice(0, 7)]);
      expect([...months].sort()).toEqual(months);
      expect(new Set(months).size).toBe(months.length);
    });
  });

  it('are real days or none', () => {
    check(fc.tuple(fc.nat(9999), fc.nat(13), fc.nat(32)), ([year, month, day]) => {
      const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      const parsed = new Date(`${text}T00:00:00Z`);
      const exists =
        year >= 1000 && !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
      expect(isCalendarDate(text)).toBe(exists);
    });
  });
});

describe('ids', () => {
  it('only ever grow, whatever the clock does', () => {
    const ticks = fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 1, maxLength: 40 });
    check(
      fc.tuple(ticks, fc.integer({ min: 1, max: 300 })),
      ([steps, each]) => {
        let now = 1_768_478_400_000;
        let noise = 1;
        const newId = createIdFactory({
          nowMs: () => now,
          randomBytes: (buffer) => {
            for (let i = 0; i < buffer.length; i++) buffer[i] = noise = (noise * 73 + 11) & 0xff;
          },
        });
        let last = '';
        for (const step of steps) {
          now += step;
          for (let i = 0; i < each; i++) {
            const id = newId();
            if (!(id > last && isId(id))) expect([last, id]).toEqual(['a smaller one', 'an id']);
            last = id;
          }
        }
      },
      60,
    );
  });
});
