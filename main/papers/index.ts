/** What other features may use of papers. */
export {
  type Block,
  type Paper,
  type SignatureLine,
  type Signed,
  STROKE_HEIGHT,
  STROKE_WIDTH,
  type Stroke,
  type Table,
} from './paper.ts';
export { readableDate, readableMoney } from './readable.ts';
export { typeset } from './typeset.ts';
