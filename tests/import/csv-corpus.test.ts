/**
 * Real files of 70 banks and services: guessed and read without help, then held against what they are known to say.
 * The corpus is not part of the project; without it these tests are skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TRUSTED_CONFIDENCE } from '../../main/import/csv/confidence.ts';
import { dateReader } from '../../main/import/csv/dates.ts';
import { guessMapping, looksLikeCsv } from '../../main/import/csv/guess.ts';
import { knownBank } from '../../main/import/csv/known-bank.ts';
import { readCsv } from '../../main/import/csv/read.ts';
import { forEachRow } from '../../main/import/csv/tokens.ts';
import { decodeText } from '../../main/import/encoding.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import { type CsvMapping, csvMapping } from '../../shared/contract/mapping.ts';
import { addDecimals, type Decimal, formatDecimal, parseDecimal } from '../../shared/money.ts';

interface Truth {
  format: string;
  rows: number;
  sum: string;
  first_posted: string | null;
  last_posted: string | null;
  pending_rows?: number;
  pending_sum?: string;
  accounts?: number;
  sum_by_currency?: Record<string, string>;
  stated_balances?: { opening: string; closing: string };
  must_flag?: boolean;
}

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const present = existsSync(new URL('expected.json', CORPUS));
const truths: [string, Truth][] = present
  ? Object.entries(
      JSON.parse(readFileSync(new URL('expected.json', CORPUS), 'utf8')) as Record<string, Truth>,
    ).filter(([, { format }]) => format === 'csv')
  : [];

const fileText = (name: string): string =>
  decodeText(readFileSync(new URL(name.split('/').map(encodeURIComponent).join('/'), CORPUS)), null).text;

const sumOf = (amounts: readonly string[]): string =>
  formatDecimal(
    amounts.reduce<Decimal>((sum, amount) => addDecimals(sum, parseDecimal(amount)!), {
      units: 0n,
      scale: 0,
    }),
    2,
  );
const exact = (amount: string): string => formatDecimal(parseDecimal(amount)!, 2);

/** The day in a row that became a problem because it has no amount: it counts as a row of the file. */
function dayOf(raw: string, mapping: CsvMapping): string | null {
  let day: string | null = null;
  forEachRow(raw, mapping, DEFAULT_LIMITS, ({ cells }) => {
    day ??= dateReader(mapping.dateFormat)(cells[mapping.columns.date] ?? '');
    return false;
  });
  return day;
}

/** What is wrong with the reading of a file, in words; nothing if it is right. */
function faultsOf(text: string, mapping: CsvMapping, truth: Truth): string[] {
  const sink = new MemorySink();
  readCsv(text, mapping, sink, DEFAULT_LIMITS);
  const rows = sink.statements.flatMap((statement) => statement.rows);
  const problems = sink.problems.map(({ problem }) => problem);
  const pending = problems.filter(({ reason }) => reason.startsWith('pending'));
  const amountless = problems.filter(({ reason }) => reason === 'no amount');
  const faults: string[] = [];
  const same = (what: string, found: unknown, known: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(known)) faults.push(`${what} ${found}, not ${known}`);
  };
  same('rows', rows.length + pending.length + amountless.length, truth.rows);
  const amounts = [...rows.map((row) => row.amount), ...problems.flatMap(({ amount }) => amount ?? [])];
  same('sum', sumOf(amounts), exact(truth.sum));
  const days = [
    ...rows.filter((row) => !row.pending).map((row) => row.date),
    ...amountless.flatMap(({ raw }) => dayOf(raw, mapping) ?? []),
  ].sort();
  same('first day', days[0] ?? null, truth.first_posted);
  same('last day', days.at(-1) ?? null, truth.last_posted);
  if (truth.pending_rows !== undefined) {
    const waiting = [...rows.filter((row) => row.pending), ...pending].map(({ amount }) => amount ?? '0');
    same('pending rows', waiting.length, truth.pending_rows);
    same('pending sum', sumOf(waiting), exact(truth.pending_sum!));
  }
  if (truth.accounts !== undefined) same('accounts', sink.statements.length, truth.accounts);
  for (const [currency, sum] of Object.entries(truth.sum_by_currency ?? {})) {
    const own = sink.statements.filter(({ head }) => head.currency === currency).flatMap((s) => s.rows);
    same(currency, sumOf(own.map((row) => row.amount)), exact(sum));
  }
  if (truth.stated_balances !== undefined) {
    const { opening, closing } = sink.statements[0]!.balances!;
    same('balances', [opening, closing], [truth.stated_balances.opening, truth.stated_balances.closing]);
  }
  for (const { line, offset, length } of [...rows, ...problems]) {
    const above = text.slice(0, offset).split(/\r\n|\n|\r/).length;
    if (above !== line) faults.push(`line ${line}, not ${above}`);
    if (/^[\r\n]|[\r\n]$/.test(text.slice(offset, offset + length)))
      faults.push(`line ${line} is cut wrongly`);
  }
  return faults;
}

