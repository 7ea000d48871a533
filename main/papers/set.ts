/** Sets one paper: the typesetter with its typeface, and a second time where the end of a table would stand alone. */
import pdfmake from 'pdfmake';
import { Breaks } from './breaks.ts';
import { fontFile, PART_NAMES } from './fonts.ts';
import { layoutOf } from './layout.ts';
import { failOnLost } from './lost.ts';
import type { Paper } from './paper.ts';

/** `fonts`: the folder of the typeface, with a slash at its end. */
export async function setPaper(paper: Paper, fonts: string): Promise<Uint8Array<ArrayBuffer>> {
  failOnLost();
  // A paper names no file and no address of its own.
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setFonts(
    Object.fromEntries(
      PART_NAMES.map((part) => [
        part,
        { normal: `${fonts}${fontFile(part, 400)}`, bold: `${fonts}${fontFile(part, 600)}` },
      ]),
    ),
  );
  const divided = new Set<number>();
  for (;;) {
    const breaks = new Breaks(divided);
    const buffer = await pdfmake.createPdf(layoutOf(paper, breaks)).getBuffer();
    if (breaks.toDivide === null) return new Uint8Array(buffer);
    divided.add(breaks.toDivide);
  }
}
