/** Whether a row of the bank is in the books already: by its identity, or as the same row out of another kind of file. */
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { type IdentityKind, identityKind } from './identity.ts';
import { OtherExports } from './other-exports.ts';
import type { StatementRow } from './reader.ts';

const lineOf = preparedValue<1>(
  'SELECT 1 FROM statement_line WHERE account_id = ? AND identity = ? AND occurrence = ?',
);

/** Each end by itself: asked for together as two functions, SQLite would walk the whole index. */
const ends = prepared<{ first: string | null; last: string | null }>(
  `SELECT (SELECT min(identity) FROM statement_line WHERE account_id = :accountId) AS first,
     (SELECT max(identity) FROM statement_line WHERE account_id = :accountId) AS last`,
);

/** The statements that hold a row of that day and amount of the other kind, one line for each such row. */
const otherKind = preparedValue<string>(
  `SELECT statement_id FROM statement_line
   WHERE account_id = ? AND identity >= ? AND identity < ? AND (reference IS NULL) <> ? AND statement_id <> ?`,
);

const lineOfKind = preparedValue<1>(
  'SELECT 1 FROM statement_line WHERE statement_id = ? AND (reference IS NULL) = ? LIMIT 1',
);

/** The days that an account's lines span. */
function spanOf(db: VaultDatabase, accountId: string): { from: string; to: string } | null {
  const { first, last } = ends(db).get({ accountId })!;
  return first === null || last === null ? null : { from: first.slice(0, 10), to: last.slice(0, 10) };
}

/** What is known of one account while one part of a file is taken in. */
export class KnownRows {
  /** Rows that were known from another kind of file. */
  crossKind = 0;
  readonly #db: VaultDatabase;
  readonly #accountId: string;
  /** The statement under way, whose own rows are not known yet. */
  readonly #statementId: string;
  /** The days of the lines that were there before; a row outside of them is new without a look. */
  readonly span: { from: string; to: string } | null;
  readonly #crossCounts = new Map<string, number>();
  readonly #kindsOf = new Map<string, boolean>();
  /** Of a processor's balance. */
  readonly #others: OtherExports | null;

  constructor(db: VaultDatabase, accountId: string, statementId: string, product: string | null = null) {
    this.#others = product === null ? null : new OtherExports(db, accountId, product);
    this.#db = db;
    this.#accountId = accountId;
    this.#statementId = statementId;
    this.span = spanOf(db, accountId);
  }

  has(row: StatementRow, minor: number, identity: string, occurrence: number): boolean {
    const { span } = this;
    if (!span) return false;
    if (this.#others?.takes(row, minor)) return true;
    if (row.date < span.from || row.date > span.to) return false;
    if (lineOf(this.#db).get(this.#accountId, identity, occurrence) !== undefined) return true;
    return this.#hasAsOtherKind(row, minor, identityKind(row));
  }

  /**
   * The same days may come as OFX (with references) and as CSV (without). Such rows can only be compared by day and
   * amount, as multisets: as many as came the other way are the same ones.
   */
  #hasAsOtherKind(row: StatementRow, minor: number, kind: IdentityKind): boolean {
    const prefix = `${row.date}|${minor}|`;
    const found = otherKind(this.#db).all(
      this.#accountId,
      prefix,
      `${row.date}|${minor}}`,
      kind === 'c' ? 1 : 0,
      this.#statementId,
    );
    const there = found.filter((id) => !this.#statementHolds(id, kind)).length;
    const seen = (this.#crossCounts.get(prefix) ?? 0) + 1;
    if (seen > there) return false;
    this.#crossCounts.set(prefix, seen);
    this.crossKind += 1;
    return true;
  }

  /** A statement that has rows of both kinds was told apart row by row; only one of the other kind alone needs guessing. */
  #statementHolds(statementId: string, kind: IdentityKind): boolean {
    let holds = this.#kindsOf.get(statementId + kind);
    if (holds === undefined) {
      holds = lineOfKind(this.#db).get(statementId, kind === 'c' ? 1 : 0) !== undefined;
      this.#kindsOf.set(statementId + kind, holds);
    }
    return holds;
  }
}
