/**
 * Real OFX files against their known totals, and against a second reader. The files are kept beside the checkout and
 * are not part of it; without them these tests are skipped.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'ofx-js';
import { describe, expect, it } from 'vitest';
import { looksLikeOfx } from '../../main/import/ofx/detect.ts';
import { readOfx } from '../../main/import/ofx/ofx.ts';
import { DEFAULT_LIMITS, MemorySink, type StatementRow } from '../../main/import/reader.ts';
import { addDecimals, formatDecimal, parseDecimal, ZERO } from '../../shared/money.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const present = existsSync(new URL('expected.json', CORPUS));

/** What is known of one statement; absent where the file says nothing of the kind. */
interface ExpectedStatement {
  kind: 'bank' | 'creditcard' | 'investment';
  account_id: string | null;
  bank_id: string | null;
  account_type: string | null;
  currency: string | null;
  transactions: number;
  sum: string;
  unreadable_amounts?: string[];
  first_posted: string | null;
  last_posted: string | null;
  missing_fitid: number;
  duplicate_fitid: number;
  ledger_balance?: string | null;
  ledger_balance_date?: string | null;
  available_balance?: string | null;
  available_balance_date?: string | null;
  investment_transactions?: number;
  investment_total_sum?: string;
  first_trade?: string | null;
  last_trade?: string | null;
  positions?: number;
  available_cash?: string;
}

interface ExpectedFile {
  format: string;
  encoding: string;
  statements: ExpectedStatement[];
  accounts_listed_without_transactions?: number;
  must_flag_or_handle?: string[];
}

const expectedFiles: [name: string, expected: ExpectedFile][] = present
  ? Object.entries(
      JSON.parse(readFileSync(new URL('expected.json', CORPUS), 'utf8')) as Record<string, ExpectedFile>,
    ).filter(([, expected]) => expected.format === 'ofx')
  : [];

function textOf(name: string, encoding: string): string {
  const label = encoding.includes('latin-1') ? 'windows-1252' : 'utf-8';
  return new TextDecoder(label, { fatal: true }).decode(readFileSync(new URL(name, CORPUS)));
}

function read(text: string): MemorySink {
  const sink = new MemorySink();
  readOfx(text, sink, DEFAULT_LIMITS);
  return sink;
}

/** Without needless zeros, so that "1.50" and "1.5" are equal. */
const plain = (amount: string) => formatDecimal(parseDecimal(amount)!, 0);
const plainOrNull = (amount: string | null | undefined) => (amount ? plain(amount) : null);
const exactSum = (amounts: string[]) =>
  formatDecimal(
    amounts.reduce((total, amount) => addDecimals(total, parseDecimal(amount)!), ZERO),
    0,
  );

/** The total that an investment transaction states: a reinvestment moves no cash, and spends it. */
function statedTotal({ amount, parts }: StatementRow): string {
  return parts?.find(({ kind }) => kind === 'security')?.amount ?? amount;
}

/** The sink's statements in the words of the expectations. */
function summarize(sink: MemorySink) {
  return sink.statements.map(({ head, rows, balances, positions }, index) => {
    const problems = sink.problems.filter((p) => p.statement === index).map((p) => p.problem);
    const dates = rows.map((row) => row.date).sort();
    return {
      kind: head.kind === 'card' ? 'creditcard' : head.kind,
      account_id: head.accountId,
      bank_id: head.bankId,
      account_type: head.accountType,
      currency: head.currency,
      transactions: rows.length + problems.length,
      sum: exactSum([
        ...rows.map(statedTotal),
        ...problems.map((problem) => problem.amount).filter((amount) => amount !== null),
      ]),
      first_posted: dates[0] ?? null,
      last_posted: dates.at(-1) ?? null,
      ledger_balance: plainOrNull(balances?.closing),
      ledger_balance_date: balances?.closingOn ?? null,
      available_balance: plainOrNull(balances?.available),
      available_balance_date: balances?.availableOn ?? null,
      positions: positions?.length ?? 0,
    };
  });
}

function expectedSummary(statement: ExpectedStatement) {
  const { first_posted, last_posted, first_trade, last_trade } = statement;
  const days = [first_posted, last_posted, first_trade, last_trade].filter((day) => day != null).sort();
  return {
    kind: statement.kind,
    account_id: statement.account_id,
    bank_id: statement.bank_id,
    account_type: statement.account_type || null,
    currency: statement.currency || null,
    transactions: statement.transactions + (statement.investment_transactions ?? 0),
    sum: exactSum([statement.sum, statement.investment_total_sum ?? '0']),
    // The known dates include those of rows whose amount is unreadable; such rows are problems, which have no date.
    ...(statement.unreadable_amounts
      ? {}
      : { first_posted: days[0] ?? null, last_posted: days.at(-1) ?? null }),
    ledger_balance: plainOrNull(statement.ledger_balance ?? statement.available_cash),
    // The day of an investment account's cash is not among what is known.
    ...(statement.available_cash ? {} : { ledger_balance_date: statement.ledger_balance_date ?? null }),
    available_balance: plainOrNull(statement.available_balance),
    available_balance_date: statement.available_balance_date ?? null,
    positions: statement.positions ?? 0,
  };
}

