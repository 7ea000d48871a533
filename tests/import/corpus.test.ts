/**
 * Every statement file of the corpus through the whole import, each by itself into empty books: the accounts, counts,
 * sums and balances that the corpus states, or an error or warning that says what is wrong with the file.
 */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportFile } from '../../shared/contract/import.ts';
import { addDecimals, formatDecimal, parseDecimal } from '../../shared/money.ts';
import { statementFile, TestBooks } from '../support/books.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const hasCorpus = existsSync(CORPUS);
if (!hasCorpus) console.warn('The corpus is not beside the checkout: its tests are skipped.');

interface StatedStatement {
  account_id: string | null;
  transactions: number;
  sum: string;
  ledger_balance?: string | null;
  ledger_balance_date?: string | null;
}

interface Stated {
  format: string;
  statements?: StatedStatement[];
  rows?: number;
  sum?: string;
  booked_sum?: string;
  rows_without_amount?: number;
  must_flag?: boolean;
  must_flag_or_handle?: string[];
}

const stated: [name: string, truth: Stated][] = hasCorpus
  ? Object.entries(
      JSON.parse(readFileSync(new URL('expected.json', CORPUS), 'utf8')) as Record<string, Stated>,
    )
  : [];
const of = (format: string) => stated.filter(([, truth]) => truth.format === format);
const read = (name: string) => statementFile(name, new Uint8Array(readFileSync(new URL(name, CORPUS))));
/** A decimal without trailing zeros, so that "1.50" and "1.5000" are the same. */
const plain = (text: string) => formatDecimal(parseDecimal(text)!, 0);
const total = (texts: string[]) =>
  formatDecimal(texts.map((t) => parseDecimal(t)!).reduce(addDecimals, { units: 0n, scale: 0 }), 0);
const isFlagged = (file: ImportFile) =>
  file.warnings.length + file.unreadable.length > 0 || file.error !== null;

describe.skipIf(!hasCorpus)('the corpus', () => {
  let books: TestBooks;

  beforeAll(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
  });
  afterAll(() => books?.close());

  /** A preview is the import itself, rolled back: each file meets empty books. */
  const preview = async (name: string): Promise<ImportFile> =>
    (await books.call('imports.preview', { files: [read(name)], create_accounts: true })).files[0];

  it.each(of('ofx'))('%s', async (name, truth) => {
    const file = await preview(name);
    const seen = file.accounts.map((a) => [
      a.account_id,
      a.read,
      plain(a.sum),
      a.stated_balance && plain(a.stated_balance),
    ]);
    expect(seen).toEqual(
      truth.statements!.map((s) => [
        s.account_id,
        s.transactions,
        plain(s.sum),
        s.ledger_balance ? plain(s.ledger_balance) : null,
      ]),
    );
    if (truth.must_flag_or_handle || truth.statements!.length === 0) expect(isFlagged(file)).toBe(true);
    // What is not booked is listed, and the bank's balance then says by how much it is missed.
    for (const a of file.accounts)
      expect(a.new + a.duplicate + a.matched).toBe(
        a.read - file.unreadable.length * Number(file.accounts.length === 1),
      );
  });

  it('maps at least 50 of the CSV files without help, none of them wrongly, and asks about the rest', async () => {
    const unaided: string[] = [];
    const asked: string[] = [];
    const wrong: string[] = [];
    for (const [name, truth] of of('csv')) {
      const file = await preview(name);
      if (file.status === 'refused') {
        expect([name, file.error === null, file.confidence! < 0.7]).toEqual([name, false, true]);
        asked.push(name);
        continue;
      }
      const rows =
        file.accounts.reduce((sum, a) => sum + a.read + a.pending, 0) + (truth.rows_without_amount ?? 0);
      const sum = total(file.accounts.map((a) => a.sum));
      const pending = file.accounts.reduce((n, a) => n + a.pending, 0);
      const right =
        (rows === truth.rows || rows - (truth.rows_without_amount ?? 0) === truth.rows) &&
        (sum === plain(truth.booked_sum ?? truth.sum!) || pending > 0);
      (right ? unaided : wrong).push(name);
    }
    expect(wrong).toEqual([]);
    expect(unaided.length).toBeGreaterThanOrEqual(50);
    console.info(`CSV: ${unaided.length} mapped unaided, ${asked.length} asked about`);
  });

  it('reads the files it asked about once it is given the mapping', async () => {
    for (const [name, truth] of of('csv')) {
      const guessed = await preview(name);
      if (guessed.status !== 'refused' || guessed.mapping === null || truth.rows === 0) continue;
      const input = { files: [read(name)], create_accounts: true, mapping: JSON.stringify(guessed.mapping) };
      const file: ImportFile = (await books.call('imports.preview', input)).files[0];
      const sum = total(file.accounts.map((a) => a.sum));
      expect([name, file.status === 'refused', sum]).toEqual([
        name,
        false,
        plain(truth.booked_sum ?? truth.sum!),
      ]);
    }
  });

  it('adds nothing when all of it comes twice, and proves as a whole', async () => {
    const input = () => ({
      files: stated.filter(([, t]) => t.format === 'ofx' || t.format === 'csv').map(([name]) => read(name)),
      create_accounts: true,
    });
    const first = await books.call('imports.commit', input());
    expect(first.batch).not.toBeNull();
    const again = await books.call('imports.commit', input());
    expect([
      again.batch,
      again.files.flatMap((f: ImportFile) => f.accounts.map((a) => a.new)).filter((n: number) => n > 0),
    ]).toEqual([null, []]);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });
});
