/** What only a person knows of a year: kept in the vault, taken back like anything else, and what estimates and worksheets go by. */
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { storedSheets } from '../packet/tools.ts';
import { PlainBooks } from '../reports/plain-books.ts';
import { TestBooks } from '../support/books.ts';

const DANA = 'Dana';
const E = 'Harbor LLC';
const YEAR = { entity: DANA, year: 2025 };

/** An LLC of Dana's own that earned 100,000. */
function harbor(): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'person', name: DANA });
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  books.enter(E, '2025-03-01', 'Client', { Checking: '100000', 'Service revenue': '-100000' });
  return books;
}

describe('what is kept of a year', () => {
  it('is the taxpayer’s, changes one by one, and is forgotten where it is said to be empty', () => {
    const books = harbor();
    books.call('tax.set_facts', { ...YEAR, status: 'joint', wages: '20000' });
    books.call('tax.set_facts', { entity: E, year: 2025, prior_tax: '8000', services: [E] });
    const kept = books.call('tax.facts', { entity: E, year: 2025 });
    expect(kept).toMatchObject({
      ...{ taxpayer: DANA, status: 'joint', method: null, wages: '20000.00', prior_tax: '8000.00' },
      ...{ withheld: null, services: [expect.any(String)] },
    });
    books.call('tax.set_facts', { ...YEAR, wages: null, services: [] });
    expect(books.call('tax.facts', YEAR)).toMatchObject({ status: 'joint', wages: null, services: [] });
    expect(books.call('tax.facts', { ...YEAR, year: 2026 }).status).toBeNull();
    expect(() => books.call('tax.set_facts', { ...YEAR, withheld: '-1' })).toThrow('-1 is below zero.');
    expect(() => books.call('tax.set_facts', { ...YEAR, services: [DANA] })).toThrow('Dana is no business.');
  });

  it('is of no company that files a return of its own', () => {
    const books = harbor();
    books.call('entity.create', { kind: 'llc', name: 'Quay LLC', tax_class: 's-corp' });
    expect(() => books.call('tax.set_facts', { entity: 'Quay LLC', year: 2025, wages: '1' })).toThrow(
      'Quay LLC is no person',
    );
  });

  it('stands in for what a question leaves out, and gives way to what it says', () => {
    const books = harbor();
    const estimates = (more: object = {}) =>
      books.call('tax.estimates', { ...YEAR, as_of: '2025-12-31', ...more });
    const said = { status: 'joint', prior_tax: '8000', wages: '20000', itemized: '40000' } as const;
    const asked = estimates(said);
    expect(estimates().notes[0]).toContain('as single');
    books.call('tax.set_facts', { ...YEAR, ...said });
    expect(estimates()).toEqual(asked);
    expect(estimates({ prior_tax: '1000' }).required.of_prior).toBe('1000.00');
    expect(books.call('tax.self_employment', YEAR)).toEqual(
      books.call('tax.self_employment', { ...YEAR, status: 'joint', wages: '20000' }),
    );
    // 100,000 less 7,064.78 and 40,000 itemized, and 20,000 of wages.
    expect(books.call('tax.qbi', YEAR)).toMatchObject({ status: 'joint', taxable_income: '72935.22' });
    // What is expected of a year is no part of what it brought.
    books.call('tax.set_facts', { ...YEAR, expected_profit: '500000' });
    expect(books.call('tax.qbi', YEAR).taxable_income).toBe('72935.22');
    expect(books.call('tax.state_taxes', YEAR)).toMatchObject({ status: 'joint', income: '112935.22' });
  });

  it('names the businesses that are services where nobody is asked for them', () => {
    const books = harbor();
    books.call('tax.set_facts', { ...YEAR, status: 'single', services: [E] });
    const above = { ...YEAR, taxable_income: '300000' };
    expect(books.call('tax.qbi', above).businesses).toMatchObject([{ specified_service: true }]);
    expect(books.call('tax.qbi', { ...above, services: [] }).businesses).toMatchObject([
      { specified_service: false },
    ]);
  });
});

it('is taken back, and is what the packet’s worksheet goes by', async () => {
  const books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  await books.call('entry.create', {
    entries: [
      {
        ...{ entity: E, date: '2025-03-01', payee: 'Client' },
        postings: [
          { account: 'Checking', amount: '100000' },
          { account: 'Service revenue', amount: '-100000' },
        ],
      },
    ],
  });
  await books.call('tax.set_facts', { ...YEAR, status: 'joint' });
  await books.call('history.undo', {});
  expect(await books.call('tax.facts', YEAR)).toMatchObject({ status: null });
  await books.call('history.redo', {});
  const file: File = await books.call('packet.build', { ...YEAR, evidence: false, statements: false });
  const sheets = storedSheets(unzipSync(new Uint8Array(await file.arrayBuffer()))['workbook.xlsx']!);
  expect(JSON.stringify([...sheets.values()])).toContain('who files as married, jointly');
  expect((await books.call('audit.verify', {})).ok).toBe(true);
  await books.close();
});
