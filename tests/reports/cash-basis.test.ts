/** What the cash basis makes of invoices and bills: when they count, and on which line. */
import { describe, expect, it } from 'vitest';
import { PlainBooks } from './plain-books.ts';

const E = 'Harbor LLC';

function harbor(): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  return books;
}

/** The lines with an amount in a year (or other span), without the sums. */
function lines(books: PlainBooks, year: number | { from: string; to: string }) {
  const span = typeof year === 'number' ? { from: `${year}-01-01`, to: `${year}-12-31` } : year;
  const report = books.call('reports.schedule_c', { entity: E, ...span });
  const computed = new Set(['3', '5', '7', '28', '29']);
  return Object.fromEntries(
    report.lines.filter((l) => l.amount !== '0.00' && !computed.has(l.line)).map((l) => [l.line, l.amount]),
  );
}

function notes(books: PlainBooks, year: number): string[] {
  return books.call('reports.schedule_c', { entity: E, from: `${year}-01-01`, to: `${year}-12-31` }).notes;
}

describe('an invoice', () => {
  it('counts when it is paid', () => {
    const books = harbor();
    books.enter(E, '2024-12-10', 'Invoice', { 'Accounts receivable': '1000', 'Service revenue': '-1000' });
    books.enter(E, '2025-01-20', 'Receipt', { Checking: '1000', 'Accounts receivable': '-1000' });
    expect(lines(books, 2024)).toEqual({});
    expect(lines(books, 2025)).toEqual({ '1': '1000.00', '31': '1000.00' });
  });

  it('counts in part when it is paid in part, to the cent, and whole in the end', () => {
    const books = harbor();
    books.enter(E, '2024-12-10', 'Invoice', {
      'Accounts receivable': '100.00',
      'Service revenue': '-33.33',
      'Product sales': '-33.33',
      'Other income': '-33.34',
    });
    books.enter(E, '2024-12-20', 'Part', { Checking: '0.01', 'Accounts receivable': '-0.01' });
    books.enter(E, '2025-06-20', 'Part', { Checking: '49.99', 'Accounts receivable': '-49.99' });
    books.enter(E, '2026-01-02', 'Rest', { Checking: '50', 'Accounts receivable': '-50' });
    const cents = (year: number, line: string) => Math.round(Number(lines(books, year)[line] ?? 0) * 100);
    expect([2024, 2025, 2026].map((year) => cents(year, '31'))).toEqual([1, 4999, 5000]);
    expect([2024, 2025, 2026].reduce((sum, year) => sum + cents(year, '1'), 0)).toBe(6666);
    expect([2024, 2025, 2026].reduce((sum, year) => sum + cents(year, '6'), 0)).toBe(3334);
  });

  it('with sales tax counts without the tax', () => {
    const books = harbor();
    books.enter(E, '2025-11-10', 'Invoice', {
      'Accounts receivable': '1060',
      'Service revenue': '-1000',
      'Sales tax payable': '-60',
    });
    books.enter(E, '2025-12-20', 'Half', { Checking: '530', 'Accounts receivable': '-530' });
    expect(lines(books, 2025)).toEqual({ '1': '500.00', '31': '500.00' });
  });

  it('half paid at once counts for that half', () => {
    const books = harbor();
    books.enter(E, '2025-11-10', 'Sale', {
      Checking: '400',
      'Accounts receivable': '600',
      'Service revenue': '-1000',
    });
    expect(lines(books, 2025)).toEqual({ '1': '400.00', '31': '400.00' });
  });

  it('is settled oldest first', () => {
    const books = harbor();
    books.enter(E, '2025-01-10', 'Old', { 'Accounts receivable': '100', 'Other income': '-100' });
    books.enter(E, '2025-02-10', 'New', { 'Accounts receivable': '100', 'Service revenue': '-100' });
    books.enter(E, '2025-03-10', 'Receipt', { Checking: '100', 'Accounts receivable': '-100' });
    expect(lines(books, 2025)).toEqual({ '6': '100.00', '31': '100.00' });
  });

  it('is settled by its own customer, whoever owes longer', () => {
    const books = harbor();
    books.enter(E, '2025-01-10', 'Ada', { 'Accounts receivable': '100', 'Other income': '-100' });
    books.enter(E, '2025-02-10', 'Ben', { 'Accounts receivable': '80', 'Service revenue': '-80' });
    books.enter(E, '2025-03-10', 'BEN', { Checking: '80', 'Accounts receivable': '-80' });
    expect(lines(books, 2025)).toEqual({ '1': '80.00', '31': '80.00' });
  });

  it('is settled by the bank’s words for exactly its amount, or else as the oldest', () => {
    const books = harbor();
    books.enter(E, '2025-01-10', 'Ada', { 'Accounts receivable': '100', 'Other income': '-100' });
    books.enter(E, '2025-02-10', 'Ben', { 'Accounts receivable': '80', 'Service revenue': '-80' });
    books.enter(E, '2025-03-10', 'ACH 8829', { Checking: '80', 'Accounts receivable': '-80' });
    books.enter(E, '2025-04-10', 'ACH 8830', { Checking: '30', 'Accounts receivable': '-30' });
    expect(lines(books, 2025)).toEqual({ '1': '80.00', '6': '30.00', '31': '110.00' });
  });

  it('that was paid before it came counts by the line it names, and nobody else’s does', () => {
    const books = harbor();
    books.enter(E, '2025-01-10', 'Ada', { 'Accounts receivable': '100', 'Other income': '-100' });
    books.enter(E, '2025-12-10', 'Ben', { Checking: '80', 'Accounts receivable': '-80' });
    books.enter(E, '2026-02-10', 'Ben', { 'Accounts receivable': '80', 'Service revenue': '-80' });
    expect(lines(books, 2025)).toEqual({});
    expect(lines(books, 2026)).toEqual({ '1': '80.00', '31': '80.00' });
  });

  it('in euros waits apart and is left to a note', () => {
    const books = harbor();
    books.call('account.create', {
      entity: E,
      name: 'AR Euro',
      type: 'asset',
      role: 'receivable',
      currency: 'EUR',
    });
    books.call('entry.create', {
      entries: [
        {
          entity: E,
          date: '2025-02-10',
          postings: [
            { account: 'AR Euro', amount: '100' },
            { account: 'Service revenue', amount: '-100', currency: 'EUR' },
          ],
        },
      ],
    });
    expect(lines(books, 2025)).toEqual({});
    expect(notes(books, 2025)).toContain(
      'Income:Service revenue: 100.00 EUR is not included; Schedule C is drawn up in USD.',
    );
  });
});

