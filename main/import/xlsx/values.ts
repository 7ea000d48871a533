/**
 * What a cell’s stored value says, as text: numbers as the shortest decimal that is the same number, days as
 * YYYY-MM-DD, times as HH:MM:SS. Pure; nothing fails: what is no number or day stays as it stands.
 */
import type { NumberKind } from './number-formats.ts';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;
/** No longer than this is looked at as a number. */
const NUMBER_LENGTH_MAX = 400;

const MS_PER_SECOND = 1_000;
const MS_PER_DAY = 86_400_000;
/** Days from 1970-01-01 back to the day before the first of each epoch. */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
/** 9999-12-31, the last day that a sheet knows. */
const DAY_MAX_1900 = 2_958_465;
const DAY_MAX_1904 = 2_957_003;
/** 1900-02-29, which never was: a sheet counts it, so that days before it lie one further on. */
const FALSE_DAY = 60;
/** As precisely as spreadsheet programs calculate; the digits beyond are noise of binary fractions. */
const SHOWN_DIGITS = 15;

export interface NumberSense {
  kind: NumberKind;
  date1904: boolean;
  /** The value of a formula. */
  calculated: boolean;
}

/** A stored number as the sheet means it. */
export function numberText(stored: string, { kind, date1904, calculated }: NumberSense): string {
  const text = stored.trim();
  if (text.length > NUMBER_LENGTH_MAX || !NUMBER.test(text)) return stored;
  const value = Number(text);
  if (!Number.isFinite(value)) return stored;
  if (kind !== 'number' && value >= 0 && value <= (date1904 ? DAY_MAX_1904 : DAY_MAX_1900))
    return momentText(value, kind, date1904);
  // Fractions of a binary number miss cents by a hair; whole numbers are exact, and may be those of an account.
  const isRounded = calculated || !Number.isInteger(value);
  return plainDecimal(isRounded ? Number(value.toPrecision(SHOWN_DIGITS)) : value);
}

/** The shortest decimal that is the same double, without an exponent. */
function plainDecimal(value: number): string {
  const text = String(Object.is(value, -0) ? 0 : value);
  if (!text.includes('e')) return text;
  const [mantissa = '', exponent] = text.split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}

/** Days since the sheet’s epoch, with the time as a fraction. */
function momentText(serial: number, kind: Exclude<NumberKind, 'number'>, date1904: boolean): string {
  // Binary fractions of a day miss whole seconds by a hair.
  const ms = Math.round(serial * MS_PER_DAY);
  const days = Math.floor(ms / MS_PER_DAY);
  const time = ms - days * MS_PER_DAY;
  const isTimeAlone = days === 0 && !date1904 && time > 0;
  if (kind === 'time' || isTimeAlone) return timeText(time);
  const day = dayText(days, date1904);
  return kind === 'moment' && time >= MS_PER_SECOND ? `${day} ${timeText(time)}` : day;
}

function timeText(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}

function dayText(days: number, date1904: boolean): string {
  if (date1904) return isoDay(days + EPOCH_1904);
  if (days === 0) return '1900-01-00';
  if (days === FALSE_DAY) return '1900-02-29';
  return isoDay(days + EPOCH_1900 + (days < FALSE_DAY ? 1 : 0));
}

function isoDay(days: number): string {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, 10);
}

const ISO_MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)[^T]{0,20})?$/;

/** A day that the file itself writes as one: the day as written, whatever the time zone. */
export function isoText(stored: string): string {
  const [, day, time] = ISO_MOMENT.exec(stored.trim()) ?? [];
  if (day === undefined) return stored;
  return time === undefined || /^[0:]+$/.test(time) ? day : `${day} ${time}`;
}

/** `_x000D_` and its like stand for a character that XML can’t hold or would change. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    const isText = code >= 0x20 || code === 0x9 || code === 0xa || code === 0xd;
    return isText ? String.fromCharCode(code) : whole;
  });
}
