/**
 * The core that the server speaks for: given open, or opened by a passphrase and closed again while the server runs.
 *
 * Throws VAULT_LOCKED while there is none, REFUSED for what the server was not started for, and whatever opening throws
 * (WRONG_KEY, TOO_SOON).
 */
import { BulkheadError } from '../../shared/errors.ts';
import type { Core } from '../api/core.ts';

/** What the server needs of a core. */
export type CoreAccess = Pick<Core, 'call' | 'close'>;

export type CoreSource =
  /** The caller opened it and closes it after the server. */
  | { core: CoreAccess }
  /** Opens the vault; the server closes what it opened. */
  | { unlock: (passphrase: string) => Promise<CoreAccess> };

export class CoreHolder {
  readonly #source: CoreSource;
  #core: CoreAccess | null;
  /** Unlocking and locking one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(source: CoreSource) {
    this.#source = source;
    this.#core = 'core' in source ? source.core : null;
  }

  get open(): boolean {
    return this.#core !== null;
  }

  require(): CoreAccess {
    if (this.#core) return this.#core;
    throw new BulkheadError('VAULT_LOCKED', 'The vault is locked.', {
      remedy: 'Unlock it with its passphrase.',
    });
  }

  unlock(passphrase: string): Promise<void> {
    return this.#next(async () => {
      if (this.#core || 'core' in this.#source) return;
      this.#core = await this.#source.unlock(passphrase);
    });
  }

  lock(): Promise<void> {
    if ('core' in this.#source) {
      throw new BulkheadError('REFUSED', 'The program was started with an open vault and can’t lock it.', {
        remedy: 'End the program: that closes the vault.',
      });
    }
    return this.#next(() => this.#close());
  }

  /** Closes the core if it was opened here. */
  async close(): Promise<void> {
    if (!('core' in this.#source)) await this.#next(() => this.#close());
  }

  async #close(): Promise<void> {
    const core = this.#core;
    this.#core = null;
    await core?.close();
  }

  #next(act: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
