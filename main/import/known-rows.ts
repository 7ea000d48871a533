/** Whether a row of the bank is in the books already: by its identity, or as the same row out of another kind of file. */
import { addDays, daysBetween } from '../../shared/dates.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { type IdentityKind, identityKind } from './identity.ts';
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

/** Exports of one processor may date a row by different clocks, and a payout by when it left or when it came. */
const EXPORT_DAYS_MAX = 7;

interface ExportedLine {
  id: string;
  date: string;
  reference: string | null;
  /** Its entry moves money to another account that holds some. */
  moves: number;
}

/** Rows of one day and amount out of other exports. */
const exportedLines = prepared<ExportedLine>(
  `SELECT l.id, l.date, l.reference,
     EXISTS (SELECT 1 FROM line_match m JOIN posting q ON q.entry_id = m.entry_id JOIN account a ON a.id = q.account_id
       WHERE m.statement_line_id = l.id AND q.account_id <> l.account_id
         AND a.role IN ('bank', 'card', 'investment', 'cash', 'loan')) AS moves
   FROM statement_line l JOIN statement s ON s.id = l.statement_id JOIN source_file f ON f.id = s.source_file_id
   WHERE l.account_id = :account AND l.identity >= :from AND l.identity < :to
     AND json_extract(f.mapping, '$.source.product') IS NOT :product`,
);

const otherExport = preparedValue<1>(
  `SELECT 1 FROM statement s JOIN source_file f ON f.id = s.source_file_id
   WHERE s.account_id = ? AND json_extract(f.mapping, '$.source.product') IS NOT ? LIMIT 1`,
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
  /** The export of a processor that the rows are from, where the account has rows of others, too. */
  readonly #product: string | null;
  /** Lines that rows of this part were found to be. */
  readonly #claimed = new Set<string>();

  constructor(db: VaultDatabase, accountId: string, statementId: string, product: string | null = null) {
    const isOne = product === null || otherExport(db).get(accountId, product) === undefined;
    this.#product = isOne ? null : product;
    this.#db = db;
    this.#accountId = accountId;
    this.#statementId = statementId;
    this.span = spanOf(db, accountId);
  }

  has(row: StatementRow, minor: number, identity: string, occurrence: number): boolean {
    const { span } = this;
    if (!span) return false;
    if (this.#product !== null && this.#isInOtherExport(row, minor, this.#product)) return true;
    if (row.date < span.from || row.date > span.to) return false;
    if (lineOf(this.#db).get(this.#accountId, identity, occurrence) !== undefined) return true;
    return this.#hasAsOtherKind(row, minor, identityKind(row));
  }

  /**
   * A processor tells the same row in several exports: under the same reference, or, of payouts, without one or under
   * another kind of one. Those are compared by amount and days, as many as there are.
   */
  #isInOtherExport(row: StatementRow, minor: number, product: string): boolean {
    if (row.reference === null && row.kind !== 'payout') return false;
    const lines: ExportedLine[] = [];
    for (let days = -EXPORT_DAYS_MAX; days <= EXPORT_DAYS_MAX; days++) {
      const prefix = `${addDays(row.date, days)}|${minor}`;
      const place = { account: this.#accountId, from: `${prefix}|`, to: `${prefix}}` };
      lines.push(...exportedLines(this.#db).all({ ...place, product }));
    }
    const free = lines
      .filter(({ id }) => !this.#claimed.has(id))
      .toSorted((a, b) => apart(a.date, row.date) - apart(b.date, row.date));
    const same =
      free.find(({ reference }) => reference !== null && reference === row.reference) ??
      free.find(
        ({ moves, reference }) =>
          row.kind === 'payout' && moves === 1 && !isOtherOne(reference, row.reference),
      );
    if (same === undefined) return false;
    this.#claimed.add(same.id);
    return true;
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

function apart(one: string, other: string): number {
  return Math.abs(daysBetween(one, other));
}

/** Two references of one kind (po_1, po_2) that differ are of two things; of two kinds (po_1, txn_1) they tell nothing. */
function isOtherOne(one: string | null, other: string | null): boolean {
  if (one === null || other === null || one === other) return false;
  const kindOf = (reference: string) => /^[a-z]*/i.exec(reference)![0];
  return kindOf(one) === kindOf(other);
}
