/** How far the books are from a statement, with ticks that are not stored yet. */
import { describe, expect, test } from 'vitest';
import { fitsFilter } from '../../renderer/features/reconcile/filter.ts';
import type { Mark, Row, Snapshot } from '../../renderer/features/reconcile/session.ts';
import { sumsOf } from '../../renderer/features/reconcile/session.ts';

function row(id: string, amount_minor: number, more: Partial<Row> = {}): Row {
  return {
    key: id,
    entry_id: id,
    line: 0,
    entity_id: 'e',
    account_id: 'a',
    date: '2026-10-05',
    payee: id,
    memo: '',
    tags: [],
    others: [],
    amount: '',
    amount_minor,
    currency: 'USD',
    balance: null,
    balance_minor: null,
    status: 'pending',
    source: 'manual',
    from_bank: false,
    closed: false,
    attachments: 0,
    crossing: null,
    reviewed: false,
    ...more,
  };
}

function snapshot(rows: Row[], cleared: { count: number; sum: string }): Snapshot {
  return {
    status: {
      account: 'Assets:Checking',
      account_id: 'a',
      currency: 'USD',
      statement_date: '2026-10-31',
      statement_balance: null,
      reconciled_balance: '1000.00',
      cleared,
      pending: { count: 0, sum: '0.00' },
      difference: null,
    },
    rows,
    total: rows.length,
  };
}

const marks = (given: Record<string, Mark>) => new Map(Object.entries(given));

describe('two legs of one entry', () => {
  test('are ticked one by one', () => {
    const legs = [row('a 0', -100, { entry_id: 'a' }), row('a 1', -250, { entry_id: 'a', line: 1 })];
    const { cleared, clearedCount } = sumsOf(
      snapshot(legs, { count: 0, sum: '0.00' }),
      marks({ 'a 1': 'cleared' }),
      null,
    );
    expect([cleared, clearedCount]).toEqual([-250, 1]);
  });
});

describe('sums', () => {
  const rows = [row('rent', -90_000), row('acme', 125_000, { status: 'cleared' })];
  const before = snapshot(rows, { count: 1, sum: '1250.00' });

  test('are the core’s where nothing was ticked since', () => {
    expect(sumsOf(before, marks({}), 135_000)).toEqual({
      reconciled: 100_000,
      cleared: 125_000,
      clearedCount: 1,
      difference: -90_000,
    });
  });

  test('follow each tick at once', () => {
    expect(sumsOf(before, marks({ rent: 'cleared' }), 135_000)).toMatchObject({
      clearedCount: 2,
      difference: 0,
    });
    expect(sumsOf(before, marks({ acme: 'pending' }), 135_000)).toMatchObject({
      clearedCount: 0,
      difference: 35_000,
    });
  });

  test('count a tick once when the core has stored it already', () => {
    const stored = snapshot([row('rent', -90_000, { status: 'cleared' })], { count: 1, sum: '-900.00' });
    expect(sumsOf(stored, marks({ rent: 'cleared' }), 10_000).difference).toBe(0);
  });

  test('say nothing of the difference while the statement is not known', () => {
    expect(sumsOf(before, marks({}), null).difference).toBeNull();
  });
});

describe('looking for a row', () => {
  const grocer = row('Corner Grocer', -123_456);

  test('by every word, by amount as a statement prints it', () => {
    expect(fitsFilter(grocer, 'pending', 'all', 'grocer corner')).toBe(true);
    expect(fitsFilter(grocer, 'pending', 'all', '1,234.56')).toBe(true);
    expect(fitsFilter(grocer, 'pending', 'all', '-$1,234.56')).toBe(true);
    expect(fitsFilter(grocer, 'pending', 'all', 'grocer 99')).toBe(false);
  });

  test('by whether it is ticked', () => {
    expect(fitsFilter(grocer, 'pending', 'ticked', '')).toBe(false);
    expect(fitsFilter(grocer, 'cleared', 'ticked', '')).toBe(true);
    expect(fitsFilter(grocer, 'cleared', 'open', '')).toBe(false);
  });
});
