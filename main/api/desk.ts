/**
 * The desk: the program around one vault at a time. It makes, opens, locks, recovers and restores vaults (`app.*`), and
 * hands every other call to the open one. Shells that stay up (server, window) hold a desk; the command line, which
 * opens one vault for one command, holds a `Core`.
 *
 * Throws VAULT_LOCKED for a call that needs a vault while none is open, REFUSED for a step that this moment does not
 * allow, and whatever the vault throws (WRONG_KEY, TOO_SOON, VAULT_BUSY, VAULT_DAMAGED).
 */
import { hkdfSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import type { AppStatus } from '../../shared/contract/app.ts';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { type Actor, authorise, validate } from '../ledger/index.ts';
import { type KdfChoice, listBackups, restoreBackup, type Secret, verifyBackup } from '../vault/index.ts';
import { Watch } from '../watch/index.ts';
import type { CallOptions } from './commands.ts';
import type { Core } from './core.ts';
import { KnownVaults } from './known-vaults.ts';
import { createCore, openCore, vaultWorld, WORLD } from './open.ts';
import { procedureOf } from './procedures.ts';
import { type CallProgress, ProgressHub } from './progress-hub.ts';

export interface DeskOptions {
  /** What another process reads when it finds the vault in use: “bulkhead (window)”. */
  holder: string;
  version: string;
  /** Where recent vaults and settings are remembered; `null` remembers nothing beyond the process. */
  memoryFile: string | null;
  /** Where a new vault goes if nobody says otherwise. */
  suggestedFile: string;
  /** Where a second start leaves the files that it was told to open; none are fetched by default. */
  givenDir?: string;
  /** The vault to offer first: the last one opened, by default. */
  file?: string | null;
  /** Told, a line at a time, of what failed where nobody waited for it; the screens get it as a notice. */
  log?: (line: string) => void;
  /** Work for passphrases that are set; the default suits everyone but tests. */
  kdf?: KdfChoice;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DRAFT_KEY_BYTES = 32;

type AppHandlers = { [Name in keyof typeof contract.app]: (input: never, options: CallOptions) => unknown };

/** The sample ends on it, so that the running month has something in it. UTC. */
function yesterday(): string {
  return new Date(WORLD.nowMs() - DAY_MS).toISOString().slice(0, 10);
}

/** Folders are remembered beside the known vaults. */
function makeWatch({ memoryFile, givenDir }: DeskOptions): Watch {
  const config = memoryFile === null ? null : path.dirname(memoryFile);
  return new Watch({
    memoryDir: config === null ? null : path.join(config, 'watched'),
    givenDir: givenDir ?? null,
    around: () => ({ platform: process.platform, home: fs.realpathSync(homedir()), config }),
    nowMs: () => WORLD.nowMs(),
  });
}

export class Desk {
  readonly #options: DeskOptions;
  readonly #known: KnownVaults;
  readonly #progress = new ProgressHub();
  #core: Core | null = null;
  /** Locked, but not closed: closing it failed, and is tried again before anything else is opened. */
  #unclosed: Core | null = null;
  #file: string | null;
  /** What its owner should see of the vault that is open, or of what went wrong since. */
  #notices: string[] = [];
  /** The folder of a sample vault, which goes when it is locked. */
  #passing: string | null = null;
  /** What closes the vault only to open it again. */
  #reopening: Promise<unknown> = Promise.resolve();
  /** Opening and closing happen one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #running = 0;
  #touchedMs = WORLD.nowMs();
  readonly #idleTimer: NodeJS.Timeout;
  readonly #watch: Watch;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#known = new KnownVaults(options.memoryFile);
    this.#watch = makeWatch(options);
    this.#file = options.file ?? this.#known.list.find((known) => known.there)?.file ?? null;
    this.#idleTimer = setInterval(() => void this.#lockIfIdle(), MINUTE_MS / 4);
    this.#idleTimer.unref();
  }

  /** Takes over a vault that is open already. */
  adopt(core: Core): void {
    this.#hold(core);
    void this.#backupIfDue();
  }

  get open(): boolean {
    return this.#core !== null;
  }

  /** Runs a procedure of the contract by its name. */
  async call(name: string, input: unknown, options: CallOptions): Promise<unknown> {
    if (name.startsWith('app.')) return this.#callApp(name, input, options);
    const core = this.#require();
    const progress = this.#progress.begin(name);
    this.#running += 1;
    this.#touchedMs = WORLD.nowMs();
    try {
      return await core.call(name, input, { ...options, progress: progress.report });
    } finally {
      this.#running -= 1;
      this.#touchedMs = WORLD.nowMs();
      progress.end();
    }
  }

  /** Takes the day's backup if it is due, locks and ends; safe to call twice. */
  async close(): Promise<void> {
    clearInterval(this.#idleTimer);
    await this.#next(async () => {
      await this.#backupIfDue();
      await this.#lock();
    });
  }

  /** For the shell's own occasions: sleep, a locked screen. */
  lock(): Promise<void> {
    return this.#next(() => this.#lock());
  }

  /** Opens a vault with what this computer's keychain keeps: for a shell that has one, and out of every page's reach. */
  unlockWithDevice(file: string, deviceSecret: Uint8Array): Promise<string[]> {
    return this.#next(async () => {
      const notices = await this.#unlock(path.resolve(file), { deviceSecret });
      void this.#backupIfDue();
      return notices;
    });
  }

  /** Lets this computer open the vault that is open; answers with its path. WRONG_KEY, TOO_SOON, VAULT_LOCKED. */
  async rememberDevice(passphrase: string, deviceSecret: Uint8Array, actor: Actor): Promise<string> {
    const core = this.#require();
    await core.vault.rememberDevice({ current: { passphrase }, secret: deviceSecret });
    await core.note('app.remember_device', actor);
    return core.vault.file;
  }

  /** Takes that back; answers with the vault's path. */
  async forgetDevice(actor: Actor): Promise<string> {
    const core = this.#require();
    core.vault.forgetDevice();
    await core.note('app.forget_device', actor);
    return core.vault.file;
  }

  readonly #handlers = {
    status: async () => {
      await this.#reopening;
      return this.#status();
    },

    create: (input: { file?: string; passphrase: string }) =>
      this.#next(async () => {
        const file = path.resolve(input.file ?? this.#options.suggestedFile);
        await this.#lock();
        fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
        const { holder, kdf } = this.#options;
        const { core, recoveryCode } = await createCore(file, input.passphrase, holder, kdf);
        this.#took(core);
        return { file, recovery_code: recoveryCode };
      }),

    sample: (_: unknown, options: CallOptions) =>
      this.#next(async () => {
        await this.#lock();
        const dir = fs.mkdtempSync(path.join(tmpdir(), 'bulkhead-sample-'));
        let core: Core | null = null;
        try {
          ({ core } = await createCore(
            path.join(dir, 'sample.bulkhead'),
            randomBytes(24).toString('base64url'),
            this.#options.holder,
            this.#options.kdf,
          ));
          this.#letWrite(core);
          const made = (await core.call('vault.sample', { ending: yesterday() }, options)) as {
            entities: number;
            entries: number;
          };
          this.#fileBehind = this.#file;
          this.#core = core;
          this.#passing = dir;
          this.#file = core.vault.file;
          return { file: core.vault.file, ...made };
        } catch (error) {
          // Why there is no sample matters more than what goes wrong while it is thrown away.
          await core?.close().catch(() => undefined);
          fs.rmSync(dir, { recursive: true, force: true });
          throw error;
        }
      }),

    unlock: (input: { file?: string; passphrase: string }) =>
      this.#next(async () => {
        const notices = await this.#unlock(this.#chosen(input.file), { passphrase: input.passphrase });
        void this.#backupIfDue();
        return { file: this.#file!, notices };
      }),

    recover: (input: { file?: string; recovery_code: string; passphrase: string }) =>
      this.#next(async () => {
        const file = this.#chosen(input.file);
        await this.#unlock(file, { recoveryCode: input.recovery_code });
        const core = this.#core!;
        const { vault } = core;
        const current = { recoveryCode: input.recovery_code };
        await vault.changePassphrase({ current, next: input.passphrase });
        const recoveryCode = await vault.newRecoveryCode({ current: { passphrase: input.passphrase } });
        // The old code is spent: the new one goes out even where the log could not be written.
        await core.note('app.recover', { name: 'recovery code', role: 'owner' }).catch(() => undefined);
        void this.#backupIfDue();
        return { file, recovery_code: recoveryCode };
      }),

    lock: async () => {
      await this.lock();
      return { ok: true as const };
    },

    stay: () => ({ ok: true as const }),

    restore: (input: { backup: string; passphrase: string }) =>
      this.#reopen(() => this.#restore(input.backup, { passphrase: input.passphrase })),

    rekey: (input: { passphrase: string }, { actor }: CallOptions) =>
      this.#reopen(() => this.#rekey(input, actor)),

    configure: (input: { auto_lock_minutes: number }) => {
      this.#known.autoLockMinutes = input.auto_lock_minutes;
      return this.#status();
    },

    watch: ({ folder }: { folder: string | null }) => {
      const { vault } = this.#require();
      if (this.#passing === null) return this.#watch.watch(vault, folder);
      throw new BulkheadError('REFUSED', 'The sample watches no folder: it goes when it is locked.', {
        remedy: 'Make a vault of your own first.',
      });
    },

    waiting: () => this.#watch.waiting(this.#require().vault),

    waiting_file: ({ id }: { id: string }) => this.#watch.file(this.#require().vault, id),

    mark_waiting: (input: Parameters<Watch['mark']>[1]) => this.#watch.mark(this.#require().vault, input),

    draft_key: () => {
      const { key } = this.#require().vault;
      const derived = hkdfSync('sha256', key, new Uint8Array(0), 'bulkhead drafts', DRAFT_KEY_BYTES);
      return { key: Buffer.from(derived).toString('base64url') };
    },

    progress: (_: unknown, options: CallOptions): AsyncGenerator<CallProgress> => {
      this.#require();
      return this.#progress.watch(options.signal);
    },
  } satisfies AppHandlers;

  /** What was chosen before a sample was opened: it is offered again after it. */
  #fileBehind: string | null = null;

  #callApp(name: string, input: unknown, options: CallOptions): unknown {
    const procedure = procedureOf(name);
    const handle = this.#handlers[name.slice('app.'.length) as keyof AppHandlers] as
      | ((input: unknown, options: CallOptions) => unknown)
      | undefined;
    if (!procedure || !handle) throw new BulkheadError('NOT_FOUND', `There is no procedure “${name}”.`);
    authorise(options.actor, procedure.meta.role, name);
    if (name === 'app.stay') this.#touchedMs = WORLD.nowMs();
    return handle(validate(procedure.schema, input ?? {}), options);
  }

  #status(): AppStatus {
    return {
      state: this.#core ? 'open' : this.#file === null ? 'none' : 'locked',
      file: this.#file,
      recent: this.#known.list,
      suggested_file: this.#options.suggestedFile,
      version: this.#options.version,
      auto_lock_minutes: this.#known.autoLockMinutes,
      can_lock: this.#core !== null,
      passing: this.#passing !== null,
      notices: [...this.#notices],
    };
  }

  #require(): Core {
    if (this.#core) return this.#core;
    throw new BulkheadError('VAULT_LOCKED', 'The vault is locked.', {
      remedy: 'Unlock it with its passphrase.',
    });
  }

  #chosen(file: string | undefined): string {
    const chosen = file === undefined ? this.#file : path.resolve(file);
    if (chosen !== null) return chosen;
    throw new BulkheadError('NOT_FOUND', 'No vault was made or chosen yet.', {
      remedy: 'Make one, or name its file.',
    });
  }

  async #unlock(file: string, secret: Secret): Promise<string[]> {
    if (this.#core && this.#file === file) return [];
    await this.#lock();
    const { holder, kdf } = this.#options;
    const { core, notices } = await openCore(file, secret, holder, kdf ? { kdf } : {});
    this.#took(core);
    this.#notices = notices.map((notice) => notice.message);
    return [...this.#notices];
  }

  #took(core: Core): void {
    this.#notices = [];
    this.#hold(core);
    this.#touchedMs = WORLD.nowMs();
    this.#known.opened(core.vault.file, new Date(WORLD.nowMs()).toISOString());
  }

  #hold(core: Core): void {
    this.#letWrite(core);
    this.#core = core;
    this.#file = core.vault.file;
  }

  /** Others are to be answered while it writes. */
  #letWrite(core: Core): void {
    core.writeInThread((reason) => void this.#next(() => this.#lost(core, reason)));
  }

  /** Nothing can be written any more: locked, it can be unlocked again. */
  async #lost(core: Core, reason: Error): Promise<void> {
    if (this.#core !== core) return;
    await this.#lock().catch((error) => this.#noticeFailure('The vault could not be closed', error));
    this.#noticeFailure(
      'The vault was locked, because the part of the program that writes has ended',
      reason,
    );
  }

  /** Throws what closing throws: nothing can be asked of the vault then, but its file is still held. */
  async #lock(): Promise<void> {
    const core = this.#core ?? this.#unclosed;
    if (!core) return;
    this.#core = null;
    this.#unclosed = core;
    this.#progress.close();
    this.#watch.forget();
    await core.close();
    this.#unclosed = null;
    this.#notices = [];
    if (this.#passing === null) return;
    fs.rmSync(this.#passing, { recursive: true, force: true });
    this.#passing = null;
    this.#file = this.#fileBehind;
  }

  async #restore(name: string, secret: Secret): Promise<{ previous: string | null }> {
    const { file } = this.#require().vault;
    const backup = listBackups(file).find((known) => path.basename(known.dir) === name);
    if (!backup) {
      throw new BulkheadError('NOT_FOUND', `There is no backup “${name}”.`, {
        remedy: 'The list of backups shows what there is.',
        facts: { next: 'vault.backups' },
      });
    }
    const world = vaultWorld(file, this.#options.holder, this.#options.kdf);
    // While the vault is still open: a wrong passphrase or a damaged backup must not cost the way back in.
    const scratch = fs.mkdtempSync(path.join(path.dirname(file), '.bulkhead-drill-'));
    try {
      const { key } = await verifyBackup(backup.dir, secret, {
        ...world,
        scratch: path.join(scratch, 'drill'),
      });
      key.fill(0);
    } finally {
      fs.rmSync(scratch, { recursive: true, force: true });
    }
    await this.#lock();
    const { previous } = await restoreBackup({ ...world, backup: backup.dir, secret });
    await this.#unlock(file, secret);
    return { previous };
  }

  /** Nobody waits for it, and one that fails must keep nobody from the books, nor the vault from closing. */
  async #backupIfDue(): Promise<void> {
    if (this.#passing !== null) return;
    try {
      await this.#core?.backupIfDue();
    } catch (error) {
      this.#noticeFailure('The automatic backup failed', error);
    }
  }

  #noticeFailure(what: string, error: unknown): void {
    const { message, remedy } = error as Partial<BulkheadError>;
    const notice = [`${what}: ${message ?? String(error)}`, remedy].filter(Boolean).join('. ');
    this.#options.log?.(notice);
    this.#notices = [...new Set([...this.#notices, notice])];
  }

  /** The vault is open again after it, whether it succeeds or throws, unless it can't be opened. */
  async #rekey({ passphrase }: { passphrase: string }, actor: Actor): Promise<{ recovery_code: string }> {
    const core = this.#require();
    const { vault } = core;
    const again = async () => {
      await this.#lock();
      await this.#unlock(vault.file, { passphrase });
    };
    try {
      // A command that began while the passphrase is proven would have the vault closed under it.
      const { recoveryCode } = await core.alone(() => vault.rekey({ passphrase }));
      // The old code is spent by now: the new one goes out whatever happens from here on.
      await again().catch((error) => this.#noticeFailure('The vault has its new key, but is locked', error));
      await this.#core?.note('app.rekey', actor).catch(() => undefined);
      return { recovery_code: recoveryCode };
    } catch (error) {
      // Refused before it began, it left the vault open.
      if (!vault.open) await again().catch(() => undefined);
      throw error;
    }
  }

  async #lockIfIdle(): Promise<void> {
    const minutes = this.#known.autoLockMinutes;
    if (minutes === 0 || !this.#core || this.#passing !== null || this.#running > 0) return;
    if (WORLD.nowMs() - this.#touchedMs < minutes * MINUTE_MS) return;
    try {
      await this.lock();
    } catch (error) {
      this.#noticeFailure('The vault locked itself, but could not be closed', error);
    }
  }

  /** For what closes the vault and opens it again: meanwhile nobody is told that it is locked. */
  #reopen<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#next(act);
    this.#reopening = turn.catch(() => undefined);
    return turn;
  }

  #next<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
