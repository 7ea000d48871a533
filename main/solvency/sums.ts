/**
 * What a company’s accounts came to at the end of each month, and on the day that is asked about. Whole months come from the
 * sums that the database keeps, so ten years cost as much as one.
 */
import { type CalendarDate, endOfMonth, monthsBetween } from '../../shared/dates.ts';
import type { EntityRow } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

interface Row {
  account_id: string;
  month: string;
  currency: string;
  amount_minor: number;
}

const monthly = prepared<Row>(
  `SELECT m.account_id, m.month, m.currency, m.amount_minor FROM posting_month m
   JOIN account a ON a.id = m.account_id
   WHERE a.entity_id = :entity AND a.type IN ('asset', 'liability') AND m.month < :month
   UNION ALL
   SELECT p.account_id, :month, p.currency, sum(p.amount_minor) FROM posting p JOIN account a ON a.id = p.account_id
   WHERE a.entity_id = :entity AND a.type IN ('asset', 'liability') AND p.date BETWEEN :month || '-01' AND :asOf
   GROUP BY p.account_id, p.currency
   ORDER BY 2`,
);

/** Balances by account, debits positive, in the company’s own currency. */
export type Balances = ReadonlyMap<string, number>;

export interface Months {
  /** The last is the day that was asked about; none where there are no books yet. */
  ends: readonly { date: CalendarDate; balances: Balances }[];
  /** What is held or owed on that day in currencies beside the company’s own, by account. */
  foreign: readonly { currency: string; accountId: string }[];
}

export function monthsOf(db: VaultDatabase, company: EntityRow, asOf: CalendarDate): Months {
  const month = asOf.slice(0, 7);
  const rows = monthly(db).all({ entity: company.id, month, asOf });
  const first = rows[0]?.month;
  if (first === undefined) return { ends: [], foreign: [] };
  const byMonth = Map.groupBy(rows, (row) => row.month);
  const balances = new Map<string, number>();
  const others = new Map<string, number>();
  const ends = monthsBetween(`${first}-01`, asOf).map((name) => {
    for (const row of byMonth.get(name) ?? []) {
      if (row.currency === company.base_currency) add(balances, row.account_id, row.amount_minor);
      else add(others, `${row.currency} ${row.account_id}`, row.amount_minor);
    }
    return { date: name === month ? asOf : endOfMonth(`${name}-01`), balances: new Map(balances) };
  });
  const held = [...others].filter(([, minor]) => minor !== 0).map(([key]) => key.split(' '));
  return {
    ends,
    foreign: held.map(([currency, accountId]) => ({ currency: currency!, accountId: accountId! })),
  };
}

function add(sums: Map<string, number>, key: string, minor: number): void {
  sums.set(key, (sums.get(key) ?? 0) + minor);
}
