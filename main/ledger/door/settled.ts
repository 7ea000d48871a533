/**
 * What accounts came to through days well past, so that holding a new statement against the books does not add up years
 * again. Kept between commands, in memory and for the writing connection only.
 *
 * A sum stays true until a leg within its days is written. Every write goes through the unit of work, which tells here
 * first. Whether its command is committed or rolled back then makes no difference: what it wrote lies after every sum
 * that is kept.
 */
import { perConnection } from '../../vault/index.ts';

export interface SettledSum {
  /** The last day that is in it. */
  through: string;
  minor: number;
}

/** After every day. */
const NEVER = '~';

export class SettledSums {
  readonly #sums = new Map<string, SettledSum>();
  /** The first day of which the command under way has written a leg; sums of that day would be its own guess. */
  #writtenFrom = NEVER;

  /** Another command begins; what the last one wrote is committed or gone. */
  begin(): void {
    this.#writtenFrom = NEVER;
  }

  get(accountId: string): SettledSum | null {
    return this.#sums.get(accountId) ?? null;
  }

  keep(accountId: string, sum: SettledSum): void {
    if (sum.through < this.#writtenFrom) this.#sums.set(accountId, sum);
  }

  /** A leg of that day is about to be written, in whichever account. */
  written(day: string): void {
    if (day >= this.#writtenFrom) return;
    this.#writtenFrom = day;
    for (const [accountId, { through }] of this.#sums) if (through >= day) this.#sums.delete(accountId);
  }
}

export const settledSums = perConnection(() => new SettledSums());
