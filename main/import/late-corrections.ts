/**
 * Corrections that came before the rows that they correct, in another file: they stayed out, and are booked once those rows
 * are there, as rows of their own files. So it makes no difference in which order files come. Nothing fails.
 */
import { problemsIn, type Unbooked, type Unit } from '../ledger/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import { type CorrectedRow, Corrections } from './corrections.ts';
import { Figures } from './figures.ts';
import { identityOf } from './identity.ts';
import { nextOccurrence, type Settled, settleUnbooked, wordsOf } from './mending.ts';
import type { FileBooks } from './owner-books.ts';
import type { StatementRow } from './reader.ts';
import { RetoldRows, tellingOf } from './retold-rows.ts';
import type { Route } from './route.ts';
import { RowBooker } from './row-booker.ts';
import { countRows } from './row-counts.ts';
import type { TakenRow } from './taken-row.ts';
import { accountOfPart, problemFile } from './unbooked-rows.ts';

/** Few files have any. */
const filesWith = preparedValue<string>(
  `SELECT DISTINCT f.id FROM statement s JOIN source_file f ON f.id = s.source_file_id
   WHERE s.account_id = ? AND f.problems LIKE '%"corrects":%' ORDER BY f.id`,
);

interface Late {
  fileId: string;
  at: number;
  statementId: string;
}

/** Books those of the route's account whose rows are there by now. */
export function bookLateCorrections(unit: Unit, route: Route, books: FileBooks): void {
  const { account, owner } = route;
  const corrections = new Corrections(unit.db, account.id);
  const places = new Map<TakenRow, Late>();
  for (const { problem, ...place } of lateOf(unit.db, account.id)) {
    const row = rowOf(problem);
    if (owner.closed_through !== null && row.date <= owner.closed_through) continue;
    const { minor } = problem.corrects!;
    const identity = identityOf(row, minor);
    const own = { occurrence: nextOccurrence(unit.db, account.id, identity), place: null };
    const taken = { row, minor, identity, ...own, lineId: unit.newId(), entryId: unit.newId() };
    places.set(taken, place);
    corrections.wait(taken);
  }
  const settled: (Settled & Late)[] = [];
  corrections.settle(
    (taken, before) => {
      const place = places.get(taken)!;
      settled.push({ ...place, ...book(unit, taken, before, { ...place, route, books }) });
    },
    () => undefined,
  );
  for (const [fileId, some] of Map.groupBy(settled, (one) => one.fileId))
    settleUnbooked(unit, problemFile(unit.db, fileId)!, some);
}

function lateOf(db: VaultDatabase, accountId: string): (Late & { problem: Unbooked })[] {
  return filesWith(db)
    .all(accountId)
    .flatMap((fileId) =>
      problemsIn(problemFile(db, fileId)!).flatMap((problem, at) => {
        const { corrects, statement: statementId, row } = problem;
        if (!corrects || row !== undefined || statementId === undefined) return [];
        return accountOfPart(db, statementId) === accountId ? [{ fileId, at, statementId, problem }] : [];
      }),
    );
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
  taken: TakenRow,
  before: CorrectedRow,
  { statementId, route, books }: Late & { route: Route; books: FileBooks },
): Pick<Settled, 'lineId' | 'date' | 'minor'> {
  const { row, minor, occurrence, lineId } = taken;
  const change = (row.corrects!.deletes ? 0 : minor) - before.minor;
  if (change === 0) {
    const retold = new RetoldRows(unit, statementId);
    retold.add(before.last, row, tellingOf(row, minor, occurrence));
    retold.keep();
    return { lineId: before.last, date: row.date, minor: 0 };
  }
  const around = { statementId, route, books, figures: new Figures(), told: null, crossings: [] };
  const booker = new RowBooker(unit, { ...around, isProcessor: false });
  booker.take({ ...taken, minor: change, correctsId: before.last });
  booker.finish();
  countRows(unit, statementId, 1);
  return { lineId, date: row.date, minor: change };
}
