/**
 * Investment transactions, positions and cash of one statement. They are not booked in this release: they are counted
 * and added up exactly, and the user is told.
 */
import { addDecimals, formatDecimal, parseDecimal, ZERO } from '../../../shared/money.ts';
import { readAmount, readDate } from './values.ts';

/** Totals are shown with at least the cents. */
const PLACES_MIN = 2;

export class Holdings {
  #trades = 0;
  #positions = 0;
  #total = ZERO;
  #unreadableTotals = 0;
  #first: string | null = null;
  #last: string | null = null;
  #cash: string | null = null;
  /** Leaves of the open trade that are taken already: the first of a name counts. */
  readonly #taken = new Set<string>();

  openTrade(): void {
    this.#trades += 1;
    this.#taken.clear();
  }

  /** Takes a leaf of the open trade. */
  tradeValue(name: string, value: string): void {
    if ((name !== 'TOTAL' && name !== 'DTTRADE') || this.#taken.has(name)) return;
    this.#taken.add(name);
    if (name === 'TOTAL') this.#addTotal(value);
    else this.#addDay(readDate(value));
  }

  addPosition(): void {
    this.#positions += 1;
  }

  setCash(written: string): void {
    const reading = readAmount(written);
    this.#cash ??= 'amount' in reading ? reading.amount : `unreadable (${reading.reason})`;
  }

  /** "14 investment transactions (total ...) and 6 positions were read and not booked"; `null` if there is nothing. */
  describe(): string | null {
    const parts: string[] = [];
    if (this.#trades > 0)
      parts.push(`${counted(this.#trades, 'investment transaction')} (${this.#tradeFacts()})`);
    if (this.#positions > 0) parts.push(counted(this.#positions, 'position'));
    const verb = this.#trades + this.#positions === 1 ? 'was' : 'were';
    const read = parts.length === 0 ? null : `${parts.join(' and ')} ${verb} read and not booked`;
    const cash =
      this.#cash === null ? null : `available cash is stated as ${this.#cash} and not used as a balance`;
    return [read, cash].filter((part) => part !== null).join('; ') || null;
  }

  #tradeFacts(): string {
    const facts = [`total ${formatDecimal(this.#total, PLACES_MIN)}`];
    if (this.#first !== null) facts.push(`${this.#first} to ${this.#last}`);
    if (this.#unreadableTotals > 0)
      facts.push(`without ${counted(this.#unreadableTotals, 'unreadable total')}`);
    return facts.join(', ');
  }

  #addTotal(written: string): void {
    const reading = readAmount(written);
    const total = 'amount' in reading ? parseDecimal(reading.amount) : null;
    if (total === null) this.#unreadableTotals += 1;
    else this.#total = addDecimals(this.#total, total);
  }

  #addDay(day: string | null): void {
    if (day === null) return;
    if (this.#first === null || day < this.#first) this.#first = day;
    if (this.#last === null || day > this.#last) this.#last = day;
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
