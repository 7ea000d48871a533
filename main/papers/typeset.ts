/**
 * Typesetting a paper as a PDF, in a thread of its own: a hundred pages take seconds, in which everybody else is answered.
 */
import { Worker } from 'node:worker_threads';
import { BulkheadError } from '../../shared/errors.ts';
import type { Paper } from './paper.ts';

/** JavaScript heap of the thread, in MB: a paper of some 20,000 rows. */
const HEAP_MB_MAX = 768;
/** More than that nobody reads on paper. */
export const ROWS_MAX = 20_000;

export interface Typeset {
  bytes: Uint8Array<ArrayBuffer>;
}

/** The PDF. LIMIT_EXCEEDED for a paper with too many rows. The same paper gives the same bytes. */
export async function typeset(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const rows = paper.blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0);
  if (rows > ROWS_MAX)
    throw new BulkheadError(
      'LIMIT_EXCEEDED',
      `That paper would have ${rows} rows; ${ROWS_MAX} is the most.`,
      {
        remedy: 'Take the rows as JSON from the command line instead.',
      },
    );
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: paper,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX },
    env: {},
  });
  return new Promise((resolve, reject) => {
    worker.once('message', ({ bytes }: Typeset) => resolve(bytes));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the typesetter ended')));
  });
}
