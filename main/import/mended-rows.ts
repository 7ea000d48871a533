/**
 * Rows of an account that no file could tell and somebody said by hand. They are known again by their text where a file has
 * them as unreadable as before, and by their day and amount where another tells them whole. Where the day could not be read
 * either and was taken for another nearby, the payee in the text of the row tells. Nothing fails.
 */
import { daysBetween } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import { problemsIn } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { MATCH_DAYS_MAX } from './meeting.ts';
import type { StatementRow } from './reader.ts';
import { storedTelling } from './retold-rows.ts';

interface Line {
  account_id: string;
  minor: number;
  date: string;
  first: string | null;
  last: string | null;
}

interface MendedRow extends Line {
  id: string;
  raw: string;
  /** The file that has it. */
  sha256: string;
  isDayRead: boolean;
  reference: string | null;
}

/** Few files have such rows, and fewer had them mended. */
const problemsOf = prepared<{ problems: string; sha256: string }>(
  `SELECT f.problems, f.sha256 FROM statement s JOIN source_file f ON f.id = s.source_file_id
   WHERE s.account_id = ? AND f.problems LIKE '%"row":"%' GROUP BY f.id ORDER BY f.id`,
);

const lineOf = prepared<Line>(
  `SELECT l.account_id, l.amount_minor AS minor, l.date, s.first_date AS first, s.last_date AS last
   FROM statement_line l JOIN statement s ON s.id = l.statement_id WHERE l.id = ?`,
);

/** Those of an account; each is the row of a file once. */
export class MendedRows {
  readonly #db: VaultDatabase;
  readonly #accountId: string;
  #all: Map<string, MendedRow> | null = null;
  readonly #taken = new Set<string>();

  constructor(db: VaultDatabase, accountId: string) {
    this.#db = db;
    this.#accountId = accountId;
  }

  has(lineId: string): boolean {
    return this.#rows().has(lineId);
  }

  /**
   * The one of that text; taken, it is no other row of the file. Where its day could not be read, its text alone does not tell one
   * month's from the next one's: only where the file `isKnownHere` is it the same.
   */
  take(raw: string, isKnownHere: boolean): string | null {
    return this.#take((row) => row.raw === raw && (row.isDayRead || isKnownHere));
  }

  /** Whether that very file was mended in that place. */
  isOfFile(raw: string, sha256: string): boolean {
    return this.#rows()
      .values()
      .some((row) => row.raw === raw && row.sha256 === sha256);
  }

  /** The one of that very reference and day, whatever somebody took its amount for. */
  takeNamed({ date, reference }: StatementRow): string | null {
    return reference === null
      ? null
      : this.#take((row) => row.isDayRead && row.reference === reference && row.date === date);
  }

  /** The one that a row tells whole, of which its own file told no day. */
  takeNear({ date, payee }: StatementRow, minor: number): string | null {
    const named = payee.trim().toLowerCase();
    if (named === '') return null;
    return this.#take(
      (row) =>
        !row.isDayRead &&
        row.minor === minor &&
        Math.abs(daysBetween(row.date, date)) <= MATCH_DAYS_MAX &&
        (row.first ?? row.date) <= date &&
        date <= (row.last ?? row.date) &&
        row.raw.toLowerCase().includes(named),
    );
  }

  /** As a file would have told it. */
  told(
    lineId: string,
    place: Pick<StatementRow, 'line' | 'offset' | 'length'>,
    currency: string,
  ): StatementRow {
    const { identity: _, occurrence: __, ...words } = storedTelling(this.#db, lineId);
    const amount = formatMoney(this.#rows().get(lineId)!.minor, currency);
    const { line, offset, length } = place;
    return { ...words, line, offset, length, amount, currency: null, balanceAfter: null, pending: false };
  }

  minorOf(lineId: string): number {
    return this.#rows().get(lineId)!.minor;
  }

  #take(isMeant: (row: MendedRow) => boolean): string | null {
    for (const row of this.#rows().values())
      if (!this.#taken.has(row.id) && isMeant(row)) {
        this.#taken.add(row.id);
        return row.id;
      }
    return null;
  }

  #rows(): ReadonlyMap<string, MendedRow> {
    this.#all ??= new Map(this.#read().map((row) => [row.id, row]));
    return this.#all;
  }

  #read(): MendedRow[] {
    return problemsOf(this.#db)
      .all(this.#accountId)
      .flatMap(({ problems, sha256 }) => problemsIn({ problems }).map((problem) => ({ ...problem, sha256 })))
      .flatMap(({ row: id, raw, read, sha256 }): MendedRow[] => {
        const line = id === undefined ? undefined : lineOf(this.#db).get(id);
        if (line?.account_id !== this.#accountId) return [];
        return [
          {
            ...line,
            id: id!,
            raw,
            sha256,
            isDayRead: read?.date !== undefined,
            reference: read?.reference ?? null,
          },
        ];
      });
  }
}
