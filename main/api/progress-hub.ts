/**
 * How far running calls are, for whoever watches. A watcher that is slow misses steps and never an end: only the last
 * report of each call waits for it.
 */
import type { Progress } from '../ledger/index.ts';

export interface CallProgress extends Progress {
  procedure: string;
  ended: boolean;
}

class Watcher {
  readonly #waiting = new Map<number, CallProgress>();
  #wake: (() => void) | null = null;
  #closed = false;

  put(call: number, report: CallProgress): void {
    this.#waiting.set(call, report);
    this.#wake?.();
  }

  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  async *reports(): AsyncGenerator<CallProgress> {
    while (true) {
      while (this.#waiting.size > 0) {
        const [call, report] = this.#waiting.entries().next().value!;
        this.#waiting.delete(call);
        yield report;
      }
      if (this.#closed) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
  }
}

export class ProgressHub {
  readonly #watchers = new Set<Watcher>();
  #calls = 0;

  /** A place to report the progress of one call; nothing is seen of a call that reports nothing. */
  begin(procedure: string): { report(progress: Progress): void; end(): void } {
    const call = ++this.#calls;
    let last: Progress | null = null;
    const tell = (progress: Progress, ended: boolean) => {
      for (const watcher of this.#watchers) watcher.put(call, { ...progress, procedure, ended });
    };
    return {
      report: (progress) => {
        last = progress;
        tell(progress, false);
      },
      end: () => {
        if (last) tell(last, true);
      },
    };
  }

  async *watch(signal: AbortSignal | undefined): AsyncGenerator<CallProgress> {
    const watcher = new Watcher();
    const leave = () => watcher.close();
    this.#watchers.add(watcher);
    signal?.addEventListener('abort', leave);
    try {
      yield* watcher.reports();
    } finally {
      signal?.removeEventListener('abort', leave);
      this.#watchers.delete(watcher);
    }
  }

  /** Ends every watch. */
  close(): void {
    for (const watcher of this.#watchers) watcher.close();
  }
}
