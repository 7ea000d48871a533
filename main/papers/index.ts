/** What other features may use of papers. */
export type { Block, Drawn, Paper, SignatureLine, Signed, Table } from './paper.ts';
export { readableDate, readableMonth } from './readable.ts';
export { typeset } from './typeset.ts';
