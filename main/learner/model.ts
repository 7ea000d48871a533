/**
 * Which category a row most likely has, by what rows like it had: logistic regression over the features of rows, with a
 * step for each weight that shrinks as it is learnt (AdaGrad). The same rows in the same order give the same model.
 * Besides the categories it knows there is one more, "something new", which whatever is proposed has to beat.
 */
import type { Feature } from './features.ts';

const ROUNDS = 3;
const STEP = 0.3;
/** Draws weights back to nothing, so that what was seen once does not count like what was seen always. */
const DECAY = 0.03;
const TINY = 1e-6;
/** A guess that is as near as that is left: most categories are out of the question for most rows. */
const NEAR = 0.005;
/** A millisecond or two. */
const STEPS_IN_TURN = 256;

export interface Guess {
  category: string;
  /** How far it is ahead of the next, or of something new: the logarithm of how many times as likely. */
  margin: number;
}

export interface Example {
  features: readonly Feature[];
  category: string;
}

export class Model {
  /** The first is "something new". */
  readonly #categories: string[];
  readonly #indexOf: ReadonlyMap<string, number>;
  readonly #features: ReadonlyMap<string, number>;
  readonly #weights: Float32Array;
  readonly #squares: Float32Array;
  readonly #scores: Float64Array;

  /** Knows the categories and features of these examples, and has learnt nothing yet. */
  constructor(examples: readonly Example[]) {
    this.#categories = ['', ...new Set(examples.map(({ category }) => category))];
    this.#indexOf = new Map(this.#categories.map((category, index) => [category, index]));
    this.#features = numbered(examples);
    const size = this.#features.size * this.#categories.length;
    this.#weights = new Float32Array(size);
    this.#squares = new Float32Array(size);
    this.#scores = new Float64Array(this.#categories.length);
  }

  /** Stops every so often, so that others have their turn. */
  *learn(examples: readonly Example[]): Generator<void> {
    const encoded = examples.map(({ features, category }) => ({
      at: this.#encode(features),
      category: this.#indexOf.get(category)!,
    }));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [index, { at, category }] of encoded.entries()) {
        this.#step(at, category);
        if (index % STEPS_IN_TURN === 0) yield;
      }
  }

  /** The likeliest of the categories that may be; `null` where nothing that tells is known, or something new is likelier. */
  guess(features: readonly Feature[], mayBe: (category: string) => boolean): Guess | null {
    if (!features.some(({ tells, key }) => tells && this.#features.has(key))) return null;
    this.#score(this.#encode(features));
    let best = 0;
    let next = Number.NEGATIVE_INFINITY;
    for (const [at, score] of this.#scores.entries()) {
      if (at === 0 || !mayBe(this.#categories[at]!)) continue;
      if (score > this.#scores[best]!) {
        next = this.#scores[best]!;
        best = at;
      } else if (score > next) next = score;
    }
    if (best === 0) return null;
    return { category: this.#categories[best]!, margin: this.#scores[best]! - next };
  }

  #encode(features: readonly Feature[]): number[] {
    return features.map(({ key }) => this.#features.get(key)).filter((at) => at !== undefined);
  }

  #score(at: readonly number[]): void {
    const { length } = this.#categories;
    this.#scores.fill(0);
    for (const feature of at)
      for (let c = 0; c < length; c += 1) this.#scores[c]! += this.#weights[feature * length + c]!;
  }

  #step(at: readonly number[], category: number): void {
    const { length } = this.#categories;
    this.#score(at);
    softmax(this.#scores);
    for (let c = 0; c < length; c += 1) {
      const off = this.#scores[c]! - (c === category ? 1 : 0);
      if (Math.abs(off) < NEAR) continue;
      for (const feature of at) {
        const place = feature * length + c;
        const slope = off + DECAY * this.#weights[place]!;
        this.#squares[place]! += slope * slope;
        this.#weights[place]! -= (STEP * slope) / Math.sqrt(this.#squares[place]! + TINY);
      }
    }
  }
}

function softmax(scores: Float64Array): void {
  const highest = scores.reduce((a, b) => Math.max(a, b));
  let sum = 0;
  for (let c = 0; c < scores.length; c += 1) sum += scores[c] = Math.exp(scores[c]! - highest);
  for (let c = 0; c < scores.length; c += 1) scores[c]! /= sum;
}

/** Numbers of the features, without those that say nothing as they never came again. */
function numbered(examples: readonly Example[]): Map<string, number> {
  const once = new Set<string>();
  const found = new Map<string, number>();
  for (const { features } of examples)
    for (const { key, rare } of features) {
      if (found.has(key)) continue;
      if (rare && !once.has(key)) once.add(key);
      else found.set(key, found.size);
    }
  return found;
}
