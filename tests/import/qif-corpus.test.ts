/**
 * Real QIF files against their known totals. The files are kept beside the checkout and are not part of it; without them
 * these tests are skipped.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFile } from '../../main/import/formats.ts';
import { type DateHabits, dayIn, takeApart } from '../../main/import/qif/dates.ts';
import { looksLikeQif } from '../../main/import/qif/detect.ts';
import { findHabits } from '../../main/import/qif/habits.ts';
import { readQif } from '../../main/import/qif/qif.ts';
import {
  DEFAULT_LIMITS,
  MemorySink,
  type StatementHead,
  type StatementRow,
} from '../../main/import/reader.ts';
import type { ImportFile } from '../../shared/contract/import.ts';
import { addDecimals, formatDecimal, parseDecimal, ZERO } from '../../shared/money.ts';
import { statementFile, TestBooks } from '../support/books.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const present = existsSync(new URL('expected.json', CORPUS));
if (!present) console.warn('The corpus is not beside the checkout: its tests are skipped.');

interface ExpectedGroup {
  account: string | null;
  type: string;
  transactions: number;
  /** Of the amounts as they are written; those of investments have no sign. */
  sum: string;
  split_transactions?: number;
  splits_not_adding_up?: number;
  opening_balance_records?: number;
  investment?: boolean;
  records_without_amount?: number;
  first_posted: string | null;
  last_posted: string | null;
  dates_unresolved?: number;
}

interface ExpectedFile {
  format: string;
  encoding: string;
  date_order: 'MDY' | 'DMY' | 'YMD' | 'ambiguous' | null;
  account_definitions: string[];
  accounts: number;
  groups: ExpectedGroup[];
  transactions: number;
}

const expectedFiles: [name: string, expected: ExpectedFile][] = present
  ? Object.entries(
      JSON.parse(readFileSync(new URL('expected.json', CORPUS), 'utf8')) as Record<string, ExpectedFile>,
    ).filter(([, expected]) => expected.format === 'qif')
  : [];
const isEmpty = (name: string) => readFileSync(new URL(name, CORPUS)).length === 0;

const textOf = (name: string) =>
  new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(new URL(name, CORPUS)));

function read(text: string): MemorySink {
  const sink = new MemorySink();
  readQif(text, sink, DEFAULT_LIMITS);
  return sink;
}

const plain = (amount: string) => formatDecimal(parseDecimal(amount)!, 0);
const exactSum = (amounts: string[]) =>
  formatDecimal(
    amounts.reduce((total, amount) => addDecimals(total, parseDecimal(amount)!), ZERO),
    0,
  );

const KINDS: Readonly<Record<string, StatementHead['kind']>> = {
  'Type:Bank': 'bank',
  'Type:CCard': 'card',
  'Type:Cash': 'cash',
  'Type:Invst': 'investment',
  'Type:Oth A': 'unknown',
};

/** What a row states; one that moves shares alone has nothing of it in its amount. */
function statedIn(text: string, { amount, kind, offset, length }: StatementRow): string | null {
  if (kind === undefined || /[1-9]/.test(amount)) return amount;
  const written = /^[TU]([\d.,]+)\s*$/m.exec(text.slice(offset, offset + length))?.[1];
  return written?.replaceAll(',', '') ?? null;
}

/** The sink's statements in the words of the expectations. */
function summarize(text: string, sink: MemorySink) {
  return sink.statements.map(({ head, rows }, index) => {
    const problems = sink.problems.filter((p) => p.statement === index).map((p) => p.problem);
    const amounts = [
      ...rows.map((row) => statedIn(text, row)),
      ...problems.map(({ amount }) => amount),
    ].filter((amount) => amount !== null);
    const lines = new Set(rows.map((row) => row.line));
    const untaken = sink.warnings.filter((text) =>
      lines.has(Number(/^Line (\d+): the splits/.exec(text)?.[1])),
    );
    return {
      account: head.accountName,
      type: `Type:${head.accountType}`,
      kind: head.kind,
      transactions: rows.length + problems.length,
      // The sign of an investment is that of what it does to the cash, and the file writes none.
      sum: exactSum(head.kind === 'investment' ? amounts.map((amount) => amount.replace('-', '')) : amounts),
      split_transactions:
        rows.filter((row) => row.parts !== undefined && row.kind === undefined).length + untaken.length,
      splits_not_adding_up: untaken.length,
      opening_balance_records: rows.filter((row) => row.payee === 'Opening Balance').length,
      without_amount: rows.length + problems.length - amounts.length,
    };
  });
}

