/** Which rows are listed: every word that was typed must be in the payee, the memo, the category or the amount. */
import { formatMoney } from '../../../shared/money.ts';
import type { Mark, Row } from './session.ts';

export const FILTERS = ['all', 'open', 'ticked'] as const;
export type Filter = (typeof FILTERS)[number];

export function fitsFilter(row: Row, mark: Mark, filter: Filter, words: string): boolean {
  if (filter === 'open' && mark !== 'pending') return false;
  if (filter === 'ticked' && mark !== 'cleared') return false;
  const asked = words.trim().toLowerCase();
  if (asked === '') return true;
  const amount = formatMoney(Math.abs(row.amount_minor), row.currency);
  const said = [row.payee, row.memo, row.date, amount, ...row.others.map(({ account }) => account)]
    .join(' ')
    .toLowerCase();
  // Somebody who copies an amount from the statement copies its commas.
  return asked
    .split(/\s+/)
    .every((word) => said.includes(word) || said.includes(word.replaceAll(/[,$−-]/g, '')));
}
