/**
 * Long work on a thread that others need, too: it steps aside whenever a turn has lasted long enough, so that a query
 * lets others be answered, and a command hears that it is cancelled.
 */
import { BulkheadError } from '../../../shared/errors.ts';

/** How long a turn may last; a call from a screen should feel nothing of it. */
const TURN_MS_MAX = 12;

export class Pace {
  readonly #signal: AbortSignal | undefined;
  #since = performance.now();

  /** `signal`: of a command, which then ends with CANCELLED as soon as it hears of it. */
  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** Cheap when the turn is young: call it every few dozen rows. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#since < TURN_MS_MAX) return;
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#signal?.aborted)
      throw new BulkheadError('CANCELLED', 'That was cancelled; nothing was changed.');
    this.#since = performance.now();
  }
}
