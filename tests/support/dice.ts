/** Chance that is the same everywhere and every time: mulberry32 from a seed. */

/** Answers with a whole number from 0 to below what it is asked for. */
export type Dice = (below: number) => number;

export function dice(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return Math.floor((((x ^ (x >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A seed out of several things. */
export function seedOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const letter of parts.join(' ')) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return hash;
}
