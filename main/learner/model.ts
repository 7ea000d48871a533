/**
 * Which category a row most likely has, by what rows like it had: logistic regression over the features of rows, with a
 * step for each weight that shrinks as it is learnt (AdaGrad). The same rows in the same order give the same model, of which
 * some may be learnt later on, for as many words and categories as there is room kept for.
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
/** For what is learnt later on. */
const FEATURES_KEPT_FREE = 4_096;
const CATEGORIES_KEPT_FREE = 8;

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
  readonly #once = new Set<string>();

  /** Takes in the examples, and answers with them as numbers, in turns as `learn` does. */
  *takeIn(examples: readonly Example[]): Generator<void, Encoded[]> {
    for (const [index, example] of examples.entries()) {
      this.#number(example);
      if (index % ROWS_IN_TURN === 0) yield;
    }
    const encoded: Encoded[] = [];
    for (const example of examples) {
      encoded.push(this.#encoded(example));
      if (encoded.length % ROWS_IN_TURN === 0) yield;
    }
    return encoded;
  }

  /** One more. */
  takeInOne(example: Example): Encoded {
    this.#number(example);
    return this.#encoded(example);
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
  #number({ features, category }: Example): void {
    if (!this.#indexOf.has(category)) this.#indexOf.set(category, this.categories.push(category) - 1);
    for (const { key, rare } of features) {
      if (this.#features.has(key)) continue;
      if (rare && !this.#once.has(key)) this.#once.add(key);
      else this.#features.set(key, this.#features.size);
    }
  }

  #encoded({ features, category }: Example): Encoded {
    return { at: this.encode(features), category: this.#indexOf.get(category)! };
  }
}

export class Model {
  readonly #vocabulary: Vocabulary;
  /** For each feature, one for each category, and some room. */
  readonly #weights: Float32Array;
  readonly #squares: Float32Array;
  readonly #stride: number;
  #scores: Float64Array;

  /** Has learnt nothing yet. */
  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    const { categories } = vocabulary;
    this.#stride = categories.length + CATEGORIES_KEPT_FREE;
    const size = (vocabulary.size + FEATURES_KEPT_FREE) * this.#stride;
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

  /** One example more, which the vocabulary has taken in; `false` where there is no room for what is new in it. */
  learnOne({ at, category }: Encoded): boolean {
    const { size, categories } = this.#vocabulary;
    if (size * this.#stride > this.#weights.length || categories.length > this.#stride) return false;
    if (categories.length > this.#scores.length) this.#scores = new Float64Array(categories.length);
    for (let round = 0; round < ROUNDS; round += 1) this.#step(at, category);
    return true;
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
    const { length } = this.#scores;
    this.#scores.fill(0);
    for (const feature of at)
      for (let c = 0; c < length; c += 1) this.#scores[c]! += this.#weights[feature * this.#stride + c]!;
  }

  #step(at: readonly number[], category: number): void {
    const { length } = this.#scores;
    this.#score(at);
    softmax(this.#scores);
    for (let c = 0; c < length; c += 1) {
      const off = this.#scores[c]! - (c === category ? 1 : 0);
      if (Math.abs(off) < NEAR) continue;
      for (const feature of at) {
        const place = feature * this.#stride + c;
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
