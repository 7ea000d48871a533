/** Legs that were entered by hand and wait for their row of the bank. */
import { addDays, daysBetween, endOfMonth } from '../../shared/dates.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { OwnerBooks } from './owner-books.ts';
import type { StatementRow } from './reader.ts';

/** How far a hand-entered entry's date may lie from the bank's, either way: a cheque over a long weekend. */
const MATCH_DAYS_MAX = 5;

interface WaitingLeg {
  entry_id: string;
  line: number;
  date: string;
  payee: string;
}

const anyPending = preparedValue<1>(
  "SELECT 1 FROM posting WHERE status = 'pending' AND account_id = ? LIMIT 1",
);

const pendingLegs = prepared<WaitingLeg>(
  `SELECT p.entry_id, p.line, p.date, e.payee FROM posting p INDEXED BY posting_pending JOIN entry e ON e.id = p.entry_id
   WHERE p.status = 'pending' AND p.account_id = ? AND p.amount_minor = ? AND p.date BETWEEN ? AND ?`,
);

interface SeenLeg extends WaitingLeg {
  amount_minor: number;
}

/**
 * Entered by hand as seen at the bank already, before the bank's row came. From the few entries by hand, and not from
 * every row of the account.
 */
const seenLegs = prepared<SeenLeg>(
  `SELECT p.entry_id, p.line, p.date, p.amount_minor, e.payee
   FROM entry e INDEXED BY entry_manual CROSS JOIN posting p ON p.entry_id = e.id
   WHERE e.source = 'manual' AND e.entity_id = ? AND +p.account_id = ? AND e.date BETWEEN ? AND ?
     AND p.status = 'cleared'
     AND NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line)`,
);

/** One account's, while one part of a file is taken in. */
export class WaitingLegs {
  readonly #db: VaultDatabase;
  readonly #accountId: string;
  readonly #books: OwnerBooks;
  readonly #anyPending: boolean;
  /** By month, and by amount: rows come in the order of days. */
  readonly #seen = new Map<string, Map<number, SeenLeg[]>>();
  /** Legs that rows of this part have met. */
  readonly #met = new Set<string>();

  constructor(db: VaultDatabase, accountId: string, books: OwnerBooks) {
    this.#db = db;
    this.#accountId = accountId;
    this.#books = books;
    this.#anyPending = anyPending(db).get(accountId) !== undefined;
  }

  /** The leg that this row confirms: same amount, nearest day, then the likeliest payee; `null` if none does. */
  find(row: StatementRow, minor: number): WaitingLeg | null {
    const legs = this.#near(row, minor);
    const distance = (leg: WaitingLeg) =>
      Math.abs(daysBetween(leg.date, row.date)) - (sharesWord(leg.payee, row.payee) ? 0.5 : 0);
    const leg = legs.sort((a, b) => distance(a) - distance(b))[0] ?? null;
    if (leg) this.#met.add(keyOf(leg));
    return leg;
  }

  #near(row: StatementRow, minor: number): WaitingLeg[] {
    const { hasManualEntries } = this.#books;
    if (!this.#anyPending && !hasManualEntries) return [];
    const from = addDays(row.date, -MATCH_DAYS_MAX);
    const to = addDays(row.date, MATCH_DAYS_MAX);
    const pending = this.#anyPending ? pendingLegs(this.#db).all(this.#accountId, minor, from, to) : [];
    if (pending.length > 0 || !hasManualEntries) return pending;
    const seen = this.#seenIn(row.date.slice(0, 7)).get(minor) ?? [];
    return seen.filter((leg) => leg.date >= from && leg.date <= to && !this.#met.has(keyOf(leg)));
  }

  #seenIn(month: string): Map<number, SeenLeg[]> {
    let seen = this.#seen.get(month);
    if (!seen) {
      const from = addDays(`${month}-01`, -MATCH_DAYS_MAX);
      const to = addDays(endOfMonth(`${month}-01`), MATCH_DAYS_MAX);
      const legs = seenLegs(this.#db).all(this.#books.entityId, this.#accountId, from, to);
      seen = Map.groupBy(legs, (leg) => leg.amount_minor);
      this.#seen.set(month, seen);
    }
    return seen;
  }
}

function keyOf({ entry_id, line }: WaitingLeg): string {
  return `${entry_id} ${line}`;
}

function sharesWord(a: string, b: string): boolean {
  const words = new Set(
    a
      .toLowerCase()
      .split(/\W+/)
      .filter((w) => w.length >= 3),
  );
  return b
    .toLowerCase()
    .split(/\W+/)
    .some((w) => words.has(w));
}
