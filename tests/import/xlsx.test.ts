/** Sheets as tables of text: every kind of cell as the sheet means it, and nothing that a file can do to us. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { UNPACK_LIMITS, type UnpackLimits } from '../../main/import/archive/limits.ts';
import { type UnpackedFile, unpack } from '../../main/import/archive/unpack.ts';
import { kindOfCode } from '../../main/import/xlsx/number-formats.ts';
import { BulkheadError } from '../../shared/errors.ts';
import {
  BUILT_IN_DAY,
  type Cell,
  DAY,
  DURATION,
  MOMENT,
  MONEY,
  type Sheet,
  TIME,
  WORDY_DAY,
  type WorkbookOptions,
  workbook,
  workbookParts,
} from '../support/workbook.ts';

const open = (
  bytes: Uint8Array<ArrayBuffer>,
  limits: Partial<UnpackLimits> = {},
  isMapped = false,
): UnpackedFile[] => [
  ...unpack({ name: 'book.xlsx', bytes, isMapped, skipped: [], limits: { ...UNPACK_LIMITS, ...limits } }),
];
const book = (sheets: Sheet[], options?: WorkbookOptions) => open(workbook(sheets, options));
const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof BulkheadError) return `${error.code}: ${error.message}`;
    throw error;
  }
};

/** A row by which any sheet is a table; tests look at what stands above it. */
const TRANSACTION: Cell[] = ['2025-01-02', 'Rent', -9.5];
/** What the cells of one sheet's rows say. */
function cellsOf(rows: Cell[][], options?: WorkbookOptions, more: Partial<Sheet> = {}): string[][] {
  const [file] = book([{ name: 'S', rows: [...rows, TRANSACTION], ...more }], options);
  const parsed = Papa.parse<string[]>(file!.content!.sheet!, { delimiter: '\t', newline: '\n' });
  expect(parsed.errors).toEqual([]);
  return parsed.data.slice(0, rows.length);
}
const cell = (one: Cell, options?: WorkbookOptions) => cellsOf([['x', one]], options)[0]![1];
const number = (value: string, style?: number) => cell({ value, ...(style === undefined ? {} : { style }) });

