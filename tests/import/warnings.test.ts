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
  expect(warnings).toContain('100 more remarks of these kinds on the file.');
});

const CUT = `OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>1<ACCTID>77
<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20250102<TRNAMT>-5.00<NAME>Tea</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20250103<TRN`;
const preview = async (...files: File[]): Promise<ImportResult> =>
  books.call('imports.preview', { files, create_accounts: true });

it('each is a sentence, also where one follows upon another', async () => {
  const half = (await preview(statementFile('half.ofx', CUT))).files[0]!;
  expect(half.warnings.length).toBeGreaterThan(1);
  for (const warning of half.warnings) expect(warning).toMatch(/^[A-Z].*[.!?]$/);
  const { error } = (await preview(statementFile('half.ofx', CUT.slice(0, 40)))).files[0]!;
  expect(error).toMatch(/^The file holds no statement\. The file ends before .*\.$/);
});

it('says of a file that came twice that it did, and adds it once', async () => {
  const twice = await preview(statementFile('a.ofx', CUT), statementFile('a (1).ofx', CUT));
  const said = (place: number) => twice.files[place]!.warnings.filter((one) => one.includes('the same as'));
  expect(said(0)).toEqual([]);
  expect(said(1)).toEqual(['It is the same as “a.ofx”, to the byte: nothing of it is added twice.']);
  expect(twice.files.map(({ accounts }) => [accounts[0]!.new, accounts[0]!.duplicate])).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

it('says nothing of what is added where the first of the two stayed out', async () => {
  const files = [statementFile('a.ofx', CUT), statementFile('b.ofx', CUT)];
  const choices = JSON.stringify([{ file: 1, entity: 'Ana', name: 'Daily' }]);
  const done: ImportResult = await books.call('imports.commit', { files, choices });
  expect(done.files.map(({ status, accounts }) => [status, accounts[0]!.new])).toEqual([
    ['refused', 0],
    ['partly', 1],
  ]);
  expect(done.files[1]!.warnings).toContain('It is the same as “a.ofx”, to the byte.');
});
