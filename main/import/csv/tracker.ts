/**
 * Follows a column of running balances through a whole file, exactly, and tells the statement's opening and closing
 * balance if every printed balance follows from the amounts, in whichever order the rows lie.
 */
import { formatDecimal } from '../../../shared/money.ts';
import { type BalanceKind, invariantOf } from './running.ts';

/** Ticks are ten-thousandths: integers, exact up to 900 billion. */
const TICK_PLACES = 4;

/** `null` at the end of the rows where one lies beyond all balances that nobody can read. */
export type TrackerResult = { opening: string | null; closing: string | null } | { broken: string };

interface Line {
  kind: BalanceKind;
  ascending: boolean;
  /** The invariant at the first and at the last printed balance; between two rows that can't be read it stays the same. */
  first: number | null;
  last: number | null;
  /** What the next one has to be; `null` behind a row of which nobody can read what it moved. */
  next: number | null;
  misfits: number;
  firstMisfit: number;
}

export class BalanceTracker {
  private readonly lines: readonly Line[];
  private before = 0;
  private steps = 0;
  private places = 0;
  private exact = true;
  /** A row that can't be read lies before the first balance in the file, or after the last. */
  private openBefore = false;
  private openBehind = false;

  constructor(when: 'after' | 'before') {
    this.lines = (['ascending', 'descending'] as const).map((order) => ({
      kind: `${when}-${order}`,
      ascending: order === 'ascending',
      first: null,
      last: null,
      next: null,
      misfits: 0,
      firstMisfit: 0,
    }));
  }

  /** Takes the next row: its amount, and its balance if the bank prints one. */
  take(amount: string, balance: string | null, line: number): void {
    if (!this.exact) return;
    const moved = this.ticks(amount);
    if (balance !== null) {
      const ticks = this.ticks(balance);
      this.openBehind = false;
      this.steps += Number(this.lines.some(({ next }) => next !== null));
      for (const way of this.lines) this.check(way, ticks, moved, line);
    }
    this.before += moved;
    if (!Number.isSafeInteger(this.before)) this.exact = false;
  }

  /** Takes a row of which nobody can read what it moved: the balances on its one side prove nothing of the other. */
  skip(): void {
    if (this.lines[0]!.first === null) this.openBefore = true;
    else this.openBehind = true;
    for (const way of this.lines) way.next = null;
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
    const first = this.openBefore ? null : this.text(best.first!);
    const end = best.last! + (best.ascending ? this.before : -this.before);
    const last = this.openBehind ? null : this.text(end);
    return best.ascending ? { opening: first, closing: last } : { opening: last, closing: first };
  }

  private check(way: Line, balance: number, moved: number, line: number): void {
    const now = invariantOf(way.kind, balance, this.before, moved);
    if (!Number.isSafeInteger(now)) this.exact = false;
    if (way.next !== null && way.next !== now && way.misfits++ === 0) way.firstMisfit = line;
    way.first ??= now;
    way.last = now;
    way.next = now;
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
