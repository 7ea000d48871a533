/** The worked year of the reference, out of the packet's own files: the CSVs, the workbook worked out anew, the binder's text. */
import { writeFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { outsideOf, pagesOf, sizesOf } from '../support/read-pdf.ts';
import { hasWorkedYear, LLC, loadWorkedYear, PERSON } from '../support/worked-year.ts';
import { enterYear } from '../veil/enter-year.ts';
import { hasOffice, recomputedSheets, storedSheets } from './tools.ts';

/** Its files, by their names. */
async function packetOf(books: TestBooks, entity: string): Promise<Record<string, Uint8Array>> {
  const file: File = await books.call('packet.build', { entity, year: 2025 });
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (process.env.KEEP_PACKET !== undefined) writeFileSync(`${process.env.KEEP_PACKET}/${entity}.zip`, bytes);
  return unzipSync(bytes);
}

const tableIn = (files: Record<string, Uint8Array>, name: string) =>
  Papa.parse<string[]>(strFromU8(files[`csv/${name}.csv`]!).replace('\uFEFF', '')).data;

/** Whom the words of an entry name. */
const PAYEES: readonly [words: RegExp, payee: string][] = [
  [/^Contract:(C\d).*/, '$1'],
  [/^Legal$/, 'LawFirm'],
  [/^Rent$/, 'Landlord'],
];

/** The reference names who was paid, and how, in words: here it is said. */
async function sayVendors(books: TestBooks): Promise<void> {
  const { entries } = await books.call('entry.list', { entity: LLC, limit: 5000 });
  for (const { id, memo } of entries as { id: string; memo: string }[]) {
    const [words, payee] = PAYEES.find(([test]) => test.test(memo)) ?? [];
    if (words) await books.call('entry.update', { id, payee: memo.replace(words, payee!) });
    if (/\bCARD\b/.test(memo)) await books.call('vendor.set_payment', { entry_id: id, means: 'card' });
  }
  await books.call('vendor.add', { name: 'C4', classification: 's-corp' });
  await books.call('vendor.add', { name: 'LawFirm', classification: 'c-corp', profession: 'attorney' });
}

describe.skipIf(!hasWorkedYear)('the packet of the worked year', () => {
  let books: TestBooks;
  let llc: Record<string, Uint8Array>;
  let person: Record<string, Uint8Array>;
  const { expected } = hasWorkedYear ? loadWorkedYear() : { expected: null as never };

  beforeAll(async () => {
    books = await TestBooks.create();
    await enterYear(books);
    for (const one of loadWorkedYear().adjustments) await books.call('tax.adjust', one);
    await sayVendors(books);
    llc = await packetOf(books, LLC);
    person = await packetOf(books, PERSON);
  }, 120_000);
  afterAll(() => books.close());

  /** What stands on each line of a form, by the place of its amount. */
  const linesOf = (rows: readonly (readonly string[])[], amountAt: number) =>
    new Map(
      rows
        .filter((row) => row[1] !== '' && row[amountAt] !== '')
        .map((row) => [row[1], row[amountAt]] as const),
    );

  const steps = (rows: readonly (readonly string[])[]) =>
    rows
      .slice(1)
      .map((row) => Number(row[1]).toFixed(2))
      .filter((one) => one !== 'NaN');

  it('fills Schedule C and Schedule SE in the CSVs', () => {
    const lines = linesOf(tableIn(llc, 'Schedule C (Form 1040)'), 3);
    for (const [line, amount] of Object.entries(expected.schedule_c))
      expect([line, lines.get(line)]).toEqual([line, amount]);
    const earned = linesOf(tableIn(person, 'Schedule SE (Form 1040)'), 3);
    for (const [line, amount] of Object.entries(expected.schedule_se))
      expect([line, earned.get(line.slice(1))]).toEqual([line, amount]);
  });

  it('takes the deduction for business income of the income that Form 1040 has', () => {
    const adjusted = linesOf(tableIn(person, 'Form 1040'), 3).get('11a');
    const limit = tableIn(person, 'Business income deduction').find(([what]) => what!.startsWith('20 %'))!;
    // Less the standard deduction of whoever files as single in 2025.
    const taxable = Number(adjusted) - 15_750;
    expect(limit.at(-2)).toBe((taxable * 0.2).toFixed(2));
  });

  it('tells every step from the books to the return', () => {
    const told = steps(tableIn(llc, 'Book-to-tax bridge'));
    expect(told.toSorted()).toEqual(expected.book_to_tax.map(([, amount]) => amount).toSorted());
    expect(told.at(-1)).toBe(expected.schedule_c['31']);
  });

  it('asks for statements of what has been booked on, and has no capital for tax where there is none', () => {
    const asked = tableIn(llc, 'Reconciliations').slice(1);
    expect(asked.map(([account]) => account).filter(Boolean)).toEqual(['Assets:Checking']);
    expect(Object.keys(llc)).not.toContain('csv/Capital for tax.csv');
  });

  it('tells of the year before the books only what cash there was', () => {
    const flow = new Map(tableIn(person, 'Cash flow').map(([name, , amount]) => [name, amount]));
    const { postings } = loadWorkedYear().entries.find(({ source }) => source === 'opening')!;
    const cash = postings.filter(({ account }) => /Checking|Savings/.test(account));
    expect(cash).toHaveLength(2);
    const held = cash.reduce((sum, { amount }) => sum + Number(amount), 0);
    expect(flow.get('Opening balances')).toBe(held.toFixed(2));
    expect(flow.has('Vehicle')).toBe(false);
  });

  it('tells a person’s estimated tax: of what, by when, and what was paid', () => {
    const rows = tableIn(person, 'Estimated tax');
    const of = (what: string) => rows.find(([name]) => name === what)!;
    // As Form 1040 has their income, and Schedule SE its tax.
    expect(of('Adjusted gross income')[2]).toBe(linesOf(tableIn(person, 'Form 1040'), 3).get('11a'));
    expect(of('Self-employment tax')[2]).toBe(
      linesOf(tableIn(person, 'Schedule SE (Form 1040)'), 3).get('12'),
    );
    expect(rows.filter(([name]) => name!.startsWith('Instalment ')).map(([, due]) => due)).toEqual([
      ...['2025-04-15', '2025-06-16', '2025-09-15', '2026-01-15'],
    ]);
    expect(of('Instalment 4').at(-3)).toBe(of('All that was paid')[2]);
    expect(of('All that was paid')[2]).toBe('6000.00');
    expect(Object.keys(llc)).not.toContain('csv/Estimated tax.csv');
  });

  it('tells on the sheet of loans of what was lent without terms, in the books of both', () => {
    for (const [whose, other] of [
      [llc, PERSON],
      [person, LLC],
    ] as const) {
      const rows = tableIn(whose, 'Loans');
      const at = rows.findIndex(([, , what]) => what === `${LLC} lent ${PERSON}, without terms on record`);
      expect([other, at]).not.toEqual([other, -1]);
      expect(rows.slice(at + 1, at + 5).map((row) => [row[1], row[2], ...row.slice(4, 6)])).toEqual([
        ['2025-05-01', 'lent', '8000.00', '8000.00'],
        ['2025-07-01', 'lent', '3000.00', '11000.00'],
        ['2025-09-01', 'paid back', '-2000.00', '9000.00'],
        ['2025-12-31', 'principal, due on demand', '', '9000.00'],
      ]);
    }
  });

  it('tells by age what customers owe', () => {
    const [head = [], ...rows] = tableIn(llc, 'Accounts receivable aging');
    const total = rows.find(([who]) => who === 'Total')!;
    const aged = new Map(head.map((title, at) => [title, total[at]]));
    const { current, '1-30': late } = expected.ar_aging_by_due_net30;
    expect(aged.get('Current')).toBe(current);
    expect(aged.get('1–30 days')).toBe(late);
    expect(aged.get('Total')).toBe(expected.A_balance_sheet.AR);
  });

  it('rolls capital to its closing', () => {
    const [head = [], ...rows] = tableIn(llc, 'Capital');
    const total = new Map(head.map((title, at) => [title, rows.at(-2)![at]]));
    const rolled = expected.capital_rollforward;
    expect([
      total.get('Opening'),
      total.get('Contributed in money'),
      total.get('Costs borne by the member'),
    ]).toEqual([...[rolled.open, rolled.contrib_cash, rolled.contrib_expenses_paid]]);
    expect([total.get('Share of net income'), total.get('Closing')]).toEqual([
      rolled.net_income,
      rolled.close,
    ]);
  });

  it('reports on Forms 1099 who must be, and says why others are not', () => {
    const rows = tableIn(llc, 'Forms 1099').slice(1);
    const reported = rows
      .filter(([, , , due]) => due === 'yes')
      .map(([name, form, , , paid]) => [form, name, paid]);
    const { NEC = {}, MISC1 = {} } = expected.form_1099['2025'];
    const wanted = [
      ...Object.entries(NEC).map(([name, paid]) => ['1099-NEC', name, paid]),
      ...Object.entries(MISC1).map(([name, paid]) => ['1099-MISC', name, paid]),
    ];
    expect(reported.toSorted()).toEqual(wanted.toSorted());
    const why = (of: string) => rows.find(([name]) => name === of)![3];
    expect(why('C3')).toBe('no: paid by card or network');
    expect(why('C4')).toBe('no: a corporation');
  });

  it('has every code of the TXF', () => {
    const text = strFromU8(llc['tax/2025.txf']!);
    const records = [...text.matchAll(/(N\d+)\r\nC1\r\nL\d+\r\n\$(.*)\r\n/g)].map(([, code, amount]) => [
      code,
      amount,
    ]);
    for (const [code, amount] of expected.txf) expect(records).toContainEqual([code.split(' ')[0], amount]);
  });

  it('has the balance sheet of the books, and what is still to be collected', () => {
    const rows = tableIn(llc, 'Balance sheet, accrual basis');
    const amount = (label: string) => rows.find(([name]) => name === label)![2];
    expect(amount('Total assets')).toBe(expected.A_totals.assets);
    expect(amount('Total liabilities')).toBe(expected.A_totals.liabilities);
    expect(amount('Total equity')).toBe(expected.A_totals.equity);
    expect(amount('Accounts receivable')).toBe(expected.A_balance_sheet.AR);
    expect(tableIn(llc, 'Income statement, accrual basis').find(([name]) => name === 'Net income')![2]).toBe(
      expected.A_totals.net_income,
    );
  });

  it('stores in the workbook what the CSVs have', () => {
    const sheets = storedSheets(llc['workbook.xlsx']!);
    const lines = linesOf(sheets.get('Schedule C (Form 1040)')!, 3);
    for (const [line, amount] of Object.entries(expected.schedule_c))
      expect([line, lines.get(line)]).toEqual([line, amount]);
  });

  it.skipIf(!hasOffice)('comes to the same where LibreOffice works every formula out', () => {
    const sheets = recomputedSheets(llc['workbook.xlsx']!);
    let compared = 0;
    for (const [name, stored] of storedSheets(llc['workbook.xlsx']!))
      for (const [at, cells] of stored.entries())
        for (const [place, cell] of cells.entries()) {
          if (!/^-?\d+\.\d{2}$/.test(cell)) continue;
          compared += 1;
          expect([name, at, place, Number(sheets.get(name)![at]![place]).toFixed(2)]).toEqual([
            name,
            at,
            place,
            cell,
          ]);
        }
    expect(compared).toBeGreaterThan(1000);
    const cents = (lines: Map<string | undefined, string | undefined>, line: string) =>
      Number(lines.get(line)).toFixed(2);
    const lines = linesOf(sheets.get('Schedule C (Form 1040)')!, 3);
    for (const [line, amount] of Object.entries(expected.schedule_c))
      expect([line, cents(lines, line)]).toEqual([line, amount]);
    expect(steps(sheets.get('Book-to-tax bridge')!.slice(4)).at(-1)).toBe(expected.schedule_c['31']);
    const earned = linesOf(recomputedSheets(person['workbook.xlsx']!).get('Schedule SE (Form 1040)')!, 3);
    for (const [line, amount] of Object.entries(expected.schedule_se))
      expect([line, cents(earned, line.slice(1))]).toEqual([line, amount]);
  });

  it('reads the same in the binder, on pages that hold it', async () => {
    const binder = new Blob([llc['binder.pdf']! as Uint8Array<ArrayBuffer>]);
    const text = (await pagesOf(binder)).join(' ');
    const grouped = (amount: string) => amount.replace('-', '\u2212').replace(/\B(?=(\d{3})+\.)/g, ',');
    for (const [line, amount] of Object.entries(expected.schedule_c))
      if (amount !== '0.00') expect(text, line).toContain(grouped(amount));
    for (const [what, amount] of expected.book_to_tax) expect(text, what).toContain(grouped(amount));
    for (const amount of Object.values(expected.A_totals)) expect(text).toContain(grouped(amount));
    expect(text).toContain('accrual: what was earned and is owed; the return is on the cash basis');
    expect(text).toMatch(/Owner note 1 .*225\.00/);
    expect(await outsideOf(binder)).toEqual([]);
  });

  it('says in the ledger on paper each amount beside its day, and turns the pages that want it', async () => {
    const ledger = new Blob([llc['ledger/general-ledger-001.pdf'] as Uint8Array<ArrayBuffer>]);
    for (const page of await pagesOf(ledger)) expect(page).toMatch(/Date Payee .*Debit Credit Balance/);
    expect(new Set(await sizesOf(ledger))).toEqual(new Set(['792 x 612']));
    expect(await outsideOf(ledger)).toEqual([]);
    const binder = new Blob([llc['binder.pdf'] as Uint8Array<ArrayBuffer>]);
    const [pages, sizes] = [await pagesOf(binder), await sizesOf(binder)];
    const trial = pages.findIndex((page) =>
      /Trial balance .*Opening Debits Credits Unadjusted Adjustments Adjusted/.test(page),
    );
    expect(sizes[trial]).toBe('792 x 612');
    expect(sizes[0]).toBe('612 x 792');
  });
});
