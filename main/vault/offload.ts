/**
 * Runs one job in a worker thread of its own and ends the thread: the event loop stays free, and memory that the
 * job took (Argon2's, SQLite's cache) goes back with the thread.
 *
 * Errors cross with their code, remedy and facts. Secrets are passed as transferred buffers, which leaves no copy
 * behind; the job wipes them.
 */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { BulkheadError, type ErrorCode } from '../../shared/errors.ts';

/** Of a job that may be ended wherever it is from now on. */
const MAY_END = 'may end';

/** An error on its way to another thread. */
export interface Failure {
  ok: false;
  message: string;
  code?: ErrorCode;
  remedy?: string;
  facts?: object;
}

type Answer = { ok: true; value: unknown } | Failure;

/**
 * Runs `job` in the worker at `entry`. `transfer` lists the buffers inside `job` that move instead of being copied.
 * `signal` ends the thread, wherever it is once its job has called `mayEnd`: only for a job that leaves nothing behind.
 * CANCELLED then.
 */
export function offload<Job, Result>(
  entry: URL,
  job: Job,
  transfer: ArrayBuffer[],
  signal?: AbortSignal,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      for (const buffer of transfer) new Uint8Array(buffer).fill(0);
      return reject(givenUp());
    }
    const worker = new Worker(entry, { workerData: job, transferList: transfer });
    let answer: Answer | undefined;
    let mayEnd = false;
    const end = () => {
      if (mayEnd && signal?.aborted) void worker.terminate();
    };
    signal?.addEventListener('abort', end);
    worker.on('message', (message: Answer | typeof MAY_END) => {
      if (message !== MAY_END) answer = message;
      else {
        mayEnd = true;
        end();
      }
    });
    worker.once('error', reject);
    // Settled at the exit, not at the answer: whoever waits may rely on the thread's files being closed.
    worker.once('exit', (status) => {
      signal?.removeEventListener('abort', end);
      if (signal?.aborted) reject(givenUp());
      else if (answer === undefined)
        reject(new Error(`a worker thread ended without an answer (status ${status})`));
      else if (answer.ok) resolve(answer.value as Result);
      else reject(unpackError(answer));
    });
  });
}

function givenUp(): BulkheadError {
  return new BulkheadError('CANCELLED', 'It was given up; nothing was changed.');
}

/**
 * The worker's side: does its job and answers. `mayEnd` lets whoever gave the job up end the thread. Call it once native
 * modules are loaded: a thread that is ended while it loads one takes the whole process with it.
 */
export function serveJob<Job, Result>(
  perform: (job: Job, mayEnd: () => void) => Result | Promise<Result>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('this module runs in a worker thread');
  Promise.resolve()
    .then(() => perform(workerData as Job, () => port.postMessage(MAY_END)))
    .then(
      (value) => port.postMessage({ ok: true, value } satisfies Answer),
      (error: unknown) => port.postMessage(packError(error)),
    );
}

export function packError(error: unknown): Failure {
  if (error instanceof BulkheadError) {
    const { code, message, remedy, facts } = error;
    return { ok: false, message, code, remedy, facts };
  }
  return { ok: false, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

export function unpackError({ code, message, remedy, facts }: Failure): Error {
  return code === undefined ? new Error(message) : new BulkheadError(code, message, { remedy, facts });
}
