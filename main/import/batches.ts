/** Import batches: listing them, their unbookable rows, and taking one back as a whole. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { isRow, Pace, problemsIn, removeEntry, type Unit } from '../ledger/index.ts';
import { importBatch, sourceFile, statement, statementLine } from '../ledger/tables.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { forgetDoubts } from './doubtful-rows.ts';
import { handOver } from './hand-over.ts';
import { accountsMadeBy, removeUnneeded } from './made-accounts.ts';
import { reopenLost } from './mended-problems.ts';
import { type MatchedLeg, unmatchRow, waitAgain } from './release.ts';
import { describeResting, entriesMadeFor, requireToldOf, restingOn, takeRestingApart } from './resting.ts';
import { forgetRetold } from './retold-rows.ts';
import { StoredRows } from './row-entry.ts';
import { countUnbooked } from './unbooked.ts';
import { problemsOf } from './unbooked-rows.ts';

interface BatchRow {
  id: string;
  at: string;
  line_count: number;
}

interface FileRow {
  id: string;
  name: string;
  format: string;
  sha256: string;
  problems: string;
}

function filesOf(db: VaultDatabase, batchId: string): FileRow[] {
  return db
    .prepare('SELECT id, name, format, sha256, problems FROM source_file WHERE batch_id = ? ORDER BY id')
    .all(batchId) as FileRow[];
}

export function listBatches(db: VaultDatabase) {
  return (db.prepare('SELECT * FROM import_batch ORDER BY id DESC').all() as BatchRow[]).map((batch) => ({
    id: batch.id,
    at: batch.at,
    lines: batch.line_count,
    files: filesOf(db, batch.id).map(({ problems, ...file }) => ({
      ...file,
      unreadable: countUnbooked(problemsIn({ problems })),
      listed: problemsIn({ problems }).filter(isRow).length,
    })),
  }));
}

export function requireBatch(db: VaultDatabase, id: string): void {
  if (db.prepare('SELECT 1 FROM import_batch WHERE id = ?').get(id) !== undefined) return;
  throw new BulkheadError('NOT_FOUND', `There is no import batch ${id}.`, {
    remedy: 'The list of batches shows which there are.',
    facts: { next: 'imports.batches' },
  });
}

export function whatRestsOn(db: VaultDatabase, batchId: string) {
  requireBatch(db, batchId);
  return describeResting(restingOn(db, batchId));
}

export function problemsOfBatch(db: VaultDatabase, batchId: string) {
  requireBatch(db, batchId);
  return problemsOf(db, batchId);
}

const LINES_OF_BATCH = `FROM source_file f JOIN statement s ON s.source_file_id = f.id
   JOIN statement_line l ON l.statement_id = s.id`;

interface BatchSums {
  lines: number;
  reconciled: number;
}

const sumsOf = prepared<BatchSums>(
  `SELECT count(*) AS lines, ifnull(sum(EXISTS (
     SELECT 1 FROM line_match m JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line
     WHERE m.statement_line_id = l.id AND p.status = 'reconciled')), 0) AS reconciled
   ${LINES_OF_BATCH} WHERE f.batch_id = ?`,
);

/** By hand, or as proposed: no import matches several entries that somebody made. */
const standForSeveral = preparedValue<number>(
  `SELECT count(DISTINCT m.statement_line_id) ${LINES_OF_BATCH}
   JOIN line_match m ON m.statement_line_id = l.id
   JOIN line_match o ON o.statement_line_id = m.statement_line_id AND o.entry_id > m.entry_id
   JOIN entry e ON e.id IN (m.entry_id, o.entry_id) AND e.source = 'manual' WHERE f.batch_id = ?`,
);

/** Rows with several legs are among them, too: none of those was made from it. */
const createdBy = preparedValue<string>(
  `SELECT m.entry_id ${LINES_OF_BATCH} JOIN line_match m ON m.statement_line_id = l.id AND m.kind = 'created'
   WHERE f.batch_id = ? ORDER BY l.id`,
);

const batchOf = preparedValue<string>(
  `SELECT f.batch_id FROM statement_line l JOIN statement s ON s.id = l.statement_id
   JOIN source_file f ON f.id = s.source_file_id WHERE l.id = ?`,
);

