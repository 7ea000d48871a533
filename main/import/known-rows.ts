/**
 * Whether a row of the bank is in the books already. One of the same identity is that very row. Where there is another of its
 * day and amount, it is open what it is, until all rows of the file are there (`alike-rows.ts`).
 */
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { saidSame } from './doubtful-rows.ts';
import { amountIn } from './identity.ts';
import { OtherExports } from './other-exports.ts';
import type { StatementRow } from './reader.ts';

interface Line {
  id: string;
  value_date: string | null;
  payee: string;
  memo: string;
  type: string;
  check_number: string | null;
  counterparty: string | null;
}

const lineOf = prepared<Line>(
  `SELECT id, value_date, payee, memo, type, check_number, counterparty
   FROM statement_line WHERE account_id = ? AND identity = ? AND occurrence = ?`,
);

/** The very row that is there. */
export interface KnownRow {
  lineId: string;
  /** In other words, or of another identity. */
  isReworded: boolean;
}

/** Each end by itself: asked for together as two functions, SQLite would walk the whole index. */
const ends = prepared<{ first: string | null; last: string | null }>(
  `SELECT (SELECT min(identity) FROM statement_line WHERE account_id = :accountId) AS first,
     (SELECT max(identity) FROM statement_line WHERE account_id = :accountId) AS last`,
);

/** In one index. */
const identitiesOfDay = preparedValue<string>(
  'SELECT identity FROM statement_line WHERE account_id = ? AND identity >= ? AND identity < ?',
);

/** The days that an account's lines span. */
function spanOf(db: VaultDatabase, accountId: string): { from: string; to: string } | null {
  const { first, last } = ends(db).get({ accountId })!;
  return first === null || last === null ? null : { from: first.slice(0, 10), to: last.slice(0, 10) };
}

/** What is known of one account while one part of a file is taken in. */
export class KnownRows {
  /** Rows that were known by their identity. */
  exact = 0;
  readonly #db: VaultDatabase;
  readonly #accountId: string;
  /** The days of the lines that were there before; a row outside of them is new without a look. */
  readonly span: { from: string; to: string } | null;
  /** The amounts of a day, read before the part has added any row of that day. */
  readonly #amounts = new Map<string, ReadonlySet<number>>();
  /** Of a processor's balance. */
  readonly #others: OtherExports | null;

  constructor(db: VaultDatabase, accountId: string, product: string | null) {
    this.#others = product === null ? null : new OtherExports(db, accountId, product);
    this.#db = db;
    this.#accountId = accountId;
    this.span = spanOf(db, accountId);
  }

  look(row: StatementRow, minor: number, identity: string, occurrence: number): KnownRow | 'open' | 'new' {
    const { span } = this;
    if (!span) return 'new';
    const other = this.#others?.takes(row, minor) ?? null;
    if (other !== null) return { lineId: other, isReworded: true };
    if (row.date < span.from || row.date > span.to) return 'new';
    const line = lineOf(this.#db).get(this.#accountId, identity, occurrence);
    if (line === undefined) {
      if (!this.#amountsOf(row.date).has(minor)) return 'new';
      const said = saidSame(this.#db, this.#accountId, { identity, occurrence });
      return said === null ? 'open' : { lineId: said, isReworded: true };
    }
    this.exact += 1;
    return { lineId: line.id, isReworded: isReworded(row, line) };
  }

  #amountsOf(date: string): ReadonlySet<number> {
    let amounts = this.#amounts.get(date);
    if (!amounts) {
      const identities = identitiesOfDay(this.#db).all(this.#accountId, `${date}|`, `${date}}`);
      amounts = new Set(identities.map(amountIn));
      this.#amounts.set(date, amounts);
    }
    return amounts;
  }
}

/** Day, amount and reference are of the identity. */
function isReworded(row: StatementRow, line: Line): boolean {
  return (
    row.payee !== line.payee ||
    row.memo !== line.memo ||
    row.type !== line.type ||
    row.valueDate !== line.value_date ||
    row.checkNumber !== line.check_number ||
    row.counterparty !== line.counterparty
  );
}
