/**
 * The last row of a table that was cut off: it ends the text, and lacks cells or decimals that every row before it has. A row
 * that is whole may end a text as well, without a line end. Nothing fails.
 */
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { CUT_OFF } from '../text/refusals.ts';
import type { Transaction, Trouble } from './rows.ts';
import type { TextRow } from './tokens.ts';

/** Rows that show what a whole one looks like. */
const ROWS_MIN = 3;
/** Rows that show that decimals are always as many, where none of them ends in the nought that others would leave out. */
const EVEN_ROWS_MIN = 30;

export class CutRow {
  readonly #textLength: number;
  readonly #decimal: string;
  readonly #moneyColumns: readonly number[];
  readonly #balance: number | undefined;
  #rows = 0;
  #writesNoughts = false;
  #cellsMin = Number.POSITIVE_INFINITY;
  /** By column, the fewest decimals that a cell has. */
  readonly #places = new Map<number, number>();

  constructor({ columns, decimal }: CsvMapping, textLength: number) {
    this.#textLength = textLength;
    this.#decimal = decimal;
    this.#balance = columns.balance;
    const { amount, out, in: into, balance } = columns;
    this.#moneyColumns = [amount, out, into, balance].filter((column) => column !== undefined);
  }

  /** What is wrong with the row, which reads as a transaction; `null` where it is whole, and the next may be held against it. */
  look({ cells, offset, length }: TextRow, { amount }: Pick<Transaction, 'amount'>): Trouble | null {
    const last = cells.length - 1;
    if (this.#rows >= ROWS_MIN && offset + length === this.#textLength) {
      const isShort = cells.length < this.#cellsMin;
      const isEven = this.#writesNoughts || this.#rows >= EVEN_ROWS_MIN;
      if (isShort || (isEven && this.#placesIn(cells[last]) < (this.#places.get(last) ?? 0)))
        return {
          ...{ kind: 'problem', what: 'cut', reason: CUT_OFF },
          // Its amount lies before the balance, and is whole.
          amount: !isShort && last === this.#balance ? amount : null,
        };
    }
    this.#rows += 1;
    this.#cellsMin = Math.min(this.#cellsMin, cells.length);
    for (const column of this.#moneyColumns) {
      const places = this.#placesIn(cells[column]);
      this.#places.set(column, Math.min(places, this.#places.get(column) ?? places));
      this.#writesNoughts ||= places > 0 && /0\D*$/.test(cells[column] ?? '');
    }
    return null;
  }

  /** Without bound where there is no number. */
  #placesIn(cell = ''): number {
    const digits = cell.replace(/\D+$/, '');
    if (!/\d/.test(digits)) return Number.POSITIVE_INFINITY;
    const mark = digits.lastIndexOf(this.#decimal);
    return mark < 0 ? 0 : digits.length - mark - 1;
  }
}
