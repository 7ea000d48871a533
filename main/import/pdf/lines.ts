/**
 * Pieces of text with places, made into lines and words as a reader sees them, and into one text of the whole file:
 * words with one space between them, with two where a column ends, pages with a form feed between them. Rows lie in
 * that text. Pure functions; nothing fails.
 */

/** A piece of text as the file has it; (x, y) is where its baseline begins, y grows downwards. */
export interface TextItem {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Word {
  text: string;
  x0: number;
  x1: number;
  /** Where it begins in the line's text. */
  start: number;
}

export interface Line {
  /** Its place among the pages, from 0. */
  page: number;
  y: number;
  height: number;
  /** 1-based, in the text of the file. */
  number: number;
  /** Where it begins in the text of the file. */
  offset: number;
  text: string;
  words: Word[];
}

export interface Layout {
  text: string;
  lines: Line[];
}

/** In parts of the letters' height: what is one line, one word, one column. */
const LINE_TOLERANCE = 0.4;
const WORD_GAP = 0.17;
const COLUMN_GAP = 1.1;
const HEIGHT_DEFAULT = 8;

export function layOut(pages: readonly { items: readonly TextItem[] }[]): Layout {
  const lines: Line[] = [];
  const pieces: string[] = [];
  let offset = 0;
  for (const [page, { items }] of pages.entries()) {
    if (page > 0) {
      pieces.push('\f');
      offset += 1;
    }
    for (const row of baselines(items)) {
      const words = wordsOf(row);
      if (words.length === 0) continue;
      const height = heightOf(row[0]!);
      const text = setWords(words, height);
      lines.push({ page, y: row[0]!.y, height, number: lines.length + 1, offset, text, words });
      pieces.push(text, '\n');
      offset += text.length + 1;
    }
  }
  return { text: pieces.join(''), lines };
}

const heightOf = ({ height }: TextItem): number => (height > 0 ? height : HEIGHT_DEFAULT);

/** Items whose baselines are the same but for a hair, each group from left to right. */
function baselines(items: readonly TextItem[]): TextItem[][] {
  const sorted = [...items].sort((a, b) => a.y - b.y);
  const rows: TextItem[][] = [];
  let row: TextItem[] = [];
  for (const item of sorted) {
    const first = row[0];
    if (first && item.y - first.y > LINE_TOLERANCE * Math.min(heightOf(item), heightOf(first))) {
      rows.push(row);
      row = [];
    }
    row.push(item);
  }
  if (row.length > 0) rows.push(row);
  return rows.map((group) => group.sort((a, b) => a.x - b.x));
}

function wordsOf(row: readonly TextItem[]): Word[] {
  const words: Word[] = [];
  let last: TextItem | null = null;
  for (const item of row) {
    // Some programs make bold letters by printing them twice.
    if (last && last.text === item.text && Math.abs(last.x - item.x) < 1) continue;
    const step = item.width / item.text.length;
    const open = words.at(-1);
    let joins = open !== undefined && item.x - open.x1 < WORD_GAP * heightOf(item) && !/^\s/.test(item.text);
    if (joins && last && /\s$/.test(last.text)) joins = false;
    for (const match of item.text.matchAll(/\S+/g)) {
      const x0 = item.x + step * match.index;
      const x1 = x0 + step * match[0].length;
      if (joins && open) {
        open.text += match[0];
        open.x1 = Math.max(open.x1, x1);
      } else words.push({ text: match[0], x0, x1, start: 0 });
      joins = false;
    }
    last = item;
  }
  return words;
}

/** Sets the words' places in the text that they make, and returns it. */
function setWords(words: readonly Word[], height: number): string {
  let text = '';
  let last: Word | null = null;
  for (const word of words) {
    if (last) text += word.x0 - last.x1 > COLUMN_GAP * height ? '  ' : ' ';
    word.start = text.length;
    text += word.text;
    last = word;
  }
  return text;
}

/** Where a part of the line's text lies, from the left edge of its first letter to the right edge of its last. */
export function extentOf(line: Line, start: number, end: number): { x0: number; x1: number } {
  const inside = line.words.filter((word) => word.start < end && word.start + word.text.length > start);
  const [first] = inside;
  const last = inside.at(-1);
  if (!first || !last) return { x0: 0, x1: 0 };
  const at = (word: Word, index: number) =>
    word.x0 +
    ((word.x1 - word.x0) * Math.min(Math.max(index - word.start, 0), word.text.length)) / word.text.length;
  return { x0: at(first, start), x1: at(last, end) };
}
