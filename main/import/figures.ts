/**
 * The figures of one account's part of a file: every row counted once, whatever becomes of it, and what the rows come
 * to. Sums of what the file says are exact decimals; what is in the books is in minor units.
 */
import type { ImportAccount } from '../../shared/contract/import.ts';
import { addDecimals, exponentOf, formatDecimal, parseDecimal, ZERO } from '../../shared/money.ts';
import { namedByFile, type StatementHead } from './reader.ts';

export class Figures {
  /** Every row but the pending ones. */
  read = 0;
  pending = 0;
  created = 0;
  duplicate = 0;
  matched = 0;
  firstDate: string | null = null;
  lastDate: string | null = null;
  #sum = ZERO;
  /** What the rows that are in the books come to, by day: the new ones and those that were there. */
  readonly #bookedMinor = new Map<string, number>();

  /** Counts a row whose amount could be read; one that could not be is no more than `read`. */
  add(amount: string, date: string | null): void {
    const decimal = parseDecimal(amount);
    if (decimal) this.#sum = addDecimals(this.#sum, decimal);
    if (date === null) return;
    if (this.firstDate === null || date < this.firstDate) this.firstDate = date;
    if (this.lastDate === null || date > this.lastDate) this.lastDate = date;
  }

  /** A row that moves less than it says, or more: `minor` is what it moves beyond. */
  adjust(minor: number, currency: string): void {
    this.#sum = addDecimals(this.#sum, { units: BigInt(minor), scale: exponentOf(currency) });
  }

  addBooked(date: string, minor: number): void {
    this.#bookedMinor.set(date, (this.#bookedMinor.get(date) ?? 0) + minor);
  }

  /** Minor units of the rows that are in the books, through `date`, inclusive. */
  bookedThrough(date: string): number {
    let minor = 0;
    for (const [day, booked] of this.#bookedMinor) if (day <= date) minor += booked;
    return minor;
  }

  /** What of the sum is beyond `minor`, as an exact decimal. */
  beyond(minor: number, currency: string): string {
    const places = exponentOf(currency);
    return formatDecimal(addDecimals(this.#sum, { units: BigInt(-minor), scale: places }), places);
  }

  /** What the file says of the account, whatever becomes of it: nothing of it is booked, and no balance is proven. */
  stated(
    head: StatementHead,
    currency: string | null,
  ): Omit<
    ImportAccount,
    'account' | 'entity' | 'stated_balance' | 'stated_on' | 'positions' | 'target' | 'rows'
  > {
    return {
      account_id: namedByFile(head),
      kind: head.kind,
      currency,
      read: this.read,
      new: 0,
      duplicate: 0,
      matched: 0,
      pending: this.pending,
      sum: formatDecimal(this.#sum, currency === null ? 2 : exponentOf(currency)),
      first_date: this.firstDate,
      last_date: this.lastDate,
      computed_balance: null,
      difference: null,
      opening_balance: null,
      deduced_opening: null,
      uncounted: null,
      row_count: this.read + this.pending,
    };
  }
}
