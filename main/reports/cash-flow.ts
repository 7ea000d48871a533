/**
 * What came in and went out of an entity's money accounts, month by month. Money that moved between its own accounts is
 * neither, nor is an opening balance: an entry counts with what it changes in all of them together.
 *
 * Days are summed over the index `posting_register` alone; only entries that may move between accounts are looked at.
 */
import { monthsBetween } from '../../shared/dates.ts';
import type { ChartAccount, EntityRow } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';

export interface CashMonth {
  month: string;
  in_minor: number;
  out_minor: number;
  /** Bank and cash accounts at the month's end. */
  cash_minor: number;
}

/** The running month and those before it. */
const MONTHS = 12;
/** Accounts that money lies in. A loan is none: what it brings in is cash that was not there. */
const OWN = new Set(['bank', 'card', 'cash', 'investment']);
const CASH = new Set(['bank', 'cash']);

const days = prepared<{ date: string; in_minor: number; out_minor: number }>(
  `SELECT date, sum(max(amount_minor, 0)) AS in_minor, -sum(min(amount_minor, 0)) AS out_minor FROM posting
   WHERE account_id = ? AND currency = ? AND date BETWEEN ? AND ? GROUP BY date`,
);
const heldBefore = preparedValue<number>(
  'SELECT ifnull(sum(amount_minor), 0) FROM posting WHERE account_id = ? AND currency = ? AND date < ?',
);

interface Moved {
  date: string;
  in_minor: number;
  out_minor: number;
  /** Own accounts and opening balances together. */
  net_minor: number;
  currencies: number;
}

/**
 * Entries with several legs in own accounts, or with an opening balance. Of several legs one at least is not the first,
 * which the index tells.
 */
const movedWithin = prepared<Moved>(
  `WITH several AS (
     SELECT entry_id, date FROM posting
     WHERE account_id IN (SELECT value FROM json_each(:own)) AND date BETWEEN :from AND :to AND line > 0
     UNION SELECT entry_id, date FROM posting
     WHERE account_id IN (SELECT value FROM json_each(:opening)) AND date BETWEEN :from AND :to)
   SELECT s.date, count(DISTINCT p.currency) AS currencies, sum(iif(p.currency = :currency, p.amount_minor, 0)) AS net_minor,
     sum(iif(p.currency = :currency AND p.account_id IN (SELECT value FROM json_each(:own)), max(p.amount_minor, 0), 0)) AS in_minor,
     -sum(iif(p.currency = :currency AND p.account_id IN (SELECT value FROM json_each(:own)), min(p.amount_minor, 0), 0)) AS out_minor
   FROM several s CROSS JOIN posting p ON p.entry_id = s.entry_id
   WHERE p.account_id IN (SELECT value FROM json_each(:own)) OR p.account_id IN (SELECT value FROM json_each(:opening))
   GROUP BY s.entry_id`,
);

export class CashFlow {
  readonly #db: VaultDatabase;
  readonly #currency: string;
  readonly #own: readonly ChartAccount[];
  readonly #opening: readonly string[];
  readonly #from: string;
  readonly #to: string;
  readonly #months: Map<string, CashMonth>;

  constructor(db: VaultDatabase, entity: EntityRow, chart: readonly ChartAccount[], asOf: string) {
    this.#db = db;
    this.#currency = entity.base_currency;
    this.#own = chart.filter((a) => OWN.has(a.role));
    this.#opening = chart.filter((a) => a.role === 'opening').map((a) => a.id);
    const names = monthsBetween(yearBefore(asOf), asOf).slice(-MONTHS);
    this.#from = `${names[0]}-01`;
    this.#to = asOf;
    this.#months = new Map(
      names.map((month) => [month, { month, in_minor: 0, out_minor: 0, cash_minor: 0 }]),
    );
  }

  months(): CashMonth[] {
    let cash = 0;
    for (const account of this.#own) {
      if (CASH.has(account.role)) cash += heldBefore(this.#db).get(account.id, this.#currency, this.#from)!;
      this.#addDays(account);
    }
    for (const month of this.#months.values()) {
      cash += month.cash_minor;
      month.cash_minor = cash;
    }
    this.#leaveOutMoved();
    return [...this.#months.values()];
  }

  /** Every leg as if each were an entry of its own; `cash_minor` is what the month changes, for now. */
  #addDays(account: ChartAccount): void {
    for (const day of days(this.#db).all(account.id, this.#currency, this.#from, this.#to)) {
      const month = this.#monthOf(day.date);
      month.in_minor += day.in_minor;
      month.out_minor += day.out_minor;
      if (CASH.has(account.role)) month.cash_minor += day.in_minor - day.out_minor;
    }
  }

  #leaveOutMoved(): void {
    const entries = movedWithin(this.#db).all({
      from: this.#from,
      to: this.#to,
      currency: this.#currency,
      own: JSON.stringify(this.#own.map((a) => a.id)),
      opening: JSON.stringify(this.#opening),
    });
    for (const entry of entries) {
      // Money changed into another currency of one's own has not gone anywhere.
      const net = entry.currencies > 1 ? 0 : entry.net_minor;
      const month = this.#monthOf(entry.date);
      month.in_minor += Math.max(net, 0) - entry.in_minor;
      month.out_minor += Math.max(-net, 0) - entry.out_minor;
    }
  }

  #monthOf(date: string): CashMonth {
    return this.#months.get(date.slice(0, 7))!;
  }
}

function yearBefore(date: string): string {
  return `${Number(date.slice(0, 4)) - 1}${date.slice(4, 8)}01`;
}
