/**
 * Every statement file of the corpus through the whole import, each by itself into empty books: the accounts, counts,
 * sums and balances that the corpus states, or an error or warning that says what is wrong with the file.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportFile } from '../../shared/contract/import.ts';
import { TestBooks } from '../support/books.ts';
import {
  hasCorpus,
  isFlagged,
  judge,
  plain,
  preview as previewIn,
  read,
  reinvestedAmounts,
  type Stated,
  stated,
  total,
} from '../support/corpus.ts';

const of = (...formats: string[]): [string, Stated][] =>
  stated.filter(([, truth]) => formats.includes(truth.format));

describe.skipIf(!hasCorpus)('the corpus', () => {
  let books: TestBooks;

  beforeAll(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
  });
  afterAll(() => books?.close());

  const preview = (name: string): Promise<ImportFile> => previewIn(books, name);

  it.each(of('ofx', 'qif', 'camt', 'mt940', 'pdf'))('%s', async (name, truth) => {
    const { verdict, stated: told, seen } = judge(truth, await preview(name));
    if (verdict === 'wrong') expect(seen).toEqual(told);
    expect(verdict).not.toBe('asked');
  });

  it.each(of('ofx'))('the stated balances of %s', async (name, truth) => {
    const file = await preview(name);
    const seen = file.accounts.map((a) => [
      a.account_id,
      a.read,
      total([a.sum, ...reinvestedAmounts(a)]),
      a.stated_balance && plain(a.stated_balance),
      a.positions ?? 0,
    ]);
    expect(seen).toEqual(
      truth.statements!.map((s) => [
        s.account_id,
        s.transactions! + (s.investment_transactions ?? 0),
        total([s.sum, s.investment_total_sum ?? '0']),
        (s.ledger_balance ?? s.available_cash) ? plain(s.ledger_balance ?? s.available_cash!) : null,
        s.positions ?? 0,
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
    const verdicts: Record<string, string[]> = { right: [], asked: [], flagged: [], wrong: [] };
    for (const [name, truth] of of('csv')) verdicts[judge(truth, await preview(name)).verdict]!.push(name);
    const { right: unaided, asked, wrong } = verdicts as Record<string, string[]>;
    expect(wrong).toEqual([]);
    expect(unaided!.length).toBeGreaterThanOrEqual(50);
    console.info(`CSV: ${unaided!.length} mapped unaided, ${asked!.length} asked about`);
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
      files: stated.filter(([name]) => !name.startsWith('pdf-text')).map(([name]) => read(name)),
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
