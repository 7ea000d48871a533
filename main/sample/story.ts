/**
 * What is told so far: the bank's rows of each account, and the entries that somebody wrote by hand. Keeps each
 * account's balance, as the bank would. What lies outside of the two years is left out.
 *
 * Money that moves between two accounts is one entry with both legs open, which the rows of both statements then meet:
 * booked once, seen twice. What crosses from one entity to the other is told as the commands take it that book it in both books,
 * and its money meets the rows of both banks the same way.
 */
import type { PaperKind } from '../../shared/contract/paper.ts';
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

/**
 * Something that crosses, with the input of the command that books it, and which paper is filed for it, if it has one: a page that
 * was signed with a pen.
 */
export interface Crossed {
  command: 'crossing.make' | 'loan.create' | 'loan.pay';
  date: CalendarDate;
  minor: number;
  input: Readonly<Record<string, unknown>>;
  paper: PaperKind | null;
}

/** Money from one side to the other. `minor` is positive. */
interface Move {
  date: CalendarDate;
  minor: number;
  paper?: Crossed['paper'];
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
  readonly crossed: Crossed[] = [];
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

  /** Money that crosses: in both books, and a row on each one's statement. */
  move(from: Purse, to: Purse, move: Move & { kind: string; purpose: string }): void {
    const { kind, purpose, ...rest } = move;
    this.#cross(from, to, 'crossing.make', rest, {
      ...{ kind, from: BANK_ACCOUNTS[from].entity, to: BANK_ACCOUNTS[to].entity, purpose },
      ...{ from_account: BANK_ACCOUNTS[from].account, to_account: BANK_ACCOUNTS[to].account },
      ...{ date: move.date, amount: formatMoney(move.minor, CURRENCY) },
    });
  }

  lend(from: Purse, to: Purse, move: Move & { terms: Readonly<Record<string, unknown>> }): void {
    const { terms, ...rest } = move;
    this.#cross(from, to, 'loan.create', rest, {
      ...{ lender: BANK_ACCOUNTS[from].entity, borrower: BANK_ACCOUNTS[to].entity, ...terms },
      ...{ lender_account: BANK_ACCOUNTS[from].account, borrower_account: BANK_ACCOUNTS[to].account },
      ...{ date: move.date, principal: formatMoney(move.minor, CURRENCY) },
    });
  }

  payLoan(from: Purse, to: Purse, move: Move & { loan: string }): void {
    const { loan, ...rest } = move;
    this.#cross(from, to, 'loan.pay', rest, {
      ...{ loan, borrower_account: BANK_ACCOUNTS[from].account, lender_account: BANK_ACCOUNTS[to].account },
      ...{ date: move.date, amount: formatMoney(move.minor, CURRENCY) },
    });
  }

  #cross(from: Purse, to: Purse, command: Crossed['command'], move: Move, input: Crossed['input']): void {
    const { date, minor, paper = null } = move;
    if (date < this.from || date > this.to) return;
    this.crossed.push({ command, date, minor, input, paper });
    const [source, target] = [BANK_ACCOUNTS[from].bank, BANK_ACCOUNTS[to].bank];
    this.bank(from, { date: this.soon(date), minor: -minor, payee: `TRANSFER TO ${target.toUpperCase()}` });
    this.bank(to, { date: this.soon(date), minor, payee: `TRANSFER FROM ${source.toUpperCase()}` });
  }

  /** What the one paid with a card for the other, who owes it from then on. */
  bear(
    purse: Purse,
    cost: Move & {
      kind: 'personal' | 'business';
      to: string;
      payee: string;
      statement: string;
      category: string;
      purpose: string;
    },
  ): void {
    const { date, minor, kind, to, payee, statement, category, purpose, paper = null } = cost;
    if (date < this.from || date > this.to) return;
    const { entity, account } = BANK_ACCOUNTS[purse];
    const amount = formatMoney(minor, CURRENCY);
    const told = { kind, from: entity, to, date, amount, payee, purpose, category, settlement: 'owed' };
    const input = { ...told, from_account: account };
    this.crossed.push({ command: 'crossing.make', date, minor, input, paper });
    this.bank(purse, { date, minor: -minor, payee: statement });
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
  /** How many months come after it. */
  readonly left: number;
  readonly #days: number;

  constructor(name: string, index: number, left: number) {
    this.name = name;
    this.index = index;
    this.left = left;
    this.ofYear = Number(name.slice(5, 7));
    this.#days = daysInMonth(Number(name.slice(0, 4)), this.ofYear);
  }

  get isLast(): boolean {
    return this.left === 0;
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
