/** Files made to hurt: every one ends in an error or an answer within seconds, and keeps memory bounded. */
import { describe, expect, it } from 'vitest';
import { guessMapping, looksLikeCsv } from '../../main/import/csv/guess.ts';
import { readCsv } from '../../main/import/csv/read.ts';
import { DEFAULT_LIMITS, type ProblemRow, type Sink } from '../../main/import/reader.ts';
import type { CsvMapping } from '../../shared/contract/mapping.ts';
import { BulkheadError } from '../../shared/errors.ts';

const ROW = '2024-03-14,"Shop, in town",-12.50,EUR\n';
const HEADER = 'Date,Payee,Amount,Currency\n';
const MAPPING: CsvMapping = {
  delimiter: ',',
  quote: '"',
  headerRow: 0,
  firstRow: 1,
  columns: { date: 0, payee: [1], memo: [], amount: 2, currency: 3 },
  sign: { rule: 'as-is' },
  outSign: 'positive',
  balanceWhen: 'after',
  currency: null,
  dateFormat: 'YYYY-MM-DD',
  decimal: '.',
};

class CountingSink implements Sink {
  rows = 0;
  problems = 0;
  readonly lines: number[] = [];
  warnings = 0;
  statement(): number {
    return 0;
  }
  row(): void {
    this.rows++;
  }
  problem(_: number | null, { line }: ProblemRow): void {
    this.problems++;
    this.lines.push(line);
  }
  balances(): void {}
  warning(): void {
    this.warnings++;
  }
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof BulkheadError) return error.code;
    throw error;
  }
}

/** Of the processor's own time: what else the machine does takes none of it. */
function within(seconds: number, work: () => void): void {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  expect(user + system).toBeLessThan(seconds * 1e6);
}

describe('hostile files', () => {
  it.each([
    ['a quote that opens the file', `"${'x,'.repeat(10_000_000)}`],
    ['a row of 10 MB', `${HEADER}${ROW}2024-03-15,${'a'.repeat(10_000_000)},1.00,EUR\n`],
    ['nothing but delimiters', ','.repeat(100_000_000)],
    ['nothing but quotes', '"'.repeat(50_000_000)],
    ['stray quotes without end', '"a'.repeat(20_000_000)],
    ['empty quoted cells without end', '"",'.repeat(10_000_000)],
  ])('%s: an error within seconds, from reading and from guessing', (_, text) => {
    within(5, () => {
      expect(codeOf(() => readCsv(text, MAPPING, new CountingSink(), DEFAULT_LIMITS))).toMatch(
        /UNREADABLE|LIMIT/,
      );
      expect(codeOf(() => guessMapping(text, DEFAULT_LIMITS))).toMatch(/UNREADABLE|LIMIT/);
      expect(typeof looksLikeCsv(text)).toBe('boolean');
    });
  });

  it.each([
    ['of numbers', (column: number) => `${column % 97}.${10 + (column % 83)}`, 15],
    ['of numbers with both signs, among words', (c: number) => (c % 20 ? 'ab' : `${(c % 7) - 3}.50`), 260],
  ])('hundreds of columns %s are guessed at in seconds', (_, cellOf, rows) => {
    const cells = Array.from({ length: 950 }, (_, column) => cellOf(column));
    const text = Array.from({ length: rows }, (_, row) => `2024-03-${10 + (row % 20)},${cells.join(',')}\n`);
    within(3, () => {
      expect(guessMapping(text.join(''), DEFAULT_LIMITS).mapping).not.toBeNull();
    });
  });

  it('list the row in which a quote was opened, and read the others', () => {
    const open = `${HEADER}${ROW.repeat(7)}2024-03-15,"open,1.00,EUR\n${ROW.repeat(100_000)}`;
    within(5, () => {
      const sink = new CountingSink();
      readCsv(open, MAPPING, sink, DEFAULT_LIMITS);
      expect([sink.rows, sink.lines]).toEqual([100_007, [9]]);
      expect(guessMapping(open, DEFAULT_LIMITS).mapping).not.toBeNull();
    });
  });

  it('more than a million rows are refused', () => {
    const text = HEADER + ROW.repeat(1_000_001);
    within(15, () => {
      expect(codeOf(() => readCsv(text, MAPPING, new CountingSink(), DEFAULT_LIMITS))).toBe('LIMIT_EXCEEDED');
    });
  });

  it('empty lines without end are passed over', () => {
    within(5, () => {
      const sink = new CountingSink();
      readCsv(`${HEADER}${'\n'.repeat(50_000_000)}${ROW}`, MAPPING, sink, DEFAULT_LIMITS);
      expect(sink.rows).toBe(1);
    });
  });

  it('notes without end do not fill memory with warnings', () => {
    const sink = new CountingSink();
    readCsv(HEADER + 'just a note\n'.repeat(200_000), MAPPING, sink, DEFAULT_LIMITS);
    expect(sink.warnings).toBeLessThan(20);
  });

  it('continuation lines without end do not build an endless row', () => {
    const text = HEADER + ROW + ',more and more text,,\n'.repeat(200_000);
    expect(codeOf(() => readCsv(text, MAPPING, new CountingSink(), DEFAULT_LIMITS))).toBe('LIMIT_EXCEEDED');
  });

  it('a NUL in a cell makes that row a problem', () => {
    const sink = new CountingSink();
    readCsv(`${HEADER}2024-03-14,Shop,-12\0.50,EUR\n${ROW}`, MAPPING, sink, DEFAULT_LIMITS);
    expect([sink.rows, sink.problems]).toEqual([1, 1]);
  });

  it('100,000 rows are read in well under a second', () => {
    const text = HEADER + ROW.repeat(100_000);
    const sink = new CountingSink();
    readCsv(HEADER + ROW.repeat(5_000), MAPPING, new CountingSink(), DEFAULT_LIMITS);
    within(2, () => readCsv(text, MAPPING, sink, DEFAULT_LIMITS));
    expect(sink.rows).toBe(100_000);
  });
});
