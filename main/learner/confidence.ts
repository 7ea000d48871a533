/**
 * How often a guess of some margin is right, by what became of such guesses: the latest rows of the history are guessed before
 * they are learnt. While there are few, a cautious curve stands in; the two never make a larger margin the less sure one.
 */

/** Where one band of margins ends and the next begins. */
const EDGES = [0.25, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 10];
/** What the curve counts for, in guesses. */
const CURVE_WEIGHT = 4;

function curve(margin: number): number {
  return 1 / (1 + Math.exp(-(0.6 * margin - 0.2)));
}

export class Confidence {
  readonly #bands = [0, ...EDGES].map((from, index) => ({
    right: CURVE_WEIGHT * curve((from + (EDGES[index] ?? from + 2)) / 2),
    all: CURVE_WEIGHT,
  }));
  #steps: readonly number[] | null = null;

  /** What became of a guess. */
  note(margin: number, right: boolean): void {
    const band = this.#bands[bandOf(margin)]!;
    band.all += 1;
    if (right) band.right += 1;
    this.#steps = null;
  }

  /** From 0 to 1. */
  of(margin: number): number {
    this.#steps ??= rising(this.#bands);
    return this.#steps[bandOf(margin)]!;
  }
}

function bandOf(margin: number): number {
  const at = EDGES.findIndex((edge) => margin < edge);
  return at < 0 ? EDGES.length : at;
}

/** Bands that fall behind the one before are put together with it, until none does. */
function rising(bands: readonly { right: number; all: number }[]): number[] {
  const pools: { right: number; all: number; bands: number }[] = [];
  for (const { right, all } of bands) {
    pools.push({ right, all, bands: 1 });
    for (
      let last = pools.at(-1)!, before = pools.at(-2);
      before;
      last = pools.at(-1)!, before = pools.at(-2)
    ) {
      if (before.right / before.all <= last.right / last.all) break;
      pools.splice(-2, 2, {
        right: before.right + last.right,
        all: before.all + last.all,
        bands: before.bands + last.bands,
      });
    }
  }
  return pools.flatMap((pool) => new Array<number>(pool.bands).fill(pool.right / pool.all));
}
