/**
 * Rows of a statement that were in the books already, from another file: which of the bank's rows each of them is, where it
 * lies, and how it reads where it reads otherwise. Kept by the thousand, since a file may tell of nothing else, and nobody
 * asks for them but whoever takes that other file back. Nothing fails.
 */
import type { Unit } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { identityOf } from './identity.ts';
import type { StatementRow } from './reader.ts';
import { retoldRows } from './tables.ts';

/** How a file tells a row, as `statement_line` has it. */
export interface Telling
  extends Pick<
    StatementRow,
    'date' | 'valueDate' | 'payee' | 'memo' | 'type' | 'checkNumber' | 'reference' | 'counterparty'
  > {
  identity: string;
  occurrence: number;
}

/** Of a row: which it is, where it lies, and how it is told, if not as in the file that it came in. */
export type RetoldRow = [
  lineId: string,
  lineNumber: number,
  offset: number,
  length: number,
  telling?: Telling,
];

const ROWS_MAX = 5_000;

const nextPart = preparedValue<number>(
  'SELECT ifnull(max(part), 0) + 1 FROM retold_rows WHERE statement_id = ?',
);

type Place = Pick<StatementRow, 'line' | 'offset' | 'length'>;

/** Keeps those of one statement. */
export class RetoldRows {
  readonly #unit: Unit;
  readonly #statementId: string;
  #rows: RetoldRow[] = [];

  constructor(unit: Unit, statementId: string) {
    this.#unit = unit;
    this.#statementId = statementId;
  }

  add(lineId: string, { line, offset, length }: Place, telling: Telling | null): void {
    this.#rows.push(
      telling === null ? [lineId, line, offset, length] : [lineId, line, offset, length, telling],
    );
    if (this.#rows.length >= ROWS_MAX) this.keep();
  }

