/**
 * Reads statement files, and unpacks archives and workbooks, in a thread of its own that can be killed. It holds no keys
 * and no connection: bytes in, evidence or files out. It blocks (on purpose: it has nothing else to do) while too many
 * batches or files are under way.
 */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { constants, zstdCompressSync } from 'node:zlib';
import { BulkheadError } from '../../shared/errors.ts';
import { type UnpackRequest, unpack } from './archive/unpack.ts';
import { openAnyFile } from './formats.ts';
import {
  BATCHES_IN_FLIGHT_MAX,
  FILES_IN_FLIGHT_MAX,
  type FileEvent,
  type PackedBytes,
  type PagesRequest,
  type ReadFacts,
  type ReadRequest,
  ROWS_PER_BATCH,
  type WorkerMessage,
  type WorkerRequest,
} from './messages.ts';
import { openPages } from './pdf/index.ts';
import type {
  OpenDates,
  Position,
  ProblemRow,
  Sink,
  StatementBalances,
  StatementHead,
  StatementRow,
} from './reader.ts';

/** More warnings than this of one file are counted, not shown: a damaged one may give reason for millions. */
const WARNINGS_MAX = 200;

const { inFlight } = workerData as { inFlight: Int32Array };
const port = parentPort!;

function post(message: WorkerMessage, moved: ArrayBuffer[] = []): void {
  port.postMessage(message, moved);
}

/** Waits until fewer than `max` are under way, and counts one more. */
function begin(max: number): void {
  for (let count = Atomics.load(inFlight, 0); count >= max; count = Atomics.load(inFlight, 0)) {
    Atomics.wait(inFlight, 0, count);
  }
  Atomics.add(inFlight, 0, 1);
}

/** Collects events and sends them in batches. */
class PostingSink implements Sink {
  #events: FileEvent[] = [];
  #rows = 0;
  #statements = 0;
  #warnings = 0;
  readonly #textLength: number;

  /** `textLength`: of all that rows lie in. */
  constructor(textLength: number) {
    this.#textLength = textLength;
  }

  statement(head: StatementHead): number {
    const index = this.#statements++;
    this.#add({ type: 'statement', index, head });
    return index;
  }

  row(statement: number, row: StatementRow): void {
    if (row.offset + row.length === this.#textLength) row.unended = true;
    const last = this.#events.at(-1);
    if (last?.type === 'rows' && last.statement === statement) last.rows.push(row);
    else this.#events.push({ type: 'rows', statement, rows: [row] });
    if (++this.#rows >= ROWS_PER_BATCH) this.flush();
  }

  problem(statement: number | null, problem: ProblemRow): void {
    this.#add({ type: 'problem', statement, problem });
  }

  balances(statement: number, balances: StatementBalances): void {
    this.#add({ type: 'balances', statement, balances });
  }

  positions(statement: number, on: string | null, positions: readonly Position[]): void {
    this.#add({ type: 'positions', statement, on, positions });
  }

  warning(text: string): void {
    this.#warnings += 1;
    if (this.#warnings <= WARNINGS_MAX) this.#add({ type: 'warning', text });
  }

  dates(open: OpenDates): void {
    this.#add({ type: 'dates', open });
  }

  undated(): void {
    this.#add({ type: 'undated' });
  }

  unproven(statement: number): void {
    this.#add({ type: 'unproven', statement });
  }

  /** Sends what is left. */
  end(): void {
    const untold = this.#warnings - WARNINGS_MAX;
    const text = `${untold} more remarks of these kinds on the file`;
    if (untold > 0) this.#add({ type: 'warning', text });
    this.flush();
  }

  #add(event: FileEvent): void {
    this.#events.push(event);
    if (++this.#rows >= ROWS_PER_BATCH) this.flush();
  }

  flush(): void {
    if (this.#events.length === 0) return;
    begin(BATCHES_IN_FLIGHT_MAX);
    post({ type: 'events', json: JSON.stringify(this.#events) });
    this.#events = [];
    this.#rows = 0;
  }
}

function packed(bytes: Uint8Array): PackedBytes {
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.byteLength,
    packed: zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }) as Uint8Array,
  };
}

/** Those of the files that may be, told by the hash of as many bytes as they have. */
function beginningsOf({ bytes, beginnings = [] }: ReadRequest): string[] {
  const hash = createHash('sha256');
  let at = 0;
  const found: string[] = [];
  for (const { sha256, size, isNamed } of beginnings.toSorted((a, b) => a.size - b.size)) {
    if (!isNamed && !isWithinLine(bytes, size)) continue;
    hash.update(bytes.subarray(at, size));
    at = size;
    if (hash.copy().digest('hex') === sha256) found.push(sha256);
  }
  return found;
}

const LINE_ENDS = new Set([0x0a, 0x0d]);

/** Whether neither the byte before that place nor the one after it ends a line. */
function isWithinLine(bytes: Uint8Array, at: number): boolean {
  return at > 0 && !LINE_ENDS.has(bytes[at - 1]!) && !LINE_ENDS.has(bytes[at]!);
}

async function read(request: ReadRequest): Promise<void> {
  const opened = await openAnyFile(request);
  const facts: ReadFacts = {
    format: opened.format,
    encoding: opened.encoding,
    text: opened.text === null ? null : packed(Buffer.from(opened.text)),
    csv: opened.csv,
    begins: beginningsOf(request),
  };
  post({ type: 'facts', facts, file: packed(request.bytes) });
  // The rows are read from the text: a hundred megabytes need not lie here twice for as long as that takes.
  structuredClone(null, { transfer: [request.bytes.buffer] });
  const sink = new PostingSink(opened.length);
  for (const warning of opened.warnings) sink.warning(warning);
  opened.read(sink);
  sink.end();
}

async function showPages({ bytes, limits }: PagesRequest): Promise<void> {
  post({ type: 'pages', pages: await openPages(bytes, limits) });
}

function unpackAll(request: UnpackRequest): void {
  let workbook: Uint8Array | null = null;
  for (const { content, ...file } of unpack(request)) {
    begin(FILES_IN_FLIGHT_MAX);
    if (content === null) post({ type: 'unpacked', file: { ...file, content } });
    else if (content.sheet === null)
      post({ type: 'unpacked', file: { ...file, content: { ...content, sheet: null, tab: null } } }, [
        content.bytes.buffer,
      ]);
    else {
      const { bytes, sheet, tab } = content;
      const isNext = bytes === workbook;
      workbook = bytes;
      const table = { bytes: null, sheet, tab, workbook: isNext ? null : packed(bytes) };
      post({ type: 'unpacked', file: { ...file, content: table } });
    }
  }
}

port.on('message', async (message: WorkerRequest) => {
  try {
    if (message.type === 'read') await read(message.request);
    else if (message.type === 'pages') await showPages(message.request);
    else unpackAll(message.request);
    post({ type: 'end' });
  } catch (error) {
    const known = error instanceof BulkheadError ? error : null;
    post({
      type: 'failed',
      code: known?.code ?? null,
      message: error instanceof Error ? error.message : String(error),
      remedy: known?.remedy,
      facts: known?.facts ?? {},
    });
  }
});
