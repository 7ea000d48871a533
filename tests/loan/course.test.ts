/** What a loan asks for and what was met, as a lender would reckon. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accruals, interestThrough } from '../../main/loan/accrual.ts';
import { course, type Instalment, schedule } from '../../main/loan/course.ts';
import { type Facts, type LoanEvent, standing } from '../../main/loan/running.ts';
import { splitPayment } from '../../main/loan/split.ts';
import type { Terms } from '../../main/loan/terms.ts';
import { addDays, endOfMonth } from '../../shared/dates.ts';
import '../support/seed.ts';
import { FAR, inPayments, lent, loanOf, paid, terms } from './support.ts';

/** 12,000 at 6 %, on demand; 3,000 and the interest of half a year came back on August 1. */
const NOTE = loanOf(terms({ effective: '2025-02-01' }), 1_200_000, [paid('2025-08-01', 300_000, 36_000)]);
const owed = (facts: Facts, day: string) => {
  const { principalMinor, unpaidInterestMinor } = standing(facts, day);
  return [principalMinor, unpaidInterestMinor];
};

describe('interest day by day', () => {
  it('of the owner’s note: 60 a month, 45 after the repayment, 225 by the year’s end', () => {
    expect(accruals(NOTE, [], '2025-12-31', null).map((a) => [a.date, a.amountMinor])).toEqual([
      ...['02-28', '03-31', '04-30', '05-31', '06-30', '07-31'].map((day) => [`2025-${day}`, 6000]),
      ...['08-31', '09-30', '10-31', '11-30', '12-31'].map((day) => [`2025-${day}`, 4500]),
    ]);
    expect(owed({ ...NOTE, events: NOTE.events.slice(0, 1) }, '2025-08-01')).toEqual([1_200_000, 36_000]);
    expect(interestThrough(NOTE, '2025-12-31') - 36_000).toBe(22_500);
    // On the 31st itself, a day’s interest less.
    expect(owed(NOTE, '2025-12-31')).toEqual([900_000, 22_500]);
    expect(owed(NOTE, '2026-01-01')).toEqual([900_000, 22_500]);
    expect(owed(NOTE, '2025-12-30')).toEqual([900_000, 22_350]);
  });

  it('counts real days where the terms say so: 181 of them until August 1', () => {
    const version = terms({ effective: '2025-02-01', dayCount: 'actual/365' });
    // 12,000 * 6 % * 181 / 365
    expect(owed(loanOf(version, 1_200_000), '2025-08-01')).toEqual([1_200_000, 35_704]);
  });

  it('changes with what is lent and repaid on the way', () => {
    const facts = loanOf(terms({}), 1_000_000, [
      { ...lent('2025-02-01', 500_000) },
      paid('2025-03-01', 900_000, 0),
    ]);
    // 10,000 for a month, 15,000 for a month, 6,000 for a month: 50 + 75 + 30.
    expect(owed(facts, '2025-04-01')).toEqual([600_000, 15_500]);
  });

  it('changes with the rate from the day of an amendment', () => {
    const first = terms({});
    const facts = {
      ...loanOf(first, 1_200_000),
      terms: [first, { ...first, effective: '2025-01-16', rateMillionths: 30_000 }],
    };
    // Half a month at 6 %, half a month at 3 %.
    expect(owed(facts, '2025-02-01')).toEqual([1_200_000, 3000 + 1500]);
  });

  it('is not borne by unpaid interest', () => {
    expect(owed(loanOf(terms({}), 1_000_000), '2035-01-01')).toEqual([1_000_000, 600_000]);
  });
});

