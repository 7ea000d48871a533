/** A CSV mapping while somebody edits it: one meaning a column, nothing that can’t be read. */
import { describe, expect, it } from 'vitest';
import {
  blankDraft,
  DATE_FORMATS,
  dateExample,
  finished,
  type MappingDraft,
  missingIn,
  ROLES,
  roleOf,
  tellingRows,
  withFirstRow,
  withFlagWords,
  withHeaderRow,
  withRole,
} from '../../renderer/features/import/mapping.ts';
import { isDateFormat } from '../../shared/contract/mapping.ts';

const blank = blankDraft(0);

function withRoles(...roles: [column: number, role: (typeof ROLES)[number]][]): MappingDraft {
  return roles.reduce((draft, [column, role]) => withRole(draft, column, role), blank);
}

describe('roles', () => {
  it('give each column one meaning, and take it away again', () => {
    for (const role of ROLES) {
      const draft = withRole(blank, 3, role);
      expect(roleOf(draft, 3)).toBe(role);
      expect(roleOf(withRole(draft, 3, 'ignore'), 3)).toBe('ignore');
    }
  });

  it('move a meaning that one column has', () => {
    const draft = withRoles([0, 'date'], [4, 'date']);
    expect(roleOf(draft, 0)).toBe('ignore');
    expect(roleOf(draft, 4)).toBe('date');
  });

  it('join several columns for payee and memo, in the file’s order', () => {
    expect(withRoles([5, 'payee'], [2, 'payee'], [3, 'memo']).columns).toMatchObject({
      payee: [2, 5],
      memo: [3],
    });
  });

  it('have one column for both directions, or one for each', () => {
    const each = withRoles([1, 'out'], [2, 'in']);
    expect(each.columns).toMatchObject({ out: 1, in: 2 });
    const both = withRole(each, 3, 'amount');
    expect(both.columns).toMatchObject({ amount: 3 });
    expect(both.columns.out).toBeUndefined();
    expect(withRole(both, 1, 'out').columns.amount).toBeUndefined();
  });

  it('tell the direction by a column’s words, and forget them with the column', () => {
    const draft = withFlagWords(withRole(blank, 2, 'direction'), 'debit', 'Af,  Uit ,');
    expect(draft.sign).toMatchObject({ rule: 'flag', column: 2, debit: ['af', 'uit'] });
    expect(withRole(draft, 2, 'payee').sign).toEqual({ rule: 'as-is' });
  });
});

describe('a draft', () => {
  it('says what is missing until it can be read', () => {
    expect(missingIn(blank)).toEqual(['date', 'amount']);
    expect(finished(blank)).toBeNull();
    const draft = withRoles([0, 'date'], [1, 'payee'], [2, 'amount']);
    expect(missingIn(draft)).toEqual([]);
    expect(finished(draft)?.columns).toEqual({ date: 0, payee: [1], memo: [], amount: 2 });
    expect(missingIn({ ...draft, dateFormat: 'MM/DD' })).toEqual(['dateFormat']);
    const silent = withFlagWords(withFlagWords(withRole(draft, 3, 'direction'), 'debit', ''), 'credit', '');
    expect(missingIn(silent)).toEqual(['direction']);
  });

  it('keeps the names above the transactions', () => {
    expect(withHeaderRow(blank, 4)).toMatchObject({ headerRow: 4, firstRow: 5 });
    expect(withFirstRow(withHeaderRow(blank, 4), 3)).toMatchObject({ headerRow: null, firstRow: 3 });
    expect(withHeaderRow(blank, null)).toMatchObject({ headerRow: null, firstRow: 1 });
    expect(blankDraft(null)).toMatchObject({ headerRow: null, firstRow: 0 });
  });
});

describe('help', () => {
  it('offers only date formats that can be read, each with an example', () => {
    for (const format of DATE_FORMATS) expect(isDateFormat(format)).toBe(true);
    expect(dateExample('DD-MMM-YY')).toBe('31-Jan-26');
    expect(dateExample('YYYYMMDD')).toBe('20260131');
  });
});

it('shows the first rows, and those that fill what these leave blank', () => {
  const rows = [['a', ''], ['b', ' '], ['c', ''], ['d', 'x'], ['e', 'y', 'z'], ['f']];
  expect(tellingRows(rows, 2)).toEqual([0, 1, 3, 4]);
});
