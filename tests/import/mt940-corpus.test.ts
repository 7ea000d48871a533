/**
 * Real MT940 and MT942 files against their known totals, and all of them through the whole import. The files are kept
 * beside the checkout and are not part of it; without them these tests are skipped.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeText } from '../../main/import/encoding.ts';
import { looksLikeMt940 } from '../../main/import/mt940/detect.ts';
import { readMt940 } from '../../main/import/mt940/mt940.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import type { ImportFile } from '../../shared/contract/import.ts';
import { addDecimals, formatDecimal, parseDecimal, ZERO } from '../../shared/money.ts';
import { statementFile, TestBooks } from '../support/books.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const present = existsSync(new URL('expected.json', CORPUS));
if (!present) console.warn('The corpus is not beside the checkout: its tests are skipped.');

/** What is known of one message; absent where the file says nothing of the kind. */
interface ExpectedStatement {
  account_id: string | null;
  transactions: number;
  sum: string;
  credits: string;
  debits: string;
  /** A day that does not exist begins with “INVALID:”. */
  first_value_date: string | null;
  last_value_date: string | null;
  first_posted: string | null;
  last_posted: string | null;
  currency?: string | null;
  opening_balance?: string;
  opening_balance_date?: string;
  closing_balance?: string;
  closing_balance_date?: string;
  closing_kind?: '62F' | '62M';
  available_balance?: string;
  available_balance_date?: string;
  opening_plus_sum_equals_closing?: boolean;
}

interface ExpectedFile {
  format: string;
  statements: ExpectedStatement[];
  accounts: number;
  transactions: number;
  must_flag_or_handle?: string[];
}

const expectedFiles: [name: string, expected: ExpectedFile][] = present
  ? Object.entries(
      JSON.parse(readFileSync(new URL('expected.json', CORPUS), 'utf8')) as Record<string, ExpectedFile>,
    ).filter(([, expected]) => expected.format === 'mt940')
  : [];

const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, CORPUS)));
const textOf = (name: string) => decodeText(bytesOf(name), null).text;

function read(text: string): MemorySink {
  const sink = new MemorySink();
  readMt940(text, sink, DEFAULT_LIMITS);
  return sink;
}

/** Without needless zeros, so that "1.50" and "1.5" are equal. */
const plain = (amount: string) => formatDecimal(parseDecimal(amount)!, 0);
const plainOrNull = (amount: string | null | undefined) => (amount == null ? null : plain(amount));
const exactSum = (amounts: readonly string[]) =>
  formatDecimal(
    amounts.reduce((total, amount) => addDecimals(total, parseDecimal(amount)!), ZERO),
    0,
  );

/** The sink's statement in the words of the expectations. */
function summarize(sink: MemorySink, index: number) {
  const { head, rows, balances } = sink.statements[index]!;
  const problems = sink.problems.filter((p) => p.statement === index).map((p) => p.problem);
  const amounts = [...rows, ...problems].map(({ amount }) => amount).filter((amount) => amount !== null);
  const days = rows.map((row) => row.date).sort();
  const valueDays = rows.map((row) => row.valueDate).sort();
  const [sum, opening, closing] = [exactSum(amounts), balances!.opening, balances!.closing];
  return {
    account_id: head.accountId,
    transactions: rows.length + problems.length,
    sum,
    credits: exactSum(amounts.filter((amount) => !amount.startsWith('-'))),
    debits: exactSum(amounts.filter((amount) => amount.startsWith('-'))),
    first_posted: days[0] ?? null,
    last_posted: days.at(-1) ?? null,
    first_value_date: valueDays[0] ?? null,
    last_value_date: valueDays.at(-1) ?? null,
    opening_balance: plainOrNull(opening),
    opening_balance_date: balances!.openingOn,
    closing_balance: plainOrNull(closing),
    closing_balance_date: balances!.closingOn,
    available_balance: plainOrNull(balances!.available),
    available_balance_date: balances!.availableOn,
    adds_up: opening === null || closing === null ? undefined : exactSum([opening, sum]) === plain(closing),
  };
}

const isInvalid = (day: string | null | undefined) => day?.startsWith('INVALID:') ?? false;

function expectedSummary(statement: ExpectedStatement) {
  const dates = (...names: (keyof ExpectedStatement)[]) =>
    Object.fromEntries(
      names
        // What is known of an impossible day is only that it must be told; see below.
        .filter((name) => !isInvalid(statement[name] as string))
        .map((name) => [name, statement[name] ?? null]),
    );
  // An amount with a blank in it, behind a day that does not exist: no part of that balance can be trusted.
  const isGarbled = isInvalid(statement.closing_balance_date) && isInvalid(statement.first_posted);
  return {
    account_id: statement.account_id,
    transactions: statement.transactions,
    sum: plain(statement.sum),
    credits: plain(statement.credits),
    debits: plain(statement.debits),
    ...dates('first_posted', 'last_posted', 'first_value_date', 'last_value_date', 'opening_balance_date'),
    opening_balance: plainOrNull(statement.opening_balance),
    closing_balance: isGarbled ? null : plainOrNull(statement.closing_balance),
    closing_balance_date: isInvalid(statement.closing_balance_date)
      ? null
      : (statement.closing_balance_date ?? null),
    available_balance: plainOrNull(statement.available_balance),
    available_balance_date: statement.available_balance_date ?? null,
    adds_up: isGarbled ? undefined : statement.opening_plus_sum_equals_closing,
  };
}