describe('what is still to be booked', () => {
  const booked = accruals(NOTE, [], '2025-10-31', null);
  it('is nothing where all of it is', () => {
    expect(accruals(NOTE, booked, '2025-10-31', null)).toEqual([]);
    expect(accruals(NOTE, booked, '2025-05-31', null)).toEqual([]);
  });
  it('goes on where the last booking ended', () => {
    expect(accruals(NOTE, booked, '2025-11-30', null)).toEqual([{ date: '2025-11-30', amountMinor: 4500 }]);
  });
  it('is a month that was taken back, in its place', () => {
    const gap = booked.filter(({ date }) => date !== '2025-04-30');
    expect(accruals(NOTE, gap, '2025-10-31', null)).toEqual([{ date: '2025-04-30', amountMinor: 6000 }]);
  });
  it('comes with the first open month where months are closed', () => {
    expect(accruals(NOTE, [], '2025-05-31', '2025-04-30')).toEqual([
      { date: '2025-05-31', amountMinor: 24_000 },
    ]);
  });
  it('makes up for a payment that was entered late', () => {
    const late = { ...NOTE, events: [...NOTE.events, paid('2025-09-16', 900_000, 0)] };
    expect(accruals(late, booked, '2025-10-31', null)).toEqual([
      { date: '2025-09-30', amountMinor: -2250 },
      { date: '2025-10-31', amountMinor: -4500 },
    ]);
  });
  it('can be booked in any steps and comes to the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 12 }),
        fc.constantFrom('30/360' as const, 'actual/365' as const, 'actual/actual' as const),
        fc.integer({ min: 1, max: 10_000_000 }),
        (steps, dayCount, principal) => {
          const facts = loanOf(
            terms({ effective: '2024-01-31', dayCount, rateMillionths: 47_300 }),
            principal,
          );
          const all: { date: string; amountMinor: number }[] = [];
          const days = steps.map((step) => new Date(Date.UTC(2024, 0, 31 + step)).toISOString().slice(0, 10));
          for (const day of [...days, '2026-02-28']) all.push(...accruals(facts, all, day, null));
          expect(all.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(
            interestThrough(facts, '2026-02-28'),
          );
        },
      ),
    );
  });
});

describe('a payment falls apart', () => {
  const due = { interestMinor: 36_000, principalMinor: 1_200_000, currency: 'USD' };
  it('into the interest that is owed, then principal', () => {
    expect(splitPayment(336_000, due)).toEqual({ interestMinor: 36_000, principalMinor: 300_000 });
    expect(splitPayment(10_000, due)).toEqual({ interestMinor: 10_000, principalMinor: 0 });
  });
  it('or as somebody says', () => {
    expect(splitPayment(300_000, due, 0)).toEqual({ interestMinor: 0, principalMinor: 300_000 });
  });
  it.each([
    ['more than all that is owed', 1_236_001, undefined],
    ['more interest than is owed', 336_000, 36_001],
    ['more interest than is paid', 100, 200],
  ])('%s is refused', (_, amount, said) => {
    expect(() => splitPayment(amount, due, said)).toThrow(expect.objectContaining({ code: 'REFUSED' }));
  });
});

