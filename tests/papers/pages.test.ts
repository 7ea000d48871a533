/** Where pages end: no heading without what it announces, no end of a table alone, and nothing cut however long it is. */
import fc from 'fast-check';
import pdfmake from 'pdfmake';
import { describe, expect, it } from 'vitest';
import type { Block, Paper } from '../../main/papers/index.ts';
import { bookmarksOf, outsideOf, pagesOf, sizesOf } from '../support/read-pdf.ts';
import { setHere } from '../support/set-paper.ts';

function paper(blocks: readonly Block[]): Paper {
  return {
    ...{ title: 'Trial', subject: 'Of pages', owner: 'Northlight LLC', reference: 'trial 1', blocks },
    madeAt: '2025-06-30T12:00:00.000Z',
  };
}
const set = (blocks: readonly Block[]) => setHere(paper(blocks));

/** So many lines above it, so that what follows begins anywhere on a page. */
const lines = (count: number): Block[] =>
  Array.from({ length: count }, (_, at) => ({ kind: 'text', text: `Line ${at}.` }));

function table(count: number, what: (row: number) => string, total?: string): Block {
  return {
    ...{ kind: 'table', columns: [{ title: 'Head' }, { title: 'Amount', align: 'right', width: 80 }] },
    rows: Array.from({ length: count }, (_, row) => [what(row), `${row}.00`]),
    ...(total === undefined ? {} : { total: [total, '1.00'] }),
  };
}

