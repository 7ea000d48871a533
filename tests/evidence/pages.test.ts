/** From a row of the bank to the spot on the page, and back. */
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { rowsByMark } from '../../main/evidence/marked-rows.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { at, drawPdf, type PageLine, to } from '../support/pdf.ts';

const HEAD: PageLine[] = [
  [at(50, 'Account number 12345678')],
  [at(50, 'Statement period 09/01/2025 - 09/30/2025')],
  [at(50, 'Opening balance'), to(570, '$100.00')],
];
const FIRST: PageLine[] = [
  ...HEAD,
  [at(50, 'Date'), at(120, 'Description'), to(500, 'Amount')],
  [at(50, '09/02'), at(120, 'Shop'), to(500, '-5.00')],
  [at(50, '09/03'), at(120, 'Salary of a company'), to(500, '1,000.00')],
  20,
  [at(50, 'Page 1 of 2')],
];
const SECOND: PageLine[] = [
  [at(120, 'with a long name')],
  [at(50, '09/22'), at(120, 'Rent'), to(500, '-600.00')],
  [at(50, 'Closing balance'), to(570, '$495.00')],
];

let statement: Uint8Array;
beforeAll(async () => {
  statement = await drawPdf([FIRST, SECOND]);
});

async function booksWith(file: File) {
  const books = await TestBooks.create();
  onTestFinished(() => books.close());
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
  const { files } = await books.call('imports.commit', { files: [file], create_accounts: true });
  expect(files[0]).toMatchObject({ status: 'imported', error: null });
  const [{ files: stored }] = await books.call('imports.batches');
  const { entries } = await books.call('entry.list', {});
  const entryOf = (payee: string): Promise<{ id: string; evidence: { statement_line_id: string }[] }> =>
    books.call('entry.get', {
      id: entries.find((entry: { payee: string }) => entry.payee.startsWith(payee)).id,
    });
  return { books, fileId: stored[0].id as string, entryOf };
}

