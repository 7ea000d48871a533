/**
 * Rows that one file could not tell and another one does: a good file after a broken one names the same reference, and a whole
 * file has a row where its part was cut off. Nothing is left to say of them by hand. Nothing fails.
 */
import { problemsIn, type Unbooked, type Unit } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { settleUnbooked, standsHere } from './mending.ts';
import type { StatementRow } from './reader.ts';
import type { ProblemFile } from './unbooked-rows.ts';

/** Few files have rows that could not be booked. */
const filesOf = prepared<ProblemFile & { sha256: string }>(
  `SELECT f.id, f.batch_id, f.name, f.format, f.problems, f.sha256 FROM statement s
   JOIN source_file f ON f.id = s.source_file_id
   WHERE s.account_id = ? AND f.problems <> '[]' GROUP BY f.id ORDER BY f.id`,
);
const fileById = prepared<ProblemFile>(
  'SELECT id, batch_id, name, format, problems FROM source_file WHERE id = ?',
);
const accountOf = preparedValue<string>('SELECT account_id FROM statement WHERE id = ?');
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
    for (const { id: fileId, sha256, ...file } of filesOf(unit.db).all(accountId))
      for (const [at, problem] of problemsIn(file).entries()) {
        if (!isOpen(unit.db, problem, accountId)) continue;
        const { read, offset, statement } = problem;
        const place = { fileId, at, statementId: statement! };
        if (read?.reference) this.#byReference.set(keyOf(read.reference, read.date), place);
        if (offset !== undefined && isPart(sha256)) this.#byOffset.set(offset, place);
      }
  }

  /** The file tells a row, which is that one of the books. */
  take({ reference, date, offset }: StatementRow, lineId: string): void {
    if (this.#byReference.size + this.#byOffset.size === 0) return;
    const named =
      reference === null
        ? undefined
        : (this.#byReference.get(keyOf(reference, date)) ??
          this.#byReference.get(keyOf(reference, undefined)));
    const place = named ?? this.#byOffset.get(offset);
    if (place) this.#told.set(place, lineId);
  }

  /** Once all rows are there. */
  keep(): void {
    const { db } = this.#unit;
    for (const [fileId, told] of Map.groupBy(this.#told, ([place]) => place.fileId)) {
      const file = fileById(db).get(fileId)!;
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

function isOpen(db: VaultDatabase, { row, rows, corrects, statement }: Unbooked, accountId: string): boolean {
  const isOne = row === undefined && rows === undefined && !corrects;
  return isOne && statement !== undefined && accountOf(db).get(statement) === accountId;
}

/** Banks use a reference again; the day tells, where it could be read. */
function keyOf(reference: string, date: string | undefined): string {
  return `${date ?? ''} ${reference}`;
}
