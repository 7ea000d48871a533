/** A rule under edit: what it lacks, where it stands, and which entries of the past it is to change. */
import { describe, expect, it } from 'vitest';
import { draftOf, inputOf, problemsOf, type Rule } from '../../renderer/features/rules/draft.ts';
import { moved } from '../../renderer/features/rules/order.ts';
import { pastCounts, pastOf, type RuleTest } from '../../renderer/features/rules/past.ts';

function rule(id: string, position: number): Rule {
  return {
    id,
    entity: 'Acme LLC',
    position,
    field: 'payee',
    test: 'contains',
    value: id,
    direction: null,
    account: 'Expenses:Software',
    account_id: 'a1',
    payee: null,
  };
}

const RULES = ['a', 'b', 'c', 'd'].map((id, at) => rule(id, at + 1));
const ids = (rules: readonly Rule[]) => rules.map(({ id }) => id).join('');

describe('order', () => {
  it('moves a rule and numbers all anew', () => {
    const next = moved(RULES, 3, 1);
    expect(ids(next)).toBe('adbc');
    expect(next.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  });

  it('stops at the ends, and leaves what is not there', () => {
    expect(ids(moved(RULES, 1, 99))).toBe('acdb');
    expect(ids(moved(RULES, 2, -5))).toBe('cabd');
    expect(ids(moved(RULES, 9, 0))).toBe('abcd');
  });
});

describe('a draft', () => {
  it('begins with what a suggestion says', () => {
    const suggested = { ...rule('figma', 1), value: 'figma' };
    expect(draftOf(suggested, 'e1')).toMatchObject({
      entity: 'e1',
      value: 'figma',
      account: 'a1',
      payee: '',
    });
  });

  it('wants a text and a category', () => {
    expect(problemsOf(draftOf({ value: '  ' }, 'e1'))).toEqual(['value', 'account']);
    expect(problemsOf(draftOf({ value: 'x', account_id: 'a1' }, 'e1'))).toEqual([]);
  });

  it('keeps what the bank writes where no payee is given', () => {
    const draft = { ...draftOf({ value: ' figma ', account_id: 'a1' }, 'e1'), payee: '  ' };
    expect(inputOf(draft)).toMatchObject({ value: 'figma', payee: null });
  });
});

describe('the past', () => {
  const test: RuleTest = { hits: 6, would_change: 4, uncategorised: 3, shadowed: 1, entries: [] };

  it('changes what has no category unless somebody says otherwise', () => {
    const counts = pastCounts(test, true);
    expect(counts).toEqual({ leave: 0, uncategorised: 3, everything: 4 });
    expect(pastOf(null, counts)).toBe('uncategorised');
    expect(pastOf('everything', counts)).toBe('everything');
    expect(pastOf('leave', counts)).toBe('leave');
  });

  it('is left alone where all have a category, and while the rule has none', () => {
    expect(pastOf(null, pastCounts({ ...test, uncategorised: 0 }, true))).toBe('leave');
    for (const counts of [pastCounts(test, false), pastCounts(undefined, true)])
      expect(counts).toEqual({ leave: 0, uncategorised: 0, everything: 0 });
  });
});
