/**
 * What files keep of rows that were mended, as those rows change or leave: a row that is another one from now on, and one that is
 * gone, so that it could not be booked once more. Nothing fails but where the opening of the account is locked.
 */

import type { Unbooked } from '../ledger/index.ts';
import { problemsIn, type Unit } from '../ledger/index.ts';
import { sourceFile, statement } from '../ledger/tables.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { forgetUntold, resettleOpening } from './opening.ts';
import { daysTold } from './retold-rows.ts';
import type { ProblemFile } from './unbooked-rows.ts';

type NamingFile = Pick<ProblemFile, 'id' | 'problems'>;

/** Files of an account in which rows were mended; they are few. */
const filesOf = prepared<NamingFile>(
  `SELECT f.id, f.problems FROM statement s JOIN source_file f ON f.id = s.source_file_id
   WHERE s.account_id = ? AND f.problems LIKE '%"row":"%' GROUP BY f.id ORDER BY f.id`,
);
const isThere = preparedValue<1>('SELECT 1 FROM statement_line WHERE id = ?');
const leftOut = prepared<{ unbookedMinor: number; unreadCount: number | null; problems: string }>(
  `SELECT s.unbooked_minor AS unbookedMinor, s.unread_count AS unreadCount, f.problems
   FROM statement s JOIN source_file f ON f.id = s.source_file_id WHERE s.id = ?`,
);
const ownDays = preparedValue<string>('SELECT DISTINCT date FROM statement_line WHERE statement_id = ?');

/** The parts of files in which a row was said. */
export function saidIn(db: VaultDatabase, accountId: string, lineId: string): (string | undefined)[] {
  return filesOf(db)
    .all(accountId)
    .flatMap(problemsIn)
    .filter(({ row }) => row === lineId)
    .map((problem) => problem.statement);
}

/** What was said to be one row is said to be another. */
export function renameMended(unit: Unit, accountId: string, from: string, to: string): void {
  for (const file of filesOf(unit.db).all(accountId))
    change(unit, file, (one) => (one.row === from ? { ...one, row: to } : one));
}

/** What was said of rows that are gone is not said any more. */
export function reopenLost(unit: Unit, accountId: string): void {
  const isLost = ({ row }: Unbooked) => row !== undefined && isThere(unit.db).get(row) === undefined;
  for (const file of filesOf(unit.db).all(accountId)) reopen(unit, file, isLost);
  forgetUntold(unit, accountId);
  resettleOpening(unit, accountId);
}

/** Those that are meant could not be booked, as before somebody said what they are. */
export function reopen(unit: Unit, file: NamingFile, isMeant: (problem: Unbooked) => boolean): void {
  const meant = problemsIn(file).filter(isMeant);
  change(unit, file, (one) => (isMeant(one) ? { ...one, row: undefined } : one));
  for (const { statement: id, minor } of meant) if (id !== undefined) leaveOut(unit, id, minor ?? null);
}

function change(unit: Unit, file: NamingFile, to: (problem: Unbooked) => Unbooked): void {
  const problems = JSON.stringify(problemsIn(file).map(to));
  if (problems !== file.problems) unit.update(sourceFile, { id: file.id }, { problems });
}

function leaveOut(unit: Unit, id: string, minor: number | null): void {
  const { unbookedMinor, unreadCount, problems } = leftOut(unit.db).get(id)!;
  const unbooked = problemsIn({ problems })
    .filter((one) => one.statement === id && one.row === undefined && one.minor !== undefined)
    .flatMap(({ read }) => read?.date ?? []);
  const days = [...ownDays(unit.db).all(id), ...daysTold(unit.db, id), ...unbooked].sort();
  const left =
    minor === null ? { unreadCount: (unreadCount ?? 0) + 1 } : { unbookedMinor: unbookedMinor + minor };
  const span = { firstDate: days[0] ?? null, lastDate: days.at(-1) ?? null };
  unit.update(statement, { id }, { ...left, ...span });
}
