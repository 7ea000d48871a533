/** The icon beside the clock: a quick way back to the window, and to a locked vault. */
import type { Menu, Tray } from 'electron';
import { words } from './words.ts';

export interface TrayOptions {
  makeTray: () => Pick<Tray, 'setToolTip' | 'setContextMenu' | 'on'>;
  buildMenu: typeof Menu.buildFromTemplate;
  openWindow: () => void;
  lock: () => void;
  quit: () => void;
}

export class ShellTray {
  readonly #options: TrayOptions;
  /** Kept, or it would be collected and its icon would vanish. */
  readonly #tray: ReturnType<TrayOptions['makeTray']>;

  constructor(options: TrayOptions) {
    this.#options = options;
    this.#tray = options.makeTray();
    this.#tray.setToolTip(words.name);
    this.#tray.on('click', () => options.openWindow());
    this.show(false);
  }

  /** `open`: whether there is anything to lock. */
  show(open: boolean): void {
    const { buildMenu, openWindow, lock, quit } = this.#options;
    this.#tray.setContextMenu(
      buildMenu([
        { label: words.tray.open, click: openWindow },
        { label: words.tray.lock, enabled: open, click: lock },
        { type: 'separator' },
        { label: words.tray.quit, click: quit },
      ]),
    );
  }
}