function expectedSummary(group: ExpectedGroup) {
  return {
    account: group.account,
    type: group.type,
    kind: KINDS[group.type],
    transactions: group.transactions,
    sum: plain(group.sum),
    split_transactions: group.split_transactions ?? 0,
    splits_not_adding_up: group.splits_not_adding_up ?? 0,
    opening_balance_records: group.opening_balance_records ?? 0,
    without_amount: group.records_without_amount ?? 0,
  };
}

describe.skipIf(!present)('real QIF files', () => {
  it('has a known total for every file', () => {
    const known = expectedFiles.map(([name]) => name.replace('qif/', '')).sort();
    expect(readdirSync(new URL('qif/', CORPUS)).sort()).toEqual(known);
  });

  it.each(expectedFiles.filter(([name]) => isEmpty(name)))('%s holds nothing', async (name) => {
    expect(read(textOf(name))).toMatchObject({ statements: [], problems: [] });
    const bytes = new Uint8Array();
    const request = {
      name,
      bytes,
      mapping: null,
      profiles: {},
      account: null,
      limits: DEFAULT_LIMITS,
      dates: null,
      sampleRows: 0,
      sheet: null,
    };
    await expect(openFile(request)).rejects.toThrow('The file is empty');
  });

  describe.each(expectedFiles.filter(([name]) => !isEmpty(name)))('%s', (name, expected) => {
    const text = textOf(name);
    const sink = read(text);

    it('is recognised, and every account is read', () => {
      expect(looksLikeQif(text)).toBe(true);
      expect(sink.statements).toHaveLength(expected.accounts);
      expect(summarize(text, sink)).toMatchObject(expected.groups.map(expectedSummary));
      expect(sink.problems.filter(({ statement }) => statement === null)).toEqual([]);
    });

    it('has its days in the order that is known, or says that none is', () => {
      const { dates: habits } = findHabits(text, DEFAULT_LIMITS);
      const doubt = sink.warnings.find((warning) =>
        warning.startsWith('The file does not say in which order'),
      );
      for (const [index, group] of expected.groups.entries()) {
        const days = daysOf(sink, index, habits);
        // Where the first of January is all there is, no order is in doubt.
        if (group.dates_unresolved) expect(doubt === undefined).toBe(days.every(isFirstOfJanuary));
        else expect([days[0], days.at(-1)]).toEqual([group.first_posted, group.last_posted]);
      }
      if (expected.date_order === 'ambiguous') return;
      expect(doubt).toBeUndefined();
      expect(habits.order).toBe(expected.date_order);
    });

    it('points every row at its own text', () => {
      const rows = [
        ...sink.statements.flatMap((statement) => statement.rows),
        ...sink.problems.map(({ problem }) => problem),
      ];
      for (const row of rows) {
        const own = text.slice(row.offset, row.offset + row.length);
        expect(own).toMatch(/^[A-Z][^^]*\^*$/);
        expect(text.slice(0, row.offset)).toMatch(/(?:^|\n)$/);
        expect(text.slice(0, row.offset).split('\n')).toHaveLength(row.line);
      }
    });
  });
});

const isFirstOfJanuary = (day: string) => day.endsWith('-01-01');

/** Of rows and problems alike, sorted. */
function daysOf(sink: MemorySink, index: number, habits: DateHabits): string[] {
  const ofProblems = sink.problems
    .filter(({ statement }) => statement === index)
    .map(({ problem }) => dayIn(takeApart(/^D(.*)$/m.exec(problem.raw)![1]!.trim())!, habits)!);
  return [...sink.statements[index]!.rows.map((row) => row.date), ...ofProblems].sort();
}

describe.skipIf(!present)('real QIF files in the books', () => {
  let books: TestBooks;

  beforeAll(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
  });
  afterAll(() => books?.close());

  it.each(expectedFiles.filter(([name]) => !isEmpty(name)))(
    '%s comes in whole, and once',
    async (name, expected) => {
      const input = () => ({
        files: [statementFile(name, new Uint8Array(readFileSync(new URL(name, CORPUS))))],
        create_accounts: true,
      });
      const shown: ImportFile = (await books.call('imports.preview', input())).files[0];
      expect(shown.accounts.map((a) => [a.account_id, a.read])).toEqual(
        expected.groups.map((group) => [group.account, group.transactions]),
      );
      await books.call('imports.commit', input());
      const again: ImportFile = (await books.call('imports.commit', input())).files[0];
      expect(again.accounts.map((a) => a.new)).toEqual(expected.groups.map(() => 0));
      expect((await books.call('vault.verify')).findings).toEqual([]);
    },
  );
});
