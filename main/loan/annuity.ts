/**
 * The level payment: the one amount that, paid on each due day, leaves nothing. Worked out exactly, for periods of whatever
 * length, and rounded once; where periods are alike it is a spreadsheet's PMT.
 */
import type { CalendarDate } from '../../shared/dates.ts';
import { RAW_PER_MINOR, roundHalfUp, ticksOf } from './interest.ts';
import type { Terms } from './terms.ts';

interface Owed {
  date: CalendarDate;
  principalMinor: number;
  /** Unpaid by then; the first payment takes it, and it bears no interest itself. */
  interestMinor: number;
}

/** What is paid on each of `dues`, which lie behind `owed.date`. */
export function levelPayment(terms: Terms, owed: Owed, dues: readonly CalendarDate[]): number {
  // One plus each period's rate, over RAW_PER_MINOR. `grown` is what the principal grows to over the periods seen, over
  // that to the power of their number; `payments` what a payment of one at the end of each of them does.
  const one = RAW_PER_MINOR;
  let grown = BigInt(owed.principalMinor);
  let payments = 0n;
  let scale = 1n;
  let from = owed.date;
  for (const [index, due] of dues.entries()) {
    const factor = one + BigInt(terms.rateMillionths) * BigInt(ticksOf(terms, from, due));
    scale *= one;
    grown = grown * factor + (index === 0 ? BigInt(owed.interestMinor) * scale : 0n);
    payments = payments * factor + scale;
    from = due;
  }
  return payments === 0n ? 0 : roundHalfUp(grown, payments);
}
