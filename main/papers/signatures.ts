/**
 * Where a paper is signed: two signers beside each other. Below each line stand who signs and in which capacity, and a day;
 * once it is signed, also how.
 */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { HAND_HEIGHT, LONG_HAND_SIZE, SIGNATURE_WIDTH } from './height.ts';
import { INK, MUTED, set } from './ink.ts';
import type { Drawn, SignatureLine, Signed } from './paper.ts';

const GAP = 32;

export function signatureContent(lines: readonly SignatureLine[]): Content {
  const rows = Array.from({ length: Math.ceil(lines.length / 2) }, (_, row) =>
    lines.slice(row * 2, row * 2 + 2),
  );
  return {
    margin: [0, 6, 0, 4],
    stack: rows.map((row) => ({
      margin: [0, 0, 0, 12],
      stack: [
        { layout: BARE, table: { widths: row.map(() => SIGNATURE_WIDTH), body: besides(row.map(partsOf)) } },
      ],
    })),
  };
}

const BARE = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: (column: number) => (column === 0 ? 0 : GAP),
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

/** Parts of both stand on one height, however long the names are. */
function besides([first = [], second]: TableCell[][]): TableCell[][] {
  return first.map((part, at) => (second ? [part, second[at]!] : [part]));
}

function partsOf({ party, signer, signed }: SignatureLine): TableCell[] {
  return [
    { text: set(party), bold: true },
    signed ? handOf(signed) : { text: ' ', fontSize: 8, lineHeight: 1, margin: [0, 0, 0, HAND_HEIGHT - 8] },
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: SIGNATURE_WIDTH, y2: 0, lineWidth: 0.75, lineColor: INK }],
      margin: [0, 0, 0, 3],
    },
    { text: set(signer), fontSize: 9.5 },
    {
      text: set(`Date: ${signed ? signed.date : '____________________'}`),
      fontSize: 9.5,
      margin: [0, 4, 0, 0],
    },
    { text: set(signed?.note ?? ''), fontSize: 7.5, color: MUTED, margin: [0, 2, 0, 0] },
  ];
}

/** As high as the empty room above a line, whatever stands on it. */
function handOf({ mark }: Signed): TableCell {
  return mark && 'strokes' in mark ? drawn(mark) : typed(mark?.typed ?? 'Signed on paper', mark !== null);
}

function typed(words: string, isHand: boolean): TableCell {
  const [fontSize, rows] = words.length > 60 ? [LONG_HAND_SIZE, 3] : words.length > 24 ? [11, 2] : [16, 1];
  return {
    text: set(words),
    fontSize,
    lineHeight: 1.1,
    color: isHand ? INK : MUTED,
    margin: [0, HAND_HEIGHT - fontSize * 1.3 * rows, 0, 2],
  };
}

function drawn({ strokes, width, height }: Drawn): TableCell {
  const scale = Math.min(SIGNATURE_WIDTH / width, (HAND_HEIGHT - 4) / height);
  const paths = strokes.map(([first, ...more]) => {
    // A line to where it begins is a dot.
    const points = [first!, ...(more.length > 0 ? more : [first!])];
    const line = `M${points.map((point) => point.join(' ')).join('L')}`;
    return `<path d="${line}" fill="none" stroke="${INK}" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>`;
  });
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${paths.join('')}</svg>`,
    width: width * scale,
    height: height * scale,
    margin: [0, HAND_HEIGHT - height * scale, 0, 0],
  };
}
