/**
 * Long work on a thread that others need, too: it steps aside whenever a turn has lasted long enough, so that a query
 * lets others be answered, and a command hears that it is cancelled.
 */

/** How long a turn may last; a call from a screen should feel nothing of it. */
const TURN_MS_MAX = 12;

export class Pace {
  #since = performance.now();

  /** Cheap when the turn is young: call it every few dozen rows. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#since < TURN_MS_MAX) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}