describe('a customer who pays too much', () => {
  it('leaves a credit that the next invoice uses up', () => {
    const books = harbor();
    books.enter(E, '2025-01-10', 'Invoice', { 'Accounts receivable': '1000', 'Service revenue': '-1000' });
    books.enter(E, '2025-02-10', 'Receipt', { Checking: '1200', 'Accounts receivable': '-1200' });
    expect(lines(books, { from: '2025-01-01', to: '2025-02-28' })).toEqual({
      '1': '1000.00',
      '31': '1000.00',
    });
    expect(notes(books, 2025).join()).toContain('Customers paid 200.00 USD more on Accounts receivable');
    books.enter(E, '2025-03-10', 'Invoice', { 'Accounts receivable': '500', 'Service revenue': '-500' });
    expect(lines(books, 2025)).toEqual({ '1': '1200.00', '31': '1200.00' });
    expect(notes(books, 2025).join()).not.toContain('Customers paid');
  });

  it('gets it back without an effect on any line', () => {
    const books = harbor();
    books.enter(E, '2025-02-10', 'Receipt', { Checking: '200', 'Accounts receivable': '-200' });
    books.enter(E, '2025-02-20', 'Back', { 'Accounts receivable': '200', Checking: '-200' });
    expect(lines(books, 2025)).toEqual({});
  });
});

