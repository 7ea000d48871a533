/**
 * Legs that were entered by hand, or are the other side of a transfer, and wait for their row of the bank: those of one
 * account, while one part of a file is taken in. They are read once, and rows are held against them in memory. Nothing fails.
 */
import { addDays, endOfMonth } from '../../shared/dates.ts';
import { listedRoles, MONEY_ROLES } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { isNear, MATCH_DAYS_MAX, meet, TRANSFER_DAYS_MAX } from './meeting.ts';
import type { OwnerBooks } from './owner-books.ts';
import type { StatementRow } from './reader.ts';
import type { Side } from './score.ts';
import type { TakenRow } from './taken-row.ts';

export interface WaitingLeg {
  entry_id: string;
  line: number;
  date: string;
  amount_minor: number;
  payee: string;
  memo: string;
  /** Said to have been seen at the bank already, before its row came. */
  was_cleared: 1 | null;
  /** The other side of what a row of another account told of, or other books: two banks may be further apart. */
  is_other_side: number;
}

const LEG = 'p.entry_id, p.line, p.date, p.amount_minor, e.payee, ifnull(p.memo, e.memo) AS memo';

/** Of a transfer that a row began, or a crossing. */
const OTHER_SIDE = `(e.source = 'import' OR EXISTS (SELECT 1 FROM crossing c WHERE c.origin_entry_id = e.id)
  OR EXISTS (SELECT 1 FROM crossing c WHERE c.mirror_entry_id = e.id))`;

const pendingLegs = prepared<WaitingLeg>(
  `SELECT ${LEG}, NULL AS was_cleared, ${OTHER_SIDE} AS is_other_side FROM posting p INDEXED BY posting_pending JOIN entry e ON e.id = p.entry_id
   WHERE p.status = 'pending' AND p.account_id = ?`,
);

/**
 * Entered by hand as seen at the bank already, before the bank's row came. From the few entries by hand, and not from
 * every row of the account.
 */
const seenLegs = prepared<WaitingLeg>(
  `SELECT ${LEG}, 1 AS was_cleared, ${OTHER_SIDE} AS is_other_side
   FROM entry e INDEXED BY entry_manual CROSS JOIN posting p ON p.entry_id = e.id
   WHERE e.source = 'manual' AND e.entity_id = ? AND +p.account_id = ? AND e.date BETWEEN ? AND ?
     AND p.status = 'cleared'
     AND NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line)`,
);

/** Of transfers that a row began and that somebody ticked before the other bank's row came. */
const tickedLegs = prepared<WaitingLeg>(
  `SELECT ${LEG}, 1 AS was_cleared, 1 AS is_other_side
   FROM posting p INDEXED BY posting_register CROSS JOIN entry e ON e.id = p.entry_id
   JOIN account a ON a.id = p.account_id
   WHERE p.account_id = ? AND p.date BETWEEN ? AND ? AND p.status = 'cleared' AND a.role IN (${listedRoles(MONEY_ROLES)})
     AND NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line)
     AND e.source = 'import'`,
);

/** What another part of this import has taken away meanwhile waits no more. */
const waits = preparedValue<1>(
  `SELECT 1 FROM posting p WHERE p.entry_id = ? AND p.line = ?
     AND NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line)`,
);

export class WaitingLegs {
  readonly #db: VaultDatabase;
  readonly #accountId: string;
  readonly #books: OwnerBooks;
  readonly #byAmount = new Map<number, Set<WaitingLeg>>();
  /** Those whose seen legs were read, and that of the latest row. */
  readonly #months = new Set<string>();
  #month = '';
  /** How many of the legs are taken in that this import has made. */
  #begun: number;

  constructor(db: VaultDatabase, accountId: string, books: OwnerBooks) {
    this.#db = db;
    this.#accountId = accountId;
    this.#books = books;
    this.#begun = books.begun.get(accountId)?.length ?? 0;
    for (const leg of pendingLegs(db).all(accountId)) this.#add(leg);
  }

  /** Whether there is a leg that this row might stand for. */
  hasFor(row: StatementRow, minor: number): boolean {
    this.#takeIn(row.date);
    const legs = this.#byAmount.get(minor);
    if (!legs) return false;
    for (const leg of legs) if (isNear(row, leg, reachOf(leg))) return true;
    return false;
  }

  /** The legs that these rows stand for; of one amount they may be no other row's from now on. */
  meet(rows: readonly TakenRow[]): Map<TakenRow, WaitingLeg> {
    const met = new Map<TakenRow, WaitingLeg>();
    for (const [minor, some] of Map.groupBy(rows, (taken) => taken.minor)) {
      const legs = this.#byAmount.get(minor);
      if (!legs) continue;
      const open = [...legs].filter(
        ({ entry_id, line }) => waits(this.#db).get(entry_id, line) !== undefined,
      );
      const take = (all: Map<TakenRow, WaitingLeg>) => {
        for (const [taken, leg] of all) {
          met.set(taken, leg);
          legs.delete(leg);
        }
      };
      take(meet(some, open, sideOfRow, sideOfLeg));
      const others = open.filter((leg) => leg.is_other_side === 1 && legs.has(leg));
      const left = some.filter((taken) => !met.has(taken));
      take(meet(left, others, sideOfRow, sideOfLeg, TRANSFER_DAYS_MAX));
    }
    return met;
  }

  #takeIn(date: string): void {
    const begun = this.#books.begun.get(this.#accountId);
    if (begun) for (; this.#begun < begun.length; this.#begun++) this.#add(begun[this.#begun]!);
    const month = date.slice(0, 7);
    if (month === this.#month) return;
    this.#month = month;
    const first = `${month}-01`;
    for (const day of [addDays(first, -1), first, addDays(endOfMonth(first), 1)]) this.#readMonth(day);
  }

  #readMonth(day: string): void {
    const month = day.slice(0, 7);
    if (this.#months.has(month)) return;
    this.#months.add(month);
    const { entityId, hasManualEntries } = this.#books;
    const days = [`${month}-01`, endOfMonth(day)] as const;
    const seen = hasManualEntries ? seenLegs(this.#db).all(entityId, this.#accountId, ...days) : [];
    for (const leg of [...seen, ...tickedLegs(this.#db).all(this.#accountId, ...days)]) this.#add(leg);
  }

  #add(leg: WaitingLeg): void {
    const legs = this.#byAmount.get(leg.amount_minor) ?? new Set();
    this.#byAmount.set(leg.amount_minor, legs.add(leg));
  }
}

const reachOf = ({ is_other_side: isOtherSide }: WaitingLeg) =>
  isOtherSide === 1 ? TRANSFER_DAYS_MAX : MATCH_DAYS_MAX;

const sideOfRow = ({ row: { date, payee, memo, checkNumber } }: TakenRow): Side => ({
  ...{ date, payee, memo, checkNumber },
  accountId: '',
});
export const sideOfLeg = ({ date, payee, memo }: WaitingLeg): Side => ({
  ...{ date, payee, memo },
  checkNumber: null,
  accountId: '',
});
