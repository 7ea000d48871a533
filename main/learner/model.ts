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
/** A millisecond or two, of whatever is done to each row. */
const ROWS_IN_TURN = 256;

export interface Guess {
  category: string;
  /** How far it is ahead of the next, or of something new: the logarithm of how many times as likely. */
  margin: number;
}

export interface Example {
  features: readonly Feature[];
  category: string;
}

/** An example by the numbers of its features and of its category. */
interface Encoded {
  at: readonly number[];
  category: number;
}

/** Categories and features by number, which models that learn of the same examples have in common. */
export class Vocabulary {
  /** The first is "something new". */
  readonly categories = [''];
  readonly #indexOf = new Map<string, number>();
  readonly #features = new Map<string, number>();

  /** Takes in the examples, and answers with them as numbers, in turns as `learn` does. */
  *takeIn(examples: readonly Example[]): Generator<void, Encoded[]> {
    const once = new Set<string>();
    for (const [index, { features, category }] of examples.entries()) {
      this.#number(features, once);
      if (!this.#indexOf.has(category)) this.#indexOf.set(category, this.categories.push(category) - 1);
      if (index % ROWS_IN_TURN === 0) yield;
    }
    const encoded: Encoded[] = [];
    for (const { features, category } of examples) {
      encoded.push({ at: this.encode(features), category: this.#indexOf.get(category)! });
      if (encoded.length % ROWS_IN_TURN === 0) yield;
    }
    return encoded;
  }

  get size(): number {
    return this.#features.size;
  }

  knows(key: string): boolean {
    return this.#features.has(key);
  }

  encode(features: readonly Feature[]): number[] {
    return features.map(({ key }) => this.#features.get(key)).filter((at) => at !== undefined);
  }

  /** Without those that say nothing as they never come again. */
  #number(features: readonly Feature[], once: Set<string>): void {
    for (const { key, rare } of features) {
      if (this.#features.has(key)) continue;
      if (rare && !once.has(key)) once.add(key);
      else this.#features.set(key, this.#features.size);
    }
  }
}

export class Model {
  readonly #vocabulary: Vocabulary;
  readonly #weights: Float32Array;
  readonly #squares: Float32Array;
  readonly #scores: Float64Array;

  /** Has learnt nothing yet. */
  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    const { categories } = vocabulary;
    const size = vocabulary.size * categories.length;
    this.#weights = new Float32Array(size);
    this.#squares = new Float32Array(size);
    this.#scores = new Float64Array(categories.length);
  }

  /** Stops every so often, so that others have their turn. */
  *learn(examples: readonly Encoded[]): Generator<void> {
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [index, { at, category }] of examples.entries()) {
        this.#step(at, category);
        if (index % ROWS_IN_TURN === 0) yield;
      }
  }

  /** The likeliest of the categories that may be; `null` where nothing that tells is known, or something new is likelier. */
  guess(features: readonly Feature[], mayBe: (category: string) => boolean): Guess | null {
    if (!features.some(({ tells, key }) => tells && this.#vocabulary.knows(key))) return null;
    this.#score(this.#vocabulary.encode(features));
    const { categories } = this.#vocabulary;
    let best = 0;
    let next = Number.NEGATIVE_INFINITY;
    for (const [at, score] of this.#scores.entries()) {
      if (at === 0 || !mayBe(categories[at]!)) continue;
      if (score > this.#scores[best]!) {
        next = this.#scores[best]!;
        best = at;
      } else if (score > next) next = score;
    }
    if (best === 0) return null;
    return { category: categories[best]!, margin: this.#scores[best]! - next };
  }

  #score(at: readonly number[]): void {
    const { length } = this.#vocabulary.categories;
    this.#scores.fill(0);
    for (const feature of at)
      for (let c = 0; c < length; c += 1) this.#scores[c]! += this.#weights[feature * length + c]!;
  }

  #step(at: readonly number[], category: number): void {
    const { length } = this.#vocabulary.categories;
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
