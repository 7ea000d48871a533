/** What holds for any MT940 text: what is written reads back, and no entry is lost whatever becomes of the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMt940 } from '../../main/import/mt940/mt940.ts';
import { DEFAULT_LIMITS, MemorySink, type ProblemRow, type StatementRow } from '../../main/import/reader.ts';
import { addDays } from '../../shared/dates.ts';
import { addDecimals, formatDecimal, parseDecimal } from '../../shared/money.ts';

function read(text: string): MemorySink {
  const sink = new MemorySink();
  readMt940(text, sink, DEFAULT_LIMITS);
  return sink;
}

// --- Whatever is written reads back -----------------------------------------------------------------------------

const words = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019 .,;:#*\'"&<>éß€'), maxLength: 120 })
  .map((text) => text.replace(/\s+/g, ' ').trim());
const name = words.map((text) => text.slice(0, 54).trim());
const id = fc
  .stringMatching(/^[A-Z0-9]{3,16}$/)
  .filter((text) => !/^(?:NOREF|NONREF|NOTPROVIDED)$/.test(text));
const iban = fc.stringMatching(/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/);
const day = fc
  .date({ min: new Date('1981-01-01'), max: new Date('2078-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const amount = fc
  .tuple(fc.boolean(), fc.nat(10_000_000), fc.option(fc.nat(99), { nil: null }))
  .map(([negative, whole, cents]) => {
    const number = cents === null ? String(whole) : `${whole}.${String(cents).padStart(2, '0')}`;
    return negative && /[1-9]/.test(number) ? `-${number}` : number;
  });

const writtenRow = fc.record({
  date: day,
  daysToValue: fc.integer({ min: -150, max: 150 }),
  amount,
  isReversal: fc.boolean(),
  fundsCode: fc.constantFrom('', 'R', 'D', 'N'),
  type: fc.constantFrom('NTRF', 'NMSC', 'S051', 'FCHG'),
  reference: fc.option(id, { nil: null }),
  payee: name,
  memo: words,
  counterparty: fc.option(iban, { nil: null }),
  layout: fc.constantFrom<'numbered' | 'slashes' | 'free'>('numbered', 'slashes', 'free'),
});
const writtenStatement = fc
  .record({
    account: id,
    currency: fc.constantFrom('EUR', 'CHF', 'JPY'),
    rows: fc.array(writtenRow, { maxLength: 5 }),
    opening: amount,
    openingOn: day,
    closingOn: day,
    trailer: fc.constantFrom('-\n', '-}\n', '', '-}{5:{CHK:0}}\x03\n'),
  })
  .map((statement) => {
    const amounts = [statement.opening, ...statement.rows.map((row) => row.amount)];
    const sum = amounts.map((one) => parseDecimal(one)!).reduce(addDecimals);
    return { ...statement, closing: formatDecimal(sum, 0) };
  });
type WrittenRow = typeof writtenRow extends fc.Arbitrary<infer T> ? T : never;
type WrittenStatement = typeof writtenStatement extends fc.Arbitrary<infer T> ? T : never;

const compact = (date: string) => date.slice(2).replaceAll('-', '');
const money = (written: string) => {
  const [whole, cents = ''] = written.replace('-', '').split('.');
  return `${whole},${cents}`;
};
const sign = (written: string) => (written.startsWith('-') ? 'D' : 'C');

/** Broken into lines of 65 as banks do it, in the middle of words. */
function inLines(text: string): string {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += 65) lines.push(text.slice(at, at + 65));
  return lines.join('\n');
}

function inPieces(text: string, firstNumber: number): string {
  const pieces = [];
  for (let at = 0; at < text.length; at += 27) pieces.push(text.slice(at, at + 27));
  return pieces.map((piece, index) => `?${firstNumber + index}${piece}`).join('');
}

function writeDetails({ payee, memo, counterparty, layout }: WrittenRow): string {
  if (layout === 'free') return memo;
  if (layout === 'numbered')
    return `166?00${inPieces(memo, 20)}${counterparty ? `?31${counterparty}` : ''}${inPieces(payee, 32)}`;
  return `/BENM//NAME/${payee}${counterparty ? `/IBAN/${counterparty}` : ''}/REMI/${memo}`;
}

function writeRow(row: WrittenRow): string {
  const plain = sign(row.amount);
  const mark = row.isReversal ? `R${plain === 'C' ? 'D' : 'C'}` : plain;
  const value = compact(addDays(row.date, row.daysToValue));
  const reference = row.reference === null ? 'NONREF' : `NONREF//${row.reference}`;
  const below = row.layout === 'free' && row.counterparty !== null ? `\n${row.counterparty}` : '';
  const line = `${value}${compact(row.date).slice(2)}${mark}${row.fundsCode}${money(row.amount)}${row.type}${reference}`;
  return `:61:${line}${below}\n:86:${inLines(writeDetails(row))}\n`;
}

function write(statements: WrittenStatement[]): string {
  return statements
    .map((statement) => {
      const balance = (amount: string, on: string) =>
        `${sign(amount)}${compact(on)}${statement.currency}${money(amount)}`;
      const head = `:20:A\n:25:${statement.account}\n:28C:1/1\n:60F:${balance(statement.opening, statement.openingOn)}\n`;
      const foot = `:62F:${balance(statement.closing, statement.closingOn)}\n${statement.trailer}`;
      return `${head}${statement.rows.map(writeRow).join('')}${foot}`;
    })
    .join('');
}

const asRead = (row: WrittenRow) => ({
  date: row.date,
  valueDate: addDays(row.date, row.daysToValue),
  amount: row.amount,
  type: row.type,
  reference: row.reference,
  payee: row.layout === 'free' ? '' : row.payee,
  memo: row.memo,
  counterparty: row.counterparty,
  pending: false,
});

