/**
 * The first rows of a file as they stand, for somebody who says which column means what; behind them rows that fill columns
 * which those leave blank.
 *
 * Promises: no more than `count` rows, one more for a column at most, and of every cell no more than CELL_LENGTH_MAX; reads
 * no more than SEARCHED_MAX rows.
 * Fails as `forEachRow` does.
 */
import type { ReaderLimits } from '../reader.ts';
import { type Dialect, forEachRow, isBlank } from './tokens.ts';

export interface RawSample {
  /** The row of column names; `null` where there is none. */
  header: string[] | null;
  rows: string[][];
  /** 0-based numbers of `rows` within the file, as a mapping counts them: blank rows included. */
  numbers: number[];
  /** The character that parts its cells. */
  delimiter: string;
}

/** Where to cut cells, and where the rows begin: a mapping, or as much of one as could be told. */
export interface SamplePlace extends Dialect {
  headerRow: number | null;
  firstRow: number;
}

/** Enough to see what a column holds. */
const CELL_LENGTH_MAX = 200;
/** A column that is blank for so long tells nobody anything. */
const SEARCHED_MAX = 2_000;

export function rawSample(text: string, place: SamplePlace, count: number, limits: ReaderLimits): RawSample {
  const sample: RawSample = { header: null, rows: [], numbers: [], delimiter: place.delimiter };
  const filled = new Set<number>();
  forEachRow(text, place, limits, ({ index, cells }) => {
    const seen = cells.map((cell) => cell.slice(0, CELL_LENGTH_MAX));
    if (index === place.headerRow) sample.header = seen;
    else if (index >= place.firstRow && !isBlank(cells)) {
      const fills = seen.flatMap((cell, column) =>
        cell.trim() === '' || filled.has(column) ? [] : [column],
      );
      if (sample.rows.length < count || fills.length > 0) {
        sample.rows.push(seen);
        sample.numbers.push(index);
      }
      for (const column of fills) filled.add(column);
    }
    return count > 0 && index < place.firstRow + SEARCHED_MAX;
  });
  return sample;
}
