/**
 * Commands by their names, through the door. This is all that writes to the books, on whichever thread it runs: the one
 * that asks (the command line), or one of its own (`WriterThread`).
 */
import { type Actor, Door, type Progress, type Scope, tableInfo, type World } from '../ledger/index.ts';
import { perConnection, type Writing } from '../vault/index.ts';
import { type Answered, answered, requiredRole } from './handlers.ts';
import { TABLES } from './tables.ts';

export interface CallOptions {
  actor: Actor;
  signal?: AbortSignal;
  progress?: (report: Progress) => void;
  idempotencyKey?: string;
  /** Told of the command's number in the audit log, by which `history.undo` knows it; not where nothing was changed. */
  made?: (seq: number) => void;
}

/** Where commands go. */
export interface Writer {
  /** Runs a command of the contract, or a rehearsal, in its turn; throws what the door throws. */
  execute(name: string, input: unknown, options: CallOptions): Promise<unknown>;
  /** Notes in the audit log that something was done to the file itself. */
  note(command: string, actor: Actor): Promise<void>;
  /** Settles when every command that was waiting has ended. */
  idle(): Promise<void>;
}

/** Queries that run a command to see what it would do, and roll it back. */
const REHEARSALS: ReadonlySet<string> = new Set([
  'imports.preview',
  'crossing.preview',
  'loan.preview_payment',
]);

/** Undo and redo move along the stack and are not put on it. */
const MOVES: Record<string, 'undo' | 'redo'> = { 'history.undo': 'undo', 'history.redo': 'redo' };

/** Whether it needs the hand that writes. */
export function isCommand({ name, meta }: Answered): boolean {
  return meta.writes || REHEARSALS.has(name);
}

/** What the door may write, as the database has it. */
export const tablesOf = perConnection(
  (db) => new Map(TABLES.map(({ name }) => [name, tableInfo(db, name)] as const)),
);

export class Commands implements Writer {
  readonly #door: Door;

  constructor(writing: Writing, world: World) {
    this.#door = new Door(writing, world);
  }

  async execute(name: string, input: unknown, options: CallOptions): Promise<unknown> {
    const { handle, meta, schema } = answered(name);
    const { actor, signal, idempotencyKey, made } = options;
    const move = MOVES[name];
    let target = 0;
    return this.#door.execute(
      {
        name,
        role: meta.role,
        schema,
        run: async (unit, valid) => {
          const answer = await handle(scopeOf(unit, options), valid);
          if (move) target = (answer as { seq: number }).seq;
          return answer;
        },
        ...(move ? { mode: { kind: move, target: () => target } } : {}),
      },
      input ?? {},
      actor,
      {
        dryRun: REHEARSALS.has(name),
        ...(signal ? { signal } : {}),
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
        ...(made ? { made } : {}),
      },
    );
  }

  note(command: string, actor: Actor): Promise<void> {
    return this.#door.note(command, actor);
  }

  idle(): Promise<void> {
    return this.#door.idle();
  }
}

function scopeOf(unit: Scope['unit'], { actor, signal, progress }: CallOptions): Scope {
  return {
    db: unit.db,
    unit,
    get vault(): never {
      throw new Error('a command has no hand on the file');
    },
    tables: tablesOf(unit.db),
    now: unit.now,
    today: unit.today,
    dayOf: (instant) => unit.dayOf(instant),
    requiredRole,
    actor,
    signal,
    progress: progress ?? (() => undefined),
  };
}
