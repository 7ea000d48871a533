/** Tells an accident from something that will happen again: what dies is started anew, but not for ever. */

const DEATHS_MAX = 3;
const WINDOW_MS = 60_000;

export class Deaths {
  readonly #nowMs: () => number;
  #at: number[] = [];

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Counts one; `true` if that is too many within a minute. */
  another(): boolean {
    const now = this.#nowMs();
    this.#at = [...this.#at.filter((at) => now - at < WINDOW_MS), now];
    return this.#at.length >= DEATHS_MAX;
  }
}
