/** The entries of one message held against the numbers and sums that an interim report (MT942) states of them. */
import {
  addDecimals,
  type Decimal,
  formatDecimal,
  isSameDecimal,
  parseDecimal,
  ZERO,
} from '../../../shared/money.ts';
import { quoted } from '../text/words.ts';
import { isDebit, readAmount } from './values.ts';

/** Sums are shown with at least the cents. */
const PLACES_MIN = 2;

type Kind = 'credits' | 'debits';

interface Total {
  count: number;
  sum: Decimal;
}

/** The number may be missing where it is none; without a currency it could not be told from the sum. */
const WRITTEN = /^(\d{0,9})\s?[A-Z]{3}\s?([\d.,]*)$/;

export class Entries {
  readonly #found: Record<Kind, Total> = {
    credits: { count: 0, sum: ZERO },
    debits: { count: 0, sum: ZERO },
  };
  readonly #stated = new Map<Kind, string>();

  /** `amount` is `null` where it can't be read; `mark` '' where even that can't. */
  add(mark: string, amount: string | null): void {
    const found = this.#found[isDebit(mark) ? 'debits' : 'credits'];
    found.count += 1;
    if (amount !== null) found.sum = addDecimals(found.sum, absolute(parseDecimal(amount)!));
  }

  /** Takes what the bank states, :90D: or :90C:. */
  state(kind: Kind, value: string): void {
    if (!this.#stated.has(kind)) this.#stated.set(kind, value);
  }

  *differences(): Iterable<string> {
    for (const [kind, value] of this.#stated) {
      const stated = readTotal(value);
      const found = this.#found[kind];
      if (stated === null) yield `the bank's total of ${kind}, ${quoted(value)}, can't be read`;
      else if (!isSame(stated, found))
        yield `the bank counts ${describe(stated, kind)}, the file has ${describe(found, kind)}`;
    }
  }
}

function readTotal(value: string): Total | null {
  const match = WRITTEN.exec(value);
  if (match === null) return null;
  const reading = readAmount(match[2]!, false);
  const sum = 'amount' in reading ? parseDecimal(reading.amount) : null;
  return sum && { count: Number(match[1]), sum };
}

function isSame(a: Total, b: Total): boolean {
  return a.count === b.count && isSameDecimal(a.sum, b.sum);
}

function describe({ count, sum }: Total, kind: Kind): string {
  return `${count} ${count === 1 ? kind.slice(0, -1) : kind} of ${formatDecimal(sum, PLACES_MIN)} in all`;
}

function absolute({ units, scale }: Decimal): Decimal {
  return { units: units < 0n ? -units : units, scale };
}
