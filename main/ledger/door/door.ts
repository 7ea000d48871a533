/**
 * The one door. Every change of the books is a command that passes here: role, schema, rules, one transaction, an
 * audit event with its row images in that same transaction, the chain's head outside, and a place on the undo stack.
 * Nothing else writes.
 *
 * Commands run one after another, in the order they came, on whichever thread the door stands; readers go on meanwhile
 * on a connection of their own and see the books as they were before. A long command yields now and then, so that it
 * hears when it is cancelled.
 */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { ROLES, type Role } from '../../../shared/contract/base.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import type { IdFactory } from '../../../shared/ids.ts';
import type { Writing } from '../../vault/index.ts';
import { appendEvent } from './audit.ts';
import { hashChunks } from './changes.ts';
import { explainGuard } from './guards.ts';
import { forgetUndone, pushDone } from './history.ts';
import { Unit } from './unit.ts';

export interface Actor {
  name: string;
  role: Role;
}

/** What the core takes from the world outside, so that tests can hold it. */
export interface World {
  /** Milliseconds since 1970, UTC. */
  nowMs(): number;
  newId: IdFactory;
  /** By whose clocks the user's calendar days go: “America/Los_Angeles”. */
  timeZone: string;
}

export interface CommandSpec<I, O> {
  name: string;
  role: Role;
  schema: z.ZodType<I>;
  run(unit: Unit, input: I): O | Promise<O>;
  /** `undo` and `redo` move along the stack themselves. */
  mode?: { kind: 'undo' | 'redo'; target(): number };
}

export interface ExecuteOptions {
  signal?: AbortSignal;
  /** Runs everything and rolls it back: a preview that can't differ from the real thing. */
  dryRun?: boolean;
  /** The caller's key for this very command: a second call with it gets the first one's answer and does nothing. */
  idempotencyKey?: string;
  /** Told of the command's number in the audit log, by which it can be undone; not told where nothing was changed. */
  made?: (seq: number) => void;
}

const ROLE_RANK: Record<Role, number> = Object.fromEntries(ROLES.map((role, rank) => [role, rank])) as Record<
  Role,
  number
>;

/** About as many changed rows as fill 10 MB of WAL. */
const CHANGES_PER_CHECKPOINT = 5_000;

/** FORBIDDEN unless `actor` may do what needs `role`. */
export function authorise(actor: Actor, role: Role, what: string): void {
  if (ROLE_RANK[actor.role] >= ROLE_RANK[role]) return;
  throw new BulkheadError(
    'FORBIDDEN',
    `${what} needs the role “${role}”; ${actor.name} is “${actor.role}”.`,
    {
      remedy: `Ask someone with the role “${role}”.`,
    },
  );
}

/** What the schema says where a text, such as an address has, was to be a number. */
const NO_NUMBER = /^Invalid input: expected \w+, received NaN$/;

/** INVALID_INPUT that names the field and what is wrong with it. */
export function validate<I>(schema: z.ZodType<I>, input: unknown): I {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    message: NO_NUMBER.test(issue.message) ? 'not a number' : issue.message,
  }));
  const first = issues[0]!;
  throw new BulkheadError(
    'INVALID_INPUT',
    first.field === '' ? first.message : `${first.field}: ${first.message}`,
    {
      remedy: issues.length > 1 ? `${issues.length} fields need mending.` : undefined,
      facts: { issues },
    },
  );
}

function cancelled(command: string): BulkheadError {
  return new BulkheadError('CANCELLED', `${command} was cancelled; nothing was changed.`);
}

export class Door {
  readonly #writing: Writing;
  readonly #world: World;
  #queue: Promise<unknown> = Promise.resolve();
  #changesInWal = 0;

  constructor(writing: Writing, world: World) {
    this.#writing = writing;
    this.#world = world;
  }

  /**
   * Executes a command and answers once it is durable. Throws FORBIDDEN, INVALID_INPUT, REFUSED, NOT_FOUND,
   * CANCELLED; then nothing has changed.
   */
  async execute<I, O>(
    spec: CommandSpec<I, O>,
    input: unknown,
    actor: Actor,
    options: ExecuteOptions = {},
  ): Promise<O> {
    authorise(actor, spec.role, spec.name);
    const valid = validate(spec.schema, input);
    return this.#inTurn(() => this.#run(spec, valid, actor, options));
  }

  /** Runs `act` in the order of commands: those before it have ended, and none begins until it is over. */
  #inTurn<T>(act: () => T | Promise<T>): Promise<T> {
    const turn = this.#queue.then(act);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Notes in the audit log that something was done to the file itself (a backup, its keys). Never with its input. */
  note(command: string, actor: Actor): Promise<void> {
    return this.#inTurn(() => this.#appendNote(command, actor));
  }

