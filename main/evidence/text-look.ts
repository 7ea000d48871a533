/** How a file's text is looked at, by its format: line by line, a workbook in cells. Pure; nothing fails. */
import { lineEndOf, SHEET_DIALECT } from '../import/index.ts';
import { type LineEnds, type TextLine, TextLines } from './text-lines.ts';

/** XML and OFX without line ends are cut into what fits a screen; a table's row is shown as one. */
const LENGTH_MAX = { tags: 200, others: 2_000 };
const CELLS_SHOWN_MAX = 60;
const CELL_LENGTH_MAX = 200;

/** `borders`: where rows begin and end. `columns`: of a workbook, the most that a line has; 0 of a text. */
export function asLines(
  format: string,
  text: string,
  borders: Uint32Array,
): { lines: TextLines; columns: number } {
  const isTags = format === 'camt' || format === 'ofx';
  const lengthMax = isTags ? LENGTH_MAX.tags : LENGTH_MAX.others;
  const lines = new TextLines(text, endsOf(format, text), borders, lengthMax);
  return { lines, columns: format === 'xlsx' ? widest(text) : 0 };
}

export function shownLine(text: string, { line, goesOn, offset, end }: TextLine, columns: number) {
  const shown = text.slice(offset, end);
  return {
    line,
    goes_on: goesOn,
    text: shown.replaceAll('\f', ''),
    cells: columns === 0 ? [] : cellsOf(shown),
  };
}

function endsOf(format: string, text: string): LineEnds {
  if (format === 'xlsx') return 'sheet';
  if (format === 'csv') return text.includes('\r') ? 'any' : 'lf';
  return lineEndOf(text) === '\r' ? 'cr' : 'lf';
}

function cellsOf(line: string): string[] {
  const { delimiter, quote } = SHEET_DIALECT;
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length && cells.length < CELLS_SHOWN_MAX) {
    const isQuoted = line[at] === quote;
    let end = at;
    if (isQuoted) {
      end = line.indexOf(quote, at + 1);
      while (end !== -1 && line[end + 1] === quote) end = line.indexOf(quote, end + 2);
    }
    const next = line.indexOf(delimiter, end === -1 ? line.length : end);
    const stop = next === -1 ? line.length : next;
    const cell = line.slice(at, stop);
    const plain = isQuoted ? cell.slice(1, -1).replaceAll(`${quote}${quote}`, quote) : cell;
    cells.push(plain.slice(0, CELL_LENGTH_MAX));
    at = stop + 1;
  }
  return cells;
}

/** How many columns the widest line has, at most; what is in quotes may make it one more. */
function widest(text: string): number {
  let [most, columns] = [1, 1];
  for (let at = 0; at < text.length && most < CELLS_SHOWN_MAX; at += 1) {
    const letter = text[at];
    if (letter === '\n') columns = 1;
    else if (letter === SHEET_DIALECT.delimiter) most = Math.max(most, ++columns);
  }
  return most;
}
