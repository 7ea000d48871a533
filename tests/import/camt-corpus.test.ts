/**
 * Real CAMT files against their known totals. The files are kept beside the checkout and are not part of it; without
 * them these tests are skipped.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCamt } from '../../main/import/camt/camt.ts';
import { xmlEncoding } from '../../main/import/encoding.ts';
import { openFile } from '../../main/import/formats.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import type { ImportFile } from '../../shared/contract/import.ts';
import { addDecimals, formatDecimal, parseDecimal, ZERO } from '../../shared/money.ts';
import { statementFile, TestBooks } from '../support/books.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const present = existsSync(new URL('expected.json', CORPUS));
if (!present) console.warn('The corpus is not beside the checkout: its tests are skipped.');

interface ExpectedBalance {
  type: string;
  amount: string;
  date: string;
  currency: string;
}

interface ExpectedStatement {
  account_id: string;
  currency: string | null;
  entries: number;
  entries_with_several_details: number;
  sum: string;
  credits: string;
  debits: string;
  first_posted: string | null;
  last_posted: string | null;
  first_value_date: string | null;
  last_value_date: string | null;
  entry_status: Record<string, number>;
  unreadable_amounts?: number;
  balances: ExpectedBalance[];
  closing_balance?: string;
  opening_plus_sum_equals_closing?: boolean;
}

interface ExpectedFile {
  format: string;
  declared_encoding: string | null;
  statements: ExpectedStatement[];
  must_flag_or_handle?: string[];
}

const expectedFiles: [name: string, expected: ExpectedFile][] = present
  ? Object.entries(
      JSON.parse(readFileSync(new URL('expected.json', CORPUS), 'utf8')) as Record<string, ExpectedFile>,
    ).filter(([, expected]) => expected.format === 'camt')
  : [];

const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, CORPUS)));
const textOf = (name: string) => new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(name));

function read(text: string): MemorySink {
  const sink = new MemorySink();
  readCamt(text, sink, DEFAULT_LIMITS);
  return sink;
}

const plain = (amount: string) => formatDecimal(parseDecimal(amount)!, 0);
const exactSum = (amounts: string[]) =>
  formatDecimal(
    amounts.reduce((total, amount) => addDecimals(total, parseDecimal(amount)!), ZERO),
    0,
  );
const ends = (days: (string | null)[]) => {
  const sorted = days.filter((day) => day !== null).sort();
  return [sorted[0] ?? null, sorted.at(-1) ?? null];
};

/** The sink's statements in the words of the expectations. */
function summarize(sink: MemorySink) {
  return sink.statements.map(({ head, rows }, index) => {
    const problems = sink.problems.filter((p) => p.statement === index).map((p) => p.problem);
    const amounts = [...rows, ...problems].map((row) => row.amount).filter((amount) => amount !== null);
    const pending = rows.filter((row) => row.pending).length;
    return {
      account_id: head.accountId,
      entries: rows.length + problems.length,
      unreadable_amounts: problems.length,
      sum: exactSum(amounts),
      credits: exactSum(amounts.filter((amount) => !amount.startsWith('-'))),
      debits: exactSum(amounts.filter((amount) => amount.startsWith('-'))),
      posted: ends(rows.map((row) => row.date)),
      value: ends(rows.map((row) => row.valueDate)),
      entry_status: {
        ...(rows.length > pending && { BOOK: rows.length - pending }),
        ...(pending > 0 && { PDNG: pending }),
      },
    };
  });
}

function expectedSummary(expected: ExpectedStatement) {
  const unreadable = expected.unreadable_amounts ?? 0;
  return {
    account_id: expected.account_id,
    entries: expected.entries,
    unreadable_amounts: unreadable,
    sum: plain(expected.sum),
    credits: plain(expected.credits),
    debits: plain(expected.debits),
    // The known dates include those of entries whose amount is unreadable; such are problems, which have no date.
    ...(unreadable === 0 && {
      posted: [expected.first_posted, expected.last_posted],
      value: [expected.first_value_date, expected.last_value_date],
    }),
    entry_status: expected.entry_status,
  };
}

