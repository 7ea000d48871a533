/**
 * One account's number as files write it: whole, as an IBAN, behind the code of its bank, or no more than its end
 * ("...1234"). An end is likeness and no number, since accounts of two banks may end alike. Pure; nothing fails.
 */
import { isIban } from './iban.ts';
import type { StatementHead } from './reader.ts';

export interface WrittenNumber {
  kind: string;
  /** The bank's own code, as the file gives it. */
  bank: string | null;
  id: string;
}

/** What is hidden stands before the digits that are told, and behind the first ones, where those are told as well. */
const MASKED = /^(\d*)(?:[xX*•….]{2,}|…)(\d{3,})$/;
/** Tables name cards and accounts by their last digits, without a sign for the others. */
const SHORT = /^\d{3,6}$/;
/** A number of fewer digits stands in many others. */
const DIGITS_MIN = 5;
/** Some banks write the currency behind the number. */
const CURRENCY_BEHIND = /(?<=\d{5}) ?[A-Z]{3}$/;
const BIC = /^[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;

interface End {
  starts: string;
  ends: string;
}

function endOf({ bank, id }: Pick<WrittenNumber, 'bank' | 'id'>): End | null {
  const tight = id.replace(/[\s-]/g, '');
  const [, starts = '', ends] = MASKED.exec(tight) ?? [];
  if (ends !== undefined) return { starts, ends };
  return bank === null && SHORT.test(tight) ? { starts: '', ends: tight } : null;
}

/** Whether a file names no more of its account's number than its end, and not its bank. */
export function isNamedByEnd({ accountId, bankId }: Pick<StatementHead, 'accountId' | 'bankId'>): boolean {
  return accountId !== null && bankId === null && endOf({ bank: null, id: accountId }) !== null;
}

/** Whether two that are written differently may be one account. */
export function mayBeOne(one: WrittenNumber, other: WrittenNumber): boolean {
  const [end, otherEnd] = [endOf(one), endOf(other)];
  if (end !== null && otherEnd !== null)
    return end.ends.endsWith(otherEnd.ends) || otherEnd.ends.endsWith(end.ends);
  if (end !== null) return fits(other, end);
  if (otherEnd !== null) return fits(one, otherEnd);
  const isSameKind = one.kind === other.kind || one.kind === 'unknown' || other.kind === 'unknown';
  return isSameKind && isOneNumber(one, other);
}

function fits({ id }: WrittenNumber, { starts, ends }: End): boolean {
  const digits = id.replace(/\D/g, '');
  return digits.endsWith(ends) && digits.startsWith(starts);
}

function isOneNumber(one: WrittenNumber, other: WrittenNumber): boolean {
  const [ibans, others] = [ibansOf(one), ibansOf(other)];
  if (ibans.length > 0 && others.length > 0) return ibans.some((iban) => others.includes(iban));
  if (ibans.length > 0) return ibans.some((iban) => holds(iban, other));
  if (others.length > 0) return others.some((iban) => holds(iban, one));
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a.number !== b.number || a.number === '') return false;
  // Codes of one form are compared; a BIC and a sort code say nothing of each other.
  return a.bank === null || b.bank === null || a.bank.length !== b.bank.length || a.bank === b.bank;
}

/** Three letters at its end may be its own, or a currency. */
function ibansOf({ id }: WrittenNumber): string[] {
  return [id, id.replace(CURRENCY_BEHIND, '')].filter(isIban).map((iban) => iban.replaceAll(' ', ''));
}

/** Whether the number, and the bank's code where it is one of digits, stand in the IBAN. */
function holds(iban: string, written: WrittenNumber): boolean {
  const own = iban.slice(4);
  const { bank, number } = partsOf(written);
  if (number.length < DIGITS_MIN || !own.includes(number)) return false;
  if (bank === null) return true;
  const country = BIC.exec(bank)?.[1];
  if (country !== undefined) return iban.startsWith(country);
  return !/^\d+$/.test(bank) || own.includes(bank);
}

/** The bank's code may stand before the number and a slash. */
function partsOf({ bank, id }: WrittenNumber): { bank: string | null; number: string } {
  const slash = id.indexOf('/');
  const number = id
    .slice(slash + 1)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(CURRENCY_BEHIND, '')
    .replace(/^0+/, '');
  return { bank: bank ?? (slash > 0 ? id.slice(0, slash).trim() : null), number };
}
