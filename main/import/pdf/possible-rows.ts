/** Which lines that are called like a balance may be rows all the same. Pure functions; nothing fails. */
import type { Money } from './amounts.ts';
import { type Column, columnOf, placeInColumns } from './columns.ts';

/** Whether a line stands as a row does, with an amount of its own. `isDated`: a day stands before its name. */
export function mayBeRow(amounts: readonly Money[], columns: readonly Column[], isDated: boolean): boolean {
  const some = amounts.filter(({ cents }) => cents !== 0n);
  if (isDated) {
    const hasColumns = columns.some(({ role }) => role !== 'balance');
    const placed = placeInColumns(some, columns);
    return some.length > 0 && (!hasColumns || placed.some(({ role }) => role !== 'balance'));
  }
  // The last line of a table may hold sums of both columns, or a balance where others have their amount.
  const moved = some.map((money) => columnOf(money, columns)?.role).filter((role) => role !== 'balance');
  return moved.length === 1 && (moved[0] === 'in' || moved[0] === 'out');
}