describe('what settles an invoice without cash', () => {
  it('a credit note takes it back, and neither counts', () => {
    const books = harbor();
    books.enter(E, '2024-12-10', 'Invoice', { 'Accounts receivable': '1000', 'Service revenue': '-1000' });
    books.enter(E, '2025-01-10', 'Credit note', {
      'Refunds and allowances': '300',
      'Accounts receivable': '-300',
    });
    books.enter(E, '2025-02-10', 'Receipt', { Checking: '700', 'Accounts receivable': '-700' });
    expect(lines(books, 2024)).toEqual({});
    expect(lines(books, 2025)).toEqual({ '1': '700.00', '31': '700.00' });
  });

  it('a credit note beyond what is open counts when it is paid out', () => {
    const books = harbor();
    books.enter(E, '2025-01-10', 'Sale', { Checking: '1000', 'Service revenue': '-1000' });
    books.enter(E, '2025-12-10', 'Credit note', {
      'Refunds and allowances': '300',
      'Accounts receivable': '-300',
    });
    books.enter(E, '2026-01-10', 'Refund', { 'Accounts receivable': '300', Checking: '-300' });
    expect(lines(books, 2025)).toEqual({ '1': '1000.00', '31': '1000.00' });
    expect(lines(books, 2026)).toEqual({ '2': '300.00', '31': '-300.00' });
  });

  it('a debt written off is no expense: its income never counted', () => {
    const books = harbor();
    books.enter(E, '2024-12-10', 'Invoice', { 'Accounts receivable': '1000', 'Service revenue': '-1000' });
    books.enter(E, '2025-12-10', 'Write off', { 'Bad debts': '1000', 'Accounts receivable': '-1000' });
    expect([lines(books, 2024), lines(books, 2025)]).toEqual([{}, {}]);
  });

  it('a discount taken on payment lowers what was received', () => {
    const books = harbor();
    books.enter(E, '2025-01-10', 'Invoice', { 'Accounts receivable': '1000', 'Service revenue': '-1000' });
    books.enter(E, '2025-01-20', 'Receipt', {
      Checking: '980',
      'Refunds and allowances': '20',
      'Accounts receivable': '-1000',
    });
    expect(lines(books, 2025)).toEqual({ '1': '980.00', '31': '980.00' });
  });

  it('a discount on the invoice itself goes with it', () => {
    const books = harbor();
    books.enter(E, '2024-12-10', 'Invoice', {
      'Accounts receivable': '900',
      'Refunds and allowances': '100',
      'Service revenue': '-1000',
    });
    books.enter(E, '2025-01-20', 'Half', { Checking: '450', 'Accounts receivable': '-450' });
    expect(lines(books, 2024)).toEqual({});
    expect(lines(books, 2025)).toEqual({ '1': '500.00', '2': '50.00', '31': '450.00' });
  });
});

describe('a bill', () => {
  it('counts when it is paid, by whatever paid it', () => {
    const books = harbor();
    books.enter(E, '2024-12-18', 'Agency', { Advertising: '500', 'Accounts payable': '-500' });
    books.enter(E, '2024-12-19', 'Owner’s card', { Supplies: '80', 'Due to owner': '-80' });
    books.enter(E, '2025-01-05', 'Agency', { 'Accounts payable': '500', Checking: '-500' });
    books.enter(E, '2025-01-06', 'Waived', { 'Due to owner': '80', 'Member contributions': '-80' });
    expect(lines(books, 2024)).toEqual({});
    expect(lines(books, 2025)).toEqual({ '8': '500.00', '22': '80.00', '31': '-580.00' });
  });

  it('for a purchase that is no expense counts for its expense alone', () => {
    const books = harbor();
    books.enter(E, '2025-12-18', 'Store', {
      Supplies: '100',
      'Fixed assets': '900',
      'Accounts payable': '-1000',
    });
    books.enter(E, '2025-12-19', 'Store', { 'Accounts payable': '250', Checking: '-250' });
    expect(lines(books, 2025)).toEqual({ '22': '25.00', '31': '-25.00' });
  });

  it('accrued and reversed counts once, when it is paid', () => {
    const books = harbor();
    books.enter(E, '2024-12-31', 'Accrue', { Utilities: '90', 'Accounts payable': '-90' });
    books.enter(E, '2025-01-01', 'Reverse', { 'Accounts payable': '90', Utilities: '-90' });
    books.enter(E, '2025-01-15', 'Paid', { Utilities: '95', Checking: '-95' });
    expect(lines(books, 2024)).toEqual({});
    expect(lines(books, 2025)).toEqual({ '25': '95.00', '31': '-95.00' });
  });

  it('in the entry of a sale does not hold the sale back', () => {
    const books = harbor();
    books.enter(E, '2025-12-01', 'Sale with commission', {
      Checking: '1000',
      'Service revenue': '-1000',
      Commissions: '100',
      'Accounts payable': '-100',
    });
    expect(lines(books, 2025)).toEqual({ '1': '1000.00', '31': '1000.00' });
  });

  it('paid with a card counts at once: a card is borrowed money', () => {
    const books = harbor();
    books.enter(E, '2025-12-18', 'Ads', { Advertising: '500', 'Business credit card': '-500' });
    expect(lines(books, 2025)).toEqual({ '8': '500.00', '31': '-500.00' });
  });
});

