/** Capital accounts as plain arithmetic: sharing by days and percentages, units, agreed parts, and what holds for all. */
import '../support/seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownershipOf, pointsOf, type StakePoint, withTable } from '../../main/ledger/stakes.ts';
import { CAPITAL_KINDS, type CapitalFacts, rollForward, sumOf } from '../../main/member/capital.ts';
import { proRata } from '../../main/member/pro-rata.ts';
import { taxFacts } from '../../main/member/special.ts';
import { addDays } from '../../shared/dates.ts';

function stake(member: string, since: string, share: number, more: Partial<StakePoint> = {}): StakePoint {
  return { member, since, shareMillionths: share, unitsMillionths: null, profitMillionths: null, ...more };
}

/** Profit as it came, by day. */
function company(
  points: StakePoint[],
  income: Record<string, number>,
  more: Partial<CapitalFacts> = {},
): CapitalFacts {
  return {
    ownership: ownershipOf(points),
    income: 'interim',
    movements: [],
    firstDay: '2025-01-01',
    earned: (from, to) =>
      sumOf(
        Object.entries(income)
          .filter(([date]) => date >= from && date <= to)
          .map(([, minor]) => minor),
      ),
    ...more,
  };
}

const YEAR = ['2025-01-01', '2025-12-31'] as const;
const incomeOf = (facts: CapitalFacts, from: string = YEAR[0], to: string = YEAR[1]) =>
  Object.fromEntries([...rollForward(facts, from, to)].map(([member, { income }]) => [member, income]));

describe('sharing profit', () => {
  const HALF_THEN_QUARTER = [
    stake('ada', '', 500_000),
    stake('ben', '', 500_000),
    stake('ben', '2025-07-01', 250_000),
    stake('cyd', '2025-07-01', 250_000),
  ];
  const EARNED = { '2025-03-31': 1_000_00, '2025-09-30': 3_000_00 };

  it('cuts the books on the day that shares change', () => {
    expect(incomeOf(company(HALF_THEN_QUARTER, EARNED))).toEqual({
      ada: 500_00 + 1_500_00,
      ben: 500_00 + 750_00,
      cyd: 750_00,
    });
  });

  it('or takes the year’s profit by the days of each share: 181 of 365 before the change', () => {
    // Cyd: 25 % for 184 of 365 days of 4,000.00 is 504.109…, Ben: 50 % for 181 and 25 % for 184 is 1,495.890….
    expect(incomeOf(company(HALF_THEN_QUARTER, EARNED, { income: 'days' }))).toEqual({
      ada: 2_000_00,
      ben: 1_495_89,
      cyd: 504_11,
    });
  });

  it('gives three members with one unit each a third each, cents by the largest remainder', () => {
    const units = { unitsMillionths: 1_000_000 };
    const thirds = ['ada', 'ben', 'cyd'].map((member) => stake(member, '', 0, units));
    expect(incomeOf(company(thirds, { '2025-05-05': 100_00 }))).toEqual({
      ada: 33_34,
      ben: 33_33,
      cyd: 33_33,
    });
  });

  it('follows what was agreed on profit, and leaves ownership as it is', () => {
    const agreed = company(
      [
        stake('ada', '', 500_000, { profitMillionths: 800_000 }),
        stake('ben', '', 500_000, { profitMillionths: 200_000 }),
      ],
      { '2025-05-05': 1_000_00 },
      { movements: [{ date: '2025-06-01', member: null, kind: 'draws', minor: -100_00 }] },
    );
    const accounts = rollForward(agreed, ...YEAR);
    expect(accounts.get('ada')).toMatchObject({ income: 800_00, draws: -50_00, closing: 750_00 });
    expect(accounts.get('ben')).toMatchObject({ income: 200_00, draws: -50_00, closing: 150_00 });
  });

  it('keeps what no member holds apart', () => {
    const accounts = rollForward(company([stake('ada', '', 600_000)], { '2025-05-05': 100_00 }), ...YEAR);
    expect(accounts.get('ada')?.income).toBe(60_00);
    expect(accounts.get(null)?.income).toBe(40_00);
  });

  it('keeps what a member who left had', () => {
    const left = company(
      [
        stake('ada', '', 500_000),
        stake('ben', '', 500_000),
        stake('ben', '2025-07-01', 0),
        stake('ada', '2025-07-01', 1_000_000),
      ],
      EARNED,
    );
    expect(rollForward(left, '2026-01-01', '2026-12-31').get('ben')).toMatchObject({
      opening: 500_00,
      income: 0,
      closing: 500_00,
    });
  });
});

describe('what crossed on the tax basis', () => {
  it('counts property at its adjusted basis, and the difference is nobody else’s', () => {
    const facts = company(
      [stake('ada', '', 500_000), stake('ben', '', 500_000)],
      {},
      {
        movements: [
          { date: '2025-02-01', member: 'ada', kind: 'property', minor: 10_000_00 },
          { date: '2025-02-01', member: 'ben', kind: 'cash', minor: 10_000_00 },
        ],
      },
    );
    const items = [
      { id: '1', date: '2025-02-01', kind: 'property' as const, member: 'ada', minor: 4_000_00, note: '' },
    ];
    const tax = rollForward(taxFacts(facts, items), ...YEAR);
    expect(tax.get('ada')).toMatchObject({ property: 4_000_00, closing: 4_000_00 });
    expect(tax.get('ben')).toMatchObject({ cash: 10_000_00, closing: 10_000_00 });
  });

  it('begins with the basis brought in, less the share of liabilities', () => {
    const facts = company(
      [stake('ada', '', 1_000_000)],
      { '2025-05-05': 500_00 },
      {
        movements: [{ date: '2025-01-01', member: null, kind: 'other', minor: 7_000_00 }],
      },
    );
    const items = [
      { id: '1', date: '2025-01-01', kind: 'liabilities' as const, member: 'ada', minor: 1_000_00, note: '' },
      { id: '2', date: '2025-01-01', kind: 'opening' as const, member: 'ada', minor: 6_000_00, note: '' },
    ];
    expect(rollForward(taxFacts(facts, items), ...YEAR).get('ada')?.closing).toBe(5_500_00);
  });
});

