/**
 * Undo and redo of any command, by its row images: undo writes each touched row back as it was, in reverse order;
 * redo writes it again as it became. Both are commands of their own and leave audit events; nothing is erased.
 */
import { BulkheadError } from '../../../shared/errors.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import { type AuditEvent, chunksOf } from './audit.ts';
import { type Change, type RowImage, unpackChunk } from './changes.ts';
import { Pace } from './pace.ts';
import type { TableInfo } from './tables.ts';
import type { Unit } from './unit.ts';

export function pushDone(db: VaultDatabase, seq: number): void {
  db.prepare("INSERT INTO undo_stack (seq, state) VALUES (?, 'done')").run(seq);
}

/** A new command ends the possibility to redo what was undone before it. */
export function forgetUndone(db: VaultDatabase): void {
  db.prepare("DELETE FROM undo_stack WHERE state = 'undone'").run();
}

type Next = Pick<AuditEvent, 'seq' | 'command' | 'change_count'>;

/** What undo would take back, or redo would do again, now. */
export function nextOf(db: VaultDatabase, kind: 'undo' | 'redo'): Next | null {
  const [state, order] = kind === 'undo' ? ['done', 'DESC'] : ['undone', 'ASC'];
  const row = db
    .prepare(
      `SELECT e.seq, e.command, e.change_count FROM undo_stack u JOIN audit_event e ON e.seq = u.seq
       WHERE u.state = ? ORDER BY u.seq ${order} LIMIT 1`,
    )
    .get(state);
  return (row as Next | undefined) ?? null;
}

/** REFUSED, with what would be moved instead, unless it is the command that is expected. */
function requireExpected(
  db: VaultDatabase,
  kind: 'undo' | 'redo',
  next: Next | null,
  expected: number,
): void {
  if (next?.seq === expected) return;
  const moved = db
    .prepare('SELECT 1 FROM undo_stack WHERE seq = ? AND state = ?')
    .get(expected, kind === 'undo' ? 'undone' : 'done');
  if (moved)
    throw new BulkheadError(
      'REFUSED',
      kind === 'undo'
        ? `Event ${expected} is undone already.`
        : `Event ${expected} stands in the books already.`,
      { facts: { expected } },
    );
  const known = db.prepare('SELECT 1 FROM undo_stack WHERE seq = ?').get(expected);
  if (!known || !next)
    throw new BulkheadError(
      'NOT_FOUND',
      `Event ${expected} can’t be ${kind === 'undo' ? 'undone' : 'done again'}.`,
      {
        remedy: 'The audit log lists what was done.',
        facts: { next: 'audit.log', expected },
      },
    );
  throw new BulkheadError(
    'REFUSED',
    kind === 'undo'
      ? `Event ${expected} is not the latest change any more: event ${next.seq} (${next.command}) came after it.`
      : `Event ${next.seq} (${next.command}) comes before event ${expected}.`,
    {
      remedy: kind === 'undo' ? 'Undo the later change first.' : 'Redo the earlier change first.',
      facts: { expected, latest: next.seq, latest_command: next.command },
    },
  );
}

/**
 * Applies the next undo or redo through `unit` and moves the stack. REFUSED if there is none, or if it is another than
 * `expected`; NOT_FOUND if `expected` is on the stack no more.
 */
export async function moveHistory(
  unit: Unit,
  tables: ReadonlyMap<string, TableInfo>,
  kind: 'undo' | 'redo',
  expected?: number,
): Promise<{ seq: number; command: string; changes: number }> {
  const next = nextOf(unit.db, kind);
  if (expected !== undefined) requireExpected(unit.db, kind, next, expected);
  if (!next)
    throw new BulkheadError(
      'REFUSED',
      kind === 'undo' ? 'There is nothing to undo.' : 'There is nothing to redo.',
    );
  // Rows come back in an order of their own; what they refer to is checked when all are there.
  unit.db.pragma('defer_foreign_keys = ON');
  const chunks = [...chunksOf(unit.db, next.seq)];
  const pace = new Pace();
  if (kind === 'undo') chunks.reverse();
  for (const bytes of chunks) {
    const { columns, changes } = unpackChunk(bytes);
    if (kind === 'undo') changes.reverse();
    for (const change of changes) {
      applyChange(unit, tables, columns, kind === 'undo' ? inverse(change) : change);
      await pace.breathe();
    }
  }
  unit.db
    .prepare('UPDATE undo_stack SET state = ? WHERE seq = ?')
    .run(kind === 'undo' ? 'undone' : 'done', next.seq);
  return { seq: next.seq, command: next.command, changes: next.change_count };
}

function inverse({ table, before, after }: Change): Change {
  return { table, before: after, after: before };
}

function applyChange(
  unit: Unit,
  tables: ReadonlyMap<string, TableInfo>,
  columns: Record<string, readonly string[]>,
  change: Change,
): void {
  const info = tables.get(change.table);
  if (!info)
    throw new BulkheadError(
      'REFUSED',
      `The table “${change.table}” is gone; this command is too old to undo.`,
    );
  const before = change.before && inToday(change.before, columns[change.table]!, info);
  const after = change.after && inToday(change.after, columns[change.table]!, info);
  const now = unit.current(info, (before ?? after)!);
  if (!sameImage(now, before)) {
    throw new BulkheadError(
      'REFUSED',
      `A ${info.name.replaceAll('_', ' ')} has been changed since by another command.`,
      {
        remedy: 'Undo the later command first.',
        facts: { table: info.name },
      },
    );
  }
  if (before === null) unit.insertImage(info, after!);
  else if (after === null) unit.removeImage(info, before);
  else unit.replaceImage(info, before, after);
}

/** An image's columns in the order the table has now; columns added since are empty. */
function inToday(image: RowImage, then: readonly string[], info: TableInfo): RowImage {
  if (then.length === info.columns.length && then.every((name, index) => name === info.columns[index]))
    return image;
  return info.columns.map((name) => image[then.indexOf(name)] ?? null);
}

function sameImage(a: RowImage | null, b: RowImage | null): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
