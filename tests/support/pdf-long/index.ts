/**
 * Statements of thirty pages in six layouts, of banks that never were. Each can be had whole, with one row left out or
 * with one digit of a row's amount changed.
 */
import type { Damage } from '../pdf-layouts.ts';
import { accounts } from './accounts.ts';
import { card } from './card.ts';
import { carried } from './carried.ts';
import type { LongLayout } from './made.ts';
import { parts } from './parts.ts';
import { running } from './running.ts';
import { subtotals } from './subtotals.ts';

export const LONG_LAYOUTS: Readonly<Record<string, (damage: Damage) => LongLayout>> = {
  'parts with totals': parts,
  'a balance beside each row': running,
  'several accounts': accounts,
  'negatives in parentheses and a sum on each page': subtotals,
  'a card in parts with CR': card,
  'a minus behind and the balance carried forward': carried,
};
