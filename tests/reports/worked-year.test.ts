/** The reference year, entered through commands, gives the reference's figures to the cent. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  ACCOUNT_OF,
  enterWorkedYear,
  hasWorkedYear,
  LLC,
  loadWorkedYear,
  PERSON,
} from '../support/worked-year.ts';
import { PlainBooks } from './plain-books.ts';

const YEAR = { from: '2025-01-01', to: '2025-12-31' };

describe.skipIf(!hasWorkedYear)('a worked year of an LLC and its owner', () => {
  const books = new PlainBooks();
  let expected: ReturnType<typeof loadWorkedYear>['expected'];
  const call = (name: string, input: unknown) => books.call(name as 'entry.create', input);

  beforeAll(async () => {
    const year = loadWorkedYear();
    expected = year.expected;
    await enterWorkedYear(call, year);
  });

  /** Closing balances out of the trial balance, by code or path. */
  function closing(entity: string): Map<string, string> {
    const { rows } = books.call('reports.trial_balance', { entity, ...YEAR });
    return new Map(
      rows
        .filter((r) => r.kind === 'account')
        .flatMap((r) => [r.code ?? r.label, r.label].map((k) => [k, r.amounts[3]!])),
    );
  }

  function totals(report: 'balance_sheet' | 'income_statement', entity: string, more: object = {}) {
    const answer = books.call(`reports.${report}`, { entity, ...YEAR, ...more });
    return Object.fromEntries(answer.totals.map((t) => [t.name, t.amounts]));
  }

  it('has a trial balance that is zero in all', () => {
    for (const entity of [LLC, PERSON]) {
      const { rows, columns } = books.call('reports.trial_balance', { entity, ...YEAR });
      expect(columns).toEqual(['Opening', 'Debits', 'Credits', 'Closing']);
      const [opening, debits, credits, end] = rows.at(-1)!.amounts;
      expect([opening, end]).toEqual(['0.00', '0.00']);
      expect(debits).toBe(credits);
    }
  });

  it('ends the year with the balances of the LLC', () => {
    const balances = closing(LLC);
    for (const [name, amount] of Object.entries(expected.A_balance_sheet))
      expect([name, balances.get(ACCOUNT_OF.A[name]!) ?? '0.00']).toEqual([name, amount]);
  });

  it('ends the year with the balances of the owner', () => {
    const balances = closing(PERSON);
    for (const [name, amount] of Object.entries(expected.P))
      expect([name, balances.get(ACCOUNT_OF.P[name]!) ?? '0.00']).toEqual([name, amount]);
  });

  it('balances: assets, liabilities, equity and net income', () => {
    const sheet = totals('balance_sheet', LLC);
    for (const [name, amount] of Object.entries(expected.A_totals))
      expect([name, sheet[name]]).toEqual([name, [amount]]);
    expect(sheet.liabilities_and_equity).toEqual(sheet.assets);
    expect(totals('income_statement', LLC).net_income).toEqual([expected.A_totals.net_income]);
  });

  it('balances at every month’s end, and the months of income sum to the year', () => {
    const sheet = totals('balance_sheet', LLC, { interval: 'month' });
    expect(sheet.assets).toHaveLength(12);
    expect(sheet.liabilities_and_equity).toEqual(sheet.assets);
    const months = totals('income_statement', LLC, { interval: 'month' }).net_income!;
    expect(months).toHaveLength(13);
    const cents = months.map((amount) => Math.round(Number(amount) * 100));
    expect(cents.slice(0, 12).reduce((a, b) => a + b)).toBe(cents[12]);
    expect(months[12]).toBe(expected.A_totals.net_income);
  });

  it('fills every line of Schedule C on the cash basis', () => {
    const report = books.call('reports.schedule_c', { entity: LLC, ...YEAR });
    const amounts = Object.fromEntries(report.lines.map((l) => [l.line, l.amount]));
    for (const [line, amount] of Object.entries(expected.schedule_c))
      expect([line, amounts[line]]).toEqual([line, amount]);
    const rest = report.lines.filter((l) => !(l.line in expected.schedule_c));
    expect(rest.filter((l) => l.amount !== '0.00')).toEqual([]);
    // Interest on the owner's note does not exist for the tax return, and is not dropped silently.
    expect(report.unmapped.map((u) => u.account)).toEqual(['Expenses:Interest on owner note']);
  });

  it('shows on Schedule C what the books say and what adjusts them', () => {
    const { lines } = books.call('reports.schedule_c', { entity: LLC, ...YEAR });
    const line = (name: string) => lines.find((l) => l.line === name)!;
    expect(line('24b').accounts.map((a) => [a.books, a.amount])).toEqual([['400.00', '200.00']]);
    expect(line('13').accounts.map((a) => a.books)).toEqual(['900.00']);
    expect(line('13').adjustments).toMatchObject([
      { reason: 'Section 179 for the workstation', mode: 'replace', amount: '3600.00' },
    ]);
    expect(line('1').accounts.map((a) => [a.account, a.books, a.amount])).toEqual([
      ['Liabilities:Deferred revenue', '0.00', '9000.00'],
      ['Income:Service revenue', '60000.00', '54000.00'],
      ['Income:Subscription revenue', '3000.00', '3000.00'],
    ]);
  });

  it('follows the books on the accrual basis', () => {
    const { lines } = books.call('reports.schedule_c', { entity: LLC, ...YEAR, basis: 'accrual' });
    const amounts = Object.fromEntries(lines.map((l) => [l.line, l.amount]));
    expect([amounts['1'], amounts['8'], amounts['27b']]).toEqual(['63000.00', '2300.00', '1860.00']);
  });

  it('counts in the next year what was open at the end of this one', () => {
    const { lines } = books.call('reports.schedule_c', { entity: LLC, from: '2026-01-01', to: '2026-12-31' });
    expect(lines.filter((l) => l.amount !== '0.00')).toEqual([]);
  });
});
