/** What one row of the bank could stand for, and what could stand behind one leg: each weighed, the best first. */
import { addDays } from '../../shared/dates.ts';
import { type Extra, type Marks, TRANSFER_DAYS_MAX, weigh, withRivals } from '../import/index.ts';
import { accountPath, listedRoles, STATEMENT_ROLES } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { crossingsOf } from './across.ts';
import type { Candidate } from './describe.ts';
import { areDoubled, doubled } from './doubled.ts';
import {
  type Around,
  holdsPayments,
  type Leg,
  otherAccount,
  paymentsUnderWay,
  waitingBothWays,
  waitingLegs,
  waitingParts,
} from './legs.ts';
import { LessFee } from './less-fee.ts';
import { matchedBefore } from './matched-before.ts';
import type { OwnEntries } from './own-entry.ts';
import { type BankRow, rowParts, rowsBeyond, rowsOn } from './rows.ts';
import { sideOfLegs, sideOfRow, sideOfRows } from './sides.ts';
import { marksOfSum, netsThatMake, SUMMED_MAX, setsThatMake } from './sums.ts';

/** A cheque may lie in a drawer for a month. */
const LEG_DAYS_MAX = 31;
const SHOWN_MAX = 20;
/** Rows of which a leg may be a part: for each, all that waits is held against the rest of it. */
const BEYOND_MAX = 10;

const otherMoney = prepared<{ id: string }>(
  `SELECT o.id FROM account o JOIN account a ON a.entity_id = o.entity_id JOIN entity n ON n.id = o.entity_id
   WHERE a.id = ? AND o.id <> a.id AND o.role IN (${listedRoles(STATEMENT_ROLES)})
     AND ifnull(o.currency, n.base_currency) = ?`,
);

/** A transfer that one side has made already: its leg here waits, and is what the row is matched with. */
const waitsIn = preparedValue<1>(
  `SELECT 1 FROM posting p WHERE p.entry_id = ? AND p.account_id = ? AND p.status = 'pending'
     AND NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line)`,
);

function around(day: string, days: number): Around {
  return { day, from: addDays(day, -days), to: addDays(day, days) };
}

export class Finder {
  readonly #db: VaultDatabase;
  readonly #own: OwnEntries;
  readonly #marks: Marks;
  readonly #lessFee: LessFee;

  constructor(db: VaultDatabase, own: OwnEntries, marks: Marks) {
    this.#db = db;
    this.#own = own;
    this.#marks = marks;
    const lost = (row: BankRow, leg: Leg) => this.#lost([row], [otherAccount(db, leg)]);
    this.#lessFee = new LessFee(db, marks, lost);
  }

