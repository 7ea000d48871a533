/** What the two sides of the writer's thread say to each other. Each request gets one answer, which names it. */
import type { Actor, Progress } from '../ledger/index.ts';
import type { Failure, WritingAccess } from '../vault/index.ts';

/** What the thread begins with. */
export interface WriterData {
  access: WritingAccess;
  /** Whether this program keeps compiled code between runs. */
  keepsCode: boolean;
}

export type Request =
  | {
      what: 'execute';
      name: string;
      /**
       * Files in it are handed on by reference, without a copy of their bytes. They must lie in memory: one that Node reads
       * from the disk (`openAsBlob`) can't be read in another thread, and the process would end at the try.
       */
      input: unknown;
      actor: Actor;
      idempotencyKey: string | undefined;
      /** The caller gave it up before it was sent. */
      aborted: boolean;
    }
  | { what: 'note'; command: string; actor: Actor }
  | { what: 'idle' };

export type ToWriter =
  | { type: 'request'; id: number; request: Request }
  | { type: 'cancel'; id: number }
  /** Ends what runs, closes the connection, and the thread with it. */
  | { type: 'close' };

export type FromWriter =
  /** The WAL has grown: a checkpoint is due. */
  | { type: 'grown' }
  | { type: 'progress'; id: number; report: Progress }
  | {
      type: 'answer';
      id: number;
      /** The command's number in the audit log, where it has one. */
      made: number | null;
      answer: { ok: true; value: unknown } | Failure;
    };
