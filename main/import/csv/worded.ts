/** Rows of some kinds have their amount in the words of another cell, and none where it belongs. Nothing fails. */

import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { isNothing } from '../amounts.ts';
import { flagWord, phraseSet } from './header.ts';
import { withCell } from './with-cell.ts';

const TEXT_LENGTH_MAX = 200;
const FIRST_NUMBER = /\d(?:[\d.,]*\d)?/;

/** Gives such a row with the amount in its place, as money out; any other as it is. */
export function amountFromWords({ columns, wordedOut }: CsvMapping): (cells: string[]) => string[] {
  const { amount } = columns;
  if (wordedOut === undefined || amount === undefined) return (cells) => cells;
  const { column, type } = wordedOut;
  const words = phraseSet(wordedOut.words);
  return (cells) => {
    if (!isNothing(cells[amount] ?? '') || !words.has(flagWord(cells[type] ?? ''))) return cells;
    const number = FIRST_NUMBER.exec((cells[column] ?? '').slice(0, TEXT_LENGTH_MAX));
    return number === null ? cells : withCell(cells, amount, `-${number[0]}`);
  };
}
