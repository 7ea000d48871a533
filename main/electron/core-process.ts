/**
 * The main process's hold on the core's process: forks it, hands it ports, asks it for things, forks it again when it
 * dies, and ends it in good order. A core that keeps dying is given up, with a word to whoever sits there.
 */
import type { MessagePortMain, UtilityProcess } from 'electron';
import { BulkheadError } from '../../shared/errors.ts';
import {
  type CoreState,
  type CoreWishes,
  type FromCore,
  revive,
  type ToCore,
  type WishName,
} from './core-messages.ts';
import { Deaths } from './deaths.ts';

/** Long enough for a day's backup of large books; then the process is ended, which costs nothing but the backup. */
const CLOSE_MS_MAX = 30_000;

export type CoreChild = Pick<UtilityProcess, 'on' | 'postMessage' | 'kill'>;

export interface CoreProcessOptions {
  fork: () => CoreChild;
  nowMs: () => number;
  log: (line: string) => void;
  onState: (state: CoreState) => void;
  /** It had died and is up again, with its vault locked. */
  onRestart: () => void;
  /** It died too often and stays down. */
  onGivenUp: () => void;
}

interface Waiting {
  resolve: (gives: never) => void;
  reject: (error: Error) => void;
}

export class CoreProcess {
  readonly #options: CoreProcessOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #deaths: Deaths;
  #child: CoreChild | null = null;
  #wishes = 0;
  #closing: Promise<void> | null = null;

  constructor(options: CoreProcessOptions) {
    this.#options = options;
    this.#deaths = new Deaths(options.nowMs);
  }

  /** Call it once Electron is ready. */
  start(): void {
    const child = this.#options.fork();
    this.#child = child;
    child.on('message', (message: FromCore) => this.#hear(message));
    child.on('exit', (code) => this.#ended(child, code));
  }

  /** Gives a port of the page to the core. Without a core the port is closed, which the page notices. */
  connect(port: MessagePortMain): void {
    if (this.#child) this.#child.postMessage({ type: 'port' } satisfies ToCore, [port]);
    else port.close();
  }

  /** Throws what the core throws, and VAULT_LOCKED if it ends meanwhile. */
  wish<Name extends WishName>(
    name: Name,
    needs: CoreWishes[Name]['needs'],
  ): Promise<CoreWishes[Name]['gives']> {
    const child = this.#child;
    if (!child) return Promise.reject(gone());
    const id = ++this.#wishes;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      child.postMessage({ type: 'wish', id, name, needs } as ToCore);
    });
  }

  /** Closes the vault and ends the process; settles when it is gone. Safe to call twice. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
    const cut = setTimeout(() => child.kill(), CLOSE_MS_MAX);
    // Where the wish fails the process is ending, or will be ended.
    this.wish('close', null).catch((error: Error) => this.#options.log(`closing failed: ${error.message}`));
    await gone;
    clearTimeout(cut);
  }

  #hear(message: FromCore): void {
    if (message.type === 'state') return this.#options.onState(message.state);
    if (message.type === 'log') return this.#options.log(message.line);
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.type === 'granted') waiting?.resolve(message.gives as never);
    else waiting?.reject(revive(message.error));
  }

  #ended(child: CoreChild, code: number): void {
    if (child !== this.#child) return;
    this.#child = null;
    for (const { reject } of this.#waiting.values()) reject(gone());
    this.#waiting.clear();
    if (this.#closing) return;
    this.#options.log(`the core ended unexpectedly (${code})`);
    if (this.#deaths.another()) return this.#options.onGivenUp();
    this.start();
    this.#options.onRestart();
  }
}

function gone(): BulkheadError {
  return new BulkheadError('VAULT_LOCKED', 'The part of the program that holds the books has ended.', {
    remedy: 'Unlock the vault again.',
  });
}
