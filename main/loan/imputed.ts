/**
 * The daily test of IRC section 7872(c): on which days all that one has lent another comes to more than $10,000, and about what
 * interest is forgone on them. Pure.
 */
import { addDays, type CalendarDate, daysBetween, endOfMonth } from '../../shared/dates.ts';
import { roundHalfUp } from './interest.ts';

/** In cents: section 7872(c)(2)(A) for gifts, (c)(3)(A) for pay and shareholders. */
export const DE_MINIMIS_MINOR = 1_000_000;
const DE_MINIMIS_CURRENCY = 'USD';

/** `null` for any currency but the law's own: nothing is converted, so nothing can be held against it. */
export function limitIn(currency: string): number | null {
  return currency === DE_MINIMIS_CURRENCY ? DE_MINIMIS_MINOR : null;
}

/** A balance that stands for some days, the last one included. */
export interface BalanceSpan {
  from: CalendarDate;
  to: CalendarDate;
  balanceMinor: number;
}

interface Change {
  date: CalendarDate;
  amountMinor: number;
}

/** Balances at the end of each day, from the first change through `through`, in the order of days. */
export function balanceSpans(changes: readonly Change[], through: CalendarDate): BalanceSpan[] {
  const byDay = new Map<CalendarDate, number>();
  for (const { date, amountMinor } of changes)
    if (date <= through) byDay.set(date, (byDay.get(date) ?? 0) + amountMinor);
  const days = [...byDay.keys()].sort();
  let balanceMinor = 0;
  return days.map((from, index) => {
    balanceMinor += byDay.get(from)!;
    const next = days[index + 1];
    return { from, to: next === undefined ? through : addDays(next, -1), balanceMinor };
  });
}

export interface OverSpan {
  from: CalendarDate;
  to: CalendarDate;
  days: number;
  highestMinor: number;
}

/** The stretches of days on which the balance is more than the limit. */
export function daysOver(spans: readonly BalanceSpan[], limitMinor: number): OverSpan[] {
  const over: OverSpan[] = [];
  for (const { from, to, balanceMinor } of spans) {
    if (balanceMinor <= limitMinor) continue;
    const days = daysBetween(from, to) + 1;
    const last = over.at(-1);
    if (last && addDays(last.to, 1) === from) {
      last.to = to;
      last.days += days;
      last.highestMinor = Math.max(last.highestMinor, balanceMinor);
    } else over.push({ from, to, days, highestMinor: balanceMinor });
  }
  return over;
}

const RATE_ONE = 1_000_000n;
const DAYS_A_YEAR = 365n;

/**
 * About what a demand loan's interest falls short of the short-term AFR on those days: simple, days over 365, at each month's own
 * rate. `null` where a month's rate is not known. The law compounds twice a year; who files works it out exactly.
 */
export function forgoneInterest(
  spans: readonly BalanceSpan[],
  over: readonly OverSpan[],
  shortfall: (day: CalendarDate) => number | null,
): number | null {
  let raw = 0n;
  for (const span of spans)
    for (const piece of over.flatMap((stretch) => monthsWithin(span, stretch))) {
      const millionths = shortfall(piece.from);
      if (millionths === null) return null;
      const days = BigInt(daysBetween(piece.from, piece.to) + 1);
      raw += BigInt(span.balanceMinor) * days * BigInt(Math.max(0, millionths));
    }
  return roundHalfUp(raw, RATE_ONE * DAYS_A_YEAR);
}

/** What two stretches share, cut at the ends of months. */
function monthsWithin(
  a: { from: CalendarDate; to: CalendarDate },
  b: { from: CalendarDate; to: CalendarDate },
): { from: CalendarDate; to: CalendarDate }[] {
  const pieces: { from: CalendarDate; to: CalendarDate }[] = [];
  const end = a.to < b.to ? a.to : b.to;
  for (let from = a.from > b.from ? a.from : b.from; from <= end; ) {
    const monthEnd = endOfMonth(from);
    const to = monthEnd < end ? monthEnd : end;
    pieces.push({ from, to });
    from = addDays(to, 1);
  }
  return pieces;
}