/** The tag of a row: a transaction of a bank or of a broker. */
const ROW = /^<?(?:STMTTRN|(?:BUY|SELL)(?:MF|OPT|STOCK)|INCOME|INVEXPENSE|REINVEST|TRANSFER)>?$/i;

/** What the user must be able to see, by what the file is known to have. */
const FLAGS: Record<string, (sink: MemorySink) => boolean> = {
  'duplicate FITID': (sink) => sink.warnings.some((text) => /FITID\) that an earlier row has/.test(text)),
  'missing FITID': (sink) =>
    sink.warnings.some((text) => /without the bank's reference \(FITID\)/.test(text)),
  'missing or impossible date': (sink) => sink.problems.some(({ problem }) => /date/.test(problem.reason)),
  'unreadable or missing amount': (sink) =>
    sink.problems.some(({ problem }) => /amount/.test(problem.reason)),
  'no account id': (sink) => sink.warnings.some((text) => /does not say whose statement/.test(text)),
};

describe.skipIf(!present)('real OFX files', () => {
  it('has a known total for every file', () => {
    const known = expectedFiles.map(([name]) => name.replace('ofx/', '')).sort();
    expect(readdirSync(new URL('ofx/', CORPUS)).sort()).toEqual(known);
  });

  describe.each(expectedFiles)('%s', (name, expected) => {
    const text = textOf(name, expected.encoding);
    const sink = read(text);

    it('is recognised, and every statement is read', () => {
      expect(looksLikeOfx(text)).toBe(true);
      expect(summarize(sink)).toMatchObject(expected.statements.map(expectedSummary));
    });

    it('points every row at its own text', () => {
      const rows = [
        ...sink.statements.flatMap((statement) => statement.rows),
        ...sink.problems.map(({ problem }) => problem),
      ];
      for (const row of rows) {
        expect(/^<\w+>/.exec(text.slice(row.offset, row.offset + row.length))?.[0]).toMatch(ROW);
        expect(text.slice(0, row.offset).split('\n')).toHaveLength(row.line);
      }
    });

    it('tells what it could not take', () => {
      for (const flag of expected.must_flag_or_handle ?? []) expect(FLAGS[flag]?.(sink), flag).toBe(true);
      const listed = expected.accounts_listed_without_transactions;
      if (listed) expect(sink.warnings.join()).toContain(`${listed} accounts listed, no transactions`);
      if (expected.statements.length === 0) expect(sink.warnings).not.toEqual([]);
    });
  });
});

/** Files that the second reader refuses: unclosed aggregates and empty leaves, CDATA, stray markup. */
const NOT_READ_BY_OFX_JS: ReadonlySet<string> = new Set([
  'ofx/asgrim__ofxparser__ofxdata-google.ofx',
  'ofx/asgrim__ofxparser__ofxdata-selfclose.ofx',
  'ofx/csingley__ofxtools__br_nubank_cc.ofx',
  'ofx/jseutter__ofxparse__suncorp.ofx',
  'ofx/libofx__libofx__heap-buffer-overflow-1.ofx',
  'ofx/libofx__libofx__null-ptr-deref-1.ofx',
  'ofx/redstreet__beancount_reds_importers__transactions.qfx',
]);

function countRows(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0;
  return Object.entries(node).reduce(
    (count, [name, child]) =>
      count + (ROW.test(name) ? (Array.isArray(child) ? child.length : 1) : countRows(child)),
    0,
  );
}

function countedByOfxJs(text: string): number | null {
  try {
    return countRows(parseSync(text).OFX);
  } catch {
    return null;
  }
}

describe.skipIf(!present)('a second reader (ofx-js)', () => {
  it.each(expectedFiles)('counts the same rows in %s', (name, expected) => {
    const text = textOf(name, expected.encoding);
    const sink = read(text);
    const ours = sink.problems.length + sink.statements.reduce((count, { rows }) => count + rows.length, 0);
    const theirs = countedByOfxJs(text);
    expect(theirs).toBe(NOT_READ_BY_OFX_JS.has(name) ? null : ours);
  });
});
