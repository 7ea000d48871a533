/**
 * The last row of a file that was cut off, which may be half of one: “-2” of “-20.50”, or a payee without its end. Once all of
 * the file is there it gives way to the whole row, unless somebody has worked on it. REFUSED where it then says another amount.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import { problemsIn, type Unbooked, type Unit } from '../ledger/index.ts';
import { sourceFile, statementLine } from '../ledger/tables.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { OwnerBooks } from './owner-books.ts';
import type { StatementRow } from './reader.ts';
import { placeOf, RetoldRows, retell, storedTelling } from './retold-rows.ts';
import type { Route } from './route.ts';
import { countRows } from './row-counts.ts';
import { CUT_OFF } from './text/refusals.ts';
import { UntouchedRows } from './untouched-rows.ts';

export interface LastRow {
  id: string;
  statement_id: string;
  account_id: string;
  date: string;
  minor: number;
  identity: string;
  offset: number;
}

interface LongerRow {
  id: string;
  /** The file that it stands in. */
  sha256: string;
  minor: number;
  payee: string;
  memo: string;
}

const longerRows = prepared<LongerRow>(
  `SELECT l.id, f.sha256, l.amount_minor AS minor, l.payee, l.memo FROM statement_line l
   JOIN statement s ON s.id = l.statement_id JOIN source_file f ON f.id = s.source_file_id
   WHERE l.account_id = :account AND l.identity >= :day || '|' AND l.identity < :day || '}'
     AND l.offset = :offset AND l.length > :length ORDER BY l.id`,
);

/**
 * The row in the books that one is half of, with which its file ends: in the same place of a file that goes on where this one
 * ends, of the same day, and its words and digits go on. `null` where there is none. `isPartOf`: whether its file is all that
 * one begins with; a row that is merely shorter, in the same place of another download, is a row of its own.
 */
export function wholeOf(
  db: VaultDatabase,
  account: string,
  row: StatementRow,
  isPartOf: (sha256: string) => boolean,
): string | null {
  if (row.unended === undefined) return null;
  const { date: day, offset, length } = row;
  const own = digitsOf(row.amount);
  const whole = longerRows(db)
    .all({ account, day, offset, length })
    .find(
      ({ sha256, minor, payee, memo }) =>
        digitsOf(String(minor)).startsWith(own) &&
        payee.startsWith(row.payee) &&
        memo.startsWith(row.memo) &&
        isPartOf(sha256),
    );
  return whole?.id ?? null;
}

function digitsOf(amount: string): string {
  return amount.replace(/\D/g, '').replace(/^0+/, '');
}

const isInDoubt = preparedValue<1>('SELECT 1 FROM doubtful_row WHERE like_id = ? LIMIT 1');

const fileOf = prepared<{ id: string; problems: string }>(
  'SELECT f.id, f.problems FROM statement s JOIN source_file f ON f.id = s.source_file_id WHERE s.id = ?',
);

export class HalfRow {
  readonly #unit: Unit;
  readonly #last: LastRow;
  readonly #file: string;

  /** `file`: what the part was called. */
  constructor(unit: Unit, last: LastRow, file: string) {
    this.#unit = unit;
    this.#last = last;
    this.#file = file;
  }

  get id(): string {
    return this.#last.id;
  }

  get statementId(): string {
    return this.#last.statement_id;
  }

  /**
   * Takes it out of the books for the row that will have the id `lineId`; answers whether it could. One that was worked on stays,
   * and is the row that it is half of, in fewer words.
   */
  giveWay(row: StatementRow, minor: number, lineId: string, route: Route, books: OwnerBooks): boolean {
    const { id, statement_id: statementId, account_id: accountId, minor: before } = this.#last;
    const unit = this.#unit;
    const untouched = new UntouchedRows(unit, books, route.owner.closed_through);
    const own = untouched.on(accountId, row.date, before).find((one) => one.id === id);
    const isSame = before === minor;
    if (!own || isInDoubt(unit.db).get(id) !== undefined) {
      if (isSame) return false;
      throw this.#locked(row, route.currency);
    }
    untouched.release(own);
    if (isSame) this.#isTold(lineId);
    else this.#isCut(lineId);
    unit.remove(statementLine, { id });
    countRows(unit, statementId, -1);
    return true;
  }

  /** The part tells of the whole row, as far as it goes. */
  #isTold(lineId: string): void {
    const { id, statement_id: statementId, account_id: accountId } = this.#last;
    const before = storedTelling(this.#unit.db, id);
    retell(this.#unit, accountId, new Map([[id, { id: lineId, before }]]));
    const retold = new RetoldRows(this.#unit, statementId);
    retold.add(lineId, placeOf(this.#unit.db, id), before);
    retold.keep();
  }

  /** What the part says of it is none of its amounts: without the whole file, it could not be booked. */
  #isCut(row: string): void {
    const { id, statement_id: statement } = this.#last;
    const { line, offset, length } = placeOf(this.#unit.db, id);
    const { date, payee, memo, reference } = storedTelling(this.#unit.db, id);
    const file = fileOf(this.#unit.db).get(statement)!;
    const cut: Unbooked = {
      ...{ line, offset, length, statement, row },
      ...{
        reason: CUT_OFF,
        raw: [date, payee, memo].join(' ').trim(),
        read: { date, payee, memo, reference },
      },
    };
    const problems = JSON.stringify([...problemsIn(file), cut]);
    this.#unit.update(sourceFile, { id: file.id }, { problems });
  }

  #locked({ date, amount }: StatementRow, currency: string): BulkheadError {
    const before = formatMoney(this.#last.minor, currency);
    return new BulkheadError(
      'REFUSED',
      `The row of ${date} over ${amount} came in as ${before} with “${this.#file}”, which ended in the midst of it, and was worked on since.`,
      { remedy: 'Take that import back first.', facts: { next: 'imports.undo' } },
    );
  }
}
