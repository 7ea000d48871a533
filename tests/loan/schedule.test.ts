/** Schedules against published figures and a spreadsheet’s functions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instalment, schedule } from '../../main/loan/course.ts';
import { lastOf, requireSound, type Terms } from '../../main/loan/terms.ts';
import '../support/seed.ts';
import { FAR, inPayments, loanOf, terms } from './support.ts';

/** A spreadsheet’s functions don’t round to cents. Nor does a schedule in ten-thousandths of a cent, to the cent. */
const FINE = 10_000;
const rowsOf = (version: Terms, principal: number, unit = 1) =>
  schedule(loanOf(version, principal * 100 * unit), FAR);
const sum = (rows: Instalment[], part: 'interestMinor' | 'principalMinor') =>
  rows.reduce((all, row) => all + row[part], 0);
const money = (minor: number, unit = 1) => (minor / 100 / unit).toFixed(2);
const level = (percent: number, count: number, everyMonths = 1) =>
  inPayments(count, {
    ...{ plan: 'level', rateMillionths: percent * 10_000, everyMonths },
    firstPayment: everyMonths === 12 ? '2026-01-01' : '2025-02-01',
  });

describe('level payments are a spreadsheet’s', () => {
  it.each([
    ['PMT(8%/12; 10; 10000)', level(8, 10), 10_000, '1037.03', 'Microsoft’s help on PMT'],
    ['PMT(6%/12; 360; 100000)', level(6, 360), 100_000, '599.55', 'the textbook mortgage'],
    ['PMT(6.125%/12; 84; 53219.87)', level(6.125, 84), 53_219.87, '780.66', 'Gnumeric 1.12'],
    ['PMT(0; 12; 1200)', level(0, 12), 1200, '100.00', 'no interest'],
  ])('%s', (_, version, principal, payment) => {
    expect(money(rowsOf(version, principal)[0]!.amountMinor)).toBe(payment);
  });

  it.each([
    ['IPMT(10%/12; 1; 36; 8000)', level(10, 36), 8000, 1, 'interestMinor', '66.67'],
    ['IPMT(10%; 3; 3; 8000)', level(10, 3, 12), 8000, 3, 'interestMinor', '292.45'],
    ['PPMT(10%/12; 1; 24; 2000)', level(10, 24), 2000, 1, 'principalMinor', '75.62'],
    ['PPMT(8%; 10; 10; 200000)', level(8, 10, 12), 200_000, 10, 'principalMinor', '27598.05'],
    ['IPMT(6.125%/12; 50; 84; 53219.87)', level(6.125, 84), 53_219.87, 50, 'interestMinor', '127.42'],
    ['PPMT(6.125%/12; 84; 84; 53219.87)', level(6.125, 84), 53_219.87, 84, 'principalMinor', '776.69'],
  ] as const)('%s', (_, version, principal, number, part, expected) => {
    // The first four are Microsoft’s examples of these functions, the others Gnumeric’s answers; LibreOffice 7.4 gives the same.
    expect(money(rowsOf(version, principal, FINE)[number - 1]![part], FINE)).toBe(expected);
  });

  it.each([
    ['CUMIPMT(9%/12; 360; 125000; 13; 24; 0)', level(9, 360), 125_000, 13, 24, 'interestMinor', '11135.23'],
    ['CUMPRINC(9%/12; 360; 125000; 13; 24; 0)', level(9, 360), 125_000, 13, 24, 'principalMinor', '934.11'],
    ['CUMIPMT(9%/12; 360; 125000; 1; 1; 0)', level(9, 360), 125_000, 1, 1, 'interestMinor', '937.50'],
    ['CUMPRINC(9%/12; 360; 125000; 1; 1; 0)', level(9, 360), 125_000, 1, 1, 'principalMinor', '68.28'],
    ['CUMIPMT(4%/12; 48; 30000; 25; 36; 0)', level(4, 48), 30_000, 25, 36, 'interestMinor', '484.82'],
    ['CUMPRINC(5.5%/12; 36; 15000; 10; 18; 0)', level(5.5, 36), 15_000, 10, 18, 'principalMinor', '3669.74'],
    [
      'CUMIPMT(6.125%/12; 84; 53219.87; 1; 84; 0)',
      level(6.125, 84),
      53_219.87,
      1,
      84,
      'interestMinor',
      '12355.44',
    ],
  ] as const)('%s', (_, version, principal, from, to, part, expected) => {
    // The first four are Microsoft’s examples of these functions, the others Gnumeric’s answers; LibreOffice 7.4 gives the same.
    expect(money(sum(rowsOf(version, principal, FINE).slice(from - 1, to), part), FINE)).toBe(expected);
  });

  it('for any rate, number of payments and principal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200_000 }),
        fc.integer({ min: 1, max: 480 }),
        fc.integer({ min: 10_000, max: 1_000_000_000 }),
        (rateMillionths, count, principalMinor) => {
          const version = inPayments(count, { plan: 'level', rateMillionths });
          const [first] = schedule(loanOf(version, principalMinor), FAR);
          const i = rateMillionths / 1_000_000 / 12;
          const pmt = (principalMinor * i) / (1 - (1 + i) ** -count);
          // A float’s last digits may tip a half; nothing more.
          expect(Math.abs(first!.amountMinor - pmt)).toBeLessThan(0.5 + 1e-6 * Math.max(1, pmt / 1e6));
        },
      ),
    );
  });
});

