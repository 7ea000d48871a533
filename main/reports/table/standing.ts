/** What there is on a day, for every report that shows balances. */
import { BEGINNING, BUCKET, sumAll } from '../../ledger/index.ts';
import type { Eliminated } from '../../tax/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import { COMBINED_CAPITAL, placeOnSheet, yearBegins } from '../balance-sheet.ts';
import type { Reading } from '../columns.ts';
import { type CommonBooks, isEarning } from '../common-books.ts';

/** What there is on a day, as the books have it. */
export function standing(db: VaultDatabase, books: CommonBooks, gone: readonly Eliminated[]): Reading {
  const begins = (day: string, id: string) =>
    yearBegins(day, books.entities.find((entity) => entity.id === id)!);
  const lineOn = (accountId: string | null, date: string, from: string) =>
    accountId === null
      ? COMBINED_CAPITAL
      : placeOnSheet(isEarning(books, accountId), books.lineOf(accountId), date, from);
  return {
    of: ({ id: entityId }, { to }) =>
      sumAll(db, { entityId, from: BEGINNING, to, bucket: BUCKET.month }).map((sum) => ({
        ...{
          line: lineOn(sum.account_id, sum.bucket, begins(to, entityId)),
          currency: sum.currency,
          minor: sum.minor,
        },
      })),
    eliminated: ({ to }) =>
      gone
        .filter(({ date }) => date <= to)
        .map(({ accountId, entityId, currency, date, minor }) => ({
          ...{ line: lineOn(accountId, date, begins(to, entityId)), currency, minor: -minor },
        })),
  };
}
