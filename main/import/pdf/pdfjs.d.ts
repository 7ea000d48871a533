/** The package declares its first half only. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
