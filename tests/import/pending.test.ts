/** Entries that the bank has not booked, and that can't be read either: they are pending in every format, and not wrong. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportResult } from '../../shared/contract/import.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { entry, statement } from '../support/camt.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

const OFX =
  '<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>5544</BANKACCTFROM><BANKTRANLIST>' +
  '<STMTTRN><DTPOSTED>20240305<TRNAMT>-12.50<FITID>1<NAME>Shop</STMTTRN></BANKTRANLIST>' +
  '<BANKTRANLISTP><STMTTRNP><DTTRAN>20240230<TRNAMT>-3.00<NAME>Cafe</STMTTRNP></BANKTRANLISTP></STMTRS></OFX>';
const MT940 = ':20:A\n:25:100/5544\n:34F:EUR0,\n:61:240305D12,50NTRFNONREF\n:61:240230ED3,00NMSCNONREF\n-\n';
const CAMT = statement(
  entry() + entry({ status: '<Sts>PDNG</Sts>', dates: '<BookgDt><Dt>2024-02-30</Dt></BookgDt>' }),
);

it.each([
  ['ofx', OFX],
  ['mt940', MT940],
  ['camt', CAMT],
])('%s: an entry without a day that exists is pending all the same', async (format, text) => {
  const result: ImportResult = await books.call('imports.commit', {
    files: [statementFile('any.txt', text)],
    create_accounts: true,
  });
  expect(result.files).toMatchObject([
    {
      format,
      status: 'imported',
      unreadable: [],
      accounts: [{ read: 1, new: 1, pending: 1, sum: '-12.50' }],
    },
  ]);
});
