/**
 * The one window: made when it is wanted, brought to the front when it is there, remembered when it moves, its page
 * loaded anew when it crashes.
 */
import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from 'electron';
import { Deaths } from './deaths.ts';
import { PAGE_URL } from './names.ts';
import type { Outbox } from './outbox.ts';
import type { WindowMemory } from './window-state.ts';

export interface MainWindowOptions {
  makeWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  /** How the window shall look now. */
  options: () => BrowserWindowConstructorOptions;
  memory: WindowMemory;
  outbox: Outbox;
  nowMs: () => number;
  log: (line: string) => void;
  /** The page crashed too often. */
  onGivenUp: () => void;
}

export class MainWindow {
  readonly #parts: MainWindowOptions;
  readonly #deaths: Deaths;
  #window: BrowserWindow | null = null;

  constructor(parts: MainWindowOptions) {
    this.#parts = parts;
    this.#deaths = new Deaths(parts.nowMs);
  }

  get page(): WebContents | null {
    return this.#window && !this.#window.isDestroyed() ? this.#window.webContents : null;
  }

  get isInFront(): boolean {
    return this.#window?.isFocused() ?? false;
  }

  /** Shows it, wherever it is. */
  open(): void {
    const window = this.#window;
    if (!window) return this.#make();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  #make(): void {
    const { memory, outbox, makeWindow, options } = this.#parts;
    const window = makeWindow(options());
    this.#window = window;
    if (memory.state.maximized) window.maximize();
    const saw = () => memory.saw(window);
    window.once('ready-to-show', () => window.show());
    window.on('resize', saw);
    window.on('move', saw);
    window.on('close', () => {
      saw();
      memory.save();
    });
    window.on('closed', () => {
      this.#window = null;
      outbox.hold();
    });
    this.#watchPage(window);
    this.#load(window);
  }

  #watchPage(window: BrowserWindow): void {
    const { outbox, log, onGivenUp } = this.#parts;
    const { webContents } = window;
    // A page that was loaded anew does not listen yet. Moving within the page, by its hash, is no such event.
    webContents.on('did-navigate', () => outbox.hold());
    webContents.on('render-process-gone', (_, { reason, exitCode }) => {
      outbox.hold();
      if (reason === 'clean-exit') return;
      log(`the page ended unexpectedly: ${reason} (${exitCode})`);
      if (this.#deaths.another()) return onGivenUp();
      outbox.send({ type: 'page-recovered' });
      this.#load(window);
    });
  }

  #load(window: BrowserWindow): void {
    window.loadURL(PAGE_URL).catch((error: Error) => {
      this.#parts.log(`the page could not be loaded: ${error.message}`);
      if (!window.isDestroyed()) window.show();
    });
  }
}
