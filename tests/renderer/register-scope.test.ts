import { describe, expect, it } from 'vitest';
import { amountOf, emptyEntry, entryOf, missingOf } from '../../renderer/features/register/new-entry.ts';
import {
  definitionOf,
  filtersOf,
  INBOX_FILTERS,
  inboxQuery,
  queryOf,
} from '../../renderer/features/register/scope.ts';
import { newPart } from '../../renderer/features/register/splits.ts';
import { isStatement } from '../../renderer/features/register/use-row-drop.ts';

describe('what a register asks for', () => {
  const year = { from: '2026-01-01', to: '2026-12-31' };

  it('is its account, within the period of the frame', () => {
    expect(queryOf({ account: 'a' }, {} as never, year)).toEqual({ account: 'a', ...year });
    expect(queryOf({ account: 'a' }, {} as never, null)).toEqual({ account: 'a' });
  });

  it('takes the days of the address before those of the frame', () => {
    expect(queryOf({}, { from: '2026-03-01' } as never, year)).toEqual({ from: '2026-03-01' });
  });

  it('leaves out what an address can’t mean', () => {
    const search = { from: 'yesterday', amount_min: 'lots', amount_max: '20', text: '  ', tag: ' tax ' };
    expect(queryOf({}, search as never, null)).toEqual({ amount_max: '20', tag: 'tax' });
  });

  it('knows its filters, and a view keeps just them', () => {
    const search = { entity: 'x', entry: 'y', status: 'pending', text: 'figma' };
    expect(filtersOf(search as never)).toEqual(['text', 'status']);
    expect(definitionOf(search as never)).toEqual({ text: 'figma', status: 'pending' });
  });
});

describe('what the inbox asks for', () => {
  it('is what its address narrows, and nothing that belongs to a register', () => {
    const search = { account: 'a', from: '2026-03-01', to: '2026-03-31', text: ' shop ', direction: 'out' };
    const narrowed = { ...search, status: 'pending', category: 'c', amount_min: '5' } as never;
    expect(inboxQuery('llc', narrowed)).toEqual({ ...search, entity: 'llc', text: 'shop', amount_min: '5' });
    expect(filtersOf(narrowed, INBOX_FILTERS)).not.toContain('status');
    expect(filtersOf(narrowed)).not.toContain('account');
    expect(inboxQuery(undefined, {} as never)).toEqual({});
  });
});

describe('a new transaction', () => {
  const USD = { currency: 'USD', decimal: '.' } as const;
  const form = { ...emptyEntry('2026-03-01', 'checking'), payee: 'Figma' };

  it('says what is missing, one thing after the other', () => {
    expect(missingOf({ ...form, account_id: null }, USD)).toBe('account');
    expect(missingOf(form, USD)).toBe('amount');
    expect(missingOf({ ...form, out: '4 apples' }, USD)).toBe('unreadable');
    expect(missingOf({ ...form, out: '45' }, USD)).toBe('category');
    expect(missingOf({ ...form, out: '45', category_id: 'software' }, USD)).toBeNull();
    expect(missingOf({ ...form, out: '45', parts: [newPart()] }, USD)).toBe('split');
  });

  it('takes what went out from the account and gives it to the category', () => {
    expect(amountOf({ out: '45*2', in: '' }, USD)).toBe(-9000);
    const entry = entryOf({ ...form, out: '45*2', category_id: 'software' }, 'llc', USD);
    expect(entry.postings).toEqual([
      { account: 'checking', amount: '-90.00', currency: 'USD' },
      { account: 'software', amount: '90.00', currency: 'USD' },
    ]);
  });

  it('splits what came in', () => {
    const parts = [
      newPart({ typed: '80%', account_id: 'services' }),
      newPart({ typed: '20%', account_id: 'tax', memo: 'sales tax' }),
    ];
    const entry = entryOf({ ...form, in: '100', parts }, 'llc', USD);
    expect(entry.postings.map((leg) => [leg.account, leg.amount, leg.memo])).toEqual([
      ['checking', '100.00', undefined],
      ['services', '-80.00', undefined],
      ['tax', '-20.00', 'sales tax'],
    ]);
  });
});

describe('files dropped on a row', () => {
  it('are attached, unless they are statements', () => {
    expect(['a.ofx', 'B.QFX', 'c.csv', 'd.940', 'e.942'].every(isStatement)).toBe(true);
    expect(['receipt.pdf', 'photo.jpg'].some(isStatement)).toBe(false);
  });
});
