/** Books in which rows of the bank are matched by hand: rows come, entries are made, and what is refused changes nothing. */
import { expect } from 'vitest';
import { BulkheadError } from '../../shared/errors.ts';
import { broken } from '../properties/invariants.ts';
import { type OfxRow, ofx } from '../properties/ofx.ts';
import { TestBooks } from './books.ts';
import { fingerprint } from './fingerprint.ts';

export const OWNER = 'Acme LLC';
/** Anew for each test. */
export let books: TestBooks;

export async function openBooks(): Promise<void> {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: OWNER, tax_class: 'partnership' });
  await books.call('account.create', { entity: OWNER, name: 'Savings 4821', type: 'asset', role: 'bank' });
}

/** Whatever a test did, the books hold afterwards. */
export async function closeBooks(): Promise<void> {
  expect(broken(books.core.vault.db)).toEqual([]);
  expect((await books.call('vault.verify')).findings).toEqual([]);
  await books.close();
}

type Balance = { amount: string; on: string };

/** Rows of one account’s bank; answers with their ids in the order of the file, and the import. */
export async function bring(rows: OfxRow[], account = 'Checking', balance?: Balance) {
  const id = account === 'Checking' ? '11-1' : '99-4821';
  const name = `${account}-${rows[0]?.date}.ofx`;
  const file = ofx(name, { account: id, rows, ...(balance ? { balance } : {}) });
  const result = await books.call('imports.commit', { files: [file], account });
  const ids = books.core.vault.db
    .prepare(
      `SELECT l.id FROM statement_line l JOIN statement s ON s.id = l.statement_id
       JOIN source_file f ON f.id = s.source_file_id WHERE f.batch_id = ? ORDER BY l.line_number`,
    )
    .pluck()
    .all(result.batch) as string[];
  return { ids, result, batch: result.batch as string, file };
}

export async function enter(
  date: string,
  amount: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { payee = 'By hand', category = 'Travel', account = 'Checking', status } = more;
  const back = amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
  const first = { account, amount, ...(status ? { status } : {}) };
  const { ids } = await books.call('entry.create', {
    entries: [{ entity: OWNER, date, payee, postings: [first, { account: category, amount: back }] }],
  });
  return ids[0];
}

export async function register(account = 'Checking') {
  const { rows } = await books.call('entry.register', { account, limit: 1000 });
  return (rows as Record<string, unknown>[]).map(
    (row) => `${row.date} ${row.payee} ${row.amount} ${row.status}${row.from_bank ? ' bank' : ''}`,
  );
}

export async function balance(account: string): Promise<string> {
  const all = await books.call('account.list');
  return all.find((one: { name: string }) => one.name === account).balance;
}

export async function refusal(name: string, input: unknown): Promise<BulkheadError> {
  const before = fingerprint(books.core.vault.db);
  const error = await books.call(name, input).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(BulkheadError);
  expect(fingerprint(books.core.vault.db)).toBe(before);
  return error as BulkheadError;
}

export const candidates = (input: object) => books.call('matching.candidates', input);
