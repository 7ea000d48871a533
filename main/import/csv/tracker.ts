/**
 * Follows a column of running balances through a whole file, exactly, and tells the statement's opening and closing
 * balance if every printed balance follows from the amounts, in whichever order the rows lie.
 */
import { formatDecimal } from '../../../shared/money.ts';
import { type BalanceKind, invariantOf } from './running.ts';

/** Ticks are ten-thousandths: integers, exact up to 900 billion. */
const TICK_PLACES = 4;

export type TrackerResult = { opening: string; closing: string } | { broken: string };

interface Line {
  kind: BalanceKind;
  ascending: boolean;
  /** The invariant at the last printed balance. */
  last: number | null;
  misfits: number;
  firstMisfit: number;
}

export class BalanceTracker {
  private readonly lines: readonly Line[];
  private before = 0;
  private steps = 0;
  private places = 0;
  private exact = true;

  constructor(when: 'after' | 'before') {
    this.lines = (['ascending', 'descending'] as const).map((order) => ({
      kind: `${when}-${order}`,
      ascending: order === 'ascending',
      last: null,
      misfits: 0,
      firstMisfit: 0,
    }));
  }

  /** Takes the next row: its amount, and its balance if the bank prints one. */
  take(amount: string, balance: string | null, line: number): void {
    if (!this.exact) return;
    const moved = this.ticks(amount);
    if (balance !== null) this.check(this.ticks(balance), moved, line);
    this.before += moved;
    if (!Number.isSafeInteger(this.before)) this.exact = false;
  }

  /** `null` where there is nothing to prove with, or where both orders fit. */
  result(): TrackerResult | null {
    if (!this.exact || this.steps === 0) return null;
    const [up, down] = this.lines as [Line, Line];
    if (up.misfits === 0 && down.misfits === 0) return null;
    const best = up.misfits < down.misfits ? up : down;
    if (best.misfits > 0) {
      return {
        broken: `The balances beside the rows do not follow from the amounts at ${best.misfits} of ${this.steps} steps, first at line ${best.firstMisfit}.`,
      };
    }
    const fixed = best.last!;
    return best.ascending
      ? { opening: this.text(fixed), closing: this.text(fixed + this.before) }
      : { opening: this.text(fixed - this.before), closing: this.text(fixed) };
  }

  private check(balance: number, moved: number, line: number): void {
    for (const way of this.lines) {
      const now = invariantOf(way.kind, balance, this.before, moved);
      if (!Number.isSafeInteger(now)) this.exact = false;
      if (way.last !== null && way.last !== now && way.misfits++ === 0) way.firstMisfit = line;
      if (way === this.lines[0] && way.last !== null) this.steps++;
      way.last = now;
    }
  }

  private ticks(amount: string): number {
    const [whole = '', fraction = ''] = amount.split('.');
    if (fraction.length > TICK_PLACES || whole.length > 13) this.exact = false;
    if (fraction.length > this.places) this.places = fraction.length;
    const size = Number(whole.replace('-', '') + fraction.padEnd(TICK_PLACES, '0'));
    return amount.startsWith('-') ? -size : size;
  }

  private text(ticks: number): string {
    return formatDecimal({ units: BigInt(ticks), scale: TICK_PLACES }, this.places);
  }
}