describe('a cell', () => {
  it('with text gives it as it is: shared, in looks of its own, in the cell, with breaks and marks', () => {
    expect(cell('Café “Zum Löwen” 🦁 <&>')).toBe('Café “Zum Löwen” 🦁 <&>');
    expect(cell({ rich: ['Bold', ' and plain'] })).toBe('Bold and plain');
    expect(cell({ inline: 'within' })).toBe('within');
    expect(cell('a\tb\n"c"\r\nd')).toBe('a\tb\n"c"\r\nd');
    expect(cell('_x000D_ and _x0041_')).toBe('_x000D_ and _x0041_');
    expect(cellsOf([['x', { type: 'str', formula: 'A1', value: '' }, 'y']])).toEqual([['x', '', 'y']]);
  });

  it('with a number gives the shortest decimal that is shown as the same number', () => {
    for (const [stored, meant] of [
      ['1234.5', '1234.5'],
      ['1.1000000000000001', '1.1'],
      ['-0.01', '-0.01'],
      ['1E3', '1000'],
      ['1.5E-7', '0.00000015'],
      ['-2.5e+22', '-25000000000000000000000'],
      ['4111111111111111', '4111111111111111'],
      ['-0.30000000000000004', '-0.3'],
      ['-0', '0'],
      ['.5', '0.5'],
    ] as const)
      expect([stored, number(stored)]).toEqual([stored, meant]);
    expect(number('-1234.5', MONEY)).toBe('-1234.5');
  });

  it('that calls something a number which is none gives it as it stands', () => {
    for (const stored of ['1,5', 'NaN', '1e999', '12x', '0x10', '1 000', '9'.repeat(500)])
      expect(number(stored)).toBe(stored);
  });

  it('with a formula gives its stored value, without the noise of calculating', () => {
    expect(cell({ formula: 'A1+B1', value: '0.30000000000000004' })).toBe('0.3');
    expect(cell({ formula: 'A1*2', value: '1234.5600000000002', style: MONEY })).toBe('1234.56');
    expect(cell({ formula: 'TODAY()', value: '45658', style: DAY })).toBe('2025-01-01');
    expect(cell({ formula: 'A1&"x"', type: 'str', value: 'text' })).toBe('text');
    expect(cell({ formula: 'TRUE()', type: 'b', value: '1' })).toBe('TRUE');
  });

  it('with a formula that was never calculated gives that, and the file a warning', () => {
    for (const value of [undefined, '']) {
      const amount = { formula: 'B1*2', ...(value === undefined ? {} : { value }) };
      const [file] = book([{ name: 'S', rows: [['x', amount], TRANSACTION] }]);
      expect(file!.content!.sheet).toMatch(/^x\t=B1\*2\n/);
      expect(file!.warnings[0]).toMatch(/^1 cell holds a formula that no program has calculated yet/);
    }
  });

  it('with a day gives it as YYYY-MM-DD, by the number’s format', () => {
    for (const style of [DAY, MOMENT, WORDY_DAY, BUILT_IN_DAY])
      expect([style, number('45658', style)]).toEqual([style, '2025-01-01']);
    expect(number('45658')).toBe('45658');
    expect(number('45658', MONEY)).toBe('45658');
    expect(number('45658.75', DAY)).toBe('2025-01-01');
    expect(number('45658.75', MOMENT)).toBe('2025-01-01 18:00:00');
    // A hair below midnight is midnight.
    expect(number('45657.99999999999', MOMENT)).toBe('2025-01-01');
    expect(number('0.75', TIME)).toBe('18:00:00');
    expect(number('45658.75', TIME)).toBe('18:00:00');
    expect(number('1.5', DURATION)).toBe('1.5');
    expect(cell({ type: 'd', value: '2025-01-31T00:00:00' })).toBe('2025-01-31');
    expect(cell({ type: 'd', value: '2025-01-31T23:30:00.000Z' })).toBe('2025-01-31 23:30:00');
    expect(cell({ type: 'd', value: 'soon' })).toBe('soon');
  });

  it('counts days as its workbook does, with the leap day that never was', () => {
    expect(['1', '59', '60', '61'].map((day) => number(day, DAY))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
    ]);
    const from1904 = { date1904: true };
    expect(cell({ value: '0', style: DAY }, from1904)).toBe('1904-01-01');
    expect(cell({ value: '44196', style: DAY }, from1904)).toBe('2025-01-01');
    expect(number('2958465', DAY)).toBe('9999-12-31');
    expect(cell({ value: '2957003', style: DAY }, from1904)).toBe('9999-12-31');
    // Beyond the last day a sheet shows no day either.
    for (const none of ['2958466', '-1', '1e15']) expect(number(none, DAY)).toBe(String(Number(none)));
  });

  it('says true and false, and what went wrong, in words', () => {
    expect([cell(true), cell(false)]).toEqual(['TRUE', 'FALSE']);
    expect(cell({ type: 'e', value: '#N/A', formula: 'VLOOKUP(1,2,3)' })).toBe('#N/A');
  });
});

describe('a number format', () => {
  it.each([
    ['General', 'number'],
    ['0.00E+00', 'number'],
    ['#,##0.00 [$€-407]', 'number'],
    ['_-* #,##0.00\\ "days"_-;[Red]-0', 'number'],
    ['[h]:mm:ss', 'number'],
    ['@', 'number'],
    ['yyyy-mm-dd', 'day'],
    ['[$-409]mmm\\-yy;@', 'day'],
    ['d. MMMM', 'day'],
    ['mmm', 'day'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'day'],
    ['mm:ss.0', 'time'],
    ['h:mm AM/PM', 'time'],
    ['m/d/yy h:mm', 'moment'],
  ])('%s makes a %s of it', (code, kind) => {
    expect(kindOfCode(code)).toBe(kind);
  });
});

