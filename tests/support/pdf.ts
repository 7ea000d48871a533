/** PDFs of banks that never were, drawn as a bank's program does: pieces of text at places, page by page. */
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';

const WIDTH = 612;
const HEIGHT = 792;
const SIZE = 9;

/** A piece of text; `x` is its left edge, or its right edge where it is aligned there. */
export interface Cell {
  x: number;
  text: string;
  right?: boolean;
}

/** A page's lines from the top, each a list of cells; a number leaves so many points free. */
export type PageLine = Cell[] | number;

export const at = (x: number, text: string): Cell => ({ x, text });
export const to = (x: number, text: string): Cell => ({ x, text, right: true });

export interface Look {
  pitch?: number;
}

export async function drawPdf(pages: readonly (readonly PageLine[])[], look: Look = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  // Without this the file would hold the time at which the test ran.
  document.setCreationDate(new Date(0));
  document.setModificationDate(new Date(0));
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) drawPage(document.addPage([WIDTH, HEIGHT]), font, lines, look.pitch ?? 13);
  return document.save();
}

function drawPage(page: PDFPage, font: PDFFont, lines: readonly PageLine[], pitch: number): void {
  let y = HEIGHT - 50;
  for (const line of lines) {
    if (typeof line === 'number') {
      y -= line;
      continue;
    }
    for (const { x, text, right } of line)
      page.drawText(text, { x: right ? x - font.widthOfTextAtSize(text, SIZE) : x, y, size: SIZE, font });
    y -= pitch;
  }
}
