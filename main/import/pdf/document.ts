/**
 * Takes a PDF's text with its places out of it. Nothing is drawn, no script of the file runs, nothing is fetched, and
 * bytes go no further than this thread.
 *
 * Fails: UNREADABLE_FILE for a file that is damaged, wants a password or holds pictures only; LIMIT_EXCEEDED beyond
 * the bounds below. Time is bounded by whoever runs the thread.
 */
import { BulkheadError } from '../../../shared/errors.ts';
import type { TextItem } from './lines.ts';

/** A year of a busy account is some 200 pages; more is a book. */
const PAGES_MAX = 2_000;
/** Pieces of text in the whole file; a dense page has a thousand. */
const ITEMS_MAX = 300_000;
const BYTES_MAX = 64 * 1024 * 1024;

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type PdfDocument = Awaited<ReturnType<Pdfjs['getDocument']>['promise']>;

let loaded: Promise<Pdfjs> | null = null;

/** It costs a fifth of a second, so only who reads a PDF pays for it. */
function pdfjs(): Promise<Pdfjs> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Pdfjs> {
  const { warn } = console;
  // It says at loading that it will not be able to draw, which nobody asks of it.
  console.warn = () => {};
  try {
    // Found there, its own “worker” is called in this thread instead of being loaded from a file.
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
  }
}

/** LIMIT_EXCEEDED for a file that is too large to look at at all. */
export function requirePdfSize(bytes: Uint8Array): void {
  if (bytes.byteLength > BYTES_MAX) throw tooMuch(`The PDF has more than ${BYTES_MAX / 1024 / 1024} MB.`);
}

/** A page as it is looked at, in points, with its pieces of text in the file's order; y grows downwards. */
export interface PdfPage {
  width: number;
  height: number;
  items: TextItem[];
}

export async function pagesOf(bytes: Uint8Array): Promise<PdfPage[]> {
  const { getDocument, PasswordException, Util } = await pdfjs();
  const task = getDocument({
    // A copy: what is given is taken away.
    data: bytes.slice(),
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 1,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    return await textOf(document, Util.transform);
  } catch (error) {
    if (error instanceof BulkheadError) throw error;
    if (error instanceof PasswordException) throw locked(error as unknown as Error);
    throw damaged(error);
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

async function textOf(
  document: PdfDocument,
  transform: (a: number[], b: number[]) => number[],
): Promise<PdfPage[]> {
  if (document.numPages > PAGES_MAX) throw tooMuch(`The PDF has more than ${PAGES_MAX} pages.`);
  const pages: PdfPage[] = [];
  let room = ITEMS_MAX;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height, transform: view } = page.getViewport({ scale: 1 });
    const items: TextItem[] = [];
    const reader = page.streamTextContent().getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const pieces: unknown[] = read.value.items;
      room -= pieces.length;
      if (room < 0) {
        await reader.cancel(new Error('too many'));
        throw tooMuch(`The PDF has more than ${ITEMS_MAX} pieces of text.`);
      }
      for (const piece of pieces) {
        const item = isText(piece) ? place(piece, transform(view, piece.transform)) : null;
        if (item !== null) items.push(item);
      }
    }
    page.cleanup();
    pages.push({ width, height, items });
  }
  if (pages.every(({ items }) => items.length === 0)) throw scanned();
  return pages;
}

interface Piece {
  str: string;
  transform: number[];
  width: number;
}

function isText(piece: unknown): piece is Piece {
  return typeof (piece as Piece).str === 'string' && (piece as Piece).str.trim() !== '';
}

/** Text that stands upright or on its head (a watermark, a number for the post) is no part of any row. */
function place({ str, width }: Piece, [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0]: number[]): TextItem | null {
  if (a <= 0 || Math.abs(b) > 0.1 * a) return null;
  const height = Math.hypot(c, d);
  return [x, y, width, height].every(Number.isFinite) ? { text: str, x, y, width, height } : null;
}

function tooMuch(what: string): BulkheadError {
  return new BulkheadError('LIMIT_EXCEEDED', what, {
    remedy: 'Download a shorter period, or another format.',
  });
}

function locked(cause: Error): BulkheadError {
  return new BulkheadError('UNREADABLE_FILE', 'The file is a PDF that is locked with a password.', {
    remedy: 'Open it with its password, print or save it as a PDF without one, and import that.',
    facts: { trouble: 'pdf-locked' },
    cause,
  });
}

function damaged(cause: unknown): BulkheadError {
  return new BulkheadError(
    'UNREADABLE_FILE',
    'The file is a PDF that is damaged or was not downloaded to its end.',
    {
      remedy: 'Download it again, or in another format.',
      facts: { trouble: 'pdf-damaged' },
      cause,
    },
  );
}

function scanned(): BulkheadError {
  return new BulkheadError(
    'UNREADABLE_FILE',
    'The file is a PDF without text that can be read: a scan or a picture.',
    {
      remedy: 'Download the statement from the bank as PDF, CSV or OFX instead of scanning it.',
      facts: { trouble: 'pdf-without-text' },
    },
  );
}
