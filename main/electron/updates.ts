/**
 * Looking for a newer version, when somebody asks for it and never by itself: Bulkhead does not call anywhere unasked.
 * There is something to look at only in a package that was built with a feed (`publish` in electron-builder.yml), which
 * is told by the file that the builder leaves in it. Packages are signed; the updater refuses what is not.
 */
import type { Dialog } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { words } from './words.ts';

export type Updater = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'allowDowngrade'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'quitAndInstall'
>;

export interface UpdateOptions {
  configured: boolean;
  /** Loads the updater; only then is any of it in memory. */
  load: () => Promise<Updater>;
  dialog: Pick<Dialog, 'showMessageBox'>;
  /** Closes the vault: the installer does not wait for it. */
  beforeInstall: () => Promise<void>;
  log: (line: string) => void;
}

const YES = 1;

export class Updates {
  readonly #options: UpdateOptions;
  #busy = false;

  constructor(options: UpdateOptions) {
    this.#options = options;
  }

  get configured(): boolean {
    return this.#options.configured;
  }

  /** Looks, says what there is, and goes on only as far as it is told to. */
  async check(): Promise<void> {
    if (!this.configured || this.#busy) return;
    this.#busy = true;
    try {
      await this.#check();
    } catch (error) {
      this.#options.log(`updates: ${error instanceof Error ? error.message : String(error)}`);
      await this.#options.dialog.showMessageBox({ type: 'warning', message: words.updates.failed });
    } finally {
      this.#busy = false;
    }
  }

  async #check(): Promise<void> {
    const { dialog, load, beforeInstall } = this.#options;
    const updater = await load();
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    updater.allowDowngrade = false;
    const found = await updater.checkForUpdates();
    if (!found?.isUpdateAvailable) {
      await dialog.showMessageBox({ type: 'info', message: words.updates.none });
      return;
    }
    const { foundDetail, download, ready, readyDetail, restart } = words.updates;
    if (!(await this.#asks(words.updates.found(found.updateInfo.version), foundDetail, download))) return;
    await updater.downloadUpdate();
    updater.autoInstallOnAppQuit = true;
    if (!(await this.#asks(ready, readyDetail, restart))) return;
    await beforeInstall();
    updater.quitAndInstall();
  }

  async #asks(message: string, detail: string, yes: string): Promise<boolean> {
    const { response } = await this.#options.dialog.showMessageBox({
      type: 'question',
      message,
      detail,
      buttons: [words.updates.later, yes],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === YES;
  }
}
