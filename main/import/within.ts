/**
 * The files that one given file stands for: itself, those of an archive, or the tables of a workbook. Here, between what
 * a shell hands over and the import of each file, every shell has them alike, and each file within is as good as one
 * that was given by itself: its own evidence, hash, report and place to come back to.
 *
 * Nothing is unpacked in this thread: it takes what the reading thread gives it, one file at a time.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { UNPACK_LIMITS } from './archive/limits.ts';
import { WITHIN } from './archive/names.ts';
import type { UnpackedFile } from './archive/unpack.ts';
import { looksLikeZip } from './archive/zip.ts';
import { FileReaderThread } from './reading.ts';

export type GivenFile = {
  name: string;
  /** Its place within the given file; `null` for the file itself. */
  part: number | null;
  warnings: string[];
} & (
  | { bytes: Uint8Array; sheet: string | null; error: null }
  | { bytes: null; sheet: null; error: BulkheadError }
);

/** `isMapped`: somebody says what its columns mean. Throws CANCELLED; what else is wrong is told of a file each. */
export async function* given(
  file: File,
  isMapped: boolean,
  signal: AbortSignal | undefined,
): AsyncGenerator<GivenFile> {
  const { name } = file;
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!looksLikeZip(bytes)) {
    yield { name, part: null, warnings: [], bytes, sheet: null, error: null };
    return;
  }
  const thread = FileReaderThread.take();
  let part = 0;
  try {
    const request = { name, bytes, isMapped, limits: UNPACK_LIMITS };
    for await (const unpacked of thread.unpack(request, signal)) {
      yield unpacked.name === null
        ? { name, part: null, ...contentOf(unpacked) }
        : { name: `${name}${WITHIN}${unpacked.name}`, part: part++, ...contentOf(unpacked) };
    }
  } catch (error) {
    if (!(error instanceof BulkheadError) || error.code === 'CANCELLED') throw error;
    yield { name, part: null, warnings: [], bytes: null, sheet: null, error };
  } finally {
    await thread.release();
  }
}

function contentOf({ content, error, warnings }: UnpackedFile) {
  if (content !== null) return { ...content, error: null, warnings };
  const { message, remedy } = error!;
  const why = new BulkheadError('UNREADABLE_FILE', message, remedy === undefined ? {} : { remedy });
  return { bytes: null, sheet: null, error: why, warnings };
}
