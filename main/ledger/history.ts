/** The audit log as people read it, and undo and redo as commands. */
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { maskTin } from '../../shared/tin.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type AuditEvent, chunksOf } from './door/audit.ts';
import { type Change, unpackChunk } from './door/changes.ts';
import { authorise } from './door/door.ts';
import { moveHistory, nextOf } from './door/history.ts';
import type { HandlersOf, Scope } from './handlers.ts';
import { verifyLog } from './verify.ts';

/** Whoever takes a command back, or does it again, must be allowed to do it in the first place. */
function move(scope: Scope, kind: 'undo' | 'redo', expected: number | undefined) {
  const { unit, tables, actor } = scope;
  const next = nextOf(unit.db, kind);
  if (next) authorise(actor, scope.requiredRole(next.command), `${kind} of ${next.command}`);
  return moveHistory(unit, tables, kind, expected);
}

export const historyHandlers: HandlersOf<typeof contract.history> = {
  undo: (scope, input) => move(scope, 'undo', input.expected),
  redo: (scope, input) => move(scope, 'redo', input.expected),
};

type EventRow = AuditEvent & { state: 'done' | 'undone' | null };

const EVENTS = 'SELECT e.*, u.state FROM audit_event e LEFT JOIN undo_stack u ON u.seq = e.seq';

function describe(row: EventRow) {
  return {
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    role: row.role,
    command: row.command,
    mode: row.mode,
    target_seq: row.target_seq,
    change_count: row.change_count,
    undoable: row.state,
    hash: row.hash,
  };
}

function describeChange(change: Change, columns: readonly string[], keys: readonly number[]) {
  const { before, after } = change;
  const image = (after ?? before)!;
  return {
    table: change.table,
    key: keys.map((index) => String(image[index])).join(' '),
    change:
      before === null ? ('insert' as const) : after === null ? ('delete' as const) : ('update' as const),
    fields: columns.flatMap((field, index) => {
      const was = before?.[index] ?? null;
      const is = after?.[index] ?? null;
      return was === is ? [] : [{ field, before: shown(field, was), after: shown(field, is) }];
    }),
  };
}

/** Taxpayer numbers are whole in the log, and shown to nobody who only reads it. */
function shown<T>(field: string, value: T): T | string {
  return field === 'tin' && typeof value === 'string' ? maskTin(value) : value;
}

function requireEvent(db: VaultDatabase, seq: number): EventRow {
  const row = db.prepare(`${EVENTS} WHERE e.seq = ?`).get(seq) as EventRow | undefined;
  if (row) return row;
  throw new BulkheadError('NOT_FOUND', `There is no event ${seq} in the audit log.`);
}

export const auditHandlers: HandlersOf<typeof contract.audit> = {
  log({ db }, input) {
    const rows = db
      .prepare(`${EVENTS} WHERE e.seq < ? ORDER BY e.seq DESC LIMIT ?`)
      .all(input.before ?? Number.MAX_SAFE_INTEGER, input.limit);
    return (rows as EventRow[]).map(describe);
  },

  event({ db, tables }, input) {
    const row = requireEvent(db, input.seq);
    const changes: ReturnType<typeof describeChange>[] = [];
    for (const bytes of chunksOf(db, row.seq)) {
      if (changes.length >= input.limit) break;
      const chunk = unpackChunk(bytes);
      for (const change of chunk.changes.slice(0, input.limit - changes.length)) {
        changes.push(
          describeChange(change, chunk.columns[change.table]!, tables.get(change.table)?.key ?? [0]),
        );
      }
    }
    return { ...describe(row), input: JSON.parse(row.input, shown) as unknown, changes };
  },

  async verify({ vault, signal }) {
    const chain = await verifyLog(vault, signal);
    const problems = [...chain.problems, ...vault.notices.map((notice) => notice.message)];
    return { ok: problems.length === 0, events: chain.events, head: chain.head?.hash ?? null, problems };
  },
};
