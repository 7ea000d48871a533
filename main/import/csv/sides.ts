/**
 * Rows that tell of two sides at once, what left and what came, each with its own amount and currency: a column says which
 * of them is the account's. The mapping names the columns of money out; of money in, those of the other side stand in their
 * place. What is moved within is both, one after the other. Nothing fails.
 */
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { flagWord, phraseSet } from './header.ts';

type Cells = string[];

/** The rows that one row of the file stands for, by their cells; `null` where its rows have one side alone. */
export function sideReader({ sides, sign }: CsvMapping): ((cells: Cells) => Cells[]) | null {
  if (sides === undefined) return null;
  const { column, pairs } = sides;
  const [into, both] = [phraseSet(sides.in), phraseSet(sides.both)];
  const [outWord = '', inWord = ''] = sign.rule === 'flag' ? [sign.debit[0], sign.credit[0]] : [];
  const turned = (cells: Cells): Cells => {
    const own = [...cells];
    for (const [one, other] of pairs) [own[one], own[other]] = [cells[other] ?? '', cells[one] ?? ''];
    return own;
  };
  return (cells) => {
    const word = flagWord(cells[column] ?? '');
    if (into.has(word)) return [turned(cells)];
    if (!both.has(word)) return [cells];
    return [cells.with(column, outWord), turned(cells).with(column, inWord)];
  };
}
