/**
 * What the lines of a file mean: its statements with their rows, signs, days and money, each read in the way that its own
 * balances prove. What a file leaves open (whether a space groups digits, whether the month comes first) is tried both ways.
 *
 * Fails: LIMIT_EXCEEDED beyond `limits`.
 */
import type { CalendarDate } from '../../../shared/dates.ts';
import type { KnownDates } from '../messages.ts';
import type { ReaderLimits } from '../reader.ts';
import { currencyOf, isCardText, isMonthLikelyFirst } from './account.ts';
import { type MoneyStyle, moneyStyles } from './amounts.ts';
import { Calendar, type Period } from './calendar.ts';
import type { WrittenDate } from './dates.ts';
import { settleEnds } from './ends.ts';
import type { Line } from './lines.ts';
import { prove, type Reading } from './prove.ts';
import { scan } from './scan.ts';
import type { PrintedRow, Segment } from './segments.ts';

/** One account's statement. */
export interface Statement {
  /** Without what the bank has not booked. */
  segment: Segment;
  pending: PrintedRow[];
  lines: readonly Line[];
  isCard: boolean;
  period: Period | null;
  currency: string | null;
  reading: Reading;
}

export interface Interpreted {
  calendar: Calendar;
  statements: Statement[];
}

/** What is known beforehand. */
interface Known {
  limits: ReaderLimits;
  dates: KnownDates | null;
  /** Of the statement, as somebody said. */
  lastDay: CalendarDate | null;
}

/** The likeliest way of reading, among those that are proven if one is. No statements where none is found. */
export function interpret(lines: readonly Line[], known: Known): Interpreted {
  const { dates } = known;
  const hint = currencyOf(lines, []);
  const monthFirst = dates ? dates.order === 'month-first' : isMonthLikelyFirst(lines, hint);
  const found = bestStyle(lines, known, monthFirst);
  if (dates !== null || !found.calendar.isDoubtful) return found;
  const currency = found.statements.find((one) => one.currency !== null)?.currency ?? null;
  const again = isMonthLikelyFirst(lines, currency);
  return again === monthFirst ? found : bestStyle(lines, known, again);
}

function bestStyle(lines: readonly Line[], known: Known, monthFirst: boolean): Interpreted {
  let first: Interpreted | null = null;
  for (const style of moneyStyles(lines)) {
    const found = interpretIn(style, lines, known, monthFirst);
    if (found.statements.length > 0 && found.statements.every(({ reading }) => reading.proof !== 'none'))
      return found;
    first ??= found;
  }
  return first!;
}

function interpretIn(
  style: MoneyStyle,
  lines: readonly Line[],
  { limits, lastDay }: Known,
  monthFirst: boolean,
): Interpreted {
  const calendar = new Calendar(lines, monthFirst, lastDay);
  const segments = scan(lines, style, calendar, limits).filter(
    ({ rows, openings, closings }) => rows.length + openings.length + closings.length > 0,
  );
  const isCardFile = isCardText(lines);
  const isOne = segments.length === 1;
  const statements = segments.map((segment) => {
    const own = isOne
      ? lines
      : lines.filter(({ number }) => number >= segment.firstLine && number <= segment.lastLine);
    return interpretSegment(segment, own, calendar, isOne ? isCardFile : isCardText(own));
  });
  const all = currencyOf(lines, statements);
  for (const one of statements) one.currency ??= all;
  return { calendar, statements };
}

function interpretSegment(
  whole: Segment,
  lines: readonly Line[],
  calendar: Calendar,
  isCard: boolean,
): Statement {
  const scanned = settleEnds(whole, calendar);
  const period = scanned.period ?? calendar.period ?? lastBalanceDay(scanned, calendar);
  const pending = scanned.rows.filter(({ section }) => section === 'pending');
  const segment = { ...scanned, rows: scanned.rows.filter(({ section }) => section !== 'pending') };
  const days = scanned.rows.map((row) => dayOfRow(row, calendar, period));
  const reading = prove(segment, isCard, isDescending(days));
  const one = { segment, pending, lines, isCard, period, currency: null, reading };
  return { ...one, currency: currencyOf(lines, [one]) };
}

/** Where nothing names a period, the balances may name its ends. */
function lastBalanceDay({ openings, closings }: Segment, calendar: Calendar): Period | null {
  const named = [...closings, ...openings].map(({ label }) => calendar.dayIn(label));
  const to = named.find((day) => day !== null);
  return to === undefined || to === null ? null : { from: null, to };
}

/** The day on which a row was booked; `null` where that is not told. */
export function dayOfRow(
  { dates, dateKinds }: PrintedRow,
  calendar: Calendar,
  period: Period | null,
): CalendarDate | null {
  const date = dates[bookingIndex(dates, dateKinds)];
  return date ? calendar.dayOf(date, period) : null;
}

/** Which of a row's dates is that of the booking: the one that is called so, or else the first. */
export function bookingIndex(dates: readonly WrittenDate[], kinds: readonly string[]): number {
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
