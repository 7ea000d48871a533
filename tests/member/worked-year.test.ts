/** The worked year: what the owner's capital in the LLC came to, what the owner is worth with it, and what is left for tax. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { wantedWorth, worthOf } from '../support/worked-answers.ts';
import { enterWorkedCrossings } from '../support/worked-crossings.ts';
import { hasWorkedYear, LLC, loadWorkedYear, PERSON, type WorkedYear } from '../support/worked-year.ts';

const YEAR = { from: '2025-01-01', to: '2025-12-31' };

interface Expected {
  capital_rollforward: Record<string, string>;
  book_to_tax: [string, string][];
  schedule_c: Record<string, string>;
}

interface Line {
  what: string;
  amount: string;
  crossings: number;
}

const cents = (text: string) => Math.round(Number(text) * 100);

describe.skipIf(!hasWorkedYear)('the worked year', () => {
  let books: TestBooks;
  let year: WorkedYear;
  let expected: Expected;

  beforeAll(async () => {
    books = await TestBooks.create();
    year = loadWorkedYear();
    expected = year.expected as unknown as Expected;
    await enterWorkedCrossings(books, year);
    await books.call('member.set', {
      entity: LLC,
      members: [{ name: 'Dana', entity: PERSON, share: '100', capacity: 'Sole member and manager' }],
    });
  });
  afterAll(() => books?.close());

  it('rolls the capital account forward as the reference does', async () => {
    const wanted = expected.capital_rollforward;
    const report = await books.call('member.roll_forward', { entity: LLC, ...YEAR });
    expect(report.members).toHaveLength(1);
    const [{ capital, share, member }] = report.members;
    expect([member, share]).toEqual(['Dana', '100']);
    expect(capital).toMatchObject({ property: '0.00', other: '0.00', tax_draws: '-1500.00' });
    expect(await worthOf((name, input) => books.call(name, input))).toEqual(wantedWorth(year));
    expect(report.total).toEqual(capital);
    expect(report.equity).toBe(wanted.close);
    expect(report.notes).toEqual([]);
    expect(report.pro_rata.map((one: { difference: string }) => one.difference)).toEqual(['0.00', '0.00']);
  });

  it('has the capital of all be the equity of the balance sheet at the end of every month', async () => {
    for (let month = 1; month <= 12; month++) {
      const to = new Date(Date.UTC(2025, month, 0)).toISOString().slice(0, 10);
      const { total, equity } = await books.call('member.roll_forward', { entity: LLC, to });
      const { totals } = await books.call('reports.balance_sheet', { entity: LLC, to });
      const sheet = totals.find((one: { name: string }) => one.name === 'equity').amounts[0];
      expect([to, total.closing, equity]).toEqual([to, sheet, sheet]);
    }
  });

  it('makes the owner worth what they own, with the profit that stayed in the LLC', async () => {
    const worth = await books.call('member.net_worth', {
      entity: PERSON,
      from: '2025-01-02',
      to: '2025-12-31',
    });
    expect(worth).toMatchObject({ opening: '88000.00', net_worth: '91090.00', change: '3090.00', notes: [] });
    expect(worth.lines.find((line: { kind: string }) => line.kind === 'interest')).toMatchObject({
      label: LLC,
      cost: '-5170.00',
      undistributed: '32215.00',
      amount: '27045.00',
    });
  });

  it('comes from the books to line 31 as the reference’s bridge does', async () => {
    const view = await books.call('reports.tax_view', { entity: LLC, ...YEAR });
    expect(view).toMatchObject({ taxpayer: PERSON });
    const { lines } = (view.bridges as { lines: Line[] }[])[0]!;
    const wanted = new Map(expected.book_to_tax);
    const amountOf = (what: string) => lines.filter((line) => line.what === what).map((line) => line.amount);
    expect(amountOf('books')).toEqual([wanted.get('book net income')]);
    expect(amountOf('eliminated')).toEqual([wanted.get('owner-note interest (disregarded)')]);
    expect(amountOf('timing')).toEqual([
      wanted.get('AR not collected'),
      wanted.get('deferred revenue received'),
      wanted.get('AP unpaid'),
    ]);
    expect(amountOf('limit')).toEqual([wanted.get('50% meals')]);
    expect(amountOf('adjustment')).toEqual([
      wanted.get('s179 over book depreciation'),
      wanted.get('home office simplified 200sf x $5'),
    ]);
    expect(amountOf('return')).toEqual([wanted.get('Schedule C line 31')]);
    expect(lines).toHaveLength(expected.book_to_tax.length);
    // Eleven months of interest.
    expect(lines.find((line) => line.what === 'eliminated')?.crossings).toBe(11);
  });

  it('leaves Schedule C as the reference has it, and says what it left out', async () => {
    const { lines, unmapped, notes } = await books.call('reports.schedule_c', { entity: LLC, ...YEAR });
    const amounts = new Map(lines.map((one: { line: string; amount: string }) => [one.line, one.amount]));
    for (const [line, amount] of Object.entries(expected.schedule_c))
      expect([line, amounts.get(line)]).toEqual([line, amount]);
    expect(unmapped).toEqual([]);
    expect(notes.join(' ')).toContain('585.00');
  });

  it('has no claim between owner and LLC in the tax view, and balances', async () => {
    const { rows, totals } = await books.call('reports.tax_view', { entity: PERSON, ...YEAR });
    const tax = (label: string) =>
      rows.filter((row: { label: string }) => row.label === label).map((row: { tax: string }) => row.tax);
    for (const label of [
      'Interest in LLC',
      'Note receivable from LLC',
      'Notes payable to owner',
      'Notes receivable from owner',
      'Accrued interest from LLC',
      'Interest on owner note',
      'Interest from LLC',
      'Mileage reimbursed',
      'Member contributions',
      'Draws',
    ])
      for (const amount of tax(label)) expect([label, amount]).toEqual([label, '0.00']);
    // What was paid to others, and what the mileage is deducted at, stays.
    expect(tax('Car and truck')).toEqual(['350.00']);
    expect(tax('Owner’s capital in the tax view')).toEqual(['350.00']);
    for (const reading of ['legal', 'eliminated', 'tax'])
      expect(cents(totals.assets[reading])).toBe(
        cents(totals.liabilities[reading]) + cents(totals.equity[reading]),
      );
    // 32,215 and 400 + 585 + 350 - 24,000 - 6,000 - 310 - 150; the interest is on both sides, the mileage on one.
    expect(totals.net_income).toMatchObject({ legal: '3090.00', eliminated: '-350.00', tax: '2740.00' });
  });
});