describe('any statements', () => {
  it.each(['\n', '\r\n', '\r'])('read back equal with %j at the end of lines', (lineEnd) => {
    fc.assert(
      fc.property(fc.array(writtenStatement, { minLength: 1, maxLength: 4 }), (statements) => {
        const sink = read(write(statements).replaceAll('\n', lineEnd));
        expect(sink.problems).toEqual([]);
        expect(sink.warnings).toEqual([]);
        expect(sink.statements).toMatchObject(
          statements.map(({ account, currency, rows, opening, openingOn, closing, closingOn }) => ({
            head: { accountId: account, currency },
            balances: { opening, openingOn, closing, closingOn },
            rows: rows.map(asRead),
          })),
        );
      }),
    );
  });

  it('are told of where a row is missing', () => {
    fc.assert(
      fc.property(writtenStatement, fc.nat(4), (statement, at) => {
        const missing = statement.rows[at];
        fc.pre(missing !== undefined && /[1-9]/.test(missing.amount));
        const rows = statement.rows.filter((row) => row !== missing);
        expect(read(write([{ ...statement, rows }])).warnings).toEqual([
          expect.stringContaining('an entry may be missing from the file'),
        ]);
      }),
    );
  });
});

// --- Nothing is lost, whatever the text ---------------------------------------------------------------------------

/** Lines that begin an entry, counted without the reader: also behind the opening of a message on the same line. */
function countEntries(text: string): number {
  return text.split(/\r\n|\r|\n/).filter((line) => {
    const own = line.replace(/^[\x00-\x1f\ufeff]+/, '');
    const isEnvelope = /^(?:-\}|\{1:[A-Z]\d\d|\{2:[A-Z]\d{3}|\{[35]:[{}]|\{4:)/.test(own);
    if (isEnvelope && !own.includes('{4:')) return false;
    return (isEnvelope ? own.slice(own.lastIndexOf('{4:') + 3) : own).startsWith(':61:');
  }).length;
}

/** Numbers of a text, without needless zeros. */
const numbersIn = (text: string) => (text.match(/[\d.,]+/g) ?? []).map(withoutZeros);
const withoutZeros = (number: string) =>
  number
    .replace(/[.,](?=.*[.,])/g, '')
    .replace(',', '.')
    .replace(/^0+(?=\d)/, '')
    .replace(/^\./, '0.')
    .replace(/\.$/, '');

function expectNothingLost(text: string): void {
  const sink = read(text);
  const found: (StatementRow | ProblemRow)[] = [
    ...sink.statements.flatMap(({ rows }) => rows),
    ...sink.problems.map(({ problem }) => problem),
  ];
  expect(found).toHaveLength(countEntries(text));
  for (const row of found) {
    const own = text.slice(row.offset, row.offset + row.length);
    expect(own).toMatch(/^:61:/);
    expect(own).not.toMatch(/\s$/);
    if (row.amount !== null)
      expect(numbersIn(own.split(/\r|\n/)[0]!)).toContain(withoutZeros(row.amount.replace('-', '')));
    if ('raw' in row) expect(row.raw).toBe(own);
  }
  const offsets = found.map((row) => row.offset).sort((a, b) => a - b);
  expect(new Set(offsets).size).toBe(offsets.length);
}

const PIECES = [
  ':20:A',
  ':20:37',
  ':25:5544',
  ':28C:1/1',
  ':60F:C240101EUR1,00',
  ':60M:C240101EUR1,00',
  ':61:2401020102D12,50NTRFNONREF//B1',
  ':61:240102C,5',
  ':61:',
  ':61:240230D1,NMSC',
  ':86:166?20a?32b',
  ':86:/NAME/a/REMI/b',
  ':86:text',
  ':NS:01a',
  ':62F:C240131EUR1,00',
  ':62M:C240131EUR1,00',
  ':64:C240131EUR1,00',
  ':34F:EURD1,',
  ':13D:2401011200',
  ':90D:1EUR12,50',
  ':90C:',
  '{1:F01BANKDEFFAXXX}{4:',
  '{4:',
  '-}',
  '-',
  ':',
  '\x01',
  ' ',
  '?20',
  'text',
];
const LINE_ENDS = ['\n', '\n', '\n', '\r\n', '\r', ''];

describe('no text', () => {
  it('loses an entry, however it is put together', () => {
    const piece = fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...LINE_ENDS));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => expectNothingLost(pieces.flat().join(''))),
      { numRuns: 500 },
    );
  });

  it('loses an entry, however a statement is damaged', () => {
    const change = fc.record({
      at: fc.nat(10_000),
      deleted: fc.nat(12),
      inserted: fc.string({ unit: fc.constantFrom(...'\n\r-:{}?/0126CDR,.NF 4'), maxLength: 6 }),
    });
    fc.assert(
      fc.property(
        fc.array(writtenStatement, { minLength: 1, maxLength: 3 }),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        (statements, changes) => {
          let text = write(statements);
          for (const { at, deleted, inserted } of changes) {
            const from = at % (text.length + 1);
            text = text.slice(0, from) + inserted + text.slice(from + deleted);
          }
          expectNothingLost(text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('makes the reader fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        read(text);
        read(`:61:${text}`);
        read(`:20:A\n:61:240101C1,N${text}\n:86:${text}`);
        read(`:61:240101C1,\n:86:166?20${text}?32${text}`);
        read(`:61:240101C1,\n:86:/NAME/${text}/CNTP/${text}`);
      }),
    );
  });
});