const correctedBy = prepared<{ name: string; rows: number }>(
  `SELECT cf.name, count(*) AS rows FROM statement_line c JOIN statement cs ON cs.id = c.statement_id
   JOIN source_file cf ON cf.id = cs.source_file_id JOIN statement_line l ON l.id = c.corrects_id
   JOIN statement s ON s.id = l.statement_id JOIN source_file f ON f.id = s.source_file_id
   WHERE c.corrects_id IS NOT NULL AND f.batch_id = :batchId AND cf.batch_id <> :batchId
   GROUP BY cf.id ORDER BY cf.name LIMIT 1`,
);

/** What a correction moved would stand in the books without the row that it corrects. */
function requireUncorrected(db: VaultDatabase, batchId: string): void {
  const correction = correctedBy(db).get({ batchId });
  if (!correction) return;
  const rows = correction.rows === 1 ? 'One of its rows was' : `${correction.rows} of its rows were`;
  throw new BulkheadError('REFUSED', `${rows} corrected by the bank with “${correction.name}”.`, {
    remedy: 'Take that import back first.',
    facts: { next: 'imports.undo' },
  });
}

/** Rows that somebody said by hand: they leave with their file, and their entries stay. */
function countMended(db: VaultDatabase, batchId: string): number {
  const said = filesOf(db, batchId).flatMap((file) =>
    problemsIn(file).flatMap(({ row, corrects }) => (corrects ? [] : (row ?? []))),
  );
  return said.filter((id) => batchOf(db).get(id) === batchId).length;
}

/** Rows at a time, so that a batch of a million is not held at once. */
const PAGE = 5_000;

const pageOfLines = preparedValue<string>(
  `SELECT l.id FROM statement_line l WHERE l.statement_id = ? AND l.id > ? ORDER BY l.id LIMIT ${PAGE}`,
);

const statementsOf = preparedValue<string>(
  'SELECT s.id FROM source_file f JOIN statement s ON s.source_file_id = f.id WHERE f.batch_id = ? ORDER BY s.id',
);

/** The rows of a batch, which may leave meanwhile. */
function* linesOf(db: VaultDatabase, batchId: string): Generator<string> {
  for (const statementId of statementsOf(db).all(batchId))
    for (let last = ''; ; ) {
      const page = pageOfLines(db).all(statementId, last);
      yield* page;
      if (page.length < PAGE) break;
      last = page.at(-1)!;
    }
}

type TakenBack = z.input<NonNullable<(typeof contract.imports.undo)['~orpc']['outputSchema']>>;

/**
 * Takes a batch back: its entries, its evidence, its statements. Entries that it only met, and those by hand for rows that it
 * could not book, go back to waiting for the bank, and rows of other batches that met its entries get entries of their own, as their files told them. What was made for
 * one of its entries in another entity's books leaves with it, once somebody was told (`resting.ts`); where that is locked, all stays. Accounts that
 * it made leave with it unless something else needs them by now; links to the others stay, so that the same file finds its
 * place again. Rows that files of other batches tell, too, stay as theirs (`hand-over.ts`). CANCELLED leaves all as it was.
 */
