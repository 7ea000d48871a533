/**
 * The thread that writes: holds the one connection that may, and runs the commands that come. It ends when it is told to
 * close and all is done, and never in the middle of a statement.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Progress } from '../ledger/index.ts';
import { openWriting, packError, type Writing } from '../vault/index.ts';
import { Commands } from './commands.ts';
import { realWorld } from './world.ts';
import {
  type FromWriter,
  type Request,
  type ToWriter,
  unpackFiles,
  type WriterData,
} from './writer-messages.ts';

/** Progress that nobody could read in time costs whoever must receive it. */
const PROGRESS_MS_MIN = 40;

const port = parentPort!;
const hand = openWriting((workerData as WriterData).access);
const writing: Writing = {
  db: hand.db,
  acknowledge: (head) => hand.acknowledge(head),
  checkpointInBackground: async () => tell({ type: 'grown' }),
};
const commands = new Commands(writing, realWorld());
const running = new Map<number, AbortController>();

function tell(message: FromWriter): void {
  port.postMessage(message);
}

/** Tells how far a request is, at most every so often; `last` tells what is left untold. */
function progressOf(id: number): { report(progress: Progress): void; last(): void } {
  let untold: Progress | null = null;
  let toldMs = 0;
  const last = () => {
    if (untold) tell({ type: 'progress', id, report: untold });
    untold = null;
    toldMs = performance.now();
  };
  return {
    report(progress) {
      untold = progress;
      if (performance.now() - toldMs >= PROGRESS_MS_MIN) last();
    },
    last,
  };
}

async function perform(id: number, request: Request): Promise<void> {
  const progress = progressOf(id);
  let made: number | null = null;
  const run = () => {
    if (request.what === 'note') return commands.note(request.command, request.actor);
    if (request.what === 'idle') return commands.idle();
    const { name, input, packed, actor, idempotencyKey, aborted } = request;
    const controller = new AbortController();
    running.set(id, controller);
    if (aborted) controller.abort();
    return commands.execute(name, packed ? unpackFiles(input) : input, {
      actor,
      signal: controller.signal,
      progress: progress.report,
      made: (seq) => {
        made = seq;
      },
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
  };
  const answer = await run().then((value) => ({ ok: true, value }) as const, packError);
  running.delete(id);
  progress.last();
  tell({ type: 'answer', id, made, answer });
}

async function close(): Promise<void> {
  await commands.idle();
  hand.close();
  port.close();
}

port.on('message', (message: ToWriter) => {
  if (message.type === 'request') void perform(message.id, message.request);
  else if (message.type === 'cancel') running.get(message.id)?.abort();
  else void close();
});
