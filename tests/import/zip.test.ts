/** What lies in an archive, under caps that hold for what comes out of it, whatever it claims. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNPACK_LIMITS, type UnpackLimits } from '../../main/import/archive/limits.ts';
import { memberName } from '../../main/import/archive/names.ts';
import { type UnpackedFile, unpack } from '../../main/import/archive/unpack.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { workbook, zip } from '../support/workbook.ts';

const MB = 1024 * 1024;

const open = (
  bytes: Uint8Array,
  limits: Partial<UnpackLimits> = {},
  skipped: readonly number[] = [],
): UnpackedFile[] => [
  ...unpack({
    name: 'a.zip',
    bytes: new Uint8Array(bytes),
    isMapped: false,
    skipped,
    limits: { ...UNPACK_LIMITS, ...limits },
  }),
];
/** What became of each file: its text, or why there is none. */
const told = (files: UnpackedFile[]) =>
  files.map(({ name, content, error }) => [
    name,
    content === null ? (error?.message ?? null) : new TextDecoder().decode(content.bytes),
  ]);
const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof BulkheadError) return `${error.code}: ${error.message}`;
    throw error;
  }
};

/** Where the list of files begins; the archive has no comment. */
const listAt = (bytes: Uint8Array) => new DataView(bytes.buffer).getUint32(bytes.length - 6, true);
/** The archive with a number of the list's entry `index` changed. */
function lying(bytes: Uint8Array, index: number, field: number, value: number, size: 2 | 4): Uint8Array {
  const view = new DataView(bytes.buffer);
  let at = listAt(bytes);
  for (let i = 0; i < index; i++)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (size === 2) view.setUint16(at + field, value, true);
  else view.setUint32(at + field, value, true);
  return bytes;
}

describe('an archive', () => {
  it('gives its files in its order, packed or not', () => {
    const files = { 'b.ofx': 'second', 'sub/a.csv': 'first', 'c.txt': '' };
    for (const level of [0, 6] as const)
      expect(told(open(zip(files, level)))).toEqual([
        ['b.ofx', 'second'],
        ['sub/a.csv', 'first'],
        ['c.txt', ''],
      ]);
  });

  it('is told apart from what a system puts into it', () => {
    const files = {
      'year/': '',
      '__MACOSX/year/._a.ofx': 'x',
      'year/.DS_Store': 'x',
      'Thumbs.db': 'x',
      'desktop.ini': 'x',
      'year/a.ofx': 'text',
    };
    expect(told(open(zip(files)))).toEqual([['year/a.ofx', 'text']]);
    expect(refusal(() => open(zip({ 'year/': '' })))).toMatch(/^UNREADABLE_FILE: The archive holds no files/);
  });

  it('takes names for names, wherever they point', () => {
    const files = { '../../etc/passwd': 'a', '/root/b': 'b', 'C:\\Windows\\c': 'c', 'd\u202Efdp.exe': 'd' };
    expect(told(open(zip(files))).map(([name]) => name)).toEqual([
      '../../etc/passwd',
      '/root/b',
      'C:/Windows/c',
      'd\uFFFDfdp.exe',
    ]);
  });

  it('is not opened within another, and says so', () => {
    const inner = zip({ 'a.ofx': 'text' });
    expect(told(open(zip({ 'inner.zip': inner, 'b.ofx': 'text' })))).toEqual([
      ['inner.zip', '“inner.zip” is an archive within the archive, which is not opened.'],
      ['b.ofx', 'text'],
    ]);
  });

  it('gives the tables of a workbook in it by their sheets', () => {
    const rows = [
      ['Date', 'Payee', 'Amount'],
      ['2025-01-02', 'Rent', -9.5],
    ];
    const [one, two] = [
      workbook([{ name: 'S', rows }]),
      workbook([
        { name: 'S', rows },
        { name: 'T', rows },
      ]),
    ];
    const files = open(zip({ 'one.xlsx': one, 'two.xlsx': two }));
    expect(files.map(({ name }) => name)).toEqual(['one.xlsx', 'two.xlsx › S', 'two.xlsx › T']);
    expect(files.every(({ content }) => content!.sheet!.includes('2025-01-02\tRent\t-9.5'))).toBe(true);
  });

  it.each([
    ['doc.docx', { '[Content_Types].xml': 'x', 'word/document.xml': 'x' }, /a text or a presentation/],
    ['book.xlsb', { '[Content_Types].xml': 'x', 'xl/workbook.bin': 'x' }, /binary format/],
    ['book.ods', { mimetype: 'x', 'content.xml': 'x' }, /OpenDocument/],
    ['book.numbers', { 'Index/Document.iwa': 'x' }, /Numbers/],
  ])('that is really another format (%s) says which, and what to do', (_, files, expected) => {
    expect(refusal(() => open(zip(files)))).toMatch(expected);
    expect(told(open(zip({ inside: zip(files) })))[0]![1]).toMatch(expected);
  });

  it('reads names by the code page of old programs where they are not UTF-8', () => {
    expect(memberName(Uint8Array.of(0x4d, 0x84, 0x72, 0x7a), false)).toBe('März');
    expect(memberName(new TextEncoder().encode('März'), false)).toBe('März');
    expect(memberName(new TextEncoder().encode('x'.repeat(500)), true)).toHaveLength(201);
  });
});

