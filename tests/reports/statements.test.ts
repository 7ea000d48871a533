/** Balance sheet, income statement and trial balance, by small examples. */
import { describe, expect, it, vi } from 'vitest';
import { PlainBooks } from './plain-books.ts';

const E = 'Harbor LLC';

function harbor(): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  return books;
}

type Books = PlainBooks;
type Statement = 'balance_sheet' | 'income_statement' | 'trial_balance';

function figures(books: Books, report: Statement, more: object) {
  const { totals } = books.call(`reports.${report}`, { entity: E, ...more });
  return Object.fromEntries(totals.map((t) => [`${t.name} ${t.currency}`, t.amounts.join(' ')]));
}

/** Rows as a person reads them: indented label, then the amounts. */
function lines(books: Books, report: Statement, more: object): string[] {
  const { rows } = books.call(`reports.${report}`, { entity: E, ...more });
  return rows.map((r) => `${'  '.repeat(r.depth)}${r.label} ${r.amounts.join(' ')}`.trimEnd());
}

describe('a balance sheet', () => {
  it('shows the tree with subtotals, and balances by the net income that is not closed', () => {
    const books = harbor();
    books.call('account.create', { entity: E, name: 'Till', type: 'asset', parent: 'Checking' });
    books.enter(E, '2025-01-10', 'Start', { Checking: '1000', 'Member contributions': '-1000' });
    books.enter(E, '2025-02-10', 'Sale', { Till: '250.50', 'Service revenue': '-250.50' });
    books.enter(E, '2025-02-11', 'Card', { Advertising: '100', 'Business credit card': '-100' });
    books.enter(E, '2025-02-12', 'Owner', { Draws: '300', Checking: '-300' });
    expect(lines(books, 'balance_sheet', { to: '2025-12-31' })).toEqual([
      'Assets',
      '  Checking',
      '    Checking 700.00',
      '    Till 250.50',
      '  Total Checking 950.50',
      'Total assets 950.50',
      'Liabilities',
      '  Business credit card 100.00',
      'Total liabilities 100.00',
      'Equity',
      '  Member contributions 1000.00',
      '  Draws -300.00',
      '  Net income 150.50',
      'Total equity 850.50',
      'Total liabilities and equity 950.50',
    ]);
  });

  it('parts this year’s income from what earlier years left unclosed', () => {
    const books = harbor();
    books.enter(E, '2024-12-31', 'Sale', { Checking: '100', 'Service revenue': '-100' });
    books.enter(E, '2025-01-01', 'Sale', { Checking: '30', 'Service revenue': '-30' });
    const sheet = lines(books, 'balance_sheet', { to: '2025-06-30' });
    expect(sheet).toContain('  Net income of earlier years 100.00');
    expect(sheet).toContain('  Net income 30.00');
    expect(lines(books, 'balance_sheet', { to: '2024-12-31' })).toContain('  Net income 100.00');
  });

  it('has a column for each month’s end and ends on the last day asked for', () => {
    const books = harbor();
    books.enter(E, '2024-11-05', 'Sale', { Checking: '10', 'Service revenue': '-10' });
    books.enter(E, '2024-12-20', 'Sale', { Checking: '5', 'Service revenue': '-5' });
    books.enter(E, '2025-02-01', 'Rent', { Rent: '4', Checking: '-4' });
    const span = { interval: 'month', from: '2024-12-01', to: '2025-02-14' };
    const report = books.call('reports.balance_sheet', { entity: E, ...span });
    expect(report.columns).toEqual(['2024-12-31', '2025-01-31', '2025-02-14']);
    const sheet = figures(books, 'balance_sheet', span);
    expect(sheet['assets USD']).toBe('15.00 15.00 11.00');
    expect(sheet['equity USD']).toBe('15.00 15.00 11.00');
    expect(sheet['net_income USD']).toBe('15.00 0.00 -4.00');
    expect(lines(books, 'balance_sheet', span)).toContain('  Net income of earlier years 0.00 15.00 15.00');
  });

  it('keeps contra accounts where they belong, as what they take off', () => {
    const books = harbor();
    books.enter(E, '2025-04-01', 'Workstation', { 'Fixed assets': '3600', Checking: '-3600' });
    books.enter(E, '2025-04-30', 'Depreciation', { Depreciation: '100', 'Accumulated depreciation': '-100' });
    const sheet = lines(books, 'balance_sheet', { to: '2025-12-31' });
    expect(sheet).toContain('  Accumulated depreciation -100.00');
    expect(sheet).toContain('Total assets -100.00');
    expect(sheet).toContain('  Net income -100.00');
  });

  it('of empty books says zero and nothing more', () => {
    expect(lines(harbor(), 'balance_sheet', {})).toEqual([
      'Total assets 0.00',
      'Total liabilities 0.00',
      'Equity',
      '  Net income 0.00',
      'Total equity 0.00',
      'Total liabilities and equity 0.00',
    ]);
  });
});

