import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type Dialect, forEachRow, type TextRow } from '../../main/import/csv/tokens.ts';
import { DEFAULT_LIMITS, type ReaderLimits } from '../../main/import/reader.ts';
import { BulkheadError } from '../../shared/errors.ts';

const COMMA: Dialect = { delimiter: ',', quote: '"' };

function rowsOf(text: string, dialect = COMMA, limits: ReaderLimits = DEFAULT_LIMITS): TextRow[] {
  const rows: TextRow[] = [];
  forEachRow(text, dialect, limits, (row) => {
    rows.push(row);
    return true;
  });
  return rows;
}

function errorOf(work: () => unknown): BulkheadError {
  try {
    work();
  } catch (error) {
    if (error instanceof BulkheadError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('forEachRow', () => {
  it.each(['\n', '\r\n', '\r'])('knows where every row lies with line ends %j', (end) => {
    const text = `a,b${end}${end}"x${end}y",2${end}last,`;
    const rows = rowsOf(text);
    expect(rows.map((row) => row.cells)).toEqual([
      ['a', 'b'],
      [`x${end}y`, '2'],
      ['last', ''],
    ]);
    expect(rows.map((row) => [row.index, row.line])).toEqual([
      [0, 1],
      [2, 3],
      [3, 5],
    ]);
    const verbatim = rows.map((row) => text.slice(row.offset, row.offset + row.length));
    expect(verbatim).toEqual(['a,b', `"x${end}y",2`, 'last,']);
  });

  it('reads doubled quotes, forgives stray ones and skips a byte order mark', () => {
    expect(rowsOf('\uFEFF"say ""hi""",2')[0]!.cells).toEqual(['say "hi"', '2']);
    expect(rowsOf('"the "Old" Inn",2')[0]).toMatchObject({ cells: ['the "Old" Inn', '2'], damaged: false });
    expect(rowsOf('12" pipe,="007"')[0]!.cells).toEqual(['12" pipe', '="007"']);
    expect(rowsOf('"a" ,b')[0]!.cells).toEqual(['a', 'b']);
  });

  it('reads quotes behind a backslash, the last of a cell too', () => {
    expect(rowsOf(String.raw`a,"the \"Old Inn\"",-14.99,"x"`)[0]).toMatchObject({
      cells: ['a', 'the "Old Inn"', '-14.99', 'x'],
      damaged: false,
    });
    expect(rowsOf(String.raw`"\"Old\" Inn",1`)[0]!.cells).toEqual(['"Old" Inn', '1']);
    expect(rowsOf(String.raw`"C:\","D:\\",1`)[0]!.cells).toEqual(['C:\\', 'D:\\\\', '1']);
  });

  it('finds nothing damaged in a quote that is closed before its cell ends', () => {
    expect(rowsOf('"Printed on" 1 May 2025, 9:11')[0]).toMatchObject({
      cells: ['"Printed on" 1 May 2025', ' 9:11'],
      damaged: false,
    });
  });

  it('marks a row with a quote that is not closed in it, and reads those after it', () => {
    const rows = rowsOf('2024-01-01,"shop,1.00\n2024-01-02,"bar",2.00\n2024-01-03,x,3.00\n');
    expect(rows.map((row) => row.damaged)).toEqual([true, false, false]);
    expect(rows.map((row) => row.cells[1])).toEqual(['"shop', 'bar', 'x']);
    const last = rowsOf('a,b\nc,d\ne,"f\ng,h\n');
    expect(last.map(({ cells, damaged }) => [cells[1], damaged])).toEqual([
      ['b', false],
      ['d', false],
      ['"f', true],
      ['h', false],
    ]);
  });

  it('takes time that grows as the text does, whatever its quotes', () => {
    const opened = rowsOf('2024-01-01,"shop,1.00\n'.repeat(100_000));
    expect(opened).toHaveLength(100_000);
    expect(opened.every(({ damaged }) => damaged)).toBe(true);
  });

  it('ends a row at whichever line end comes', () => {
    const mixed = rowsOf('a,1\r\nb,2\rc,"x\ny"\nd,4\r\r\ne,5');
    expect(mixed.map(({ cells, line }) => [cells[0], line])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['d', 5],
      ['e', 7],
    ]);
  });

  it('keeps to the limits', () => {
    const limits = { ...DEFAULT_LIMITS, rowLengthMax: 50, fieldLengthMax: 20, rowsMax: 5 };
    expect(errorOf(() => rowsOf(`a\n${'b'.repeat(30)},c`, COMMA, limits))).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      facts: { line: 2 },
    });
    expect(errorOf(() => rowsOf('abc,'.repeat(20), COMMA, limits)).code).toBe('LIMIT_EXCEEDED');
    expect(errorOf(() => rowsOf(`"${'b\n'.repeat(60)}"`, COMMA, limits)).code).toBe('LIMIT_EXCEEDED');
    expect(errorOf(() => rowsOf('a\n'.repeat(21), COMMA, limits)).code).toBe('LIMIT_EXCEEDED');
    expect(errorOf(() => rowsOf(','.repeat(2_000))).message).toContain('columns');
  });

  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', ';', '"', '\n', "'", '1') });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });

  it('cuts what is written by the rules as Papa Parse does', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (data, delimiter, newline) => {
          const text = Papa.unparse(data, { delimiter, newline, quotes: true });
          const rows = rowsOf(text, { delimiter, quote: '"' });
          expect(rows.map((row) => row.cells)).toEqual(data);
          expect(rows.map((row) => text.slice(row.offset, row.offset + row.length)).join(newline)).toBe(text);
        },
      ),
    );
  });

  it('covers any text whatever with rows and line ends, or says which line is wrong', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r') }), (text) => {
        let rows: TextRow[];
        try {
          rows = rowsOf(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'UNREADABLE_FILE' });
          return;
        }
        let covered = 0;
        for (const row of rows) {
          expect(text.slice(covered, row.offset)).toMatch(/^[\r\n]*$/);
          covered = row.offset + row.length;
        }
        expect(text.slice(covered)).toMatch(/^[\r\n]*$/);
      }),
    );
  });
});
