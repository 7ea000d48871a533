/** The general ledger: opening balances, running balances, pages. */
import { describe, expect, it } from 'vitest';
import { PlainBooks } from './plain-books.ts';

const E = 'Harbor LLC';

function harbor(): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  books.call('account.create', { entity: E, name: 'Till', type: 'asset', parent: 'Checking' });
  books.enter(E, '2024-12-30', 'Start', { Checking: '1000', 'Member contributions': '-1000' });
  books.enter(E, '2025-01-05', 'Adworks', { Advertising: '100', Checking: '-100' }, { memo: 'spring' });
  books.enter(E, '2025-01-05', 'Adworks', { Advertising: '50', Till: '-50' });
  books.enter(E, '2025-02-01', 'Client', { Checking: '500', 'Service revenue': '-500' });
  books.enter(E, '2025-03-01', 'Later', { Checking: '1', 'Service revenue': '-1' });
  return books;
}

const SPAN = { entity: E, from: '2025-01-01', to: '2025-02-28' };

describe('the general ledger', () => {
  it('opens each account and runs its balance', () => {
    const { rows, next } = harbor().call('reports.general_ledger', SPAN);
    expect(rows.map((r) => [r.account, r.date, r.payee, r.debit, r.credit, r.balance])).toEqual([
      ['Assets:Checking', null, '', null, null, '1000.00'],
      ['Assets:Checking', '2025-01-05', 'Adworks', null, '100.00', '900.00'],
      ['Assets:Checking', '2025-02-01', 'Client', '500.00', null, '1400.00'],
      ['Assets:Checking:Till', null, '', null, null, '0.00'],
      ['Assets:Checking:Till', '2025-01-05', 'Adworks', null, '50.00', '-50.00'],
      ['Equity:Member contributions', null, '', null, null, '-1000.00'],
      ['Income:Service revenue', null, '', null, null, '0.00'],
      ['Income:Service revenue', '2025-02-01', 'Client', null, '500.00', '-500.00'],
      ['Expenses:Advertising', null, '', null, null, '0.00'],
      ['Expenses:Advertising', '2025-01-05', 'Adworks', '100.00', null, '100.00'],
      ['Expenses:Advertising', '2025-01-05', 'Adworks', '50.00', null, '150.00'],
    ]);
    expect(rows[1]!.memo).toBe('spring');
    expect(next).toBeNull();
  });

  it('shows one account with those below it', () => {
    const { rows } = harbor().call('reports.general_ledger', { ...SPAN, account: 'Checking' });
    expect(new Set(rows.map((r) => r.account))).toEqual(new Set(['Assets:Checking', 'Assets:Checking:Till']));
  });

  it('says the same in pages of any size', () => {
    const books = harbor();
    const whole = books.call('reports.general_ledger', SPAN).rows;
    for (let limit = 1; limit <= whole.length + 1; limit++) {
      const rows: typeof whole = [];
      let after: string | undefined;
      do {
        const page = books.call('reports.general_ledger', { ...SPAN, limit, after });
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        rows.push(...page.rows);
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(rows).toEqual(whole);
    }
  });

  it('runs a balance for each currency of an account', () => {
    const books = harbor();
    books.call('account.create', { entity: E, name: 'Euros', type: 'asset', currency: 'EUR' });
    books.call('entry.create', {
      entries: [
        {
          entity: E,
          date: '2025-02-02',
          postings: [
            { account: 'Advertising', amount: '9', currency: 'EUR' },
            { account: 'Euros', amount: '-9' },
          ],
        },
      ],
    });
    const { rows } = books.call('reports.general_ledger', { ...SPAN, account: 'Advertising' });
    expect(rows.map((r) => `${r.date ?? 'opening'} ${r.balance} ${r.currency}`)).toEqual([
      'opening 0.00 EUR',
      'opening 0.00 USD',
      '2025-01-05 100.00 USD',
      '2025-01-05 150.00 USD',
      '2025-02-02 9.00 EUR',
    ]);
  });

  it('refuses a place that is none', () => {
    for (const after of ['nowhere', 'a|b|c|d', 'x|2025-01-01|y|1'])
      expect(() => harbor().call('reports.general_ledger', { ...SPAN, after })).toThrow('not a place');
  });
});
