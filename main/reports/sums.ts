/**
 * The sums that every statement is made of: what each account moved, by currency and by a part of the date. SQLite adds
 * up over the index `posting_register`, which holds all that is asked for; the tables themselves are not read.
 */
import type { VaultDatabase } from '../vault/index.ts';

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

/** Before every date there can be. */
export const BEGINNING = '';

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

function sumAccounts(db: VaultDatabase, query: SumQuery, which: string): Sum[] {
  return db
    .prepare(
      `SELECT account_id, currency, substr(date, 1, :bucket) AS bucket, sum(amount_minor) AS minor FROM posting
       WHERE account_id IN (SELECT id FROM account WHERE entity_id = :entityId ${which})
         AND date BETWEEN :from AND :to
       GROUP BY account_id, currency, bucket`,
    )
    .all(query) as Sum[];
}

/** Closing entries are a handful a year; one pass over the entries costs less than looking each of them up. */
function sumClosing(db: VaultDatabase, query: SumQuery): Sum[] {
  return db
    .prepare(
      `SELECT p.account_id, p.currency, substr(p.date, 1, :bucket) AS bucket, sum(p.amount_minor) AS minor
       FROM entry e CROSS JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
       WHERE e.source = 'closing' AND +e.entity_id = :entityId AND e.date BETWEEN :from AND :to
         AND a.type IN ('income', 'expense')
       GROUP BY p.account_id, p.currency, bucket`,
    )
    .all(query) as Sum[];
}

// --- Figures: the sums laid out in columns -------------------------------------------------------------------------

/** Amounts in minor units by account id, one for each column. */
export type Figures = Map<string, number[]>;

/** The account's columns, made when they are not there. */
export function columnsOf(figures: Figures, accountId: string, width: number): number[] {
  let columns = figures.get(accountId);
  if (!columns) {
    columns = new Array<number>(width).fill(0);
    figures.set(accountId, columns);
  }
  return columns;
}

/** The columns of a comparison: now, then, and what is between them. */
export const CHANGE = { width: 3, name: 'Change' } as const;

export class FiguresByCurrency {
  readonly width: number;
  readonly #byCurrency = new Map<string, Figures>();

  constructor(width: number) {
    this.width = width;
  }

  columns(currency: string, accountId: string): number[] {
    return columnsOf(this.of(currency), accountId, this.width);
  }

  of(currency: string): Figures {
    let figures = this.#byCurrency.get(currency);
    if (!figures) {
      figures = new Map();
      this.#byCurrency.set(currency, figures);
    }
    return figures;
  }

  /** Of a comparison: the third column, once the first two are there. */
  fillChange(): void {
    for (const figures of this.#byCurrency.values())
      for (const columns of figures.values()) columns[2] = columns[0]! - columns[1]!;
  }

  /** Currencies with any amount, the entity's own first; its own alone when there are none. */
  currencies(base: string): string[] {
    const used = [...this.#byCurrency]
      .filter(([, figures]) => [...figures.values()].some(anyAmount))
      .map(([currency]) => currency)
      .filter((currency) => currency !== base);
    return [base, ...used.sort()];
  }
}

export function anyAmount(amounts: readonly number[]): boolean {
  return amounts.some((amount) => amount !== 0);
}

/** Adds `amounts` to `total`, column by column. */
export function addTo(total: number[], amounts: readonly number[]): void {
  for (let i = 0; i < total.length; i++) total[i]! += amounts[i]!;
}

/** Said once whenever a report shows more than one currency. */
export function currencyNotes(currencies: readonly string[]): string[] {
  if (currencies.length < 2) return [];
  return [
    `Amounts appear in ${currencies.join(', ')}. Each currency has its own rows and totals; nothing is converted.`,
  ];
}
