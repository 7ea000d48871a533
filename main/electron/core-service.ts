/**
 * The core as the desktop shell's own process runs it: one desk, the whole contract served on every port that the page
 * is given, and the few wishes of the main process. Nothing of Electron is needed for it: any port that behaves like
 * one will do.
 */
import type { SupportedMessagePort } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import type { AppStatus } from '../../shared/contract/app.ts';
import type { Desk } from '../api/desk.ts';
import { answerHeaders, type CallContext, createRouter } from '../api/router.ts';
import { type CoreWishes, carry, type FromCore, type ToCore, type WishName } from './core-messages.ts';

/** The page is the owner's: whoever has unlocked the vault sits before it. */
const ACTOR = { name: 'window', role: 'owner' } as const;
/** What leaves another vault open, or none. `status` too: a vault that locked itself is noticed when the page asks. */
const CHANGES_STATE = new Set(
  ['status', 'create', 'sample', 'unlock', 'recover', 'lock', 'restore', 'rekey'].map(
    (name) => `app.${name}`,
  ),
);

/** A port of the page; Electron's must be started to deliver anything. */
export type PagePort = SupportedMessagePort & { start?: () => void };

type Wishes = {
  [Name in WishName]: (needs: CoreWishes[Name]['needs']) => Promise<CoreWishes[Name]['gives']>;
};

export class CoreService {
  readonly #desk: Desk;
  readonly #tell: (message: FromCore) => void;
  readonly #end: () => void;
  readonly #handler = new RPCHandler<CallContext>(createRouter(), { plugins: [answerHeaders()] });

  /** `end` ends the process; it is called once the vault is closed on request. */
  constructor(desk: Desk, tell: (message: FromCore) => void, end: () => void) {
    this.#desk = desk;
    this.#tell = tell;
    this.#end = end;
  }

  /** Hears one message of the main process, with the ports that came along. */
  async hear(message: ToCore, ports: readonly PagePort[]): Promise<void> {
    if (message.type === 'port') {
      for (const port of ports) this.#serve(port);
      return;
    }
    const { id, name, needs } = message;
    try {
      const gives = await (this.#wishes[name] as (needs: unknown) => ReturnType<Wishes[WishName]>)(needs);
      await this.#tellState();
      this.#tell({ type: 'granted', id, gives });
    } catch (error) {
      this.#tell({ type: 'failed', id, error: carry(error) });
    }
    if (name === 'close') this.#end();
  }

  readonly #wishes: Wishes = {
    lock: async () => {
      await this.#desk.lock();
      return null;
    },
    close: async () => {
      await this.#desk.close();
      return null;
    },
    'unlock-with-device': async ({ file, secret }) => {
      try {
        await this.#desk.unlockWithDevice(file, secret);
      } finally {
        secret.fill(0);
      }
      return null;
    },
    'remember-device': async ({ passphrase, secret }) => {
      try {
        return { file: await this.#desk.rememberDevice(passphrase, secret, ACTOR) };
      } finally {
        secret.fill(0);
      }
    },
    'forget-device': async () => ({ file: await this.#desk.forgetDevice(ACTOR) }),
  };

  #serve(port: PagePort): void {
    this.#handler.upgrade(port, {
      context: {
        desk: { call: (name, input, options) => this.#call(name, input, options) },
        actor: ACTOR,
        report: (procedure, error) => this.#report(procedure, error),
      },
    });
    port.start?.();
  }

  #call: Desk['call'] = async (name, input, options) => {
    try {
      return await this.#desk.call(name, input, options);
    } finally {
      if (CHANGES_STATE.has(name))
        this.#tellState().catch((error) => this.#report('telling the state', error));
    }
  };

  async #tellState(): Promise<void> {
    const status = (await this.#desk.call('app.status', {}, { actor: ACTOR })) as AppStatus;
    const { state, file, recent, passing } = status;
    this.#tell({ type: 'state', state: { state, file, recent, passing } });
  }

  #report(what: string, error: unknown): void {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#tell({ type: 'log', line: `${what} failed: ${detail}` });
  }
}
