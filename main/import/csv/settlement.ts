/**
 * Files of whole settlements: one row tells the total that was paid out, and all others what it consists of. That row
 * becomes the payout, in its own place; whether the others come to it is told at the end. Nothing fails.
 */

import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { isNothing, isZero, negateText, sumOf } from '../amounts.ts';
import type { TextRow } from './tokens.ts';
import { withCell } from './with-cell.ts';

const NAME_LENGTH_MAX = 40;

type Cells = readonly string[];

interface Settlement {
  /** Of all its rows with the payout; `null` once one of them can't be read. */
  sum: string | null;
  /** The row that tells the total. */
  total: TextRow | null;
}

export interface Unsettled {
  /** `null` where the total itself is missing. */
  row: TextRow | null;
  reason: string;
  /** What the rows lack. */
  lacking: string | null;
}

/** Gives the row of the total as the payout that it is, of which it stands alone, too; any other as it is. */
export function payoutOfTotal({ columns, postings }: CsvMapping): (cells: string[]) => string[] {
  const settlement = postings?.settlement;
  const { amount, date } = columns;
  if (settlement === undefined || amount === undefined) return (cells) => cells;
  const { total, paidOn } = settlement;
  return (cells) => {
    const written = cells[total] ?? '';
    if (!isNothing(cells[amount] ?? '') || isNothing(written)) return cells;
    return withCell(withCell(cells, amount, turned(written)), date, cells[paidOn] ?? '');
  };
}

export class Settlements {
  readonly #mapping: CsvMapping;
  readonly #asPayout: ReturnType<typeof payoutOfTotal>;
  readonly #settlements = new Map<string, Settlement>();
  #currency = '';

  constructor(mapping: CsvMapping) {
    this.#mapping = mapping;
    this.#asPayout = payoutOfTotal(mapping);
  }

  /** The row as any other: the total as a payout; the others, which leave the currency out, with that of the total. */
  asRow(row: TextRow): TextRow {
    const { currency } = this.#mapping.columns;
    const cells = this.#asPayout(row.cells);
    const isTotal = cells !== row.cells;
    if (isTotal) this.#of(cells).total = row;
    if (currency === undefined) return { ...row, cells };
    const written = cells[currency] ?? '';
    if (isTotal) this.#currency = written;
    return { ...row, cells: isNothing(written) ? withCell(cells, currency, this.#currency) : cells };
  }

  /** Takes what was read of a row; `null` where it could not be. */
  add(cells: Cells, amount: string | null): void {
    const settlement = this.#of(cells);
    settlement.sum = settlement.sum === null || amount === null ? null : sumOf(settlement.sum, amount);
  }

  /** Those whose rows do not come to their total. */
  unsettled(): Unsettled[] {
    return [...this.#settlements].flatMap(([id, { sum, total: row }]): Unsettled[] => {
      const name = id.slice(0, NAME_LENGTH_MAX);
      if (row === null) {
        const reason = `The file does not tell what settlement ${name} came to, so nothing proves its rows.`;
        return [{ row, reason, lacking: null }];
      }
      if (sum === null || isZero(sum)) return [];
      const lacking = negateText(sum);
      const reason = `the rows of settlement ${name} lack ${lacking} of its total: one is missing, changed or doubled`;
      return [{ row, reason, lacking }];
    });
  }

  #of(cells: Cells): Settlement {
    const id = (cells[this.#mapping.postings!.payout!] ?? '').trim();
    let settlement = this.#settlements.get(id);
    if (!settlement) {
      settlement = { sum: '0', total: null };
      this.#settlements.set(id, settlement);
    }
    return settlement;
  }
}

function turned(cell: string): string {
  const text = cell.trim();
  return text.startsWith('-') ? text.slice(1) : `-${text.replace(/^\+/, '')}`;
}
