/** What an entity's own history teaches: the model, how far to trust it, and what each merchant was put into so far. */
import { Confidence } from './confidence.ts';
import { featuresOf, type Row } from './features.ts';
import { type Example, type Guess, Model, Vocabulary } from './model.ts';

export interface Taught extends Example {
  entry_id: string;
  date: string;
  merchant: string | null;
}

/** A row with the id of the account that it was put into. */
export function taughtOf(row: Row, merchant: string | null, entry_id: string, category: string): Taught {
  return { entry_id, date: row.date, merchant, category, features: featuresOf(row, merchant) };
}

/** The latest part of the history is guessed before it is learnt, which tells how often guesses are right. */
const JUDGED_SHARE = 0.2;
const JUDGED_MAX = 2_000;
/** A millisecond or two. */
const JUDGED_IN_TURN = 64;

interface Merchant {
  times: Map<string, number>;
  of: number;
  /** The latest entry, and its day. */
  latest: string;
  latestOn: string;
}

export interface Proposal extends Guess {
  /** From 0 to 1. */
  confidence: number;
  /** Of the same merchant: how often it was put there, and how often anywhere. */
  times: number;
  of: number;
  /** The latest entry of the merchant. */
  latest: string | null;
}

/** A category that a merchant had less often than that is never sure, whatever the figures say. */
const SURE_TIMES = 2;

/** Whether the merchant went there every time. */
export function isSettled({ times, of }: Pick<Proposal, 'times' | 'of'>): boolean {
  return times === of && times >= SURE_TIMES;
}

const anything = () => true;

export class History {
  readonly #vocabulary = new Vocabulary();
  #model = new Model(this.#vocabulary);
  readonly #steps: Iterator<void>;
  readonly #confidence = new Confidence();
  readonly #merchants = new Map<string, Merchant>();

  /** Rows in the order of days. */
  constructor(rows: readonly Taught[]) {
    this.#steps = this.#learn(rows);
  }

  /** Learns a little more; `false` once it has learnt everything. Before that, nothing may be asked. */
  learnSome(): boolean {
    return this.#steps.next().done !== true;
  }

  *#learn(rows: readonly Taught[]): Generator<void> {
    for (const row of rows) this.#noteMerchant(row);
    const encoded = yield* this.#vocabulary.takeIn(rows);
    const early = rows.length - Math.min(JUDGED_MAX, Math.floor(rows.length * JUDGED_SHARE));
    this.#model = new Model(this.#vocabulary);
    yield* this.#model.learn(encoded.slice(0, early));
    for (const [index, row] of rows.slice(early).entries()) {
      this.#judge(row);
      if (index % JUDGED_IN_TURN === 0) yield;
    }
    this.#model = new Model(this.#vocabulary);
    yield* this.#model.learn(encoded);
  }

  /** One row more, once everything is learnt; `false` where that takes learning everything anew. */
  learnMore(row: Taught): boolean {
    if (!this.#model.learnOne(this.#vocabulary.takeInOne(row))) return false;
    this.#noteMerchant(row);
    return true;
  }

  /** `null` where there is nothing to go by. `mayBe` tells categories that can be proposed. */
  propose(row: Row, merchant: string | null, mayBe: (category: string) => boolean): Proposal | null {
    const guess = this.#model.guess(featuresOf(row, merchant), mayBe);
    if (!guess) return null;
    const known = merchant === null ? undefined : this.#merchants.get(merchant);
    return {
      ...guess,
      confidence: this.#confidence.of(guess.margin),
      times: known?.times.get(guess.category) ?? 0,
      of: known?.of ?? 0,
      latest: known?.latest ?? null,
    };
  }

  #judge({ features, category }: Example): void {
    const guess = this.#model.guess(features, anything);
    if (guess) this.#confidence.note(guess.margin, guess.category === category);
  }

  #noteMerchant({ merchant, category, entry_id, date }: Taught): void {
    if (merchant === null) return;
    const known = this.#merchants.get(merchant) ?? {
      ...{ times: new Map<string, number>(), of: 0, latest: '', latestOn: '' },
    };
    this.#merchants.set(merchant, known);
    known.of += 1;
    if (date >= known.latestOn) Object.assign(known, { latest: entry_id, latestOn: date });
    known.times.set(category, (known.times.get(category) ?? 0) + 1);
  }
}
