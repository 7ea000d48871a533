/** What the shell needs: of Electron, and of the computer. Handed in, so that all of it can be tried without a window. */
import type { Updater } from './updates.ts';

export type ElectronParts = Pick<
  typeof import('electron'),
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'Notification'
  | 'powerMonitor'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
  | 'Tray'
  | 'utilityProcess'
>;

export interface ShellOptions {
  places: {
    preload: string;
    core: string;
    icon: string;
    trayIcon: string;
    /** The built screens. */
    screens: string;
  };
  /** This user's settings; the window's lie in a folder of their own inside. */
  configDir: string;
  /** The command line without the program's own name. */
  args: readonly string[];
  cwd: string;
  platform: NodeJS.Platform;
  /** Whether this package was built with somewhere to look for updates. */
  hasFeed: boolean;
  loadUpdater: () => Promise<Updater>;
  /** Developer tools are there. Never in a package. */
  development: boolean;
  nowMs: () => number;
  random: (buffer: Uint8Array) => void;
  log: (line: string) => void;
}
