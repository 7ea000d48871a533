/**
 * Rows that a bank sends to take back or to replace one that it sent before. The row of before stays as it was told, and the
 * correction moves what it changes: so both files can be taken back and come again in their own right. LIMIT_EXCEEDED where a
 * part of a file has more of them than any bank sends: beside the rows that they correct they would be booked twice.
 */
import { addDays } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import type { StatementRow } from './reader.ts';

/** How long after a row, or before its day, a bank corrects it. */
const DAYS_MAX = 120;
/** Banks send a few; each is looked for among the rows of many days. */
const CORRECTIONS_MAX = 1_000;

export interface CorrectedRow {
  id: string;
  date: string;
  minor: number;
  identity: string;
  occurrence: number;
}

const linesNamed = prepared<CorrectedRow>(
  `SELECT id, date, amount_minor AS minor, identity, occurrence FROM statement_line
   WHERE account_id = :accountId AND identity >= :from AND identity < :to AND reference = :reference
     AND identity <> :identity ORDER BY id LIMIT 1`,
);

/** Those of one part of a file. */
export class Corrections {
  readonly #db: VaultDatabase;
  readonly #accountId: string;
  #lookedUp = 0;

  constructor(db: VaultDatabase, accountId: string) {
    this.#db = db;
    this.#accountId = accountId;
  }

  /** The row that this one corrects; `null` where it is not there. */
  correctedBy({ corrects, date, line }: StatementRow, identity: string): CorrectedRow | null {
    if (corrects === undefined) return null;
    this.#lookedUp += 1;
    if (this.#lookedUp > CORRECTIONS_MAX)
      throw new BulkheadError(
        'LIMIT_EXCEEDED',
        `The file corrects more than ${CORRECTIONS_MAX.toLocaleString('en')} earlier rows of one account (line ${line}).`,
        { remedy: 'Split the file, or download it from the bank again.' },
      );
    const [from, to] = [addDays(date, -DAYS_MAX), addDays(date, DAYS_MAX)];
    const asked = { accountId: this.#accountId, from, to, reference: corrects.reference, identity };
    return linesNamed(this.#db).get(asked) ?? null;
  }
}
