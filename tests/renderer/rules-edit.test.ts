/** A rule under edit: what it lacks, where it stands, and which entries of the past it is to change. */
import { describe, expect, it } from 'vitest';
import {
  asksAnything,
  draftOf,
  inputOf,
  problemsOf,
  type Rule,
} from '../../renderer/features/rules/draft.ts';
import { areAlike, moved, placesOf } from '../../renderer/features/rules/order.ts';
import { pastCounts, pastOf, type RuleTest } from '../../renderer/features/rules/past.ts';
import { alsoText, besidesText, partsText, whenText } from '../../renderer/features/rules/words.ts';

function rule(id: string, position: number): Rule {
  return {
    id,
    ...{ entity: 'Acme LLC', stage: 'normal', position, level: 0, label: id },
    ...{ field: 'payee', test: 'contains', value: id, and: [], direction: null },
    ...{ amount_from: null, amount_to: null, accounts: [], account_ids: [], date_from: null, date_to: null },
    ...{ tags: [], account: 'Expenses:Software', account_id: 'a1', parts: [], crossing: null },
    ...{ payee: null, memo: null, add_tags: [], reviewed: false },
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

describe('among its like', () => {
  const mixed = [
    { ...rule('a', 1), stage: 'first' as const },
    { ...rule('b', 2), level: 1 },
    ...[rule('c', 3), rule('d', 4)],
  ];

  it('a rule stays with those of its stage with as many conditions', () => {
    expect(mixed.map((_, at) => placesOf(mixed, at))).toEqual([
      { first: 0, last: 0 },
      { first: 1, last: 1 },
      { first: 2, last: 3 },
      { first: 2, last: 3 },
    ]);
    expect(areAlike(mixed[2]!, mixed[3])).toBe(true);
    expect(areAlike(mixed[2]!, undefined)).toBe(false);
  });
});

describe('a draft', () => {
  it('begins with what a suggestion says', () => {
    const suggested = { ...rule('figma', 1), value: 'figma' };
    expect(draftOf(suggested, 'e1')).toMatchObject({
      ...{ entity: 'e1', texts: [{ field: 'payee', test: 'contains', value: 'figma' }] },
      ...{ account: 'a1', payee: '', amounts: null, parts: null },
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

describe('a draft of many conditions and deeds', () => {
  const saved: Rule = {
    ...rule('uber', 1),
    ...{ stage: 'last', level: 5, and: [{ field: 'memo', test: 'matches', value: 'trip|eats' }] },
    ...{ direction: 'out', amount_from: '5', amount_to: '50.00', date_from: '2025-01-01', tags: ['t'] },
    ...{ accounts: ['Assets:Checking'], account_ids: ['m1'], account: null, account_id: null },
    parts: [
      { account: 'Expenses:Travel', account_id: 'a1', amount: null, percent: '30' },
      { account: 'Expenses:Tips', account_id: 'a2', amount: '1.50', percent: null },
      { account: 'Expenses:Meals', account_id: 'a3', amount: null, percent: null },
    ],
    ...{ payee: 'Uber', memo: 'ride', add_tags: ['u'], crossing: null },
  };

  it('says what the rule says, and back again', () => {
    const {
      id: _,
      entity: _e,
      position: _p,
      level: _l,
      label: _la,
      account_ids,
      account_id,
      ...said
    } = saved;
    const parts = saved.parts.map(({ account_id: account, amount, percent }) => ({
      account,
      amount,
      percent,
    }));
    expect(inputOf(draftOf(saved, 'e1'))).toEqual({
      ...said,
      accounts: account_ids,
      account: account_id,
      parts,
    });
  });

  it('reads as a sentence', () => {
    expect(whenText(saved)).toBe(
      'Payee contains “uber”, Memo matches “trip|eats”, money out, 5 to 50.00, in Checking, since 2025-01-01, tagged t',
    );
    expect(besidesText(saved)).toBe(
      'Travel 30% + Tips 1.50 + Meals the rest, as “Uber”, note “ride”, tagged u',
    );
    const either = { ...rule('a\nb', 1), test: 'one_of' as const, amount_from: '9', amount_to: '9' };
    expect(whenText(either)).toBe('Payee is one of “a” or “b”, amount 9');
  });

  it('may say what crosses, in place of a category', () => {
    const crossing = {
      ...{ kind: 'draw' as const, with: 'Maya', with_id: 'e2' },
      ...{ account: 'Assets:Savings', account_id: 'a9' },
    };
    const draft = draftOf({ ...saved, stage: 'normal', parts: [], crossing }, 'e1');
    expect([problemsOf(draft), inputOf(draft)]).toMatchObject([
      [],
      { account: null, parts: [], crossing: { kind: 'draw', with: 'e2', account: 'a9' } },
    ]);
    expect(inputOf({ ...draft, stage: 'first' })).toMatchObject({ crossing: null });
    expect(besidesText({ ...saved, parts: [], crossing })).toMatch(
      /^Draw with Maya \(Savings\), in both books, as “Uber”/,
    );
  });

  it('what applying does besides reads alike', () => {
    const change = {
      ...{ entry_id: 'e', date: '2025-01-01', payee: 'X', amount: '-1.00', currency: 'USD', rule: 'x' },
      ...{ from: 'Expenses:Uncategorised', to: 'Expenses:Travel, Expenses:Meals' },
      ...{ parts: ['Expenses:Travel', 'Expenses:Meals'], crossing: null, to_payee: 'Y', to_memo: null },
      ...{ add_tags: ['u'], reviewed: true },
    };
    expect(partsText(change.parts)).toBe('Travel + Meals');
    expect(alsoText(change)).toBe('as “Y”, tagged u, marked reviewed');
    expect(alsoText({ ...change, to_payee: null, add_tags: [], reviewed: false })).toBe('');
  });

  it('lacks a category in a part, a share that can be read, or anything to do', () => {
    const draft = draftOf(saved, 'e1');
    expect(problemsOf(draft)).toEqual([]);
    expect(problemsOf({ ...draft, parts: [{ account: null, share: 'half' }] })).toEqual(['parts', 'share']);
    const first = { ...draft, stage: 'first' as const };
    expect(problemsOf(first)).toEqual([]);
    expect(inputOf(first)).toMatchObject({ account: null, parts: [] });
    expect(problemsOf({ ...first, payee: ' ', memo: '', addTags: [] })).toEqual(['nothing']);
    expect(problemsOf({ ...draftOf({ value: 'x' }, 'e1'), payee: 'X' })).toEqual([]);
  });

  it('asks something once a text is written, or something else is chosen', () => {
    const blank = draftOf({}, 'e1');
    expect(asksAnything(blank)).toBe(false);
    expect(asksAnything({ ...blank, texts: [] })).toBe(false);
    expect(asksAnything({ ...blank, texts: [], amounts: { from: null, to: '5' } })).toBe(true);
    expect(asksAnything({ ...blank, texts: [], amounts: { from: null, to: null } })).toBe(false);
    expect(asksAnything({ ...blank, amounts: { from: null, to: '5' } })).toBe(false);
  });
});

describe('the past', () => {
  const test: RuleTest = {
    ...{ hits: 6, would_change: 4, uncategorised: 3, shadowed: 1, any_text: false, entries: [] },
  };

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
