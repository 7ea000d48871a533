/** Worker thread that sets one paper: see typeset.ts. */
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import { Breaks } from './breaks.ts';
import { fontFile, PART_NAMES } from './fonts.ts';
import { layoutOf } from './layout.ts';
import type { Paper } from './paper.ts';
import type { Typeset } from './typeset.ts';

/** Beside the built thread, where vite.main.config.ts puts them. */
const FONTS = fileURLToPath(new URL('./fonts/', import.meta.url));

// A paper names no file and no address of its own.
pdfmake.setLocalAccessPolicy((path) => path.startsWith(FONTS));
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setFonts(
  Object.fromEntries(
    PART_NAMES.map((part) => [
      part,
      { normal: `${FONTS}${fontFile(part, 400)}`, bold: `${FONTS}${fontFile(part, 600)}` },
    ]),
  ),
);

/** Set again where the end of a table stands alone, until none does: most papers are set once. */
async function setPaper(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const divided = new Set<number>();
  for (;;) {
    const breaks = new Breaks(divided);
    const buffer = await pdfmake.createPdf(layoutOf(paper, breaks)).getBuffer();
    if (breaks.toDivide === null) return new Uint8Array(buffer);
    divided.add(breaks.toDivide);
  }
}

const bytes = await setPaper(workerData as Paper);
parentPort!.postMessage({ bytes } satisfies Typeset, [bytes.buffer]);
