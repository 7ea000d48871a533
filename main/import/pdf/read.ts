/**
 * Reads a PDF statement, laid out as lines, into evidence. Rows whose signs and days are told become rows, others
 * problems; whether the printed balances agree with them is said where they do not.
 *
 * Fails: UNREADABLE_FILE where no account with rows or balances is found, LIMIT_EXCEEDED beyond `limits`.
 */
import type { CalendarDate } from '../../../shared/dates.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import type { KnownDates } from '../messages.ts';
import { lastDigits } from '../naming.ts';
import type { ReaderLimits, Sink, StatementRow } from '../reader.ts';
import { RAW_LENGTH_MAX, whatWasRead } from '../reader.ts';
import { accountTypeOf, linesOfRows } from './account.ts';
import { decimal } from './amounts.ts';
import type { Calendar, Period } from './calendar.ts';
import { datesIn } from './dates.ts';
import { narrowed } from './doubts.ts';
import { bookingIndex, dayOfRow, interpret, type Statement } from './interpret.ts';
import { balanceLabel } from './labels.ts';
import { letterheadOf } from './letterhead.ts';
import type { Layout, Line } from './lines.ts';
import { type Mark, markDoubts, markRow, placeOf } from './marks.ts';
import type { Reading } from './prove.ts';
import type { PrintedBalance, PrintedRow, Segment } from './segments.ts';
import { type SignedRow, signedBalance } from './signs.ts';
import { tellLongLines, tellProof } from './tell.ts';

/** A longer line is no part of a statement. */
const LINE_LENGTH_MAX = 2_000;
const NO_YEAR = 'Its year is told nowhere in the file.';

/**
 * Answers with what is marked on its pages, in the order of its accounts. `dates`: how its days are written, if known;
 * `lastDay`: of its statement, if somebody said.
 */
export function readStatements(
  layout: Layout,
  sink: Sink,
  limits: ReaderLimits,
  dates: KnownDates | null = null,
  lastDay: CalendarDate | null = null,
): Mark[] {
  const isLong = ({ text }: Line) => text.length > LINE_LENGTH_MAX;
  const lines = layout.lines.filter((line) => !isLong(line));
  const { calendar, statements } = interpret(lines, { limits, dates, lastDay });
  if (statements.length === 0) throw nothingFound();
  const long = layout.lines.filter(isLong).map(({ number }) => number);
  for (const warning of tellLongLines(long, LINE_LENGTH_MAX)) sink.warning(warning);
  if (calendar.isDoubtful) tellOpenDates(sink, calendar, dates);
  const marks: Mark[] = [];
  const letterhead = letterheadOf(lines, new Set(statements.flatMap(linesOfRows)));
  for (const statement of statements)
    new StatementReader({ layout, sink, limits, calendar, letterhead, marks }, statement).read();
  return marks;
}

function tellOpenDates(sink: Sink, { monthFirst }: Calendar, dates: KnownDates | null): void {
  const [order, other] = monthFirst
    ? (['month-first', 'day-first'] as const)
    : (['day-first', 'month-first'] as const);
  sink.dates?.({ order, other });
  if (dates === null)
    sink.warning(
      `Nothing in the file tells days from months, as in 01/02: the ${monthFirst ? 'month' : 'day'} is taken to stand first. Check the dates of some rows, and choose the other order if they are wrong.`,
    );
}

interface Scene {
  layout: Layout;
  sink: Sink;
  limits: ReaderLimits;
  calendar: Calendar;
  letterhead: string;
  marks: Mark[];
}

class StatementReader {
  readonly #scene: Scene;
  readonly #statement: Statement;
  #index = 0;

  constructor(scene: Scene, statement: Statement) {
    this.#scene = scene;
    this.#statement = statement;
  }