describe('what is late', () => {
  const version = inPayments(12, { plan: 'level' });
  // PMT(6%/12; 12; 12000) is 1032.80.
  const facts = (events: LoanEvent[]) => loanOf(version, 1_200_000, events);
  const rows = (events: LoanEvent[], asOf: string) =>
    course(facts(events), asOf)
      .filter((row) => row.isDue)
      .map((r) => [r.due, r.openMinor, r.metOn]);

  it('is nothing when every payment came by its day', () => {
    const events = [paid('2025-02-01', 97_280, 6000), paid('2025-02-27', 97_766, 5032)];
    expect(rows(events, '2025-03-01')).toEqual([
      ['2025-02-01', 0, '2025-02-01'],
      // Paid two days before, and 4.82 short: a day’s interest of the last days was not owed yet, and is no excuse.
      ['2025-03-01', 103_280 - 102_798, null],
    ]);
  });

  it('is the payment that was missed, and is met by the next one that comes', () => {
    expect(rows([], '2025-03-15')).toEqual([
      ['2025-02-01', 103_280, null],
      ['2025-03-01', 103_280, null],
    ]);
    expect(rows([paid('2025-03-20', 90_000, 9500), paid('2025-03-21', 3780, 0)], '2025-03-21')).toEqual([
      ['2025-02-01', 0, '2025-03-21'],
      ['2025-03-01', 103_280, null],
    ]);
  });

  it('is not excused by a prepayment, which shortens the loan from its end', () => {
    const events = [paid('2025-02-01', 97_280, 6000), paid('2025-02-01', 500_000, 0)];
    expect(rows(events, '2025-04-01').slice(1)).toEqual([
      // The money of March came with that of February.
      ['2025-03-01', 0, '2025-02-01'],
      ['2025-04-01', 103_280, null],
    ]);
    const ahead = course(facts(events), '2025-02-01', FAR);
    expect(ahead.length).toBeLessThan(12);
    expect(ahead.at(-1)!.balanceMinor).toBe(0);
  });

  it('is not what was paid early, on the day that it was paid, and on no day that has not come', () => {
    const early = [paid('2025-01-15', 30_000, 2800), paid('2025-01-28', 68_247, 2233)];
    for (const asOf of ['2025-01-28', '2025-02-15'])
      expect(course(facts(early), asOf, FAR)[0]).toMatchObject({
        ...{ due: '2025-02-01', openMinor: 0, metOn: '2025-01-28' },
      });
  });

  it('is all that is left once the loan has ended', () => {
    const single = loanOf(terms({ plan: 'single', maturity: '2025-04-01' }), 400_000);
    // With the interest of April.
    expect(course(single, '2025-05-01')).toMatchObject([
      { due: '2025-04-01', amountMinor: 406_000, openMinor: 408_000, metOn: null },
    ]);
    const met = { ...single, events: [...single.events, paid('2025-04-11', 400_000, 6667)] };
    expect(course(met, '2025-05-01')).toMatchObject([{ openMinor: 0, metOn: '2025-04-11' }]);
  });

  it('stays so until the interest of the days since is paid, too', () => {
    const single = loanOf(terms({ plan: 'single', maturity: '2025-04-01' }), 400_000, [
      paid('2025-05-01', 398_000, 8000),
    ]);
    expect(course(single, '2025-05-01')).toMatchObject([{ due: '2025-04-01', openMinor: 2000, metOn: null }]);
  });

  it('is nothing of a loan on demand', () => {
    expect(course(NOTE, '2026-12-31', FAR)).toEqual([]);
  });
});

describe('an amendment', () => {
  const first = inPayments(12, { plan: 'level' });
  const second = {
    ...inPayments(24, {
      plan: 'level',
      rateMillionths: 30_000,
      effective: '2025-04-01',
      firstPayment: '2025-05-01',
    }),
  };
  const facts: Facts = {
    ...loanOf(first, 1_200_000, [paid('2025-02-01', 97_280, 6000)]),
    terms: [first, second],
  };

  it('begins anew with what is owed: the missed payments are part of its terms, and nobody paid them', () => {
    const after = course(facts, '2025-04-15', FAR);
    expect(after.filter((row) => row.isDue).map((r) => [r.due, r.metOn, r.carriedOn, r.openMinor])).toEqual([
      ['2025-02-01', '2025-02-01', null, 0],
      ['2025-03-01', null, '2025-04-01', 0],
      ['2025-04-01', null, '2025-04-01', 0],
    ]);
    expect(after).toHaveLength(3 + 24);
    expect(after.at(-1)!.balanceMinor).toBe(0);
  });

  it('that is still to come takes nothing over yet', () => {
    const before = course(facts, '2025-03-15', FAR);
    expect(before.slice(0, 3).map((r) => [r.due, r.metOn, r.carriedOn, r.openMinor])).toEqual([
      ['2025-02-01', '2025-02-01', null, 0],
      ['2025-03-01', null, null, 103_280],
      ['2025-04-01', null, null, 103_280],
    ]);
  });

  it('shows in the schedule from its day on; what was agreed before stays', () => {
    const rows = schedule(facts, FAR);
    expect(rows.slice(0, 4).map((r) => [r.number, r.due, r.amountMinor])).toEqual([
      [1, '2025-02-01', 103_280],
      [2, '2025-03-01', 103_280],
      [3, '2025-04-01', 103_280],
      // Two months’ interest that was not paid, 55.14 each, and a level share of it.
      [4, '2025-05-01', rows[3]!.amountMinor],
    ]);
    expect(rows[3]!.interestMinor).toBe(2 * 5514 + 2757);
    expect(rows.slice(3).reduce((sum, row) => sum + row.principalMinor, 0)).toBe(1_200_000 - 97_280);
  });
});

