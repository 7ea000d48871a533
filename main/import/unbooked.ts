/**
 * Rows of a file that could not be booked. Each is listed with its reason and its text, up to a bound: whatever a file holds, the
 * answer and what is kept of it stay small. What goes beyond is counted, and the last of the list stands for it. Nothing fails.
 */

export interface Unbooked {
  line: number;
  reason: string;
  raw: string;
  /** How many rows it stands for; one where it is not said. */
  rows?: number;
}

/** More than anybody looks through, and some two megabytes. */
const LISTED_MAX = 10_000;

export class UnbookedRows {
  readonly #listed: Unbooked[] = [];
  #beyond: { first: number; last: number; rows: number } | null = null;

  add(row: Unbooked): void {
    if (row.rows === undefined && this.#listed.length < LISTED_MAX) this.#listed.push(row);
    else this.#count(row.line, row.line, row.rows ?? 1);
  }

  addAll(others: UnbookedRows): void {
    for (const row of others.#listed) this.add(row);
    if (others.#beyond) this.#count(others.#beyond.first, others.#beyond.last, others.#beyond.rows);
  }

  get isEmpty(): boolean {
    return this.#listed.length === 0;
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

/** How many rows a list stands for. */
export function countUnbooked(list: readonly { rows?: number | undefined }[]): number {
  return list.reduce((sum, { rows = 1 }) => sum + rows, 0);
}
