/** PDFs made to hurt, or hurt themselves: each ends in an error that says what to do, or in an answer, within seconds. */
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../../main/import/pdf/index.ts';
import { layOut, type TextItem } from '../../main/import/pdf/lines.ts';
import { isDamaged } from '../../main/import/pdf/packed.ts';
import { readStatements } from '../../main/import/pdf/read.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { at, drawPdf, to } from '../support/pdf.ts';
import { LAYOUTS } from '../support/pdf-layouts.ts';

async function outcome(bytes: Uint8Array): Promise<BulkheadError | MemorySink> {
  const sink = new MemorySink();
  try {
    (await openPdf(bytes)).read(sink, DEFAULT_LIMITS);
    return sink;
  } catch (error) {
    if (error instanceof BulkheadError) return error;
    throw error;
  }
}

async function refusal(bytes: Uint8Array): Promise<{ trouble: unknown; remedy: string | undefined }> {
  const error = await outcome(bytes);
  if (!(error instanceof BulkheadError)) throw new Error('it was read');
  return { trouble: error.facts.trouble, remedy: error.remedy };
}

const card = () => drawPdf(LAYOUTS['a card']!('whole').pages);

/** A PDF out of the texts of its objects, from number 1 on; the first is its catalogue. */
function rawPdf(objects: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

const page = (content: string) => [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
  `<</Length ${content.length}>>stream\n${content}\nendstream`,
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
];

const hexText = (bytes: Buffer) => Buffer.from(`${bytes.toString('hex')}>`);

/** Four bytes as five characters each. */
function base85(bytes: Buffer): Buffer {
  const whole = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  const text: string[] = [];
  for (let at = 0; at < whole.length; at += 4) {
    const value = whole.readUInt32BE(at);
    const digits = [4, 3, 2, 1, 0].map((power) => Math.floor(value / 85 ** power) % 85);
    text.push(value === 0 ? 'z' : String.fromCharCode(...digits.map((digit) => digit + 0x21)));
  }
  return Buffer.from(`${text.join('\n')}~>`);
}

describe('PDFs that cannot be read', () => {
  it('a scan is told from a statement', async () => {
    const told = await refusal(await drawPdf([[], []]));
    expect(told.trouble).toBe('pdf-without-text');
    expect(told.remedy).toMatch(/instead of scanning/);
  });

  it('a password is asked for in words', async () => {
    const encrypt =
      '<</Filter/Standard/V 1/R 2/P -4/O<0000000000000000000000000000000000000000000000000000000000000000>/U<0000000000000000000000000000000000000000000000000000000000000000>>>';
    const told = await refusal(
      rawPdf(
        [...page('BT ET'), encrypt],
        '/Encrypt 6 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]',
      ),
    );
    expect(told.trouble).toBe('pdf-locked');
    expect(told.remedy).toMatch(/without one/);
  });

  it('a letter is no statement', async () => {
    const told = await refusal(await drawPdf([[[at(50, 'Dear customer, thank you for your patience.')]]]));
    expect(told.trouble).toBe('pdf-no-statement');
  });

  it('a page tree that loops ends', async () => {
    const looping = [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>',
    ];
    expect((await refusal(rawPdf(looping))).trouble).toMatch(/^pdf-/);
  });

  it('more pages than a statement has are refused by their number alone', async () => {
    const [catalogue] = page('');
    const leaves = Array<string>(2001).fill('<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>');
    const kids = leaves.map((_, at) => `${at + 3} 0 R`).join(' ');
    const many = [catalogue!, `<</Type/Pages/Kids[${kids}]/Count ${leaves.length}>>`, ...leaves];
    expect(await outcome(rawPdf(many))).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: 'The PDF has more than 2000 pages.',
    });
  });

  describe('by what they unpack to', () => {
    const MB = 1024 * 1024;
    const zeros = (megabytes: number) => deflateSync(Buffer.alloc(megabytes * MB), { level: 1 });
    /** A PDF with these packed parts, whatever their dictionaries say of them. */
    const holding = (...parts: Uint8Array[]) => {
      const [catalogue, pages, leaf] = page('');
      const head = rawPdf([catalogue!, pages!, leaf!]);
      const objects = parts.flatMap((part, at) => [Buffer.from(`\n${at + 4} 0 obj\n<<>>stream\n`), part]);
      return new Uint8Array(Buffer.concat([head, ...objects]));
    };
    const one = 'A part of the PDF unpacks to more than 192 MB.';

    it('are refused before one part has', async () => {
      expect(await outcome(holding(zeros(200)))).toMatchObject({ code: 'LIMIT_EXCEEDED', message: one });
    });

    it('are refused where parts are packed again, or written as text', async () => {
      const bomb = zeros(200);
      for (const part of [deflateSync(bomb), hexText(bomb), base85(bomb), deflateSync(hexText(base85(bomb)))])
        expect(await outcome(holding(part))).toMatchObject({ code: 'LIMIT_EXCEEDED', message: one });
      const often = deflateSync(deflateSync(deflateSync(deflateSync('BT ET'))));
      expect(await outcome(holding(often))).toMatchObject({
        code: 'LIMIT_EXCEEDED',
        message: 'A part of the PDF is packed more than 3 times over.',
      });
    });

    it('are refused where many parts do together, the damaged ones included', async () => {
      const large = zeros(180);
      const damaged = large.with(-1, large.at(-1)! ^ 1);
      const parts = Array.from({ length: 6 }, (_, at) => (at % 2 === 0 ? large : damaged));
      expect(await outcome(holding(...parts))).toMatchObject({
        code: 'LIMIT_EXCEEDED',
        message: 'The parts of the PDF unpack to more than 1024 MB.',
      });
    });

    it('are not unpacked at all where the file itself is too large', async () => {
      expect(await outcome(holding(zeros(200), Buffer.alloc(64 * MB)))).toMatchObject({
        code: 'LIMIT_EXCEEDED',
        message: 'The PDF has more than 64 MB.',
      });
    });
  });

  it('a part that is packed over tells of damage, and one that only seems so does not', async () => {
    const isTold = (part: Uint8Array) => isDamaged(Buffer.concat([Buffer.from('stream\n'), part]));
    const over = deflateSync(hexText(deflateSync('BT ET')));
    expect(await isTold(over)).toBe(false);
    expect(await isTold(over.with(-1, over.at(-1)! ^ 1))).toBe(true);
    const seeming = deflateSync(Buffer.concat([Buffer.from([0x78, 0x9c]), Buffer.alloc(1_000_000, 0xff)]));
    expect(await isTold(seeming)).toBe(false);
    expect(await isTold(seeming.with(-1, seeming.at(-1)! ^ 1))).toBe(true);
    const trailed = deflateSync(Buffer.concat([deflateSync('BT ET'), Buffer.alloc(1_000_000, 0xff)]));
    expect(await isTold(trailed)).toBe(false);
    expect(await isTold(trailed.with(-1, trailed.at(-1)! ^ 1))).toBe(true);
  });

  it('more pieces of text than a statement has are refused', async () => {
    const content = `BT /F 1 Tf 1 0 0 1 9 700 Tm ${'(1)Tj 0 9 Td (1)Tj 0 -9 Td '.repeat(150_001)}ET`;
    const answer = await outcome(rawPdf(page(content)));
    expect(answer).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: 'The PDF has more than 300000 pieces of text.',
    });
  }, 30_000);
});

