/**
 * The first rows of a file as they stand, for somebody who says which column means what.
 *
 * Promises: no more than `count` rows and of every cell no more than CELL_LENGTH_MAX; reads no further than it must.
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

export function rawSample(text: string, place: SamplePlace, count: number, limits: ReaderLimits): RawSample {
  const sample: RawSample = { header: null, rows: [], numbers: [], delimiter: place.delimiter };
  forEachRow(text, place, limits, ({ index, cells }) => {
    const seen = cells.map((cell) => cell.slice(0, CELL_LENGTH_MAX));
    if (index === place.headerRow) sample.header = seen;
    else if (index >= place.firstRow && !isBlank(cells)) {
      sample.rows.push(seen);
      sample.numbers.push(index);
    }
    return sample.rows.length < count;
  });
  return sample;
}
