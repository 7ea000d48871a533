/** Whatever a program of our making writes as QIF is read back exactly; whatever happens to its file, no record is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeQif } from '../../main/import/qif/detect.ts';
import { readQif } from '../../main/import/qif/qif.ts';
import { DEFAULT_LIMITS, MemorySink, type StatementRow } from '../../main/import/reader.ts';
import { BulkheadError } from '../../shared/errors.ts';

function read(text: string): MemorySink {
  const sink = new MemorySink();
  readQif(text, sink, DEFAULT_LIMITS);
  return sink;
}

const blankPadded = (number: string) => String(Number(number)).padStart(2);
/** How programs write a day; the years are such that each can. */
const DATE_STYLES: Record<string, (y: string, m: string, d: string) => string> = {
  quicken: (y, m, d) =>
    `${Number(m)}/${blankPadded(d)}${y < '2000' ? '/' : "'"}${y < '2000' ? y.slice(2) : blankPadded(y.slice(2))}`,
  american: (y, m, d) => `${m}/${d}/${y}`,
  british: (y, m, d) => `${d}/${m}/${y.slice(2)}`,
  money: (y, m, d) => `${d}/${m}'${y}`,
  german: (y, m, d) => `${Number(d)}.${Number(m)}.${y}`,
  iso: (y, m, d) => `${y}-${m}-${d}`,
  compact: (y, m, d) => y + m + d,
};

const styles = fc.record({
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  mark: fc.constantFrom('^', '^^'),
  date: fc.constantFrom(...Object.keys(DATE_STYLES)),
  decimal: fc.constantFrom('.', ','),
  grouped: fc.boolean(),
  doubled: fc.boolean(),
  lists: fc.boolean(),
  lastMark: fc.boolean(),
});
type Style = typeof styles extends fc.Arbitrary<infer T> ? T : never;

const words = fc
  .string({ unit: fc.constantFrom(...'abTDS$^!#019 .,;:[]/\\|"é€字'), maxLength: 16 })
  .map((text) => text.replace(/\s+/g, ' ').trim());
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,10}[A-Za-z0-9]$/);
const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const writtenRow = fc.record({
  date: day,
  cents,
  payee: words,
  memo: words,
  category: words,
  check: fc.constantFrom('', '101', '2044'),
  parts: fc.array(fc.record({ cents, category: name, memo: words }), { maxLength: 3 }),
});
type WrittenRow = typeof writtenRow extends fc.Arbitrary<infer T> ? T : never;