describe('a PDF', () => {
  it('tells of each row where it stands, over two pages where it does, and back', async () => {
    const { books, fileId, entryOf } = await booksWith(statementFile('september.pdf', statement));
    const { id, evidence } = await entryOf('Salary');
    const row = evidence[0]!.statement_line_id;
    const place = await books.call('evidence.place', { row });
    expect(place).toMatchObject({ entry_id: id, file_id: fileId, file: 'september.pdf', format: 'pdf' });
    expect(place.pages).toEqual([
      { width: 612, height: 792 },
      { width: 612, height: 792 },
    ]);
    // Drawn from 50 points below the upper edge, 13 a line; what stands between the pages is no part of the row.
    expect(place.spots).toEqual([
      { page: 1, x: 48, y: expect.any(Number), width: 454, height: expect.any(Number) },
      { page: 2, x: 118, y: expect.any(Number), width: expect.any(Number), height: expect.any(Number) },
    ]);
    const baseline = 50 + 5 * 13;
    expect(place.spots[0].y).toBeLessThan(baseline - 6);
    expect(place.spots[0].y + place.spots[0].height).toBeGreaterThan(baseline);
    expect(place.spots[0].height).toBeLessThan(13);

    const pages = await books.call('evidence.pages', { file: fileId });
    expect(pages.pages[1].text).toContain('Rent');
    const marks = pages.marks.map(({ text, ...mark }: { text: string }) => ({
      ...mark,
      text: text.split('  ')[1],
    }));
    expect(marks).toMatchObject([
      { kind: 'row', text: 'Shop', doubt: null, entry_id: (await entryOf('Shop')).id },
      { kind: 'row', text: 'Salary of a company', statement_line_id: row, entry_id: id, spots: place.spots },
      { kind: 'row', text: 'Rent', entry_id: (await entryOf('Rent')).id },
    ]);
  });

  it('comes out again as it was', async () => {
    const { books, fileId } = await booksWith(statementFile('september.pdf', statement));
    const file: File = await books.call('evidence.file', { file: fileId });
    expect([file.name, file.type]).toEqual(['september.pdf', 'application/pdf']);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(statement);
  });

  it('that is not imported yet has its pages, too, and what is in doubt on them', async () => {
    const { books } = await booksWith(statementFile('september.pdf', statement));
    const lines = SECOND.map((line, index) =>
      index === 2 ? [at(50, 'Closing balance'), to(570, '$485.00')] : line,
    );
    const file = statementFile('off.pdf', await drawPdf([FIRST, lines]));
    const { marks } = await books.call('evidence.preview', { file });
    expect(
      marks.map(({ kind, doubt, entry_id }: Record<string, unknown>) => [kind, doubt, entry_id]),
    ).toEqual([
      ['balance', expect.stringContaining('differ by -10.00'), null],
      ['row', null, null],
      ['row', null, null],
      ['row', null, null],
      ['balance', expect.stringContaining('differ by -10.00'), null],
    ]);
  });

  it('in an archive that is not imported yet has them, too, by its place there', async () => {
    const { books } = await booksWith(statementFile('september.pdf', statement));
    const csv = new TextEncoder().encode('Date,Description,Amount\n2025-09-02,Shop,-5.00\n');
    const archive = () => statementFile('year.zip', zipSync({ 'a.csv': csv, 'b/september.pdf': statement }));
    const { files } = await books.call('imports.preview', { files: [archive()], create_accounts: true });
    const { part } = files.find(({ format }: { format: string }) => format === 'pdf');
    const pages = await books.call('evidence.preview', { file: archive(), part });
    expect(pages.file).toBe('year.zip › b/september.pdf');
    expect({ ...pages, file: 'september.pdf' }).toEqual(
      await books.call('evidence.preview', { file: statementFile('september.pdf', statement) }),
    );
    const file: File = await books.call('evidence.within', { file: archive(), part });
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(statement);
    await expect(books.call('evidence.preview', { file: archive(), part: 1 - part })).rejects.toMatchObject({
      message: expect.stringContaining('has no pages'),
    });
    await expect(books.call('evidence.within', { file: archive(), part: 9 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: '“year.zip” holds no file number 9.',
    });
  });

  it('that can’t be read is refused in the words of its import', async () => {
    const { books } = await booksWith(statementFile('september.pdf', statement));
    const broken = statementFile('broken.pdf', statement.slice(0, 300));
    await expect(books.call('evidence.preview', { file: broken })).rejects.toMatchObject({
      code: 'UNREADABLE_FILE',
      message: 'The file is a PDF that is damaged or was not downloaded to its end.',
    });
  });
});

describe('a file of text', () => {
  const CSV = 'Date,Description,Amount\n2025-09-02,Shop,-5.00\n2025-09-03,Salary,1000.00\n';

  it('has lines and no pages', async () => {
    const books = await TestBooks.create();
    onTestFinished(() => books.close());
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
    await books.call('imports.commit', { files: [statementFile('x.csv', CSV)], create_accounts: true });
    const { entries } = await books.call('entry.list', {});
    const { evidence } = await books.call('entry.get', { id: entries[0].id });
    const prepare = vi.spyOn(books.core.vault.reader, 'prepare');
    const place = await books.call('evidence.place', { row: evidence[0].statement_line_id });
    // Its own row and its own text: none of the others, of which there may be many.
    const asked = prepare.mock.calls.map(([sql]) => sql);
    expect(asked.filter((sql) => sql.includes('FROM blob_store'))).toHaveLength(1);
    expect(place).toMatchObject({ line: 2, raw: '2025-09-02,Shop,-5.00', pages: [], spots: [] });
    await expect(books.call('evidence.pages', { file: place.file_id })).rejects.toMatchObject({
      message: '“x.csv” has no pages: it is no PDF.',
    });
  });

  it('that is gone is missed by name', async () => {
    const books = await TestBooks.create();
    onTestFinished(() => books.close());
    for (const [name, input] of [
      ['place', { row: 'x' }],
      ['pages', { file: 'x' }],
      ['file', { file: 'x' }],
    ] as const)
      await expect(books.call(`evidence.${name}`, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a text that a later version reads otherwise', () => {
  const mark = (text: string, row: string, kind: 'row' | 'balance' = 'row') => ({
    kind,
    line: 1,
    offset: text.indexOf(row),
    length: row.length,
    doubt: null,
    spots: [],
  });
  const line = (text: string, id: string, row: string) => ({
    id,
    entry_id: `entry of ${id}`,
    source_file_id: 'file',
    line_number: 1,
    offset: text.indexOf(row),
    length: row.length,
  });

  it('gives each row the mark of its own words, and none to a row that is there no more', () => {
    const before = '01/02 Shop 5.00\n01/03 Rent 7.00\n01/04 Gone 1.00\n';
    const now = 'A line more\n01/03 Rent 7.00\n01/02 Shop 5.00\n01/04 Other 1.00\n';
    const marks = ['01/03 Rent 7.00', '01/02 Shop 5.00', '01/04 Other 1.00'].map((row) => mark(now, row));
    const lines = ['01/02 Shop 5.00', '01/03 Rent 7.00', '01/04 Gone 1.00'].map((row) =>
      line(before, row.slice(6, 10), row),
    );
    const found = rowsByMark({ text: now, pages: [], marks }, lines, before);
    expect(marks.map((one) => found.get(one)?.id)).toEqual(['Rent', 'Shop', undefined]);
  });

  it('gives what is no row to no row', () => {
    const text = 'Closing balance 5.00\n';
    const marks = [mark(text, 'Closing balance 5.00', 'balance')];
    const lines = [line(text, 'row', 'Closing balance 5.00')];
    expect(rowsByMark({ text, pages: [], marks }, lines, text).size).toBe(0);
  });
});
