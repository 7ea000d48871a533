/** Worker thread that sets one paper: see typeset.ts. */
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Paper } from './paper.ts';
import { setPaper } from './set.ts';
import type { Typeset } from './typeset.ts';

/** Beside the built thread, where vite.main.config.ts puts them. */
const FONTS = fileURLToPath(new URL('./fonts/', import.meta.url));

const bytes = await setPaper(workerData as Paper, FONTS);
parentPort!.postMessage({ bytes } satisfies Typeset, [bytes.buffer]);
