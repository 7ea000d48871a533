/**
 * Slows down whoever keeps trying to get in without a valid secret: a few tries are free, then each has to wait longer
 * than the one before, up to a minute. It brakes failures only. A valid secret always passes, so that another user of
 * the computer can't lock the owner out by failing on purpose; 256 bits can't be guessed at any speed.
 */
const FREE_FAILURES = 5;
const WAIT_S_MAX = 60;
/** After this long without a failure the count begins anew. */
const FORGET_MS = 10 * 60_000;

export class Brake {
  readonly #clock: () => number;
  #failures = 0;
  #lastMs = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Notes a failure. Answers the seconds to wait, 0 if none: then the failure is answered as what it is. */
  fail(): number {
    const now = this.#clock();
    const waitS = this.#secondsLeft(now);
    if (waitS > 0) return waitS;
    if (now - this.#lastMs > FORGET_MS) this.#failures = 0;
    this.#failures += 1;
    this.#lastMs = now;
    return 0;
  }

  #secondsLeft(now: number): number {
    if (this.#failures < FREE_FAILURES) return 0;
    const waitS = Math.min(WAIT_S_MAX, 2 ** (this.#failures - FREE_FAILURES));
    return Math.max(0, Math.ceil((this.#lastMs + waitS * 1000 - now) / 1000));
  }
}
