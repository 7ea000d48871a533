/** What holds for whatever happened: of generated years with everything in them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileOf } from '../../main/solvency/profiles.ts';
import { assess } from '../../main/veil/assess.ts';
import type { Crossing, Facts, Paper } from '../../main/veil/facts.ts';
import { type Finding, keyOf } from '../../main/veil/finding.ts';
import { standardIn } from '../../main/veil/thresholds.ts';
import { addDays } from '../../shared/dates.ts';
import '../support/seed.ts';
import { DANA, effectOf, LLC, quietFacts, YEAR_END } from './worked-year.ts';

const STANDARD = standardIn('USD');
const look = (facts: Facts) => assess(facts, YEAR_END, STANDARD, profileOf('WY'));
const date = fc.integer({ min: 0, max: 363 }).map((days) => addDays('2025-01-01', days));
const early = fc.integer({ min: 0, max: 180 }).map((days) => addDays('2025-01-01', days));
const dueLater = fc.integer({ min: 181, max: 400 }).map((days) => addDays('2025-01-01', days));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const amountMinor = fc.integer({ min: 1, max: 2_000_000 });
const paper: fc.Arbitrary<Paper> = fc.record({ signedOn: maybe(date), madeOn: maybe(date) });

const KINDS = [
  ['draw', 'paid'],
  ['contribution', 'paid'],
  ['personal', 'owed'],
  ['personal', 'equity'],
  ['business', 'owed'],
  ['business', 'equity'],
  ['settlement', 'paid'],
  ['waiver', 'paid'],
  ['guaranteed-payment', 'paid'],
  ['wages', 'paid'],
] as const;

const crossing: fc.Arbitrary<Crossing> = fc
  .record({
    id: fc.uuid(),
    which: fc.constantFrom(...KINDS),
    isOut: fc.boolean(),
    date,
    amountMinor: fc.integer({ min: -50_000, max: 50_000 }),
    paper: fc.option(paper, { nil: null, freq: 8 }),
  })
  .map(({ which: [kind, settlement], isOut, ...rest }) => {
    const [fromId, toId] = isOut ? [LLC, DANA] : [DANA, LLC];
    const effect = effectOf({ kind, settlement, fromId, amountMinor: rest.amountMinor });
    return { ...rest, kind, settlement, effect, fromId, toId, entryIds: [], what: kind };
  });

const balances = fc
  .uniqueArray(fc.record({ date, balanceMinor: amountMinor }), { selector: (b) => b.date, maxLength: 4 })
  .map((list) => list.sort((a, b) => (a.date < b.date ? -1 : 1)));
const loan = fc.record({
  ...{
    id: fc.uuid(),
    name: fc.constant('Loan'),
    isOnRecord: fc.boolean(),
    lenderId: fc.constant(LLC),
    borrowerId: fc.constant(DANA),
  },
  lentBy: fc.constant([]),
  noteFor: fc.record({ since: early, amountMinor: fc.constant(null), lentBy: fc.constant([]) }),
  ...{ startedOn: early, note: maybe(paper), rateMillionths: maybe(fc.integer({ min: 0, max: 90_000 })) },
  ...{
    rateState: fc.constantFrom('below', 'meets', 'unknown'),
    isAfrChecked: fc.boolean(),
    forgoneMinor: maybe(fc.constant(5)),
  },
  ...{ afrMillionths: maybe(fc.constant(40_000)), isDemand: fc.boolean(), maturesOn: maybe(date) },
  ...{ balances, lent: balances, reach: fc.constantFrom('none', 'narrow', 'applies') },
  payments: maybe(
    fc.array(
      fc.record({
        dueOn: dueLater,
        amountMinor,
        principalMinor: amountMinor,
        paidOn: maybe(date),
        carriedOn: maybe(date),
      }),
      {
        maxLength: 3,
      },
    ),
  ),
});

const many = <T extends { id: string }>(one: fc.Arbitrary<T>, maxLength = 6) =>
  fc.uniqueArray(one, { selector: ({ id }) => id, maxLength });

const year: fc.Arbitrary<Facts> = many(crossing, 25).chain((crossings) =>
  fc
    .record({
      looseLegs: many(
        fc.record({
          ...{ id: fc.uuid(), entryId: fc.uuid(), account: fc.constant('Due from owner'), date, amountMinor },
          currency: fc.constantFrom('USD', 'EUR'),
          counterpart: maybe(fc.record({ amountMinor: fc.constant(-1), bookedOn: date })),
        }),
      ),
      loans: many(loan),
      snapshots: many(
        fc.record({
          id: fc.uuid(),
          crossingId: fc.constantFrom('none', ...crossings.map(({ id }) => id)),
          preparedOn: date,
          results: fc.record({
            'balance-sheet': fc.constantFrom('passes', 'fails', 'unknown'),
            'debts-due': fc.constantFrom('passes', 'fails', 'unknown'),
          }),
          equityMinor: amountMinor,
        }),
      ),
      payables: many(
        fc.record({
          id: fc.uuid(),
          vendor: fc.constant('Agency'),
          accountId: fc.constant('payable'),
          openMinor: amountMinor,
          dueOn: date,
          amountMinor,
          paidOn: maybe(date),
        }),
      ),
      trustTaxes: many(
        fc.record({
          id: fc.uuid(),
          name: fc.constant('Sales tax'),
          amountMinor,
          dueOn: maybe(date),
          paidOn: maybe(date),
          leftMinor: fc.nat({ max: 5 }),
          accountId: fc.constant(null),
        }),
      ),
      formalities: many(
        fc.record({
          ...{ id: fc.uuid(), title: fc.constant('Formality'), recordedOn: date },
          kind: fc.constantFrom('annual-report', 'minutes', 'licence', 'operating-agreement'),
          ...{ dueOn: maybe(date), doneOn: maybe(date) },
        }),
      ),
      advances: many(fc.record({ id: fc.uuid(), title: fc.constant('Fair'), date, returnedOn: maybe(date) })),
    })
    .map((more) => quietFacts({ crossings, ...more })),
);

/** Each list in another order. */
function shuffled(facts: Facts, order: (length: number) => number[]): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      Array.isArray(value) ? order(value.length).map((at) => value[at]) : value,
    ]),
  ) as unknown as Facts;
}