describe('in cents', () => {
  it('the textbook mortgage begins and ends as it is printed everywhere', () => {
    const rows = rowsOf(level(6, 360), 100_000);
    expect(rows.slice(0, 2)).toMatchObject([
      { amountMinor: 59_955, interestMinor: 50_000, principalMinor: 9955, balanceMinor: 9_990_045 },
      { amountMinor: 59_955, interestMinor: 49_950, principalMinor: 10_005, balanceMinor: 9_980_040 },
    ]);
    // What rounding the payment left is in the last.
    expect(rows.at(-1)).toMatchObject({ number: 360, due: '2055-01-01', balanceMinor: 0 });
    expect(sum(rows, 'principalMinor')).toBe(10_000_000);
  });

  it('a row’s interest is ROUND(balance * rate / 12; 2) of the balance before it', () => {
    let balance = 5_321_987;
    for (const row of rowsOf(level(6.125, 84), 53_219.87)) {
      expect(row.interestMinor).toBe(Math.round((balance * 0.06125) / 12));
      expect(row.principalMinor).toBe(row.amountMinor - row.interestMinor);
      balance -= row.principalMinor;
      expect(row.balanceMinor).toBe(balance);
    }
    expect(balance).toBe(0);
  });
});

describe('the other plans', () => {
  const yearly = { rateMillionths: 60_000, firstPayment: '2025-04-01', everyMonths: 3 };
  it('interest only: the same interest each quarter, the principal with the last', () => {
    const rows = rowsOf(inPayments(4, { ...yearly, plan: 'interest-only' }), 12_000);
    expect(rows.map((r) => [r.due, r.interestMinor, r.principalMinor])).toEqual([
      ['2025-04-01', 18_000, 0],
      ['2025-07-01', 18_000, 0],
      ['2025-10-01', 18_000, 0],
      ['2026-01-01', 18_000, 1_200_000],
    ]);
  });

  it('equal principal: the cents that do not divide go to the first', () => {
    const rows = rowsOf(inPayments(3, { ...yearly, plan: 'equal-principal' }), 1000);
    expect(rows.map((r) => [r.principalMinor, r.interestMinor])).toEqual([
      [33_334, 1500],
      [33_333, 1000],
      [33_333, 500],
    ]);
  });

  it('a single payment has all of it at the end: 4,000 at 6 % for three months is 60', () => {
    const rows = rowsOf(terms({ plan: 'single', maturity: '2025-04-01' }), 4000);
    expect(rows).toMatchObject([{ due: '2025-04-01', interestMinor: 6000, principalMinor: 400_000 }]);
  });

  it('on demand, with interest each month: as far as one looks', () => {
    const version = terms({ plan: 'interest-only', firstPayment: '2025-02-01', everyMonths: 1 });
    const rows = schedule(loanOf(version, 1_200_000), '2025-04-30');
    expect(rows.map((r) => [r.due, r.amountMinor])).toEqual([
      ['2025-02-01', 6000],
      ['2025-03-01', 6000],
      ['2025-04-01', 6000],
    ]);
  });

  it('an agreed payment leaves the rest for the end', () => {
    const rows = rowsOf({ ...level(6, 12), paymentMinor: 20_000 }, 12_000);
    expect(rows[0]).toMatchObject({ amountMinor: 20_000, interestMinor: 6000 });
    expect(rows.at(-1)!.principalMinor).toBeGreaterThan(1_000_000);
    expect(sum(rows, 'principalMinor')).toBe(1_200_000);
  });
});

