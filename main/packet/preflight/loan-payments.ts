/**
 * Payments on loans that were booked as a cost alone. A payment is interest and principal; where all of it is interest, again
 * and again the same amount, or where it lies on a cost that is called after a loan, principal may be deducted with it. Interest
 * that a card charges itself is left out, and so is what crossed: its loan tells the split.
 */

import { counted } from '../../../shared/counted.ts';
import { prepared } from '../../vault/index.ts';
import { type Check, ITEMS_MAX, item, type View } from './view.ts';

interface Row {
  entry_id: string;
  account_id: string;
  account: string;
  date: string;
  payee: string;
  currency: string;
  minor: number;
}
/** Money that went out to costs and to nothing else: no leg of a debt. */
const payments = prepared<Row>(
  `SELECT e.id AS entry_id, a.id AS account_id, a.name AS account, e.date, coalesce(nullif(e.payee, ''), e.memo) AS payee, p.currency,
     sum(p.amount_minor) AS minor
   FROM account a CROSS JOIN posting p ON p.account_id = a.id JOIN entry e ON e.id = p.entry_id
   WHERE a.entity_id = :entity AND a.type = 'expense' AND p.date BETWEEN :from AND :to AND p.amount_minor > 0
     AND e.source NOT IN ('opening', 'closing')
     AND (a.name LIKE '%interest%' OR a.name LIKE '%loan%' OR a.name LIKE '%mortgage%'
       OR e.payee LIKE '%loan%' OR e.payee LIKE '%mortgage%' OR e.payee LIKE '%lending%' OR e.memo LIKE '%loan payment%')
     AND EXISTS (SELECT 1 FROM posting o JOIN account m ON m.id = o.account_id
       WHERE o.entry_id = e.id AND o.amount_minor < 0 AND m.role IN ('bank', 'cash'))
     AND NOT EXISTS (SELECT 1 FROM posting o JOIN account m ON m.id = o.account_id
       WHERE o.entry_id = e.id AND m.type = 'liability')
     AND NOT EXISTS (SELECT 1 FROM crossing c WHERE c.origin_entry_id = e.id)
     AND NOT EXISTS (SELECT 1 FROM crossing c WHERE c.mirror_entry_id = e.id)
   GROUP BY e.id, a.id, p.currency ORDER BY e.date, e.id`,
);

/** So many of the same amount are a plan, of which interest alone would fall. */
const SAME_MIN = 3;
const IS_INTEREST = /interest/i;

export const loanPayments: Check = {
  id: 'loan-payments',
  title: 'Loan payments are parted into interest and principal',
  look(view) {
    const suspect = suspects(view);
    if (suspect.length === 0)
      return { state: 'clear', text: 'No payment on a loan was booked as a cost alone.' };
    return {
      state: 'open',
      text: `${counted(suspect.length, 'payment')} on a loan may hold principal that was booked as a cost.`,
      remedy: 'Part each into interest and principal, as the lender’s statement has it.',
      total: suspect.length,
      items: suspect.slice(0, ITEMS_MAX).map((row) =>
        item(
          view,
          'register',
          `${row.payee === '' ? row.account : row.payee}, all of it on “${row.account}”`,
          {
            ...{ account_id: row.account_id, entry_id: row.entry_id, date: row.date },
            account: view.chart.find(({ id }) => id === row.account_id)!.path,
            ...{ currency: row.currency, minor: row.minor },
          },
        ),
      ),
    };
  },
};

function suspects({ db, entity, from, until: to }: View): Row[] {
  const all = payments(db).all({ entity: entity.id, from, to });
  const alike = Map.groupBy(all, (row) => `${row.account_id} ${row.payee} ${row.currency} ${row.minor}`);
  return all.filter(
    (row) =>
      !IS_INTEREST.test(row.account) ||
      alike.get(`${row.account_id} ${row.payee} ${row.currency} ${row.minor}`)!.length >= SAME_MIN,
  );
}
