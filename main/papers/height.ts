/**
 * How high something is at the most, in points: what is kept on one page has to fit there, since the typesetter would lose
 * the rest of it.
 */
import type { Block, Cell, Column, SignatureLine, Signed, Table } from './paper.ts';

/** Between the margins. */
export const TEXT_WIDTH = 504;
/** From line to line, in parts of the size: what the typeface takes, and 1.2 times that. */
const LINE_HEIGHT = 1.65;
/** Letters by how wide they are at the most in either weight, in parts of the size; any other is as wide as the widest. */
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/ /, 0.25],
  [/['’.,:;!|()/ijlftIJ-]/, 0.4],
  [/[acegrsz0-9$“”§]/, 0.57],
  [/[bdhknopquvxyS_]/, 0.66],
  [/[A-HK-LN-RT-VX-Zw—&]/, 0.86],
];
const WIDEST = 1.05;
const TEXT_SIZE = 10.5;
const TABLE_SIZE = 9;

export const FACT_LABEL_WIDTH = 130;
export const SIGNATURE_WIDTH = 236;
/** Of a signature without its names and how it was signed: room for a hand, and the day. */
const SIGNATURE_HEIGHT = 104;
/** Room for a hand above the line, and how a name is typed there that is long. */
export const HAND_HEIGHT = 44;
export const LONG_HAND_SIZE = 8.5;
/** Left and right of a cell. */
export const CELL_PADDING = 5;

function linesHeight(text: string, width: number, size = TEXT_SIZE): number {
  return linesOf(text, width / size) * size * LINE_HEIGHT;
}

/** Word by word, as the typesetter does it. */
function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    const wide = widthOf(word);
    if (used > 0 && used + wide > width) {
      lines += 1;
      used = 0;
    }
    // What is wider than a line is divided where it can be, which leaves no line less than half full.
    if (wide > width) lines += Math.ceil((2 * wide) / width);
    used += wide + widthOf(' ');
  }
  return lines;
}

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? WIDEST;
  return width;
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
      return sum(rowHeights(block), (height) => height) + headHeight(block.columns) + 6;
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
  const one = ({ party, signer, signed }: SignatureLine) =>
    sum([party, signer, signed?.note ?? ''], (text) => linesHeight(text, SIGNATURE_WIDTH)) +
    SIGNATURE_HEIGHT +
    Math.max(0, handHeight(signed) - HAND_HEIGHT);
  const rows = Math.ceil(lines.length / 2);
  return rows * Math.max(0, ...lines.map(one));
}

/** A name that is too long for the room above a line takes more of it. */
function handHeight(signed: Signed | undefined): number {
  const hand = signed?.mark;
  return hand && 'typed' in hand ? linesHeight(hand.typed, SIGNATURE_WIDTH, LONG_HAND_SIZE) : 0;
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

function headHeight(columns: readonly Column[]): number {
  const widths = columnWidths(columns);
  return Math.max(...columns.map(({ title }, at) => linesHeight(title, widths[at]!, TABLE_SIZE))) + 5;
}

function columnWidths(columns: readonly Column[]): number[] {
  const fixed = sum(columns, ({ width }) => width ?? 0) + CELL_PADDING * (2 * columns.length - 1);
  const shared = columns.filter(({ width }) => width === undefined).length;
  return columns.map(({ width }) => width ?? Math.max(20, (TEXT_WIDTH - fixed) / shared));
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}
