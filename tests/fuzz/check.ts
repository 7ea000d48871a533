/** What must hold for any input, whatever it is: why it does not, in words, or nothing. */
import type { MemorySink, StatementRow } from '../../main/import/reader.ts';
import { isCalendarDate } from '../../shared/dates.ts';
import { parseDecimal } from '../../shared/money.ts';
import type { Reading } from './parsers.ts';

export function* faults({ text, sink, isVerbatim }: Reading): Iterable<string> {
  // Markup is none where the format has no markup: what looks like it may hold the figures.
  const whole = `${digitsOf(text)} ${joined(text)}`;
  for (const { rows, balances } of sink.statements) {
    for (const row of rows) yield* faultsOfRow(row, text, isVerbatim);
    const stated = balances === null ? [] : [balances.opening, balances.closing, balances.available];
    for (const amount of isVerbatim ? stated : [])
      if (amount !== null && !whole.includes(digitsIn(amount)))
        yield `the balance ${amount} does not stand in the file`;
  }
  yield* faultsOfProblems(sink, text);
}

function* faultsOfRow(row: StatementRow, text: string, isVerbatim: boolean): Iterable<string> {
  const { date, valueDate, amount, offset, length, parts } = row;
  const own = text.slice(offset, offset + length);
  if (offset < 0 || length <= 0 || own.length !== length) yield `a row lies at ${offset}, ${length} long`;
  if (!isCalendarDate(date) || (valueDate !== null && !isCalendarDate(valueDate)))
    yield `a row is of ${date}, ${valueDate}`;
  for (const one of [amount, ...(parts ?? []).map((part) => part.amount)]) {
    if (parseDecimal(one) === null) yield `the amount ${one} is no plain decimal`;
    else if (!stands(one, own, isVerbatim)) yield `the amount ${one} does not stand in ${own.slice(0, 500)}`;
  }
}

function* faultsOfProblems({ problems }: MemorySink, text: string): Iterable<string> {
  for (const { problem } of problems) {
    const { offset, length, raw, reason } = problem;
    if (offset < 0 || offset + length > text.length) yield `a problem lies at ${offset}, ${length} long`;
    if (reason === '') yield `a problem without a reason: ${raw}`;
  }
}

/**
 * Whether the digits of an amount stand in its row's own text one after another. Where a table has a fee in a column of
 * its own, the row comes to its amount and the fee: then it may be two of the row's numbers, added or subtracted.
 */
function stands(amount: string, own: string, isVerbatim: boolean): boolean {
  const digits = digitsIn(amount);
  if (digitsOf(own).includes(digits) || joined(own).includes(digits)) return true;
  if (isVerbatim) return false;
  // A comma may be a mark within a number, or what sets cells apart.
  const written = [/\d[\d.,'’ \u00a0]*/g, /\d+(?:[.,]\d{1,2})?/g, /\d+(?:\.\d+)?/g].flatMap(
    (shape) => own.match(shape) ?? [],
  );
  const numbers = new Set(written.flatMap(readings));
  const size = amount.replace('-', '');
  const wanted = units(size, size.indexOf('.'));
  return [...numbers].some((number) => numbers.has(wanted - number) || numbers.has(number - wanted));
}

/** With its last mark before its decimals, and with none. */
function readings(written: string): bigint[] {
  const plain = written.replace(/\D+$/, '');
  return [units(plain, -1), units(plain, Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(',')))];
}

/** More decimals than any number has. */
const SCALE = 30;

/** Exactly: fees may have eight decimals. `mark` is where the decimals begin, -1 where there are none. */
function units(written: string, mark: number): bigint {
  const [whole, fraction] = mark === -1 ? [written, ''] : [written.slice(0, mark), written.slice(mark + 1)];
  return BigInt(`${whole}${fraction.slice(0, SCALE).padEnd(SCALE, '0')}`.replace(/\D/g, ''));
}

/** Without the zeros in front, which a reader may leave out. */
function digitsIn(amount: string): string {
  return amount.replace(/\D/g, '').replace(/^0+/, '');
}

/** The digits of a text with what stands between those of one number taken out: marks and blanks, remarks, references. */
function digitsOf(text: string): string {
  const plain = text
    .replace(/<!--[\s\S]*?-->|<!\[CDATA\[|\]\]>|<\?[^>]*>/g, '')
    .replace(/&#(?:x(3\d)|(4[89]|5[0-7]));/gi, (_, hex?: string, decimal?: string) =>
      String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    );
  return joined(plain);
}

function joined(text: string): string {
  return text.replace(/(?<=\d)[.,'’\s\u00a0\u202f]+(?=\d)/g, '');
}
