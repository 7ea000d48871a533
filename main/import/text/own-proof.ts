/** A statement's own proof: its opening balance and its rows make its closing one. The import proves the closing alone. */
import {
  addDecimals,
  type Decimal,
  formatDecimal,
  isSameDecimal,
  parseDecimal,
  ZERO,
} from '../../../shared/money.ts';
import type { StatementBalances } from '../reader.ts';

/** Sums are shown with at least the cents. */
const PLACES_MIN = 2;

export class OwnProof {
  /** Of what is booked; `null` once that can't be told. */
  #sum: Decimal | null = ZERO;

  /** Takes a booked row; `null` stands for an amount that can't be told, or is of other money. */
  add(amount: string | null): void {
    const decimal = amount === null ? null : parseDecimal(amount);
    this.#sum = this.#sum && decimal && addDecimals(this.#sum, decimal);
  }

  /** What the figures contradict each other by, in words; `null` where they agree or something is missing. */
  contradiction({ opening, closing }: Pick<StatementBalances, 'opening' | 'closing'>): string | null {
    const [from, to] = [parseDecimal(opening ?? ''), parseDecimal(closing ?? '')];
    if (from === null || to === null || this.#sum === null) return null;
    const made = addDecimals(from, this.#sum);
    if (isSameDecimal(made, to)) return null;
    return `the opening balance of ${shown(from)} and the entries make ${shown(made)}, and the bank closes with ${shown(to)}: an entry may be missing from the file`;
  }
}

function shown(decimal: Decimal): string {
  return formatDecimal(decimal, PLACES_MIN);
}
