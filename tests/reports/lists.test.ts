/** Journal, account statement, spending, income by customer, net worth and owner's equity, by small examples. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportTable } from '../../shared/contract/report-table.ts';
import { wrongCells } from './adding-up.ts';
import { PlainBooks } from './plain-books.ts';

const [E, ADA] = ['Harbor LLC', 'Ada'];
const YEAR = { from: '2025-01-01', to: '2025-12-31' };
let books: PlainBooks;

beforeEach(() => {
  books = new PlainBooks();
  books.call('entity.create', { kind: 'person', name: ADA });
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'partnership' });
  books.call('member.set', {
    entity: E,
    members: [
      { name: 'Ada', entity: ADA, share: '75' },
      { name: 'Ben', share: '25' },
    ],
  });
  books.enter(E, '2024-12-31', 'Start', { Checking: '500', 'Member contributions': '-500' });
  books.enter(E, '2025-02-10', 'Acme', { Checking: '300', 'Service revenue': '-300' }, { tags: ['north'] });
  books.enter(E, '2025-03-10', 'Zeta', { Checking: '700', 'Service revenue': '-700' });
  const both = { Advertising: '60', Travel: '40', Checking: '-100' };
  books.enter(E, '2025-04-01', 'Acme', both, { tags: ['north', 'fair'] });
  books.enter(E, '2025-05-01', '', { Travel: '10', 'Business credit card': '-10' });
  books.enter(E, '2025-06-30', 'Owners', { Draws: '200', Checking: '-200' });
});
afterEach(() => books.close());

const table = (report: string, more: object = {}): ReportTable =>
  books.call('reports.table', { report, ...YEAR, ...more });

/** Every cell but the currency. */
const lines = ({ rows }: ReportTable) =>
  rows.map(({ cells }) =>
    cells
      .slice(0, -1)
      .map((cell) => cell ?? '·')
      .join(' | '),
  );

it('the journal has every entry, leg by leg, and its totals', () => {
  const journal = table('journal', { entity: E });
  expect(lines(journal).slice(4, 7)).toEqual([
    '2025-04-01 | Acme |  | manual | Expenses:Advertising | 6000 | 60.00 | ·',
    '2025-04-01 | Acme |  | manual | Expenses:Travel | 6170 | 40.00 | ·',
    '2025-04-01 | Acme |  | manual | Assets:Checking | 1000 | · | 100.00',
  ]);
  expect(lines(journal).at(-1)).toBe('· | Total | · | · | · | · | 1310.00 | 1310.00');
  expect(wrongCells(journal)).toEqual([]);
});

