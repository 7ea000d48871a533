/** The real program in a process of its own, with a home that goes when it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BLANK_DIR, SAMPLE_DIR } from './sample.ts';

const NODE = join('node_modules', '.bin', 'node');
const START_MS_MAX = 30_000;

export class Program {
  readonly dir: string;
  /** Where the vault lies that onboarding makes. */
  readonly vault: string;
  #child: ChildProcess | null = null;
  #out = '';
  #port = 0;

  constructor() {
    this.dir = mkdtempSync(join(tmpdir(), 'bulkhead-e2e-'));
    this.vault = join(this.dir, 'books.bulkhead');
  }

  /** Starts it, on the same port as before if it ran before, and gives the link that signs a browser in. */
  async start(more: Record<string, string> = {}): Promise<string> {
    this.#out = '';
    const child = this.#spawn([], more);
    this.#child = child;
    child.stdout.on('data', (chunk: Buffer) => {
      this.#out += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      this.#out += chunk;
    });
    const until = Date.now() + START_MS_MAX;
    while (Date.now() < until) {
      const link = /http:\/\/127\.0\.0\.1:(\d+)\/#open=\S+/.exec(this.#out);
      if (link) {
        this.#port = Number(link[1]);
        return link[0];
      }
      if (child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`the program did not come up:\n${this.#out}`);
  }

  /** Another start beside it, with files to open; what it said once it has ended. */
  async startAgain(files: readonly string[]): Promise<string> {
    const child = this.#spawn(files, {});
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
    });
    await new Promise((resolve) => child.once('close', resolve));
    return out;
  }

  #spawn(files: readonly string[], more: Record<string, string>) {
    return spawn(
      NODE,
      ['--max-semi-space-size=2', '--heap-growing-percent=30', 'dist/main/cli/start.js', ...files],
      {
        env: {
          ...process.env,
          BULKHEAD_CONFIG: join(this.dir, 'config'),
          BULKHEAD_VAULT: this.vault,
          BULKHEAD_PORT: String(this.#port),
          BULKHEAD_BUILD: 'never',
          DISPLAY: '',
          WAYLAND_DISPLAY: '',
          ...more,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
  }

  /** Ends it as a person would (SIGTERM) or as a crash does (SIGKILL). */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  /** A copy of the sample that was made before all tests lies where its vault would be made. */
  takeSample(): void {
    cpSync(SAMPLE_DIR, this.dir, { recursive: true });
  }

  /** As `takeSample`, of a vault without any books. */
  takeBlank(): void {
    cpSync(BLANK_DIR, this.dir, { recursive: true });
  }

  /** Nothing of it is wanted any more. */
  async remove(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.dir, { recursive: true, force: true });
  }
}
