/**
 * Accounts that a transaction names in brackets: its own, the one it is a transfer to or from, or one that pays or gets the
 * money of an investment instead (BuyX). Pure; nothing fails.
 */
import { type DecimalMark, isNothing, isSameAmount, negateText } from '../amounts.ts';
import type { RowPart } from '../reader.ts';
import { quoted, readWords } from '../text/words.ts';
import type { Action } from './actions.ts';
import type { Fields } from './fields.ts';
import { readMoney } from './money.ts';
import type { Ledger } from './sections.ts';

/** What programs call the row that an account begins with, in the languages they speak. */
export const OPENING =
  /^(opening balance|er(ö|oe)ffnungssaldo|anfangs(saldo|bestand)|solde (d.ouverture|initial)|saldo (inicial|iniziale)|beginsaldo)$/i;

/** Whether the account in brackets is the one that the row stands in: so programs write its opening balance. */
export function isOwn({ category, payee }: Fields, { accountName }: Ledger): boolean {
  const account = accountIn(category);
  return account !== null && (account === accountName || OPENING.test(payee));
}

/** The account in brackets: `[Savings]`, `[Savings]/class`, `Category|[Savings]`. */
export function accountIn(category: string): string | null {
  const open = category.startsWith('[') ? 0 : category.indexOf('|[') + 1;
  const close = category.lastIndexOf(']');
  if (category[open] !== '[' || close <= open) return null;
  return readWords(category.slice(open + 1, close)) || null;
}

/** What the other account has to do with it. */
export function passedOn(money: string, payer: string | null): RowPart[] {
  if (payer === null) return [];
  return [{ payee: '', memo: '', amount: negateText(money), category: `[${payer}]`, elsewhere: true }];
}

/** The account that pays or gets the money instead of this one; `null` where this one does. */
export function payerOf(
  fields: Fields,
  action: Action | null,
  ledger: Ledger,
  stated: string | null,
): string | null {
  if (!action?.elsewhere || isOwn(fields, ledger) || !/[1-9]/.test(stated ?? '')) return null;
  return accountIn(fields.category);
}

/** Why it can't be told what another account pays or gets; `null` where it can. */
export function elsewhere(fields: Fields, stated: string, decimal: DecimalMark | null): string | null {
  const other = accountIn(fields.category);
  if (other === null)
    return `the money of ${fields.number} comes from or goes to another account, which it does not name`;
  if (fields.transferred === null || isNothing(fields.transferred)) return null;
  const moved = readMoney(fields.transferred, decimal);
  if (moved.value === null) return moved.reason;
  if (isSameAmount(moved.value.replace('-', ''), stated.replace('-', ''))) return null;
  return `${fields.number} moves ${moved.value} of ${stated} to or from the account ${quoted(other)}; what is left can’t be told`;
}
