/**
 * Rows that a bank sends to take back or to replace one that it sent before. The row of before stays as it was told, and the
 * correction moves what it changes: so both files can be taken back and come again in their own right. One that stands before
 * its row in the file waits for it; where the row is in no file yet, the correction stays out until its file comes again, as
 * nobody knows what it changes. LIMIT_EXCEEDED where a part of a file has more of them than any bank sends: beside the rows
 * that they correct they would be booked twice.
 */
import { addDays } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { amountIn } from './identity.ts';
import type { StatementRow } from './reader.ts';
import type { TakenRow } from './taken-row.ts';

/** How long after a row, or before its day, a bank corrects it. */
const DAYS_MAX = 120;
/** Banks send a few; each is looked for among the rows of many days. */
const CORRECTIONS_MAX = 1_000;

export interface CorrectedRow {
  id: string;
  date: string;
  /** As the bank has it by now: as its file tells it, and moved by what corrected it since. */
  minor: number;
  /** The latest that corrected it; its own id where nothing did. */
  last: string;
  identity: string;
  occurrence: number;
}

const lineNamed = preparedValue<string>(
  `SELECT id FROM statement_line
   WHERE account_id = :accountId AND identity >= :from AND identity < :to AND reference = :reference
     AND identity <> :identity ORDER BY id LIMIT 1`,
);

const lineById = prepared<Pick<CorrectedRow, 'id' | 'date' | 'identity' | 'occurrence'>>(
  'SELECT id, date, identity, occurrence FROM statement_line WHERE id = ?',
);

/** The row that a chain of corrections begins with, whichever of them was named, and all that they moved. */
const chainOf = prepared<{ root: string; minor: number; last: string }>(
  `WITH RECURSIVE up (id, corrects_id) AS (
     SELECT id, corrects_id FROM statement_line WHERE id = ?
     UNION SELECT l.id, l.corrects_id FROM up JOIN statement_line l ON l.id = up.corrects_id),
   down (id, minor, depth) AS (
     SELECT min(id), 0, 0 FROM up
     UNION SELECT l.id, l.amount_minor, depth + 1 FROM down JOIN statement_line l ON l.corrects_id = down.id)
   SELECT (SELECT id FROM down WHERE depth = 0) AS root, sum(minor) AS minor, max(id) AS last FROM down`,
);

/** Some card issuers write of every row that it replaces the row of its own number: where there is no other, it is that row. */
export function namesItself({ corrects, reference }: Pick<StatementRow, 'corrects' | 'reference'>): boolean {
  return corrects !== undefined && !corrects.deletes && corrects.reference === reference;
}

/** Those of one part of a file. */
export class Corrections {
  readonly #db: VaultDatabase;
  readonly #accountId: string;
  #lookedUp = 0;
  /** Those whose row has not come. */
  #waiting: TakenRow[] = [];

  constructor(db: VaultDatabase, accountId: string) {
    this.#db = db;
    this.#accountId = accountId;
  }

  /** The row that this one corrects; `null` where it is not there. */
  correctedBy({ corrects, reference, date, line }: StatementRow, identity: string): CorrectedRow | null {
    if (corrects === undefined) return null;
    if (!namesItself({ corrects, reference })) this.#lookedUp += 1;
    if (this.#lookedUp > CORRECTIONS_MAX)
      throw new BulkheadError(
        'LIMIT_EXCEEDED',
        `The file corrects more than ${CORRECTIONS_MAX.toLocaleString('en')} earlier rows of one account (line ${line}).`,
        { remedy: 'Split the file, or download it from the bank again.' },
      );
    return this.#find(corrects.reference, date, identity);
  }

  /** It may come later in the file. */
  wait(taken: TakenRow): void {
    this.#waiting.push(taken);
  }

  /** Once all rows are there: each goes to `found` with its row, those without one to `lost`. */
  settle(found: (taken: TakenRow, before: CorrectedRow) => void, lost: (taken: TakenRow) => void): void {
    for (let count = -1; count !== this.#waiting.length; ) {
      count = this.#waiting.length;
      // One may correct another that has waited itself.
      this.#waiting = this.#waiting.filter((taken) => {
        const { row, identity } = taken;
        const before = this.#find(row.corrects!.reference, row.date, identity);
        if (before) found(taken, before);
        return before === null;
      });
    }
    for (const taken of this.#waiting) lost(taken);
    this.#waiting = [];
  }

  #find(reference: string, date: string, identity: string): CorrectedRow | null {
    const [from, to] = [addDays(date, -DAYS_MAX), addDays(date, DAYS_MAX)];
    const named = lineNamed(this.#db).get({ accountId: this.#accountId, from, to, reference, identity });
    if (named === undefined) return null;
    const { root, minor, last } = chainOf(this.#db).get(named)!;
    const row = lineById(this.#db).get(root)!;
    return { ...row, minor: amountIn(row.identity) + minor, last };
  }
}