describe('pages of a paper', () => {
  it('a long table goes on under its head, and never leaves one row for a page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 9, max: 90 }),
        fc.boolean(),
        async (above, rows, hasTotal) => {
          const announced: Block = { kind: 'heading', text: 'Announced' };
          const file = await set([
            ...lines(above),
            announced,
            table(rows, (row) => `Row ${row};`, hasTotal ? 'Sum;' : undefined),
          ]);
          const pages = await pagesOf(file);
          const withRows = pages.filter((page) => /Row \d+;/.test(page));
          for (const page of withRows) expect(page).toContain('Head Amount');
          expect(pages.filter((page) => page.includes('Announced')).join()).toContain('Row 0;');
          const last = pages.findLast((page) => /Row \d+;|Sum;/.test(page))!;
          expect(last.match(/Row \d+;|Sum;/g)!.length).toBeGreaterThanOrEqual(3);
          // Nothing is lost, and no page is empty.
          expect(pages.join(' ').match(/Row \d+;/g)).toHaveLength(rows);
          for (const page of pages) expect(page).toMatch(/Line|Row|Sum/);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('a wide chapter lies on its side, and the next one stands again; nothing is lost however high its rows are', async () => {
    const [UPRIGHT, TURNED] = ['612 x 792', '792 x 612'];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 400 }),
        async (rows, words) => {
          const said = (row: number) => `Row ${row}; ${row === 1 ? 'words '.repeat(words) : ''}`;
          const file = await set([
            { kind: 'contents' },
            { kind: 'chapter', text: 'Side', wide: true },
            table(rows, said),
            { kind: 'chapter', text: 'Again' },
            ...lines(2),
          ]);
          const sizes = await sizesOf(file);
          const turned = new Array<string>(sizes.length - 2).fill(TURNED);
          expect(sizes).toEqual([UPRIGHT, ...turned, UPRIGHT]);
          expect((await pagesOf(file)).join(' ').match(/Row \d+;/g)).toHaveLength(rows);
          expect(await outsideOf(file)).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
    const whole = await setHere({ ...paper([table(80, (row) => `Row ${row};`)]), wide: true });
    expect(new Set(await sizesOf(whole))).toEqual(new Set([TURNED]));
  });

  it('a short table stays whole, with the heading and the words that announce it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 8 }),
        async (above, rows) => {
          const announced: Block[] = [
            { kind: 'heading', text: 'Announced' },
            { kind: 'text', text: 'As follows.', quiet: true },
          ];
          const pages = await pagesOf(
            await set([...lines(above), ...announced, table(rows, (row) => `Row ${row};`)]),
          );
          const [page = '', ...others] = pages.filter((one) => /Row \d+;/.test(one));
          expect(others).toEqual([]);
          expect(page).toMatch(/Announced As follows\. Head Amount Row 0;/);
        },
      ),
      { numRuns: 16 },
    );
  });

  it('the words above a short table stand on its page, be they a text or a clause', async () => {
    for (const above of [22, 24, 25, 26, 27, 28, 30])
      for (const words of [
        { kind: 'text', text: 'As follows.' },
        { kind: 'clause', label: '1.', text: 'As follows.', level: 0 },
      ] as const) {
        const pages = await pagesOf(await set([...lines(above), words, table(4, (row) => `Row ${row};`)]));
        expect(pages.find((page) => page.includes('As follows.'))).toContain(
          'As follows. Head Amount Row 0;',
        );
      }
  });

  it('no heading stands alone above facts that are kept on the next page, however many they are', async () => {
    const facts = (count: number): Block => ({
      ...{ kind: 'facts', rows: Array.from({ length: count }, (_, at) => [`Fact ${at};`, 'said']) },
    });
    for (const above of [0, 10, 14, 18, 22])
      for (const count of [16, 18, 24]) {
        const pages = await pagesOf(
          await set([...lines(above), { kind: 'heading', text: 'Announced' }, facts(count)]),
        );
        expect(pages.filter((page) => page.includes('Announced'))).toEqual([
          expect.stringContaining('Announced Fact 0;'),
        ]);
      }
  });

  it('cuts nothing that is higher than a page: a cell, a fact, a text, what should stand together', async () => {
    const long = (word: string) => `${word} `.repeat(900);
    const file = await set([
      table(3, () => `${long('cell')};`),
      { kind: 'facts', rows: [['Fact', `${long('fact')};`]] },
      { kind: 'text', text: `${long('text')};` },
      { kind: 'clause', label: '1.', text: `${long('clause')};`, level: 0 },
      { kind: 'together', blocks: [table(4, () => `${long('kept')};`)] },
    ]);
    const words = (await pagesOf(file)).join(' ');
    for (const [word, count] of [
      ['cell', 3],
      ['fact', 1],
      ['text', 1],
      ['clause', 1],
      ['kept', 4],
    ] as const)
      expect([word, words.match(new RegExp(`${word} `, 'g'))!.length]).toEqual([word, count * 900]);
    expect(await outsideOf(file)).toEqual([]);
  });

  it('fails where something that may not be divided is higher than a page, instead of leaving it out', async () => {
    await set([]);
    const kept = (count: number) =>
      pdfmake
        .createPdf({
          content: [{ unbreakable: true, stack: Array.from({ length: count }, () => 'A line.') }],
          defaultStyle: { font: 'latin' },
        })
        .getBuffer();
    await kept(20);
    await expect(kept(200)).rejects.toThrow('higher than a page');
  });

  it('has bookmarks: chapters, and what stands below them', async () => {
    const file = await set([
      { kind: 'contents' },
      { kind: 'chapter', text: 'First' },
      { kind: 'heading', text: 'Here — Nguyễn’s' },
      { kind: 'text', text: 'Words.' },
      { kind: 'chapter', text: 'Second', id: 'second' },
      { kind: 'heading', text: 'There' },
      { kind: 'table', columns: [{ title: 'Page' }], rows: [[{ pageOf: 'second' }]] },
    ]);
    expect(await bookmarksOf(file)).toEqual([
      { title: 'Trial', items: [] },
      { title: 'First', items: [{ title: 'Here — Nguyễn’s', items: [] }] },
      { title: 'Second', items: [{ title: 'There', items: [] }] },
    ]);
    const [first = '', , third = ''] = await pagesOf(file);
    // A chapter that is found from elsewhere does not stand in the contents.
    expect(first).toMatch(/Contents First 2/);
    expect(first).not.toContain('Second');
    expect(third).toMatch(/There Page 3/);
  });

  it('writes names with the letters they have', async () => {
    const said = 'Nguyễn Thị Hương, Łukasz Żółć, Zoë Ångström, Ольга, Ελένη';
    const words = (await pagesOf(await set([{ kind: 'text', text: said }]))).join(' ');
    expect(words.normalize('NFC').replace(/\s/g, '')).toContain(said.replace(/\s/g, ''));
  });
});
