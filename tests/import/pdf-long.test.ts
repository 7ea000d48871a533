/** Statements of thirty pages: each is read to the cent; with a row missing or a digit changed the proof says where. */
import { describe, expect, it } from 'vitest';
import { openPages, openPdf } from '../../main/import/pdf/index.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import { drawPdf } from '../support/pdf.ts';
import { LONG_LAYOUTS } from '../support/pdf-long/index.ts';

/** The pages that a sentence points to: “page 3”, “pages 3 to 5”. */
function pagesNamed(words: string): number[] {
  const [, first, last] = /pages? (\d+)(?: to (\d+))?/.exec(words) ?? [];
  if (first === undefined) return [];
  const from = Number(first);
  return Array.from({ length: Number(last ?? first) - from + 1 }, (_, index) => from + index);
}

describe.each(Object.entries(LONG_LAYOUTS))('thirty pages: %s', (_, make) => {
  it('are read to the cent, without a doubt', async () => {
    const { pages, look, wanted } = make('whole');
    expect(pages.length).toBe(30);
    const sink = new MemorySink();
    (await openPdf(await drawPdf(pages, look))).read(sink, DEFAULT_LIMITS);
    expect([sink.problems, sink.warnings]).toEqual([[], []]);
    const seen = sink.statements.map(({ head, balances, rows }) => ({
      account: head.accountId,
      kind: head.kind,
      currency: head.currency,
      opening: balances!.opening,
      closing: balances!.closing,
      closingOn: balances!.closingOn,
      rows: rows.map(({ date, amount, payee }) => [date, amount, payee]),
    }));
    expect(seen).toEqual(wanted);
  });

  it.each([
    ['a row missing', 'row-missing'],
    ['a digit changed', 'digit-changed'],
  ] as const)('with %s say by how much they are off, and where', async (_name, damage) => {
    const { pages, look, off, near, within } = make(damage);
    const bytes = await drawPdf(pages, look);
    const sink = new MemorySink();
    (await openPdf(bytes)).read(sink, DEFAULT_LIMITS);
    expect(sink.warnings.join('\n')).toContain(`differ by ${off}`);
    const shown = await openPages(bytes, DEFAULT_LIMITS);
    const before = shown.marks.find(({ offset, length }) =>
      shown.text.slice(offset, offset + length).includes(`${near}  `),
    )!;
    const there = before.spots.at(-1)!.page;
    const doubts = shown.marks.filter(({ doubt }) => doubt !== null);
    const named = doubts.flatMap(({ doubt, spots }) => {
      const told = pagesNamed(doubt!);
      return told.length > 0 ? told : spots.map(({ page }) => page);
    });
    // The row that is hurt may be the first of the next page.
    expect([there, there + 1].some((page) => named.includes(page))).toBe(true);
    expect(new Set(named).size).toBeLessThanOrEqual(within);
  });
});
