/**
 * A statement as a table. Which rows a total adds up follows from the tree: a subtotal has what stands between its heading and
 * itself, a section's total what stands below its heading. The last line of a statement adds up totals, by its own rule.
 */
import type { TableColumn, TableRow } from '../../../shared/contract/report-table.ts';
import type { ReportRow } from '../rows.ts';
import { percentColumn, percentOf, plus, type Term, tableRow, textColumn } from './build.ts';
import { BEFORE } from './figure-rows.ts';

/** The total that adds up other totals: the how-many-eth of its currency it is, and how it comes from the rows of those before it. */
export interface LastLine {
  at: number;
  adds: (totals: readonly number[]) => Term[];
}

export const NET_INCOME: LastLine = {
  at: 2,
  adds: ([income, expenses]) => [
    { row: income!, times: 1 },
    { row: expenses!, times: -1 },
  ],
};
export const BOTH_SIDES: LastLine = {
  at: 3,
  adds: ([, liabilities, equity]) => plus(liabilities!, equity!),
};

/** `accountsOf` knows the accounts behind a line of the report. */
export function statementTable(
  rows: readonly ReportRow[],
  figures: readonly TableColumn[],
  last: LastLine | null,
  accountsOf: (lineId: string) => readonly string[],
): { columns: TableColumn[]; rows: TableRow[] } {
  const change = figures.findIndex(({ key }) => key === 'change');
  const places = new Adding(last);
  const percent = (amounts: readonly string[]) =>
    amounts.length === 0 ? null : percentOf(amounts[change]!, amounts[change - 1]!);
  return {
    columns: [
      textColumn('account', 'Account'),
      textColumn('code', 'Code'),
      ...figures,
      ...(change === -1 ? [] : [percentColumn(BEFORE + change)]),
      textColumn('currency', 'Currency'),
    ],
    rows: rows.map((row, at) =>
      tableRow({
        ...{ kind: row.kind, depth: row.depth, currency: row.currency },
        account_ids: row.account_id === null ? [] : [...accountsOf(row.account_id)],
        adds: places.take(row, at),
        cells: [
          ...[row.label, row.code],
          ...figures.map((_, index) => row.amounts[index] ?? null),
          ...(change === -1 ? [] : [percent(row.amounts)]),
          row.currency,
        ],
      }),
    ),
  };
}

/** Goes down the rows of a statement and says of each what it adds up. */
class Adding {
  readonly #last: LastLine | null;
  /** Headings that are open, with the rows right below each. */
  #open: { depth: number; rows: number[] }[] = [];
  #totals: number[] = [];
  #currency = '';

  constructor(last: LastLine | null) {
    this.#last = last;
  }

  take({ kind, depth, currency }: ReportRow, at: number): Term[] {
    if (currency !== this.#currency) {
      this.#currency = currency;
      this.#totals = [];
    }
    switch (kind) {
      case 'heading':
        this.#open.push({ depth, rows: [] });
        return [];
      case 'account':
        this.#open.at(-1)?.rows.push(at);
        return [];
      case 'subtotal': {
        const rows = this.#open.pop()?.rows ?? [];
        this.#open.at(-1)?.rows.push(at);
        return plus(...rows);
      }
      case 'total':
        return this.#total(at);
    }
  }

  #total(at: number): Term[] {
    const isLast = this.#last?.at === this.#totals.length;
    const adds = isLast ? this.#last!.adds(this.#totals) : plus(...(this.#open.pop()?.rows ?? []));
    this.#totals.push(at);
    return adds;
  }
}
