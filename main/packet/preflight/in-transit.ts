/** Money that is between two places at the end of the year: what no bank has told of, and what a clearing account still holds. */

import { counted } from '../../../shared/counted.ts';
import { type ChartAccount, MONEY_ROLES } from '../../ledger/index.ts';
import { prepared } from '../../vault/index.ts';
import { type Check, ITEMS_MAX, type Item, item, onAccount, type View } from './view.ts';

/** Accounts that are meant to come to nothing, by what people and programs call them. */
const BETWEEN = /\b(clearing|in transit|suspense|undeposited|ask my accountant)\b/i;

export function isBetween({ name }: Pick<ChartAccount, 'name'>): boolean {
  return BETWEEN.test(name);
}

const balanceOn = prepared<{ currency: string; minor: number }>(
  `SELECT currency, sum(amount_minor) AS minor FROM posting WHERE account_id = ? AND date <= ?
   GROUP BY currency HAVING minor <> 0`,
);

interface Waiting {
  entry_id: string;
  account_id: string;
  date: string;
  payee: string;
  minor: number;
  currency: string;
  pieces: number;
}
/** Booked by then, and not seen at the bank to this day. */
const waiting = prepared<Waiting>(
  `SELECT p.entry_id, p.account_id, p.date, coalesce(nullif(e.payee, ''), e.memo) AS payee, p.amount_minor AS minor, p.currency, count(*) OVER () AS pieces
   FROM json_each(:accounts) AS j CROSS JOIN posting p ON p.account_id = j.value AND p.status = 'pending'
   JOIN entry e ON e.id = p.entry_id WHERE p.date <= :to
   ORDER BY p.date, p.entry_id, p.line LIMIT ${ITEMS_MAX}`,
);

export const inTransit: Check = {
  id: 'in-transit',
  title: 'Nothing hangs between two accounts',
  look(view) {
    const held = view.chart.filter(isBetween).flatMap((account) => balances(view, account));
    const proven = view.chart.filter((one) => MONEY_ROLES.has(one.role) && !isBetween(one));
    const accounts = JSON.stringify(proven.map(({ id }) => id));
    const rows = waiting(view.db).all({ accounts, to: view.until });
    const total = held.length + (rows[0]?.pieces ?? 0);
    if (total === 0)
      return {
        state: 'clear',
        text: 'No clearing account holds anything, and every row was seen at its bank.',
      };
    return {
      state: 'open',
      text: `${counted(total, 'amount')} ${total === 1 ? 'hangs' : 'hang'} between two accounts at the end of the year.`,
      remedy: 'Match what the bank has told of, and take out what never happened.',
      total,
      items: [...held, ...rows.map((row) => waitingItem(view, row))],
    };
  },
};

function balances(view: View, account: ChartAccount): Item[] {
  return balanceOn(view.db)
    .all(account.id, view.until)
    .map(({ currency, minor }) =>
      item(view, 'register', `“${account.name}” still holds this`, {
        ...{ ...onAccount(account), currency, minor, date: view.until },
      }),
    );
}

function waitingItem(view: View, row: Waiting): Item {
  const account = view.chart.find(({ id }) => id === row.account_id)!;
  const what = row.payee === '' ? 'An entry' : `“${row.payee}”`;
  return item(view, 'register', `${what} was not seen at the bank`, {
    ...{ ...onAccount(account), entry_id: row.entry_id, date: row.date },
    ...{ currency: row.currency, minor: row.minor },
  });
}
