/**
 * Electron as far as the shell uses it, without Electron: everything that the shell does to it is kept, and everything
 * that can happen to the shell can be made to happen. The core behind it is the real one.
 */
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type {
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  Session,
  WebContents,
} from 'electron';
import type { ElectronParts, ShellOptions } from '../../main/electron/electron-parts.ts';
import { makeShell, type PagePort } from '../../main/electron/preload-shell.ts';
import { startShell } from '../../main/electron/start.ts';
import { createVault } from '../../main/vault/index.ts';
import type { WindowEvent, WindowShell } from '../../shared/window-shell.ts';
import { PASSPHRASE, TestWorld, vaultOptions } from '../support/books.ts';
import {
  OWNER,
  StandInChild,
  StandInPage,
  StandInSession,
  StandInWindow,
  settled,
  standIn,
} from './stand-in-parts.ts';

type Handler = (event: object, request: unknown) => unknown;

/** A shell that runs on nothing, from its start on. */
export class StandIn {
  readonly dir = mkdtempSync(path.join(tmpdir(), 'bulkhead-window-'));
  readonly log: string[] = [];
  readonly calls: string[] = [];
  readonly children: StandInChild[] = [];
  readonly windows: StandInWindow[] = [];
  readonly notifications: { title: string; body: string }[] = [];
  readonly errorBoxes: string[] = [];
  readonly recent: string[] = [];
  readonly opened: string[] = [];
  /** What dialogs answer, in their order. */
  readonly answers: object[] = [];
  readonly asked: object[] = [];
  readonly session = new StandInSession();
  readonly app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    commandLine: { hasSwitch: (name: string) => this.switches.has(name) },
    setPath: () => undefined,
    getPath: (name: string) => (name === 'userData' ? path.join(this.dir, 'window') : this.dir),
    enableSandbox: () => this.calls.push('enableSandbox'),
    setAppUserModelId: () => undefined,
    requestSingleInstanceLock: () => this.isFirst,
    whenReady: () => Promise.resolve(),
    addRecentDocument: (file: string) => this.recent.push(file),
    quit: () => {
      this.calls.push('quit');
      this.app.emit('will-quit', { preventDefault: () => this.calls.push('quit held') });
    },
  });
  readonly powerMonitor = new EventEmitter();
  readonly tray = Object.assign(new EventEmitter(), {
    setToolTip: () => undefined,
    setContextMenu: () => undefined,
  });
  readonly ipc = new EventEmitter();
  readonly nativeTheme = { themeSource: 'system', shouldUseDarkColors: false };
  readonly switches = new Set<string>();
  isFirst = true;
  backend = 'gnome_libsecret';
  menu: MenuItemConstructorOptions[] = [];
  scheme: unknown = null;
  protocolHandler: ((request: Request) => Response) | null = null;
  nowMs = 0;
  #handler: Handler = () => undefined;

  readonly electron = standIn<ElectronParts>({
    app: this.app,
    BrowserWindow: this.#windowClass(),
    dialog: {
      showMessageBox: (asked: object) => this.#answer(asked),
      showOpenDialog: (asked: object) => this.#answer(asked),
      showSaveDialog: (asked: object) => this.#answer(asked),
      showErrorBox: (title: string) => this.errorBoxes.push(title),
    },
    ipcMain: Object.assign(this.ipc, {
      handle: (_channel: string, handler: Handler) => {
        this.#handler = handler;
      },
    }),
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (menu: MenuItemConstructorOptions[]) => {
        this.menu = menu;
      },
    },
    nativeTheme: this.nativeTheme,
    Notification: this.#notificationClass(),
    powerMonitor: this.powerMonitor,
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown) => {
        this.scheme = schemes;
      },
      handle: (_scheme: string, handler: (request: Request) => Response) => {
        this.protocolHandler = handler;
      },
    },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => this.backend,
      encryptStringAsync: async (text: string) => Buffer.from(text).map((byte) => byte ^ 0x5a),
      decryptStringAsync: async (kept: Buffer) => ({
        result: Buffer.from(kept.map((byte) => byte ^ 0x5a)).toString(),
        shouldReEncrypt: false,
      }),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: { defaultSession: this.session as unknown as Session },
    shell: { openExternal: async (url: string) => this.opened.push(url) },
    Tray: this.#trayClass(),
    utilityProcess: {
      fork: () => {
        const child = new StandInChild(this.dir);
        this.children.push(child);
        return child;
      },
    },
  });

  /** Starts the shell, and waits until its window is there. */
  async start(more: Partial<ShellOptions> = {}): Promise<this> {
    startShell(this.electron, {
      places: {
        preload: '/p/preload.cjs',
        core: '/p/core.js',
        icon: '/i.png',
        trayIcon: '/t.png',
        screens: this.dir,
      },
      configDir: this.dir,
      args: [],
      cwd: this.dir,
      platform: 'linux',
      hasFeed: false,
      loadUpdater: () => Promise.reject(new Error('no updater here')),
      development: false,
      nowMs: () => this.nowMs,
      random: (buffer) => void crypto.getRandomValues(buffer as Uint8Array<ArrayBuffer>),
      log: (line) => this.log.push(line),
      ...more,
    });
    await settled();
    return this;
  }

  /** A vault that was made before, with little work for its passphrase. */
  async makeVault(): Promise<string> {
    const { vault } = await createVault({
      ...vaultOptions(path.join(this.dir, 'books.bulkhead'), new TestWorld()),
      clock: () => Date.now(),
      passphrase: PASSPHRASE,
    });
    await vault.close();
    return vault.file;
  }

  /** Such a vault, open. */
  async openVault(): Promise<string> {
    const file = await this.makeVault();
    await this.core.desk.call('app.unlock', { file, passphrase: PASSPHRASE }, OWNER);
    return file;
  }

  get window(): StandInWindow {
    return this.windows.at(-1)!;
  }

  get contents(): WebContents {
    return standIn(this.window.webContents);
  }

  get core(): StandInChild {
    return this.children.at(-1)!;
  }

  /** The preload's side of the page in the window, and the ports that the page was given. */
  page(): { shell: WindowShell; ports: PagePort[]; events: WindowEvent[] } {
    const contents = this.window.webContents;
    const sender = { sender: contents, senderFrame: contents.mainFrame };
    const ports: PagePort[] = [];
    const events: WindowEvent[] = [];
    const shell = makeShell({
      ipcRenderer: standIn({
        invoke: async (_: string, request: unknown) => this.#handler(sender, structuredClone(request)),
        postMessage: (channel: string, _: unknown, transfer: unknown[]) =>
          this.ipc.emit(channel, { ...sender, ports: transfer }),
        on: (_: string, listener: StandInPage['hearers'][number]) => contents.hearers.push(listener),
      }),
      webUtils: standIn({ getPathForFile: (file: File) => `/home/me/${file.name}` }),
      platform: 'linux',
      postToPage: (_, port) => ports.push(port),
    });
    shell.onEvent((event) => events.push(event));
    return { shell, ports, events };
  }

  /** A page that Electron has just made, guarded as every page is. */
  anyPage(): StandInPage {
    const page = new StandInPage();
    this.app.emit('web-contents-created', {}, page);
    return page;
  }

  /** The item of the menu with this label, wherever it is. */
  item(
    label: string,
    items: MenuItemConstructorOptions[] = this.menu,
  ): MenuItemConstructorOptions | undefined {
    for (const item of items) {
      if (item.label === label) return item;
      const below = Array.isArray(item.submenu) ? this.item(label, item.submenu) : undefined;
      if (below) return below;
    }
    return undefined;
  }

  choose(label: string): void {
    (this.item(label)!.click as () => void)();
  }

  async end(): Promise<void> {
    for (const child of this.children) await child.desk.close();
    rmSync(this.dir, { recursive: true, force: true });
  }

  async #answer(asked: object): Promise<object> {
    this.asked.push(asked);
    return this.answers.shift() ?? { response: 0, canceled: true, filePaths: [], filePath: '' };
  }

  #windowClass() {
    const made = (window: StandInWindow) => this.windows.push(window);
    return class extends StandInWindow {
      constructor(options: BrowserWindowConstructorOptions) {
        super(options);
        made(this);
      }
    };
  }

  #trayClass() {
    const { tray } = this;
    // A constructor that returns an object gives that object.
    return class {
      constructor() {
        // biome-ignore lint/correctness/noConstructorReturn: the one tray there is, where the test can reach it
        return tray;
      }
    };
  }

  #notificationClass() {
    const shown = this.notifications;
    return class extends EventEmitter {
      static isSupported = () => true;
      readonly #notification: { title: string; body: string };
      constructor(notification: { title: string; body: string }) {
        super();
        this.#notification = notification;
      }
      show(): void {
        shown.push(this.#notification);
      }
    };
  }
}
