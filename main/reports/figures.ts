/** Sums laid out in columns: amounts by account or line, and by currency. */

/** Amounts in minor units by account id, one for each column. */
export type Figures = Map<string, number[]>;

/** The account's columns, made when they are not there. */
export function columnsOf(figures: Figures, accountId: string, width: number): number[] {
  let columns = figures.get(accountId);
  if (!columns) {
    columns = new Array<number>(width).fill(0);
    figures.set(accountId, columns);
  }
  return columns;
}

/** The columns of a comparison: now, then, and what is between them. */
export const CHANGE = { width: 3, name: 'Change' } as const;

export class FiguresByCurrency {
  readonly width: number;
  readonly #byCurrency = new Map<string, Figures>();

  constructor(width: number) {
    this.width = width;
  }

  columns(currency: string, accountId: string): number[] {
    return columnsOf(this.of(currency), accountId, this.width);
  }

  of(currency: string): Figures {
    let figures = this.#byCurrency.get(currency);
    if (!figures) {
      figures = new Map();
      this.#byCurrency.set(currency, figures);
    }
    return figures;
  }

  /** Of a comparison: the third column, once the first two are there. */
  fillChange(): void {
    this.derive(2, (columns) => columns[0]! - columns[1]!);
  }

  /** One column of every account from those beside it. */
  derive(at: number, amount: (columns: readonly number[]) => number): void {
    for (const figures of this.#byCurrency.values())
      for (const columns of figures.values()) columns[at] = amount(columns);
  }

  /** Currencies with any amount, the entity's own first; its own alone when there are none. */
  currencies(base: string): string[] {
    const used = [...this.#byCurrency]
      .filter(([, figures]) => [...figures.values()].some(anyAmount))
      .map(([currency]) => currency)
      .filter((currency) => currency !== base);
    return [base, ...used.sort()];
  }
}

export function anyAmount(amounts: readonly number[]): boolean {
  return amounts.some((amount) => amount !== 0);
}

/** Adds `amounts` to `total`, column by column. */
export function addTo(total: number[], amounts: readonly number[]): void {
  for (let i = 0; i < total.length; i++) total[i]! += amounts[i]!;
}

/** Said once whenever a report shows more than one currency. */
export function currencyNotes(currencies: readonly string[]): string[] {
  if (currencies.length < 2) return [];
  return [
    `Amounts appear in ${currencies.join(', ')}. Each currency has its own rows and totals; nothing is converted.`,
  ];
}
