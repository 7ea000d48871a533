/** The single parts of Electron's that the shell holds on to, and a core's process, for `stand-in.ts`. */
import { EventEmitter } from 'node:events';
import path from 'node:path';
import type { BrowserWindowConstructorOptions, Rectangle, WebContents } from 'electron';
import { Desk } from '../../main/api/desk.ts';
import type { FromCore, ToCore } from '../../main/electron/core-messages.ts';
import type { CoreChild } from '../../main/electron/core-process.ts';
import { CoreService, type PagePort } from '../../main/electron/core-service.ts';
import { PAGE_URL } from '../../main/electron/names.ts';
import type { WindowEvent } from '../../shared/window-shell.ts';
import { QUICK_KDF } from '../support/books.ts';

export const OWNER = { actor: { name: 'tester', role: 'owner' as const } };

/** A stand-in that has what the code under test asks for; the rest would only be noise. */
export function standIn<T>(parts: object): T {
  return parts as T;
}

/** Lets what was begun come to its end. */
export const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 20));

/** Waits until something is so; fails the test if it never is. */
export async function until(so: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!so()) {
    if (Date.now() > end) throw new Error('it never came to be so');
    await settled();
  }
}

/** The core's process: a real desk behind messages that are copied as they are between processes. */
export class StandInChild extends EventEmitter implements Pick<CoreChild, 'postMessage' | 'kill'> {
  readonly desk: Desk;
  readonly #service: CoreService;
  #ended = false;

  constructor(dir: string) {
    super();
    this.desk = new Desk({
      kdf: QUICK_KDF,
      holder: 'a test',
      version: '1.2.3',
      memoryFile: path.join(dir, 'bulkhead.json'),
      suggestedFile: path.join(dir, 'books.bulkhead'),
    });
    const tell = (message: FromCore) => {
      if (!this.#ended) this.emit('message', structuredClone(message));
    };
    this.#service = new CoreService(this.desk, tell, () => this.#exit(0));
  }

  postMessage(message: ToCore, ports: unknown[] = []): void {
    void this.#service.hear(structuredClone(message), ports as PagePort[]);
  }

  kill(): boolean {
    void this.die();
    return true;
  }

  /** As a crash does: nothing is answered any more. */
  async die(): Promise<void> {
    this.#exit(9);
    await this.desk.close();
  }

  #exit(code: number): void {
    if (this.#ended) return;
    this.#ended = true;
    this.emit('exit', code);
  }
}

export class StandInPage extends EventEmitter {
  readonly mainFrame = { url: PAGE_URL, parent: null as object | null };
  readonly sent: WindowEvent[] = [];
  openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null;
  readonly hearers: ((event: unknown, message: WindowEvent) => void)[] = [];

  setWindowOpenHandler(handler: StandInPage['openHandler']): void {
    this.openHandler = handler;
  }

  isDestroyed(): boolean {
    return false;
  }

  send(_channel: string, event: WindowEvent): void {
    this.sent.push(event);
    for (const listener of this.hearers) listener({}, structuredClone(event));
  }
}

export class StandInWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new StandInPage();
  readonly loaded: string[] = [];
  bounds: Rectangle;
  maximized = false;
  minimized = false;
  shown = false;
  focused = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width!, height: options.height! };
  }

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    this.webContents.emit('did-navigate', {}, url);
  }

  getNormalBounds = () => this.bounds;
  isMaximized = () => this.maximized;
  isMinimized = () => this.minimized;
  isDestroyed = () => false;
  isFocused = () => this.focused;
  maximize = () => {
    this.maximized = true;
  };
  restore = () => {
    this.minimized = false;
  };
  show = () => {
    this.shown = true;
  };
  focus = () => {
    this.focused = true;
  };
}

/** The parts of a session that the shell sets, as it set them. */
export class StandInSession extends EventEmitter {
  readonly set: Record<string, unknown> = {};
  beforeRequest:
    | ((details: { url: string }, callback: (response: { cancel?: boolean }) => void) => void)
    | null = null;
  readonly webRequest = {
    onBeforeRequest: (listener: StandInSession['beforeRequest']) => {
      this.beforeRequest = listener;
    },
  };
  setPermissionRequestHandler = this.#keep('permissionRequest');
  setPermissionCheckHandler = this.#keep('permissionCheck');
  setDevicePermissionHandler = this.#keep('devicePermission');
  setDisplayMediaRequestHandler = this.#keep('displayMedia');
  setBluetoothPairingHandler = this.#keep('bluetooth');
  setSpellCheckerEnabled = this.#keep('spellChecker');

  #keep(name: string) {
    return (value: unknown) => {
      this.set[name] = value;
    };
  }

  /** Whether a request for this URL would be let through. */
  lets(url: string): boolean {
    let cancelled: boolean | undefined;
    this.beforeRequest?.({ url }, ({ cancel }) => {
      cancelled = cancel;
    });
    return cancelled === false;
  }
}

/** Whether the page was kept from doing it. */
export function isDenied(page: StandInPage, event: string, details: object = {}): boolean {
  let denied = false;
  page.emit(event, {
    ...details,
    preventDefault: () => {
      denied = true;
    },
  });
  return denied;
}
