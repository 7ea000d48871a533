/**
 * A row that somebody said by hand, and takes back: it could not be booked again. So it is where its entry is removed. REFUSED
 * once the bank has told of it in another file.
 */
import { BulkheadError } from '../../shared/errors.ts';
import type { Unit } from '../ledger/index.ts';
import { statementLine } from '../ledger/tables.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { forgetLike } from './doubtful-rows.ts';
import { type LeavingRow, letGo } from './leaving-row.ts';
import { reopen, reopenLost, saidIn } from './mended-problems.ts';
import { forgetRow, tellersOf } from './retold-rows.ts';
import { countRows } from './row-counts.ts';
import { requireUnbooked, type UnbookedRow } from './unbooked-rows.ts';

interface MendedLine extends LeavingRow {
  statement_id: string;
  account_id: string;
}

const LINE = `SELECT l.id AS line_id, l.statement_id, l.account_id, n.name AS owner, n.closed_through
  FROM statement_line l JOIN account a ON a.id = l.account_id JOIN entity n ON n.id = a.entity_id`;
const lineById = prepared<MendedLine>(`${LINE} WHERE l.id = ?`);
const linesOfEntry = prepared<MendedLine & { made: number }>(
  `SELECT x.*, m.made FROM (
     SELECT statement_line_id, max(kind = 'created') AS made FROM line_match WHERE entry_id = ? GROUP BY statement_line_id) m
   JOIN (${LINE}) x ON x.line_id = m.statement_line_id`,
);

/** Takes back what was said of a row; its entry waits for the bank. */
export function unmendRow(unit: Unit, id: string): void {
  const row = requireUnbooked(unit.db, id);
  const { problem, file } = row;
  const line = problem.row === undefined ? undefined : lineById(unit.db).get(problem.row);
  if (!line)
    throw new BulkheadError('REFUSED', `Nobody has said what line ${problem.line} of “${file.name}” is.`, {
      remedy: 'Look at the list again.',
      facts: { next: 'imports.problems' },
    });
  const { account_id: accountId, line_id: lineId, statement_id: own } = line;
  if (saidIn(unit.db, accountId, lineId).includes(own)) takeOut(unit, line, null);
  else untell(unit, row, line);
}

/** Rows behind entries that somebody said by hand; an entry that stands for nothing else may go, and they with it. */
export const mended = {
  stands(db: VaultDatabase, entryId: string): boolean {
    const lines = linesOfEntry(db).all(entryId);
    return lines.length > 0 && lines.every((line) => line.made === 0 && !isTold(db, line));
  },

  /** The rows of an entry that is about to be removed. */
  release(unit: Unit, entryId: string): void {
    for (const line of linesOfEntry(unit.db).all(entryId)) takeOut(unit, line, entryId);
  },
};

/** Whether a file tells it by itself. */
function isTold(db: VaultDatabase, line: MendedLine): boolean {
  const said = saidIn(db, line.account_id, line.line_id);
  const tellers = [line.statement_id, ...tellersOf(db, line.account_id, line.line_id)];
  return tellers.some((teller) => !said.includes(teller));
}

function takeOut(unit: Unit, line: MendedLine, removed: string | null): void {
  const { line_id: id, account_id: accountId, statement_id: statementId } = line;
  if (isTold(unit.db, line))
    throw new BulkheadError('REFUSED', 'The bank has told of that row in another file since.', {
      remedy: 'Unmatch the row from its entry, or take that import back first.',
      facts: { next: ['matching.unmatch', 'imports.undo'] },
    });
  letGo(unit, line, removed);
  forgetRow(unit, accountId, id);
  forgetLike(unit, id);
  unit.remove(statementLine, { id });
  countRows(unit, statementId, -1);
  reopenLost(unit, accountId);
}

/** The row was said to be one that another file tells: that one stays. */
function untell(unit: Unit, { file, problem }: UnbookedRow, line: MendedLine): void {
  const { account_id: accountId, line_id: lineId } = line;
  forgetRow(unit, accountId, lineId, problem.statement);
  reopen(unit, file, (one) => one.row === lineId && one.statement === problem.statement);
  reopenLost(unit, accountId);
}
