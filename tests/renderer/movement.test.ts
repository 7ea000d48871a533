/** The form of a movement: what it asks for, what is wanted, and the command that comes of it. */
import { describe, expect, it } from 'vitest';
import {
  askedOf,
  emptyDraft,
  fieldOf,
  inputOf,
  type Known,
  type MovementDraft,
  paymentOf,
  wantedOf,
} from '../../renderer/features/crossing/movement.ts';

const draft = (more: Partial<MovementDraft>): MovementDraft => ({
  ...emptyDraft('2025-03-01'),
  ...{ from: 'llc', to: 'dana' },
  ...more,
});
const known = (more: Partial<Known> = {}): Known => ({ entry: 'e1', gives: true, counter: null, ...more });

describe('told in full', () => {
  it('wants who, what and how much, one after the other', () => {
    expect(wantedOf(draft({ from: null }), null)).toBe('from');
    expect(wantedOf(draft({}), null)).toBe('kind');
    expect(wantedOf(draft({ kind: 'draw' }), null)).toBe('amount');
    expect(wantedOf(draft({ kind: 'draw', amount: 100 }), null)).toBeNull();
  });

  it('becomes a command without what was left empty, amounts to the cent', () => {
    expect(inputOf(draft({ kind: 'draw', amount: 120_005, purpose: ' Rent ' }), null, 'USD')).toEqual({
      ...{ kind: 'draw', from: 'llc', to: 'dana', date: '2025-03-01', currency: 'USD' },
      ...{ amount: '1200.05', purpose: 'Rent' },
    });
  });

  it('leaves out what was filled in for another kind', () => {
    const left = { category: 'travel', interest: 500, settlement: 'owed', employerTax: 5 } as const;
    const input = inputOf(draft({ kind: 'draw', amount: 100, ...left }), null, 'USD');
    for (const name of ['category', 'interest', 'settlement', 'employer_tax'])
      expect(input).not.toHaveProperty(name);
    expect(inputOf(draft({ kind: 'personal', amount: 100, ...left }), null, 'USD')).toMatchObject({
      category: 'travel',
      settlement: 'owed',
    });
    expect(inputOf(draft({ kind: 'repayment', amount: 1000, ...left }), null, 'JPY')).toMatchObject({
      amount: '1000',
      interest: '500',
    });
  });

  it('of property wants the account of what is given and what it becomes', () => {
    const property = draft({ kind: 'contribution', amount: 100, isProperty: true });
    expect(wantedOf(property, null)).toBe('from_account');
    expect(wantedOf({ ...property, fromAccount: 'car' }, null)).toBe('to_account');
    expect(wantedOf({ ...property, fromAccount: 'car', toAccount: 'assets' }, null)).toBeNull();
  });

  it('of wages takes whole parts of what was withheld', () => {
    const wages = draft({ kind: 'wages', amount: 500_000, employerTax: 38_250 });
    const half = { ...wages, withheld: [{ account: 'fica', amount: null }] };
    expect(wantedOf(half, null)).toBe('withheld');
    const withheld = [
      { account: 'fica', amount: 38_250 },
      { account: null, amount: null },
    ];
    expect(inputOf({ ...wages, withheld }, null, 'USD')).toMatchObject({
      employer_tax: '382.50',
      withheld: [{ account: 'fica', amount: '382.50' }],
    });
  });
});

describe('with an entry', () => {
  it('asks for no day, and for no amount but that of wages', () => {
    expect(askedOf(draft({ kind: 'draw' }), known())).toMatchObject({
      ...{ amount: false, fromAccount: false, toAccount: true, property: false },
    });
    expect(askedOf(draft({ kind: 'wages' }), known()).amount).toBe(true);
    expect(inputOf(draft({ kind: 'draw', with: 'dana', purpose: 'Rent' }), known(), 'USD')).toEqual({
      ...{ kind: 'draw', entry: 'e1', with: 'dana', purpose: 'Rent' },
    });
  });

  it('asks for the account of the other books alone, and for none where their entry is there', () => {
    expect(askedOf(draft({ kind: 'contribution' }), known({ gives: false }))).toMatchObject({
      ...{ fromAccount: true, toAccount: false },
    });
    const both = known({ counter: 'e2' });
    expect(askedOf(draft({ kind: 'draw' }), both)).toMatchObject({ fromAccount: false, toAccount: false });
    expect(inputOf(draft({ kind: 'draw', toAccount: 'bank' }), both, 'USD')).toMatchObject({
      counter_entry: 'e2',
    });
  });
});

it('words of the core stand at the field that they are about', () => {
  const of = (facts: Record<string, unknown>) => fieldOf({ facts }, 'Dana');
  expect(of({ field: 'purpose' })).toBe('purpose');
  expect(of({ issues: [{ field: 'withheld.0.amount' }] })).toBe('withheld');
  expect(of({ accounts: [{ entity: 'Dana' }] })).toBe('from_account');
  expect(of({ accounts: [{ entity: 'Northlight LLC' }] })).toBe('to_account');
  expect(of({ closed_through: '2024-12-31' })).toBe('date');
  expect(of({})).toBeNull();
});

describe('on a loan', () => {
  it('adds what is lent to one that somebody chose, and nothing else', () => {
    const lent = draft({ kind: 'loan', amount: 100_000 });
    expect(inputOf(lent, null, 'USD', 'note-1')).toMatchObject({ loan: 'note-1' });
    expect(inputOf(lent, null, 'USD')).not.toHaveProperty('loan');
    expect(inputOf(draft({ kind: 'draw', amount: 100 }), null, 'USD', 'note-1')).not.toHaveProperty('loan');
  });

  it('pays with the entries of both sides, the payer’s first, and their own day', () => {
    const paid = draft({ kind: 'repayment', purpose: ' First payment ' });
    expect(paymentOf('note-1', paid, known({ counter: 'e2' }), 336_000, 'USD')).toEqual({
      ...{
        loan: 'note-1',
        amount: '3360.00',
        memo: 'First payment',
        borrower_entry: 'e1',
        lender_entry: 'e2',
      },
    });
    expect(paymentOf('note-1', paid, known({ gives: false }), 336_000, 'USD')).toEqual({
      ...{ loan: 'note-1', amount: '3360.00', memo: 'First payment', lender_entry: 'e1' },
    });
  });

  it('told in full, pays on the day and through the accounts that were said, split as somebody says', () => {
    const paid = draft({ kind: 'repayment', interest: 36_000, fromAccount: 'ours', toAccount: 'theirs' });
    expect(paymentOf('note-1', paid, null, 336_000, 'USD')).toEqual({
      ...{ loan: 'note-1', amount: '3360.00', memo: '', date: '2025-03-01', interest: '360.00' },
      ...{ borrower_account: 'ours', lender_account: 'theirs' },
    });
  });
});
