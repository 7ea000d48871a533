/** How often the entries of a year are walked for one answer: that is what a large vault waits for. */
import type { Statement } from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { PlainBooks } from '../reports/plain-books.ts';

it('Form 1040 asks the same of the postings once, however many lines are carried to it', () => {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'person', name: 'Dana' });
  books.call('entity.create', { kind: 'llc', name: 'Ash LLC', tax_class: 'disregarded' });
  books.enter('Ash LLC', '2025-03-01', 'Client', { Checking: '50000', 'Service revenue': '-50000' });
  const prototype = Object.getPrototypeOf(books.db.prepare('SELECT 1')) as Statement;
  const all = vi.spyOn(prototype, 'all');
  const { lines } = books.call('tax.form', { entity: 'Dana', form: '1040', year: 2025 });
  const asked = all.mock.contexts.map(
    (statement, index) => `${(statement as Statement).source} ${JSON.stringify(all.mock.calls[index])}`,
  );
  all.mockRestore();
  expect(lines.find(({ line }) => line === '8')!.amount).toBe('50000.00');
  const walks = asked.filter((one) => /\bposting\b/.test(one));
  expect(walks.length).toBeGreaterThan(1);
  expect(walks.filter((one, index) => walks.indexOf(one) !== index)).toEqual([]);
});
