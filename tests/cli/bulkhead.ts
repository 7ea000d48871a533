/**
 * Runs the command line with its exit code and both outputs: as people do, in a process of its own (job.test), or within
 * the test's, which spares the half second in which a process comes up.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCore } from '../../main/api/open.ts';
import { runCommandLine } from '../../main/cli/program.ts';
import { QUICK_KDF } from '../support/books.ts';

export const PASSPHRASE = 'a passphrase for tests';
const MAIN = new URL('../../dist/main/cli/main.js', import.meta.url).pathname;

export interface Ran {
  code: number | null;
  out: string;
  err: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test states what it expects of the answer right away
  json: any;
}

export class CommandLine {
  readonly dir = mkdtempSync(join(tmpdir(), 'bulkhead-cli-'));
  readonly vault = join(this.dir, 'books.bulkhead');
  readonly #ownProcess: boolean;

  constructor({ ownProcess = false } = {}) {
    this.#ownProcess = ownProcess;
  }

  /** Makes the vault with weak keys, as each call unlocks it; answers with the recovery code. rekey.test has real ones. */
  async init(): Promise<string> {
    const { core, recoveryCode } = await createCore(this.vault, PASSPHRASE, 'the tests', QUICK_KDF);
    await core.close();
    return recoveryCode;
  }

  run(args: string[], more: { input?: string; env?: Record<string, string> } = {}): Promise<Ran> {
    const env = { BULKHEAD_VAULT: this.vault, BULKHEAD_PASSPHRASE: PASSPHRASE, ...more.env };
    if (this.#ownProcess || more.input !== undefined) return this.#spawn(args, env, more.input ?? '');
    const ran = turn.then(() => runWithin(this.dir, args, env));
    turn = ran.catch(() => undefined);
    return ran;
  }

  #spawn(args: string[], env: Record<string, string>, input: string): Promise<Ran> {
    const child = spawn(process.execPath, [MAIN, ...args], {
      env: { ...process.env, ...env },
      cwd: this.dir,
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdin.end(input);
    return new Promise((resolve) =>
      child.on('close', (code) => resolve({ code, out, err, json: parse(out) })),
    );
  }

  /** Runs and wants it done; the answer as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: see Ran
  async json(args: string[], input?: string): Promise<any> {
    const ran = await this.run([...args, '--json'], input === undefined ? {} : { input });
    if (ran.code !== 0) throw new Error(`bulkhead ${args.join(' ')} ended with ${ran.code}: ${ran.err}`);
    return ran.json;
  }
}

/** What a process has only one of (where it is, what it was given, its outputs) is one command's at a time. */
let turn: Promise<unknown> = Promise.resolve();

async function runWithin(dir: string, args: string[], env: Record<string, string>): Promise<Ran> {
  const before = { argv: process.argv, env: process.env, cwd: process.cwd(), code: process.exitCode };
  const listeners = LISTENED.map(([emitter, event]) => emitter.listeners(event));
  const [out, err] = [caught(process.stdout), caught(process.stderr)];
  process.argv = [process.execPath, MAIN, ...args];
  process.env = { ...process.env, ...env };
  process.exitCode = 0;
  process.chdir(dir);
  try {
    await runCommandLine();
    return { code: Number(process.exitCode), out: out.text(), err: err.text(), json: parse(out.text()) };
  } finally {
    out.release();
    err.release();
    process.argv = before.argv;
    process.env = before.env;
    process.exitCode = before.code;
    process.chdir(before.cwd);
    for (const [place, [emitter, event]] of LISTENED.entries())
      for (const listener of emitter.listeners(event))
        if (!listeners[place]!.includes(listener)) emitter.off(event, listener as () => void);
  }
}

/** What a command listens to until its process ends. */
const LISTENED: readonly (readonly [emitter: NodeJS.EventEmitter, event: string])[] = [
  [process.stdout, 'error'],
  [process, 'SIGINT'],
];

function caught(stream: NodeJS.WriteStream): { text: () => string; release: () => void } {
  const { write } = stream;
  let text = '';
  stream.write = (chunk: string | Uint8Array, ...more: unknown[]) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    const done = more.at(-1);
    if (typeof done === 'function') process.nextTick(done);
    return true;
  };
  return {
    text: () => text,
    release: () => {
      stream.write = write;
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