describe('two currencies', () => {
  function exchange(): PlainBooks {
    const books = harbor();
    books.call('account.create', { entity: E, name: 'Euro account', type: 'asset', currency: 'EUR' });
    books.enter(E, '2025-01-02', 'Start', { Checking: '1000', 'Member contributions': '-1000' });
    books.call('entry.create', {
      entries: [
        {
          entity: E,
          date: '2025-01-03',
          payee: 'Bank',
          postings: [
            { account: 'Checking', amount: '-110' },
            { account: 'Currency exchange', amount: '110', currency: 'USD' },
            { account: 'Euro account', amount: '100' },
            { account: 'Currency exchange', amount: '-100', currency: 'EUR' },
          ],
        },
        {
          entity: E,
          date: '2025-01-04',
          payee: 'Hôtel',
          postings: [
            { account: 'Travel', amount: '80', currency: 'EUR' },
            { account: 'Euro account', amount: '-80' },
          ],
        },
      ],
    });
    return books;
  }

  it('stand apart, the entity’s own first, each balanced', () => {
    const books = exchange();
    const sheet = books.call('reports.balance_sheet', { entity: E, to: '2025-12-31' });
    expect([...new Set(sheet.rows.map((r) => r.currency))]).toEqual(['USD', 'EUR']);
    expect(figures(books, 'balance_sheet', { to: '2025-12-31' })).toMatchObject({
      'assets USD': '890.00',
      'liabilities_and_equity USD': '890.00',
      'assets EUR': '20.00',
      'liabilities_and_equity EUR': '20.00',
      'net_income EUR': '-80.00',
    });
    expect(sheet.notes).toHaveLength(1);
    expect(sheet.notes[0]).toContain('USD, EUR');
  });

  it('have a trial balance of zero each', () => {
    expect(figures(exchange(), 'trial_balance', { to: '2025-12-31' })).toEqual({
      'total USD': '0.00 1110.00 1110.00 0.00',
      'total EUR': '0.00 180.00 180.00 0.00',
    });
  });

  it('write yen without decimals and dinars with three', () => {
    const books = harbor();
    books.call('account.create', { entity: E, name: 'Yen', type: 'asset', currency: 'JPY' });
    books.call('account.create', { entity: E, name: 'Dinar', type: 'asset', currency: 'KWD' });
    for (const [account, amount, currency] of [
      ['Yen', '15000', 'JPY'],
      ['Dinar', '1.234', 'KWD'],
    ] as const)
      books.call('entry.create', {
        entries: [
          {
            entity: E,
            date: '2025-01-04',
            postings: [
              { account, amount },
              { account: 'Other income', amount: `-${amount}`, currency },
            ],
          },
        ],
      });
    expect(figures(books, 'income_statement', {})).toMatchObject({
      'income JPY': '15000',
      'income KWD': '1.234',
      'income USD': '0.00',
    });
  });
});

describe('an income statement', () => {
  it('has months and their total; refunds lower income', () => {
    const books = harbor();
    books.enter(E, '2025-01-31', 'Sale', { Checking: '100', 'Service revenue': '-100' });
    books.enter(E, '2025-03-01', 'Refund', { 'Refunds and allowances': '20', Checking: '-20' });
    books.enter(E, '2025-03-02', 'Rent', { Rent: '50', Checking: '-50' });
    books.enter(E, '2025-04-01', 'Later', { Rent: '7', Checking: '-7' });
    const span = { from: '2025-01-01', to: '2025-03-31', interval: 'month' };
    expect(books.call('reports.income_statement', { entity: E, ...span }).columns).toEqual([
      '2025-01',
      '2025-02',
      '2025-03',
      'Total',
    ]);
    expect(lines(books, 'income_statement', span)).toEqual([
      'Income',
      '  Service revenue 100.00 0.00 0.00 100.00',
      '  Refunds and allowances 0.00 0.00 -20.00 -20.00',
      'Total income 100.00 0.00 -20.00 80.00',
      'Expenses',
      '  Rent 0.00 0.00 50.00 50.00',
      'Total expenses 0.00 0.00 50.00 50.00',
      'Net income 100.00 0.00 -70.00 30.00',
    ]);
  });

  it('is not emptied by the entry that closes the year; the balance sheet after it has the earnings in equity', () => {
    const books = harbor();
    books.enter(E, '2025-05-01', 'Sale', { Checking: '100', 'Service revenue': '-100' });
    books.enter(E, '2025-05-02', 'Rent', { Rent: '40', Checking: '-40' });
    books.enter(
      E,
      '2025-12-31',
      'Close',
      { 'Service revenue': '100', Rent: '-40', 'Accumulated earnings': '-60' },
      { source: 'closing' },
    );
    const year = { from: '2025-01-01', to: '2025-12-31' };
    expect(figures(books, 'income_statement', year)['net_income USD']).toBe('60.00');
    expect(figures(books, 'income_statement', { ...year, interval: 'month' })['net_income USD']).toMatch(
      / 60\.00$/,
    );
    const sheet = lines(books, 'balance_sheet', { to: '2025-12-31' });
    expect(sheet).toContain('  Accumulated earnings 60.00');
    expect(sheet).toContain('  Net income 0.00');
    const schedule = books.call('reports.schedule_c', { entity: E, ...year });
    expect(schedule.lines.find((l) => l.line === '31')!.amount).toBe('60.00');
  });
});

