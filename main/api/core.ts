/**
 * The core: an open vault with every feature behind the one contract. Shells hold one of these and nothing else.
 *
 * `call` is the only way in. A query runs on the reader; a command passes the door; the few procedures of the vault
 * itself (backups, keys) act on the file and leave a note in the audit log.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { createIdFactory, type IdSource } from '../../shared/ids.ts';
import {
  type Actor,
  authorise,
  chainHashAt,
  chainTip,
  Door,
  type Progress,
  type Scope,
  validate,
  type World,
} from '../ledger/index.ts';
import { type ChainView, listBackups, type Vault } from '../vault/index.ts';
import { handlers } from './handlers.ts';
import { PROCEDURES, type Procedure } from './procedures.ts';
import { TABLES } from './tables.ts';

/** How the vault checks that the audit chain goes as far as it was acknowledged. */
export const CHAIN: ChainView = { tip: chainTip, at: chainHashAt };

export interface CallOptions {
  actor: Actor;
  signal?: AbortSignal;
  progress?: (report: Progress) => void;
  idempotencyKey?: string;
  /** Told of the command's number in the audit log, by which `history.undo` knows it; not where nothing was changed. */
  made?: (seq: number) => void;
}

type AnyHandler = (scope: Scope, input: unknown) => unknown;
type Answered = Procedure & { handle: AnyHandler };

/** Every procedure that an open vault answers. One without a handler is a bug found at start. */
const ANSWERED: ReadonlyMap<string, Answered> = new Map(
  PROCEDURES.filter(({ group }) => group !== 'app').map((procedure) => {
    const { group, name } = procedure;
    const handle = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[group]?.[
      name.slice(group.length + 1)
    ];
    if (!handle) throw new Error(`nobody answers ${name}`);
    return [name, { ...procedure, handle }] as const;
  }),
);

/** Commands that act on the file and its keys, not on the books: they can't be undone and run outside a transaction. */
const ON_THE_FILE = new Set(['vault.backup', 'vault.change_passphrase', 'vault.new_recovery_code']);

/** Queries that run a command to see what it would do, and roll it back. */
const REHEARSALS = new Set(['imports.preview']);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Undo and redo move along the stack and are not put on it. */
const MOVES: Record<string, 'undo' | 'redo'> = { 'history.undo': 'undo', 'history.redo': 'redo' };

export class Core {
  readonly vault: Vault;
  readonly door: Door;
  #dueBackup: Promise<void> | null = null;

  constructor(vault: Vault, world: World) {
    this.vault = vault;
    this.door = new Door(vault, world, TABLES, (command) => ANSWERED.get(command)?.meta.role ?? 'owner');
  }

  /** Runs a procedure by its name ("entry.create"). Throws BulkheadError for whatever can be expected. */
  async call(name: string, input: unknown, options: CallOptions): Promise<unknown> {
    const procedure = ANSWERED.get(name);
    if (!procedure) throw new BulkheadError('NOT_FOUND', `There is no procedure “${name}”.`);
    authorise(options.actor, procedure.meta.role, name);
    if (ON_THE_FILE.has(name)) return this.#onTheFile(procedure, input, options);
    if (procedure.meta.writes || REHEARSALS.has(name)) return this.#command(procedure, input, options);
    const scope = this.#scope(options, null);
    return procedure.handle(scope, validate(procedure.schema, input ?? {}));
  }

  /**
   * Takes an automatic backup if the last one is a day old and something has happened since: shells ask for it when
   * they begin or end, so that nobody has to think of it. Asked for while one is under way, it is that one.
   */
  backupIfDue(): Promise<void> {
    this.#dueBackup ??= this.#backupIfDue().finally(() => {
      this.#dueBackup = null;
    });
    return this.#dueBackup;
  }

  async #backupIfDue(): Promise<void> {
    const { vault, door } = this;
    if (vault.readonly) return;
    const now = door.world.nowMs();
    const last = listBackups(vault.file).find((backup) => backup.manifest?.kind === 'auto')?.manifest;
    const lastEvent = chainTip(vault.reader);
    if (!lastEvent || last?.head?.seq === lastEvent.seq) return;
    const since =
      last?.createdAt ?? (vault.reader.prepare('SELECT min(at) FROM audit_event').pluck().get() as string);
    if (now - Date.parse(since) < (last ? DAY_MS : HOUR_MS)) return;
    await vault.backup('auto');
  }

  /** Ends what runs, then closes the vault. */
  async close(): Promise<void> {
    await this.door.idle();
    await this.vault.close();
  }

  #command(procedure: Answered, input: unknown, options: CallOptions): Promise<unknown> {
    const move = MOVES[procedure.name];
    let target = 0;
    return this.door.execute(
      {
        name: procedure.name,
        role: procedure.meta.role,
        schema: procedure.schema,
        run: async (unit, valid) => {
          const answer = await procedure.handle(this.#scope(options, unit), valid);
          if (move) target = (answer as { seq: number }).seq;
          return answer;
        },
        ...(move ? { mode: { kind: move, target: () => target } } : {}),
      },
      input ?? {},
      options.actor,
      {
        dryRun: REHEARSALS.has(procedure.name),
        ...(options.signal ? { signal: options.signal } : {}),
        ...(options.idempotencyKey === undefined ? {} : { idempotencyKey: options.idempotencyKey }),
        ...(options.made ? { made: options.made } : {}),
      },
    );
  }

  async #onTheFile(procedure: Answered, input: unknown, options: CallOptions): Promise<unknown> {
    const valid = validate(procedure.schema, input ?? {});
    await this.door.idle();
    const answer = await procedure.handle(this.#scope(options, null), valid);
    try {
      await this.door.note(procedure.name, options.actor);
    } catch {
      // What was done is done, and its answer (a new recovery code) may never be shown again: it goes out even where the
      // log could not be written. A disk that fails says so at the next command.
    }
    return answer;
  }

  #scope(options: CallOptions, unit: Scope['unit'] | null): Scope {
    const { vault, door } = this;
    return {
      db: unit?.db ?? vault.reader,
      get unit() {
        if (!unit) throw new Error('a query has no hand that writes');
        return unit;
      },
      door,
      vault,
      actor: options.actor,
      signal: options.signal,
      progress: options.progress ?? (() => undefined),
    };
  }
}

/** The world as it is: the system's clock and randomness. */
export function realWorld(): World & IdSource {
  const source: IdSource = {
    nowMs: () => Date.now(),
    randomBytes: (buffer) => {
      crypto.getRandomValues(buffer as Uint8Array<ArrayBuffer>);
    },
  };
  return { ...source, newId: createIdFactory(source) };
}
