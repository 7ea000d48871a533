/**
 * What makes a statement row itself. With a bank's reference: that reference together with day and amount (banks reuse
 * references). Without one: its content. Either way with its number among equal rows, so that two equal rows in a
 * file are two transactions, and the same two in the next file are the same two.
 */
import type { StatementRow } from './reader.ts';

/** Which kind of identity a row has; rows of different kinds can't be told apart by it. */
export type IdentityKind = 'r' | 'c';

export function identityKind(row: Pick<StatementRow, 'reference'>): IdentityKind {
  return row.reference === null ? 'c' : 'r';
}

/** The identity begins with the day, so that the index on it is in date order. */
export function identityOf(row: StatementRow, amountMinor: number): string {
  if (row.reference !== null) return `${row.date}|${amountMinor}|r|${row.reference}`;
  return `${row.date}|${amountMinor}|c|${row.payee}|${row.memo}|${row.checkNumber ?? ''}`;
}

/** Counts equal rows within one file and account. */
export class Occurrences {
  readonly #seen = new Map<string, number>();

  /** 1 for the first row with this identity, 2 for the second, ... */
  next(identity: string): number {
    const number = (this.#seen.get(identity) ?? 0) + 1;
    this.#seen.set(identity, number);
    return number;
  }
}
