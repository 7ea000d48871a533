/**
 * Which mark on the pages is which row of the books: the one at the same place of the same text. Should a later version
 * read another text out of the same bytes, the next row of the same words. Pure functions; nothing fails.
 */
import type { StatementPages } from '../import/index.ts';
import type { LineRow } from './stored.ts';

type PageMark = StatementPages['marks'][number];
export type MarkedRow = Pick<LineRow, 'id' | 'entry_id'>;

export function rowsByMark(
  { text, marks }: StatementPages,
  lines: readonly LineRow[],
  stored: string,
): Map<PageMark, MarkedRow> {
  const isSame = text === stored;
  const keyOf = ({ offset, length }: { offset: number; length: number }, whole: string) =>
    isSame ? `${offset} ${length}` : whole.slice(offset, offset + length);
  const free = Map.groupBy(lines, (line) => keyOf(line, stored));
  const found = new Map<PageMark, MarkedRow>();
  for (const mark of marks) {
    // What could not be read may have been said since.
    const isRow = mark.kind === 'row' || mark.kind === 'unread';
    const row = isRow ? free.get(keyOf(mark, text))?.shift() : undefined;
    if (row) found.set(mark, row);
  }
  return found;
}
