/** Balances on the wrong side: an overdrawn bank, an asset below nothing, a debt that was paid twice. */

import { counted } from '../../../shared/counted.ts';
import { counterAccounts } from '../../crossing/index.ts';
import type { ChartAccount } from '../../ledger/index.ts';
import { readableDate } from '../../papers/index.ts';
import { prepared } from '../../vault/index.ts';
import { type Check, type Item, item, onAccount, type View } from './view.ts';

/** What stands against another asset is below nothing by its nature. */
const CONTRA = /\b(accumulated|allowance|amortization|depreciation)\b/i;

interface Low {
  currency: string;
  minor: number;
  date: string;
}
/** The lowest end of a day within the year. */
const lowest = prepared<Low>(
  `WITH before AS (SELECT currency, sum(amount_minor) AS minor FROM posting WHERE account_id = :account AND date < :from GROUP BY currency),
   days AS (SELECT currency, date, sum(amount_minor) AS moved FROM posting
     WHERE account_id = :account AND date BETWEEN :from AND :to GROUP BY currency, date),
   ends AS (SELECT d.currency, d.date, coalesce(b.minor, 0) + sum(d.moved) OVER (PARTITION BY d.currency ORDER BY d.date) AS minor
     FROM days d LEFT JOIN before b ON b.currency = d.currency
     UNION ALL SELECT currency, :from, minor FROM before)
   SELECT currency, minor, min(date) AS date FROM ends e
   WHERE minor = (SELECT min(minor) FROM ends o WHERE o.currency = e.currency) GROUP BY currency, minor`,
);
const balanceOn = prepared<{ currency: string; minor: number }>(
  'SELECT currency, sum(amount_minor) AS minor FROM posting WHERE account_id = ? AND date <= ? GROUP BY currency',
);

export const balances: Check = {
  id: 'balances',
  title: 'Balances are on their side',
  look(view) {
    const interests = new Set(
      counterAccounts(view.db)
        .filter(({ sort }) => sort === 'interest')
        .map((one) => one.account_id),
    );
    const items = view.chart.flatMap((account) => wrong(view, account, interests));
    if (items.length === 0)
      return {
        state: 'clear',
        text: 'No bank account was overdrawn, and no asset or debt is below nothing.',
      };
    return {
      state: 'open',
      text: `${counted(items.length, 'balance')} ${items.length === 1 ? 'is' : 'are'} on the wrong side.`,
      remedy: 'Look for what is missing before that day, or was booked twice.',
      items,
    };
  },
};

function wrong(view: View, account: ChartAccount, interests: ReadonlySet<string>): Item[] {
  const { db, from, until } = view;
  if (account.role === 'bank' || account.role === 'cash')
    return lowest(db)
      .all({ account: account.id, from, to: until })
      .filter(({ minor }) => minor < 0)
      .map(({ currency, minor, date }) =>
        item(view, 'register', `“${account.name}” was below zero; at its lowest on ${readableDate(date)}`, {
          ...{ ...onAccount(account), currency, minor, date },
        }),
      );
  const side = account.type === 'asset' ? 1 : account.type === 'liability' ? -1 : 0;
  if (side === 0 || account.role === 'exchange' || CONTRA.test(account.name)) return [];
  // What was earned in a company stands in its books alone, and more may be drawn than was put in.
  if (interests.has(account.id)) return [];
  return balanceOn(db)
    .all(account.id, until)
    .filter(({ minor }) => minor * side < 0)
    .map(({ currency, minor }) =>
      item(view, 'register', wrongWords(account), {
        ...{ ...onAccount(account), currency, minor, date: until },
      }),
    );
}

function wrongWords({ name, type, role }: ChartAccount): string {
  if (type === 'asset') return `“${name}” ends the year below zero`;
  return role === 'card'
    ? `“${name}” ends the year with money in it: more was paid than is owed`
    : `“${name}” ends the year as a claim: more was paid than was owed`;
}