  get #segment(): Segment {
    return this.#statement.segment;
  }

  get #period(): Period | null {
    return this.#statement.period;
  }

  read(): void {
    const { sink, letterhead } = this.#scene;
    const { segment, pending, lines, isCard, currency, reading } = this.#statement;
    const { account } = segment;
    this.#index = sink.statement({
      accountId: account,
      bankId: null,
      kind: isCard ? 'card' : 'bank',
      accountType: isCard ? null : accountTypeOf(lines),
      currency,
      accountName: null,
      bankName: null,
      letterhead,
    });
    this.#rows(reading);
    for (const row of pending)
      this.#problem(row, 'the bank has not booked it yet; it comes with the next statement', {
        pending: true,
      });
    if (reading.proof === 'none') this.#doubtful(reading);
    if (!isAccepted(reading, segment)) sink.unproven?.(this.#index);
    this.#balances(reading);
    const doubt = narrowed(segment, reading);
    for (const warning of tellProof(reading, doubt, account && (lastDigits(account) ?? account)))
      sink.warning(warning);
    this.#scene.marks.push(...markDoubts(reading, doubt));
  }

  #rows(reading: Reading): void {
    const broken = new Set(reading.proof === 'steps' ? [] : reading.broken.map(({ row }) => row));
    let day: CalendarDate | null = null;
    for (const signed of reading.rows) {
      const { row, cents } = signed;
      if (row.dates.length > 0) day = this.#dayOf(row);
      if (day === null) this.#undated(row, cents);
      else if (signed.money.amount === null)
        this.#problem(row, 'It has more than one amount where one is expected.');
      else if (cents === null)
        this.#problem(row, 'Whether it is money in or money out is told nowhere in the file.');
      else {
        this.#row(signed, day, reading);
        this.#scene.marks.push(markRow(row, broken.has(row)));
      }
    }
  }

  #undated(row: PrintedRow, cents: bigint | null): void {
    if (this.#period !== null) return this.#problem(row, 'Its day is none of the calendar.', { cents });
    this.#scene.sink.undated?.();
    this.#problem(row, NO_YEAR, { cents });
  }

  /** Lines that may be rows, where the balances do not show that all rows were found. */
  #doubtful({ withUndated, open }: Reading): void {
    for (const row of open)
      this.#problem(row, 'It is called like a balance and may be a payment; nothing printed tells which.');
    for (const row of this.#segment.withoutAmount)
      this.#problem(row, 'It has a date, and no amount that can be read.');
    if (withUndated) return;
    for (const row of this.#segment.undated)
      this.#problem(
        row,
        'It has an amount where rows have theirs, and no date; it may be a row or a note to one.',
      );
  }

  #row({ row, money, cents }: SignedRow, day: CalendarDate, { balanceRule }: Reading): void {
    const text = this.#wordsOf(row);
    const check = /^(?:check|cheque|chk)\s*(?:no\.?|number|#)?\s*(\d{2,10})(?!\d)/i.exec(text)?.[1];
    const printed: StatementRow = {
      ...placeOf(row),
      date: day,
      valueDate: this.#valueDay(row),
      amount: decimal(cents!),
      currency: null,
      payee: text,
      memo: '',
      type: '',
      checkNumber: check ?? null,
      reference: null,
      counterparty: null,
      balanceAfter: money.balance === null ? null : decimal(signedBalance(money.balance, balanceRule)),
      pending: false,
    };
    this.#scene.sink.row(this.#index, printed);
  }

  #problem(row: PrintedRow, reason: string, more: { cents?: bigint | null; pending?: true } = {}): void {
    const { cents = null, ...pending } = more;
    const place = placeOf(row);
    this.#scene.sink.problem(this.#index, {
      ...place,
      reason,
      raw: this.#scene.layout.text.slice(place.offset, place.offset + Math.min(place.length, RAW_LENGTH_MAX)),
      amount: cents === null ? null : decimal(cents),
      currency: null,
      ...pending,
      ...whatWasRead({ date: this.#dayOf(row), payee: this.#wordsOf(row) }),
    });
    // Whoever says the year makes a row of it, at this very place.
    const kind = pending.pending ? 'pending' : reason === NO_YEAR ? 'row' : 'unread';
    this.#scene.marks.push({ kind, lines: row.lines, doubt: pending.pending ? null : reason });
  }

  #wordsOf({ text }: PrintedRow): string {
    const words = text.filter((part) => part !== '').join(' ');
    return words.slice(0, this.#scene.limits.fieldLengthMax);
  }

  #dayOf(row: PrintedRow): CalendarDate | null {
    return dayOfRow(row, this.#scene.calendar, this.#period);
  }

  #valueDay({ dates, dateKinds }: PrintedRow): CalendarDate | null {
    const index = 1 - bookingIndex(dates, dateKinds);
    const date = dates.length === 2 && dateKinds[index] === 'value' ? dates[index] : undefined;
    return date ? this.#scene.calendar.dayOf(date, this.#period) : null;
  }

  #balances({ opening, closing, balanceRule, rows, isDescending }: Reading): void {
    const beside = (isDescending ? rows : rows.toReversed()).find(({ money }) => money.balance !== null);
    const last = closing?.money ?? beside?.money.balance ?? null;
    const lastDay = beside ? this.#dayOf(beside.row) : null;
    this.#scene.sink.balances(this.#index, {
      opening: opening && decimal(signedBalance(opening.money, balanceRule)),
      openingOn:
        opening && (this.#dayOfBalance(opening, this.#segment.openings) ?? this.#period?.from ?? null),
      closing: last && decimal(signedBalance(last, balanceRule)),
      closingOn: closing
        ? (this.#dayOfBalance(closing, this.#segment.closings) ?? this.#period?.to ?? null)
        : last && (this.#period?.to ?? lastDay),
      available: null,
      availableOn: null,
      periodFrom: this.#period?.from ?? null,
      periodTo: this.#period?.from ? this.#period.to : null,
    });
  }

  /** The day that the balance itself is of, by its own label or by another print of it. */
  #dayOfBalance(balance: PrintedBalance, all: readonly PrintedBalance[]): CalendarDate | null {
    for (const same of [balance, ...all]) {
      if (same.money.cents !== balance.money.cents) continue;
      if (same.date !== null) return this.#scene.calendar.dayOf(same.date, this.#period);
      const [date] = datesIn(same.label).filter(
        ({ start }) => balanceLabel(same.label.slice(0, start)) !== null,
      );
      const day = date ? this.#scene.calendar.dayIn(same.label.slice(date.start)) : null;
      if (day !== null) return day;
    }
    return null;
  }
}

/** Opening and rows come to closing. A balance alone, with nothing that could be a row, is no more than it says. */
function isAccepted({ proof, rows, open, off }: Reading, { undated, withoutAmount }: Segment): boolean {
  if (proof !== 'none') return true;
  return rows.length + open.length + undated.length + withoutAmount.length === 0 && (off ?? 0n) === 0n;
}

function nothingFound(): BulkheadError {
  return new BulkheadError(
    'UNREADABLE_FILE',
    'The file is a PDF in which no rows or balances of a bank or card statement were found.',
    { remedy: 'Download the same period as CSV, OFX or QIF.', facts: { trouble: 'pdf-no-statement' } },
  );
}
