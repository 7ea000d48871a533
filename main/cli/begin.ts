/**
 * `npm start`: builds the screens if they are stale and brings the app up. In its own window where there is one to be
 * had, else in the browser. With BULKHEAD_PASSPHRASE the vault (BULKHEAD_VAULT, or the last one) is open at once.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { BulkheadError } from '../../shared/errors.ts';
import type { Desk } from '../api/desk.ts';
import type { HandOver } from '../server/index.ts';
import { leaveGiven } from '../watch/index.ts';
import { buildIfStale, SCREENS } from './build.mjs';
import { makeDesk } from './desk.ts';
import { print, say } from './output.ts';
import { configDir, namedVault, suggestedVault, typedIn } from './place.ts';
import { findRunning, forgetRunning, noteRunning } from './running.ts';
import { serveUntilStopped } from './serve.ts';
import { fail } from './session.ts';
import { openWindow } from './window.ts';

const HOLDER = 'bulkhead (npm start)';
const OWNER = { actor: { name: process.env.USER || 'owner', role: 'owner' as const } };
/** The same at each start, so that the browser keeps what it remembers of this page; any other if it is taken. */
const PORT = 4817;

const HELP = `npm start -- [FILE…]: brings Bulkhead up, in its window or the browser, with the statement files on its import screen.
BULKHEAD_VAULT names the vault, BULKHEAD_PASSPHRASE opens it at once, BULKHEAD_PORT is the port to listen on.`;

async function openAtOnce(desk: Desk, passphrase: string): Promise<void> {
  const { file, suggested_file } = (await desk.call('app.status', {}, OWNER)) as {
    file: string | null;
    suggested_file: string;
  };
  if (existsSync(file ?? suggested_file)) {
    await desk.call('app.unlock', { file: file ?? suggested_file, passphrase }, OWNER);
    return;
  }
  const made = (await desk.call('app.create', { passphrase }, OWNER)) as { recovery_code: string };
  print(`\nRecovery code, shown this once; write it on paper: ${made.recovery_code}\n`);
}

/** Shows the page where somebody sits before a screen; elsewhere its address is printed, and that must do. */
function openBrowser({ page }: HandOver): void {
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return;
  if (page === null) return say('The browser could not be opened: use the link.');
  const command = { darwin: 'open', win32: 'explorer.exe' }[platform as string] ?? 'xdg-open';
  const child = spawn(command, [page], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

/** Leads to the server that runs already; `false` if there is none, or it was started for another vault. */
async function joinRunning(other: Awaited<ReturnType<typeof findRunning>>): Promise<boolean> {
  if (!other || (namedVault() !== null && namedVault() !== other.vault)) return false;
  print('Bulkhead is running already; this start leads to it.');
  print(`In the browser (opens once, within two minutes): ${other.handOver.url}`);
  openBrowser(other.handOver);
  return true;
}

function namedFiles(): string[] {
  const named = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
  return named.map((file) => resolve(typedIn(), file));
}

function requireFile(file: string): void {
  if (existsSync(file)) return;
  throw new BulkheadError('NOT_FOUND', `There is no file ${file}.`, {
    remedy: 'Give the path of a statement file.',
  });
}

async function begin(files: readonly string[]): Promise<void> {
  for (const file of files) requireFile(file);
  await buildIfStale(SCREENS);
  if (await openWindow()) return;
  const givenDir = join(configDir(), 'given');
  leaveGiven(givenDir, files, namedVault());
  const other = await findRunning();
  if (await joinRunning(other)) return;
  const desk = makeDesk(HOLDER, say, { givenDir });
  const passphrase = process.env.BULKHEAD_PASSPHRASE;
  if (passphrase) await openAtOnce(desk, passphrase);
  mkdirSync(configDir(), { recursive: true, mode: 0o700 });
  await serveUntilStopped(desk, {
    ports: process.env.BULKHEAD_PORT ? [Number(process.env.BULKHEAD_PORT)] : [PORT, 0],
    role: 'owner',
    // The file of a server that runs for another vault stays its own.
    ...(other ? {} : { tokenFile: join(configDir(), 'token') }),
    // A folder that is not hidden: a browser in a snap may not look into hidden ones, nor into /tmp.
    handOverDir: dirname(suggestedVault()),
    json: false,
    ready: (server) => {
      if (!other) noteRunning(server, namedVault());
      openBrowser(server.handOver());
    },
    ended: forgetRunning,
  });
}

/** `files`: to open on the import screen; what stands on the command line by default. */
export async function beginAndReport(files: readonly string[] = namedFiles()): Promise<void> {
  if (process.argv.includes('--help')) return print(HELP);
  try {
    await begin(files);
  } catch (error) {
    fail(
      error instanceof Error && 'code' in error && error.code === 'EACCES' ? explainAccess(error) : error,
      false,
    );
  }
}

function explainAccess(cause: Error): BulkheadError {
  return new BulkheadError('REFUSED', `A folder can’t be written: ${cause.message}`, {
    remedy: 'Set BULKHEAD_CONFIG and BULKHEAD_VAULT to places you may write to.',
    cause,
  });
}
