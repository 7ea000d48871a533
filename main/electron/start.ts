/**
 * What must be said before Electron is ready: whose data lies where, that there is one scheme and one sandbox, that
 * only one instance runs, and what no page may ever do.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { ElectronParts, ShellOptions } from './electron-parts.ts';
import { openLink } from './external-links.ts';
import { filesNamed } from './given-files.ts';
import { guardPages } from './guards.ts';
import { PRIVILEGED_SCHEME } from './protocol.ts';
import { Shell } from './shell.ts';

const APP_ID = 'app.bulkhead.desktop';
/** Chromium's own doors for debuggers, which no fuse closes. */
const DEBUGGER_SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe'];

/** Starts the shell; call it before Electron is ready. */
export function startShell(electron: ElectronParts, options: ShellOptions): void {
  const { app, protocol } = electron;
  const userData = path.join(options.configDir, 'window');
  fs.mkdirSync(userData, { recursive: true, mode: 0o700 });
  app.setPath('userData', userData);
  protocol.registerSchemesAsPrivileged([PRIVILEGED_SCHEME]);
  app.enableSandbox();
  app.setAppUserModelId(APP_ID);
  const debugged = DEBUGGER_SWITCHES.some((name) => app.commandLine.hasSwitch(name));
  if (app.isPackaged && debugged) return app.quit();
  const files = filesNamed(options.args, options.cwd);
  if (!app.requestSingleInstanceLock({ files })) return app.quit();
  guardPages(app, (url) => {
    openLink(url, electron.dialog, electron.shell).catch((error: Error) =>
      options.log(`a link could not be opened: ${error.message}`),
    );
  });
  const waiting = [...files];
  // On macOS a file that was opened arrives before Electron is ready.
  const early = (event: { preventDefault(): void }, file: string) => {
    event.preventDefault();
    waiting.push(file);
  };
  app.on('open-file', early);
  void app.whenReady().then(() => {
    app.off('open-file', early);
    new Shell(electron, options).begin(waiting);
  });
}