/** What an owner would do about it on the last day. */
function cure(facts: Facts, { check, subject }: Finding): Facts {
  const signed: Paper = { signedOn: YEAR_END, madeOn: YEAR_END };
  const only = <T extends { id: string }>(list: readonly T[], change: Partial<T>) =>
    list.map((one) => (one.id === subject.id ? { ...one, ...change } : one));
  const crossings = only(facts.crossings, { paper: signed });
  const its = facts.crossings.find(({ id }) => id === subject.id);
  switch (check) {
    case 'V01':
      return { ...facts, looseLegs: facts.looseLegs.filter(({ id }) => id !== subject.id) };
    case 'V02':
      return its!.settlement === 'owed'
        ? { ...facts, crossings: [...facts.crossings.map((one) => ({ ...one, paper: signed })), back(its!)] }
        : { ...facts, crossings };
    case 'V03':
    case 'V13':
      return { ...facts, crossings, advances: only(facts.advances!, { returnedOn: YEAR_END }) };
    case 'V04': {
      const passes = { 'balance-sheet': 'passes', 'debts-due': 'passes' } as const;
      const snapshot = {
        id: 'zz',
        crossingId: subject.id,
        preparedOn: YEAR_END,
        results: passes,
        equityMinor: 1,
      };
      return { ...facts, snapshots: [...facts.snapshots!, snapshot] };
    }
    case 'V05':
      return { ...facts, loans: only(facts.loans!, { note: signed }) };
    case 'V06':
      return {
        ...facts,
        loans: only(facts.loans!, {
          rateMillionths: 90_000,
          rateState: 'meets',
          maturesOn: '2027-01-01',
          payments: [],
        }),
      };
    case 'V08':
      return {
        ...facts,
        payables: facts.payables!.map((bill) => ({ ...bill, paidOn: bill.paidOn ?? YEAR_END })),
      };
    case 'V09':
      return { ...facts, trustTaxes: only(facts.trustTaxes!, { paidOn: YEAR_END }) };
    case 'V11':
      return { ...facts, formalities: only(facts.formalities, { doneOn: YEAR_END }) };
    case 'V16':
      return { ...facts, crossings: facts.crossings.filter(({ id }) => id !== subject.id) };
    default:
      throw new Error(`nothing cures ${check}`);
  }
}

/** All that is owed between the two is paid on the last day. */
function back({ fromId, toId }: Crossing): Crossing {
  return {
    ...{
      id: 'zz',
      kind: 'settlement',
      settlement: 'paid' as const,
      effect: null,
      fromId: toId,
      toId: fromId,
      date: YEAR_END,
    },
    ...{ amountMinor: 1_000_000_000, entryIds: [], what: 'settlement', paper: null },
  };
}

describe('whatever happened', () => {
  it('says the same in whatever order it is told', () => {
    fc.assert(
      fc.property(year, fc.integer(), (facts, salt) => {
        const turned = (length: number) =>
          [...Array(length).keys()].sort((a, b) => ((a * 7 + salt) % 5) - ((b * 7 + salt) % 5) || b - a);
        expect(look(shuffled(facts, turned))).toEqual(look(facts));
      }),
    );
  });

  it('has one finding of a check on a subject', () => {
    fc.assert(
      fc.property(year, (facts) => {
        const keys = look(facts).findings.map(keyOf);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('what is cured does not open again on the same subject', () => {
    let cured = 0;
    fc.assert(
      fc.property(year, (facts) => {
        for (const finding of look(facts).findings.filter((one) => one.cured === null)) {
          const after = look(cure(facts, finding)).findings.filter((one) => one.cured === null);
          expect(after.map(keyOf)).not.toContain(keyOf(finding));
          cured += 1;
        }
      }),
    );
    expect(cured).toBeGreaterThan(300);
  });

  it('counts days from what it is about to the cure, or to the day that is asked about', () => {
    fc.assert(
      fc.property(year, (facts) => {
        for (const { since, opened, cured, days } of look(facts).findings) {
          expect(addDays(since, days)).toBe(cured ?? YEAR_END);
          expect(opened >= since).toBe(true);
          expect(cured === null || cured <= YEAR_END).toBe(true);
        }
      }),
    );
  });

  it('a dimension is clear only where nothing is open and nothing is missing', () => {
    fc.assert(
      fc.property(year, (facts) => {
        const health = look(facts);
        for (const { id, state } of health.dimensions) {
          const own = health.checks.filter(({ dimension }) => dimension === id);
          const isClear = own.every((check) => check.state === 'clear' && check.missing.length === 0);
          expect(state === 'clear').toBe(isClear);
        }
      }),
    );
  });
});
