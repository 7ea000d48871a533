/**
 * The rules of an accountable plan (Treas. Reg. 1.62-2, safe harbor of (g)(2)) over the rows of an expense report: told
 * within 60 days, what was advanced too much returned within 120, a receipt for lodging and from $75. Pure.
 */
import { daysBetween } from '../../shared/dates.ts';
import type { Facts, Movement } from './facts.ts';

/** From this amount on a receipt is wanted; below only for lodging. Treas. Reg. 1.274-5(c)(2)(iii). */
export const RECEIPT_FROM_MINOR = 7500;
export const TOLD_WITHIN_DAYS = 60;
export const RETURNED_WITHIN_DAYS = 120;
const LODGING = /\b(?:lodging|hotel|motel|inn|airbnb|accommodation)\b/i;

export type Receipt = 'kept' | 'missing' | 'not required';

export function receiptOf({
  amountMinor,
  currency,
  fileCount,
  payee,
  categories,
}: Pick<Movement, 'amountMinor' | 'currency' | 'fileCount' | 'payee' | 'categories'>): Receipt {
  if (fileCount > 0) return 'kept';
  const isLodging = [payee, ...categories].some((word) => LODGING.test(word));
  // In another currency the bound says nothing: one is wanted.
  return isLodging || currency !== 'USD' || amountMinor >= RECEIPT_FROM_MINOR ? 'missing' : 'not required';
}

/** Whether it tells what Reg. 1.62-2(e) and 1.274-5 want of each cost: purpose, place, and the receipts that are required. */
export function isSubstantiated({ movements, details }: Pick<Facts, 'movements' | 'details'>): boolean {
  const said = (name: string) => (details[name] ?? '').trim() !== '';
  const hasPurposes = said('purpose') || movements.every(({ purpose }) => purpose.trim() !== '');
  return hasPurposes && said('place') && movements.every((one) => receiptOf(one) !== 'missing');
}

export function daysUntil({ date }: Movement, told: string): number {
  return daysBetween(date, told);
}

export type Timing = 'in time' | 'after 60 days' | 'after 120 days';

export function timingOf(days: number): Timing {
  if (days <= TOLD_WITHIN_DAYS) return 'in time';
  return days <= RETURNED_WITHIN_DAYS ? 'after 60 days' : 'after 120 days';
}
