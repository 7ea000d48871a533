/**
 * Whether a column of currencies says what the amounts of the rows are in, or what something beside them was: the
 * price of a security, a purchase abroad. Nothing fails.
 */
import { currencyInName } from './header.ts';
import type { Column } from './profile.ts';

export interface AmountsSeen {
  /** Columns of the amounts and of the balance. */
  money: readonly number[];
  /** Rows of the head, which lie beside each other. */
  rows: number;
  /** One series of balances follows from the amounts at each step. */
  isProven: boolean;
}

/** The currency of all amounts where the column is of something else (`null`: not told); `undefined` where it is theirs. */
export function currencyBeside(
  column: Column,
  columns: readonly Column[],
  { money, rows, isProven }: AmountsSeen,
): string | null | undefined {
  for (const other of columns) {
    const home = money.includes(other.index) ? null : homeCurrency(column, other);
    if (home !== null) return home;
  }
  // Balances of several currencies do not follow from each other.
  const isMixed = new Set(column.values.slice(0, rows).filter((value) => value !== '')).size > 1;
  return isProven && isMixed ? namedByAll(columns) : undefined;
}

/** What all rows are in that leave `foreign` blank, where it is filled in all rows of other currencies: it is theirs. */
function homeCurrency(currency: Column, foreign: Column): string | null {
  const isBeside = Math.abs(foreign.index - currency.index) === 1 || foreign.role === 'other';
  if (!isBeside || foreign.kind !== 'number' || foreign.role === 'fee' || foreign.role === 'balance')
    return null;
  const at = (isBlank: boolean) =>
    new Set(currency.values.filter((_, row) => (foreign.values[row] === '') === isBlank));
  const [home, abroad] = [at(true), at(false)];
  const [one = ''] = home;
  return home.size === 1 && one !== '' && abroad.size > 0 && !abroad.has(one) && !abroad.has('')
    ? one.toUpperCase()
    : null;
}

/** The one currency that names of columns give. */
function namedByAll(columns: readonly Column[]): string | null {
  const named = new Set(columns.map(({ name }) => currencyInName(name)).filter((code) => code !== null));
  return named.size === 1 ? [...named][0]! : null;
}
