/** How often the learner is right on history that was kept from it, for several people whose spending is made up. */
import { History, taughtOf } from '../../main/learner/history.ts';
import { readName } from '../../main/rules/payee/clean.ts';
import { seconds } from './measure.ts';
import { makeSpending, type SpendingRow } from './spending.ts';

const SEEDS = [11, 23, 37, 41, 59];
const ROWS = 4_000;
const TAUGHT = 0.8;
const COVERAGE = 0.9;
/** As many rows as an entity’s history is learnt from at most. */
const LEARNT_ROWS = 10_000;

export interface Accuracy {
  /** Of all rows that were kept back, also those for which nothing was proposed. */
  accuracy: number;
  /** Of the nine in ten rows that it is surest of. */
  precision: number;
  /** Of those it called 95 % sure or more, and how many of all these were. */
  sure: number;
  sureShare: number;
  /** The mean of how sure it said it was, less how often it was right: 0 is honest. */
  overconfidence: number;
  /** What somebody would reach who knew how the spending was made. */
  knowable: number;
}

export function learnerAccuracy(): Accuracy {
  const people = SEEDS.map(accuracyOf);
  const mean = (key: keyof Accuracy) => people.reduce((sum, one) => sum + one[key], 0) / people.length;
  return {
    accuracy: mean('accuracy'),
    precision: mean('precision'),
    sure: mean('sure'),
    sureShare: mean('sureShare'),
    overconfidence: mean('overconfidence'),
    knowable: mean('knowable'),
  };
}

/** Seconds that learning the longest history takes, as when proposals are asked for after the books changed. */
export function learningTime(): number {
  const rows = makeSpending(7, LEARNT_ROWS).map((row, at) =>
    taughtOf(row, merchantOf(row), String(at), row.category),
  );
  const start = performance.now();
  const history = new History(rows);
  while (history.learnSome());
  return seconds(start);
}

function merchantOf({ payee }: SpendingRow): string | null {
  const { name, sure } = readName(payee);
  return sure ? name.toLowerCase() : null;
}

function accuracyOf(seed: number): Accuracy {
  const rows = makeSpending(seed, ROWS);
  const taught = rows.slice(0, ROWS * TAUGHT);
  const history = new History(
    taught.map((row, at) => taughtOf(row, merchantOf(row), String(at), row.category)),
  );
  while (history.learnSome());
  const kept = rows.slice(taught.length).map((row) => {
    const proposal = history.propose(row, merchantOf(row), () => true);
    return { right: proposal?.category === row.category, confidence: proposal?.confidence ?? 0, row };
  });
  const surest = kept.toSorted((a, b) => b.confidence - a.confidence).slice(0, kept.length * COVERAGE);
  const sure = kept.filter(({ confidence }) => confidence >= 0.95);
  const share = (list: typeof kept) => list.filter(({ right }) => right).length / Math.max(1, list.length);
  const said = kept.reduce((sum, { confidence }) => sum + confidence, 0) / kept.length;
  return {
    accuracy: share(kept),
    precision: share(surest),
    sure: share(sure),
    sureShare: sure.length / kept.length,
    overconfidence: said - share(kept),
    knowable: kept.reduce((sum, { row }) => sum + row.knowable, 0) / kept.length,
  };
}
