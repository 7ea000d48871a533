/**
 * The pages of a statement with what is marked on them, made anew from its bytes whenever somebody looks: the same bytes
 * give the same marks. Throws what reading the statement throws.
 */
import type { ReaderLimits, Sink } from '../reader.ts';
import type { PdfPage } from './document.ts';
import type { Layout } from './lines.ts';
import { type Mark, placeOf } from './marks.ts';
import { readStatements } from './read.ts';
import { type Spot, spotsOf } from './spots.ts';

export interface StatementPages {
  /** The text that rows lie in. */
  text: string;
  /** In points, as they are looked at. */
  pages: { width: number; height: number; text: string }[];
  marks: PageMark[];
}

export interface PageMark extends Omit<Mark, 'lines'> {
  /** In the text: the number of its first line, and where all of it lies. */
  line: number;
  offset: number;
  length: number;
  spots: Spot[];
}

/** What is read is in the books already, or in a preview. */
const NOWHERE: Sink = {
  statement: () => 0,
  row: () => undefined,
  problem: () => undefined,
  balances: () => undefined,
  warning: () => undefined,
};

export function statementPages(
  pages: readonly PdfPage[],
  layout: Layout,
  limits: ReaderLimits,
): StatementPages {
  const marks = readStatements(layout, NOWHERE, limits);
  const texts = layout.text.split('\f');
  return {
    text: layout.text,
    pages: pages.map(({ width, height }, index) => ({ width, height, text: texts[index] ?? '' })),
    marks: marks
      .map(({ lines, ...mark }) => ({ ...mark, ...placeOf({ lines }), spots: spotsOf(lines) }))
      .sort((a, b) => a.offset - b.offset),
  };
}
