/**
 * What one account holds after each of some of its postings, by the order of days, whatever lies between them: what it
 * held before the day, and what moved on the day itself.
 */
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import type { ChartAccount } from '../lookup.ts';
import { daysOf, type Place } from './places.ts';

/** A posting with the day it stands at. */
interface DatedPlace extends Place {
  date: string;
  currency: string;
}

const movesOn = prepared<DatedPlace & { amount_minor: number }>(
  `SELECT date, entry_id, line, currency, amount_minor FROM posting
   WHERE account_id = ? AND date IN (SELECT value FROM json_each(?)) ORDER BY date, entry_id, line`,
);

/** Minor units after each of `rows`, in the row's own currency. */
export function balancesAfter(
  db: VaultDatabase,
  account: ChartAccount,
  rows: readonly DatedPlace[],
): number[] {
  const days = daysOf(db, account);
  const dates = [...new Set(rows.map((row) => row.date))];
  const after = new Map<string, number>();
  let held = new Map<string, number>();
  let today = '';
  for (const move of movesOn(db).all(account.id, JSON.stringify(dates))) {
    if (move.date !== today) {
      today = move.date;
      held = days.heldBefore(today);
    }
    const balance = (held.get(move.currency) ?? 0) + move.amount_minor;
    held.set(move.currency, balance);
    after.set(nameOf(move), balance);
  }
  return rows.map((row) => after.get(nameOf(row))!);
}

const nameOf = ({ entry_id, line }: Place) => `${entry_id} ${line}`;
