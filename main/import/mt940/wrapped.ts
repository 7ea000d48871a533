/**
 * Puts together again what banks break into lines of 65 characters and into pieces of 27, wherever that is in a word.
 * A line or piece that is full was broken there, and is joined as it stands; a shorter one ended with a blank that was
 * lost, or was meant to end there. Pure, never fails.
 */

/** What one line of a :86: field holds; some banks use one less. */
const LINE_LENGTH = 65;
/** What is left of a first line where the tag counts among its characters. */
const BEHIND_TAG = LINE_LENGTH - ':86:'.length;
/** What one of the pieces holds that the German layout cuts purposes and names into. */
const PIECE_LENGTH = 27;

/** Joins the lines of a field. `breaksWord` says of two lines whether the break between them is none of the text. */
export function joinLines(
  lines: readonly string[],
  breaksWord: (before: string, line: string) => boolean = never,
): string {
  if (lines.length === 1) return lines[0]!;
  const isFull = fullness(lines);
  let text = '';
  let before = '';
  for (const line of lines) {
    if (line.trim() === '') continue;
    text += before === '' || isFull(before) || breaksWord(before, line) ? line : ` ${line}`;
    before = line;
  }
  return text;
}

/** Joins the pieces of a purpose or of a name. */
export function joinPieces(pieces: readonly string[]): string {
  let text = '';
  let before = '';
  for (const piece of pieces) {
    if (piece.trim() === '') continue;
    text += before === '' || before.length >= PIECE_LENGTH ? piece : ` ${piece}`;
    before = piece;
  }
  return text;
}

/** Tells the lines that are full by the longest of them. */
function fullness(lines: readonly string[]): (line: string) => boolean {
  const longest = lines.reduce((length, line) => Math.max(length, line.length), 0);
  const full = longest === LINE_LENGTH - 1 ? longest : LINE_LENGTH;
  const first = lines[0];
  return (line) => line.length >= full || (line === first && line.length === BEHIND_TAG);
}

function never(): boolean {
  return false;
}
