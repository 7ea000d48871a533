/**
 * What is told so far: the bank's rows of each account, and the entries that somebody wrote by hand. Keeps each
 * account's balance, as the bank would. What lies outside of the two years is left out.
 *
 * Money that moves between two accounts is one entry with both legs open, which the rows of both statements then meet:
 * booked once, seen twice. Money that crosses from one entity to the other is an entry in each one's books.
 */
import { addDays, type CalendarDate, daysInMonth } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import { BANK_ACCOUNTS, CURRENCY, PURSES, type Purse } from './cast.ts';
import type { Dice } from './dice.ts';

export interface BankRow {
  date: CalendarDate;
  minor: number;
  payee: string;
  memo: string;
  /** OFX TRNTYPE. */
  type: string;
  check: string | null;
}

/** An entry as `entry.create` takes it. */
export interface HandEntry {
  entity: string;
  date: CalendarDate;
  payee: string;
  memo: string;
  tags: string[];
  source: 'manual' | 'opening';
  postings: { account: string; amount: string; status?: 'cleared' }[];
}

/** Legs of an entry: minor units by account, debits positive. */
export type Legs = Readonly<Record<string, number>>;

interface Written {
  entity: string;
  date: CalendarDate;
  payee: string;
  memo?: string;
  tags?: string[];
  legs: Legs;
}

function byPurse<T>(make: (purse: Purse) => T): Record<Purse, T> {
  return Object.fromEntries(PURSES.map((purse) => [purse, make(purse)])) as Record<Purse, T>;
}

export class Story {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly dice: Dice;
  readonly rows: Readonly<Record<Purse, BankRow[]>> = byPurse(() => []);
  readonly entries: HandEntry[] = [];
  readonly #balances = byPurse((purse) => BANK_ACCOUNTS[purse].opening);

  constructor(from: CalendarDate, to: CalendarDate, dice: Dice) {
    this.from = from;
    this.to = to;
    this.dice = dice;
  }

  balance(purse: Purse): number {
    return this.#balances[purse];
  }

  /** A row on the bank's statement. */
  bank(
    purse: Purse,
    row: { date: CalendarDate; minor: number; payee: string; memo?: string; check?: string },
  ): void {
    if (row.date < this.from || row.date > this.to) return;
    this.#balances[purse] += row.minor;
    const type = row.check !== undefined ? 'CHECK' : row.minor < 0 ? 'DEBIT' : 'CREDIT';
    this.rows[purse].push({ ...row, memo: row.memo ?? '', check: row.check ?? null, type });
  }

  /** An entry written by hand. */
  write({ legs, memo = '', tags = [], ...entry }: Written): void {
    if (entry.date < this.from || entry.date > this.to) return;
    this.entries.push({ ...entry, memo, tags, source: 'manual', postings: toPostings(legs) });
  }

  /** Money between two accounts of one entity. `minor` is positive. */
  transfer(
    from: Purse,
    to: Purse,
    move: { date: CalendarDate; minor: number; payee: string; out: string; in: string },
  ): void {
    const { date, minor, payee } = move;
    if (date < this.from) return;
    const source = BANK_ACCOUNTS[from];
    const legs = { [source.account]: -minor, [BANK_ACCOUNTS[to].account]: minor };
    this.write({ entity: source.entity, date, payee, legs });
    this.bank(from, { date: this.soon(date), minor: -minor, payee: move.out });
    this.bank(to, { date: this.soon(date), minor, payee: move.in });
  }

  /** Money between the company and its owner: an entry in each one's books, a row on each one's statement. */
  cross(
    from: Purse,
    to: Purse,
    move: { date: CalendarDate; minor: number; what: string; giver: string; taker: string; memo?: string },
  ): void {
    const { date, minor, what, memo = '' } = move;
    if (date < this.from) return;
    const [source, target] = [BANK_ACCOUNTS[from], BANK_ACCOUNTS[to]];
    const tags = ['owner'];
    const giving = { [move.giver]: minor, [source.account]: -minor };
    const taking = { [target.account]: minor, [move.taker]: -minor };
    this.write({ entity: source.entity, date, payee: `${what}: ${target.entity}`, memo, tags, legs: giving });
    this.write({ entity: target.entity, date, payee: `${what}: ${source.entity}`, memo, tags, legs: taking });
    this.bank(from, {
      date: this.soon(date),
      minor: -minor,
      payee: `TRANSFER TO ${target.bank.toUpperCase()}`,
    });
    this.bank(to, { date: this.soon(date), minor, payee: `TRANSFER FROM ${source.bank.toUpperCase()}` });
  }

  /** The bank books within two days. */
  soon(date: CalendarDate): CalendarDate {
    return addDays(date, this.dice.between(0, 2));
  }
}

export function toPostings(legs: Legs, status?: 'cleared'): HandEntry['postings'] {
  return Object.entries(legs).map(([account, minor]) => ({
    account,
    amount: formatMoney(minor, CURRENCY),
    ...(status === undefined ? {} : { status }),
  }));
}

/** A month of the story. Nothing that two accounts see is dated later than `LAST_SHARED_DAY`: no statement cuts it in two. */
export class Month {
  readonly name: string;
  /** 1 to 12. */
  readonly ofYear: number;
  /** Counted from 0. */
  readonly index: number;
  readonly isLast: boolean;
  readonly #days: number;

  constructor(name: string, index: number, isLast: boolean) {
    this.name = name;
    this.index = index;
    this.isLast = isLast;
    this.ofYear = Number(name.slice(5, 7));
    this.#days = daysInMonth(Number(name.slice(0, 4)), this.ofYear);
  }

  get lastDay(): number {
    return this.#days;
  }

  day(day: number): CalendarDate {
    return `${this.name}-${String(Math.min(day, this.#days)).padStart(2, '0')}`;
  }

  /** The day, or the Monday after a weekend, or the Friday before one that the month ends with. */
  workday(day: number): CalendarDate {
    const weekday = new Date(`${this.day(day)}T00:00:00Z`).getUTCDay();
    const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
    const later = Math.min(day, this.#days) + shift;
    return this.day(later <= this.#days ? later : later - 3);
  }
}

/** Two days for a weekend and two for the bank still end within February. */
export const LAST_SHARED_DAY = 24;
