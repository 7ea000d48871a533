/**
 * Opens a PDF to be drawn: in a worker of its own, without scripts, forms, WebAssembly or anything from elsewhere. A file
 * of pages costs a megabyte of code, so this is loaded when somebody first looks at one.
 */
import { getDocument, PasswordException, type PDFDocumentProxy, PDFWorker, version } from 'pdfjs-dist';
import Work from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';
import { text } from '../../text/index.ts';

/** A picture of more dots is left out: a page of letters in a scanner's finest has half of that. */
const IMAGE_DOTS_MAX = 64 * 1024 * 1024;

export interface OpenPdf {
  document: PDFDocumentProxy;
  /** Ends the worker, whatever it is at. */
  close: () => void;
}

/** Throws an Error whose message is a sentence for people. */
export async function openPdf(bytes: ArrayBuffer): Promise<OpenPdf> {
  const port = new Work();
  const parts = new URL(`./assets/pdf-${version}/`, document.baseURI).href;
  const task = getDocument({
    data: bytes,
    worker: PDFWorker.create({ port }),
    standardFontDataUrl: `${parts}standard_fonts/`,
    cMapUrl: `${parts}cmaps/`,
    wasmUrl: `${parts}wasm/`,
    useWasm: false,
    useWorkerFetch: false,
    // Letters are drawn as shapes, so that no typeface of a file reaches the system, and all systems draw alike.
    disableFontFace: true,
    useSystemFonts: false,
    disableWorkerRendering: true,
    enableXfa: false,
    maxImageSize: IMAGE_DOTS_MAX,
    verbosity: 0,
  });
  const close = () => {
    void task.destroy().catch(() => undefined);
    port.terminate();
  };
  try {
    return { document: await task.promise, close };
  } catch (error) {
    close();
    throw new Error(error instanceof PasswordException ? words.locked : words.broken, { cause: error });
  }
}

const words = text.evidence.trouble;
