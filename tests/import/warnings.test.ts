/** What a file gives reason to warn of, as often as it may be. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportResult } from '../../shared/contract/import.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { balance, statement } from '../support/camt.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

it.each([
  ['camt', statement(balance('CLBD', '1o.00', '2024-03-31').repeat(300)), /balance CLBD/],
  ['mt940', ':20:A\n'.repeat(300), /does not say whose/],
])('%s: is told two hundred times, and then counted', async (format, text, warning) => {
  const result: ImportResult = await books.call('imports.preview', {
    files: [statementFile('any.txt', text)],
    create_accounts: true,
  });
  const { warnings } = result.files[0]!;
  expect(result.files[0]!.format).toBe(format);
  expect(warnings.filter((one) => warning.test(one))).toHaveLength(200);
  expect(warnings).toContain('100 more remarks of these kinds on the file');
});
