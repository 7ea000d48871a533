/** What holds for rules of any kind: those of before the stages hit as they did, splits add up, stages keep their order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, type RuleSubject } from '../../main/rules/conditions.ts';
import { applyToRow, type Category, compileRule, shareOf } from '../../main/rules/match.ts';
import { type CompiledPart, compilePart, requireSoundSplit, splitAmong } from '../../main/rules/split.ts';
import { compareByKind, EMPTY_RULE, type RulePart, type RuleRow } from '../../main/rules/store.ts';

const ACCOUNTS = ['a', 'b', 'c', 'd', 'e'];
const CATEGORIES: ReadonlyMap<string, Category> = new Map(
  ACCOUNTS.map((id) => [id, { id, currency: id === 'e' ? 'EUR' : null, role: 'other', archived: 0 }]),
);
const words = fc.string({ unit: fc.constantFrom('a', 'b', 'B', ' '), maxLength: 6 });
const subject: fc.Arbitrary<RuleSubject> = fc.record({
  payee: words,
  memo: words,
  amountMinor: fc.integer({ min: -500, max: 500 }),
  date: fc.constant('2025-01-01'),
  money: fc.record({ accountId: fc.constantFrom('a', 'bank'), currency: fc.constantFrom('USD', 'EUR') }),
});
const oldRule = fc.record({
  field: fc.constantFrom('payee', 'memo', 'any'),
  test: fc.constantFrom('contains', 'is', 'starts'),
  value: words.filter((value) => value.trim() !== ''),
  direction: fc.constantFrom(null, 'in', 'out'),
  account_id: fc.constantFrom(...ACCOUNTS),
  payee: fc.constantFrom(null, 'Renamed'),
} as const);

function numbered(rules: readonly Partial<RuleRow>[]): RuleRow[] {
  return rules.map((rule, index) => ({
    ...EMPTY_RULE,
    ...rule,
    id: `r${index}`,
    entity_id: 'x',
    position: index + 1,
  }));
}

describe('rules of before the stages', () => {
  /** How they were tried: the first in the owner's order that hits decides. */
  function firstHit(rules: readonly RuleRow[], row: RuleSubject): RuleRow | undefined {
    const texts = { payee: normalise(row.payee), memo: normalise(row.memo) };
    const holds = (test: string, text: string, wanted: string) =>
      test === 'contains'
        ? text.includes(wanted)
        : test === 'starts'
          ? text.startsWith(wanted)
          : text === wanted;
    return rules.find(({ field, test, value, direction, account_id }) => {
      const { currency } = CATEGORIES.get(account_id!)!;
      if (account_id === row.money.accountId) return false;
      if (currency !== null && currency !== row.money.currency) return false;
      if (direction !== null && (direction === 'in') !== row.amountMinor > 0) return false;
      const fields = field === 'any' ? (['payee', 'memo'] as const) : ([field] as const);
      return fields.some((name) => holds(test, texts[name], normalise(value!)));
    });
  }

  it('stand in the order in which they stood, and do what they did', () => {
    fc.assert(
      fc.property(fc.array(oldRule, { maxLength: 8 }), subject, (said, row) => {
        const rules = numbered(said);
        expect(rules.toSorted(compareByKind)).toEqual(rules);
        const hit = applyToRow(
          rules.map((rule) => compileRule(rule, CATEGORIES)),
          row,
        );
        const wanted = firstHit(rules, row);
        expect(hit && [hit.ruleId, hit.parts.map((part) => part.accountId), hit.payee]).toEqual(
          wanted ? [wanted.id, [wanted.account_id], wanted.payee] : null,
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a split', () => {
  const share = fc.oneof(
    fc.record({
      amount: fc.integer({ min: 1, max: 9999 }).map((n) => (n / 100).toFixed(2)),
      percent: fc.constant(null),
    }),
    fc.record({
      amount: fc.constant(null),
      percent: fc.integer({ min: 1, max: 400_000 }).map((n) => String(n / 10_000)),
    }),
  );
  const parts: fc.Arbitrary<RulePart[]> = fc.oneof(
    fc
      .array(share, { maxLength: 4 })
      .map((shares) => [...shares, { amount: null, percent: null }].map(withAccount)),
    fc
      .array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 3 })
      .filter((all) => sum(all) < 1_000_000)
      .map((all) =>
        [...all, 1_000_000 - sum(all)]
          .map((n) => ({ amount: null, percent: String(n / 10_000) }))
          .map(withAccount),
      ),
  );
  function withAccount(part: Omit<RulePart, 'account_id'>, index: number): RulePart {
    return { ...part, account_id: ACCOUNTS[index]! };
  }
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const compiled = (all: readonly RulePart[]): CompiledPart[] => all.map((part) => compilePart(part, false));
  const isSound = (all: readonly RulePart[]): boolean => {
    try {
      requireSoundSplit(all);
      return true;
    } catch {
      return false;
    }
  };

  it('adds up to the row, to the unit, or leaves it; and no leg goes the other way', () => {
    let split = 0;
    fc.assert(
      fc.property(parts.filter(isSound), fc.integer({ min: -2_000_000, max: 2_000_000 }), (all, row) => {
        const legs = splitAmong(compiled(all), row, 'USD');
        if (legs === null) return;
        split += legs.length > 1 ? 1 : 0;
        expect(sum(legs.map((leg) => leg.amountMinor))).toBe(row === 0 ? 0 : -row);
        expect(legs.every((leg) => leg.amountMinor === 0 || leg.amountMinor > 0 === row < 0)).toBe(true);
        const byAccount = new Map(legs.map((leg) => [leg.accountId, Math.abs(leg.amountMinor)]));
        for (const { account_id, amount, percent } of all) {
          const got = byAccount.get(account_id) ?? 0;
          if (amount !== null) expect(got).toBe(Math.round(Number(amount) * 100));
          if (percent !== null)
            expect(Math.abs(got - (Math.abs(row) * Number(percent)) / 100)).toBeLessThan(1.001);
        }
      }),
      { numRuns: 1000 },
    );
    expect(split).toBeGreaterThan(300);
  });

  it('only leaves rows that the amounts are more than', () => {
    fc.assert(
      fc.property(parts.filter(isSound), fc.integer({ min: 1, max: 2_000_000 }), (all, row) => {
        const asked = sum(
          all.map(({ amount, percent }) => Number(amount ?? 0) * 100 + (row * Number(percent ?? 0)) / 100),
        );
        if (asked < row - all.length) expect(splitAmong(compiled(all), row, 'USD')).not.toBeNull();
        if (asked > row + all.length) expect(splitAmong(compiled(all), row, 'USD')).toBeNull();
      }),
    );
  });
});

describe('stages', () => {
  const anyRule = fc.record({
    stage: fc.constantFrom('first', 'normal', 'last'),
    value: fc.constantFrom(null, 'a', 'b'),
    direction: fc.constantFrom(null, 'in', 'out'),
    amount_from: fc.constantFrom(null, '1', '2'),
    account_id: fc.constantFrom(null, 'b', 'c'),
    payee: fc.constantFrom(null, 'P', 'Q'),
    memo: fc.constantFrom(null, 'M', 'N'),
    add_tags: fc.constantFrom<string[]>([], ['t'], ['u']),
    tags: fc.constantFrom<string[]>([], ['t']),
  } as const);

  it('what a row gets is what each rule adds to those before it, up to the first that gives a category', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), subject, (said, row) => {
        const rules = numbered(
          said.map((rule) => (rule.stage === 'first' ? { ...rule, account_id: null } : rule)),
        )
          .toSorted(compareByKind)
          .map((rule) => compileRule(rule, CATEGORIES));
        const shares = rules
          .map(({ row: { id } }) => shareOf(rules, id, row))
          .filter(({ hit, taker }) => hit !== null && taker === null)
          .map(({ hit }) => hit!);
        const hit = applyToRow(rules, row);
        const sole = <T>(all: readonly (T | null)[]) => {
          const said = all.filter((one) => one !== null);
          expect(said.length).toBeLessThan(2);
          return said[0] ?? null;
        };
        expect(hit === null).toBe(shares.length === 0);
        expect(hit?.payee ?? null).toBe(sole(shares.map((one) => one.payee)));
        expect(hit?.memo ?? null).toBe(sole(shares.map((one) => one.memo)));
        expect(new Set(hit?.tags)).toEqual(new Set(shares.flatMap((one) => one.tags)));
        const deciders = shares.filter((one) => one.parts.length > 0);
        expect(hit?.parts ?? []).toEqual(deciders[0]?.parts ?? []);
        expect(deciders.length).toBeLessThan(2);
        if (deciders[0]) expect(hit!.ruleId).toBe(deciders[0].ruleId);
      }),
      { numRuns: 1000 },
    );
  });
});
