/** Income statement and balance sheet on the cash basis, with the steps from the accrual books. */
import { describe, expect, it } from 'vitest';
import type { ReportTable } from '../../shared/contract/report-table.ts';
import { enterWorkedYear, hasWorkedYear, LLC, loadWorkedYear } from '../support/worked-year.ts';
import { wrongCells } from './adding-up.ts';
import { PlainBooks } from './plain-books.ts';

const E = 'Harbor LLC';
const YEAR = { from: '2025-01-01', to: '2025-12-31' };

function lines({ columns, rows }: ReportTable): string[] {
  const money = columns.flatMap(({ kind }, at) => (kind === 'money' ? [at] : []));
  return rows.map(({ cells }) => [cells[0], ...money.map((at) => cells[at] ?? '·')].join(' '));
}

describe('the cash basis', () => {
  function harbor(): PlainBooks {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
    books.enter(E, '2024-12-20', 'Client', { 'Accounts receivable': '40', 'Service revenue': '-40' });
    books.enter(E, '2025-01-15', 'Client', { Checking: '40', 'Accounts receivable': '-40' });
    books.enter(E, '2025-11-02', 'Client', { 'Accounts receivable': '300', 'Service revenue': '-300' });
    books.enter(E, '2025-12-02', 'Printer', { Advertising: '70', 'Accounts payable': '-70' });
    books.enter(E, '2025-12-05', 'Subscriber', { Checking: '120', 'Deferred revenue': '-120' });
    books.enter(E, '2025-12-31', 'Earned', { 'Deferred revenue': '10', 'Subscription revenue': '-10' });
    return books;
  }
  const table = async (books: PlainBooks, report: string, more: object): Promise<ReportTable> =>
    await books.call('reports.table', { report, entity: E, basis: 'cash', ...more });

  it('counts what was paid, and says every step from what was earned', async () => {
    const income = await table(harbor(), 'income-statement', YEAR);
    expect(lines(income)).toEqual([
      ...['Income ·', 'Service revenue 40.00', 'Subscription revenue 10.00'],
      // Of the 120 received in advance, ten stand as earned already.
      ...['Deferred revenue 110.00', 'Total income 160.00', 'Total expenses 0.00', 'Net income 160.00'],
      ...['From accrual to cash ·', 'Net income, accrual basis 240.00'],
      ...['Change of Accounts receivable -260.00', 'Change of Accounts payable 70.00'],
      ...['Change of Deferred revenue 110.00', 'Net income, cash basis 160.00'],
    ]);
    expect(income.basis).toBe('cash');
    expect(wrongCells(income)).toEqual([]);
  });

  it('adds up over months as over the year', async () => {
    const months = await table(harbor(), 'income-statement', { ...YEAR, interval: 'month' });
    expect(lines(months).at(-1)).toMatch(/^Net income, cash basis 40\.00 .* 120\.00 160\.00$/);
    expect(wrongCells(months)).toEqual([]);
  });

  it('leaves what is not paid off the balance sheet, which balances', async () => {
    const sheet = await table(harbor(), 'balance-sheet', { to: YEAR.to });
    expect(lines(sheet)).toEqual([
      ...['Assets ·', 'Checking 160.00', 'Total assets 160.00', 'Total liabilities 0.00', 'Equity ·'],
      ...['Net income 160.00', 'Total equity 160.00', 'Total liabilities and equity 160.00'],
    ]);
    expect(lines(await table(harbor(), 'balance-sheet', { to: '2026-06-30' }))).toContain(
      'Net income of earlier years 160.00',
    );
  });

  it.skipIf(!hasWorkedYear)(
    'of the worked year comes from its profit by what the reference leaves open',
    async () => {
      const books = new PlainBooks();
      const year = loadWorkedYear();
      await enterWorkedYear((name, input) => books.call(name as 'entry.create', input), year);
      const income: ReportTable = await books.call('reports.table', {
        ...{ report: 'income-statement', entity: LLC, basis: 'cash', ...YEAR },
      });
      const { A_balance_sheet: open, A_totals: totals } = year.expected;
      const step = (name: string) =>
        lines(income)
          .find((line) => line.startsWith(name))!
          .slice(name.length + 1);
      expect(step('Net income, accrual basis')).toBe(totals.net_income);
      // Nothing was open when the year began: what changed is what stands there at its end.
      expect(step('Change of Accounts receivable')).toBe(`-${open.AR}`);
      expect(step('Change of Deferred revenue')).toBe(String(open.DeferredRevenue).replace('-', ''));
      expect(step('Change of Accounts payable')).toBe(String(open.AP).replace('-', ''));
      expect(wrongCells(income)).toEqual([]);
    },
  );

  it('counts rent and fees between own companies when they are paid, as the returns of both do', async () => {
    const [OWNER, SISTER] = ['Ada', 'Quay LLC'];
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'person', name: OWNER });
    const members = [{ name: OWNER, entity: OWNER, share: '100' }];
    for (const name of [E, SISTER])
      books.call('entity.create', { kind: 'llc', name, tax_class: 's-corp', members });
    books.call('account.create', { entity: OWNER, name: 'Rent', type: 'income', tax_line: 'E 3' });
    books.enter(E, '2025-01-01', 'Client', { Checking: '20000', 'Service revenue': '-20000' });
    const make = (kind: string, from: string, to: string, date: string, amount: string, more: object = {}) =>
      books.call('crossing.make', { kind, from, to, date, amount, purpose: 'As agreed', ...more });
    make('rent', OWNER, E, '2025-11-30', '1200');
    make('management-fee', SISTER, E, '2025-12-31', '650');
    // Laid out for the company: nobody has income of it, and it is a cost at once.
    make('business', OWNER, E, '2025-12-10', '80', { from_account: 'Checking', category: 'Travel' });
    const paid = { from_account: 'Checking', to_account: 'Checking' };
    make('settlement', E, OWNER, '2026-01-05', '1280', paid);
    make('settlement', E, SISTER, '2026-01-06', '650', paid);

    const days = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });
    const told = async (entity: object, year: number) => {
      const income: ReportTable = await books.call('reports.table', {
        ...{ report: 'income-statement', basis: 'cash', ...entity, ...days(year) },
      });
      expect(wrongCells(income)).toEqual([]);
      const sheet: ReportTable = await books.call('reports.table', {
        ...{ report: 'balance-sheet', basis: 'cash', ...entity, to: `${year}-12-31` },
      });
      const total = (name: string) =>
        lines(sheet)
          .find((line) => line.startsWith(name))!
          .split(' ')
          .at(-1);
      expect(total('Total assets')).toBe(total('Total liabilities and equity'));
      return lines(income)
        .find((line) => line.startsWith('Net income, cash basis'))!
        .split(' ')
        .at(-1);
    };
    for (const year of [2025, 2026])
      for (const entity of [E, SISTER]) {
        const { lines: form } = books.call('tax.form', { entity, form: '1120-s', year });
        const ordinary = form.find(({ line }) => line === '22')!.amount;
        expect([entity, year, await told({ entity }, year)]).toEqual([entity, year, ordinary]);
      }
    expect([await told({ entity: OWNER }, 2025), await told({ entity: OWNER }, 2026)]).toEqual([
      ...['0.00', '1200.00'],
    ]);
    // Together, what one earns of the other is nobody's.
    expect([await told({}, 2025), await told({}, 2026)]).toEqual(['19920.00', '0.00']);
  });
});