describe('a file in an archive that can’t be had', () => {
  const three = () => zip({ 'a.ofx': 'first', 'b.ofx': 'second '.repeat(100), 'c.ofx': 'third' });

  it('because it is encrypted is named, and the others come', () => {
    expect(told(open(lying(three(), 1, 8, 1, 2)))).toEqual([
      ['a.ofx', 'first'],
      ['b.ofx', '“b.ofx” is protected with a password.'],
      ['c.ofx', 'third'],
    ]);
  });

  it('because its bytes are damaged is named, and the others come', () => {
    const bytes = three();
    const at = new TextDecoder('latin1').decode(bytes).indexOf('b.ofx') + 8;
    bytes[at] = bytes[at]! ^ 0xff;
    expect(told(open(bytes)).map(([name]) => name)).toEqual(['a.ofx', 'b.ofx', 'c.ofx']);
    expect(told(open(bytes))[1]![1]).toMatch(/damaged/);
  });

  it('because its size or checksum is a lie, or its place, is named, and the others come', () => {
    for (const [field, value] of [
      [16, 0x12345678],
      [24, 3],
      [24, 0x7fffffff],
      [20, 0x7fffffff],
      [42, 0x7fffffff],
      [42, 1],
    ] as const)
      expect(told(open(lying(three(), 1, field, value, 4)))).toEqual([
        ['a.ofx', 'first'],
        ['b.ofx', '“b.ofx” is damaged: it is not what the archive says it holds.'],
        ['c.ofx', 'third'],
      ]);
  });

  it('because it is packed in a way we do not know is named, with what to do', () => {
    const [, second] = open(lying(three(), 1, 10, 9, 2));
    expect(second!.error).toEqual({
      code: 'UNREADABLE_FILE',
      facts: {},
      message: '“b.ofx” is packed in a way that is not read (method 9).',
      remedy: 'Unpack the archive yourself and import the file from it.',
    });
  });
});

describe('a bomb', () => {
  const zeros = new Uint8Array(10 * MB);

  it('stops at the cap for one file; the others come', () => {
    const bytes = zip({ 'bomb.csv': zeros, 'a.ofx': 'text' });
    expect(bytes.length).toBeLessThan(20_000);
    expect(told(open(bytes, { bytesMax: MB }))).toEqual([
      ['bomb.csv', '“bomb.csv” unpacks to more than 1 MB.'],
      ['a.ofx', 'text'],
    ]);
  });

  it('that says it is small is stopped by what comes out of it', () => {
    const bytes = lying(zip({ 'bomb.csv': zeros }), 0, 24, 10, 4);
    expect(told(open(bytes, { bytesMax: MB }))[0]![1]).toBe('“bomb.csv” unpacks to more than 1 MB.');
    // Within the cap, what it claims is still a lie.
    expect(told(open(lying(zip({ 'b.csv': zeros.subarray(0, 1000) }), 0, 24, 10, 4)))[0]![1]).toMatch(
      /damaged/,
    );
  });

  it('of many files stops at the cap for all of them; what came before stays', () => {
    const files = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [`${i}.csv`, zeros.subarray(0, MB)]),
    );
    const found = open(zip(files), { archiveBytesMax: 3 * MB + 10 });
    expect(found.map(({ content }) => content !== null)).toEqual([1, 1, 1, 0, 0, 0, 0, 0].map(Boolean));
    expect(found.at(-1)!.error!.message).toBe(
      'The archive unpacks to more than 3 MB; “7.csv” stayed packed.',
    );
  });

  it('of files that all turn out to be damaged costs no more than one of good ones', () => {
    let bytes = zip(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.csv`, zeros])));
    for (let i = 0; i < 20; i++) bytes = lying(bytes, i, 16, 1, 4) as typeof bytes;
    const reasons = told(open(bytes, { archiveBytesMax: 25 * MB })).map(([, why]) => why);
    expect(reasons.filter((why) => why!.includes('damaged'))).toHaveLength(2);
    expect(reasons.filter((why) => why!.includes('stayed packed'))).toHaveLength(18);
  });

  it('leaves what is not wanted packed, and counts on', () => {
    const large = 'x'.repeat(90_000);
    const book = workbook([
      { name: 'Jan', rows: [['2025-01-02', 'Rent', -9.5]] },
      { name: 'Feb', rows: [['2025-02-02', 'Rent', -9.5]] },
    ]);
    const limits = { archiveBytesMax: 100_000 };
    for (const level of [0, 6] as const) {
      const bytes = zip({ 'large.ofx': large, 'empty.txt': '', 'book.xlsx': book, 'more.ofx': large }, level);
      const names = ['large.ofx', 'empty.txt', 'book.xlsx › Jan', 'book.xlsx › Feb', 'more.ofx'];
      expect(told(open(bytes, limits)).at(-1)![1]).toMatch(/“more.ofx” stayed packed/);
      for (const [skipped, read] of [
        [
          [0, 1, 2],
          ['book.xlsx › Feb', 'more.ofx'],
        ],
        [
          [1, 3, 4],
          ['large.ofx', 'book.xlsx › Jan'],
        ],
      ] as const) {
        const files = open(bytes, limits, skipped);
        expect(files.map(({ name, error }) => [name, error])).toEqual(names.map((name) => [name, null]));
        expect(files.filter(({ content }) => content !== null).map(({ name }) => name)).toEqual(read);
      }
    }
  });

  it('of workbooks shares the room of the archive', () => {
    const xml = `<worksheet><sheetData>${' '.repeat(2 * MB)}</sheetData></worksheet>`;
    const big = workbook([{ name: 'S', xml }]);
    const files = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`${i}.xlsx`, big]));
    const reasons = told(open(zip(files), { archiveBytesMax: 5 * MB })).map(([, why]) => why);
    expect(reasons.slice(0, 2).every((why) => why!.includes('No sheet'))).toBe(true);
    expect(reasons.slice(2).every((why) => /stayed packed/.test(why!))).toBe(true);
  });

  it('of many small files is refused as a whole', () => {
    const files = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.ofx`, 'x']));
    expect(refusal(() => open(zip(files)))).toBe('LIMIT_EXCEEDED: The archive holds more than 1000 files.');
  });
});

