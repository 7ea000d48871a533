import { describe, expect, it } from 'vitest';
import {
  distribute,
  legsOf,
  newPart,
  partsOf,
  problemOf,
  type SplitPart,
  workOut,
} from '../../renderer/features/register/splits.ts';
import type { Entry } from '../../renderer/features/register/types.ts';

const USD = { currency: 'USD', decimal: '.' } as const;
const EUR = { currency: 'EUR', decimal: ',' } as const;
const parts = (...typed: string[]): SplitPart[] =>
  typed.map((text, at) => newPart({ typed: text, account_id: `account-${at}` }));

describe('what the parts of a split come to', () => {
  it('works out sums and leaves the rest', () => {
    const { amounts, remainder } = workOut(10_000, parts('40+5.50*2', '20'), USD);
    expect(amounts).toEqual([5100, 2000]);
    expect(remainder).toBe(2900);
  });

  it('takes percentages of the whole by the largest remainder, so that a hundred percent is all of it', () => {
    const { amounts, remainder } = workOut(10_000, parts('33.3333%', '33.3333%', '33.3334%'), USD);
    expect(amounts).toEqual([3333, 3333, 3334]);
    expect(remainder).toBe(0);
    const halves = workOut(101, parts('50%', '50%'), USD);
    expect(halves.amounts).toEqual([51, 50]);
    expect(halves.remainder).toBe(0);
  });

  it('leaves what a percentage leaves', () => {
    expect(workOut(8640, parts('30%', ''), USD)).toMatchObject({ amounts: [2592, null], remainder: 6048 });
  });

  it('says that parts have too much', () => {
    expect(workOut(1000, parts('60%', '60%'), USD).remainder).toBe(-200);
    expect(workOut(1000, parts('12'), USD).remainder).toBe(-200);
  });

  it('reads the decimal comma where the reader writes it, in percentages, too', () => {
    expect(workOut(20_000, parts('12,5%', '1.000,50'), EUR).amounts).toEqual([2500, 100_050]);
    expect(workOut(20_000, parts('12.5%'), EUR)).toMatchObject({ amounts: [null], unreadable: [0] });
  });

  it('names what it can’t read and counts it for nothing', () => {
    expect(workOut(1000, parts('lunch', '4'), USD)).toEqual({
      amounts: [null, 400],
      unreadable: [0],
      remainder: 600,
    });
  });

  it('knows currencies without cents', () => {
    expect(workOut(1000, parts('33%', '33%', '34%'), { currency: 'JPY', decimal: '.' }).amounts).toEqual([
      330, 330, 340,
    ]);
  });
});

describe('distributing the rest', () => {
  it('fills the empty parts alike', () => {
    expect(distribute(1000, parts('4', '', ''), USD).map((part) => part.typed)).toEqual([
      '4',
      '3.00',
      '3.00',
    ]);
  });

  it('goes by what the parts have where none is empty, to the cent', () => {
    const after = distribute(10_000, parts('10', '20', '30'), USD);
    expect(after.map((part) => part.typed)).toEqual(['16.67', '33.33', '50.00']);
    expect(workOut(10_000, after, USD).remainder).toBe(0);
  });

  it('takes away where there is too much', () => {
    expect(workOut(900, distribute(900, parts('5', '5'), USD), USD)).toMatchObject({
      amounts: [450, 450],
      remainder: 0,
    });
  });

  it('changes nothing where nothing is left', () => {
    const before = parts('50%', '50%');
    expect(distribute(101, before, USD)).toEqual(before);
  });
});

const entry = (...legs: [string, number, Partial<Entry['postings'][number]>?][]): Entry => ({
  id: 'e',
  entity: 'Northlight LLC',
  date: '2026-03-01',
  payee: 'Acme',
  memo: '',
  source: 'import',
  tags: [],
  attachments: 0,
  reviewed: false,
  evidence: [],
  crossing: null,
  postings: legs.map(([account_id, amount_minor, more], line) => ({
    line,
    account: account_id,
    account_id,
    amount: (amount_minor / 100).toFixed(2),
    amount_minor,
    currency: 'USD',
    status: 'cleared',
    memo: null,
    ...more,
  })),
});

describe('the legs that a split stores', () => {
  it('leaves the bank’s leg where it is and gives the others the other sign', () => {
    const before = entry(['checking', -10_000, { status: 'reconciled' }], ['uncategorised', 10_000]);
    const after = [
      newPart({ typed: '30%', account_id: 'meals', memo: 'lunch' }),
      newPart({ typed: '70', account_id: 'travel' }),
    ];
    expect(legsOf(before, 0, after, workOut(10_000, after, USD))).toEqual([
      { account: 'checking', amount: '-100.00', currency: 'USD' },
      { account: 'meals', amount: '30.00', currency: 'USD', memo: 'lunch' },
      { account: 'travel', amount: '70.00', currency: 'USD' },
    ]);
  });

  it('keeps the place of a leg that is not the first', () => {
    const before = entry(['services', -50_000], ['checking', 50_000]);
    const seen = partsOf(before, 1, USD);
    expect(seen.map(({ account_id, typed }) => [account_id, typed])).toEqual([['services', '500.00']]);
    const after = [{ ...seen[0]!, typed: '400' }, newPart({ typed: '100', account_id: 'sales tax' })];
    expect(
      legsOf(before, 1, after, workOut(50_000, after, USD)).map((leg) => [leg.account, leg.amount]),
    ).toEqual([
      ['services', '-400.00'],
      ['checking', '500.00'],
      ['sales tax', '-100.00'],
    ]);
  });

  it('is not stored while anything is amiss', () => {
    const judge = (total: number, list: SplitPart[]) => problemOf(workOut(total, list, USD), list);
    expect(judge(1000, parts('5', '5'))).toBeNull();
    expect(judge(1000, parts('5', '4'))).toBe('remainder');
    expect(judge(1000, parts('5', 'x'))).toBe('unreadable');
    expect(judge(1000, [newPart({ typed: '10' })])).toBe('account');
    expect(judge(0, [])).toBe('empty');
  });

  it('leaves out a part with nothing in it', () => {
    const list = [...parts('10'), newPart()];
    expect(problemOf(workOut(1000, list, USD), list)).toBeNull();
    const before = entry(['checking', -1000], ['uncategorised', 1000]);
    expect(legsOf(before, 0, list, workOut(1000, list, USD))).toHaveLength(2);
  });
});
