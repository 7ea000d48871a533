/**
 * Money that was lent without any loan on record: one open account for each two parties and currency, without interest, due on
 * demand. Read from the crossings that belong to no loan; it decides nothing.
 */
import type { CalendarDate } from '../../shared/dates.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

export interface Advances {
  lenderId: string;
  borrowerId: string;
  currency: string;
  /** In the order of their days: lent (positive) or paid back (negative). */
  changes: readonly { date: CalendarDate; amountMinor: number }[];
}

interface Row {
  kind: 'loan' | 'repayment';
  from_id: string;
  to_id: string;
  date: CalendarDate;
  currency: string;
  principal_minor: number;
}
/** Of a payment only what stands on accounts of loans: interest is none of it. */
const rows = prepared<Row>(
  `SELECT c.kind, oe.entity_id AS from_id, me.entity_id AS to_id, o.date, o.currency,
     abs(coalesce((SELECT sum(p.amount_minor) FROM posting p JOIN counter_account x ON x.account_id = p.account_id
       WHERE p.entry_id = c.origin_entry_id AND x.sort IN ('loan-receivable', 'loan-payable')), o.amount_minor)) AS principal_minor
   FROM crossing c JOIN posting o ON o.entry_id = c.origin_entry_id AND o.line = c.origin_line
   JOIN entry oe ON oe.id = c.origin_entry_id JOIN entry me ON me.id = c.mirror_entry_id
   WHERE c.kind IN ('loan', 'repayment') AND c.loan_id IS NULL ORDER BY o.date, c.id`,
);

export function listAdvances(db: VaultDatabase): Advances[] {
  const found = new Map<string, { of: Omit<Advances, 'changes'>; changes: Advances['changes'][number][] }>();
  for (const { kind, from_id, to_id, date, currency, principal_minor: minor } of rows(db).all()) {
    const isLent = kind === 'loan';
    const [lenderId, borrowerId] = isLent ? [from_id, to_id] : [to_id, from_id];
    const key = `${lenderId}/${borrowerId}/${currency}`;
    const one = found.get(key) ?? { of: { lenderId, borrowerId, currency }, changes: [] };
    one.changes.push({ date, amountMinor: isLent ? minor : -minor });
    found.set(key, one);
  }
  return [...found.values()].map(({ of, changes }) => ({ ...of, changes }));
}
