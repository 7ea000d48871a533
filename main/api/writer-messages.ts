/** What the two sides of the writer's thread say to each other. Each request gets one answer, which names it. */
import type { Actor, Progress } from '../ledger/index.ts';
import type { Failure, WritingAccess } from '../vault/index.ts';

/** What the thread begins with. */
export interface WriterData {
  access: WritingAccess;
}

/** A file on its way. Its bytes move: reading another thread's Blob is reading memory that thread may let go of. */
class PackedFile {
  readonly packedFile: string;
  readonly bytes: ArrayBuffer;

  constructor(name: string, bytes: ArrayBuffer) {
    this.packedFile = name;
    this.bytes = bytes;
  }
}

/** Most inputs hold none, and can be large all the same. */
export function holdsFile(input: unknown): boolean {
  if (input instanceof Blob) return true;
  return input !== null && typeof input === 'object' && Object.values(input).some(holdsFile);
}

/** The input with its files packed; `transfer` gets their bytes. */
export async function packFiles(input: unknown, transfer: ArrayBuffer[]): Promise<unknown> {
  if (input instanceof Blob) {
    const bytes = await input.arrayBuffer();
    transfer.push(bytes);
    return new PackedFile(input instanceof File ? input.name : '', bytes);
  }
  if (Array.isArray(input)) return Promise.all(input.map((one) => packFiles(one, transfer)));
  if (input === null || typeof input !== 'object') return input;
  const fields = Object.entries(input).map(
    async ([name, value]) => [name, await packFiles(value, transfer)] as const,
  );
  return Object.fromEntries(await Promise.all(fields));
}

/** The other side's. What only looks like a packed file has no bytes. */
export function unpackFiles(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(unpackFiles);
  if (input === null || typeof input !== 'object') return input;
  const { packedFile, bytes } = input as Partial<PackedFile>;
  if (typeof packedFile === 'string' && bytes instanceof ArrayBuffer)
    return new File([new Uint8Array(bytes)], packedFile);
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, unpackFiles(value)]));
}

export type Request =
  | {
      what: 'execute';
      name: string;
      input: unknown;
      /** Whether files are packed in it. */
      packed: boolean;
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
