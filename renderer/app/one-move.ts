/**
 * One undo or redo at a time. One that takes its time is said to be under way, and a second key meanwhile does nothing but be
 * told so: it would take back something else.
 */

/** A wait that somebody notices. */
const SLOW_MS = 500;

export interface Saying {
  /** Says that it is under way; what it gives takes that away. */
  slow: () => () => void;
  /** Something is under way already. */
  busy: () => void;
}

export class OneMove {
  #isMoving = false;

  /** Settles when it is done; at once where another is under way. */
  async run(act: () => Promise<void>, { slow, busy }: Saying): Promise<void> {
    if (this.#isMoving) return busy();
    this.#isMoving = true;
    const said: (() => void)[] = [];
    const timer = setTimeout(() => said.push(slow()), SLOW_MS);
    try {
      await act();
    } finally {
      clearTimeout(timer);
      for (const takeAway of said) takeAway();
      this.#isMoving = false;
    }
  }
}