describe('a sheet', () => {
  it('keeps its row numbers: rows without cells, hidden rows and breaks within cells count as they stand', () => {
    const rows: Cell[][] = [[], ['two\nlines', 'b'], [], [null, null, 'far'], TRANSACTION];
    const [file] = book([{ name: 'S', rows, hidden: [2, 5] }]);
    expect(file!.content!.sheet).toBe('\n"two\nlines"\tb\n\n\t\tfar\n2025-01-02\tRent\t-9.5\n');
  });

  it('has the text of merged cells once, in the first of them', () => {
    expect(cellsOf([['Account 1', null, null, 'x']], {}, { merged: ['A1:C1'] })).toEqual([
      ['Account 1', '', '', 'x'],
    ]);
  });

  it('reads the same without references, and with prefixes before its names', () => {
    const rows: Cell[][] = [['a', null, 'c'], [null], [{ value: '45658', style: DAY }, { rich: ['x', 'y'] }]];
    const plain = cellsOf(rows);
    expect(cellsOf(rows, { bare: true })).toEqual(plain);
    expect(cellsOf(rows, { prefix: 'x' })).toEqual(plain);
    expect(plain).toEqual([['a', '', 'c'], [''], ['2025-01-01', 'xy']]);
  });

  it('is the workbook, if it alone holds a table; several come each by its name', () => {
    const table = { rows: [TRANSACTION] };
    const notes = { name: 'Notes', rows: [['Read me']] };
    expect(book([notes, { name: 'Jan', ...table }, { name: 'Empty' }])).toMatchObject([
      { name: null, warnings: ['The sheet “Notes” holds no table and was left out.'] },
    ]);
    const files = book([
      { name: 'Jan', ...table },
      { name: 'Old', ...table, state: 'hidden' },
      { name: 'Feb', ...table },
    ]);
    expect(files.map(({ name, warnings }) => [name, warnings])).toEqual([
      ['Jan', ['The sheet “Old” is hidden and was left out.']],
      ['Feb', []],
    ]);
    expect(files[0]!.content!.bytes).toBe(files[1]!.content!.bytes);
  });

  it('is found in a list of sheets that is indented', () => {
    const sheets = [{ name: 'S', rows: [TRANSACTION] }];
    const list = workbookParts(sheets)['xl/workbook.xml']!;
    const indented = list.replaceAll('><', '>\n  <');
    expect(indented).not.toBe(list);
    expect(book(sheets, { parts: { 'xl/workbook.xml': indented } })).toMatchObject([
      { name: null, content: { sheet: '2025-01-02\tRent\t-9.5\n' } },
    ]);
  });

  it('without anything like a table is refused, unless somebody says what its columns mean', () => {
    const bytes = () => workbook([{ name: 'Empty' }, { name: 'S', rows: [['a', 'b']] }]);
    expect(refusal(() => open(bytes()))).toBe(
      'UNREADABLE_FILE: No sheet of the workbook holds a table of transactions.',
    );
    expect(open(bytes(), {}, true)).toMatchObject([{ name: null, content: { sheet: 'a\tb\n' } }]);
  });
});

