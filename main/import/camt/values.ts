/**
 * What the values of CAMT say: amounts, days, directions. Pure; an unreadable value is an answer here, never an
 * exception, and never a guess.
 */
import { type CalendarDate, calendarDate } from '../../../shared/dates.ts';
import { plainDecimal } from '../../../shared/money.ts';
import { quoted } from '../text/words.ts';

export type AmountReading = { amount: string } | { reason: string };

/** With as many digits as `plainDecimal` takes. */
const DECIMAL = /^\+?(\d{0,38})(?:\.(\d{0,38}))?$/;

/**
 * Reads an amount with its direction: plain decimal, money out negative, with the file's decimals. The standard writes
 * amounts with a point and without a sign; what is written otherwise can be meant in two ways.
 */
export function readAmount(written: string | undefined, direction: string | undefined): AmountReading {
  const size = readSize(written);
  if ('reason' in size) return size;
  if (direction === undefined) return { reason: 'it does not say whether money came in or went out' };
  if (direction !== 'CRDT' && direction !== 'DBIT')
    return { reason: `${quoted(direction)} does not say whether money came in (CRDT) or went out (DBIT)` };
  return { amount: plainDecimal(direction === 'DBIT', size.whole, size.fraction)! };
}

/** The digits before and behind the point. */
function readSize(written: string | undefined): { whole: string; fraction: string } | { reason: string } {
  if (written === undefined) return { reason: 'the amount is missing' };
  if (written.startsWith('-'))
    return { reason: `the amount ${quoted(written)} has a sign of its own, so its direction is not sure` };
  const match = DECIMAL.exec(written);
  const [, whole = '', fraction = ''] = match ?? [];
  if (whole + fraction === '') return { reason: `the amount ${quoted(written)} is not a number` };
  return { whole, fraction };
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T+\-Z])/;

/** The calendar day written, time and zone left aside; `null` if there is no such day. */
export function readDay(written: string | undefined): CalendarDate | null {
  const match = DAY.exec(written ?? '');
  return match === null ? null : calendarDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The code of a currency; `null` for anything else. */
export function readCurrency(written: string | undefined): string | null {
  return written !== undefined && /^[A-Za-z]{3}$/.test(written) ? written.toUpperCase() : null;
}

/** Whether it says yes, as XML does in two ways. */
export function isTrue(written: string | undefined): boolean {
  return written === 'true' || written === '1';
}

/** Whether it says no; what says neither is not that. */
export function isFalse(written: string | undefined): boolean {
  return written === 'false' || written === '0';
}
