/**
 * What something is being done to, by its id: said twice it is done once, while the next row waits for none before it. A key is
 * faster than all that a screen reads again after each command.
 */
export class UnderWay {
  readonly #ids = new Set<string>();

  /** Does it to those that nothing is being done to; `null` where that is none of them. */
  async run<A>(ids: readonly string[], act: (free: string[]) => Promise<A>): Promise<A | null> {
    const free = ids.filter((id) => !this.#ids.has(id));
    if (free.length === 0) return null;
    for (const id of free) this.#ids.add(id);
    try {
      return await act(free);
    } finally {
      for (const id of free) this.#ids.delete(id);
    }
  }
}
