/**
 * The core: an open vault with every feature behind the one contract. Shells hold one of these and nothing else.
 *
 * `call` is the only way in. A query runs on the reader; a command goes to the writer, which stands on this thread until
 * it is given one of its own; the few procedures of the vault itself (backups, keys) act on the file and leave a note in
 * the audit log.
 */
import { dayIn } from '../../shared/dates.ts';
import {
  type Actor,
  authorise,
  chainHashAt,
  chainTip,
  type Scope,
  validate,
  type World,
} from '../ledger/index.ts';
import { type ChainView, listBackups, type Vault } from '../vault/index.ts';
import { type CallOptions, Commands, isCommand, tablesOf, type Writer } from './commands.ts';
import { type Answered, answered, requiredRole } from './handlers.ts';
import { WriterThread } from './writer-thread.ts';

/** How the vault checks that the audit chain goes as far as it was acknowledged. */
export const CHAIN: ChainView = { tip: chainTip, at: chainHashAt };

/** Commands that act on the file and its keys, not on the books: they can't be undone and run outside a transaction. */
const ON_THE_FILE = new Set(['vault.backup', 'vault.change_passphrase', 'vault.new_recovery_code']);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export class Core {
  readonly vault: Vault;
  readonly #world: World;
  #writer: Writer;
  /** What has the vault to itself, or had it last. */
  #alone: Promise<unknown> = Promise.resolve();
  #dueBackup: Promise<void> | null = null;

  constructor(vault: Vault, world: World) {
    this.vault = vault;
    this.#world = world;
    this.#writer = new Commands(vault, world);
  }

  /**
   * Lets commands run in a thread of their own from now on, with the system's clock and randomness, so that nobody who
   * reads waits for them. Call it while none runs. `lost` is told if the thread ends by itself: nothing can be written
   * then until the vault is opened anew.
   */
  writeInThread(lost: (reason: Error) => void): void {
    const { vault } = this;
    // A checkpoint that fails costs nothing: the next one, or closing, does the same work.
    const grown = () => void vault.checkpointInBackground().catch(() => undefined);
    this.#writer = vault.handOver((access) => new WriterThread(access, { lost, grown }));
  }

  /** Runs a procedure by its name ("entry.create"). Throws BulkheadError for whatever can be expected. */
  async call(name: string, input: unknown, options: CallOptions): Promise<unknown> {
    const procedure = answered(name);
    authorise(options.actor, procedure.meta.role, name);
    if (ON_THE_FILE.has(name)) return this.#onTheFile(procedure, input, options);
    if (isCommand(procedure)) {
      await this.#alone;
      return this.#writer.execute(name, input, options);
    }
    const valid = validate(procedure.schema, input ?? {});
    return this.#atOneMoment(() => procedure.handle(this.#scope(options), valid));
  }

  /** Commands are committed between two statements of a query. One that pauses (a promise) sees several moments. */
  #atOneMoment<T>(read: () => T): T {
    const { reader } = this.vault;
    reader.exec('BEGIN');
    try {
      return read();
    } finally {
      // A damaged page ends the transaction by itself.
      if (reader.inTransaction) reader.exec('COMMIT');
    }
  }

  /** Notes in the audit log that something was done to the file itself (a backup, its keys). */
  note(command: string, actor: Actor): Promise<void> {
    return this.#writer.note(command, actor);
  }

  /** Runs `act` once every command before it has ended; none begins until it is over. */
  alone<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#alone.then(() => this.idle()).then(act);
    this.#alone = turn.catch(() => undefined);
    return turn;
  }

  /** Settles when every command that was waiting has ended. */
  idle(): Promise<void> {
    return this.#writer.idle();
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
    const { vault } = this;
    if (vault.readonly) return;
    const now = this.#world.nowMs();
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
    await this.idle();
    await this.vault.close();
  }

  async #onTheFile(procedure: Answered, input: unknown, options: CallOptions): Promise<unknown> {
    const valid = validate(procedure.schema, input ?? {});
    await this.#alone;
    await this.idle();
    const answer = await procedure.handle(this.#scope(options), valid);
    try {
      await this.note(procedure.name, options.actor);
    } catch {
      // What was done is done, and its answer (a new recovery code) may never be shown again: it goes out even where the
      // log could not be written. A disk that fails says so at the next command.
    }
    return answer;
  }

  #scope({ actor, signal, progress }: CallOptions): Scope {
    const { vault } = this;
    const now = new Date(this.#world.nowMs()).toISOString();
    const dayOf = (instant: string) => dayIn(this.#world.timeZone, instant);
    return {
      db: vault.reader,
      get unit(): never {
        throw new Error('a query has no hand that writes');
      },
      vault,
      tables: tablesOf(vault.reader),
      now,
      ...{ today: dayOf(now), dayOf },
      requiredRole,
      actor,
      signal,
      progress: progress ?? (() => undefined),
    };
  }
}
