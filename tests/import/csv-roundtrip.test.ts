/** Whatever a bank of our making writes is guessed and read back to the cent, or the guess says that it is unsure. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { TRUSTED_CONFIDENCE } from '../../main/import/csv/confidence.ts';
import { guessMapping } from '../../main/import/csv/guess.ts';
import { readCsv } from '../../main/import/csv/read.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import { addDays } from '../../shared/dates.ts';

interface Entry {
  date: string;
  cents: number;
  payee: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DATE_STYLES: Record<string, (y: string, m: string, d: string) => string> = {
  iso: (y, m, d) => `${y}-${m}-${d}`,
  german: (y, m, d) => `${d}.${m}.${y}`,
  british: (y, m, d) => `${d}/${m}/${y}`,
  american: (y, m, d) => `${Number(m)}/${Number(d)}/${y}`,
  short: (y, m, d) => `${d}.${m}.${y.slice(2)}`,
  compact: (y, m, d) => y + m + d,
  named: (y, m, d) => `${d}-${MONTHS[Number(m) - 1]}-${y}`,
  timed: (y, m, d) => `${y}-${m}-${d} 13:45:00`,
};

const styles = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r\n'),
  quotes: fc.boolean(),
  date: fc.constantFrom(...Object.keys(DATE_STYLES)),
  decimal: fc.constantFrom('.', ','),
  grouped: fc.boolean(),
  header: fc.boolean(),
  twoColumns: fc.boolean(),
  balance: fc.boolean(),
  descending: fc.boolean(),
  preamble: fc.boolean(),
});
type Style = typeof styles extends fc.Arbitrary<infer T> ? T : never;

const payee = fc.string({
  unit: fc.constantFrom('A', 'b', 'é', 'ж', ' ', ',', ';', '"', '|', "'", '.', '7'),
  minLength: 1,
  maxLength: 12,
});
const entries = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 9 }),
      cents: fc.integer({ min: -900_000, max: 900_000 }).filter((cents) => cents !== 0),
      payee: payee.map((text) => `Shop ${text}x`),
    }),
    { minLength: 8, maxLength: 30 },
  )
  .map((steps): Entry[] => {
    let date = '2024-01-10';
    return steps.map(({ gap, ...entry }) => {
      date = addDays(date, gap);
      return { date, ...entry };
    });
  });

function money(cents: number, { decimal, grouped }: Style): string {
  const whole = String(Math.trunc(Math.abs(cents) / 100));
  const group = decimal === '.' ? ',' : '.';
  const marked = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  return `${cents < 0 ? '-' : ''}${marked}${decimal}${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}

function write(rows: readonly Entry[], style: Style): string {
  let balance = 123_456;
  const lines = rows.map(({ date, cents, payee: name }) => {
    balance += cents;
    const [y, m, d] = date.split('-') as [string, string, string];
    const two = cents < 0 ? [money(-cents, style), ''] : ['', money(cents, style)];
    return [
      DATE_STYLES[style.date]!(y, m, d),
      name,
      ...(style.twoColumns ? two : [money(cents, style)]),
      ...(style.balance ? [money(balance, style)] : []),
    ];
  });
  if (style.descending) lines.reverse();
  const names = ['Date', 'Description', ...(style.twoColumns ? ['Withdrawals', 'Deposits'] : ['Amount'])];
  if (style.balance) names.push('Balance');
  const { delimiter, newline, quotes } = style;
  const body = Papa.unparse(style.header ? [names, ...lines] : lines, { delimiter, newline, quotes });
  return style.preamble ? `Statement of account${newline}${newline}${body}${newline}` : body;
}

const plain = (cents: number): string => {
  const size = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.trunc(size / 100)}.${String(size % 100).padStart(2, '0')}`;
};

function readBack(text: string) {
  const { mapping, confidence, doubts } = guessMapping(text, DEFAULT_LIMITS);
  const sink = new MemorySink();
  if (mapping !== null) readCsv(text, mapping, sink, DEFAULT_LIMITS);
  const rows = sink.statements.flatMap((statement) => statement.rows);
  return { rows, sink, confidence, doubts, text };
}

describe('a file of any style', () => {
  it('is read back to the cent where it has column names or balances, and never wrongly in silence', () => {
    fc.assert(
      fc.property(entries, styles, (written, style) => {
        const { rows, confidence, doubts, text, sink } = readBack(write(written, style));
        const expected = written.map(({ date, cents }) => `${date} ${plain(cents)}`);
        if (style.descending) expected.reverse();
        const found = rows.map(({ date, amount }) => `${date} ${amount}`);
        const right = JSON.stringify(found) === JSON.stringify(expected);
        if (!right) {
          expect(confidence).toBeLessThan(TRUSTED_CONFIDENCE);
          expect(doubts.length + sink.problems.length).toBeGreaterThan(0);
        }
        const both = written.some(({ cents }) => cents < 0) && written.some(({ cents }) => cents > 0);
        const dated = style.date !== 'british' && style.date !== 'american';
        if (style.header && both && dated) expect(found).toEqual(expected);
        for (const row of rows) {
          expect(text.slice(row.offset, row.offset + row.length)).not.toMatch(/^[\r\n]|[\r\n]$/);
        }
        if (right && style.balance && style.header && confidence >= TRUSTED_CONFIDENCE) {
          const total = written.reduce((sum, { cents }) => sum + cents, 0);
          const { opening, closing } = sink.statements[0]!.balances!;
          expect([opening ?? plain(123_456), closing ?? plain(123_456 + total)]).toEqual([
            plain(123_456),
            plain(123_456 + total),
          ]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
