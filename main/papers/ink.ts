/** What everything on a paper is written with: its colours, and text cut into what each part of the typeface has. */
import type { Content } from 'pdfmake/interfaces.js';
import { runsOf } from './fonts.ts';

export const INK = '#1b2430';
export const MUTED = '#5b6573';
export const LINE = '#d5d2c9';

/** Letters without a place to break at, of which more would not fit into a column. */
const WORD_LENGTH_MAX = 24;
const LONG_WORD = new RegExp(`([^\\s-]{${WORD_LENGTH_MAX + 1},})`, 'u');

/** The text as runs. A word that is too long for a line is broken where the line ends, instead of running out of the page. */
export function set(text: string, bold = false): Content[] {
  // Every second part is what the expression caught.
  return text.split(LONG_WORD).flatMap((part, place) =>
    runsOf(part).map((run) => ({
      ...run,
      ...(bold ? { bold } : {}),
      ...(place % 2 === 1 ? { wordBreak: 'break-all' as const } : {}),
    })),
  );
}
