/**
 * Reads files in a worker thread and hands their events on as they come; or unpacks one, and hands on the files in it.
 * Whoever consumes sets the pace: the worker waits while too much is under way. A worker that says nothing for too long
 * is ended; one that read its files well waits a few seconds for the next import.
 */
import { Worker } from 'node:worker_threads';
import { BulkheadError } from '../../shared/errors.ts';
import type { UnpackRequest } from './archive/unpack.ts';
import { watchMemory } from './memory-watch.ts';
import type {
  FileEvent,
  HandedFile,
  PackedBytes,
  PagesRequest,
  ReadRequest,
  WorkerMessage,
  WorkerRequest,
} from './messages.ts';
import type { StatementPages } from './pdf/index.ts';

/** A reader that is silent for so long is stuck: the slowest real file needs a second or two. */
const SILENCE_MS_MAX = 30_000;
/** JavaScript heap of the worker; the text itself lies outside of it. */
const HEAP_MB_MAX = 512;
/** Rows live for a moment only; room for more of them at a time would cost memory and gain nothing. */
const YOUNG_HEAP_MB_MAX = 8;
/** Starting a thread costs more than reading a month; most imports follow right upon their preview or another one. */
const IDLE_MS_MAX = 5_000;

/** The thread that waits for the next import, if one does. */
let waiting: { thread: FileReaderThread; timer: NodeJS.Timeout } | null = null;

export class FileReaderThread {
  readonly #worker: Worker;
  readonly #inFlight = new Int32Array(new SharedArrayBuffer(4));
  #queue: WorkerMessage[] = [];
  #wake: (() => void) | null = null;
  #dead: Error | null = null;
  /** Whether it was left in the middle of a file, or failed at one: such a thread is not used again. */
  #spent = false;

  /** The thread that waits, or a new one. Give it back with `release`. */
  static take(): FileReaderThread {
    if (!waiting) return new FileReaderThread();
    const { thread, timer } = waiting;
    waiting = null;
    clearTimeout(timer);
    return thread.#dead ? new FileReaderThread() : thread;
  }

  private constructor() {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { inFlight: this.#inFlight },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX, maxYoungGenerationSizeMb: YOUNG_HEAP_MB_MAX },
      // A thread that parses files from outside needs nothing of the process's secrets.
      env: {},
    });
    this.#worker.on('message', (message: WorkerMessage) => this.#push(message));
    this.#worker.on('error', (error) => this.#fail(error as Error));
    this.#worker.on('exit', () => this.#fail(new Error('the reader ended')));
    this.#worker.unref();
  }

  /**
   * The events of one file, in its order; `workbook` is what a table is kept as. Throws UNREADABLE_FILE, LIMIT_EXCEEDED,
   * CANCELLED.
   */
  async *read(
    request: ReadRequest,
    workbook: PackedBytes | null,
    signal?: AbortSignal,
  ): AsyncGenerator<FileEvent[]> {
    for await (const message of this.#answers({ type: 'read', request }, signal)) {
      if (message.type === 'facts')
        yield [{ type: 'facts', facts: { ...message.facts, ...(workbook ?? message.file) } }];
      if (message.type !== 'events') continue;
      yield JSON.parse(message.json) as FileEvent[];
      this.#consumed();
    }
  }

  /** The files in an archive or a workbook, in its order. Throws as `read` does. */
  async *unpack(request: UnpackRequest, signal?: AbortSignal): AsyncGenerator<HandedFile> {
    for await (const message of this.#answers({ type: 'unpack', request }, signal)) {
      if (message.type !== 'unpacked') continue;
      yield message.file;
      this.#consumed();
    }
  }

  /** The pages of a PDF. Throws as `read` does. */
  async pages(request: PagesRequest, signal?: AbortSignal): Promise<StatementPages> {
    let pages: StatementPages | null = null;
    for await (const message of this.#answers({ type: 'pages', request }, signal))
      if (message.type === 'pages') pages = message.pages;
    return pages!;
  }

  async *#answers(asked: WorkerRequest, signal?: AbortSignal): AsyncGenerator<WorkerMessage> {
    const { name, bytes } = asked.request;
    this.#spent = true;
    this.#worker.postMessage(asked, [bytes.buffer as ArrayBuffer]);
    const unwatch = watchMemory(this.#worker, () => this.#fail(new TooMuchMemory()));
    try {
      for (;;) {
        const message = await this.#next(signal);
        if (message.type === 'failed') throw toError(message, name);
        if (message.type === 'end') break;
        yield message;
      }
      this.#spent = false;
    } finally {
      unwatch();
    }
  }

  /** One of those under way was taken; the worker may go on. */
  #consumed(): void {
    Atomics.sub(this.#inFlight, 0, 1);
    Atomics.notify(this.#inFlight, 0);
  }

  /** Lets the thread wait a while for the next import; ends it if it must not be used again or one waits already. */
  async release(): Promise<void> {
    if (this.#spent || this.#dead || waiting) return this.#end();
    const timer = setTimeout(() => {
      waiting = null;
      void this.#end();
    }, IDLE_MS_MAX);
    timer.unref();
    waiting = { thread: this, timer };
  }

  async #end(): Promise<void> {
    await this.#worker.terminate();
  }

  #push(message: WorkerMessage): void {
    this.#queue.push(message);
    this.#wake?.();
  }

  #fail(error: Error): void {
    this.#dead ??= error;
    this.#wake?.();
  }

  async #next(signal?: AbortSignal): Promise<WorkerMessage> {
    while (this.#queue.length === 0) {
      if (this.#dead) throw stopped(this.#dead);
      if (signal?.aborted)
        throw new BulkheadError('CANCELLED', 'The import was cancelled; nothing was changed.');
      if (!(await this.#wait(signal))) {
        await this.#end();
        throw new BulkheadError(
          'LIMIT_EXCEEDED',
          `Reading the file took longer than ${SILENCE_MS_MAX / 1000} s without a row.`,
          {
            remedy: 'It may be damaged; download it again or in another format.',
          },
        );
      }
    }
    return this.#queue.shift()!;
  }

  /** Waits for a message; `false` when none came in time. */
  #wait(signal?: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (came: boolean) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        this.#wake = null;
        resolve(came);
      };
      const onAbort = () => finish(true);
      const timer = setTimeout(() => finish(false), SILENCE_MS_MAX);
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#wake = () => finish(true);
    });
  }
}

/** As Node says it of the heap. */
class TooMuchMemory extends Error {
  readonly code = 'ERR_WORKER_OUT_OF_MEMORY';
}

function stopped(error: Error): BulkheadError {
  const memory = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new BulkheadError(
    memory ? 'LIMIT_EXCEEDED' : 'UNREADABLE_FILE',
    memory
      ? 'Reading the file needs too much memory.'
      : 'The file is damaged in a way that its reader does not survive.',
    {
      remedy: memory
        ? 'Download a shorter period, or another format.'
        : 'Download it again, or in another format.',
      cause: error,
    },
  );
}

function toError(message: Extract<WorkerMessage, { type: 'failed' }>, name: string): BulkheadError {
  if (message.code === null) {
    return new BulkheadError('UNREADABLE_FILE', `“${name}” could not be read: ${message.message}`, {
      remedy: 'Download it again or in another format.',
    });
  }
  return new BulkheadError(message.code, message.message, {
    ...(message.remedy === undefined ? {} : { remedy: message.remedy }),
    facts: message.facts,
  });
}
