/** What a draw leaves behind, in the worked year. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE, profileOf } from '../../main/solvency/profiles.ts';
import { ratioText } from '../../main/solvency/ratio.ts';
import { type Position, solvency } from '../../main/solvency/solvency.ts';
import { DECEMBER_31, JUNE_30, usd, YEAR_END } from '../veil/worked-year.ts';

const WY = profileOf('WY');
const of = (position: Position, draw = 0, asOf = YEAR_END, profile = WY) =>
  solvency(position, asOf, { aheadMinor: draw, bookedMinor: 0 }, profile, 90);

describe('the draw of 20,000 on 30 June', () => {
  const after = of(JUNE_30, 0, '2025-06-30');
  it('leaves the equity and the cash of the reference', () => {
    expect(after).toMatchObject({
      equityMinor: usd(15_480),
      equityWithoutOwnersMinor: usd(7480),
      cashMinor: usd(12_310),
    });
  });
  it('passes both tests', () => {
    expect(after.balanceSheet).toMatchObject({ result: 'passes', counts: true, marginMinor: usd(15_480) });
    expect(after.debtsDue).toMatchObject({ result: 'passes', counts: true });
    expect(after.result).toBe('passes');
  });
  it('tells the cash of each day ahead, going out before it comes in', () => {
    expect(after.debtsDue.lines.map(({ date, cashMinor }) => [date, cashMinor])).toEqual([
      ['2025-06-30', usd(11_480)],
      ['2025-07-30', usd(16_480)],
      ['2025-08-01', usd(13_120)],
    ]);
    expect(after.debtsDue).toMatchObject({ lowestMinor: usd(11_480), lowestOn: '2025-06-30' });
  });
  it('comes to the same before it is in the books', () => {
    const before: Position = {
      ...JUNE_30,
      items: JUNE_30.items.map((item) =>
        item.isCash ? { ...item, amountMinor: usd(32_310), currentMinor: usd(32_310) } : item,
      ),
    };
    const { equityMinor, cashMinor, ratio, ...rest } = of(before, usd(20_000), '2025-06-30');
    expect({ equityMinor, cashMinor }).toEqual({ equityMinor: usd(15_480), cashMinor: usd(12_310) });
    expect(ratio).toMatchObject({ assetsMinor: after.ratio!.assetsMinor });
    expect(rest.result).toBe('passes');
  });
});

describe('the end of the year', () => {
  it('has 3.33 of current assets to each of current liabilities, with its parts', () => {
    expect(of(DECEMBER_31).ratio).toMatchObject({
      assetsMinor: usd(34_790),
      liabilitiesMinor: usd(10_445),
      text: '3.33',
      assets: [
        { name: 'Checking', amountMinor: usd(28_790) },
        { name: 'Accounts receivable', amountMinor: usd(6000) },
      ],
    });
  });
  it('tells an overdrawn account as a ratio with a true minus, and next to nothing without one', () => {
    expect([ratioText(-6500, 10_000), ratioText(-1, 10_000)]).toEqual(['\u22120.65', '0.00']);
  });
  it('does not bear a draw of 28,000', () => {
    const after = of(DECEMBER_31, usd(28_000));
    expect(after).toMatchObject({ equityMinor: usd(-955), cashMinor: usd(790), result: 'fails' });
    expect(after.balanceSheet).toMatchObject({ result: 'fails', marginMinor: usd(-955) });
  });
  it('bears what the equity comes to, and not a cent more', () => {
    expect(of(DECEMBER_31, usd(27_045)).balanceSheet.result).toBe('passes');
    expect(of(DECEMBER_31, usd(27_045) + 1).balanceSheet.result).toBe('fails');
  });
});

describe('the tests of the states', () => {
  const broke: Position = {
    ...DECEMBER_31,
    bills: [{ what: 'Rent', sort: 'bill', dueOn: null, amountMinor: usd(40_000) }],
  };
  it.each([
    ['DE', 'passes'],
    ['TX', 'passes'],
    ['NY', 'passes'],
    ['WY', 'fails'],
    ['CA', 'fails'],
    ['FL', 'fails'],
    [null, 'fails'],
  ])('ask of %s whether debts can be paid as they come due: %s', (state, result) => {
    expect(of(broke, 0, YEAR_END, profileOf(state))).toMatchObject({ result, debtsDue: { result: 'fails' } });
  });

  it('leave out what is owed to members on account of their interests where the balance sheet alone counts', () => {
    const owed: Position = {
      ...DECEMBER_31,
      items: [
        ...DECEMBER_31.items,
        {
          ...{ name: 'Distributions payable', side: 'liability', amountMinor: usd(30_000) },
          ...{ currentMinor: usd(30_000), isCash: false, claimOn: null, isTax: false, isLeftOut: true },
        },
      ],
    };
    expect(of(owed, 0, YEAR_END, profileOf('DE'))).toMatchObject({
      result: 'passes',
      balanceSheet: { leftOutMinor: usd(30_000) },
    });
    expect(of(owed, 0, YEAR_END, DEFAULT_PROFILE).balanceSheet).toMatchObject({ result: 'fails' });
  });

  it('count what is preferred before the members', () => {
    expect(of({ ...DECEMBER_31, preferencesMinor: usd(27_046) }).balanceSheet.result).toBe('fails');
  });
});

describe('what is not known', () => {
  it('is no pass: payments of a loan', () => {
    const after = of({ ...DECEMBER_31, areTermsKnown: false });
    // What is known fails whatever else is not.
    const due = { what: 'Note', sort: 'loan' as const, dueOn: null, amountMinor: 100_000_000 };
    const short = of({ ...DECEMBER_31, areTermsKnown: false, loanPayments: [due] }, 0);
    expect(short.debtsDue.result).toBe('fails');
    expect(after).toMatchObject({ result: 'unknown', debtsDue: { result: 'unknown' } });
    expect(after.missing).toHaveLength(1);
    expect(of({ ...DECEMBER_31, areTermsKnown: false }, 0, YEAR_END, profileOf('DE')).result).toBe('passes');
  });
  it('is no pass: other currencies', () => {
    expect(of({ ...DECEMBER_31, otherCurrencies: ['EUR'] })).toMatchObject({
      result: 'unknown',
      balanceSheet: { result: 'unknown' },
    });
  });
  it('leaves no ratio where terms are missing', () => {
    const items = DECEMBER_31.items.map((item) =>
      item.name === 'Notes payable to owner' ? { ...item, currentMinor: null } : item,
    );
    expect(of({ ...DECEMBER_31, items }).ratio).toBeNull();
  });
});

describe('basis', () => {
  it('is what is left of it, and what goes beyond', () => {
    const position = { ...DECEMBER_31, basisMinor: usd(30_000) };
    expect(of(position, usd(10_000)).basis).toEqual({
      beforeMinor: usd(30_000),
      afterMinor: usd(20_000),
      beyondMinor: 0,
    });
    expect(of(position, usd(34_000)).basis).toMatchObject({ afterMinor: 0, beyondMinor: usd(4000) });
  });

  it('is the same for a draw that is in the books already, and comes off nothing twice', () => {
    const booked = (leftMinor: number, drawMinor: number) =>
      solvency(
        { ...DECEMBER_31, basisMinor: leftMinor },
        YEAR_END,
        { aheadMinor: 0, bookedMinor: drawMinor },
        WY,
        90,
      );
    expect(booked(usd(20_000), usd(10_000))).toMatchObject({
      drawMinor: usd(10_000),
      equityMinor: of(DECEMBER_31).equityMinor,
      basis: { beforeMinor: usd(30_000), afterMinor: usd(20_000), beyondMinor: 0 },
    });
    // 34,000 of a basis of 30,000; and 10,000 more of the nothing that was left of it.
    expect(booked(usd(-4000), usd(34_000)).basis).toEqual({
      ...{ beforeMinor: usd(30_000), afterMinor: 0, beyondMinor: usd(4000) },
    });
    expect(booked(usd(-14_000), usd(10_000)).basis).toEqual({
      ...{ beforeMinor: 0, afterMinor: 0, beyondMinor: usd(10_000) },
    });
  });
});
