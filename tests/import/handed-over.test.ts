/** Files overlap: what one of them tells stays in the books when another that told it first is taken back. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OfxRow, ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

const january: OfxRow[] = [
  { date: '2025-01-05', amount: '-40.00', payee: 'Corner Deli', fitid: 'a' },
  { date: '2025-01-09', amount: '-40.00', payee: 'Paper & Ink', fitid: 'b' },
  { date: '2025-01-20', amount: '900.00', payee: 'Salary', fitid: 'c' },
];
const february: OfxRow[] = [
  { date: '2025-02-05', amount: '-41.00', payee: 'Corner Deli', fitid: 'd' },
  { date: '2025-02-20', amount: '900.00', payee: 'Salary', fitid: 'e' },
];
const louder = january.map((row) => ({ ...row, payee: row.payee!.toUpperCase() }));
const m1 = ofx('m1.ofx', { rows: january, balance: { amount: '1820.00', on: '2025-01-31' } });
const m12 = ofx('m12.ofx', {
  rows: [...louder, ...february],
  balance: { amount: '2679.00', on: '2025-02-28' },
});

const bring = async (...files: File[]): Promise<string> =>
  (await books.call('imports.commit', { files, account: 'Checking', entity: 'Ana' })).batch;
const takeBack = (batch: string) => books.call('imports.undo', { batch });
const register = async () =>
  (await books.call('entry.register', { account: 'Checking', entity: 'Ana' })).rows.map(
    ({ date, amount }: { date: string; amount: string }) => `${date} ${amount}`,
  );
const coverage = () => books.call('reconcile.coverage');
const print = () => fingerprint(books.core.vault.db);
const lines = () =>
  books.core.vault.reader
    .prepare(
      `SELECT f.name AS file, l.payee, l.line_number AS line, l.offset, l.length, l.identity FROM statement_line l
       JOIN statement s ON s.id = l.statement_id JOIN source_file f ON f.id = s.source_file_id ORDER BY l.identity`,
    )
    .all();

it('is as if only the other file had come, and comes again by Undo', async () => {
  const alone = await bring(m12);
  const clean = { rows: await register(), lines: lines(), coverage: await coverage() };
  await takeBack(alone);
  const first = await bring(m1);
  await bring(m12);
  const before = print();
  expect(await takeBack(first)).toEqual({ lines: 0, entries: 0, accounts: 0 });
  expect({ rows: await register(), lines: lines(), coverage: await coverage() }).toEqual(clean);
  expect(clean.lines).toHaveLength(5);
  const after = print();
  await books.call('history.undo');
  expect(print()).toBe(before);
  await books.call('history.redo');
  expect(print()).toBe(after);
  expect((await books.call('vault.verify')).findings).toEqual([]);
});
