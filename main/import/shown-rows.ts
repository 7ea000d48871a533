/**
 * The rows of one account of a file as a preview shows them: as many as were asked for, beside what becomes of each.
 * Nothing is looked up or kept for a row beyond those.
 */
import type { ImportRow } from '../../shared/contract/import.ts';
import { exponentOf, formatDecimal, parseDecimal } from '../../shared/money.ts';
import type { ProblemRow, StatementRow } from './reader.ts';

/** Rows of one import that are shown in all, whatever its files and accounts: each takes some hundred bytes. */
const SHOWN_MAX = 50_000;
/** Of the text of a row that can't be read; its file's `unreadable` has more. */
const RAW_SHOWN_MAX = 300;

/** There is no room left. */
const NO_PLACE = -1;

export const NOT_BOOKED_YET = 'The bank has not booked it yet';

/** What one import may still show. */
export class ShowRoom {
  left = SHOWN_MAX;
  /** Rows of each account. */
  readonly perAccount: number;

  constructor(perAccount: number) {
    this.perAccount = perAccount;
  }
}

export class ShownRows {
  readonly #rows: (ImportRow | null)[] = [];
  readonly #room: ShowRoom;
  /** Where the next one goes, if not behind the others. */
  #place: number | null = null;

  constructor(room: ShowRoom) {
    this.#room = room;
  }

  get rows(): ImportRow[] {
    return this.#rows.filter((row) => row !== null);
  }

  /** Shows what `make` makes, if there is room. */
  add(make: () => ImportRow): void {
    const place = this.#place ?? this.keep();
    if (place !== NO_PLACE) this.#rows[place] = make();
  }

  /** Keeps a place for a row of which is told later than of those after it. */
  keep(): number {
    if (this.#rows.length >= this.#room.perAccount || this.#room.left === 0) return NO_PLACE;
    this.#room.left -= 1;
    return this.#rows.push(null) - 1;
  }

  /** What `tell` adds goes to that place, and nowhere if there was none. */
  at(place: number | null, tell: () => void): void {
    this.#place = place;
    tell();
    this.#place = null;
  }
}

/** A row that could be read. `currency` is that of its account. */
export function shownRow(
  row: StatementRow,
  currency: string | null,
  state: ImportRow['state'],
  reason: string,
): ImportRow {
  const ownCurrency = row.currency ?? currency;
  return {
    line: row.line,
    date: row.date,
    payee: row.payee,
    memo: row.memo,
    amount: withCents(row.amount, ownCurrency),
    currency: ownCurrency,
    state,
    reason,
    category: null,
    parts: [],
    entry: null,
    doubt: null,
  };
}

/** A sheet says 4.5 where a bank prints 4.50: as many decimals as the currency has, or as there are. */
function withCents(amount: string, currency: string | null): string {
  const decimal = parseDecimal(amount);
  return decimal ? formatDecimal(decimal, currency === null ? 2 : exponentOf(currency)) : amount;
}

/** A row that could not be read. */
export function shownProblem(problem: ProblemRow, currency: string | null): ImportRow {
  const { pending } = problem;
  return {
    line: problem.line,
    date: null,
    payee: '',
    memo: problem.raw.slice(0, RAW_SHOWN_MAX).replace(/\s+/g, ' ').trim(),
    amount: problem.amount,
    currency: problem.currency ?? currency,
    state: pending ? 'pending' : 'unreadable',
    reason: pending ? NOT_BOOKED_YET : sentence(problem.reason),
    category: null,
    parts: [],
    entry: null,
    doubt: null,
  };
}

export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
