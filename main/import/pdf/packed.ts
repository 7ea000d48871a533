/**
 * Looks at a PDF's packed parts before anything unpacks them whole. Those that grow beyond all measure are refused: what
 * they grow to lies outside of the heap that the thread is held to. One whose check sum is wrong is told: text out of it
 * may be any text.
 *
 * Promises: what a part says of itself counts for nothing; its layers are told by their first bytes. What comes out is
 * counted and not kept, that of a damaged part as well.
 * Fails: LIMIT_EXCEEDED.
 */
import { pipeline } from 'node:stream/promises';
import { createInflate } from 'node:zlib';
import { BulkheadError } from '../../../shared/errors.ts';
import { Base85Layer, HexLayer, type TextLayer } from './text-layers.ts';

const BYTES_PER_MB = 1024 * 1024;
/** A page's text is some kilobytes; the largest picture of a scanner, which nobody unpacks, some hundred megabytes. */
const UNPACKED_MB_MAX = 192;
/** All parts with all their layers; a statement has a few, and a scanned one a picture on every page. */
const ALL_UNPACKED_MB_MAX = 1024;
/** How often a part may be packed over, and how often what is packed may be written as text. */
const LAYERS_MAX = 3;
const TEXT_LAYERS_MAX = 2;
/** So many bytes tell what a layer is. */
const HEAD_SIZE = 256;
const CHUNK_SIZE = 64 * 1024;

/** Whether a packed part is damaged. */
export async function isDamaged(bytes: Uint8Array): Promise<boolean> {
  let damaged = false;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const room = { left: ALL_UNPACKED_MB_MAX * BYTES_PER_MB };
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    // "endstream" has one, too.
    if (file[at - 1] === 0x64) continue;
    const start =
      at + 6 + (file[at + 6] === 0x0d ? 1 : 0) + (file[at + 6] === 0x0d || file[at + 6] === 0x0a ? 1 : 0);
    const part = file.subarray(start);
    const trouble = await troubleOf(unpack([part], part, room, 0));
    // Plain text seems to be packed bytes, now and then.
    damaged ||= trouble === 'Z_DATA_ERROR' && isZlib(part);
  }
  return damaged;
}

interface Room {
  /** Bytes that all parts may still unpack to. */
  left: number;
}

/** The code of what went wrong with packed bytes; `null` where nothing did. Throws what is no fault of theirs. */
async function troubleOf(unpacking: Promise<void>): Promise<string | null> {
  try {
    await unpacking;
    return null;
  } catch (error) {
    if (error instanceof BulkheadError) throw error;
    return (error as { code?: string }).code ?? null;
  }
}

type Pieces = AsyncIterable<Buffer> | Iterable<Buffer>;

/** Takes pieces that begin with `head` out of their layers, one within the other, and keeps nothing. */
async function unpack(pieces: Pieces, head: Buffer, room: Room, depth: number): Promise<void> {
  const layers = layersTo(head, TEXT_LAYERS_MAX);
  if (layers === null) return drain(pieces);
  if (depth === LAYERS_MAX) throw tooMany();
  let packed = pieces;
  for (const layer of layers) packed = outOf(packed, layer);
  await pipeline(
    packed,
    createInflate({ chunkSize: CHUNK_SIZE }),
    async (unpacked: AsyncIterable<Buffer>) => {
      const counted = within(unpacked, room);
      const { value, done } = await counted.next();
      if (done) return;
      await troubleOf(unpack(from(value, counted), value, room, depth + 1));
      // What only seemed to be packed once more is one layer's bytes after all.
      await drain(counted);
    },
  );
}

/** The layers of text, outermost first, that packed bytes lie in; `null` where no such bytes are found. */
function layersTo(head: Uint8Array, most: number): TextLayer[] | null {
  if (isZlib(head)) return [];
  if (most === 0) return null;
  const start = head.subarray(0, HEAD_SIZE);
  for (const Layer of [HexLayer, Base85Layer]) {
    const inner = layersTo(new Layer().take(start), most - 1);
    if (inner !== null) return [new Layer(), ...inner];
  }
  return null;
}

/** The two bytes that packed data begins with: its method, and a check that makes both a multiple of 31. */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

async function* outOf(pieces: Pieces, layer: TextLayer): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield layer.take(piece);
}

/** Does not end `rest` when it is ended itself. */
async function* from(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Takes the bytes of one layer from the room there is. */
async function* within(pieces: AsyncIterable<Buffer>, room: Room): AsyncGenerator<Buffer> {
  let left = UNPACKED_MB_MAX * BYTES_PER_MB;
  for await (const piece of pieces) {
    left -= piece.length;
    room.left -= piece.length;
    if (left < 0) throw tooLarge('A part of the PDF unpacks', UNPACKED_MB_MAX);
    if (room.left < 0) throw tooLarge('The parts of the PDF unpack', ALL_UNPACKED_MB_MAX);
    yield piece;
  }
}

async function drain(pieces: Pieces): Promise<void> {
  for await (const _ of pieces);
}

const REMEDY = 'No statement needs that; download it again, or in another format.';

function tooLarge(what: string, megabytes: number): BulkheadError {
  return new BulkheadError('LIMIT_EXCEEDED', `${what} to more than ${megabytes} MB.`, { remedy: REMEDY });
}

function tooMany(): BulkheadError {
  return new BulkheadError(
    'LIMIT_EXCEEDED',
    `A part of the PDF is packed more than ${LAYERS_MAX} times over.`,
    {
      remedy: REMEDY,
    },
  );
}
