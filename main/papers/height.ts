/**
 * About how high something will be, in points and rather too much than too little: what is kept on one page has to fit there,
 * since the typesetter would let the rest of it run out of the page.
 */
import type { Block, Cell, Column, SignatureLine, Table } from './paper.ts';

/** Between the margins. */
export const TEXT_WIDTH = 504;
/** Of the typeface, in parts of its size. */
const LETTER_WIDTH = 0.5;
const LINE_HEIGHT = 1.25;
const TEXT_SIZE = 10.5;
const TABLE_SIZE = 9;

export const FACT_LABEL_WIDTH = 130;
export const SIGNATURE_WIDTH = 236;
/** Of a signature without its names: room for a hand, the day, and how it was signed. */
const SIGNATURE_HEIGHT = 120;
/** Left and right of a cell. */
export const CELL_PADDING = 5;

function linesHeight(text: string, width: number, size = TEXT_SIZE): number {
  const lines = Math.max(1, Math.ceil((text.length * size * LETTER_WIDTH) / width));
  return lines * size * LINE_HEIGHT;
}

export function heightOf(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return linesHeight(block.text, TEXT_WIDTH, 12) + 18;
    case 'chapter':
    case 'contents':
      return Number.POSITIVE_INFINITY;
    case 'text':
      return linesHeight(block.text, TEXT_WIDTH) + 6;
    case 'clause':
      return linesHeight(`${block.lead ?? ''} ${block.text}`, TEXT_WIDTH - 60) + 6;
    case 'facts':
      return sum(block.rows, ([label, said]) => factHeight(label, said)) + 8;
    case 'sum':
      return sum(block.lines, ({ label }) => linesHeight(label, 300) + 5) + 12;
    case 'table':
      return sum(rowHeights(block), (height) => height) + 24;
    case 'together':
      return sum(block.blocks, heightOf);
    case 'signatures':
      return signaturesHeight(block.lines);
  }
}

function factHeight(label: string, said: string): number {
  const beside = linesHeight(said, TEXT_WIDTH - FACT_LABEL_WIDTH - 16);
  return Math.max(linesHeight(label, FACT_LABEL_WIDTH), beside) + 5;
}

/** Two beside each other. */
function signaturesHeight(lines: readonly SignatureLine[]): number {
  const one = ({ party, signer }: SignatureLine) =>
    linesHeight(party, SIGNATURE_WIDTH) + linesHeight(signer, SIGNATURE_WIDTH) + SIGNATURE_HEIGHT;
  const rows = Math.ceil(lines.length / 2);
  return rows * Math.max(0, ...lines.map(one));
}

/** Of each row, the total last. */
export function rowHeights({ columns, rows, total }: Table): number[] {
  const widths = columnWidths(columns);
  const height = (cells: readonly Cell[]) =>
    Math.max(
      0,
      ...cells.map((cell, at) => linesHeight(typeof cell === 'string' ? cell : '', widths[at]!, TABLE_SIZE)),
    ) + 5;
  return [...rows.map(height), ...(total ? [height(total)] : [])];
}

function columnWidths(columns: readonly Column[]): number[] {
  const fixed = sum(columns, ({ width }) => width ?? 0) + CELL_PADDING * (2 * columns.length - 1);
  const shared = columns.filter(({ width }) => width === undefined).length;
  return columns.map(({ width }) => width ?? Math.max(20, (TEXT_WIDTH - fixed) / shared));
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}