describe('equal treatment', () => {
  it('holds each payout against the shares of its day, and the sum of them', () => {
    const facts = company(
      [stake('ada', '', 750_000), stake('ben', '', 250_000)],
      {},
      {
        movements: [
          { date: '2025-04-01', member: 'ada', kind: 'draws', minor: -3_000_00 },
          { date: '2025-05-01', member: 'ben', kind: 'tax_draws', minor: -1_000_00 },
        ],
      },
    );
    expect(proRata(facts, ...YEAR)).toEqual([
      { what: 'distributions', member: 'ada', actual: 3_000_00, expected: 3_000_00 },
      { what: 'distributions', member: 'ben', actual: 1_000_00, expected: 1_000_00 },
    ]);
    expect(proRata(facts, '2025-04-01', '2025-04-30')).toContainEqual({
      ...{ what: 'distributions', member: 'ben', actual: 0, expected: 750_00 },
    });
  });
});

// --- What holds for all --------------------------------------------------------------------------------------------

const NAMES = ['ada', 'ben', 'cyd', 'dov'];
const day = fc.integer({ min: 0, max: 1460 }).map((days) => addDays('2023-01-01', days));
const cents = fc.integer({ min: -5_000_000_00, max: 5_000_000_00 });
const stakes = (since: string, inUnits: boolean) =>
  fc
    .array(fc.integer({ min: 0, max: 250_000 }), { minLength: 4, maxLength: 4 })
    .map((shares) =>
      NAMES.map((name, index) =>
        inUnits
          ? stake(name, since, 0, { unitsMillionths: shares[index]! })
          : stake(name, since, shares[index]!),
      ),
    );
const ownership = fc
  .tuple(fc.boolean(), fc.uniqueArray(day, { maxLength: 4 }))
  .chain(([inUnits, days]) => fc.tuple(...['', ...days.sort()].map((since) => stakes(since, inUnits))))
  .map((tables) => tables.flat());
const movement = fc.record({
  date: day,
  member: fc.constantFrom(null, ...NAMES),
  kind: fc.constantFrom(...CAPITAL_KINDS),
  minor: cents,
});
const companies = fc
  .record({
    points: ownership,
    income: fc.dictionary(day, cents, { maxKeys: 12 }),
    method: fc.constantFrom('interim' as const, 'days' as const),
    movements: fc.array(movement, { maxLength: 12 }),
  })
  .map(({ points, income, method, movements }) => ({
    income,
    facts: company(points, income, { income: method, movements, firstDay: '2023-01-01' }),
  }));

describe('for any members, shares, profit and movements', () => {
  it('the capital of all is the company’s equity on every day', () => {
    fc.assert(
      fc.property(companies, day, ({ facts, income }, to) => {
        const equity =
          sumOf(Object.entries(income).map(([date, minor]) => (date <= to ? minor : 0))) +
          sumOf(facts.movements.map(({ date, minor }) => (date <= to ? minor : 0)));
        const closings = [...rollForward(facts, '2023-01-01', to).values()].map(({ closing }) => closing);
        expect(sumOf(closings)).toBe(equity);
      }),
    );
  });

  it('one period’s closing is the next one’s opening, for everybody', () => {
    fc.assert(
      fc.property(companies, day, day, ({ facts }, a, b) => {
        const [middle, to] = a < b ? [a, b] : [b, addDays(a, 1)];
        const first = rollForward(facts, '2023-01-01', middle);
        const second = rollForward(facts, addDays(middle, 1), addDays(to, 1));
        for (const name of [...NAMES, null])
          expect(second.get(name)?.opening ?? 0).toBe(first.get(name)?.closing ?? 0);
      }),
    );
  });

  it('what is expected of a payout is all that was paid', () => {
    fc.assert(
      fc.property(companies, day, ({ facts }, to) => {
        for (const lines of Map.groupBy(proRata(facts, '2023-01-01', to), ({ what }) => what).values())
          expect(sumOf(lines.map(({ expected }) => expected))).toBe(sumOf(lines.map(({ actual }) => actual)));
      }),
    );
  });

  it('tables of ownership come back from their changes as they were', () => {
    fc.assert(
      fc.property(ownership, (points) => {
        const tables = ownershipOf(points);
        const again = ownershipOf(pointsOf(tables));
        for (const { since, stakes: held } of tables) {
          const found = again.findLast((table) => table.since <= since)?.stakes ?? new Map();
          expect(new Map(found)).toEqual(new Map(held));
        }
      }),
    );
  });
});

describe('a table of ownership', () => {
  it('holds until the next one, which stays as it was', () => {
    const known = ownershipOf([
      stake('ada', '', 1_000_000),
      stake('ada', '2025-07-01', 400_000),
      stake('ben', '2025-07-01', 600_000),
    ]);
    const between = withTable(known, {
      since: '2025-03-01',
      stakes: new Map([
        ['cyd', { shareMillionths: 1_000_000, unitsMillionths: null, profitMillionths: null }],
      ]),
    });
    const tables = ownershipOf(pointsOf(between));
    expect(tables.map(({ since, stakes: held }) => [since, [...held.keys()].sort()])).toEqual([
      ['', ['ada']],
      ['2025-03-01', ['cyd']],
      ['2025-07-01', ['ada', 'ben']],
    ]);
  });
});