describe('a workbook that would do harm', () => {
  const sheet = (inside: string) =>
    book([{ name: 'S', xml: `<worksheet><sheetData>${inside}</sheetData></worksheet>` }]);
  const row = (inside: string) => sheet(`<row r="1">${inside}</row>`);

  it('by its XML is refused', () => {
    const xml = (text: string) => refusal(() => book([{ name: 'S', xml: text }]));
    expect(xml('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>')).toMatch(/document type/);
    expect(refusal(() => row('<c t="inlineStr"><is><t>&a;</t></is></c>'))).toMatch(/stands for no character/);
    expect(refusal(() => row('<c t="inlineStr"><is><t>&#0;</t></is></c>'))).toMatch(
      /stands for no character/,
    );
    for (const none of ['&#xFFFF;', '&#X41;', '&#xD800;', '&#x110000;', '& ', '&amp'])
      expect(refusal(() => row(`<c t="inlineStr"><is><t>${none}</t></is></c>`))).toMatch(
        /stands for no character/,
      );
    expect(xml('<a>'.repeat(100))).toBe('LIMIT_EXCEEDED: The workbook’s XML is nested more than 64 deep.');
    for (const broken of [
      '<a><b></a></b>',
      '<a',
      '<a b="c>',
      '<a></a',
      '</a>',
      '<a><!-- </a>',
      '<a><![CDATA[</a>',
      '<a>',
      'text',
      '< a></ a>',
      '<a><?</a>',
      '',
      ' ',
      '<?xml version="1.0"?><!-- none -->',
      '<a/><b/>',
      '<a></a>\n<a></a>',
    ])
      expect([broken, xml(broken)]).toEqual([broken, expect.stringMatching(/^UNREADABLE_FILE: .*damaged/)]);
  });

  it('by rows and cells out of order, or that refer to nothing, is refused', () => {
    for (const inside of [
      '<row r="2"><c><v>1</v></c></row><row r="1"/>',
      '<row r="x"/>',
      '<row r="1048577"/>',
    ])
      expect(refusal(() => sheet(inside))).toMatch(/row .* is out of order/);
    for (const inside of ['<c r="B1"/><c r="A1"/>', '<c r="A2"/>', '<c r="1A"/>', '<c r="A1"/><c r="A1"/>'])
      expect(refusal(() => row(inside))).toMatch(/cell .* is out of order/);
    for (const value of ['7', '-1', '1e1', ''].slice(0, 3))
      expect(refusal(() => row(`<c t="s"><v>${value}</v></c>`))).toMatch(
        /A1 refers to a text that is not there/,
      );
  });

  it('by its size is stopped', () => {
    const limits = { workbookBytesMax: 100_000 };
    const big = (inside: string) =>
      workbook([{ name: 'S', xml: `<worksheet><sheetData>${inside}</sheetData></worksheet>` }]);
    const over = 'LIMIT_EXCEEDED: The workbook unpacks to more than 100000 bytes.';
    expect(refusal(() => open(big(' '.repeat(200_000)), limits))).toBe(over);
    // One text of 30 kB in many cells: small as XML, large as rows.
    const text = 'x'.repeat(30_000);
    const rows = Array.from({ length: 10 }, (): Cell[] => [text]);
    expect(refusal(() => open(workbook([{ name: 'S', rows }]), limits))).toBe(over);
    // One row a long way down.
    expect(refusal(() => open(big('<row r="100001"><c><v>1</v></c></row>'), limits))).toBe(over);
    expect(refusal(() => open(workbook([{ name: 'S', rows: [['x'.repeat(70_000)]] }])))).toBe(
      'LIMIT_EXCEEDED: A text is longer than 65536 characters.',
    );
    expect(refusal(() => row('<c r="ZZZ1"><v>1</v></c>'))).toBe(
      'LIMIT_EXCEEDED: Row 1 has more than 1000 columns.',
    );
    // Cells that only have looks cost nothing.
    expect(refusal(() => row('<c r="XFD1" s="1"/>'))).toMatch(/No sheet/);
  });

  it('by the number of its sheets is stopped, though all are the same', () => {
    const sheets = [{ name: 'S', rows: [TRANSACTION] }];
    const list = workbookParts(sheets)['xl/workbook.xml']!;
    const [tab = ''] = /<sheet .*?\/>/.exec(list) ?? [];
    const withTabs = (count: number) =>
      workbook(sheets, { parts: { 'xl/workbook.xml': list.replace(tab, tab.repeat(count)) } });
    expect(open(withTabs(20), { membersMax: 20 })).toHaveLength(20);
    expect(refusal(() => open(withTabs(21), { membersMax: 20 }))).toBe(
      'LIMIT_EXCEEDED: The workbook has more than 20 sheets.',
    );
  });

  it('by parts that are missing, or lead out of it, is refused', () => {
    const sheets = [{ name: 'S', rows: [TRANSACTION] }];
    const parts = workbookParts(sheets);
    const relations = parts['xl/_rels/workbook.xml.rels']!;
    const changed = (from: string, to: string) =>
      refusal(() => book(sheets, { parts: { 'xl/_rels/workbook.xml.rels': relations.replace(from, to) } }));
    expect(changed('worksheets/sheet1.xml', '../../../etc/passwd')).toMatch(
      /“..\/..\/etc\/passwd” is missing/,
    );
    expect(changed('Id="rId1"', 'Id="rId9"')).toMatch(/sheet “S” is missing/);
    expect(changed('Target="worksheets', 'TargetMode="External" Target="worksheets')).toMatch(
      /“S” is missing/,
    );
    expect(refusal(() => book(sheets, { parts: { '_rels/.rels': '<Relationships/>' } }))).toMatch(
      /does not say where its sheets are/,
    );
  });
});

