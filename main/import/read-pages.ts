/** A PDF's pages, read in the thread that can be killed. */
import type { StatementPages } from './pdf/index.ts';
import { looksLikePdf } from './pdf/looks.ts';
import { DEFAULT_LIMITS } from './reader.ts';
import { FileReaderThread } from './reading.ts';

export type { StatementPages };

/** So much of a file tells whether it is a PDF. */
const HEAD_BYTES = 1024;

/**
 * Its pages with their rows and doubts, or `null` for a file that has no pages. `bytes` are moved and gone afterwards.
 * Throws UNREADABLE_FILE, LIMIT_EXCEEDED, CANCELLED.
 */
export async function readPages(
  name: string,
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<StatementPages | null> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES));
  if (!looksLikePdf(head.toString('latin1'))) return null;
  const thread = FileReaderThread.take();
  try {
    return await thread.pages({ name, bytes, limits: DEFAULT_LIMITS }, signal);
  } finally {
    await thread.release();
  }
}
