/**
 * What makes a statement row itself. With a bank's reference: that reference together with day and amount (banks reuse
 * references). Without one: its content. Either way with its number among equal rows, so that two equal rows in a
 * file are two transactions, and the same two in the next file are the same two.
 */
import type { StatementRow } from './reader.ts';

type Identified = Pick<StatementRow, 'date' | 'reference' | 'payee' | 'memo' | 'checkNumber'>;

/** The identity begins with the day, so that the index on it is in date order. */
export function identityOf(row: Identified, amountMinor: number): string {
  if (row.reference !== null) return `${row.date}|${amountMinor}|r|${row.reference}`;
  return `${row.date}|${amountMinor}|c|${row.payee}|${row.memo}|${row.checkNumber ?? ''}`;
}

/** Identities begin with the day and the amount. */
export function amountIn(identity: string): number {
  const start = identity.indexOf('|') + 1;
  return Number(identity.slice(start, identity.indexOf('|', start)));
}

/** Days that are at hand at a time: a file goes through them one after another, forwards or backwards. */
const DAYS_AT_HAND = 4;

/**
 * Counts equal rows within one file and account. Rows of a day that the file seems to be done with are put away, so that a
 * million rows cost some megabytes; a file that comes back to such a day is in no order, and nothing is put away any more.
 */
export class Occurrences {
  readonly #days = new Map<string, Map<string, number>>();
  /** As JSON: a third of what the maps cost. */
  readonly #putAway = new Map<string, string>();
  #isInOrder = true;

  /** 1 for the first row of that day with this identity, 2 for the second, ... */
  next(date: string, identity: string): number {
    const seen = this.#days.get(date) ?? this.#begin(date);
    const number = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, number);
    return number;
  }

  /** How many of each identity that day has so far; to be read only. */
  of(date: string): ReadonlyMap<string, number> {
    return this.#days.get(date) ?? new Map(JSON.parse(this.#putAway.get(date) ?? '[]'));
  }

  /** Whether the file has not come back to a day that it seemed to be done with. */
  get isInOrder(): boolean {
    return this.#isInOrder;
  }

  #begin(date: string): Map<string, number> {
    const before = this.#putAway.get(date);
    const seen = new Map<string, number>(before === undefined ? [] : JSON.parse(before));
    if (before !== undefined) {
      this.#isInOrder = false;
      this.#putAway.delete(date);
    }
    this.#days.set(date, seen);
    if (this.#isInOrder && this.#days.size > DAYS_AT_HAND) this.#putOldestAway();
    return seen;
  }

  #putOldestAway(): void {
    const [date, seen] = this.#days.entries().next().value!;
    this.#days.delete(date);
    this.#putAway.set(date, JSON.stringify([...seen]));
  }
}
