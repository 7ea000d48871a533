/**
 * Rows that one file could not tell and another one does: a good file after a broken one names the same reference, and a whole
 * file has a row where its part was cut off. Nothing is left to say of them by hand. Nothing fails.
 */
import type { Unit } from '../ledger/index.ts';
import { prepared } from '../vault/index.ts';
import { settleUnbooked, standsHere } from './mending.ts';
import type { StatementRow } from './reader.ts';
import { problemFile } from './unbooked-rows.ts';

interface OpenRow {
  fileId: string;
  sha256: string;
  at: number;
  statementId: string;
  offset: number | null;
  reference: string | null;
  date: string | null;
}

/** Of an account, the rows that nobody has said and no file has told; few files have any. */
const openRows = prepared<OpenRow>(
  `SELECT f.id AS fileId, f.sha256, p.key AS at, s.id AS statementId, p.value ->> 'offset' AS offset,
     p.value ->> '$.read.reference' AS reference, p.value ->> '$.read.date' AS date
   FROM statement s JOIN source_file f ON f.id = s.source_file_id AND f.problems <> '[]'
   JOIN json_each(f.problems) p ON p.value ->> 'statement' = s.id
   WHERE s.account_id = ? AND p.value -> 'row' IS NULL AND p.value -> 'rows' IS NULL AND p.value -> 'corrects' IS NULL
   ORDER BY f.id, p.key`,
);
const lineById = prepared<{ date: string; minor: number }>(
  'SELECT date, amount_minor AS minor FROM statement_line WHERE id = ?',
);

interface Place {
  fileId: string;
  at: number;
  statementId: string;
}

/** Of one account, while one part of a file is taken in. */
export class ToldWhole {
  readonly #unit: Unit;
  readonly #byReference = new Map<string, Place>();
  readonly #byOffset = new Map<number, Place>();
  readonly #told = new Map<Place, string>();

  /** `isPart`: whether a file is a part of the one that is taken in. */
  constructor(unit: Unit, accountId: string, isPart: (sha256: string) => boolean) {
    this.#unit = unit;
    for (const { sha256, offset, reference, date, ...place } of openRows(unit.db).all(accountId)) {
      if (reference) this.#byReference.set(keyOf(reference, date), place);
      if (offset !== null && isPart(sha256)) this.#byOffset.set(offset, place);
    }
  }

  /** The file tells a row, which is that one of the books. */
  take({ reference, date, offset }: StatementRow, lineId: string): void {
    if (this.#byReference.size + this.#byOffset.size === 0) return;
    const named =
      reference === null
        ? undefined
        : (this.#byReference.get(keyOf(reference, date)) ?? this.#byReference.get(keyOf(reference, null)));
    const place = named ?? this.#byOffset.get(offset);
    if (place) this.#told.set(place, lineId);
  }

  /** Once all rows are there. */
  keep(): void {
    const { db } = this.#unit;
    for (const [fileId, told] of Map.groupBy(this.#told, ([place]) => place.fileId)) {
      const file = problemFile(db, fileId)!;
      const settled = told.flatMap(([{ at, statementId }, lineId]) => {
        const line = lineById(db).get(lineId);
        // Banks use a reference twice: what the broken file tells itself is not what it could not tell.
        if (!line || standsHere(db, file, statementId, lineId)) return [];
        return [{ at, statementId, lineId, ...line }];
      });
      if (settled.length > 0) settleUnbooked(this.#unit, file, settled);
    }
  }
}

/** Banks use a reference again; the day tells, where it could be read. */
function keyOf(reference: string, date: string | null): string {
  return `${date ?? ''} ${reference}`;
}
