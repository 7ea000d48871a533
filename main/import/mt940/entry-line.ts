/**
 * The first line of a :61: field: days, mark, amount, kind and references. Pure; what can't be read is an answer.
 */
import type { CalendarDate } from '../../../shared/dates.ts';
import { quoted } from '../text/words.ts';
import { type AmountReading, isDebit, monthEndFor, nearestDay, readAmount, readDay } from './values.ts';

export interface EntryLine {
  /** The booking day, else the value day; `null` if neither can be told. */
  date: CalendarDate | null;
  valueDate: CalendarDate | null;
  /** A day that is written and does not exist. */
  wrongDay: string | null;
  /** C, D, RC, RD, EC or ED. */
  mark: string;
  /** Signed. */
  amount: AmountReading;
  /** N, F or S with three letters or digits; '' where there is none. */
  type: string;
  /** The customer's and the bank's references, as written; '' where there is none. */
  customerReference: string;
  bankReference: string;
  /** What the line goes on with, where it has more than the format has room for: the other side's name. */
  name: string;
  /** What can't be told. */
  rest: string;
}

/** Days, mark, the third letter of the currency (which needs no reading), amount, and what comes behind it. */
const ENTRY = /^(\d{6})(\d{4})?\s?(R?[CD]|E[CD])\s?([A-Z])?\s?([\d.,]+)(.*)$/;
/** Behind an amount; with a digit it would be the amount's, after a blank that does not belong there. */
const BEHIND_AMOUNT = /^\s*(?:[^\s\d.,].*)?$/;
/** So is a digit or a comma that goes on behind something that is none and no type begins with: what stands between is in place of one. */
const INTERRUPTED = /^(?![NFS][A-Z0-9])[^\s\d/]{1,2}[\d.,]/;
const TYPE = /^[NFS][A-Z0-9][A-Z0-9 ]{2}/;
/** A reference that says that there is none, and looks like a type that begins with N. */
const NO_TYPE = /^NONREF(?![A-Z0-9])/;
/** References have sixteen places; an old layout fills them with blanks and goes on with a name. */
const REFERENCE_LENGTH = 16;

/** `null` if `line` is not made up as an entry has to be, so that no part of it can be trusted. */
export function readEntryLine(line: string): EntryLine | null {
  const match = ENTRY.exec(line);
  const behind = match?.[6] ?? '';
  if (match === null || !BEHIND_AMOUNT.test(behind) || INTERRUPTED.test(behind)) return null;
  const mark = match[3]!;
  return {
    ...daysOf(match[1]!, match[2]),
    mark,
    amount: readAmount(match[5]!, isDebit(mark)),
    ...labelsOf(behind.trimStart()),
  };
}

type Days = Pick<EntryLine, 'date' | 'valueDate' | 'wrongDay'>;

function daysOf(value: string, entry: string | undefined): Days {
  const valueDate = readDay(value);
  if (entry === undefined) return { date: valueDate, valueDate, wrongDay: valueDate === null ? value : null };
  const near = valueDate ?? monthEndFor(value);
  const entryDate = near === null ? null : nearestDay(entry, near);
  const wrongDay = valueDate === null ? value : entryDate === null ? entry : null;
  return { date: entryDate ?? valueDate, valueDate, wrongDay };
}

type Labels = Pick<EntryLine, 'type' | 'customerReference' | 'bankReference' | 'name' | 'rest'>;

function labelsOf(text: string): Labels {
  const type = NO_TYPE.test(text) ? '' : (TYPE.exec(text)?.[0] ?? '');
  const behind = text.slice(type.length);
  if (type === '' && !NO_TYPE.test(text) && !text.startsWith('//'))
    return { type: '', customerReference: '', bankReference: '', name: '', rest: text.trim() };
  const slashes = behind.indexOf('//');
  const bankReference = slashes === -1 ? '' : behind.slice(slashes + 2).trim();
  const customer = slashes === -1 ? behind : behind.slice(0, slashes);
  const isPadded = customer[REFERENCE_LENGTH - 1] === ' ';
  const name = isPadded ? customer.slice(REFERENCE_LENGTH).trim() : '';
  const customerReference = (isPadded ? customer.slice(0, REFERENCE_LENGTH) : customer).trim();
  return { type: type.trim(), customerReference, bankReference, name, rest: '' };
}

/** Why an entry has no day. */
export function dayReason({ wrongDay }: EntryLine): string {
  return `the date ${quoted(wrongDay ?? '')} is not a day that exists`;
}
