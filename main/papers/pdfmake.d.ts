/** What the typesetter puts its lines on pages with; its own types leave that out. */
declare module 'pdfmake/js/PageElementWriter.js' {
  interface Context {
    readonly pages: readonly unknown[];
  }
  interface Writer {
    readonly transactionLevel: number;
    context(): Context;
    commitUnbreakableBlock(x?: number, y?: number): void;
    addFragment(...fragment: unknown[]): unknown;
  }
  interface WriterClass {
    prototype: Writer;
  }
  /** The class, or the module around it: as whoever loads it takes the two kinds of modules together. */
  const loaded: WriterClass | { default: WriterClass };
  export default loaded;
}