describe('a payment in part', () => {
  const level = inPayments(12, { plan: 'level' });
  const part = loanOf(level, 1_200_000, [paid('2025-02-10', 0, 4000)]);

  it('leaves the rest of its day late, and nothing is asked for twice', () => {
    const due = course(part, '2025-04-15').filter((row) => row.isDue);
    expect(due.map((row) => [row.due, row.amountMinor, row.openMinor])).toEqual([
      ['2025-02-01', 103_280, 99_280],
      ['2025-03-01', 103_280, 103_280],
      ['2025-04-01', 103_280, 103_280],
    ]);
    // Each month's interest is in one payment alone; the balance is what is left behind all that is open.
    expect(due.map((row) => [row.interestMinor, row.principalMinor, row.balanceMinor])).toEqual([
      [6000, 97_280, 1_102_720],
      [6000, 97_280, 1_005_440],
      [6000, 97_280, 908_160],
    ]);
  });

  it('falls apart into no more principal than is left', () => {
    const all = course(part, '2025-04-15', FAR);
    expect(all.reduce((sum, row) => sum + row.principalMinor, 0)).toBe(1_200_000);
    expect(all.at(-1)!.balanceMinor).toBe(0);
  });
});

it('for any terms and payments: repaid and outstanding come to what was lent, interest to what is owed and paid', () => {
  const plan = fc.constantFrom('interest-only', 'level', 'equal-principal', 'free', 'single');
  fc.assert(
    fc.property(
      plan,
      fc.constantFrom('30/360', 'actual/365', 'actual/actual'),
      fc.integer({ min: 1, max: 50_000_000 }),
      fc.array(
        fc.record({ day: fc.integer({ min: 0, max: 900 }), amount: fc.integer({ min: 1, max: 9_000_000 }) }),
        {
          maxLength: 12,
        },
      ),
      (kind, dayCount, principal, payments) => {
        const base = { effective: '2024-01-31', firstPayment: '2024-02-29', dayCount, plan: kind } as const;
        const periodic = inPayments(24, base);
        const version =
          kind === 'free' || kind === 'single'
            ? { ...periodic, firstPayment: null, everyMonths: null }
            : periodic;
        let facts: Facts = loanOf(version, principal);
        for (const { day, amount } of payments.toSorted((a, b) => a.day - b.day)) {
          const date = new Date(Date.UTC(2024, 0, 31 + day)).toISOString().slice(0, 10);
          const now = standing(facts, date);
          const owedNow = {
            interestMinor: now.unpaidInterestMinor,
            principalMinor: now.principalMinor,
            currency: 'USD',
          };
          const split = splitPayment(Math.min(amount, now.owedMinor), owedNow);
          facts = {
            ...facts,
            events: [...facts.events, paid(date, split.principalMinor, split.interestMinor)],
          };
        }
        const end = standing(facts, '2026-08-01');
        const repaid = facts.events.slice(1).reduce((sum, e) => sum - e.principalMinor, 0);
        expect(repaid + end.principalMinor).toBe(principal);
        expect(end.unpaidInterestMinor).toBeGreaterThanOrEqual(0);
        for (const asOf of ['2024-06-15', '2025-01-31', '2026-08-01']) {
          const rows = course(facts, asOf, FAR);
          const open = rows.filter((row) => row.isDue).reduce((sum, row) => sum + row.openMinor, 0);
          expect(open).toBeLessThanOrEqual(standing(facts, asOf).owedMinor);
          if (version.maturity! <= asOf) expect(open).toBe(standing(facts, asOf).owedMinor);
          const accrued = accruals(facts, [], endOfMonth(asOf), null);
          expect(accrued.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(
            interestThrough(facts, endOfMonth(asOf)),
          );
        }
      },
    ),
  );
});

describe('the next payment is the schedule’s, to the cent', () => {
  const anyTerms = (plan: fc.Arbitrary<Terms['plan']>) =>
    fc
      .record({
        plan,
        dayCount: fc.constantFrom('30/360' as const, 'actual/365' as const, 'actual/actual' as const),
        rateMillionths: fc.integer({ min: 0, max: 150_000 }),
        everyMonths: fc.constantFrom(1, 3, 6, 12),
        effective: fc.constantFrom('2023-01-31', '2024-01-09', '2024-02-29'),
        firstPayment: fc.constantFrom('2024-02-29', '2024-03-31', '2024-06-30', '2024-07-15'),
        count: fc.integer({ min: 1, max: 12 }),
      })
      .filter(({ effective, firstPayment }) => effective < firstPayment)
      .map(({ count, ...more }) => inPayments(count, more));
  const principal = fc.integer({ min: 1, max: 50_000_000 });

  it('for any loan that is paid as agreed, and the last leaves nothing', () => {
    fc.assert(
      fc.property(
        anyTerms(fc.constantFrom('interest-only', 'level', 'equal-principal')),
        principal,
        (version, principalMinor) => {
          let facts: Facts = loanOf(version, principalMinor);
          const rows = schedule(facts, FAR);
          for (const [index, row] of rows.entries()) {
            const { unpaidInterestMinor } = standing(facts, row.due);
            const { interestMinor } = splitPayment(row.amountMinor, {
              ...{ interestMinor: unpaidInterestMinor, principalMinor, currency: 'USD' },
            });
            const payment = paid(row.due, row.amountMinor - interestMinor, interestMinor);
            facts = { ...facts, events: [...facts.events, payment] };
            const next = course(facts, row.due, FAR).find(({ isDue }) => !isDue);
            expect(next?.openMinor).toBe(rows[index + 1]?.amountMinor);
          }
          expect(standing(facts, FAR).owedMinor).toBe(0);
        },
      ),
    );
  });

  it('for any loan whose principal is due at its end, whenever its interest is paid', () => {
    fc.assert(
      fc.property(
        anyTerms(fc.constant('interest-only')),
        principal,
        fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 8 }),
        (version, principalMinor, days) => {
          const agreed = loanOf(version, principalMinor);
          const amounts = (rows: Instalment[]) => rows.map((row) => row.amountMinor);
          let facts: Facts = agreed;
          for (const day of days.toSorted((a, b) => a - b)) {
            const date = addDays(version.effective, day);
            const { unpaidInterestMinor } = standing(facts, date);
            facts = { ...facts, events: [...facts.events, paid(date, 0, unpaidInterestMinor)] };
          }
          for (const asOf of [version.effective, '2024-12-31', version.maturity!])
            expect(amounts(course(facts, asOf, FAR))).toEqual(amounts(schedule(agreed, FAR)));
        },
      ),
    );
  });

  it('of 15,000 at 2 % whose first three payments were missed: 75.62, as on its note', () => {
    const version = inPayments(8, {
      ...{ plan: 'interest-only', dayCount: 'actual/365', rateMillionths: 20_000 },
      ...{ effective: '2026-01-09', firstPayment: '2026-03-31', everyMonths: 3 },
    });
    const rows = course(loanOf(version, 1_500_000), '2026-10-31', FAR);
    expect(rows.find(({ isDue }) => !isDue)).toMatchObject({ due: '2026-12-31', amountMinor: 7562 });
  });
});
