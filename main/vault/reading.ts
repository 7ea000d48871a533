/**
 * Long looks at an open vault, in a worker thread with a read-only connection of its own: nobody waits for them, they see
 * one moment of the books whatever is written meanwhile, and they can be given up at any time.
 */
import { explainDatabaseError, openDatabase, type VaultDatabase } from './cipher.ts';
import { offload, serveJob } from './offload.ts';

interface Read<Job> {
  file: string;
  key: Uint8Array<ArrayBuffer>;
  job: Job;
}

/** Runs `job` in the worker at `entry`, which calls `serveReads`. CANCELLED once `signal` says so. */
export function readInWorker<Job, Result>(
  entry: URL,
  { file, key, job }: { file: string; key: Uint8Array; job: Job },
  signal: AbortSignal,
): Promise<Result> {
  const copy = key.slice();
  return offload<Read<Job>, Result>(entry, { file, key: copy, job }, [copy.buffer], signal);
}

/** The worker's side. */
export function serveReads<Job, Result>(perform: (db: VaultDatabase, job: Job) => Result): void {
  serveJob(({ file, key, job }: Read<Job>, mayEnd) => {
    const db = openAndWipe(file, key);
    try {
      db.exec('BEGIN');
      mayEnd();
      return perform(db, job);
    } catch (error) {
      throw explainDatabaseError(error, file);
    } finally {
      db.close();
    }
  });
}

/** A thread that is ended runs no `finally`: the key goes before it may be. */
function openAndWipe(file: string, key: Uint8Array): VaultDatabase {
  try {
    return openDatabase(file, key, { readonly: true });
  } finally {
    key.fill(0);
  }
}
