/** Where a difference usually comes from, tried in the order in which a book-keeper would. Amounts in minor units. */
import { type Marks, markOf, type Row } from './session.ts';

export type Clue =
  /** Not ticked, and exactly the difference. */
  | { kind: 'tick'; row: Row }
  /** Ticked by hand, and exactly the difference. */
  | { kind: 'untick'; row: Row }
  /** Neither is ticked; together they are the difference. */
  | { kind: 'pair'; rows: readonly [Row, Row] }
  /** Half the difference: entered as money in where it went out, or the other way round. */
  | { kind: 'doubled'; row: Row }
  /** The statement’s balance would prove with the other sign. */
  | { kind: 'sign'; balance: number }
  /** Two digits of an amount changed places. */
  | { kind: 'nine' };

const SHOWN_MAX = 4;
/** Pairs are looked for among this many open rows; among more of them some pair always fits. */
const PAIR_ROWS_MAX = 60;

interface Situation {
  rows: readonly Row[];
  marks: Marks;
  difference: number;
  /** The balance on the statement, and what the books say. */
  stated: number;
  books: number;
}

export function findClues({ rows, marks, difference, stated, books }: Situation): Clue[] {
  if (difference === 0) return [];
  const open = rows.filter((row) => markOf(row, marks) === 'pending');
  const ticked = rows.filter((row) => markOf(row, marks) === 'cleared');
  const clues: Clue[] = [];
  if (stated !== 0 && -stated === books) clues.push({ kind: 'sign', balance: -stated });
  clues.push(
    ...open.filter((row) => row.amount_minor === difference).map((row): Clue => ({ kind: 'tick', row })),
    ...ticked
      .filter((row) => !row.from_bank && row.amount_minor === -difference)
      .map((row): Clue => ({ kind: 'untick', row })),
  );
  if (clues.length === 0) {
    const pair = findPair(open, difference);
    if (pair) clues.push({ kind: 'pair', rows: pair });
    clues.push(
      ...ticked
        // Ticked with the wrong sign it counts against the statement twice.
        .filter((row) => !row.from_bank && -2 * row.amount_minor === difference)
        .map((row): Clue => ({ kind: 'doubled', row })),
    );
  }
  if (clues.length === 0 && difference % 9 === 0) clues.push({ kind: 'nine' });
  return clues.slice(0, SHOWN_MAX);
}

function findPair(open: readonly Row[], difference: number): readonly [Row, Row] | null {
  if (open.length > PAIR_ROWS_MAX) return null;
  for (const [place, a] of open.entries()) {
    const b = open.slice(place + 1).find((other) => other.amount_minor === difference - a.amount_minor);
    if (b) return [a, b];
  }
  return null;
}
