/** From a row of the bank to its line in the file, and from any line back to its entry. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { TextLines } from '../../main/evidence/text-lines.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { workbook } from '../support/workbook.ts';

interface Line {
  line: number;
  goes_on: boolean;
  text: string;
  cells: string[];
  rows: { statement_line_id: string; entry_id: string; payee: string; date: string }[];
  problem: string | null;
}

async function booksOfAna() {
  const books = await TestBooks.create();
  onTestFinished(() => books.close());
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
  const put = async (...files: File[]): Promise<string[]> => {
    const done = await books.call('imports.commit', { files, create_accounts: true });
    for (const { status, error } of done.files) expect(status, error).not.toBe('refused');
    const [batch] = await books.call('imports.batches');
    return batch.files.map(({ id }: { id: string }) => id);
  };
  const linesOf = async (
    file: string,
    asked = {},
  ): Promise<{ total: number; at: number | null; from: number; lines: Line[] }> =>
    books.call('evidence.lines', { file, ...asked });
  return { books, put, linesOf };
}

const OFX_ROW = (id: string, day: string, amount: string, name: string) =>
  `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id}<NAME>${name}</STMTTRN>`;
const ofx = (rows: string, between = '') =>
  [
    'OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD',
    '<BANKACCTFROM><BANKID>1<ACCTID>12345678<ACCTTYPE>CHECKING</BANKACCTFROM>',
    `<BANKTRANLIST>${rows}</BANKTRANLIST>`,
    '</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
  ].join(between);

describe('a file of text', () => {
  const MORE = Array.from({ length: 20 }, (_, n) => `2025-09-${n + 10},Shop ${n},-${n}.50\r\n`).join('');
  const CSV = `Date,Description,Amount\r\n2025-09-02,Shop,-5.00\r\n\r\n2025-09-03,Broken,??\r\n2025-09-04,"Rent,\r\nSeptember",-600.00\r\n${MORE}`;

  it('shows each line with the entry that it became, and why one could not be booked', async () => {
    const { books, put, linesOf } = await booksOfAna();
    const [file] = await put(statementFile('x.csv', CSV));
    const { total, lines } = await linesOf(file!, { count: 6 });
    expect(total).toBe(26);
    expect(lines.map(({ line, text, rows }) => [line, text, rows.map(({ payee }) => payee)])).toEqual([
      [1, 'Date,Description,Amount', []],
      [2, '2025-09-02,Shop,-5.00', ['Shop']],
      [3, '', []],
      [4, '2025-09-03,Broken,??', []],
      [5, '2025-09-04,"Rent,', [expect.stringContaining('Rent')]],
      [6, 'September",-600.00', [expect.stringContaining('Rent')]],
    ]);
    expect(lines.map(({ problem }) => problem !== null)).toEqual([false, false, false, true, false, false]);
    const { evidence } = await books.call('entry.get', { id: lines[4]!.rows[0]!.entry_id });
    expect(evidence[0]).toMatchObject({
      file_id: file,
      statement_line_id: lines[4]!.rows[0]!.statement_line_id,
      line: 5,
    });
    const around = await linesOf(file!, { row: evidence[0].statement_line_id, count: 2 });
    expect(around).toMatchObject({ at: 4, from: 3 });
    expect(around.lines.map(({ line }) => line)).toEqual([4, 5]);
  });

  it('leads to the same entries from a file that tells its rows once more', async () => {
    const { put, linesOf } = await booksOfAna();
    const [first] = await put(statementFile('a.ofx', ofx(OFX_ROW('1', '20250902', '-5.00', 'Shop'))));
    const [second] = await put(
      statementFile(
        'b.ofx',
        ofx(OFX_ROW('1', '20250902', '-5.00', 'Shop') + OFX_ROW('2', '20250905', '-7.00', 'Baker')),
      ),
    );
    const rows = async (file: string) =>
      (await linesOf(file)).lines.flatMap((line) => line.rows.map((row) => row.entry_id));
    const [shop] = await rows(first!);
    expect((await rows(second!))[0]).toBe(shop);
    expect(new Set(await rows(second!)).size).toBe(2);
  });

  it('in a single line is cut where its rows begin', async () => {
    const { put, linesOf } = await booksOfAna();
    const rows = Array.from({ length: 30 }, (_, n) =>
      OFX_ROW(`n${n}`, '20250902', `-${n + 1}.00`, `Shop ${n}`),
    );
    const [file] = await put(statementFile('long.ofx', ofx(rows.join(''))));
    const { lines } = await linesOf(file!);
    const own = lines.filter((line) => line.rows.length > 0);
    expect(own.map(({ text }) => text)).toEqual(rows);
    expect(own.every((line) => line.rows.length === 1 && line.goes_on)).toBe(true);
  });
});

describe('a workbook', () => {
  it('shows its cells, each line with its entry', async () => {
    const { put, linesOf } = await booksOfAna();
    const sheet = workbook([
      {
        name: 'Rows',
        rows: [
          ['Date', 'Description', 'Amount'],
          ['2025-09-02', 'Shop "at the\ncorner"', '-5.00'],
          ['2025-09-03', 'Baker', '-7.00'],
        ],
      },
    ]);
    const [file] = await put(statementFile('x.xlsx', sheet));
    const { lines, total } = await linesOf(file!);
    expect(total).toBe(3);
    expect(lines.map(({ cells }) => cells)).toEqual([
      ['Date', 'Description', 'Amount'],
      ['2025-09-02', 'Shop "at the\ncorner"', '-5.00'],
      ['2025-09-03', 'Baker', '-7.00'],
    ]);
    expect(lines.map(({ rows }) => rows.length)).toEqual([0, 1, 1]);
  });
});

describe('a long text', () => {
  it.each([
    ['LF', 'lf', '\n'],
    ['CRLF', 'any', '\r\n'],
    ['CR', 'cr', '\r'],
  ] as const)('gives any part of it as going through it does: %s', (_, ends, mark) => {
    const texts = Array.from({ length: 2_000 }, (_line, n) =>
      n % 300 === 7 ? '<tag>'.repeat(20) : `line ${n}`,
    );
    const text = texts.join(mark);
    const lines = new TextLines(text, ends, new Uint32Array(), 48);
    const all = lines.slice(0, lines.total);
    const whole = Map.groupBy(all, ({ line }) => line)
      .values()
      .map((parts) => parts.map(({ offset, end }) => text.slice(offset, end)).join(''));
    expect([...whole]).toEqual(texts);
    for (const from of [0, 255, 256, 700, lines.total - 1]) {
      expect(lines.slice(from, from + 3)).toEqual(all.slice(from, from + 3));
      expect(lines.placeOf(all[from]!.end - 1)).toBe(from);
    }
  });

  // Each would take minutes if what was looked at were looked at again.
  it.each([
    ['a cell of many line feeds', `"${'\n'.repeat(300_000)}"\nlast`, 'sheet', 300_002, 152],
    ['a single line without a tag', `${'x'.repeat(30_000_000)}\nlast`, 'any', 2, 15_001],
  ] as const)('holds nobody up: %s', (_, text, ends, number, total) => {
    const lines = new TextLines(text, ends, new Uint32Array(), 2_000);
    expect(lines.slice(lines.total - 1, lines.total)).toMatchObject([{ line: number, goesOn: false }]);
    expect(lines.total).toBe(total);
  });
});
