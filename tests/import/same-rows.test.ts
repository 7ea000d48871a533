/** A table that names no account, brought once more: it is of the account that it went to, and doubles nothing unseen. */
import { expect, it, onTestFinished } from 'vitest';
import type { ImportChoice, ImportFile } from '../../shared/contract/import.ts';
import { statementFile, TestBooks } from '../support/books.ts';

const CHASE =
  'Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\nDEBIT,09/03/2026,WE WORK,-625.00,ACH_DEBIT,9375.00,\nDEBIT,09/08/2026,FIGMA,-45.00,DEBIT_CARD,9330.00,\nCREDIT,09/21/2026,ACME CORP,2500.00,ACH_CREDIT,11830.00,\n';

async function newBooks(): Promise<TestBooks> {
  const books = await TestBooks.create();
  onTestFinished(() => books.close());
  await books.call('entity.create', { kind: 'person', name: 'Dana' });
  await books.call('account.create', { entity: 'Dana', name: 'Chase', type: 'asset', role: 'bank' });
  return books;
}

async function bring(books: TestBooks, name: string, choices: ImportChoice[]): Promise<ImportFile> {
  const files = [statementFile(name, CHASE)];
  const asked = { files, create_accounts: true, choices: JSON.stringify(choices) };
  return (await books.call('imports.commit', asked)).files[0];
}

it('is not asked about a second time, whatever it is called', async () => {
  const books = await newBooks();
  const first = await bring(books, 'Chase4821_Activity_20260901.CSV', [{ file: 0, account: 'Chase' }]);
  expect(first.accounts[0]).toMatchObject({ new: 3 });
  const again = await bring(books, 'download.csv', []);
  expect(again).toMatchObject({ status: 'imported', accounts: [{ new: 0, duplicate: 3 }] });
});

it('is warned of where its rows stand in another account', async () => {
  const books = await newBooks();
  await bring(books, 'Chase4821_Activity_20260901.CSV', [{ file: 0, account: 'Chase' }]);
  const more = statementFile('b.csv', CHASE.replace('Check or Slip #', 'Check'));
  const asked = { files: [more], choices: JSON.stringify([{ file: 0, account: 'Checking' }]) };
  const [file] = (await books.call('imports.preview', asked)).files;
  expect(file.accounts[0]).toMatchObject({ new: 3 });
  expect(file.warnings.join()).toContain('All 3 new rows stand in “Assets:Chase” of Dana already');
});