  /** What a row could stand for, beside what it stands for now. */
  forRow(row: BankRow): Candidate[] {
    const days = around(row.date, LEG_DAYS_MAX);
    const isOther = (leg: Leg) => row.kind === 'matched' || leg.entry_id !== row.entry_id;
    const here = waitingLegs(this.#db, row.account_id, days, row.amount_minor);
    const single = [...here, ...paymentsUnderWay(this.#db, row, days)].map((leg) => [leg]);
    const near = waitingParts(this.#db, row.account_id, days, row.amount_minor, SUMMED_MAX);
    const mixed = waitingBothWays(this.#db, row.account_id, days, SUMMED_MAX);
    const sums = this.#sums(row, near.filter(isOther), setsThatMake);
    const nets = this.#sums(row, mixed.filter(isOther), netsThatMake);
    const one = single.filter((set) => set.every(isOther)).map((set) => this.#legs([row], set));
    const across = crossingsOf(this.#db, row, this.#marks);
    const before = this.#before(({ rows }) => rows[0]!.id === row.id);
    const found = [...before, ...one, ...sums, ...nets, ...this.#transfers(row), ...across];
    return best(found.length > 0 ? found : some(this.#lessFee.forRow(row)));
  }

  /** What could stand behind a leg that waits. */
  forLeg(leg: Leg): Candidate[] {
    const { account_id, amount_minor, currency } = leg;
    const isOther = (row: BankRow) => row.entry_id !== leg.entry_id;
    const isPayment = holdsPayments(this.#db, account_id);
    const accounts = isPayment ? otherMoney(this.#db).all(account_id, currency) : [{ id: account_id }];
    const single = daysAround(leg.date, LEG_DAYS_MAX)
      .flatMap((day) => accounts.flatMap(({ id }) => rowsOn(this.#db, id, day, amount_minor)))
      .map((row) => [row]);
    const isDivisible = leg.source === 'manual';
    const near = isDivisible
      ? rowParts(this.#db, account_id, around(leg.date, LEG_DAYS_MAX), amount_minor, SUMMED_MAX)
      : [];
    const sets = setsThatMake(near, amount_minor);
    const found = [...single, ...sets].filter((rows) => rows.every(isOther));
    const before = this.#before(({ legs }) => legs.some((one) => isSame(one, leg)));
    const all = [...before, ...found.map((rows) => this.#legs(rows, [leg])), ...this.#together(leg)];
    return best(all.length > 0 ? all : some(this.#lessFee.forLeg(leg)));
  }

  #before(isMeant: (one: Candidate) => boolean): Candidate[] {
    return matchedBefore(this.#db, this.#marks).filter(isMeant);
  }

  /** Rows that are this leg and one or two others that wait, taken together. */
  #together(leg: Leg): Candidate[] {
    const { account_id: account, amount_minor: amount, date } = leg;
    if (amount === 0) return [];
    const days = around(date, LEG_DAYS_MAX);
    return rowsBeyond(this.#db, account, days, amount, BEYOND_MAX).flatMap((row) => {
      const isFree = (other: Leg) => other.entry_id !== row.entry_id && !isSame(other, leg);
      const near = around(row.date, LEG_DAYS_MAX);
      const others = waitingParts(this.#db, account, near, row.amount_minor, SUMMED_MAX).filter(isFree);
      const rest = row.amount_minor - amount;
      const one = others.filter((other) => other.amount_minor === rest).map((other) => [other]);
      const two = setsThatMake(others, rest).filter((set) => set.length === 2);
      return [...one, ...two].map((set) => {
        const legs = [leg, ...set];
        return this.#legs([row], legs, marksOfSum(legs, [leg, ...others], row.date));
      });
    });
  }

  #sums(row: BankRow, all: readonly Leg[], make: typeof setsThatMake): Candidate[] {
    return make(all, row.amount_minor).map((set) => this.#legs([row], set, marksOfSum(set, all, row.date)));
  }

  #legs(rows: BankRow[], legs: Leg[], marks: Extra = {}): Candidate {
    const kept = legs.map((leg) => otherAccount(this.#db, leg));
    const bank = rows.length === 1 ? sideOfRow(rows[0]!) : sideOfRows(rows);
    const extra = {
      ...marks,
      count: Math.max(rows.length, legs.length),
      category: this.#lost(rows, kept),
    };
    return { kind: 'legs', ...weigh(bank, sideOfLegs(legs), this.#marks, extra), rows, legs };
  }

  #transfers(row: BankRow): Candidate[] {
    if (row.kind !== 'created' || row.amount_minor === 0) return [];
    const accounts = otherMoney(this.#db).all(row.account_id, row.currency);
    const found = accounts.flatMap(({ id }) =>
      daysAround(row.date, TRANSFER_DAYS_MAX).flatMap((day) => rowsOn(this.#db, id, day, -row.amount_minor)),
    );
    const free = found.filter((other) => {
      const held = this.#own.held(other)?.kind;
      if (other.entry_id === row.entry_id || held === 'other_row' || held === 'split') return false;
      if (areDoubled(this.#db, row, other)) return true;
      return !this.#waits(other, row) && !this.#waits(row, other);
    });
    return free.map((other) => {
      if (areDoubled(this.#db, row, other)) return doubled(row, other, this.#marks);
      const rows = [row, other];
      const category = this.#lost(rows, [row.account_id, other.account_id]);
      const extra = { transfer: true, category };
      return {
        kind: 'transfer' as const,
        ...weigh(sideOfRow(row), sideOfRow(other), this.#marks, extra),
        rows,
        legs: [],
      };
    });
  }

  #waits(made: BankRow, here: BankRow): boolean {
    return waitsIn(this.#db).get(made.entry_id, here.account_id) !== undefined;
  }

  /** A category that would be lost. */
  #lost(rows: readonly BankRow[], kept: readonly (string | null)[]): string | null {
    for (const row of rows) {
      const category = this.#own.categoryOf(row);
      if (category !== null && !kept.includes(category) && this.#own.held(row, kept)?.kind === 'category')
        return accountPath(this.#db, category);
    }
    return null;
  }
}

function isSame(a: Leg, b: Leg): boolean {
  return a.entry_id === b.entry_id && a.line === b.line;
}

const some = (found: Candidate | null): Candidate[] => (found ? [found] : []);

function daysAround(day: string, days: number): string[] {
  return Array.from({ length: 2 * days + 1 }, (_, at) => addDays(day, at - days));
}

/** The first of those that are the same is the one that says more. */
function best(found: readonly Candidate[]): Candidate[] {
  const all = [...new Map(found.toReversed().map((one) => [keyOf(one), one])).values()];
  return all
    .map((one) => {
      const rivals = all.filter((other) => other !== one && other.score === one.score).length;
      return { ...one, ...withRivals(one, rivals) };
    })
    .sort((a, b) => b.score - a.score || (keyOf(a) < keyOf(b) ? -1 : 1))
    .slice(0, SHOWN_MAX);
}

function keyOf({ rows, legs }: Candidate): string {
  return [
    ...legs.map((leg) => `${leg.date} ${leg.entry_id} ${leg.line}`),
    ...rows.map(({ id }) => id),
  ].join();
}
