/** How many rows a statement brought, and the import it came with; told in both, and changed together. */
import type { Unit } from '../ledger/index.ts';
import { importBatch, statement } from '../ledger/tables.ts';
import { prepared } from '../vault/index.ts';

const countsOf = prepared<{ newCount: number; batchId: string; lineCount: number }>(
  `SELECT s.new_count AS newCount, b.id AS batchId, b.line_count AS lineCount FROM statement s
   JOIN source_file f ON f.id = s.source_file_id JOIN import_batch b ON b.id = f.batch_id WHERE s.id = ?`,
);

/** `rows`: that came to the statement since; below zero, that left it. */
export function countRows(unit: Unit, statementId: string, rows: number): void {
  const { newCount, batchId, lineCount } = countsOf(unit.db).get(statementId)!;
  unit.update(statement, { id: statementId }, { newCount: newCount + rows });
  unit.update(importBatch, { id: batchId }, { lineCount: lineCount + rows });
}