describe('a trial balance', () => {
  it('opens with what came before and says so of income that was not closed', () => {
    const books = harbor();
    books.enter(E, '2024-05-01', 'Sale', { Checking: '100', 'Service revenue': '-100' });
    books.enter(E, '2025-05-01', 'Sale', { Checking: '30', 'Service revenue': '-30' });
    books.enter(E, '2025-05-02', 'Rent', { Rent: '5', Checking: '-5' });
    const report = books.call('reports.trial_balance', { entity: E, from: '2025-01-01', to: '2025-12-31' });
    expect(report.rows.map((r) => [r.label, ...r.amounts])).toEqual([
      ['Assets:Checking', '100.00', '30.00', '5.00', '125.00'],
      ['Income:Service revenue', '-100.00', '0.00', '30.00', '-130.00'],
      ['Expenses:Rent', '0.00', '5.00', '0.00', '5.00'],
      ['Total', '0.00', '35.00', '35.00', '0.00'],
    ]);
    expect(report.notes).toEqual([
      'Income and expense accounts open with what was booked before 2025-01-01: it was not closed to equity.',
    ]);
  });
});

describe('the days of a report', () => {
  it('run from the first entry to today, as the world says', () => {
    const books = harbor();
    books.enter(E, '2024-03-02', 'Start', { Checking: '10', 'Member contributions': '-10' });
    books.enter(E, '2026-03-02', 'In the future', { Checking: '10', 'Member contributions': '-10' });
    books.today = '2025-07-20';
    const report = books.call('reports.trial_balance', { entity: E });
    expect([report.from, report.to]).toEqual(['2024-03-02', '2025-07-20']);
    expect(figures(books, 'balance_sheet', {})['assets USD']).toBe('10.00');
  });

  it('may lie before the books began', () => {
    const books = harbor();
    books.enter(E, '2024-03-02', 'Start', { Checking: '10', 'Member contributions': '-10' });
    const report = books.call('reports.income_statement', { entity: E, to: '2020-12-31', interval: 'month' });
    expect([report.from, report.columns]).toEqual(['2020-12-31', ['2020-12', 'Total']]);
  });

  it('are refused the wrong way round', () => {
    const books = harbor();
    const span = { entity: E, from: '2025-02-01', to: '2025-01-01' };
    expect(() => books.call('reports.trial_balance', span)).toThrow('begins on 2025-02-01, after its end');
  });
});

it('no report mixes the books of two entities', () => {
  const books = harbor();
  books.call('entity.create', { kind: 'person', name: 'Dana' });
  books.enter(E, '2025-01-02', 'Start', { Checking: '1000', 'Member contributions': '-1000' });
  books.enter('Dana', '2025-01-02', 'Pay', { Checking: '7', Wages: '-7' });
  expect(figures(books, 'balance_sheet', {})['assets USD']).toBe('1000.00');
  const ledger = books.call('reports.general_ledger', { entity: 'Dana' });
  expect(new Set(ledger.rows.map((r) => r.payee))).toEqual(new Set(['', 'Pay']));
});

it('statements are summed over the index alone, whatever the size of the books', () => {
  const books = harbor();
  const prepare = vi.spyOn(books.db, 'prepare');
  for (const report of ['balance_sheet', 'income_statement', 'trial_balance'] as const)
    books.call(`reports.${report}`, { entity: E });
  const sums = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('FROM posting'));
  prepare.mockRestore();
  expect(sums).toHaveLength(3);
  for (const sql of sums) {
    const names = [...new Set(sql.match(/:\w+/g))].map((name) => [name.slice(1), 0]);
    const plan = books.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(Object.fromEntries(names)) as {
      detail: string;
    }[];
    expect(plan.map((step) => step.detail).join('; ')).toContain(
      'posting USING COVERING INDEX posting_register',
    );
  }
});