describe('any table', () => {
  const text = fc.string({
    unit: fc.constantFrom(
      'a',
      'Ж',
      '🦁',
      ' ',
      '\t',
      '\n',
      '\r',
      '"',
      "'",
      ',',
      ';',
      '<',
      '&',
      '_x0041_',
      '7',
    ),
    maxLength: 12,
  });
  const value = fc.oneof(
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100),
    fc.boolean(),
    fc.constant(null),
  );
  const table = fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 12 });

  /** A decimal as text that is that double as far as programs show it: whole, or to fifteen digits. */
  const says = (told: string, wanted: unknown): void => {
    if (typeof wanted === 'number') {
      expect(told).toMatch(/^-?\d+(\.\d+)?$/);
      const shown = Number.isInteger(wanted) ? wanted : Number(wanted.toPrecision(15));
      expect(Number(told)).toBe(shown === 0 ? 0 : shown);
    } else if (typeof wanted === 'boolean') expect(told).toBe(wanted ? 'TRUE' : 'FALSE');
    else expect(told).toBe(wanted ?? '');
  };

  it('written as a workbook is read back exactly, cell by cell', () => {
    fc.assert(
      fc.property(table, fc.boolean(), (rows, bare) => {
        const read = cellsOf(rows, { bare });
        for (const [r, cells] of rows.entries())
          for (const [c, wanted] of cells.entries()) says(read[r]?.[c] ?? '', wanted);
      }),
      { numRuns: 300 },
    );
  });

  it('written with days is read back as those days', () => {
    const day = fc.integer({ min: 61, max: 2_958_465 });
    fc.assert(
      fc.property(day, fc.boolean(), (serial, date1904) => {
        const shown = cell({ value: String(date1904 ? serial - 1462 : serial), style: DAY }, { date1904 });
        if (date1904 && serial < 1462) return;
        expect(shown).toBe(new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10));
      }),
    );
  });

  it('with changed bytes is read or refused, and never crashes or hangs', () => {
    const whole = workbook([
      { name: 'S', rows: [['Date', 'Payee', 'Amount'], TRANSACTION, ['x', 1.5, true]] },
    ]);
    const parts = workbookParts([{ name: 'S', rows: [['Date', 'Payee', 'Amount'], TRANSACTION] }]);
    const names = Object.keys(parts).slice(1);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        refusal(() => open(bytes, { workbookBytesMax: 1_000_000 }));
      }),
      { numRuns: 300 },
    );
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      '&',
      '/',
      '</c>',
      '<c>',
      '<!--',
      ']]>',
      '',
      'r="9"',
      ' t="s"',
      '\0',
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(10_000), fc.nat(6), piece, (name, place, length, put) => {
        const xml = parts[name]!;
        const at = place % xml.length;
        const broken = xml.slice(0, at) + put + xml.slice(at + length);
        refusal(() => book([{ name: 'S', rows: [TRANSACTION] }], { parts: { [name]: broken } }));
      }),
      { numRuns: 500 },
    );
  });
});
