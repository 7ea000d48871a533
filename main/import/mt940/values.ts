/**
 * What the values of MT940 say: amounts, days, balances. Pure; an unreadable value is an answer here, never an
 * exception, and never a guess.
 */
import { type CalendarDate, calendarDate, daysBetween, daysInMonth } from '../../../shared/dates.ts';
import { plainDecimal } from '../../../shared/money.ts';
import { quoted } from '../text/words.ts';

/** Years of two digits from here on are of the last century. */
const FIRST_YEAR = 80;

export type AmountReading = { amount: string } | { reason: string };

const PLAIN = /^(\d*)(?:[,.](\d*))?$/;
/** With a point for each thousand, which MT940 forbids but only has one reading. */
const GROUPED = /^(\d{1,3}(?:\.\d{3})+),(\d*)$/;
/** Outside the standard the point may be either. */
const AMBIGUOUS = /^[1-9]\d{0,2}\.\d{3}$/;

/** Reads an amount without a sign; MT940 writes a decimal comma, some banks a point. */
export function readAmount(written: string, isNegative: boolean): AmountReading {
  if (AMBIGUOUS.test(written))
    return { reason: `the point of the amount ${quoted(written)} may set off thousands or decimals` };
  const match = PLAIN.exec(written) ?? GROUPED.exec(written);
  const whole = match?.[1]?.replaceAll('.', '') ?? '';
  const fraction = match?.[2] ?? '';
  if (match === null || (whole === '' && fraction === ''))
    return {
      reason: written === '' ? 'the amount is missing' : `the amount ${quoted(written)} is not a number`,
    };
  const amount = plainDecimal(isNegative, whole, fraction);
  return amount === null ? { reason: `the amount ${quoted(written)} has too many digits` } : { amount };
}

/** Whether a mark takes money out: debits, and credits that are taken back. */
export function isDebit(mark: string): boolean {
  return mark === 'D' || mark === 'ED' || mark === 'RC';
}

function yearOf(twoDigits: number): number {
  return twoDigits >= FIRST_YEAR ? 1900 + twoDigits : 2000 + twoDigits;
}

/** `YYMMDD`; `null` if there is no such day. */
export function readDay(written: string): CalendarDate | null {
  if (!/^\d{6}$/.test(written)) return null;
  return calendarDate(
    yearOf(Number(written.slice(0, 2))),
    Number(written.slice(2, 4)),
    Number(written.slice(4)),
  );
}

/** The day of that month and day that is nearest to `near`: what is booked in January may count from December on. */
export function nearestDay(written: string, near: CalendarDate): CalendarDate | null {
  const year = Number(near.slice(0, 4));
  const month = Number(written.slice(0, 2));
  const day = Number(written.slice(2, 4));
  const sameYear = calendarDate(year, month, day);
  if (sameYear !== null && Math.abs(Number(near.slice(5, 7)) - month) < 6) return sameYear;
  const days = [sameYear, calendarDate(year - 1, month, day), calendarDate(year + 1, month, day)];
  const far = (date: CalendarDate) => Math.abs(daysBetween(date, near));
  return days.filter((date) => date !== null).sort((a, b) => far(a) - far(b))[0] ?? null;
}

/** For finding the year of another day: the last day of the month where `written` is a day beyond it ("160230"). */
export function monthEndFor(written: string): CalendarDate | null {
  const month = written.slice(2, 4);
  if (!/^(?:0[1-9]|1[0-2])$/.test(month)) return null;
  const year = yearOf(Number(written.slice(0, 2)));
  return calendarDate(year, Number(month), daysInMonth(year, Number(month)));
}

export interface WrittenBalance {
  /** Signed; exact plain decimal. */
  amount: string;
  /** `null` where the day written does not exist. */
  on: CalendarDate | null;
  /** The day as it is written. */
  writtenDay: string;
  currency: string | null;
}

const BALANCE = /^(R?[CD])\s?(\d{6})\s?([A-Za-z]{3})?\s?([^A-Za-z]*)$/;

/** The value of :60:, :62: or :64:. */
export function readBalance(written: string): WrittenBalance | { reason: string } {
  const match = BALANCE.exec(written);
  if (match === null) return { reason: `${quoted(written)} is no balance as MT940 writes them` };
  const reading = readAmount(match[4]!, isDebit(match[1]!));
  if ('reason' in reading) return reading;
  const writtenDay = match[2]!;
  const currency = match[3]?.toUpperCase() ?? null;
  return { amount: reading.amount, on: readDay(writtenDay), writtenDay, currency };
}

/** The currency of a balance whose amount can't be read. */
export function currencyOf(written: string): string | null {
  return /^R?[CD]\s?\d{6}\s?([A-Z]{3})/.exec(written)?.[1] ?? null;
}
