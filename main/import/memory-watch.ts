/**
 * Watches what a thread holds outside of its heap, which no limit of Node's bounds: bytes that something unpacks without
 * end, in a way that nobody could see beforehand (LZW, run lengths, what is encrypted). It asks while the thread is busy.
 */
import type { Worker } from 'node:worker_threads';

/** The largest file with the texts and tables made of it takes half of that. */
const OUTSIDE_MB_MAX = 640;
const LOOK_EVERY_MS = 100;
const BYTES_PER_MB = 1024 * 1024;

/** Calls `exceeded` once if the thread holds too much; watches until what it gives is called. */
export function watchMemory(worker: Worker, exceeded: () => void): () => void {
  let isWatching = true;
  let isAsking = false;
  const stop = () => {
    isWatching = false;
    clearInterval(timer);
  };
  const timer = setInterval(async () => {
    if (isAsking) return;
    isAsking = true;
    // A thread that has ended has nothing to tell.
    const held = await worker.getHeapStatistics().catch(() => null);
    isAsking = false;
    if (!isWatching || held === null || held.external_memory < OUTSIDE_MB_MAX * BYTES_PER_MB) return;
    stop();
    exceeded();
  }, LOOK_EVERY_MS);
  timer.unref();
  return stop;
}