  #appendNote(command: string, actor: Actor): void {
    const { db } = this.#writing;
    const nothing = {
      input: 'null',
      mode: 'do' as const,
      target_seq: null,
      change_count: 0,
      changes_hash: hashChunks([]),
    };
    const at = new Date(this.#world.nowMs()).toISOString();
    db.exec('BEGIN IMMEDIATE');
    try {
      const event = appendEvent(db, { at, actor: actor.name, role: actor.role, command, ...nothing }, []);
      db.exec('COMMIT');
      this.#writing.acknowledge({ seq: event.seq, hash: event.hash });
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Resolves when every command that was waiting has ended. */
  async idle(): Promise<void> {
    await this.#queue;
  }

  async #run<I, O>(spec: CommandSpec<I, O>, input: I, actor: Actor, options: ExecuteOptions): Promise<O> {
    const { db } = this.#writing;
    const inputText = describeInput(input);
    const known = this.#answered<O>(options.idempotencyKey, inputText);
    if (known) {
      if (!spec.mode) options.made?.(known.seq);
      return known.answer;
    }
    if (options.signal?.aborted) throw cancelled(spec.name);
    const now = new Date(this.#world.nowMs()).toISOString();
    const unit = new Unit(db, now, this.#world, options.signal);
    let head: { seq: number; hash: string } | null = null;
    let answer: O;
    let committing = false;
    db.exec('BEGIN IMMEDIATE');
    try {
      answer = await spec.run(unit, input);
      if (options.signal?.aborted) throw cancelled(spec.name);
      if (options.dryRun) {
        db.exec('ROLLBACK');
        return answer;
      }
      head = this.#record(spec, unit, input, actor, answer, options.idempotencyKey);
      committing = true;
      db.exec(head ? 'COMMIT' : 'ROLLBACK');
    } catch (error) {
      const explained = explainGuard(error, db, committing);
      if (db.inTransaction) db.exec('ROLLBACK');
      throw explained;
    }
    if (head) {
      this.#acknowledge(head, spec.name);
      if (!spec.mode) options.made?.(head.seq);
      this.#keepWalShort(unit.changes.total);
    }
    return answer;
  }

  /** The command is in the books by now, whatever happens here: whoever hears of a failure must not do it again. */
  #acknowledge(head: { seq: number; hash: string }, name: string): void {
    try {
      this.#writing.acknowledge(head);
    } catch (cause) {
      throw new BulkheadError(
        'VAULT_DAMAGED',
        `${name} was carried out, but its mark could not be written beside the vault.`,
        {
          remedy: 'Do not repeat it. Check the disk, then run “bulkhead verify”.',
          facts: { seq: head.seq },
          cause,
        },
      );
    }
  }

  /** The WAL never checkpoints by itself (that would stall whoever commits); a thread does it when it has grown. */
  #keepWalShort(changes: number): void {
    this.#changesInWal += changes;
    if (this.#changesInWal < CHANGES_PER_CHECKPOINT) return;
    this.#changesInWal = 0;
    // A checkpoint that fails costs nothing: the next one, or closing, does the same work.
    this.#writing.checkpointInBackground().catch(() => undefined);
  }

  /** Writes the audit event. A command that changed nothing leaves no trace, so that repeating an import is no event. */
  #record<I, O>(
    spec: CommandSpec<I, O>,
    unit: Unit,
    input: I,
    actor: Actor,
    answer: O,
    key?: string,
  ): { seq: number; hash: string } | null {
    const changesHash = unit.changes.finish();
    if (unit.changes.total === 0) return null;
    const event = appendEvent(
      unit.db,
      {
        at: unit.now,
        actor: actor.name,
        role: actor.role,
        command: spec.name,
        input: describeInput(input),
        mode: spec.mode?.kind ?? 'do',
        target_seq: spec.mode?.target() ?? null,
        change_count: unit.changes.total,
        changes_hash: changesHash,
      },
      unit.changes.packed,
    );
    if (!spec.mode) {
      forgetUndone(unit.db);
      pushDone(unit.db, event.seq);
    }
    if (key !== undefined) {
      unit.db
        .prepare('INSERT OR REPLACE INTO command_key (key, seq, input_hash, answer) VALUES (?, ?, ?, ?)')
        .run(key, event.seq, sha256(describeInput(input)), JSON.stringify(answer));
    }
    return { seq: event.seq, hash: event.hash };
  }

  /** The answer given under a key before, unless that command has been undone since. INVALID_INPUT for another input. */
  #answered<O>(key: string | undefined, inputText: string): { answer: O; seq: number } | null {
    if (key === undefined) return null;
    const row = this.#writing.db
      .prepare(
        `SELECT k.answer, k.seq, k.input_hash, e.mode = 'do' AND u.state IS NOT 'done' AS undone
         FROM command_key k JOIN audit_event e ON e.seq = k.seq LEFT JOIN undo_stack u ON u.seq = k.seq WHERE k.key = ?`,
      )
      .get(key) as { answer: string; seq: number; input_hash: string; undone: number } | undefined;
    // One that was undone is off the stack altogether once another command came after it.
    if (!row || row.undone === 1) return null;
    if (row.input_hash !== sha256(inputText)) {
      throw new BulkheadError('INVALID_INPUT', 'That idempotency key was used for another input before.', {
        remedy: 'Use a new key for a new command.',
      });
    }
    return { answer: JSON.parse(row.answer) as O, seq: row.seq };
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The largest input kept word for word; beyond it the row images tell the story. */
const INPUT_LENGTH_MAX = 64 * 1024;

/** The input as JSON with files replaced by name and size, and secrets never in it (those commands don't pass here). */
function describeInput(input: unknown): string {
  const text =
    JSON.stringify(input, (_, value) =>
      value instanceof Blob ? { file: (value as File).name ?? null, size: value.size } : value,
    ) ?? 'null';
  return text.length <= INPUT_LENGTH_MAX
    ? text
    : JSON.stringify({ cut: true, length: text.length, start: text.slice(0, 1000) });
}
