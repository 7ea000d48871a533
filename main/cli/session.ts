/** One run of the command line: its options, the vault it opens, and how its answers and errors go out. */
import type { Command } from 'commander';
import { BulkheadError } from '../../shared/errors.ts';
import type { Core } from '../api/core.ts';
import { openCore } from '../api/open.ts';
import type { Progress } from '../ledger/index.ts';
import type { OpenVaultOptions } from '../vault/index.ts';
import { guardVault } from './disk.ts';
import { remedyIn } from './option-words.ts';
import { printJson, say } from './output.ts';
import { askSecret } from './secrets.ts';

export interface GlobalOptions {
  vault?: string;
  passphraseFile?: string;
  json?: boolean;
}

/** The options that any command takes, wherever they stand on the line. */
export function globals(command: Command): GlobalOptions {
  return command.optsWithGlobals<GlobalOptions>();
}

export function vaultFile(options: GlobalOptions): string {
  const file = options.vault ?? process.env.BULKHEAD_VAULT;
  if (file) return file;
  throw new BulkheadError('INVALID_INPUT', 'No vault was named.', {
    remedy: 'Add --vault FILE, or set BULKHEAD_VAULT.',
  });
}

/** The core of the vault that the options name; its notices go to standard error. */
export async function openNamed(
  options: GlobalOptions,
  holder: string,
  more: Partial<OpenVaultOptions> = {},
): Promise<Core> {
  const secret = more.secret ?? {
    passphrase: await askSecret('passphrase', 'BULKHEAD_PASSPHRASE', options.passphraseFile),
  };
  guardVault(vaultFile(options));
  const { core, notices } = await openCore(vaultFile(options), secret, holder, more);
  for (const notice of notices) say(`bulkhead: ${notice.message}`);
  return core;
}

/** Ctrl-C cancels the command, which then takes back what it had begun; a second one ends the process. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}

const CLEAR_LINE = '\r\u001b[K';

function showProgress(report: Progress): void {
  if (!process.stderr.isTTY) return;
  const of = report.total === null ? '' : ` of ${report.total}`;
  process.stderr.write(`${CLEAR_LINE}${report.what}: ${report.done}${of}`);
}

function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
}

/** What a command's action works with. */
export interface Session {
  core: Core;
  options: GlobalOptions;
  call(procedure: string, input?: object): Promise<unknown>;
}

/** Calls as the owner, who may interrupt. */
function caller(callee: Pick<Core, 'call'>): Session['call'] {
  const signal = interruption();
  return async (procedure, input = {}) => {
    const actor = { name: process.env.USER || 'owner', role: 'owner' as const };
    try {
      return await callee.call(procedure, input, { actor, signal, progress: showProgress });
    } finally {
      endProgress();
    }
  };
}

/** Opens the vault, runs `act`, closes it again whatever happens. */
export async function withVault(command: Command, act: (session: Session) => Promise<void>): Promise<void> {
  const options = globals(command);
  const core = await openNamed(options, `bulkhead ${command.name()}`);
  try {
    await act({ core, options, call: caller(core) });
    await core.backupIfDue();
  } finally {
    await core.close();
  }
}

/** As `withVault`, with a desk around the vault: for what is a thing of this computer, as the watched folder is. */
export async function withDesk(
  command: Command,
  act: (session: Pick<Session, 'options' | 'call'>) => Promise<void>,
): Promise<void> {
  const { makeDesk } = await import('./desk.ts');
  const options = globals(command);
  const holder = `bulkhead ${command.name()}`;
  const core = await openNamed(options, holder);
  const desk = makeDesk(holder);
  desk.adopt(core);
  try {
    await act({ options, call: caller(desk) });
  } finally {
    await desk.close();
  }
}

/** Calls one procedure and shows its answer: as JSON where asked for, else with `show`. */
export async function run<A>(
  command: Command,
  procedure: string,
  input: object,
  show: (answer: A) => void,
): Promise<void> {
  await withVault(command, async ({ call, options }) => {
    const answer = (await call(procedure, input)) as A;
    if (options.json) printJson(answer);
    else show(answer);
  });
}

/** Says what went wrong on standard error, and ends with 1. `command`: the one that ran, whose options are named. */
export function fail(error: unknown, json: boolean, command: Command | null = null): void {
  process.exitCode = 1;
  if (!(error instanceof BulkheadError)) {
    say(
      `bulkhead: something went wrong that should not: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return;
  }
  if (json)
    say(
      JSON.stringify({
        error: { code: error.code, message: error.message, remedy: error.remedy ?? null, facts: error.facts },
      }),
    );
  else
    say(
      [`bulkhead: ${error.message}`, remedyIn(command, error)].filter((line) => line !== null).join('\n  '),
    );
}
