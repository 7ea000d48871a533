/** How wide the table is, and which of its rows were parted by a comma that no quotation marks protect. Nothing is guessed. */
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import type { ReaderLimits } from '../reader.ts';
import type { Trouble } from './rows.ts';
import { forEachRow, isBlank } from './tokens.ts';

/** Rows that tell how wide a table is. */
const WIDTH_ROWS = 100;

export class RowWidth {
  readonly #columns: CsvMapping['columns'];
  /** How many cells most rows have; some banks give more cells than names in every row. */
  readonly #usual: number;

  constructor(text: string, mapping: CsvMapping, limits: ReaderLimits) {
    this.#columns = mapping.columns;
    this.#usual = usualWidth(text, mapping, limits);
  }

  /** What is wrong with a row of more cells than columns: a comma within an amount or a text has parted it. */
  overfull(cells: readonly string[], header: readonly string[]): Trouble | null {
    if (header.length === 0) return null;
    const isWide = cells.slice(this.#usual).some((cell) => cell.trim() !== '');
    const isParted = filledWidth(cells) > header.length && this.#partsAmount(cells);
    if (!isParted && (!isWide || this.#spillsText(cells, header))) return null;
    return {
      kind: 'problem',
      what: 'unreadable',
      reason: 'more cells than the heading has columns: a text or an amount may lack its quotation marks',
      amount: null,
    };
  }

  /** “2,500.00” or “10,00” without quotation marks: whole units in its column, and the rest of it in the next. */
  #partsAmount(cells: readonly string[]): boolean {
    return this.#moneyColumns.some(
      (column) =>
        /^\W{0,3}\d+$/.test((cells[column] ?? '').trim()) &&
        /^(?:\d{2}|\d{3}(?:[.,]\d+)?)\W{0,2}$/.test((cells[column + 1] ?? '').trim()),
    );
  }

  /** A text in the last column may run on over more cells; an amount that was parted leaves its thousands behind it. */
  #spillsText(cells: readonly string[], header: readonly string[]): boolean {
    const { payee, memo } = this.#columns;
    if (![...payee, ...memo].includes(header.length - 1)) return false;
    return this.#moneyColumns.every(
      (column) => !/^\d{3}(?:[.,]\d+)?$/.test((cells[column + 1] ?? '').trim()),
    );
  }

  get #moneyColumns(): number[] {
    const { amount, out, in: into } = this.#columns;
    return [amount, out, into].filter((column) => column !== undefined);
  }
}

function usualWidth(text: string, mapping: CsvMapping, limits: ReaderLimits): number {
  let header = 0;
  let seen = 0;
  const counts = new Map<number, number>();
  forEachRow(text, mapping, limits, ({ index, cells }) => {
    if (index === mapping.headerRow) header = cells.length;
    if (index < mapping.firstRow || isBlank(cells)) return true;
    const width = Math.max(header, filledWidth(cells));
    counts.set(width, (counts.get(width) ?? 0) + 1);
    return ++seen < WIDTH_ROWS;
  });
  const [first, ...others] = [...counts].sort(([a], [b]) => a - b);
  return others.reduce((most, one) => (one[1] > most[1] ? one : most), first ?? [header, 0])[0];
}

function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}
