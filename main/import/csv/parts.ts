/**
 * What the files of payment processors say beside the amount: what was paid, and the fee that was kept.
 *
 * Promises: parts are given only where they make the amount exactly; a fee that comes off the amount and can't be read
 * makes the row unreadable. Nothing fails.
 */
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { isNothing, isZero, negateText, readAmount, sumOf } from '../amounts.ts';
import type { RowPart } from '../reader.ts';
import type { Money } from './money.ts';

export type MoneyReader = (cells: readonly string[]) => Money;

/** Reads money as `read` does, with the fee off it and with its parts, as the mapping has them. */
export function feeReader(mapping: CsvMapping, read: MoneyReader): MoneyReader {
  const { fee, feeCurrency, currency } = mapping.columns;
  const { gross, decimal, lessFee = false, netIn = false } = mapping;
  if (fee === undefined || (gross === undefined && !lessFee && !netIn)) return read;
  const feeOf = (cells: readonly string[]) => {
    const cell = cells[fee] ?? '';
    return isNothing(cell) ? '0' : readAmount(cell, decimal);
  };
  const textAt = (cells: readonly string[], column: number | undefined) =>
    column === undefined ? '' : (cells[column] ?? '').trim().toUpperCase();
  if (lessFee || netIn)
    return (cells) => {
      const money = read(cells);
      const isNet = netIn && money.amount?.startsWith('-') === false;
      if (!isNet && !lessFee) return money;
      const [of, amountOf] = [textAt(cells, feeCurrency), textAt(cells, currency)];
      const isOther = of !== '' && amountOf !== '' && of !== amountOf;
      const kept = feeOf(cells);
      if (isOther && kept !== null && !isZero(kept)) return inOtherMoney(of, amountOf);
      return withFee(money, kept, cells[fee] ?? '', isNet);
    };
  return (cells) => {
    const money = read(cells);
    const paid = readAmount(cells[gross!] ?? '', decimal);
    const kept = feeOf(cells);
    return money.amount === null || paid === null || kept === null
      ? money
      : inParts(money.amount, paid, kept);
  };
}

/** What it comes to on the account can't be told then. */
function inOtherMoney(fee: string, amount: string): Money {
  const reason = `the fee is in ${fee.slice(0, 3)}, and the amount in ${amount.slice(0, 3)}`;
  return { amount: null, reason, empty: false };
}

/** The amount before the fee and the fee; of an amount that is net the fee came off already. */
function withFee(money: Money, fee: string | null, cell: string, isNet: boolean): Money {
  if (money.amount === null) return money;
  if (fee === null)
    return { amount: null, reason: `the fee “${cell.trim().slice(0, 40)}” can't be read`, empty: false };
  if (isZero(fee)) return money;
  const off = negateText(fee);
  const [paid, net] = isNet
    ? [sumOf(money.amount, fee), money.amount]
    : [money.amount, sumOf(money.amount, off)];
  return { amount: net, parts: [part(paid), part(off)] };
}

/** Some processors write the fee as it moves the balance, some as a plain size. */
function inParts(amount: string, paid: string, fee: string): Money {
  if (isZero(fee)) return { amount };
  const moved = [fee, negateText(fee)].find((value) => isSame(sumOf(paid, value), amount));
  return moved === undefined ? { amount } : { amount, parts: [part(paid), part(moved)] };
}

function part(amount: string): RowPart {
  return { amount, payee: '', memo: '', category: '' };
}

export function isSame(a: string, b: string): boolean {
  return isZero(sumOf(a, negateText(b)));
}
