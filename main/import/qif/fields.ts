/**
 * The fields of a transaction's record, by their letters, as they are written. Pure; nothing fails.
 *
 * Notes of several lines stand in some files as they are, so that a line of them may begin with any letter: of several
 * dates or amounts the one that reads as such is meant. Two that do are two transactions that ran into one.
 */
import { readAmount } from '../amounts.ts';
import { readWords } from '../text/words.ts';
import { isDateLike } from './dates.ts';
import type { QifRecord } from './records.ts';

export interface Split {
  category: string;
  memo: string;
  amount: string | null;
}

export interface Fields {
  date: string | null;
  amount: string | null;
  /** U: the amount once more, where it may be too large for T. */
  fullAmount: string | null;
  /** N: the number of a check, or the action of an investment. */
  number: string;
  payee: string;
  memo: string;
  category: string;
  security: string;
  /** Q and I: how many shares, and at which price. */
  units: string;
  price: string;
  /** `$` outside a split: what went to or came from the account that an investment names. */
  transferred: string | null;
  splits: Split[];
  /** A date or amount that stands twice. */
  doubled: 'dates' | 'amounts' | null;
}

export function isAmountLike(text: string): boolean {
  return readAmount(text, '.') !== null || readAmount(text, ',') !== null;
}

export function readFields(record: QifRecord): Fields {
  const found: Fields = {
    date: null,
    amount: null,
    fullAmount: null,
    number: '',
    payee: '',
    memo: '',
    category: '',
    security: '',
    units: '',
    price: '',
    transferred: null,
    splits: [],
    doubled: null,
  };
  for (const field of record.fields) take(found, field);
  return found;
}

function take(found: Fields, field: string): void {
  const value = field.slice(1).trim();
  const split = found.splits.at(-1);
  switch (field[0]) {
    case 'D':
      // Some programs give each part of a split a date, too.
      if (split === undefined || found.date === null) takeDate(found, value);
      return;
    case 'T':
      return takeAmount(found, 'amount', value);
    case 'U':
      return takeAmount(found, 'fullAmount', value);
    case 'N':
      if (split === undefined) found.number ||= readWords(value);
      return;
    case 'P':
      found.payee = joined(found.payee, value);
      return;
    case 'M':
      found.memo = joined(found.memo, value);
      return;
    case 'L':
      found.category ||= value;
      return;
    case 'Y':
      found.security ||= readWords(value);
      return;
    case 'I':
      found.price ||= readWords(value);
      return;
    case 'Q':
      found.units ||= readWords(value);
      return;
    case 'S':
      found.splits.push({ category: value, memo: '', amount: null });
      return;
    case 'E':
      if (split !== undefined) split.memo = joined(split.memo, value);
      return;
    case '$':
      takeTransferred(found, split, value);
  }
}

function joined(before: string, value: string): string {
  return before === '' ? value : `${before} ${value}`;
}

function takeDate(found: Fields, value: string): void {
  if (found.date === null) found.date = value;
  else if (isDateLike(value) && isDateLike(found.date)) found.doubled ??= 'dates';
  else if (isDateLike(value)) found.date = value;
}

function takeAmount(found: Fields, which: 'amount' | 'fullAmount', value: string): void {
  const before = found[which];
  if (before === null) found[which] = value;
  else if (isAmountLike(value) && isAmountLike(before)) found.doubled ??= 'amounts';
  else if (isAmountLike(value)) found[which] = value;
}

function takeTransferred(found: Fields, split: Split | undefined, value: string): void {
  if (split === undefined) found.transferred ??= value;
  else if (split.amount === null) split.amount = value;
  else found.splits.push({ category: '', memo: '', amount: value });
}