/** What the user must be able to see, by what the file is known to have. */
const FLAGS: Record<string, (sink: MemorySink) => boolean> = {
  'unreadable field or impossible date': ({ problems, warnings }) =>
    [...problems.map(({ problem }) => problem.reason), ...warnings].some((text) =>
      /date .*(?:not a day that exists|does not exist)/.test(text),
    ),
};

describe.skipIf(!present)('real MT940 files', () => {
  it('has known totals for every file', () => {
    const known = expectedFiles.map(([name]) => name.replace('mt940/', '')).sort();
    expect(readdirSync(new URL('mt940/', CORPUS)).sort()).toEqual(known);
    expect(known.length).toBeGreaterThan(0);
  });

  describe.each(expectedFiles)('%s', (name, expected) => {
    const text = textOf(name);
    const sink = read(text);
    const seen = sink.statements.map((_, index) => summarize(sink, index));

    it('is recognised, and every message is read', () => {
      expect(looksLikeMt940(text)).toBe(true);
      expect(seen).toMatchObject(expected.statements.map(expectedSummary));
      const rows = seen.reduce((count, { transactions }) => count + transactions, 0);
      const accounts = new Set(seen.map((statement) => statement.account_id).filter((id) => id !== null));
      expect([rows, accounts.size]).toEqual([expected.transactions, expected.accounts]);
    });

    it('tells the currency of every account', () => {
      const known = expected.statements.map(({ currency }) => currency ?? expect.anything());
      expect(sink.statements.map(({ head }) => head.currency ?? 'none')).toEqual(known);
    });

    it('points every row at its own text', () => {
      const rows = [
        ...sink.statements.flatMap((statement) => statement.rows),
        ...sink.problems.map(({ problem }) => problem),
      ];
      expect(rows).toHaveLength(text.split(':61:').length - 1);
      for (const row of rows) {
        const own = text.slice(row.offset, row.offset + row.length);
        expect(own).toMatch(/^:61:\d{6}/);
        expect(own.indexOf(':61:', 1)).toBe(-1);
        expect(own).not.toMatch(/[\r\n@]:(?:20|25|28C?|6[0245][FM]?|90[CD]):|\s$/);
        expect(text.slice(0, row.offset).split('\n')).toHaveLength(row.line);
      }
    });

    it('tells where opening and rows do not make the closing balance', () => {
      const apart = seen.filter((statement) => statement.adds_up === false).length;
      expect(sink.warnings.filter((text) => /and the entries make/.test(text))).toHaveLength(apart);
    });

    it('tells what is wrong with it', () => {
      for (const flag of expected.must_flag_or_handle ?? []) expect(FLAGS[flag]?.(sink), flag).toBe(true);
      if (expected.statements.some((statement) => isInvalid(statement.closing_balance_date)))
        expect(sink.warnings.join()).toMatch(/closing balance/);
      if (expected.accounts === 0) expect(sink.warnings.join()).toContain('does not say whose statement');
    });
  });

  it('goes on from page to page wherever one statement ends in between and the next begins there', () => {
    const pages = expectedFiles.flatMap(([name, { statements }]) =>
      statements.map((statement, index) => {
        const before = statements.slice(0, index).findLast((s) => s.account_id === statement.account_id);
        const continues =
          before?.closing_kind === '62M' && before.closing_balance === statement.opening_balance;
        return [name, index, continues];
      }),
    );
    const seen = expectedFiles.flatMap(([name]) =>
      read(textOf(name)).statements.map(({ head }, index) => [name, index, head.continues === true]),
    );
    expect(seen).toEqual(pages);
    expect(pages.filter(([, , continues]) => continues).length).toBeGreaterThan(5);
  });
});

describe.skipIf(!present)('real MT940 files, imported', () => {
  let books: TestBooks;

  beforeAll(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
  });
  afterAll(() => books?.close());

  const importAll = async (command: 'imports.preview' | 'imports.commit', names: string[]) =>
    books.call(command, {
      files: names.map((name) => statementFile(name, bytesOf(name))),
      create_accounts: true,
    });
  const withAccounts = expectedFiles.filter(([, { accounts }]) => accounts > 0).map(([name]) => name);

  it.each(expectedFiles)('%s: every row is new, and adds up to what is known', async (name, expected) => {
    const file: ImportFile = (await importAll('imports.preview', [name])).files[0];
    expect(file.format).toBe('mt940');
    const total = (of: (account: ImportFile['accounts'][number]) => number) =>
      file.accounts.reduce((sum, account) => sum + of(account), 0);
    const sums = file.accounts.map(({ sum }) => sum);
    expect([total((a) => a.read), exactSum(sums)]).toEqual([
      expected.transactions,
      exactSum(expected.statements.map(({ sum }) => sum)),
    ]);
    if (expected.accounts > 0)
      expect(total((a) => a.new + a.duplicate)).toBe(expected.transactions - file.unreadable.length);
  });

  it('adds nothing when all of it comes twice, and proves as a whole', async () => {
    const first = await importAll('imports.commit', withAccounts);
    expect(first.batch).not.toBeNull();
    const again = await importAll('imports.commit', withAccounts);
    const added = again.files.flatMap((file: ImportFile) => file.accounts.filter((a) => a.new > 0));
    expect([again.batch, added]).toEqual([null, []]);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });
});
