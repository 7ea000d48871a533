/**
 * The sums that every statement is made of: what each account moved, by currency and by a part of the date. Whole months
 * are kept by the database (`posting_month`); of the days around them SQLite adds up the index `posting_register`.
 */
import { type CalendarDate, endOfMonth } from '../../shared/dates.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { BEGINNING } from './stakes.ts';

export interface Sum {
  account_id: string;
  currency: string;
  /** The first characters of the date: the year, the month, or nothing. */
  bucket: string;
  /** Debits positive. */
  minor: number;
}

/** Characters of an ISO date that make the bucket. */
export const BUCKET = { whole: 0, year: 4, month: 7 } as const;
export type Bucket = (typeof BUCKET)[keyof typeof BUCKET];

export interface SumQuery {
  entityId: string;
  from: string;
  to: string;
  bucket: Bucket;
}

/** What every account of the entity moved. */
export function sumAll(db: VaultDatabase, query: SumQuery): Sum[] {
  return sumAccounts(db, query, '');
}

/**
 * What income and expense accounts moved by doing business: entries that close the year to equity are left out, or a
 * closed year would show no income.
 */
export function sumEarnings(db: VaultDatabase, query: SumQuery): Sum[] {
  const closing = sumClosing(db, query).map((sum) => ({ ...sum, minor: -sum.minor }));
  return [...sumAccounts(db, query, "AND type IN ('income', 'expense')"), ...closing];
}

/** Whole months from `posting_month`, the days before and after them from the postings. */
function sumAccounts(db: VaultDatabase, query: SumQuery, which: string): Sum[] {
  const accounts = `account_id IN (SELECT id FROM account WHERE entity_id = :entityId ${which})`;
  const legs = `SELECT account_id, currency, date AS day, amount_minor FROM posting WHERE ${accounts} AND date`;
  return db
    .prepare(
      `SELECT account_id, currency, substr(day, 1, :bucket) AS bucket, sum(amount_minor) AS minor FROM (
         SELECT account_id, currency, month AS day, amount_minor FROM posting_month
         WHERE ${accounts} AND month >= :firstMonth AND month < :beforeMonth
         UNION ALL ${legs} BETWEEN :from AND :headEnd
         UNION ALL ${legs} BETWEEN :tailStart AND :to
       ) GROUP BY account_id, currency, bucket`,
    )
    .all({ ...query, ...partsOf(query) }) as Sum[];
}

interface Parts {
  /** Months from here … */
  firstMonth: string;
  /** … and before this. */
  beforeMonth: string;
  /** Days from the beginning of the period to this one. */
  headEnd: string;
  /** Days from this one to the end of the period. */
  tailStart: string;
}

/** A period as whole months and what is left at its two ends. What is empty ends before it begins; all compare as texts. */
export function partsOf({ from, to }: Pick<SumQuery, 'from' | 'to'>): Parts {
  const [fromMonth, toMonth] = [from.slice(0, 7), to.slice(0, 7)];
  const wholeStart = from === BEGINNING || from.endsWith('-01');
  const wholeEnd = to === endOfMonth(to as CalendarDate);
  const oneMonth = fromMonth === toMonth;
  return {
    firstMonth: wholeStart ? fromMonth : after(fromMonth),
    beforeMonth: wholeEnd ? after(toMonth) : toMonth,
    headEnd: wholeStart ? '' : oneMonth ? to : `${fromMonth}-31`,
    tailStart: wholeEnd || (oneMonth && !wholeStart) ? after(to) : `${toMonth}-01`,
  };
}

/** Comes after `text`, and before whatever comes after it otherwise. */
function after(text: string): string {
  return `${text}~`;
}

/** Closing entries are a handful a year, and have an index of their own. */
function sumClosing(db: VaultDatabase, query: SumQuery): Sum[] {
  return db
    .prepare(
      `SELECT p.account_id, p.currency, substr(p.date, 1, :bucket) AS bucket, sum(p.amount_minor) AS minor
       FROM entry e CROSS JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
       WHERE e.source = 'closing' AND e.entity_id = :entityId AND e.date BETWEEN :from AND :to
         AND a.type IN ('income', 'expense')
       GROUP BY p.account_id, p.currency, bucket`,
    )
    .all(query) as Sum[];
}
