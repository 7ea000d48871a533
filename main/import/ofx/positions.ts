/**
 * What an investment account holds by its statement: the securities with units, price and value, as the broker states them.
 * Nothing is reckoned. Never fails; a figure that can't be read is `null`, and is told.
 */
import type { Position } from '../reader.ts';
import { Tally } from '../text/tally.ts';
import { readWords } from '../text/words.ts';
import type { Securities } from './securities.ts';
import { readAmount, readDate } from './values.ts';

/** More than any account holds; what goes beyond is counted. */
const POSITIONS_MAX = 5_000;

const FIELDS: ReadonlySet<string> = new Set([
  'UNIQUEID',
  'POSTYPE',
  'UNITS',
  'UNITPRICE',
  'MKTVAL',
  'DTPRICEASOF',
  'CURSYM',
]);

export class Positions {
  /** Whether the statement has a list of them at all: an empty one says that nothing is held. */
  isListed = false;
  readonly #securities: Securities;
  readonly #found: Position[] = [];
  readonly #unreadable = new Tally();
  readonly #values = new Map<string, string>();
  #line = 0;
  #beyond = 0;

  constructor(securities: Securities) {
    this.#securities = securities;
  }

  get found(): readonly Position[] {
    return this.#found;
  }

  begin(line: number): void {
    this.#line = line;
    this.#values.clear();
  }

  /** Takes a leaf of the open one; the first of a name counts. */
  set(name: string, value: string): void {
    if (FIELDS.has(name) && !this.#values.has(name)) this.#values.set(name, value);
  }

  end(): void {
    if (this.#found.length === POSITIONS_MAX) {
      this.#beyond += 1;
      return;
    }
    const values = this.#values;
    const id = values.get('UNIQUEID');
    const security = this.#securities.called(id);
    this.#found.push({
      security: security?.name ?? '',
      ticker: security?.ticker ?? null,
      id: readWords(id) || null,
      short: values.get('POSTYPE')?.toUpperCase() === 'SHORT',
      units: this.#figure('UNITS'),
      price: this.#figure('UNITPRICE'),
      value: this.#figure('MKTVAL'),
      currency: readWords(values.get('CURSYM')).toUpperCase() || null,
      as_of: readDate(values.get('DTPRICEASOF')),
    });
  }

  *warnings(): Iterable<string> {
    if (this.#unreadable.count > 0)
      yield `${this.#unreadable.describe('figure')} of what is held could not be read (${this.#unreadable.sample})`;
    if (this.#beyond > 0) yield `it lists ${this.#beyond} more positions, which are not kept`;
  }

  #figure(name: string): string | null {
    const written = this.#values.get(name);
    if (written === undefined) return null;
    const reading = readAmount(written);
    if ('amount' in reading) return reading.amount;
    this.#unreadable.add(this.#line, reading.reason);
    return null;
  }
}