const writtenFile = fc.uniqueArray(
  fc.record({
    name,
    type: fc.constantFrom('Bank', 'Cash', 'CCard', 'Oth A', 'Oth L'),
    rows: fc.array(writtenRow, { maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 4, selector: (account) => account.name },
);
type WrittenFile = typeof writtenFile extends fc.Arbitrary<infer T> ? T : never;

function plain(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function money(amount: number, { decimal, grouped }: Style): string {
  const [whole, fraction] = plain(amount).split('.') as [string, string];
  const marked = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, decimal === '.' ? ',' : '.') : whole;
  return marked + decimal + fraction;
}

/** Parts are to make the row, so the row is what they come to. */
const totalOf = ({ cents: own, parts }: WrittenRow) =>
  parts.length === 0 ? own : parts.reduce((sum, part) => sum + part.cents, 0);

function record(row: WrittenRow, style: Style): string[] {
  const [y, m, d] = row.date.split('-') as [string, string, string];
  const amount = money(totalOf(row), style);
  return [
    `D${DATE_STYLES[style.date]!(y, m, d)}`,
    ...(style.doubled ? [`U${amount}`] : []),
    `T${amount}`,
    'CX',
    `N${row.check}`,
    `P${row.payee}`,
    `M${row.memo}`,
    `L${row.category}`,
    ...row.parts.flatMap((part) => [`S${part.category}`, `E${part.memo}`, `$${money(part.cents, style)}`]),
    style.mark,
  ];
}

/** A day that only one order reads, so that the rest of the file needs no luck. */
const CLEAR: WrittenRow = {
  date: '1999-12-31',
  cents: 1,
  payee: '',
  memo: '',
  category: '',
  check: '',
  parts: [],
};

function write(file: WrittenFile, style: Style): string {
  const lines = file.flatMap(({ name: account, type, rows }) => [
    '!Account',
    `N${account}`,
    `T${type}`,
    style.mark,
    `!Type:${type}`,
    ...[CLEAR, ...rows].flatMap((row) => record(row, style)),
    ...(style.lists ? ['!Type:Cat', 'NFood', 'DEating', 'E', style.mark] : []),
  ]);
  if (!style.lastMark && !style.lists) lines.pop();
  return lines.join(style.lineEnd) + style.lineEnd;
}

function readRow({ date, amount, payee, memo, category, checkNumber, parts }: StatementRow) {
  return {
    date,
    amount,
    payee,
    memo,
    category: category ?? '',
    check: checkNumber ?? '',
    parts: parts ?? [],
  };
}

function expectedRow(row: WrittenRow) {
  const { date, payee, memo, category, check } = row;
  const parts = row.parts.map((part) => ({
    amount: plain(part.cents),
    payee: '',
    memo: part.memo,
    category: part.category,
  }));
  return { date, amount: plain(totalOf(row)), payee, memo, category, check, parts };
}

describe('a file of any program', () => {
  it('is read back exactly', () => {
    fc.assert(
      fc.property(writtenFile, styles, (file, style) => {
        const text = write(file, style);
        const sink = read(text);
        expect(looksLikeQif(text)).toBe(true);
        expect(sink.problems).toEqual([]);
        expect(
          sink.statements.map(({ head, rows }) => [head.accountName, head.accountType, rows.map(readRow)]),
        ).toEqual(
          file.map((account) => [account.name, account.type, [CLEAR, ...account.rows].map(expectedRow)]),
        );
        for (const { rows } of sink.statements)
          for (const { offset, length, line } of rows) {
            const own = text.slice(offset, offset + length).split(style.lineEnd);
            expect(own[0]).toMatch(/^D/);
            expect(text.slice(0, offset).split(style.lineEnd)).toHaveLength(line);
            if (own.at(-1) !== style.mark) expect([style.lastMark, style.lists]).toEqual([false, false]);
          }
      }),
      { numRuns: 300 },
    );
  });
});

/** What an independent eye counts below the heading: groups of lines between lines that begin with ^. */
function countRecords(body: string): number {
  let count = 0;
  let isOpen = false;
  for (const written of body.split('\n')) {
    let line = written.trim();
    if (line.startsWith('^')) {
      if (isOpen) count += 1;
      isOpen = false;
      line = line.replace(/^[\^\s]+/, '');
    }
    if (line !== '' && (isOpen || !line.startsWith('#'))) isOpen = true;
  }
  return count + Number(isOpen);
}

const style: Style = {
  lineEnd: '\n',
  mark: '^',
  date: 'american',
  decimal: '.',
  grouped: true,
  doubled: false,
  lists: false,
  lastMark: true,
};
/** Below one heading: what is cut out, put in or overwritten, and where, as a share of the length. */
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.integer({ min: 0, max: 12 }),
    put: fc.string({ unit: fc.constantFrom(...'DTUSEMP$^#-,.019/ \n'), maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 8 },
);
const damagedBody = fc
  .tuple(fc.array(writtenRow, { minLength: 1, maxLength: 8 }), damage)
  .map(([rows, hits]) => {
    let body = `${[CLEAR, ...rows].flatMap((row) => record(row, style)).join('\n')}\n`.replaceAll('!', '');
    for (const { at, cut, put } of hits) {
      const from = Math.floor(at * body.length);
      body = body.slice(0, from) + put + body.slice(from + cut);
    }
    return body;
  });

describe('a damaged file', () => {
  it('loses no record: each is a row or a problem', () => {
    fc.assert(
      fc.property(damagedBody, (body) => {
        const sink = read(`!Type:Bank\n${body}`);
        expect(sink.statements[0]!.rows.length + sink.problems.length).toBe(countRecords(body));
        expect(sink.problems.every(({ statement }) => statement === 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('gives no amount that does not stand in the row’s own text', () => {
    /** Its sign and its digits, whatever marks stand between them. */
    const number = (text: string) => {
      const digits = text.replace(/\D/g, '').replace(/^0+/, '');
      return text.includes('-') && digits !== '' ? `-${digits}` : digits;
    };
    fc.assert(
      fc.property(damagedBody, (body) => {
        const text = `!Type:Bank\n${body}`;
        for (const { rows } of [...read(text).statements])
          for (const { amount, offset, length, parts } of rows) {
            const lines = text
              .slice(offset, offset + length)
              .split('\n')
              .map((line) => line.trim());
            const stands = (value: string, letters: RegExp) =>
              lines.some((line) => letters.test(line) && number(line) === number(value));
            expect(stands(amount, /^[\^\s]*[TU]/)).toBe(true);
            for (const part of parts ?? []) expect(stands(part.amount, /^[\^\s]*\$/)).toBe(true);
          }
      }),
      { numRuns: 300 },
    );
  });
});

describe('any text', () => {
  it('ends in rows, problems or one of the refusals', () => {
    const piece = fc.constantFrom(
      ...'!Type:Bank|!Type:Invst|!Type:Cat|!Account|!Option:AutoSwitch|!Option:DMY|!|^|^^|\n|\r|\r\n|D|D1/2/24|D12/31/2024|D13.1.24|T|T-5.00|T1,234|U7|NBuy|NBuyX|N101|Px|LFood|L[A]|YX|Q1|I2|SA|E|$5|$|#| |NA|TBank|\ufeff'.split(
        '|',
      ),
    );
    const text = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('\n')),
    );
    fc.assert(
      fc.property(text, (anything) => {
        looksLikeQif(anything);
        try {
          const sink = read(anything);
          const rows = sink.statements.flatMap((statement) => statement.rows);
          for (const { offset, length } of [...rows, ...sink.problems.map(({ problem }) => problem)]) {
            const own = anything.slice(offset, offset + length);
            expect(own.trim()).toBe(own);
            expect(own).not.toBe('');
          }
        } catch (error) {
          expect(error).toBeInstanceOf(BulkheadError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