  keep(): void {
    if (this.#rows.length === 0) return;
    const statementId = this.#statementId;
    const part = nextPart(this.#unit.db).get(statementId)!;
    this.#unit.insert(retoldRows, { statementId, part, rows: JSON.stringify(this.#rows) });
    this.#rows = [];
  }
}

export function tellingOf(row: StatementRow, minor: number, occurrence: number): Telling {
  const { date, valueDate, payee, memo, type, checkNumber, reference, counterparty } = row;
  return {
    ...{ date, valueDate, payee, memo, type, checkNumber, reference, counterparty },
    ...{ identity: identityOf(row, minor), occurrence },
  };
}

const stored = prepared<Telling>(
  `SELECT date, value_date AS valueDate, payee, memo, type, check_number AS checkNumber, reference, counterparty, identity,
     occurrence FROM statement_line WHERE id = ?`,
);

const storedPlace = prepared<Place>(
  'SELECT line_number AS line, offset, length FROM statement_line WHERE id = ?',
);

/** Where a row that is in the books lies in the file that it is of. */
export function placeOf(db: VaultDatabase, lineId: string): Place {
  return storedPlace(db).get(lineId)!;
}

/** How that file tells it. */
export function storedTelling(db: VaultDatabase, lineId: string): Telling {
  return stored(db).get(lineId)!;
}

interface Part {
  statement_id: string;
  part: number;
  rows: string;
}

/** Of accounts that a batch has rows of, in the order in which they came in. */
const partsBeside = prepared<Part>(
  `SELECT r.statement_id, r.part, r.rows FROM statement s JOIN source_file f ON f.id = s.source_file_id
   JOIN retold_rows r ON r.statement_id = s.id
   WHERE f.batch_id <> :batchId AND s.account_id IN (
     SELECT o.account_id FROM statement o JOIN source_file g ON g.id = o.source_file_id WHERE g.batch_id = :batchId)
   ORDER BY r.statement_id, r.part`,
);

const batchLines = preparedValue<string>(
  `SELECT l.id FROM source_file f JOIN statement s ON s.source_file_id = f.id
   JOIN statement_line l ON l.statement_id = s.id WHERE f.batch_id = ?`,
);

/** A statement that tells of a row, too. */
export interface Teller {
  statementId: string;
  row: RetoldRow;
}

/** The rows of a batch that files of other batches tell, too, each with the first of those. */
export function toldByOthers(db: VaultDatabase, batchId: string): Map<string, Teller> {
  const told = new Map<string, Teller>();
  const parts = partsBeside(db).all({ batchId });
  if (parts.length === 0) return told;
  const own = new Set(batchLines(db).all(batchId));
  for (const { statement_id: statementId, rows } of parts)
    for (const row of parsed(rows))
      if (own.has(row[0]) && !told.has(row[0])) told.set(row[0], { statementId, row });
  return told;
}

const partsOfFile = preparedValue<string>(
  `SELECT r.rows FROM statement s JOIN retold_rows r ON r.statement_id = s.id WHERE s.source_file_id = ?`,
);

/** The rows that a file tells and that were in the books before it. */
export function toldBefore(db: VaultDatabase, fileId: string): RetoldRow[] {
  return partsOfFile(db).all(fileId).flatMap(parsed);
}

const partsOfAccount = prepared<Part>(
  `SELECT r.statement_id, r.part, r.rows FROM statement s JOIN retold_rows r ON r.statement_id = s.id
   WHERE s.account_id = ? ORDER BY r.statement_id, r.part`,
);

/**
 * Before rows get another id or other words: what was told as they were keeps how they read until now. `changes` has the id
 * that stands for the row from now on, and its words of before.
 */
export function retell(
  unit: Unit,
  accountId: string,
  changes: ReadonlyMap<string, { id: string; before: Telling }>,
): void {
  if (changes.size === 0) return;
  for (const { statement_id: statementId, part, rows } of partsOfAccount(unit.db).all(accountId)) {
    let isChanged = false;
    const now = parsed(rows).map((row): RetoldRow => {
      const change = changes.get(row[0]);
      if (!change) return row;
      isChanged = true;
      const [, line, offset, length, telling = change.before] = row;
      return [change.id, line, offset, length, telling];
    });
    if (isChanged) unit.update(retoldRows, { statementId, part }, { rows: JSON.stringify(now) });
  }
}

/** The statements that tell a row which came in with another. */
export function tellersOf(db: VaultDatabase, accountId: string, lineId: string): string[] {
  return partsOfAccount(db)
    .all(accountId)
    .filter(({ rows }) => parsed(rows).some(([id]) => id === lineId))
    .map(({ statement_id: id }) => id);
}

/** No statement tells the row any more; or that one does not, if one is named. */
export function forgetRow(unit: Unit, accountId: string, lineId: string, only?: string): void {
  for (const { statement_id: statementId, part, rows } of partsOfAccount(unit.db).all(accountId)) {
    if (only !== undefined && only !== statementId) continue;
    const all = parsed(rows);
    const left = all.filter(([id]) => id !== lineId);
    if (left.length === 0) unit.remove(retoldRows, { statementId, part });
    else if (left.length < all.length)
      unit.update(retoldRows, { statementId, part }, { rows: JSON.stringify(left) });
  }
}

const partsOfStatement = preparedValue<string>('SELECT rows FROM retold_rows WHERE statement_id = ?');
const dayOf = preparedValue<string>('SELECT date FROM statement_line WHERE id = ?');

/** The days of the rows that a statement tells and that came in with others. */
export function daysTold(db: VaultDatabase, statementId: string): string[] {
  return partsOfStatement(db)
    .all(statementId)
    .flatMap(parsed)
    .flatMap(([id, , , , telling]) => telling?.date ?? dayOf(db).get(id) ?? []);
}

const partsOf = preparedValue<number>('SELECT part FROM retold_rows WHERE statement_id = ?');

/** Of a statement that leaves. */
export function forgetRetold(unit: Unit, statementId: string): void {
  for (const part of partsOf(unit.db).all(statementId)) unit.remove(retoldRows, { statementId, part });
}

function parsed(rows: string): RetoldRow[] {
  return JSON.parse(rows) as RetoldRow[];
}
