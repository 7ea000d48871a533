/**
 * The files that one given file stands for: itself, those of an archive, or the tables of a workbook. Here, between what
 * a shell hands over and the import of each file, every shell has them alike, and each file within is as good as one
 * that was given by itself: its own evidence, hash, report and place to come back to.
 *
 * Nothing is unpacked in this thread: it takes what the reading thread gives it, one file at a time.
 */
import { WITHIN } from '../../shared/contract/import.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { UNPACK_LIMITS } from './archive/limits.ts';
import type { UnpackRequest } from './archive/unpack.ts';
import { looksLikeZip } from './archive/zip.ts';
import { decodeText, xmlEncoding } from './encoding.ts';
import type { HandedFile, PackedBytes } from './messages.ts';
import { FileReaderThread } from './reading.ts';

/** So much of a file tells how its letters are written. */
const HEAD_BYTES = 1024;

export type GivenFile = {
  name: string;
  /** Its place within the given file; `null` for the file itself. */
  part: number | null;
  warnings: string[];
} & (
  | { content: GivenContent; error: null }
  | { content: null; error: BulkheadError }
  /** It is not wanted. */
  | { content: null; error: null }
);

type GivenContent =
  | { bytes: Uint8Array; sheet: null; tab: null; workbook: null }
  /** The text of a table, and the workbook that it is on. */
  | { bytes: null; sheet: string; tab: number | null; workbook: PackedBytes };

/** What is known of a file before it is opened. */
type GivenWish = Pick<UnpackRequest, 'isMapped' | 'skipped'>;

/** Throws CANCELLED; what else is wrong is told of a file each. */
export async function* given(
  file: File,
  wish: GivenWish,
  signal: AbortSignal | undefined,
): AsyncGenerator<GivenFile> {
  const { name } = file;
  const bytes = await bytesOf(file);
  if (bytes instanceof BulkheadError) {
    yield { name, part: null, warnings: [], content: null, error: bytes };
    return;
  }
  if (!looksLikeZip(bytes)) {
    yield {
      name,
      part: null,
      warnings: [],
      content: { bytes, sheet: null, tab: null, workbook: null },
      error: null,
    };
    return;
  }
  const thread = FileReaderThread.take();
  let part = 0;
  let workbook: PackedBytes | null = null;
  try {
    const request = { name, bytes, ...wish, limits: UNPACK_LIMITS };
    for await (const unpacked of thread.unpack(request, signal)) {
      if (unpacked.content?.bytes === null) workbook = unpacked.content.workbook ?? workbook;
      yield unpacked.name === null
        ? { name, part: null, ...contentOf(unpacked, workbook) }
        : { name: `${name}${WITHIN}${unpacked.name}`, part: part++, ...contentOf(unpacked, workbook) };
    }
  } catch (error) {
    if (!(error instanceof BulkheadError) || error.code === 'CANCELLED') throw error;
    yield { name, part: null, warnings: [], content: null, error };
  } finally {
    await thread.release();
  }
}

/** What is in the file; of a handle on the disk that leads to nothing which can be read, why not. */
async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | BulkheadError> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    if (!(cause instanceof DOMException) || cause.name !== 'NotReadableError') throw cause;
    return new BulkheadError(
      'UNREADABLE_FILE',
      `“${file.name}” can’t be read: it is a folder, or has changed since it was named.`,
      { remedy: 'Name the files of a folder; import again what has changed.', cause },
    );
  }
}

/**
 * One file out of an archive, as a file of its own. Throws NOT_FOUND where it is not there, INVALID_INPUT where it is none (a
 * table of a workbook has no bytes of its own), what kept it packed, and CANCELLED.
 */
export async function fileWithin(file: File, part: number, signal: AbortSignal | undefined): Promise<File> {
  for await (const one of given(file, { isMapped: false, skipped: [] }, signal)) {
    if (one.error) throw one.error;
    if (one.part !== part) continue;
    if (one.content?.bytes) return new File([one.content.bytes as Uint8Array<ArrayBuffer>], one.name);
    throw new BulkheadError('INVALID_INPUT', `“${one.name}” is a table, and no file of its own.`, {
      remedy: 'Look at the workbook that it is on.',
    });
  }
  throw notWithin(file, part);
}

/** The text of a file, or of one within it. Throws as `fileWithin` does, and UNREADABLE_FILE where it is no text. */
export async function textWithin(
  file: File,
  part: number | null,
  signal: AbortSignal | undefined,
): Promise<{ name: string; text: string }> {
  for await (const one of given(file, { isMapped: false, skipped: [] }, signal)) {
    if (one.error) throw one.error;
    if (one.part !== part || one.content === null) continue;
    const { bytes, sheet } = one.content;
    if (bytes === null) return { name: one.name, text: sheet };
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES));
    return { name: one.name, text: decodeText(bytes, xmlEncoding(head.toString('latin1'))).text };
  }
  throw notWithin(file, part);
}

function notWithin(file: File, part: number | null): BulkheadError {
  return new BulkheadError('NOT_FOUND', `“${file.name}” holds no file number ${part}.`, {
    remedy: 'Preview the import: it lists the files within, counted from 0.',
  });
}

function contentOf({ content, error, warnings }: HandedFile, workbook: PackedBytes | null) {
  if (content?.bytes) return { content: { ...content, workbook: null }, error: null, warnings };
  if (content !== null) return { content: { ...content, workbook: workbook! }, error: null, warnings };
  if (error === null) return { content: null, error: null, warnings };
  const { code, message, remedy, facts } = error;
  const why = new BulkheadError(code, message, { ...(remedy === undefined ? {} : { remedy }), facts });
  return { content: null, error: why, warnings };
}
