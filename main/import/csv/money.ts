/**
 * What the cells of a row say about money, by the sign rule of a mapping. An amount is either read wholly or not at all. Nothing
 * fails.
 */
import type { CsvMapping, PostingKind } from '../../../shared/contract/mapping.ts';
import { isMarkedIn, isNothing, isZero, negateText, readAmount } from '../amounts.ts';
import type { RowPart } from '../reader.ts';
import { flagWord, phraseSet } from './header.ts';
import { wholeUnitsReader } from './minor-units.ts';
import type { Besides } from './rows.ts';

/** What a row says about money: an exact amount, nothing, or something that can't be read. */
export type Money =
  | { amount: string; parts?: readonly RowPart[]; kind?: PostingKind | null; besides?: Besides }
  /** `stated`: an amount that is told, although what it is made of contradicts it. */
  | { amount: null; reason: string; empty: boolean; stated?: string };

const NO_AMOUNT: Money = { amount: null, reason: 'no amount', empty: true };

export function moneyReader(mapping: CsvMapping): (cells: readonly string[]) => Money {
  const { columns, decimal } = mapping;
  const direction = directionReader(mapping);
  const { amount, out, in: into } = columns;
  const byFlag = mapping.sign.rule === 'flag';
  const inWholeUnits = wholeUnitsReader(mapping);
  const read = (column: number | undefined, cells: readonly string[]) =>
    inWholeUnits(readAmount(cells[column!] ?? '', decimal), column, cells);
  const readSize = (column: number | undefined, cells: readonly string[]) => {
    const value = read(column, cells);
    return value !== null && mapping.unsigned === true ? sizeOf(value) : value;
  };
  if (amount !== undefined) {
    return (cells) => {
      const cell = cells[amount] ?? '';
      if (isNothing(cell)) return NO_AMOUNT;
      const value = byFlag ? readSize(amount, cells) : read(amount, cells);
      return value === null ? unreadable(cell) : direction(value, cells, cell);
    };
  }
  return (cells) => {
    const outCell = out === undefined ? '' : (cells[out] ?? '');
    const inCell = into === undefined ? '' : (cells[into] ?? '');
    const outNothing = isNothing(outCell);
    const inNothing = isNothing(inCell);
    if (outNothing && inNothing) return NO_AMOUNT;
    const paid = outNothing ? '0' : readSize(out, cells);
    const got = inNothing ? '0' : readSize(into, cells);
    if (paid === null) return unreadable(outCell);
    if (got === null) return unreadable(inCell);
    const signedOut = mapping.outSign === 'positive' ? negateText(paid) : paid;
    if (inNothing || (!outNothing && isZero(got))) return { amount: signedOut };
    if (outNothing || isZero(paid)) return { amount: got };
    return {
      amount: null,
      reason: 'an amount both in the column of money out and of money in',
      empty: false,
    };
  };
}

/** The size of an amount whose own sign says nothing. */
function sizeOf(amount: string): string {
  return amount.replace('-', '');
}

function unreadable(cell: string): Money {
  return { amount: null, reason: `the amount “${cell.trim().slice(0, 40)}” can't be read`, empty: false };
}

/** Applies the mapping's sign rule to a value that was read. */
function directionReader(
  mapping: CsvMapping,
): (value: string, cells: readonly string[], cell: string) => Money {
  const { sign } = mapping;
  switch (sign.rule) {
    case 'as-is':
      return (value) => ({ amount: value });
    case 'inverted':
      return (value) => ({ amount: negateText(value) });
    case 'unmarked-out':
      return (value, _cells, cell) => ({ amount: isMarkedIn(cell) ? value : negateText(value) });
    case 'flag': {
      const debit = phraseSet(sign.debit);
      const credit = phraseSet(sign.credit);
      return (value, cells) => {
        const word = flagWord(cells[sign.column] ?? '');
        const isDebit = word === '' ? sign.blank === 'debit' : debit.has(word);
        if (isDebit) return { amount: negateText(value) };
        if (word === '' ? sign.blank === 'credit' : credit.has(word)) return { amount: value };
        return { amount: null, reason: `“${word}” says neither money in nor money out`, empty: false };
      };
    }
  }
}
