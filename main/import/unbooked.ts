/**
 * Rows of a file that could not be booked. Each is listed with its reason and its text, up to a bound: whatever a file holds, the
 * answer and what is kept of it stay small. What goes beyond is counted, and the last of the list stands for it. Nothing fails.
 */

import { isRow, type Unbooked } from '../ledger/index.ts';
import type { ProblemRow } from './reader.ts';

/** More than anybody looks through, and some two megabytes. */
const LISTED_MAX = 10_000;

/** As the reader found it. */
export function unbookedOf({ line, reason, raw, offset, length, read }: ProblemRow) {
  return { line, reason, raw, offset, length, ...(read && { read }) };
}

export class UnbookedRows {
  readonly #listed: Unbooked[] = [];
  #beyond: { first: number; last: number; rows: number } | null = null;

  add(row: Unbooked): void {
    if (row.rows === undefined && this.#listed.length < LISTED_MAX) this.#listed.push(row);
    else if (row.row === undefined) this.#count(row.line, row.line, row.rows ?? 1);
  }

  addAll(others: UnbookedRows): void {
    for (const row of others.#listed) this.add(row);
    if (others.#beyond) this.#count(others.#beyond.first, others.#beyond.last, others.#beyond.rows);
  }

  get isEmpty(): boolean {
    return this.#listed.length === 0;
  }

  /** Those of which nobody has said what they say, as a report lists them. */
  open(): Pick<Unbooked, 'line' | 'reason' | 'raw' | 'rows'>[] {
    return openOf(this.list());
  }

  list(): Unbooked[] {
    if (!this.#beyond) return this.#listed;
    const { first, last, rows } = this.#beyond;
    const reason = `and ${rows.toLocaleString('en-US')} more rows like these, between the lines ${first} and ${last}`;
    return [...this.#listed, { line: first, reason, raw: '', rows }];
  }

  #count(first: number, last: number, rows: number): void {
    const before = this.#beyond;
    this.#beyond = {
      first: Math.min(first, before?.first ?? first),
      last: Math.max(last, before?.last ?? last),
      rows: rows + (before?.rows ?? 0),
    };
  }
}

/** Those that are no row of the books. */
export function openOf(list: readonly Unbooked[]): Pick<Unbooked, 'line' | 'reason' | 'raw' | 'rows'>[] {
  return list
    .filter((one) => one.row === undefined && isRow(one))
    .map(({ line, reason, raw, rows }) => ({ line, reason, raw, ...(rows !== undefined && { rows }) }));
}

/** How many rows a list stands for, without those that somebody has said. */
export function countUnbooked(list: readonly Unbooked[]): number {
  return openOf(list).reduce((sum, { rows = 1 }) => sum + rows, 0);
}

/** What two readings of one file have in common, whatever was said of its rows since. */
export function readingOf(list: readonly Unbooked[]): string {
  return JSON.stringify(list.filter(isRow).map(({ line, reason, raw, rows }) => [line, reason, raw, rows]));
}
