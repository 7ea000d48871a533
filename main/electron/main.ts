/**
 * Where the desktop program begins: takes Electron's objects and hands them to the shell. Nothing is decided here.
 * Files are named relative to this one as it is built, `dist/main/electron/main.js`.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as electron from 'electron';
import { configDir } from '../cli/place.ts';
import { startShell } from './start.ts';

const { app } = electron;
const root = path.resolve(import.meta.dirname, '../../..');
const windows = process.platform === 'win32';

startShell(electron, {
  places: {
    preload: path.join(import.meta.dirname, 'preload.cjs'),
    core: path.join(import.meta.dirname, 'core.js'),
    icon: path.join(root, 'assets', windows ? 'icon.ico' : 'icon.png'),
    trayIcon: path.join(root, 'assets', trayIcon()),
    screens: path.join(root, 'dist/renderer'),
  },
  configDir: configDir(),
  // Unpackaged, Electron's own arguments begin with the script.
  args: process.argv.slice(app.isPackaged ? 1 : 2),
  cwd: process.cwd(),
  platform: process.platform,
  hasFeed: existsSync(path.join(process.resourcesPath, 'app-update.yml')),
  loadUpdater: async () => (await import('electron-updater')).default.autoUpdater,
  development: !app.isPackaged && process.env.BULKHEAD_DEVTOOLS === '1',
  nowMs: () => Date.now(),
  random: (buffer) => void crypto.getRandomValues(buffer as Uint8Array<ArrayBuffer>),
  log: (line) => process.stderr.write(`bulkhead: ${line}\n`),
});

function trayIcon(): string {
  if (process.platform === 'darwin') return 'trayTemplate.png';
  return windows ? 'icon.ico' : 'tray.png';
}