describe('a list of files that is not whole', () => {
  const bytes = () => zip({ 'a.ofx': 'first', 'b.ofx': 'second' });
  const DAMAGED = 'UNREADABLE_FILE: The archive is damaged: its list of files is not whole.';

  it('refuses the archive: a file could be missing without a word', () => {
    const end = bytes().length - 22;
    const count = bytes();
    new DataView(count.buffer).setUint16(end + 10, 1, true);
    const more = bytes();
    new DataView(more.buffer).setUint16(end + 10, 3, true);
    const place = bytes();
    new DataView(place.buffer).setUint32(end + 16, 0xfffffff0, true);
    for (const broken of [count, more, place, bytes().subarray(0, -1), bytes().slice(0, 100)])
      expect(refusal(() => open(broken))).toBe(DAMAGED);
  });

  it('may have a comment behind it', () => {
    const comment = new TextEncoder().encode('made by the bank, PK\x05\x06 and all');
    const archive = bytes();
    new DataView(archive.buffer).setUint16(archive.length - 2, comment.length, true);
    expect(told(open(Uint8Array.from([...archive, ...comment])))).toHaveLength(2);
  });

  it('may count in 64 bits', () => {
    const plain = bytes();
    const end = plain.length - 22;
    const from = listAt(plain);
    const list64 = new Uint8Array(56 + 20);
    const view = new DataView(list64.buffer);
    view.setUint32(0, 0x06064b50, true);
    view.setUint32(4, 44, true);
    view.setUint32(24, 2, true);
    view.setUint32(32, 2, true);
    view.setUint32(40, end - from, true);
    view.setUint32(48, from, true);
    view.setUint32(56, 0x07064b50, true);
    view.setUint32(64, end, true);
    const last = plain.slice(end);
    last.fill(0xff, 8, 20);
    const archive = Uint8Array.from([...plain.slice(0, end), ...list64, ...last]);
    expect(told(open(archive))).toHaveLength(2);
    archive[end + 48] = 0xff;
    archive[end + 52] = 0xff;
    expect(refusal(() => open(archive))).toBe(DAMAGED);
  });

  it('never makes us crash or wait, whatever bytes are changed', () => {
    const whole = zip({ 'a.ofx': 'text '.repeat(50), 'b.csv': 'more', 'c.xlsx': workbook([{ name: 'S' }]) });
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), fc.nat(whole.length), (changes, cut) => {
        const bytes = whole.slice(0, cut % 4 === 0 ? cut : undefined);
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        const limits = { bytesMax: MB, archiveBytesMax: 2 * MB };
        refusal(() => expect(open(bytes, limits).length).toBeGreaterThan(0));
      }),
      { numRuns: 500 },
    );
  });
});
