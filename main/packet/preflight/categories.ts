/** What was booked without a category: nobody can put it on a line of a form. */

import { counted } from '../../../shared/counted.ts';
import { prepared } from '../../vault/index.ts';
import { type Check, ITEMS_MAX, item, onAccount } from './view.ts';

interface Row {
  entry_id: string;
  account_id: string;
  date: string;
  payee: string;
  currency: string;
  minor: number;
  pieces: number;
}
/** A window counts them all, of which the largest are listed. */
const rows = prepared<Row>(
  `SELECT p.entry_id, p.account_id, e.date, coalesce(nullif(e.payee, ''), e.memo) AS payee, p.currency, sum(p.amount_minor) AS minor, count(*) OVER () AS pieces
   FROM account a JOIN posting p ON p.account_id = a.id JOIN entry e ON e.id = p.entry_id
   WHERE a.entity_id = :entity AND a.role = 'uncategorised' AND p.date BETWEEN :from AND :to
   GROUP BY p.entry_id, p.currency ORDER BY abs(sum(p.amount_minor)) DESC, e.date, p.entry_id LIMIT ${ITEMS_MAX}`,
);
const sum = prepared<{ minor: number }>(
  `SELECT total(amount_minor) AS minor FROM posting
   WHERE account_id IN (SELECT id FROM account WHERE entity_id = :entity AND role = 'uncategorised')
     AND currency = :currency AND date BETWEEN :from AND :to`,
);

export const categories: Check = {
  id: 'categories',
  title: 'Everything has a category',
  look(view) {
    const { db, entity, from, until, chart } = view;
    const asked = { entity: entity.id, from, to: until };
    const list = rows(db).all(asked);
    const total = list[0]?.pieces ?? 0;
    if (total === 0) return { state: 'clear', text: 'Nothing of the year is without a category.' };
    return {
      state: 'open',
      text: `${counted(total, 'entry', 'entries')} of the year ${total === 1 ? 'has' : 'have'} no category.`,
      remedy: 'Give each its category; what is alike can be given one together.',
      amountMinor: sum(db).get({ ...asked, currency: entity.base_currency })!.minor,
      total,
      items: list.map((row) =>
        item(view, 'register', row.payee === '' ? 'Without a payee' : row.payee, {
          ...onAccount(chart.find(({ id }) => id === row.account_id)!),
          ...{ entry_id: row.entry_id, date: row.date, currency: row.currency, minor: row.minor },
        }),
      ),
    };
  },
};
