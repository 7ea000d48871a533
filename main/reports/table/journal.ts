/**
 * The journal: every entry of the days in their order, leg by leg. Paged by entries, and a page begins and ends with whole ones.
 * The last page has the totals: debits and credits are equal in each currency.
 */
import type { TableRow } from '../../../shared/contract/report-table.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { formatMoney } from '../../../shared/money.ts';
import { type EntityRow, loadChart, type Scope } from '../../ledger/index.ts';
import { prepared } from '../../vault/index.ts';
import type { Days } from '../periods.ts';
import { column, plus, tableRow, textColumn } from './build.ts';
import type { Made } from './made.ts';

interface Leg {
  id: string;
  date: string;
  payee: string;
  memo: string;
  source: string;
  account_id: string;
  amount_minor: number;
  currency: string;
}

const legs = prepared<Leg>(
  `SELECT e.id, e.date, e.payee, coalesce(p.memo, e.memo) AS memo, e.source, p.account_id, p.amount_minor, p.currency
   FROM (SELECT id, date, payee, memo, source FROM entry
     WHERE entity_id = :entity AND (date, id) > (:date, :id) AND date <= :to ORDER BY date, id LIMIT :limit) e
   CROSS JOIN posting p ON p.entry_id = e.id ORDER BY e.date, e.id, p.line`,
);
const isLeft = prepared<{ id: string }>(
  'SELECT id FROM entry WHERE entity_id = :entity AND (date, id) > (:date, :id) AND date <= :to LIMIT 1',
);
const totals = prepared<{ currency: string; debits: number }>(
  `SELECT currency, sum(max(amount_minor, 0)) AS debits FROM posting
   WHERE account_id IN (SELECT id FROM account WHERE entity_id = :entity) AND date BETWEEN :from AND :to
   GROUP BY currency ORDER BY currency`,
);

/** Sorts before every id. */
const FIRST_ID = '';

export function journalTable(
  { db }: Scope,
  { id: entity }: EntityRow,
  { from, to }: Days,
  { after, limit }: { after: string | undefined; limit: number },
): Made {
  const paths = new Map(loadChart(db, entity).map((account) => [account.id, account]));
  const start = after === undefined ? { date: from, id: FIRST_ID } : placeOf(after);
  const found = legs(db).all({ entity, ...start, to, limit });
  const rows = found.map((leg): TableRow => {
    const { code, path } = paths.get(leg.account_id)!;
    const [debit, credit] = leg.amount_minor >= 0 ? [leg.amount_minor, null] : [null, -leg.amount_minor];
    const text = (amount: number | null) => (amount === null ? null : formatMoney(amount, leg.currency));
    return tableRow({
      ...{ kind: 'line', currency: leg.currency, account_ids: [leg.account_id], entry_id: leg.id },
      cells: [
        ...[leg.date, leg.payee, leg.memo, leg.source, path, code],
        ...[text(debit), text(credit), leg.currency],
      ],
    });
  });
  const last = found.at(-1);
  const hasNext =
    last !== undefined && isLeft(db).get({ entity, date: last.date, id: last.id, to }) !== undefined;
  if (!hasNext)
    for (const { currency, debits } of totals(db).all({ entity, from, to })) {
      const amount = formatMoney(debits, currency);
      // Of a journal on one page its own rows come to it; of a longer one those of all pages do.
      const all =
        after === undefined ? rows.flatMap((row, at) => (row.currency === currency ? [at] : [])) : [];
      rows.push(
        tableRow({
          ...{ kind: 'total', currency, adds: plus(...all) },
          cells: [null, 'Total', null, null, null, null, amount, amount, currency],
        }),
      );
    }
  return {
    ...{ from, to, rows, notes: [] },
    columns: [
      column('date', 'Date', 'date'),
      textColumn('payee', 'Payee'),
      textColumn('memo', 'Memo'),
      textColumn('source', 'Source'),
      textColumn('account', 'Account'),
      textColumn('code', 'Code'),
      column('debit', 'Debit', 'money', { from, to }),
      column('credit', 'Credit', 'money', { from, to }),
      textColumn('currency', 'Currency'),
    ],
    next: hasNext ? `${last.date}|${last.id}` : null,
  };
}

function placeOf(after: string): { date: string; id: string } {
  const [date = '', id = '', ...more] = after.split('|');
  if (date !== '' && id !== '' && more.length === 0) return { date, id };
  throw new BulkheadError('INVALID_INPUT', '“after” is not a place in this journal.', {
    remedy: 'Pass on “next” of the page before, as it is, with the same entity and days.',
  });
}
