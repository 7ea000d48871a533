/** A rule under edit: what it lacks, where it stands, and which entries of the past it is to change. */
import { describe, expect, it } from 'vitest';
import { draftOf, inputOf, problemsOf, type Rule } from '../../renderer/features/rules/draft.ts';
import { moved } from '../../renderer/features/rules/order.ts';
import { type Hit, pastEntries, type RuleTest } from '../../renderer/features/rules/past.ts';

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
  const hit = (entry_id: string, change: Partial<Hit>): Hit => ({
    entry_id,
    date: '2026-01-01',
    payee: 'Figma',
    memo: '',
    amount: '-5.00',
    amount_minor: -500,
    currency: 'USD',
    account: 'Expenses:Uncategorised',
    would_change: true,
    rule: null,
    ...change,
  });
  const test: RuleTest = {
    hits: 4,
    would_change: 3,
    shadowed: 1,
    entries: [
      hit('open', {}),
      hit('by hand', { account: 'Expenses:Travel' }),
      hit('same', { would_change: false, account: 'Expenses:Software' }),
      hit('taken', { rule: 'an earlier one' }),
    ],
  };
  const isOpen = (path: string) => path.endsWith('Uncategorised');

  it('changes what has no category, all that would change, or nothing', () => {
    expect(pastEntries(test, 'open', isOpen)).toEqual(['open']);
    expect(pastEntries(test, 'all', isOpen)).toEqual(['open', 'by hand']);
    expect(pastEntries(test, 'leave', isOpen)).toEqual([]);
    expect(pastEntries(undefined, 'all', isOpen)).toEqual([]);
  });
});
