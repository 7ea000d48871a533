/**
 * Reads a PDF statement, laid out as lines, into evidence. Rows whose signs and days are told become rows, others
 * problems; whether the printed balances agree with them is said where they do not.
 *
 * Fails: UNREADABLE_FILE where no account with rows or balances is found, LIMIT_EXCEEDED beyond `limits`.
 */
import type { CalendarDate } from '../../../shared/dates.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import type { ReaderLimits, Sink, StatementRow } from '../reader.ts';
import { RAW_LENGTH_MAX } from '../reader.ts';
import { accountTypeOf, currencyOf, isCardText, isMonthLikelyFirst } from './account.ts';
import { decimal, moneyStyle } from './amounts.ts';
import { Calendar, type Period } from './calendar.ts';
import { datesIn, type WrittenDate } from './dates.ts';
import { narrowed } from './doubts.ts';
import { balanceLabel } from './labels.ts';
import type { Layout, Line } from './lines.ts';
import { type Mark, markDoubts, markRow, placeOf } from './marks.ts';
import { prove, type Reading } from './prove.ts';
import { scan } from './scan.ts';
import type { PrintedBalance, PrintedRow, Segment } from './segments.ts';
import { type SignedRow, signedBalance } from './signs.ts';
import { tellLongLines, tellProof } from './tell.ts';

/** A longer line is no part of a statement. */
const LINE_LENGTH_MAX = 2_000;

/** Answers with what is marked on its pages, in the order of its accounts. */
export function readStatements(layout: Layout, sink: Sink, limits: ReaderLimits): Mark[] {
  const isLong = ({ text }: Line) => text.length > LINE_LENGTH_MAX;
  const lines = layout.lines.filter((line) => !isLong(line));
  const currency = currencyOf(lines);
  const calendar = new Calendar(lines, isMonthLikelyFirst(lines, currency));
  const segments = scan(lines, moneyStyle(lines), calendar, limits).filter(
    ({ rows, openings, closings }) => rows.length + openings.length + closings.length > 0,
  );
  if (segments.length === 0) throw nothingFound();
  const long = layout.lines.filter(isLong).map(({ number }) => number);
  for (const warning of tellLongLines(long, LINE_LENGTH_MAX)) sink.warning(warning);
  if (calendar.isDoubtful)
    sink.warning(
      'Nothing in the file tells days from months, as in 01/02; check the dates of some rows before you import it.',
    );
  const isCardFile = isCardText(lines);
  const marks: Mark[] = [];
  for (const segment of segments) {
    const own =
      segments.length === 1
        ? lines
        : lines.filter(({ number }) => number >= segment.firstLine && number <= segment.lastLine);
    const isCard = segments.length === 1 ? isCardFile : isCardText(own);
    new SegmentReader({ layout, sink, limits, calendar, marks }, segment, isCard).read(own, currency);
  }
  return marks;
}

interface Scene {
  layout: Layout;
  sink: Sink;
  limits: ReaderLimits;
  calendar: Calendar;
  marks: Mark[];
}

class SegmentReader {
  readonly #scene: Scene;
  readonly #segment: Segment;
  readonly #isCard: boolean;
  readonly #period: Period | null;
  #index = 0;

  constructor(scene: Scene, segment: Segment, isCard: boolean) {
    this.#scene = scene;
    this.#segment = segment;
    this.#isCard = isCard;
    this.#period = segment.period ?? scene.calendar.period ?? this.#lastBalanceDay();
  }

  read(lines: readonly Line[], currency: string | null): void {
    const { sink } = this.#scene;
    const { account } = this.#segment;
    this.#index = sink.statement({
      accountId: account,
      bankId: null,
      kind: this.#isCard ? 'card' : 'bank',
      accountType: this.#isCard ? null : accountTypeOf(lines),
      currency: currencyOf(lines) ?? currency,
      accountName: null,
      bankName: null,
    });
    const days = this.#segment.rows.map((row) => this.#dayOf(row));
    const pending = new Set(this.#segment.rows.filter(({ section }) => section === 'pending'));
    const booked = { ...this.#segment, rows: this.#segment.rows.filter((row) => !pending.has(row)) };
    const reading = prove(booked, this.#isCard, isDescending(days));
    this.#rows(reading);
    for (const row of pending)
      this.#problem(row, 'the bank has not booked it yet; it comes with the next statement', {
        pending: true,
      });
    if (reading.proof === 'none') this.#doubtful(reading);
    this.#balances(reading);
    const doubt = narrowed(booked, reading);
    for (const warning of tellProof(reading, doubt, account)) sink.warning(warning);
    this.#scene.marks.push(...markDoubts(reading, doubt));
  }

  #rows(reading: Reading): void {
    const broken = new Set(reading.proof === 'steps' ? [] : reading.broken.map(({ row }) => row));
    let day: CalendarDate | null = null;
    for (const signed of reading.rows) {
      const { row, cents } = signed;
      if (row.dates.length > 0) day = this.#dayOf(row);
      if (day === null) this.#problem(row, 'Its year is told nowhere in the file.', { cents });
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

  /** Lines that may be rows, where the balances do not show that all rows were found. */
  #doubtful({ withUndated }: Reading): void {
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
    const text = row.text.filter((part) => part !== '').join(' ');
    const check = /^(?:check|cheque|chk)\s*(?:no\.?|number|#)?\s*(\d{2,10})(?!\d)/i.exec(text)?.[1];
    const printed: StatementRow = {
      ...placeOf(row),
      date: day,
      valueDate: this.#valueDay(row),
      amount: decimal(cents!),
      currency: null,
      payee: text.slice(0, this.#scene.limits.fieldLengthMax),
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
    });
    const kind = pending.pending ? 'pending' : 'unread';
    this.#scene.marks.push({ kind, lines: row.lines, doubt: pending.pending ? null : reason });
  }

  #dayOf({ dates, dateKinds }: PrintedRow): CalendarDate | null {
    const date = dates[bookingIndex(dates, dateKinds)];
    return date ? this.#scene.calendar.dayOf(date, this.#period) : null;
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

  /** Where nothing names a period, the balances may name its ends. */
  #lastBalanceDay(): Period | null {
    const { openings, closings } = this.#segment;
    const named = [...closings, ...openings].map(({ label }) => this.#scene.calendar.dayIn(label));
    const to = named.find((day) => day !== null);
    return to === undefined || to === null ? null : { from: null, to };
  }
}

/** Which of a row's dates is that of the booking: the one that is called so, or else the first. */
function bookingIndex(dates: readonly WrittenDate[], kinds: readonly string[]): number {
  if (dates.length < 2) return 0;
  const named = kinds.slice(0, 2).indexOf('booking');
  return named === -1 ? 0 : named;
}

function isDescending(days: readonly (CalendarDate | null)[]): boolean {
  const known = days.filter((day) => day !== null);
  return (
    known.length > 1 &&
    known[0]! > known.at(-1)! &&
    known.every((day, index) => index === 0 || day <= known[index - 1]!)
  );
}

function nothingFound(): BulkheadError {
  return new BulkheadError(
    'UNREADABLE_FILE',
    'The file is a PDF in which no rows or balances of a bank or card statement were found.',
    { remedy: 'Download the same period as CSV, OFX or QIF.', facts: { trouble: 'pdf-no-statement' } },
  );
}
