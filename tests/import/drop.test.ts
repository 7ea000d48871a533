/**
 * Files of four banks dropped at once, for two entities: first looked at, then placed by choices, then brought in. What
 * the preview says is what the import does; taken back, nothing is left, and it can be brought in again.
 */
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  ImportAccount,
  ImportChoice,
  ImportFile,
  ImportResult,
  ImportRow,
} from '../../shared/contract/import.ts';
import { addDecimals, parseDecimal } from '../../shared/money.ts';
import { statementFile, TestBooks } from '../support/books.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const DROP = [
  'ofx/redstreet__beancount_reds_importers__360Checking.qfx',
  'ofx/beancount__beangulp__ofxdownload.ofx',
  'csv/nblock__ofxstatement-austrian__easybank-giro.csv',
  'csv/reubano__csv2ofx__creditunion.csv',
];
const isThere = DROP.every((name) => existsSync(new URL(name, CORPUS)));
if (!isThere) console.warn('The corpus is not beside the checkout: its tests are skipped.');

const files = () =>
  DROP.map((name) => statementFile(name.split('/')[1]!, new Uint8Array(readFileSync(new URL(name, CORPUS)))));

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 'partnership' });
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

/** Ids of entries are new every time; everything else must be the same. */
const withoutIds = (rows: ImportRow[]) =>
  rows.map((row) => ({ ...row, entry: row.entry && { ...row.entry, entry_id: '' } }));
const comparable = (result: ImportResult) =>
  result.files.map((file) => ({
    ...file,
    accounts: file.accounts.map((account) => ({ ...account, rows: withoutIds(account.rows) })),
  }));

const negative = (text: string) => {
  const { units, scale } = parseDecimal(text)!;
  return { units: -units, scale };
};
const addsUp = (a: ImportAccount) =>
  [
    parseDecimal(a.opening_balance!)!,
    parseDecimal(a.sum)!,
    negative(a.uncounted!),
    negative(a.computed_balance!),
  ].reduce(addDecimals).units === 0n;

describe.skipIf(!isThere)('four banks at once', () => {
  it('are looked at, placed, brought in, taken back and brought in again', async () => {
    const look = async (choices: ImportChoice[]): Promise<ImportResult> =>
      books.call('imports.preview', {
        files: files(),
        create_accounts: true,
        choices: JSON.stringify(choices),
        rows: 1000,
      });

    // At first sight: whose are they? And which column of the last one is money out?
    const first = await look([]);
    expect(first.files.map((f) => [f.format, f.status, f.accounts.map((a) => a.target.wants)])).toEqual([
      ['ofx', 'refused', ['entity']],
      ['ofx', 'refused', ['entity']],
      ['csv', 'refused', ['entity']],
      ['csv', 'refused', ['account']],
    ]);
    expect(first.files.map((f) => f.accounts[0]!.target.name)).toEqual([
      'Capital One Bank Checking …9876',
      'American Express Card …1222',
      'nblock ofxstatement-austrian easybank-giro …5678',
      'reubano csv2ofx creditunion',
    ]);
    for (const file of first.files)
      for (const account of file.accounts) expect(account.rows).toHaveLength(account.row_count);
    expect(first.files[3]!.sample!.rows.length).toBeGreaterThan(0);

    const choices: ImportChoice[] = [
      { file: 0, entity: 'Acme LLC', name: 'Operating' },
      { file: 1, entity: 'Ana' },
      { file: 2, entity: 'Ana' },
      { file: 3, entity: 'Acme LLC', account: 'Savings', mapping: first.files[3]!.mapping! },
    ];
    const shown = await look(choices);
    expect(shown.files.map((f) => f.accounts.map((a) => [a.entity, a.account]))).toEqual([
      [['Acme LLC', 'Assets:Operating']],
      [['Ana', 'Liabilities:American Express Card …1222']],
      [['Ana', 'Assets:nblock ofxstatement-austrian easybank-giro …5678']],
      [['Acme LLC', 'Assets:Savings']],
    ]);
    for (const account of shown.files.flatMap((f: ImportFile) => f.accounts)) {
      expect(addsUp(account)).toBe(true);
      expect(account.rows.filter((row) => row.state === 'new')).toHaveLength(account.new);
    }

    const input = () => ({
      files: files(),
      create_accounts: true,
      choices: JSON.stringify(choices),
      rows: 1000,
    });
    const done: ImportResult = await books.call('imports.commit', input());
    expect(comparable(done)).toEqual(comparable(shown));

    const again: ImportResult = await books.call('imports.commit', { ...input(), choices: '[]' });
    expect(again.batch).toBeNull();
    const known = again.files.slice(0, 3).flatMap((f) => f.accounts.flatMap((a) => a.rows));
    expect(known.every((row) => row.state === 'duplicate' && row.reason !== '' && row.entry !== null)).toBe(
      true,
    );
    // The last one names no account; the same file goes where it went.
    expect(again.files[3]!.accounts[0]!.target.wants).toBe('nothing');

    const lines = done.files.flatMap((f) => f.accounts).reduce((sum, a) => sum + a.new, 0);
    expect(await books.call('imports.undo', { batch: done.batch })).toMatchObject({ lines, entries: lines });
    expect(await books.call('imports.batches')).toEqual([]);
    const after: ImportResult = await books.call('imports.commit', input());
    const counts = (result: ImportResult) =>
      result.files.map((f) => f.accounts.map((a) => [a.account, a.new]));
    expect(counts(after)).toEqual(counts(done));
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });
});
