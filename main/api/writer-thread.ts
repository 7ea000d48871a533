/**
 * The writer in a thread of its own, as the others see it: requests go to it in their order, answers come back as they
 * are. COMMIT of a large import holds up that thread and nobody else.
 *
 * Should the thread end by itself, every request under way fails with VAULT_LOCKED, as does every later one; what was
 * not committed by then is rolled back.
 */
import { Worker } from 'node:worker_threads';
import { BulkheadError } from '../../shared/errors.ts';
import type { Actor } from '../ledger/index.ts';
import { unpackError, type WritingAccess, type WritingElsewhere } from '../vault/index.ts';
import type { CallOptions, Writer } from './commands.ts';
import {
  type FromWriter,
  holdsFile,
  packFiles,
  type Request,
  type ToWriter,
  type WriterData,
} from './writer-messages.ts';

/** JavaScript heap of the thread; files and the pages of the database lie outside of it. */
const HEAP_MB_MAX = 512;
/** Rows live for a moment only; room for more of them at a time would cost memory and gain nothing. */
const YOUNG_HEAP_MB_MAX = 8;

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  options: Partial<CallOptions>;
}

interface WriterEvents {
  /** The thread ended, and was not closed. */
  lost: (reason: Error) => void;
  /** The WAL has grown: a checkpoint is due. */
  grown: () => void;
}

export class WriterThread implements Writer, WritingElsewhere {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exit: Promise<void>;
  readonly #grown: () => void;
  #requests = 0;
  #packing: Promise<unknown> = Promise.resolve();
  #state: 'open' | 'closed' | 'lost' = 'open';

  constructor(access: WritingAccess, { lost, grown }: WriterEvents) {
    this.#grown = grown;
    this.#worker = new Worker(new URL('./writer-worker.ts', import.meta.url), {
      workerData: { access } satisfies WriterData,
      transferList: [access.key.buffer],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX, maxYoungGenerationSizeMb: YOUNG_HEAP_MB_MAX },
    });
    let reason = new Error('it ended by itself');
    this.#worker.on('message', (message: FromWriter) => this.#hear(message));
    this.#worker.on('error', (error) => {
      reason = error as Error;
    });
    this.#exit = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        const wasLost = this.#state === 'open';
        if (wasLost) this.#state = 'lost';
        for (const { reject } of this.#waiting.values()) reject(ended());
        this.#waiting.clear();
        resolve();
        if (wasLost) lost(reason);
      });
    });
  }

  async execute(name: string, input: unknown, options: CallOptions): Promise<unknown> {
    const { actor, idempotencyKey, signal } = options;
    const transfer: ArrayBuffer[] = [];
    // In the order they came: none overtakes one whose files are still being packed.
    const packed = holdsFile(input);
    const packing = this.#packing.then(() => (packed ? packFiles(input, transfer) : input));
    this.#packing = packing.catch(() => undefined);
    const sent = await packing;
    const aborted = signal?.aborted === true;
    const { id, answer } = this.#ask(
      { what: 'execute', name, input: sent, packed, actor, idempotencyKey, aborted },
      options,
      transfer,
    );
    const cancel = () => this.#tell({ type: 'cancel', id });
    signal?.addEventListener('abort', cancel);
    try {
      return await answer;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  async note(command: string, actor: Actor): Promise<void> {
    await this.#ask({ what: 'note', command, actor }).answer;
  }

  async idle(): Promise<void> {
    if (this.#state !== 'open') return;
    // Where the thread ends meanwhile, so has all that was waiting.
    await this.#ask({ what: 'idle' }).answer.catch(() => undefined);
  }

  /** Lets what was asked for end first. */
  close(): Promise<void> {
    if (this.#state === 'open') {
      this.#state = 'closed';
      this.#tell({ type: 'close' });
    }
    return this.#exit;
  }

  #ask(
    request: Request,
    options: Partial<CallOptions> = {},
    transfer: ArrayBuffer[] = [],
  ): { id: number; answer: Promise<unknown> } {
    if (this.#state !== 'open') throw this.#state === 'lost' ? ended() : locked();
    const id = ++this.#requests;
    this.#tell({ type: 'request', id, request }, transfer);
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject, options }));
    return { id, answer };
  }

  #tell(message: ToWriter, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #hear(message: FromWriter): void {
    if (message.type === 'grown') return this.#grown();
    const { resolve, reject, options } = this.#waiting.get(message.id)!;
    if (message.type === 'progress') return options.progress?.(message.report);
    this.#waiting.delete(message.id);
    const { made, answer } = message;
    if (made !== null) options.made?.(made);
    if (answer.ok) resolve(answer.value);
    else reject(unpackError(answer));
  }
}

function locked(): BulkheadError {
  return new BulkheadError('VAULT_LOCKED', 'The vault is locked.', {
    remedy: 'Unlock it with the passphrase.',
  });
}

function ended(): BulkheadError {
  return new BulkheadError('VAULT_LOCKED', 'The part of the program that writes the books has ended.', {
    remedy: 'Unlock the vault again, and see whether the change is in the books before you repeat it.',
  });
}
