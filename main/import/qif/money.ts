/** Amounts under the decimal mark of their file. Pure; an amount that can be read in two ways is not read. */
import { type DecimalMark, markOf, readAmount } from '../amounts.ts';
import { quoted } from '../text/words.ts';

/** A value, or the reason why there is none. */
export type Reading<T> = { value: T; reason: null } | { value: null; reason: string };

export function none<T>(reason: string): Reading<T> {
  return { value: null, reason };
}

/** `decimal` is what the file's amounts prove; where they prove nothing, each goes by what it proves itself. */
export function readMoney(written: string, decimal: DecimalMark | null): Reading<string> {
  const mark = decimal ?? markOf(written);
  if (mark === null && /[.,]/.test(written))
    return none(`the mark in the amount ${quoted(written)} may set off thousands or decimals`);
  const value = readAmount(written, mark ?? '.');
  if (value !== null) return { value, reason: null };
  return none(`the amount ${quoted(written)} is not a number, as the file writes its amounts`);
}
