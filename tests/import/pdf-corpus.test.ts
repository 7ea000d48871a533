/**
 * Real PDF statements, and the text of such, against their known totals. The files are kept beside the checkout and
 * are not part of it; without them these tests are skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pagesOf } from '../../main/import/pdf/document.ts';
import { layOut, type TextItem } from '../../main/import/pdf/lines.ts';
import { readStatements } from '../../main/import/pdf/read.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import { addDecimals, formatDecimal, parseDecimal } from '../../shared/money.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const present = existsSync(new URL('expected.json', CORPUS));
if (!present) console.warn('The corpus is not beside the checkout: its PDF tests are skipped.');

interface Expected {
  format: string;
  kind: string;
  accounts: number;
  currency: string;
  transactions: number;
  sum?: string;
  opening_balance?: string;
  opening_balance_date?: string;
  closing_balance?: string;
  closing_balance_date?: string;
  first_posted?: string;
  last_posted?: string;
}

const expectedOf = (format: string): [name: string, expected: Expected][] =>
  present
    ? Object.entries(
        JSON.parse(readFileSync(new URL('expected.json', CORPUS), 'utf8')) as Record<string, Expected>,
      ).filter(([, expected]) => expected.format === format)
    : [];

/** Text as another program took it out of a PDF, set on a page with letters of one width. */
type Pages = readonly { items: readonly TextItem[] }[];

function typed(text: string): Pages {
  return text.split('\f').map((page) => ({
    items: page.split('\n').flatMap((line, row) =>
      [...line.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
        text: word,
        x: index * 6,
        y: row * 12,
        width: word.length * 6,
        height: 10,
      })),
    ),
  }));
}

function facts(pages: Pages, { opening_balance, opening_balance_date, ...expected }: Expected) {
  const layout = layOut(pages);
  const sink = new MemorySink();
  readStatements(layout, sink, DEFAULT_LIMITS);
  const [{ head, balances, rows } = { head: null, balances: null, rows: [] }] = sink.statements;
  const dates = rows.map(({ date }) => date).sort();
  const zero = { units: 0n, scale: 0 };
  const found = {
    kind: head?.kind,
    accounts: sink.statements.length,
    // A mere dollar is left to the books: these files are of the one that is meant most.
    currency: head?.currency ?? (layout.text.includes('$') ? 'USD' : null),
    transactions: rows.length,
    ...(expected.sum === undefined
      ? {}
      : {
          sum: formatDecimal(rows.map(({ amount }) => parseDecimal(amount)!).reduce(addDecimals, zero), 2),
          first_posted: dates[0],
          last_posted: dates.at(-1),
        }),
    closing_balance: balances?.closing,
    closing_balance_date: balances?.closingOn,
    ...(opening_balance === undefined ? {} : { opening_balance: balances?.opening }),
    ...(opening_balance_date === undefined ? {} : { opening_balance_date: balances?.openingOn }),
  };
  return { sink, layout, found };
}

const COMPARED: readonly string[] = [
  'kind',
  'accounts',
  'currency',
  'transactions',
  'sum',
  'first_posted',
  'last_posted',
  'closing_balance',
  'closing_balance_date',
  'opening_balance',
  'opening_balance_date',
];
const stated = (expected: Expected) => ({
  ...Object.fromEntries(Object.entries(expected).filter(([key]) => COMPARED.includes(key))),
  kind: expected.kind === 'creditcard' ? 'card' : 'bank',
});

function expectRead(pages: Pages, expected: Expected): void {
  const { sink, layout, found } = facts(pages, expected);
  expect(found).toEqual(stated(expected));
  expect(sink.problems).toEqual([]);
  // A lonely balance may be all that there is, or all that was found.
  expect(sink.warnings.length).toBe(expected.transactions === 0 ? 1 : 0);
  for (const { line, offset } of sink.statements[0]!.rows) {
    expect(layout.text.slice(0, offset).split('\n').length).toBe(line);
    expect(layout.text.slice(offset)).toMatch(/^\d/);
  }
}

describe.skipIf(!present)('PDF statements of the corpus', () => {
  it.each(expectedOf('pdf'))('%s', async (name, expected) => {
    expectRead(await pagesOf(new Uint8Array(readFileSync(new URL(name, CORPUS)))), expected);
  });

  it.each(expectedOf('pdf-text'))('%s', (name, expected) => {
    expectRead(typed(readFileSync(new URL(name, CORPUS), 'utf8')), expected);
  });
});
