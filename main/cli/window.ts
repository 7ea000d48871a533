/**
 * The app in a window of its own, out of a source checkout: finds Electron (or lets it fetch itself, once), builds what
 * is stale, and stays until the window is closed. Where there can be no window it says why in one line, and whoever
 * asked goes on with the browser.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale, PROGRAM } from './build.mjs';
import { say } from './output.ts';
import { configDir, typedIn } from './place.ts';

/** Two folders up from here, in the source as in the bundle. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What Electron runs. */
export const ENTRY = path.join(ROOT, 'dist/main/electron/main.js');
/** About 110 MB: two minutes on a slow line. */
const INSTALL_MS_MAX = 120_000;
/** Where fetching has failed it is not tried again at every start. */
const RETRY_AFTER_MS = 24 * 3_600_000;
/** A window that is gone before anybody can have closed it has not opened: a library is missing, the display is. */
const OPENED_AFTER_MS = 5_000;

/** What is asked of the computer. */
export interface WindowParts {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** Of the user; `undefined` where there are no such numbers. */
  uid: number | undefined;
  findElectron: () => string | null;
  /** Lets Electron fetch itself; `false` if that failed, or did lately. */
  install: () => Promise<boolean>;
  build: () => Promise<void>;
  /** Runs the program until it ends. */
  run: (electron: string) => Promise<{ code: number | null; ms: number }>;
  say: (line: string) => void;
}

/** Opens the app’s window and waits until it is closed; `false`, with a reason said, where there can be none. */
export async function openWindow(parts: WindowParts = computer()): Promise<boolean> {
  const reason = await open(parts);
  if (reason === null) return true;
  parts.say(`No window: ${reason}`);
  return false;
}

/** Why there is no window; `null` if there was one. */
async function open(parts: WindowParts): Promise<string | null> {
  const { platform, env, uid, findElectron, install, build, run } = parts;
  if (env.BULKHEAD_SHELL === 'browser') return 'BULKHEAD_SHELL asks for the browser.';
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display here.';
  if (platform === 'linux' && uid === 0) return 'its sandbox does not work for root.';
  const electron = findElectron() ?? ((await install()) ? findElectron() : null);
  if (electron === null) return 'Electron is not there and could not be fetched.';
  await build();
  const { code, ms } = await run(electron);
  return code === 0 || ms >= OPENED_AFTER_MS ? null : `Electron ended at once (${code ?? 'killed'}).`;
}

function computer(): WindowParts {
  const home = electronHome();
  return {
    platform: process.platform,
    env: process.env,
    uid: process.getuid?.(),
    findElectron,
    install: () => (home === null ? Promise.resolve(false) : install(home)),
    build: () => buildIfStale(PROGRAM),
    run,
    say,
  };
}

/** Electron’s package, as it was installed; not its program, which it fetches by itself. */
function electronHome(): string | null {
  try {
    return path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** Electron’s program, if it was ever fetched. */
export function findElectron(): string | null {
  const home = electronHome();
  if (home === null) return null;
  const named = path.join(home, 'path.txt');
  if (!existsSync(named)) return null;
  const program = path.join(home, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(program) ? program : null;
}

async function install(home: string): Promise<boolean> {
  const failed = path.join(configDir(), 'electron-not-fetched');
  const failedAt = statSync(failed, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - failedAt < RETRY_AFTER_MS) return false;
  say('Fetching Electron for the window (once; about 110 MB) …');
  const child = spawn(process.execPath, [path.join(home, 'install.js')], {
    stdio: 'ignore',
    timeout: INSTALL_MS_MAX,
  });
  const code = await exitCode(child);
  if (code === 0) return true;
  mkdirSync(configDir(), { recursive: true, mode: 0o700 });
  writeFileSync(failed, 'Delete this file to try again at the next start.\n');
  return false;
}

async function run(electron: string): Promise<{ code: number | null; ms: number }> {
  const { ELECTRON_RUN_AS_NODE: _, NODE_OPTIONS: __, ...env } = process.env;
  const start = performance.now();
  // Files are named from where the command was typed.
  const child = spawn(electron, [ENTRY, ...process.argv.slice(2)], { stdio: 'inherit', env, cwd: typedIn() });
  // The window hears Ctrl-C, too, and closes the vault; this process waits for it.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  const code = await exitCode(child);
  process.off('SIGINT', wait);
  return { code, ms: performance.now() - start };
}

function exitCode(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code) => resolve(code));
  });
}
