/** Places in lists that are given out a page at a time, as “next” of one page and “after” of the other. */
import { BulkheadError } from '../../shared/errors.ts';

/** A place in a list ordered by date, then id, then (where it has them) lines: `date|id|line`. */
export function parseCursor(cursor: string): [date: string, id: string, line: string] {
  const [date = '', id = '', line = ''] = cursor.split('|');
  if (date === '' || id === '')
    throw new BulkheadError('INVALID_INPUT', '“after” is not a place in this list.', {
      remedy: 'Pass on “next” of the page before, as it is.',
    });
  return [date, id, line];
}
