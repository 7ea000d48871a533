import { describe, expect, it } from 'vitest';
import {
  applied,
  lockOf,
  plainUpdate,
  updateOf,
  wantsLegs,
} from '../../renderer/features/register/changes.ts';
import type { Entry, RegisterRow } from '../../renderer/features/register/types.ts';

const row: RegisterRow = {
  entry_id: 'e',
  line: 1,
  entity_id: 'llc',
  account_id: 'checking',
  date: '2026-03-01',
  payee: 'FIGMA 4029',
  memo: '',
  tags: [],
  others: [
    {
      account_id: 'uncategorised',
      account: 'Expenses:Uncategorised',
      amount: '45.00',
      amount_minor: 4500,
      currency: 'USD',
      memo: null,
    },
  ],
  amount: '-45.00',
  amount_minor: -4500,
  currency: 'USD',
  balance: '955.00',
  balance_minor: 95_500,
  status: 'cleared',
  source: 'manual',
  from_bank: false,
  closed: false,
  attachments: 0,
  crossing: null,
  reviewed: false,
};

const entry: Entry = {
  id: 'e',
  entity: 'Northlight LLC',
  date: row.date,
  payee: row.payee,
  memo: 'of the entry',
  source: 'manual',
  tags: [],
  attachments: 0,
  crossing: null,
  reviewed: false,
  evidence: [],
  postings: [
    {
      line: 0,
      account: 'Expenses:Uncategorised',
      account_id: 'uncategorised',
      amount: '45.00',
      amount_minor: 4500,
      currency: 'USD',
      status: 'cleared',
      memo: null,
    },
    {
      line: 1,
      account: 'Assets:Checking',
      account_id: 'checking',
      amount: '-45.00',
      amount_minor: -4500,
      currency: 'USD',
      status: 'reconciled',
      memo: null,
    },
  ],
};
const software = { id: 'software', path: 'Expenses:Software' };

describe('a change as it is drawn', () => {
  it('moves the balance by what the amount moved', () => {
    expect(applied(row, { field: 'amount', amount_minor: -5000 })).toMatchObject({
      amount: '-50.00',
      balance_minor: 95_000,
      balance: '950.00',
      others: [{ amount_minor: 5000, amount: '50.00' }],
    });
  });

  it('gives the category of a payee along with it', () => {
    const after = applied(row, { field: 'payee', payee: 'Figma', category: software });
    expect(after).toMatchObject({ payee: 'Figma', others: [{ account: 'Expenses:Software' }] });
    expect(row.payee).toBe('FIGMA 4029');
  });
});

describe('a change as it is asked of the core', () => {
  it('keeps every leg in its place, and does not say what is reconciled', () => {
    expect(updateOf(entry, row, { field: 'category', category: software })).toEqual({
      id: 'e',
      postings: [
        { account: 'software', amount: '45.00', currency: 'USD', status: 'cleared' },
        { account: 'checking', amount: '-45.00', currency: 'USD' },
      ],
    });
  });

  it('goes to the leg that the row stands for, where two are of one account', () => {
    const leg = (line: number, amount: string, memo: string | null) => ({
      ...entry.postings[1]!,
      ...{ line, amount, amount_minor: Number(amount) * 100, memo, status: 'cleared' as const },
    });
    const both: Entry = {
      ...entry,
      // One that was between them is gone.
      postings: [leg(0, '-20.00', 'first'), { ...entry.postings[0]!, line: 1 }, leg(3, '-20.00', 'second')],
    };
    const rowOf = (line: number): RegisterRow => ({ ...row, line, amount: '-20.00', amount_minor: -2000 });
    const memos = (line: number) =>
      updateOf(both, rowOf(line), { field: 'memo', memo: 'new' }).postings?.map((one) => one.memo);
    expect(memos(3)).toEqual(['first', undefined, 'new']);
    expect(memos(0)).toEqual(['new', undefined, 'second']);
    // Its legs were changed meanwhile: the account’s first.
    expect(memos(1)).toEqual(['new', undefined, 'second']);
  });

  it('changes both legs with the amount', () => {
    const { postings } = updateOf(entry, row, { field: 'amount', amount_minor: -5000 });
    expect(postings?.map((leg) => leg.amount)).toEqual(['50.00', '-50.00']);
  });

  it('writes the memo where it is read from: the leg’s own, or the entry’s', () => {
    expect(updateOf(entry, row, { field: 'memo', memo: 'seat' })).toEqual({ id: 'e', memo: 'seat' });
    const own = {
      ...entry,
      postings: entry.postings.map((leg, at) => (at === 1 ? { ...leg, memo: 'check 1' } : leg)),
    };
    const { postings, memo } = updateOf(own, row, { field: 'memo', memo: 'check 2' });
    expect(memo).toBeUndefined();
    expect(postings?.[1]?.memo).toBe('check 2');
  });

  it('reads the legs only where they matter', () => {
    expect(wantsLegs({ field: 'date', date: '2026-03-02' })).toBe(false);
    expect(wantsLegs({ field: 'payee', payee: 'Figma' })).toBe(false);
    expect(wantsLegs({ field: 'payee', payee: 'Figma', category: software })).toBe(true);
    expect(plainUpdate(row, { field: 'tags', tags: ['design'] })).toEqual({ id: 'e', tags: ['design'] });
  });
});

describe('what can’t be changed, and why', () => {
  it('is the bank’s day and amount', () => {
    const bank = { ...row, source: 'import' as const, from_bank: true };
    expect(lockOf(bank, 'amount')).toBe('bank');
    expect(lockOf(bank, 'date')).toBe('bank');
    expect(lockOf(bank, 'category')).toBeNull();
    expect(lockOf(bank, 'payee')).toBeNull();
    // Seen from the other side of a transfer, the bank's leg is the other one.
    expect(lockOf({ ...bank, from_bank: false }, 'category')).toBe('bank');
  });

  it('is everything in a closed period', () => {
    expect(lockOf({ ...row, closed: true }, 'memo')).toBe('closed');
  });

  it('is the amount of a reconciled row, and of a split', () => {
    expect(lockOf({ ...row, status: 'reconciled' }, 'amount')).toBe('reconciled');
    expect(lockOf({ ...row, others: [row.others[0]!, row.others[0]!] }, 'amount')).toBe('split');
    expect(lockOf(row, 'amount')).toBeNull();
  });
});