/** Whatever is left of the file: its amounts are those of the whole one, or something is said. */
function expectNoSilentLoss(answer: BulkheadError | MemorySink): void {
  if (answer instanceof BulkheadError || answer.warnings.length + answer.problems.length > 0) return;
  const whole = LAYOUTS['a card']!('whole').wanted.map(({ rows }) => rows.map(([, amount]) => amount));
  expect(answer.statements.map(({ rows }) => rows.map(({ amount }) => amount))).toEqual(whole);
}

describe('PDFs that were damaged', () => {
  it('one cut anywhere is read whole, or says that it is not', async () => {
    const whole = await card();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), async (length) => {
        expectNoSilentLoss(await outcome(whole.slice(0, length)));
      }),
      { numRuns: 60 },
    );
  });

  it('one with other bytes here and there is read whole, or says that it is not', async () => {
    const whole = await card();
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), async (changes) => {
        const bytes = whole.slice();
        for (const [index, byte] of changes) bytes[index] = byte;
        expectNoSilentLoss(await outcome(bytes));
      }),
      { numRuns: 120 },
    );
  });
});

describe('text that was never a statement', () => {
  const word = fc.constantFrom(
    '01/02',
    '31.12.2024',
    '1 Feb',
    '12.00',
    '(3.50)',
    '-1,000.00',
    '9,99-',
    'Balance',
    'Opening',
    'Closing balance',
    'Total',
    'Deposits',
    'Withdrawals',
    'Date',
    'Amount',
    'Account number 123456',
    '...4821',
    'x',
    '$',
    '5.00CR',
  );
  const item: fc.Arbitrary<TextItem> = fc.record({
    text: word,
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 60 }).map((y) => y * 12),
    width: fc.integer({ min: 1, max: 80 }),
    height: fc.constant(9),
  });

  it('gives rows only where they stand in its text, each once, or says that there is no statement', () => {
    fc.assert(
      fc.property(fc.array(fc.array(item, { maxLength: 60 }), { maxLength: 3 }), (pages) => {
        const layout = layOut(pages.map((items) => ({ items })));
        const sink = new MemorySink();
        try {
          readStatements(layout, sink, DEFAULT_LIMITS);
        } catch (error) {
          expect(error).toBeInstanceOf(BulkheadError);
          return;
        }
        const rows = [...sink.statements.flatMap((s) => s.rows), ...sink.problems.map((p) => p.problem)];
        expect(new Set(rows.map(({ offset }) => offset)).size).toBe(rows.length);
        for (const { line, offset, length } of rows) {
          const raw = layout.text.slice(offset, offset + length);
          expect([raw.length, raw.trim() !== '']).toEqual([length, true]);
          expect(layout.text.slice(0, offset).split('\n').length).toBe(line);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a line of a million words is passed over quickly', () => {
    const items = Array.from({ length: 300_000 }, (_, index) => ({
      text: '01/02 5.00',
      x: index * 60,
      y: 10,
      width: 50,
      height: 9,
    }));
    const start = performance.now();
    expect(() => readStatements(layOut([{ items }]), new MemorySink(), DEFAULT_LIMITS)).toThrow(
      BulkheadError,
    );
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('more rows than the limits allow are refused', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => [
      at(50, '2025-01-02'),
      at(120, `Shop ${index}`),
      to(500, '-1.00'),
    ]);
    const { read } = await openPdf(await drawPdf([lines]));
    expect(() => read(new MemorySink(), { ...DEFAULT_LIMITS, rowsMax: 49 })).toThrow('more than 49 rows');
  });
});
