/**
 * The audit log: one event for each executed command, chained by SHA-256. An event's hash covers all its fields, the
 * hash of its change chunks and the hash of the event before, so that nothing can be edited, dropped or reordered
 * without breaking every later link. The last link is also kept outside the database (`FILE.head`).
 */
import { createHash } from 'node:crypto';
import type { VaultDatabase } from '../../vault/index.ts';
import { hashChunks } from './changes.ts';

export interface AuditEvent {
  seq: number;
  at: string;
  actor: string;
  role: string;
  command: string;
  input: string;
  mode: 'do' | 'undo' | 'redo';
  target_seq: number | null;
  change_count: number;
  changes_hash: string;
  prev_hash: string;
  hash: string;
}

/** The hash before the first event. */
export const GENESIS = '0'.repeat(64);

export function hashEvent(event: Omit<AuditEvent, 'hash'>): string {
  const fields = [
    event.seq,
    event.at,
    event.actor,
    event.role,
    event.command,
    event.input,
    event.mode,
    event.target_seq,
    event.change_count,
    event.changes_hash,
    event.prev_hash,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** The last event's number and hash; `null` for an empty log or a database without one. */
export function chainTip(db: VaultDatabase): { seq: number; hash: string } | null {
  if (!hasLog(db)) return null;
  const row = db.prepare('SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1').get();
  return (row as { seq: number; hash: string } | undefined) ?? null;
}

export function chainHashAt(db: VaultDatabase, seq: number): string | null {
  if (!hasLog(db)) return null;
  const row = db.prepare('SELECT hash FROM audit_event WHERE seq = ?').get(seq) as
    | { hash: string }
    | undefined;
  return row?.hash ?? null;
}

function hasLog(db: VaultDatabase): boolean {
  return (
    db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'audit_event'").get() !==
    undefined
  );
}

/**
 * Appends an event and its change chunks. Runs inside the command's transaction.
 * `input` must be free of bytes already.
 */
export function appendEvent(
  db: VaultDatabase,
  event: Omit<AuditEvent, 'seq' | 'prev_hash' | 'hash'>,
  chunks: readonly Buffer[],
): AuditEvent {
  const tip = chainTip(db);
  const linked = { ...event, seq: (tip?.seq ?? 0) + 1, prev_hash: tip?.hash ?? GENESIS };
  const complete: AuditEvent = { ...linked, hash: hashEvent(linked) };
  db.prepare(
    `INSERT INTO audit_event (seq, at, actor, role, command, input, mode, target_seq, change_count, changes_hash, prev_hash, hash)
     VALUES (:seq, :at, :actor, :role, :command, :input, :mode, :target_seq, :change_count, :changes_hash, :prev_hash, :hash)`,
  ).run(complete);
  const insertChunk = db.prepare('INSERT INTO audit_change (seq, chunk, bytes) VALUES (?, ?, ?)');
  for (const [chunk, bytes] of chunks.entries()) insertChunk.run(complete.seq, chunk, bytes);
  return complete;
}

/** The change chunks of one event, in order. */
export function* chunksOf(db: VaultDatabase, seq: number): Generator<Buffer> {
  const rows = db.prepare('SELECT bytes FROM audit_change WHERE seq = ? ORDER BY chunk').iterate(seq);
  for (const row of rows) yield (row as { bytes: Buffer }).bytes;
}

export interface ChainReport {
  events: number;
  head: { seq: number; hash: string } | null;
  /** Each names its event. */
  problems: string[];
}

/** Walks the whole chain. */
export function verifyChain(db: VaultDatabase): ChainReport {
  const problems: string[] = [];
  let expected = 1;
  let previous = GENESIS;
  let events = 0;
  for (const row of db.prepare('SELECT * FROM audit_event ORDER BY seq').iterate()) {
    const event = row as AuditEvent;
    events += 1;
    if (event.seq !== expected)
      problems.push(`event ${event.seq} follows event ${expected - 1}: ${missing(expected, event.seq - 1)}`);
    else if (event.prev_hash !== previous)
      problems.push(
        `event ${event.seq} does not continue event ${event.seq - 1}: one of them was replaced or moved`,
      );
    if (hashEvent(event) !== event.hash)
      problems.push(
        `event ${event.seq} (${event.command}, ${event.at}) was edited: its hash is not that of its content`,
      );
    expected = event.seq + 1;
    previous = event.hash;
  }
  problems.push(...verifyChunks(db));
  const head = events === 0 ? null : { seq: expected - 1, hash: previous };
  return { events, head, problems };
}

function verifyChunks(db: VaultDatabase): string[] {
  const problems: string[] = [];
  const orphans = db
    .prepare('SELECT DISTINCT seq FROM audit_change WHERE seq NOT IN (SELECT seq FROM audit_event)')
    .all() as { seq: number }[];
  for (const { seq } of orphans) problems.push(`changes are recorded for event ${seq}, which is missing`);
  const claims = db
    .prepare('SELECT seq, command, changes_hash FROM audit_event ORDER BY seq')
    .all() as AuditEvent[];
  for (const claim of claims) {
    if (hashChunks(chunksOf(db, claim.seq)) !== claim.changes_hash) {
      problems.push(`the changes recorded for event ${claim.seq} (${claim.command}) were edited`);
    }
  }
  return problems;
}

function missing(from: number, to: number): string {
  return from === to ? `event ${from} is missing` : `events ${from} to ${to} are missing`;
}
