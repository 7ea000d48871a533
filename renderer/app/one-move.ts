/**
 * One undo or redo after the other, in the order of their keys: what was pressed quickly is done, each once. Once one takes so
 * long that it is said to be under way, a further key does nothing but be told so: whoever presses it means the one that does
 * not come to an end, and it would take back something else.
 */

/** A wait that somebody notices. */
const SLOW_MS = 500;

export interface Saying {
  /** Says that it is under way; what it gives takes that away. */
  slow: () => () => void;
  /** Something is under way already, and said to be. */
  busy: () => void;
}

export class OneMove {
  #isSlow = false;
  /** Never fails: a move that fails tells who asked for it. */
  #before: Promise<unknown> = Promise.resolve();

  /** What `act` gives, once those before it are done; null where it was not begun, as one that takes its time is under way. */
  async run<T>(act: () => Promise<T>, saying: Saying): Promise<T | null> {
    if (this.#isSlow) {
      saying.busy();
      return null;
    }
    const mine = this.#before.then(() => this.#runNow(act, saying));
    this.#before = mine.catch(() => null);
    return mine;
  }

  async #runNow<T>(act: () => Promise<T>, { slow }: Saying): Promise<T> {
    const said: (() => void)[] = [];
    const timer = setTimeout(() => {
      this.#isSlow = true;
      said.push(slow());
    }, SLOW_MS);
    try {
      return await act();
    } finally {
      clearTimeout(timer);
      for (const takeAway of said) takeAway();
      this.#isSlow = false;
    }
  }
}