/** The same file with other words for its column names, or without that row. */
function renamed(text: string, mapping: CsvMapping, how: 'gone' | 'unknown words'): string {
  let changed = text;
  forEachRow(text, mapping, DEFAULT_LIMITS, ({ index, offset, length, cells }) => {
    if (index !== mapping.headerRow) return true;
    const names = cells.map((_, n) => `Qx${String.fromCharCode(97 + (n % 26), 97 + Math.floor(n / 26))}zz`);
    const line = how === 'gone' ? '' : names.join(mapping.delimiter);
    changed = text.slice(0, offset) + line + text.slice(offset + length);
    return false;
  });
  return changed;
}

describe.skipIf(!present)('real CSV files', () => {
  it('are read right without help, and none wrongly in silence', () => {
    const wrong: string[] = [];
    const silent: string[] = [];
    let trusted = 0;
    for (const [name, truth] of truths) {
      const text = fileText(name);
      const { mapping, confidence, doubts } = guessMapping(text, DEFAULT_LIMITS);
      expect(looksLikeCsv(text), name).toBe(true);
      const faults = mapping === null ? ['no mapping'] : faultsOf(text, csvMapping.parse(mapping), truth);
      const told = confidence < TRUSTED_CONFIDENCE && doubts.length > 0;
      if (confidence >= TRUSTED_CONFIDENCE) trusted++;
      if (faults.length > 0) wrong.push(`${name}: ${faults.join(', ')}`);
      if ((faults.length > 0 || truth.must_flag) && !told) silent.push(name);
    }
    const right = truths.length - wrong.length;
    console.log(
      `${right} of ${truths.length} real CSV files right unaided, ${trusted} without a doubt worth asking about`,
    );
    expect(silent).toEqual([]);
    expect(wrong).toEqual([]);
    expect(trusted).toBeGreaterThanOrEqual(55);
  });

  it('are read as right where their bank is known', async () => {
    const wrong: string[] = [];
    let known = 0;
    for (const [name, truth] of truths) {
      const text = fileText(name);
      const { dialect, mapping: guessed } = guessMapping(text, DEFAULT_LIMITS);
      const hints = { proven: guessed, likely: guessed, known: null };
      const mapping = (dialect && (await knownBank(text, dialect, hints, DEFAULT_LIMITS)))?.mapping ?? null;
      if (mapping === null) continue;
      known++;
      const faults = faultsOf(text, csvMapping.parse(mapping), truth);
      if (faults.length > 0) wrong.push(`${name}: ${faults.join(', ')}`);
    }
    console.log(`${known} of ${truths.length} real CSV files are of a bank that is known`);
    expect(wrong).toEqual([]);
    expect(known).toBeGreaterThanOrEqual(10);
  });

  it.each(['gone', 'unknown words'] as const)(
    'are not read wrongly in silence with their column names %s',
    (how) => {
      const silent: string[] = [];
      let right = 0;
      for (const [name, truth] of truths) {
        const original = fileText(name);
        const known = guessMapping(original, DEFAULT_LIMITS).mapping;
        if (known === null || known.headerRow === null) continue;
        const text = renamed(original, known, how);
        const { mapping, confidence, doubts } = guessMapping(text, DEFAULT_LIMITS);
        // Balances and accounts that only the names told are not looked for here: what counts is the money.
        const { rows, sum, first_posted, last_posted, format } = truth;
        const faults =
          mapping === null
            ? ['none']
            : faultsOf(text, mapping, { rows, sum, first_posted, last_posted, format });
        if (faults.length === 0) right++;
        else if (confidence >= TRUSTED_CONFIDENCE || doubts.length === 0)
          silent.push(`${name}: ${faults.join(', ')}`);
      }
      console.log(`with column names ${how}: ${right} right`);
      expect(silent).toEqual([]);
    },
  );
});
