/** The accounting method of an entity: what its forms go by where nobody asks for the other, and what is one taxpayer's all the same. */
import { describe, expect, it } from 'vitest';
import type { FormName } from '../../shared/contract/tax.ts';
import { PlainBooks } from '../reports/plain-books.ts';

const DANA = 'Dana';
const E = 'Harbor LLC';

/** 5,000 was paid, 1,000 is still owed to the LLC, and it owes 300 for an advertisement. */
function owing(taxClass: 'disregarded' | 'partnership'): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'person', name: DANA });
  books.call('entity.create', { kind: 'llc', name: E, tax_class: taxClass });
  books.enter(E, '2025-03-01', 'Ash', { Checking: '5000', 'Service revenue': '-5000' });
  books.enter(E, '2025-12-10', 'Oak', { 'Accounts receivable': '1000', 'Service revenue': '-1000' });
  books.enter(E, '2025-12-12', 'Elm', { Advertising: '300', 'Accounts payable': '-300' });
  return books;
}

const lineOf = (books: PlainBooks, entity: string, form: FormName, line: string, more: object = {}) =>
  books.call('tax.form', { entity, form, year: 2025, ...more }).lines.find((one) => one.line === line)!
    .amount;

describe('an LLC on its owner’s return', () => {
  it('counts what was paid, unless its method is what is owed', () => {
    const books = owing('disregarded');
    expect(books.call('entity.list', {}).map((one) => one.accounting_method)).toEqual(['cash', 'cash']);
    expect(lineOf(books, E, 'schedule-c', '31')).toBe('5000.00');
    books.call('entity.update', { entity: E, accounting_method: 'accrual' });
    expect(lineOf(books, E, 'schedule-c', '31')).toBe('5700.00');
    expect(books.call('tax.form', { entity: E, form: 'schedule-c', year: 2025 }).basis).toBe('accrual');
    // Whoever asks for a basis gets it.
    expect(lineOf(books, E, 'schedule-c', '31', { basis: 'cash' })).toBe('5000.00');
  });

  it('takes its method along to its owner’s forms, whose own method is another', () => {
    const books = owing('disregarded');
    books.call('entity.update', { entity: E, accounting_method: 'accrual' });
    expect(lineOf(books, DANA, 'schedule-1', '3')).toBe('5700.00');
    expect(lineOf(books, DANA, 'schedule-se', '2')).toBe('5700.00');
    const form = books.call('tax.form', { entity: DANA, form: '1040', year: 2025 });
    expect(form.basis).toBe('cash');
    expect(form.notes).toContain(`The books of ${E} count on the accrual basis, which is their own method.`);
    const { businesses } = books.call('tax.self_employment', { entity: DANA, year: 2025 });
    expect(businesses).toEqual([{ entity: E, profit: '5700.00' }]);
    const days = { from: '2025-01-01', to: '2025-12-31' };
    const [bridge] = books.call('reports.tax_view', { entity: DANA, ...days }).bridges;
    // Nothing has to be moved between years.
    expect(bridge!.lines.map(({ what, amount }) => [what, amount])).toEqual([
      ['books', '5700.00'],
      ['return', '5700.00'],
    ]);
  });
});

describe('a partnership', () => {
  it('has one method on page 1, on Schedules K and K-1, and in what Schedule M-1 leads over to', () => {
    const books = owing('partnership');
    books.call('member.set', { entity: E, members: [{ name: DANA, entity: DANA, share: '100' }] });
    const items = () =>
      Object.fromEntries(
        books
          .call('tax.form', { entity: E, form: '1065-m1', year: 2025 })
          .lines.flatMap(({ line, amount }) => (Number(amount) === 0 ? [] : [[line, amount]])),
      );
    expect(items()).toMatchObject({ '1': '5700.00', '4': '300.00', '6': '1000.00', '9': '5000.00' });
    books.call('entity.update', { entity: E, accounting_method: 'accrual' });
    expect(lineOf(books, E, '1065-k', '1')).toBe('5700.00');
    expect(items()).toEqual({ '1': '5700.00', '5': '5700.00', '9': '5700.00' });
    expect(books.call('tax.k1', { entity: E, year: 2025 })).toMatchObject({ basis: 'accrual' });
    expect(lineOf(books, DANA, 'schedule-e', '28')).toBe('5700.00');
    const { notes } = books.call('vendor.forms', { entity: E, year: 2025 });
    expect(notes.join(' ')).toContain('What was paid within the year is reported');
  });
});
