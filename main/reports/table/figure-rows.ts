/** A table of named figures: what it is, its code, an amount for each column, the change in percent where there is one. */
import type { TableColumn, TableRow } from '../../../shared/contract/report-table.ts';
import { formatMoney } from '../../../shared/money.ts';
import { percentColumn, percentOf, type Term, tableRow, textColumn } from './build.ts';

/** Name and code stand before the amounts. */
export const BEFORE = 2;

export interface NamedFigures {
  kind: TableRow['kind'];
  label: string;
  depth?: number;
  code?: string | null;
  currency: string;
  /** In minor units, one for each column of figures; none for a heading. */
  amounts: readonly number[];
  accounts?: readonly string[];
  adds?: Term[];
}

export class FigureRows {
  readonly columns: TableColumn[];
  readonly rows: TableRow[] = [];
  readonly #width: number;
  /** The column of the change, from 0; -1: nothing is compared. */
  readonly #change: number;

  constructor(figures: readonly TableColumn[], label = 'Account') {
    this.#width = figures.length;
    this.#change = figures.findIndex(({ key }) => key === 'change');
    this.columns = [
      textColumn('account', label),
      textColumn('code', 'Code'),
      ...figures,
      ...(this.#change === -1 ? [] : [percentColumn(BEFORE + this.#change)]),
      textColumn('currency', 'Currency'),
    ];
  }

  /** Where the row stands, for others to add it up. */
  add({
    kind,
    label,
    depth = 0,
    code = null,
    currency,
    amounts,
    accounts = [],
    adds = [],
  }: NamedFigures): number {
    const texts = amounts.map((amount) => formatMoney(amount, currency));
    const isEmpty = texts.length === 0;
    const change = this.#change;
    this.rows.push(
      tableRow({
        ...{ kind, depth, currency, adds, account_ids: [...accounts] },
        cells: [
          ...[label, code],
          ...Array.from({ length: this.#width }, (_, at) => texts[at] ?? null),
          ...(change === -1 ? [] : [isEmpty ? null : percentOf(texts[change]!, texts[change - 1]!)]),
          currency,
        ],
      }),
    );
    return this.rows.length - 1;
  }
}
