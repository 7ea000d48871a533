/** A row of a bank on its way into the books, which may have to wait for the rows after it. */
import type { StatementRow } from './reader.ts';

export interface TakenRow {
  row: StatementRow;
  minor: number;
  identity: string;
  occurrence: number;
  /** Taken when the row came: whatever becomes of it when, it keeps its place among those of its day. */
  lineId: string;
  entryId: string;
  /** The row that it takes back or replaces. */
  correctsId?: string;
  /** Where it is shown, if what becomes of it is told later than of the rows after it. */
  place: number | null;
}

/** So many wait at most, so that memory has a bound: then what is known by then decides. */
export const WAITING_MAX = 20_000;
