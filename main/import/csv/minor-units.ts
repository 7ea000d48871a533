/**
 * Columns of amounts in cents, or in whatever is smallest of the row's currency: told by their names, if their cells bear it
 * out. Exact, digit by digit. Nothing fails.
 */
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { exponentOf, formatDecimal, parseDecimal } from '../../../shared/money.ts';
import { isCurrencyCode, isInMinorUnits, saysCents } from './header.ts';
import type { Column } from './profile.ts';

type MinorUnits = NonNullable<CsvMapping['minorUnits']>;

/** Cents of whatever currency: hundredths. */
const CENT_PLACES = 2;

/** Which of the columns of money are so, and what is said of it. */
export function minorUnitsOf(used: readonly Column[]): {
  minorUnits: MinorUnits | null;
  sureness: number;
  doubts: string[];
} {
  const named = used.filter(({ name }) => isInMinorUnits(name));
  const [first] = named;
  if (first === undefined) return { minorUnits: null, sureness: 1, doubts: [] };
  const broken = named
    .flatMap(({ filled }) => filled)
    .find((cell) => /[.,](?:[1-9]\d?|\d[1-9])\D*$/.test(cell));
  if (broken !== undefined) {
    const doubt = `“${first.name}” says cents, but “${broken}” has some of its own; taken as whole units.`;
    return { minorUnits: null, sureness: 0.5, doubts: [doubt] };
  }
  const of = named.some(({ name }) => saysCents(name)) ? 'cents' : 'currency';
  const units = of === 'cents' ? 'cents' : 'the smallest units of the currency';
  const note = `“${first.name}” is in ${units}, so the amounts were read as such.`;
  return { minorUnits: { columns: named.map(({ index }) => index), of }, sureness: 1, doubts: [note] };
}

/** Brings what was read in a column to whole units. */
export function wholeUnitsReader({
  minorUnits,
  columns,
  currency,
}: CsvMapping): (
  amount: string | null,
  column: number | undefined,
  cells: readonly string[],
) => string | null {
  if (minorUnits === undefined) return (amount) => amount;
  const all = new Set(minorUnits.columns);
  return (amount, column, cells) => {
    if (amount === null || column === undefined || !all.has(column)) return amount;
    const told = columns.currency === undefined ? '' : (cells[columns.currency] ?? '').trim().toUpperCase();
    const code = isCurrencyCode(told) ? told : currency;
    const places = minorUnits.of === 'cents' || code === null ? CENT_PLACES : exponentOf(code);
    const { units, scale } = parseDecimal(amount)!;
    return formatDecimal({ units, scale: scale + places }, places);
  };
}
