/**
 * The typeface of papers, Source Serif 4. It comes in parts, each with the letters of some scripts, and a PDF takes a
 * text's letters from one font only: so a text is cut where the part that has its letters changes.
 */

/** The parts in the order in which they are asked; `ranges` are code points, both ends included. */
const PARTS = [
  {
    name: 'latin',
    ranges: [
      [0x20, 0x7e],
      [0xa0, 0xff],
      [0x131, 0x131],
      [0x152, 0x153],
      [0x2bb, 0x2bc],
      [0x2000, 0x206f],
      [0x20ac, 0x20ac],
      [0x2122, 0x2122],
      [0x2212, 0x2212],
      [0x2215, 0x2215],
    ],
  },
  {
    name: 'latin-ext',
    ranges: [
      [0x100, 0x2ff],
      [0x1e00, 0x1e9f],
      [0x20a0, 0x20aa],
      [0x20ad, 0x20c4],
      [0x2113, 0x2113],
    ],
  },
  {
    name: 'cyrillic',
    ranges: [
      [0x400, 0x45f],
      [0x490, 0x491],
      [0x4b0, 0x4b1],
      [0x2116, 0x2116],
    ],
  },
  { name: 'greek', ranges: [[0x370, 0x3ff]] },
  {
    name: 'vietnamese',
    ranges: [
      [0x1ea0, 0x1ef9],
      [0x20ab, 0x20ab],
    ],
  },
] as const;

export type Part = (typeof PARTS)[number]['name'];
export const PART_NAMES: readonly Part[] = PARTS.map(({ name }) => name);

export interface Run {
  text: string;
  font: Part;
}

/**
 * The text in pieces of one part each. A letter that no part has stands as an empty box, as print shops do: it is seen to
 * be missing. Signs that control (line ends, marks of direction) become spaces, so that nothing is written out of its place;
 * so do spaces of other widths, and a hyphen that holds its word together is one: no part has them.
 */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  // Composed letters are one sign in the font; a letter with a mark beside it would be two.
  for (const sign of text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000]/gu, ' ')
    .replace(/[\u2010\u2011]/gu, '-')) {
    const last = runs.at(-1);
    // A space is in every part: no reason to change.
    const font = sign === ' ' && last ? last.font : partOf(sign.codePointAt(0)!);
    if (last?.font === font) last.text += sign;
    else runs.push({ text: sign, font });
  }
  return runs;
}

function partOf(code: number): Part {
  const part = PARTS.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
  return part?.name ?? 'latin';
}

/** The file of a part in a weight, as the package of the typeface names it. */
export function fontFile(part: Part, weight: 400 | 600): string {
  return `source-serif-4-${part}-${weight}-normal.woff`;
}
