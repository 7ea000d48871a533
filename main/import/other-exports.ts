/**
 * The rows of a payment processor's balance that came in its other exports. A processor tells the same row in several:
 * under the same reference, or, of payouts, without one or under another kind of one. Those are compared by amount and
 * days, as many as there are, and only on days that the other export tells of.
 *
 * Promises: each line is found once in a part, and its day is read once, however many rows ask for it; days that a file in
 * the order of its dates is done with are let go. Nothing fails.
 */
import { addDays } from '../../shared/dates.ts';
import { listedRoles, STATEMENT_ROLES } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { StatementRow } from './reader.ts';

/** Exports of one processor may date a row by different clocks, and a payout by when it left or when it came. */
const APART_DAYS_MAX = 7;

/** The nearest day first; of two as near, the earlier one. */
const NEAREST = Array.from({ length: 2 * APART_DAYS_MAX + 1 }, (_, n) =>
  n % 2 === 0 ? n / 2 : -(n + 1) / 2,
);

/** How far beyond its first and last row an export may have told of a payout, by another's clock. */
const BEYOND_DAYS_MAX = 2;

/** Twice as many as the rows of one day look at. */
const DAYS_AT_HAND = 2 * NEAREST.length;

interface OtherStatement {
  id: string;
  product: string | null;
  first: string | null;
  last: string | null;
}

const otherStatements = prepared<OtherStatement>(
  `SELECT s.id, json_extract(f.mapping, '$.source.product') AS product,
     min(ifnull(s.period_from, s.first_date), ifnull(s.first_date, s.period_from)) AS first,
     max(ifnull(s.period_to, s.last_date), ifnull(s.last_date, s.period_to)) AS last
   FROM statement s JOIN source_file f ON f.id = s.source_file_id
   WHERE s.account_id = :accountId AND json_extract(f.mapping, '$.source.product') IS NOT :product`,
);

interface Line {
  id: string;
  statement_id: string;
  minor: number;
  reference: string | null;
}

/** The last one first, as the next one is taken from the end. */
const linesOfDay = prepared<Line>(
  `SELECT id, statement_id, amount_minor AS minor, reference FROM statement_line
   WHERE account_id = :accountId AND identity >= :from AND identity < :to
   ORDER BY identity DESC, occurrence DESC`,
);

/** Its entry moves money to another account that holds some. */
const moves = preparedValue<1>(
  `SELECT 1 FROM statement_line l JOIN line_match m ON m.statement_line_id = l.id
     JOIN posting q ON q.entry_id = m.entry_id JOIN account a ON a.id = q.account_id
   WHERE l.id = ? AND q.account_id <> l.account_id
     AND a.role IN (${listedRoles(STATEMENT_ROLES)}) LIMIT 1`,
);

/** One day's lines. */
interface Day {
  /** By amount and reference. */
  named: Map<string, Line[]>;
  byAmount: Map<number, Line[]>;
  /** By amount, then by the kind of reference; filled as payouts of that amount are asked for. */
  payouts: Map<number, Map<string | null, Line[]>>;
}

/** The other exports that an account has rows of, while one part of a file is taken in. */
export class OtherExports {
  readonly #exports: OtherExport[];

  constructor(db: VaultDatabase, accountId: string, product: string) {
    const products = Map.groupBy(otherStatements(db).all({ accountId, product }), (one) => one.product);
    this.#exports = [...products.values()].map((statements) => new OtherExport(db, accountId, statements));
  }

  /** The line that the row is in one of them, which is no other row's from now on; `null` where none has it. */
  takes(row: StatementRow, minor: number): string | null {
    for (const one of this.#exports) {
      const id = one.takesReference(row, minor);
      if (id !== null) return id;
    }
    for (const one of this.#exports) {
      const id = one.takesPayout(row, minor);
      if (id !== null) return id;
    }
    return null;
  }
}

class OtherExport {
  readonly #db: VaultDatabase;
  readonly #accountId: string;
  readonly #statements: ReadonlySet<string>;
  readonly #covered: readonly { from: string; to: string }[];
  readonly #days = new Map<string, Day>();
  readonly #taken = new Set<string>();
  /** Days that were let go. One that is asked for again tells that the file is in no order. */
  readonly #past = new Set<string>();
  #isInOrder = true;

  constructor(db: VaultDatabase, accountId: string, statements: readonly OtherStatement[]) {
    this.#db = db;
    this.#accountId = accountId;
    this.#statements = new Set(statements.map(({ id }) => id));
    this.#covered = statements.flatMap(({ first, last }) =>
      first === null || last === null
        ? []
        : [{ from: addDays(first, -BEYOND_DAYS_MAX), to: addDays(last, BEYOND_DAYS_MAX) }],
    );
  }

  takesReference({ date, reference }: StatementRow, minor: number): string | null {
    if (reference === null) return null;
    for (const days of NEAREST) {
      const line = this.#nextOf(this.#day(addDays(date, days)).named.get(`${minor}|${reference}`));
      if (line) return this.#take(line);
    }
    return null;
  }

  takesPayout({ kind, date, reference }: StatementRow, minor: number): string | null {
    if (kind !== 'payout' || !this.#covered.some(({ from, to }) => from <= date && date <= to)) return null;
    const own = kindOf(reference);
    for (const days of NEAREST) {
      const kinds = this.#payoutsOf(this.#day(addDays(date, days)), minor);
      for (const [other, lines] of kinds) {
        // Two references of one kind (po_1, po_2) are of two things; of two kinds (po_1, txn_1) they tell nothing.
        if (own !== null && own === other) continue;
        const line = this.#nextOf(lines);
        if (line) return this.#take(line);
        kinds.delete(other);
      }
    }
    return null;
  }

  #nextOf(lines: Line[] | undefined): Line | undefined {
    while (lines?.length && this.#taken.has(lines.at(-1)!.id)) lines.pop();
    return lines?.at(-1);
  }

  #take(line: Line): string {
    this.#taken.add(line.id);
    return line.id;
  }

  #day(date: string): Day {
    let day = this.#days.get(date);
    if (!day) {
      const lines = linesOfDay(this.#db)
        .all({ accountId: this.#accountId, from: `${date}|`, to: `${date}}` })
        .filter((line) => this.#statements.has(line.statement_id));
      const named = lines.filter(({ reference }) => reference !== null);
      day = {
        named: Map.groupBy(named, (line) => `${line.minor}|${line.reference}`),
        byAmount: Map.groupBy(lines, (line) => line.minor),
        payouts: new Map(),
      };
      if (this.#past.has(date)) this.#isInOrder = false;
      this.#days.set(date, day);
      if (this.#isInOrder && this.#days.size > DAYS_AT_HAND) this.#letOldestGo();
    }
    return day;
  }

  #letOldestGo(): void {
    const [date] = this.#days.keys();
    this.#days.delete(date!);
    this.#past.add(date!);
  }

  #payoutsOf({ byAmount, payouts }: Day, minor: number): Map<string | null, Line[]> {
    let kinds = payouts.get(minor);
    if (!kinds) {
      const lines = (byAmount.get(minor) ?? []).filter(({ id }) => moves(this.#db).get(id) !== undefined);
      kinds = Map.groupBy(lines, ({ reference }) => kindOf(reference));
      payouts.set(minor, kinds);
    }
    return kinds;
  }
}

/** The letters that a reference begins with. */
function kindOf(reference: string | null): string | null {
  return reference === null ? null : /^[a-z]*/i.exec(reference)![0];
}