/** What the known balances state: the first of a code for an opening one, the last for any other. */
function stated(balances: ExpectedBalance[], codes: string[], first: boolean) {
  const code = codes.find((one) => balances.some(({ type }) => type === one));
  const found = balances.filter(({ type }) => type === code).sort((a, b) => a.date.localeCompare(b.date));
  const balance = first ? found[0] : found.at(-1);
  return balance ? [plain(balance.amount), balance.date] : [null, null];
}

/** Whether its balances, both in the money of the account, don't have its entries between them. */
function isApart({ currency, balances, ...expected }: ExpectedStatement): boolean {
  const ends = balances.filter(({ type }) => /^(?:OPBD|PRCD|CLBD)$/.test(type));
  const own = currency ?? ends[0]?.currency;
  return expected.opening_plus_sum_equals_closing === false && ends.every((one) => one.currency === own);
}

describe.skipIf(!present)('real CAMT files', () => {
  it('has a known total for every file', () => {
    const known = expectedFiles.map(([name]) => name.replace('camt/', '')).sort();
    expect(readdirSync(new URL('camt/', CORPUS)).sort()).toEqual(known);
    const statements = expectedFiles.flatMap(([, file]) => file.statements);
    expect(statements.filter(isApart).length).toBeGreaterThan(0);
    expect(statements.filter((one) => one.entries_with_several_details > 0).length).toBeGreaterThan(0);
  });

  describe.each(expectedFiles)('%s', (name, expected) => {
    const text = textOf(name);
    const sink = read(text);

    it('is recognised, with the encoding that it declares', async () => {
      const opened = await openFile({
        name,
        bytes: bytesOf(name),
        mapping: null,
        profiles: {},
        account: null,
        limits: DEFAULT_LIMITS,
        dates: null,
        sampleRows: 0,
        sheet: null,
      });
      expect(opened).toMatchObject({ format: 'camt', encoding: 'utf-8', warnings: [] });
      expect(xmlEncoding(text)).toBe(expected.declared_encoding?.toLowerCase() ?? null);
    });

    it('is read entry by entry, or said to hold no statement', () => {
      expect(summarize(sink)).toMatchObject(expected.statements.map(expectedSummary));
      if (expected.statements.length === 0) expect(sink.warnings).toEqual(['The file holds no statement']);
    });

    it('states the balances of its codes, and leaves those in other money aside aloud', () => {
      for (const [index, { head, balances }] of sink.statements.entries()) {
        const { currency, balances: known } = expected.statements[index]!;
        if (currency !== null) expect(head.currency).toBe(currency);
        const own = known.filter((balance) => balance.currency === head.currency);
        const seen = (amount: string | null, day: string | null) => [amount && plain(amount), day];
        expect({
          opening: seen(balances!.opening, balances!.openingOn),
          closing: seen(balances!.closing, balances!.closingOn),
          available: seen(balances!.available, balances!.availableOn),
        }).toEqual({
          opening: stated(own, ['OPBD', 'PRCD'], true),
          closing: stated(own, ['CLBD'], false),
          available: stated(own, ['CLAV', 'ITAV'], false),
        });
        for (const other of known.filter((one) => !own.includes(one) && /^CL/.test(one.type)))
          expect(sink.warnings.join('\n')).toContain(
            `${other.type} of ${other.amount} ${other.currency} was not taken`,
          );
      }
    });

    it('tells where opening and entries do not make the closing balance', () => {
      const told = sink.warnings.filter((text) => /and the entries make/.test(text));
      expect(told).toHaveLength(expected.statements.filter(isApart).length);
    });

    it('keeps the payments of a batch, or says that they do not add up', () => {
      const batches = sink.statements.flatMap(({ rows }) => rows.filter((row) => row.parts !== undefined));
      for (const row of batches)
        expect(exactSum(row.parts!.map((part) => part.amount))).toBe(plain(row.amount));
      const known = expected.statements.reduce((sum, one) => sum + one.entries_with_several_details, 0);
      const uneven = sink.warnings.map((text) => /(\d+) rows? .* do not add up/.exec(text)?.[1] ?? '0');
      expect(uneven.reduce((sum, count) => sum + Number(count), batches.length)).toBe(known);
    });

    it('points every entry at its own text', () => {
      const rows = [
        ...sink.statements.flatMap((statement) => statement.rows),
        ...sink.problems.map(({ problem }) => problem),
      ];
      for (const row of rows) {
        expect(text.slice(row.offset, row.offset + row.length)).toMatch(/^<Ntry>[\s\S]*<\/Ntry>$/);
        expect(text.slice(0, row.offset).split('\n')).toHaveLength(row.line);
        expect(text.slice(row.offset, row.offset + row.length).split('<Ntry>')).toHaveLength(2);
      }
    });

    if (expected.must_flag_or_handle)
      it('tells what it could not read', () => {
        expect(expected.must_flag_or_handle).toEqual(['unreadable amount']);
        expect(sink.problems.map(({ problem }) => problem.reason)).toEqual([
          expect.stringMatching(/amount .* is not a number/),
        ]);
      });
  });
});

