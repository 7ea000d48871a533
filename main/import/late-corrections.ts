/**
 * Corrections that came before the rows that they correct, in another file: they stayed out, and are booked once those rows
 * are there, as rows of their own files. So it makes no difference in which order files come. Nothing fails.
 */
import { problemsIn, type Unbooked, type Unit } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { type CorrectedRow, Corrections } from './corrections.ts';
import { Figures } from './figures.ts';
import { identityOf } from './identity.ts';
import { nextOccurrence, settleUnbooked, wordsOf } from './mending.ts';
import type { FileBooks } from './owner-books.ts';
import type { StatementRow } from './reader.ts';
import { RetoldRows, tellingOf } from './retold-rows.ts';
import type { Route } from './route.ts';
import { RowBooker } from './row-booker.ts';
import { countRows } from './row-counts.ts';
import type { ProblemFile } from './unbooked-rows.ts';

/** Few files have any. */
const filesWith = preparedValue<string>(
  `SELECT DISTINCT f.id FROM statement s JOIN source_file f ON f.id = s.source_file_id
   WHERE s.account_id = ? AND f.problems LIKE '%"corrects":%' ORDER BY f.id`,
);
const fileById = prepared<ProblemFile>(
  'SELECT id, batch_id, name, format, problems FROM source_file WHERE id = ?',
);
const accountOf = preparedValue<string>('SELECT account_id FROM statement WHERE id = ?');

interface Late {
  fileId: string;
  at: number;
  problem: Unbooked;
  row: StatementRow;
  statementId: string;
}

/** Books those of the route's account whose rows are there by now; answers with how many there were. */
export function bookLateCorrections(unit: Unit, route: Route, books: FileBooks): number {
  const { account, owner } = route;
  const corrections = new Corrections(unit.db, account.id);
  let done = 0;
  // One may correct another that was late itself.
  for (let before = -1; before !== done; ) {
    before = done;
    for (const late of lateOf(unit.db, account.id)) {
      if (owner.closed_through !== null && late.row.date <= owner.closed_through) continue;
      const found = corrections.correctedBy(late.row, identityOf(late.row, late.problem.corrects!.minor));
      if (!found) continue;
      book(unit, late, found, route, books);
      done += 1;
    }
  }
  return done;
}

function* lateOf(db: VaultDatabase, accountId: string): Generator<Late> {
  for (const id of filesWith(db).all(accountId)) {
    const all = problemsIn(fileById(db).get(id)!);
    for (const [at, problem] of all.entries()) {
      const { corrects, statement, row } = problem;
      if (!corrects || row !== undefined || statement === undefined) continue;
      if (accountOf(db).get(statement) !== accountId) continue;
      yield { fileId: id, at, problem, row: rowOf(problem), statementId: statement };
    }
  }
}

/** As its file told it. */
function rowOf(problem: Unbooked): StatementRow {
  const { line, offset = 0, length = 0, corrects } = problem;
  const { reference, deletes } = corrects!;
  return {
    ...{ line, offset, length, date: problem.read!.date! },
    ...wordsOf(problem, ''),
    ...{ amount: '', currency: null, balanceAfter: null, pending: false },
    corrects: { reference, deletes },
  };
}

function book(
  unit: Unit,
  { fileId, at, problem, row, statementId }: Late,
  before: CorrectedRow,
  route: Route,
  books: FileBooks,
): void {
  const { deletes, minor } = problem.corrects!;
  const change = (deletes ? 0 : minor) - before.minor;
  const identity = identityOf(row, minor);
  const occurrence = nextOccurrence(unit.db, route.account.id, identity);
  let lineId = before.last;
  if (change === 0) {
    const retold = new RetoldRows(unit, statementId);
    retold.add(lineId, row, tellingOf(row, minor, occurrence));
    retold.keep();
  } else {
    lineId = unit.newId();
    const around = {
      ...{ statementId, route, books, figures: new Figures(), told: null, isProcessor: false, crossings: [] },
    };
    const booker = new RowBooker(unit, around);
    const taken = { row, minor: change, identity, occurrence, lineId, entryId: unit.newId(), place: null };
    booker.take({ ...taken, correctsId: before.last });
    booker.finish();
    countRows(unit, statementId, 1);
  }
  const settled = { statementId, lineId, date: row.date, minor: change };
  // Others of it may have been booked meanwhile.
  const file = fileById(unit.db).get(fileId)!;
  settleUnbooked(unit, { file, problems: problemsIn(file), at, problem }, settled);
}
