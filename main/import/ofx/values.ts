/**
 * What the values of OFX say: amounts and dates. Pure; an unreadable value is an answer here, never an exception,
 * and never a guess: what can be read in two ways is not read.
 */
import { type CalendarDate, calendarDate } from '../../../shared/dates.ts';
import { plainDecimal } from '../../../shared/money.ts';
import { quoted } from '../text/words.ts';

/** Longer than any amount, with room for the blanks and zeros that some banks pad with. */
const AMOUNT_LENGTH_MAX = 60;

export type AmountReading =
  /** `amount` is a plain decimal with the file's decimals; `stray` is a currency sign that had to be left out. */
  { amount: string; stray: string | null } | { reason: string };

/** As nearly all are, and as they are wanted: the rest of `readAmount` is for the others. */
const PLAIN = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;
const CURRENCY_SIGN_FIRST = /^([+-]?)\s*(\p{Sc})\s*/u;
const CURRENCY_SIGN_LAST = /\s*(\p{Sc})$/u;

/** Reads an amount written with a point or a comma, with or without thousands marks, where only one reading is possible. */
export function readAmount(written: string | undefined): AmountReading {
  const text = written?.trim() ?? '';
  if (text === '') return { reason: 'the amount is missing' };
  if (PLAIN.test(text) && !text.startsWith('-0')) return { amount: text, stray: null };
  if (text.length > AMOUNT_LENGTH_MAX) return { reason: `the amount ${quoted(text)} is too long to be one` };
  const stray = (CURRENCY_SIGN_FIRST.exec(text)?.[2] ?? CURRENCY_SIGN_LAST.exec(text)?.[1]) || null;
  const bare = text.replace(CURRENCY_SIGN_FIRST, '$1').replace(CURRENCY_SIGN_LAST, '');
  const match = /^([+-]?)\s*([\d.,]+)$/.exec(bare);
  const digits = match === null ? null : plainDigits(match[2]!);
  if (match === null || digits === null) return { reason: `the amount ${quoted(text)} is not a number` };
  if (digits === 'ambiguous')
    return { reason: `the comma of the amount ${quoted(text)} may set off thousands or decimals` };
  const [whole = '', fraction = ''] = digits.split('.');
  const amount = plainDecimal(match[1] === '-', whole, fraction);
  return amount === null ? { reason: `the amount ${quoted(text)} has too many digits` } : { amount, stray };
}

/** Digits with at most one point; `null` if it is no number. */
function plainDigits(text: string): string | 'ambiguous' | null {
  if (/^(?:\d+\.?\d*|\.\d+)$/.test(text)) return text;
  if (/^[1-9]\d{0,2},\d{3}$/.test(text)) return 'ambiguous';
  if (/^(?:\d+,\d*|,\d+)$/.test(text)) return text.replace(',', '.');
  if (/^\d{1,3}(?:,\d{3})+\.\d*$/.test(text) || /^\d{1,3}(?:,\d{3}){2,}$/.test(text))
    return text.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3})+,\d*$/.test(text) || /^\d{1,3}(?:\.\d{3}){2,}$/.test(text))
    return text.replaceAll('.', '').replace(',', '.');
  return null;
}

const DATE = /^\s*(\d{4})([-/]?)(\d{2})\2(\d{2})/;

/** The calendar day written, time and zone left aside; `null` if there is no such day. */
export function readDate(written: string | undefined): CalendarDate | null {
  const match = DATE.exec(written ?? '');
  return match === null ? null : calendarDate(Number(match[1]), Number(match[3]), Number(match[4]));
}
