/** Import batches: listing them, their unbookable rows, and taking one back as a whole. */
import { BulkheadError } from '../../shared/errors.ts';
import { Pace, removeEntry, type Unit } from '../ledger/index.ts';
import { importBatch, lineMatch, posting, sourceFile, statement, statementLine } from '../ledger/tables.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { Unbooked } from './booking.ts';
import { resettleOpening } from './opening.ts';

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
      unreadable: (JSON.parse(problems) as Unbooked[]).length,
    })),
  }));
}

function requireBatch(db: VaultDatabase, id: string): void {
  if (db.prepare('SELECT 1 FROM import_batch WHERE id = ?').get(id) !== undefined) return;
  throw new BulkheadError('NOT_FOUND', `There is no import batch ${id}.`, {
    remedy: 'The list of batches shows which there are.',
  });
}

export function problemsOf(db: VaultDatabase, batchId: string) {
  requireBatch(db, batchId);
  return filesOf(db, batchId).flatMap((file) =>
    (JSON.parse(file.problems) as Unbooked[]).map((problem) => ({ file: file.name, ...problem })),
  );
}

interface LineRow {
  id: string;
  account_id: string;
  date: string;
  amount_minor: number;
  entry_id: string | null;
  line: number | null;
  kind: 'created' | 'matched' | null;
  reconciled: number;
}

function linesOf(db: VaultDatabase, batchId: string): LineRow[] {
  return db
    .prepare(
      `SELECT l.id, l.account_id, l.date, l.amount_minor, m.entry_id, m.line, m.kind, p.status = 'reconciled' AS reconciled
       FROM source_file f JOIN statement s ON s.source_file_id = f.id JOIN statement_line l ON l.statement_id = s.id
       LEFT JOIN line_match m ON m.statement_line_id = l.id
       LEFT JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line
       WHERE f.batch_id = ? ORDER BY l.id`,
    )
    .all(batchId) as LineRow[];
}

/**
 * Takes a batch back: its entries, its evidence, its statements. Entries that it only met go back to waiting for the
 * bank. Accounts that it made stay, and so do links, so that the same file finds its place again.
 */
export async function undoBatch(unit: Unit, batchId: string): Promise<{ lines: number; entries: number }> {
  requireBatch(unit.db, batchId);
  const lines = linesOf(unit.db, batchId);
  const reconciled = lines.filter((line) => line.reconciled === 1).length;
  if (reconciled > 0) {
    throw new BulkheadError('REFUSED', `${reconciled} of the batch’s rows are reconciled.`, {
      remedy: 'Reopen those reconciliations first.',
    });
  }
  refuseShared(unit.db, batchId);
  const pace = new Pace();
  const matched = lines.filter((line) => line.entry_id !== null);
  for (const line of matched) unit.remove(lineMatch, { statementLineId: line.id });
  const created = new Set(matched.filter((line) => line.kind === 'created').map((line) => line.entry_id!));
  for (const id of created) {
    removeEntry(unit, id);
    await pace.breathe();
  }
  for (const line of lines) {
    // An entry that was only met goes back to waiting for the bank.
    if (line.entry_id !== null && !created.has(line.entry_id)) {
      unit.update(posting, { entryId: line.entry_id, line: line.line! }, { status: 'pending' });
    }
    unit.remove(statementLine, { id: line.id });
    await pace.breathe();
  }
  for (const accountId of removeFiles(unit, batchId)) resettleOpening(unit, accountId, true);
  unit.remove(importBatch, { id: batchId });
  return { lines: lines.length, entries: created.size };
}

/** A transfer that this batch made may have been met by another batch's row on its other side. */
function refuseShared(db: VaultDatabase, batchId: string): void {
  const other = db
    .prepare(
      `SELECT DISTINCT of.batch_id, of.name FROM source_file f JOIN statement s ON s.source_file_id = f.id
       JOIN statement_line l ON l.statement_id = s.id
       JOIN line_match m ON m.statement_line_id = l.id AND m.kind = 'created'
       JOIN line_match om ON om.entry_id = m.entry_id AND om.line <> m.line
       JOIN statement_line ol ON ol.id = om.statement_line_id JOIN statement os ON os.id = ol.statement_id
       JOIN source_file of ON of.id = os.source_file_id
       WHERE f.batch_id = ? AND of.batch_id <> ? LIMIT 1`,
    )
    .get(batchId, batchId) as { batch_id: string; name: string } | undefined;
  if (!other) return;
  throw new BulkheadError(
    'REFUSED',
    `A row of ${other.name} meets an entry of this batch on its other side.`,
    {
      remedy: `Take batch ${other.batch_id} back first.`,
    },
  );
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
      unit.remove(statement, { id: s.id });
    }
    unit.remove(sourceFile, { id: file.id });
  }
  return accounts;
}