describe('money received before it is earned', () => {
  it('is income when it comes, on the deferred account’s line, and not again when it is earned', () => {
    const books = harbor();
    books.enter(E, '2024-10-01', 'Annual plan', {
      Checking: '1272',
      'Deferred revenue': '-1200',
      'Sales tax payable': '-72',
    });
    books.enter(E, '2024-12-31', 'Earned', { 'Deferred revenue': '300', 'Subscription revenue': '-300' });
    books.enter(E, '2025-09-30', 'Earned', { 'Deferred revenue': '900', 'Subscription revenue': '-900' });
    expect(lines(books, 2024)).toEqual({ '1': '1200.00', '31': '1200.00' });
    expect(lines(books, 2025)).toEqual({});
  });

  it('but billed waits for the receipt', () => {
    const books = harbor();
    books.enter(E, '2024-12-01', 'Invoice', { 'Accounts receivable': '1200', 'Deferred revenue': '-1200' });
    books.enter(E, '2024-12-31', 'Earned', { 'Deferred revenue': '100', 'Subscription revenue': '-100' });
    books.enter(E, '2025-01-10', 'Receipt', { Checking: '1200', 'Accounts receivable': '-1200' });
    expect(lines(books, 2024)).toEqual({});
    expect(lines(books, 2025)).toEqual({ '1': '1200.00', '31': '1200.00' });
  });

  it('and given back is taken off', () => {
    const books = harbor();
    books.enter(E, '2025-01-10', 'Plan', { Checking: '1200', 'Deferred revenue': '-1200' });
    books.enter(E, '2025-02-10', 'Back', { 'Deferred revenue': '1100', Checking: '-1100' });
    expect(lines(books, 2025)).toEqual({ '1': '100.00', '31': '100.00' });
  });
});

describe('balances brought in', () => {
  it('are no income by themselves; what is collected of them is said', () => {
    const books = harbor();
    const opening = { source: 'opening' };
    books.enter(
      E,
      '2025-01-01',
      'Opening',
      { 'Accounts receivable': '700', 'Opening balances': '-700' },
      opening,
    );
    books.enter(
      E,
      '2025-01-01',
      'Opening',
      { 'Deferred revenue': '-400', 'Opening balances': '400' },
      opening,
    );
    books.enter(E, '2025-03-01', 'Receipt', { Checking: '500', 'Accounts receivable': '-500' });
    books.enter(E, '2025-06-01', 'Earned', { 'Deferred revenue': '400', 'Subscription revenue': '-400' });
    expect(lines(books, 2025)).toEqual({});
    expect(notes(books, 2025).join()).toContain(
      '500.00 USD of the opening balance of Accounts receivable was collected in this period',
    );
  });
});

it('parts of a year sum to the year, whatever happened', () => {
  const books = harbor();
  for (let n = 0; n < 60; n++) {
    const day = `2025-${String((n % 12) + 1).padStart(2, '0')}-${String(((n * 5) % 28) + 1).padStart(2, '0')}`;
    const amount = (((n * 7919) % 50_000) / 100 + 0.01).toFixed(2);
    const entries: Record<string, string>[] = [
      { 'Accounts receivable': amount, 'Service revenue': `-${amount}` },
      { Checking: amount, 'Accounts receivable': `-${amount}` },
      { Advertising: amount, 'Accounts payable': `-${amount}` },
      { 'Accounts payable': amount, Checking: `-${amount}` },
      { 'Refunds and allowances': amount, 'Accounts receivable': `-${amount}` },
      { Checking: amount, 'Deferred revenue': `-${amount}` },
      { 'Accounts receivable': amount, 'Deferred revenue': `-${amount}` },
    ];
    books.enter(E, day, `No. ${n}`, entries[(n * 11) % entries.length]!);
  }
  const cents = (span: { from: string; to: string }) =>
    Math.round(Number(lines(books, span)['31'] ?? 0) * 100);
  const cuts = ['2025-01-01', '2025-03-17', '2025-03-18', '2025-08-01', '2025-12-31'];
  const parts = cuts.slice(1).map((cut, i) => cents({ from: cuts[i]!, to: i === 3 ? cut : dayBefore(cut) }));
  expect(parts.reduce((a, b) => a + b)).toBe(cents({ from: '2025-01-01', to: '2025-12-31' }));
});

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}
