/**
 * Costs that want a receipt and have no file with them. By the rule of Treas. Reg. 1.274-5(c)(2)(iii), which asks for one from
 * $75 and for lodging; what crossed to another entity has a paper instead, and is looked at with the findings.
 */

import { counted } from '../../../shared/counted.ts';
import { receiptOf } from '../../document/index.ts';
import { placeOf } from '../../tax/index.ts';
import { prepared } from '../../vault/index.ts';
import { type Check, ITEMS_MAX, item, type View } from './view.ts';

interface Row {
  entry_id: string;
  account_id: string;
  date: string;
  payee: string;
  account: string;
  currency: string;
  minor: number;
}
/** What was paid, or is owed, and not what the books alone make of it, such as depreciation. */
const costs = prepared<Row>(
  `SELECT e.id AS entry_id, p.account_id, e.date, coalesce(nullif(e.payee, ''), e.memo) AS payee, a.name AS account, p.currency, sum(p.amount_minor) AS minor
   FROM entry e CROSS JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
   WHERE e.entity_id = :entity AND e.date BETWEEN :from AND :to AND e.source NOT IN ('opening', 'closing')
     AND a.type = 'expense' AND a.role <> 'uncategorised' AND (:deductibleOnly = 0 OR a.tax_line IS NOT NULL)
     AND NOT EXISTS (SELECT 1 FROM attachment f WHERE f.entry_id = e.id)
     AND NOT EXISTS (SELECT 1 FROM crossing c WHERE c.origin_entry_id = e.id)
     AND NOT EXISTS (SELECT 1 FROM crossing c WHERE c.mirror_entry_id = e.id)
     AND EXISTS (SELECT 1 FROM posting o JOIN account m ON m.id = o.account_id
       WHERE o.entry_id = e.id AND o.amount_minor < 0 AND m.role IN ('bank', 'card', 'cash', 'payable'))
   GROUP BY e.id, p.account_id, p.currency HAVING minor > 0`,
);

export const receipts: Check = {
  id: 'receipts',
  title: 'Receipts are there',
  look(view) {
    const missing = [...wanted(view)].sort((a, b) => b.minor - a.minor || (a.date < b.date ? -1 : 1));
    if (missing.length === 0)
      return { state: 'clear', text: 'Every cost from $75 on, and every night away, has a file with it.' };
    const own = missing.filter(({ currency }) => currency === view.entity.base_currency);
    return {
      state: 'open',
      text: `${counted(missing.length, 'cost')} from $75 on ${missing.length === 1 ? 'has' : 'have'} no receipt.`,
      remedy: 'Attach the receipt to its entry.',
      amountMinor: own.reduce((sum, { minor }) => sum + minor, 0),
      total: missing.length,
      items: missing.slice(0, ITEMS_MAX).map((row) =>
        item(view, 'register', row.payee === '' ? row.account : row.payee, {
          ...{ account_id: row.account_id, entry_id: row.entry_id, date: row.date },
          account: view.chart.find(({ id }) => id === row.account_id)!.path,
          ...{ currency: row.currency, minor: row.minor },
        }),
      ),
    };
  },
};

/** Of a person’s own costs only what goes on a form is asked about. */
function* wanted({ db, entity, from, until: to, chart }: View): Generator<Row> {
  const deductibleOnly = entity.kind === 'person' ? 1 : 0;
  // Tax that was paid is no cost: what bears it out is the bank’s row.
  const paidTax = new Set(
    chart.flatMap(({ id, tax_line: line }) =>
      entity.kind === 'person' && line !== null && placeOf(null, line).form === '1040' ? [id] : [],
    ),
  );
  for (const row of costs(db).iterate({ entity: entity.id, from, to, deductibleOnly })) {
    const { minor: amountMinor, currency, payee, account } = row;
    if (paidTax.has(row.account_id)) continue;
    if (receiptOf({ amountMinor, currency, payee, fileCount: 0, categories: [account] }) === 'missing')
      yield row;
  }
}
