/** Runs the command line as people do: a process of its own, with its exit code and both outputs. */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCore } from '../../main/api/open.ts';
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

  /** Makes the vault with weak keys, as each call unlocks it; answers with the recovery code. rekey.test has real ones. */
  async init(): Promise<string> {
    const { core, recoveryCode } = await createCore(this.vault, PASSPHRASE, 'the tests', QUICK_KDF);
    await core.close();
    return recoveryCode;
  }

  run(args: string[], more: { input?: string; env?: Record<string, string> } = {}): Promise<Ran> {
    const env = { ...process.env, BULKHEAD_VAULT: this.vault, BULKHEAD_PASSPHRASE: PASSPHRASE, ...more.env };
    const child = spawn(process.execPath, [MAIN, ...args], { env, cwd: this.dir });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdin.end(more.input ?? '');
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
