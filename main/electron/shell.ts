/**
 * The desktop shell put together, out of Electron's objects as they are handed in. The order matters: what guards every
 * page before there is one, then the core, and the window last.
 */
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { WindowAction } from '../../shared/window-shell.ts';
import { Screens } from '../server/screens.ts';
import { answerPage } from './answers.ts';
import type { CoreState } from './core-messages.ts';
import { CoreProcess } from './core-process.ts';
import { guardDownloads } from './downloads.ts';
import type { ElectronParts, ShellOptions } from './electron-parts.ts';
import { eventsFor, filesOf } from './given-files.ts';
import { guardSession } from './guards.ts';
import { listenToPage } from './ipc.ts';
import { Keychain } from './keychain.ts';
import { MainWindow } from './main-window.ts';
import { menuTemplate } from './menu.ts';
import { Outbox } from './outbox.ts';
import { lockWithComputer } from './power.ts';
import { serveScreens } from './protocol.ts';
import { ShellTray } from './tray.ts';
import { Updates } from './updates.ts';
import { windowOptions } from './window-options.ts';
import { WindowMemory } from './window-state.ts';
import { words } from './words.ts';

export class Shell {
  readonly #electron: ElectronParts;
  readonly #options: ShellOptions;
  readonly #outbox = new Outbox();
  readonly #memory: WindowMemory;
  readonly #core: CoreProcess;
  readonly #window: MainWindow;
  readonly #updates: Updates;
  readonly #keychain: Keychain;
  readonly #tray: ShellTray;
  #state: CoreState = { state: 'none', file: null, recent: [], passing: false };
  #closed = false;

  constructor(electron: ElectronParts, options: ShellOptions) {
    this.#electron = electron;
    this.#options = options;
    const { app, dialog, safeStorage, screen, Menu } = electron;
    const { log, nowMs, random, platform } = options;
    const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
    const userData = app.getPath('userData');
    this.#memory = new WindowMemory(path.join(userData, 'window.json'), displays);
    this.#core = new CoreProcess({
      fork: () => electron.utilityProcess.fork(options.places.core, [], { serviceName: 'Bulkhead core' }),
      nowMs,
      log,
      onState: (state) => this.#show(state),
      onRestart: () => this.#outbox.send({ type: 'core-restarted' }),
      onGivenUp: () => this.#giveUp(words.core),
    });
    this.#window = new MainWindow({
      makeWindow: (wanted) => new electron.BrowserWindow(wanted),
      options: () => this.#windowOptions(),
      memory: this.#memory,
      outbox: this.#outbox,
      nowMs,
      log,
      onGivenUp: () => this.#giveUp(words.page),
    });
    this.#keychain = new Keychain({
      safeStorage,
      platform,
      file: path.join(userData, 'keychain.json'),
      core: this.#core,
      random,
    });
    this.#updates = new Updates({
      configured: app.isPackaged && options.hasFeed,
      load: options.loadUpdater,
      dialog,
      beforeInstall: () => this.#end(),
      log,
    });
    this.#tray = new ShellTray({
      makeTray: () => new electron.Tray(options.places.trayIcon),
      buildMenu: (template) => Menu.buildFromTemplate(template),
      openWindow: () => this.#window.open(),
      lock: () => this.#lock('asked'),
      quit: () => app.quit(),
    });
  }

  begin(files: readonly string[]): void {
    const { app, ipcMain, nativeTheme, powerMonitor, protocol, session } = this.#electron;
    const { log, places } = this.#options;
    nativeTheme.themeSource = this.#memory.state.theme;
    guardSession(session.defaultSession);
    guardDownloads(session.defaultSession, () => app.getPath('downloads'));
    serveScreens(protocol, new Screens(places.screens));
    listenToPage({
      ipcMain,
      page: () => this.#window.page,
      connect: (port) => this.#core.connect(port),
      answer: (request) => answerPage(request, this.#answerParts()),
      log,
    });
    lockWithComputer(
      powerMonitor,
      (why) => this.#lock(why),
      () => app.quit(),
    );
    this.#listenToApp();
    this.#showMenu();
    this.#core.start();
    this.#window.open();
    this.#give(files);
  }

  #listenToApp(): void {
    const { app } = this.#electron;
    app.on('second-instance', (_event, _argv, _cwd, given) => {
      this.#window.open();
      this.#give(filesOf(given));
    });
    app.on('open-file', (event, file) => {
      event.preventDefault();
      this.#window.open();
      this.#give([file]);
    });
    app.on('activate', () => this.#window.open());
    app.on('window-all-closed', () => {
      // On a Mac a program stays when its window is closed; its vault locks itself as ever.
      if (this.#options.platform !== 'darwin') app.quit();
    });
    app.on('will-quit', (event) => {
      if (this.#closed) return;
      event.preventDefault();
      void this.#end().then(() => app.quit());
    });
  }

  /** The vault is closed, and with it the core's process. */
  async #end(): Promise<void> {
    await this.#core.close();
    this.#closed = true;
  }

  #answerParts() {
    const { dialog } = this.#electron;
    return {
      dialog,
      keychain: this.#keychain,
      listening: () => {
        const { page } = this.#window;
        if (page) this.#outbox.listening(page);
      },
      notify: (title: string, body: string) => this.#notify(title, body),
      setTheme: (theme: WindowMemory['state']['theme']) => {
        this.#memory.theme = theme;
        this.#electron.nativeTheme.themeSource = theme;
        this.#showMenu();
      },
    };
  }

  #windowOptions() {
    const { places, development } = this.#options;
    return windowOptions({
      preload: places.preload,
      icon: places.icon,
      state: this.#memory.state,
      dark: this.#electron.nativeTheme.shouldUseDarkColors,
      development,
    });
  }

  #give(files: readonly string[]): void {
    for (const event of eventsFor(files)) this.#outbox.send(event);
  }

  #show(state: CoreState): void {
    // The page asks for the state now and then: a menu that somebody has open must not be replaced for nothing.
    if (isDeepStrictEqual(state, this.#state)) return;
    const opened = state.state === 'open' && state.file !== this.#state.file && !state.passing;
    this.#state = state;
    if (opened && state.file !== null) this.#electron.app.addRecentDocument(state.file);
    this.#tray.show(state.state === 'open');
    this.#showMenu();
  }

  #showMenu(): void {
    const { Menu } = this.#electron;
    const template = menuTemplate({
      platform: this.#options.platform,
      open: this.#state.state === 'open',
      recent: this.#state.recent.filter(({ there }) => there),
      theme: this.#memory.state.theme,
      updates: this.#updates.configured,
      development: this.#options.development,
      act: (action) => this.#act(action),
      openVault: (file) => this.#give([file]),
      checkForUpdates: () => void this.#updates.check(),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  #act(action: WindowAction): void {
    this.#window.open();
    this.#outbox.send({ type: 'action', action });
  }

  /** Tells the page at once, so that it forgets what it shows even if the core is still busy. */
  #lock(why: 'suspend' | 'screen-lock' | 'asked'): void {
    this.#outbox.send({ type: 'locked', why });
    this.#core.wish('lock', null).catch((error: Error) => this.#options.log(`locking: ${error.message}`));
  }

  #notify(title: string, body: string): void {
    if (this.#window.isInFront || !this.#electron.Notification.isSupported()) return;
    const notification = new this.#electron.Notification({ title, body });
    notification.on('click', () => this.#window.open());
    notification.show();
  }

  #giveUp({ title, detail }: { title: string; detail: string }): void {
    this.#electron.dialog.showErrorBox(title, detail);
    this.#electron.app.quit();
  }
}