describe('leap years and ends of months', () => {
  it('actual/365 counts February 29 as a day over 365, actual/actual as one over 366', () => {
    const version = (dayCount: Terms['dayCount']) =>
      inPayments(2, {
        ...{ effective: '2024-02-01', firstPayment: '2024-03-01', plan: 'interest-only', dayCount },
        rateMillionths: 50_000,
      });
    // 10,000 at 5 %: 29 days, then 31.
    expect(rowsOf(version('actual/365'), 10_000).map((r) => r.interestMinor)).toEqual([3973, 4247]);
    expect(rowsOf(version('actual/actual'), 10_000).map((r) => r.interestMinor)).toEqual([3962, 4235]);
    expect(rowsOf(version('30/360'), 10_000).map((r) => r.interestMinor)).toEqual([4167, 4167]);
  });

  it('actual/actual parts a period that runs over the end of a leap year', () => {
    const version = terms({
      ...{ effective: '2024-12-15', maturity: '2025-01-15', plan: 'single', dayCount: 'actual/actual' },
      rateMillionths: 50_000,
    });
    // 17 days over 366 and 14 over 365, of 500 a year: 23.2240 + 19.1781.
    expect(rowsOf(version, 10_000)[0]!.interestMinor).toBe(4240);
  });

  it('a loan of January 31 is due on the last day of each month, and each of them is a whole one', () => {
    const rows = rowsOf(
      inPayments(5, { effective: '2024-01-31', firstPayment: '2024-02-29', plan: 'level' }),
      5000,
    );
    expect(rows.map((r) => r.due)).toEqual([
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
      '2024-05-31',
      '2024-06-30',
    ]);
    // PMT(6%/12; 5; 5000)
    expect(rows[0]).toMatchObject({ amountMinor: 101_505, interestMinor: 2500 });
  });

  it('a first period that is longer bears its own days', () => {
    const version = inPayments(12, { effective: '2025-01-16', firstPayment: '2025-03-01', plan: 'level' });
    const rows = rowsOf(version, 12_000);
    expect(rows[0]!.interestMinor).toBe(9000);
    expect(rows.at(-1)!.balanceMinor).toBe(0);
    // No payment differs from another by more than what rounding leaves.
    expect(Math.abs(rows.at(-1)!.amountMinor - rows[0]!.amountMinor)).toBeLessThanOrEqual(12);
  });
});

describe('terms that don’t go together are refused', () => {
  const sound = inPayments(12, { plan: 'level' });
  it.each([
    ['level payments on demand', { maturity: null }],
    ['no first payment', { firstPayment: null }],
    ['an end before the beginning', { maturity: '2024-12-31' }],
    ['a first payment before there is a loan', { firstPayment: '2025-01-01' }],
    ['a first payment behind the end', { firstPayment: '2026-06-01' }],
    ['an agreed amount for what has none', { plan: 'interest-only', paymentMinor: 100 }],
    ['a single payment each month', { plan: 'single' }],
    ['a hundred years and more', { maturity: '2199-01-01' }],
  ] as const)('%s', (_, more) => {
    expect(() => requireSound(sound)).not.toThrow();
    expect(() => requireSound({ ...sound, ...more })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });
});

it('every schedule’s principal comes to what was lent, whatever the terms', () => {
  fc.assert(
    fc.property(
      fc.record({
        rateMillionths: fc.integer({ min: 0, max: 300_000 }),
        dayCount: fc.constantFrom('30/360', 'actual/365', 'actual/actual') as fc.Arbitrary<Terms['dayCount']>,
        plan: fc.constantFrom('interest-only', 'level', 'equal-principal') as fc.Arbitrary<Terms['plan']>,
        everyMonths: fc.constantFrom(1, 3, 6, 12),
        day: fc.integer({ min: 0, max: 400 }),
      }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 1_000_000_000 }),
      ({ day, ...more }, count, principalMinor) => {
        const firstPayment = new Date(Date.UTC(2024, 0, 30 + day)).toISOString().slice(0, 10);
        const version = terms({ effective: '2024-01-29', firstPayment, ...more });
        const rows = schedule(loanOf({ ...version, maturity: lastOf(version, count) }, principalMinor), FAR);
        expect(sum(rows, 'principalMinor')).toBe(principalMinor);
        expect(rows.at(-1)!.balanceMinor).toBe(0);
        for (const row of rows) expect(row.amountMinor).toBe(row.interestMinor + row.principalMinor);
      },
    ),
  );
});