it('the journal is paged by whole entries', () => {
  const all = lines(table('journal', { entity: E }));
  const pages: string[] = [];
  let after: string | undefined;
  do {
    const page = table('journal', { entity: E, limit: 2, after });
    pages.push(...lines(page));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(pages).toEqual(all);
});

it('the statement of an account opens, goes on and closes', () => {
  const statement = table('account-statement', { entity: E, account: 'Checking' });
  expect(lines(statement)).toEqual([
    '· | Opening balance | · | · | · | · | · | 500.00',
    '2025-02-10 | Acme |  | Income:Service revenue | pending | 300.00 | · | 800.00',
    '2025-03-10 | Zeta |  | Income:Service revenue | pending | 700.00 | · | 1500.00',
    '2025-04-01 | Acme |  | Split | pending | · | 100.00 | 1400.00',
    '2025-06-30 | Owners |  | Equity:Draws | pending | · | 200.00 | 1200.00',
    '· | Total | · | · | · | 1000.00 | 300.00 | ·',
    '· | Closing balance | · | · | · | · | · | 1200.00',
  ]);
  expect(wrongCells(statement)).toEqual([]);
  const first = table('account-statement', { entity: E, account: 'Checking', limit: 2 });
  const second = table('account-statement', { entity: E, account: 'Checking', after: first.next });
  expect([...lines(first), ...lines(second)]).toEqual(lines(statement));
  expect(() => table('account-statement', { entity: E })).toThrow('about one account');
});

it('spending is by category, payee or tag, the largest first', () => {
  const by = (what: string) => lines(table('spending', { entity: E, by: what }));
  expect(by('category')).toEqual([
    'Advertising | 6000 | 60.00',
    'Travel | 6170 | 50.00',
    'Total | · | 110.00',
  ]);
  expect(by('payee')).toEqual(['Acme | · | 100.00', 'Without a payee | · | 10.00', 'Total | · | 110.00']);
  const tagged = table('spending', { entity: E, by: 'tag' });
  expect(lines(tagged)).toEqual([
    ...['fair | · | 100.00', 'north | · | 100.00', 'Without a tag | · | 10.00', 'Total | · | 110.00'],
  ]);
  expect(tagged.notes).toEqual([expect.stringContaining('several tags')]);
});

it('income is by customer, in columns of quarters if asked for', () => {
  const income = table('income-by-customer', { entity: E, period: '2025', from: undefined, to: undefined });
  expect(lines(income)).toEqual(['Zeta | · | 700.00', 'Acme | · | 300.00', 'Total | · | 1000.00']);
  const quarters = table('income-by-customer', { entity: E, interval: 'quarter' });
  expect(lines(quarters)[0]).toBe('Zeta | · | 700.00 | 0.00 | 0.00 | 0.00 | 700.00');
  expect(wrongCells(quarters)).toEqual([]);
});

it('income of a year that was closed is there still', () => {
  const close = { 'Service revenue': '1000', 'Accumulated earnings': '-1000' };
  books.enter(E, '2025-12-31', 'Close', close, { source: 'closing' });
  expect(lines(table('income-by-customer', { entity: E })).at(-1)).toBe('Total | · | 1000.00');
});

it('net worth is what there is less what is owed', () => {
  const worth = table('net-worth', { entity: E });
  expect(lines(worth)).toEqual([
    ...['Assets | · | ·', 'Checking | 1000 | 1200.00', 'Total assets | · | 1200.00'],
    ...['Liabilities | · | ·', 'Business credit card | 2050 | 10.00', 'Total liabilities | · | 10.00'],
    'Net worth | · | 1190.00',
  ]);
  expect(wrongCells(worth)).toEqual([]);
});

it('the statement of owners’ equity has a column for each member and ends on the balance sheet', () => {
  const equity = table('equity-statement', { entity: E });
  expect(lines(equity)).toEqual([
    'Opening capital | 375.00 | 125.00 | 500.00',
    'Share of net income | 667.50 | 222.50 | 890.00',
    'Drawn | -150.00 | -50.00 | -200.00',
    'Closing capital | 892.50 | 297.50 | 1190.00',
  ]);
  expect(equity.columns.map(({ title }) => title)).toEqual(['What', 'Ada', 'Ben', 'Together', 'Currency']);
  expect(wrongCells(equity)).toEqual([]);
});

describe('what is owed, by age', () => {
  const RECEIVABLE = 'Accounts receivable';
  const bill = (date: string, payee: string, minor: string) =>
    books.enter(E, date, payee, { [RECEIVABLE]: minor, 'Service revenue': `-${minor}` });

  it('falls due after the usual days and stands under its customer; payments settle the oldest', () => {
    bill('2025-08-01', 'Acme', '90');
    bill('2025-10-02', 'Acme', '40');
    bill('2025-12-01', 'Zeta', '25');
    bill('2025-11-30', 'Zeta', '7');
    books.enter(E, '2025-12-15', 'Acme', { Checking: '60', [RECEIVABLE]: '-60' });
    const aging = table('receivables-aging', { entity: E });
    expect(lines(aging)).toEqual([
      'Acme | · | · | 0.00 | 0.00 | 40.00 | 0.00 | 30.00 | 70.00',
      'Invoice | 2025-08-01 | 2025-08-31 | · | · | · | · | 30.00 | 30.00',
      'Invoice | 2025-10-02 | 2025-11-01 | · | · | 40.00 | · | · | 40.00',
      'Zeta | · | · | 25.00 | 7.00 | 0.00 | 0.00 | 0.00 | 32.00',
      'Invoice | 2025-11-30 | 2025-12-30 | · | 7.00 | · | · | · | 7.00',
      'Invoice | 2025-12-01 | 2025-12-31 | 25.00 | · | · | · | · | 25.00',
      'Total | · | · | 25.00 | 7.00 | 40.00 | 0.00 | 30.00 | 102.00',
    ]);
    expect(wrongCells(aging)).toEqual([]);
    expect([aging.from, aging.to]).toEqual([null, '2025-12-31']);
    expect(aging.notes).toEqual([
      expect.stringContaining('30 days after its own'),
      'The balance sheet has 102.00 USD on Assets:Accounts receivable.',
    ]);
  });

  it('of the last day alone, as it was known by then', () => {
    bill('2025-08-01', 'Acme', '90');
    books.enter(E, '2025-12-15', 'Acme', { Checking: '90', [RECEIVABLE]: '-90' });
    const then = table('receivables-aging', { entity: E, to: '2025-09-30' });
    expect(lines(then).at(-1)).toBe('Total | · | · | 0.00 | 90.00 | 0.00 | 0.00 | 0.00 | 90.00');
    expect(lines(table('receivables-aging', { entity: E }))).toHaveLength(1);
  });

  it('what was paid ahead does not age and is taken off, so that all comes to the balance', () => {
    books.enter(E, '2025-02-01', 'Printer', { Advertising: '80', 'Accounts payable': '-80' });
    books.enter(E, '2025-03-01', 'Printer', { 'Accounts payable': '100', Checking: '-100' });
    books.enter(E, '2025-12-31', 'Mill', { Advertising: '5', 'Accounts payable': '-5' });
    const aging = table('payables-aging', { entity: E });
    expect(lines(aging)).toEqual([
      'Mill | · | · | 5.00 | 0.00 | 0.00 | 0.00 | 0.00 | 5.00',
      'Bill | 2025-12-31 | 2026-01-30 | 5.00 | · | · | · | · | 5.00',
      'Printer | · | · | -20.00 | 0.00 | 0.00 | 0.00 | 0.00 | -20.00',
      'Paid ahead or owed back | 2025-03-01 | · | -20.00 | · | · | · | · | -20.00',
      'Total | · | · | -15.00 | 0.00 | 0.00 | 0.00 | 0.00 | -15.00',
    ]);
    expect(wrongCells(aging)).toEqual([]);
    expect(aging.rows[1]).toMatchObject({ entry_id: expect.any(String), account_ids: [expect.any(String)] });
  });

  it('is about one entity, and takes nothing but days', () => {
    expect(() => table('payables-aging')).toThrow('one entity');
    expect(() => table('payables-aging', { entity: E, interval: 'month' })).toThrow('no option');
  });
});