export async function undoBatch(unit: Unit, batchId: string, mayTakeApart: boolean): Promise<TakenBack> {
  requireBatch(unit.db, batchId);
  const kept = await handOver(unit, batchId);
  requireUncorrected(unit.db, batchId);
  const byHand = countMended(unit.db, batchId);
  const several = standForSeveral(unit.db).get(batchId)!;
  const resting = restingOn(unit.db, batchId);
  requireToldOf(resting, mayTakeApart);
  const made = accountsMadeBy(unit.db, batchId);
  const { lines, reconciled: own } = sumsOf(unit.db).get(batchId)!;
  const gone = entriesMadeFor(resting);
  const others = [...rowsOfOthers(unit.db, batchId), ...rowsThatMet(unit.db, gone, batchId)];
  const reconciled = own + others.filter((line) => line.reconciled === 1).length;
  if (reconciled > 0) {
    throw new BulkheadError('REFUSED', `${reconciled} of the batch’s rows are reconciled.`, {
      remedy: 'Reopen those reconciliations first.',
      facts: { next: 'reconcile.reopen' },
    });
  }
  const pace = new Pace();
  const breathe = async () => {
    await pace.breathe();
    if (unit.signal?.aborted)
      throw new BulkheadError('CANCELLED', 'Taking the import back was cancelled; nothing was changed.');
  };
  const created = new Set(createdBy(unit.db).iterate(batchId));
  const stays = ({ entry_id: id }: MatchedLeg) => !created.has(id) && !gone.includes(id);
  const waiting: MatchedLeg[] = [];
  const unmatch = async (id: string) => {
    waiting.push(...unmatchRow(unit, id).filter(stays));
    await breathe();
  };
  for (const id of linesOf(unit.db, batchId)) await unmatch(id);
  for (const { id } of others) await unmatch(id);
  takeRestingApart(unit, resting, created);
  for (const id of created) {
    removeEntry(unit, id);
    await breathe();
  }
  forgetDoubts(unit, batchId);
  // What had been entered as seen at the bank already is so again: the row leaves as if it had never come.
  for (const leg of waiting) if (leg.was_cleared === null) waitAgain(unit, leg);
  for (const id of linesOf(unit.db, batchId)) {
    unit.remove(statementLine, { id });
    await breathe();
  }
  const stored = new StoredRows(unit.db);
  for (const { id } of others) stored.restore(unit, id, made);
  for (const accountId of removeFiles(unit, batchId)) reopenLost(unit, accountId);
  unit.remove(importBatch, { id: batchId });
  const accounts = removeUnneeded(unit, made);
  return { lines, entries: created.size, by_hand: byHand, several, accounts, kept };
}

/** Rows of other batches that met an entry which this batch made, on its other side. */
function rowsOfOthers(db: VaultDatabase, batchId: string): { id: string; reconciled: number }[] {
  return db
    .prepare(
      `SELECT om.statement_line_id AS id, max(p.status = 'reconciled') AS reconciled
       FROM source_file f JOIN statement s ON s.source_file_id = f.id
       JOIN statement_line l ON l.statement_id = s.id
       JOIN line_match m ON m.statement_line_id = l.id AND m.kind = 'created'
       JOIN line_match om ON om.entry_id = m.entry_id AND om.line <> m.line
       JOIN statement_line ol ON ol.id = om.statement_line_id JOIN statement os ON os.id = ol.statement_id
       JOIN source_file of ON of.id = os.source_file_id JOIN posting p ON p.entry_id = om.entry_id AND p.line = om.line
       WHERE f.batch_id = ? AND of.batch_id <> f.batch_id GROUP BY om.statement_line_id ORDER BY om.statement_line_id`,
    )
    .all(batchId) as { id: string; reconciled: number }[];
}

/** Rows of other batches that met entries which were made for a pair that goes. */
function rowsThatMet(
  db: VaultDatabase,
  entryIds: readonly string[],
  batchId: string,
): { id: string; reconciled: number }[] {
  return db
    .prepare(
      `SELECT m.statement_line_id AS id, max(p.status = 'reconciled') AS reconciled
       FROM line_match m JOIN statement_line l ON l.id = m.statement_line_id JOIN statement s ON s.id = l.statement_id
       JOIN source_file f ON f.id = s.source_file_id JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line
       WHERE m.entry_id IN (SELECT value FROM json_each(?)) AND f.batch_id <> ?
       GROUP BY m.statement_line_id ORDER BY m.statement_line_id`,
    )
    .all(JSON.stringify(entryIds), batchId) as { id: string; reconciled: number }[];
}

/** Removes a batch's files and statements; answers with the accounts they were of. */
function removeFiles(unit: Unit, batchId: string): Set<string> {
  const accounts = new Set<string>();
  for (const file of filesOf(unit.db, batchId)) {
    const statements = unit.db
      .prepare('SELECT id, account_id FROM statement WHERE source_file_id = ?')
      .all(file.id) as { id: string; account_id: string }[];
    for (const s of statements) {
      accounts.add(s.account_id);
      forgetRetold(unit, s.id);
      unit.remove(statement, { id: s.id });
    }
    unit.remove(sourceFile, { id: file.id });
  }
  return accounts;
}