describe.skipIf(!present)('the whole import of real CAMT files', () => {
  let books: TestBooks;

  beforeAll(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
  });
  afterAll(() => books?.close());

  const input = (names: string[]) => ({
    files: names.map((name) => statementFile(name, bytesOf(name))),
    create_accounts: true,
  });

  /** A statement that goes on from the one before it is one part with it, and closes it. */
  function asParts(statements: ExpectedStatement[], sink: MemorySink): ExpectedStatement[] {
    const parts: ExpectedStatement[] = [];
    for (const [index, statement] of statements.entries()) {
      const before = sink.statements[index]!.head.continues ? parts.pop() : undefined;
      const balances = before?.balances ?? statement.balances;
      parts.push({ ...statement, balances, entries: statement.entries + (before?.entries ?? 0) });
    }
    return parts;
  }

  /** A preview is the import itself, rolled back: each file meets empty books. */
  it.each(expectedFiles)('%s by itself', async (name, expected) => {
    const file: ImportFile = (await books.call('imports.preview', input([name]))).files[0];
    const statements = asParts(expected.statements, read(textOf(name)));
    expect(file.status).toBe(
      statements.length === 0 ? 'refused' : file.unreadable.length > 0 ? 'partly' : 'imported',
    );
    expect(file.accounts.map((a) => [a.account_id, a.read + a.pending])).toEqual(
      statements.map((s) => [s.account_id, s.entries]),
    );
    for (const [index, account] of file.accounts.entries()) {
      const { opening_plus_sum_equals_closing: proves, closing_balance } = statements[index]!;
      if (account.stated_balance !== null)
        expect(plain(account.stated_balance)).toBe(plain(closing_balance!));
      // Closing less rows is the opening that the bank states itself; a row dated behind the closing day comes after it.
      if (proves) {
        const [opening] = stated(statements[index]!.balances, ['OPBD', 'PRCD'], true);
        expect(exactSum([account.opening_balance!, `-${account.uncounted ?? 0}`])).toBe(opening);
        expect(account.difference).toBe('0.00');
      }
    }
  });

  it('adds nothing when all of it comes twice, and proves as a whole', async () => {
    const all = input(expectedFiles.map(([name]) => name));
    const first = await books.call('imports.commit', all);
    expect(first.batch).not.toBeNull();
    const again = await books.call('imports.commit', all);
    const added = again.files.flatMap((file: ImportFile) => file.accounts.map((account) => account.new));
    expect([again.batch, Math.max(...added)]).toEqual([null, 0]);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });
});
