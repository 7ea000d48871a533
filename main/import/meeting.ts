/**
 * Which rows of a bank stand for which entries that waited for them, all of one account and amount: first those that share
 * words, the surest before the others; then those that could stand for nothing else. What could be one as well as another
 * meets nothing, and is offered to be matched by hand. Pure; the order of the rows decides only between equal ones.
 */
import { addDays, daysBetween } from '../../shared/dates.ts';
import { type Certainty, Marks, type Side, weigh } from './score.ts';

/** How far a hand-entered entry's date may lie from the bank's, either way: a cheque over a long weekend. */
export const MATCH_DAYS_MAX = 5;
/** Two banks book one transfer within days. */
export const TRANSFER_DAYS_MAX = 10;
/** Further ones of the same amount within days are not looked at. */
const NEAREST_MAX = 12;
/** The nearest day first. */
const nearest = (within: number) =>
  Array.from({ length: 2 * within + 1 }, (_, n) => (n % 2 === 0 ? n / 2 : -(n + 1) / 2));
const NO_MARKS = new Marks(new Map());

/** Those of one side that say the same on the same day: any of them is as good as another. */
interface Bunch<T> {
  side: Side;
  /** What it says, whatever its day. */
  words: string;
  left: T[];
}

interface Edge<R, L> {
  rows: Bunch<R>;
  legs: Bunch<L>;
  apart: number;
  certainty: Certainty;
}

/** Says a row or leg as `Side`s have it. */
export type Say<T> = (one: T) => Side;

/** The other sides of transfers: first what any entry would meet, then what is left, as far away as two banks may be. */
export function meetTransfers<R, L>(
  rows: readonly R[],
  legs: readonly L[],
  sayRow: Say<R>,
  sayLeg: Say<L>,
): Map<R, L> {
  const met = meet(rows, legs, sayRow, sayLeg);
  const taken = new Set(met.values());
  const left = meet(
    rows.filter((row) => !met.has(row)),
    legs.filter((leg) => !taken.has(leg)),
    sayRow,
    sayLeg,
    TRANSFER_DAYS_MAX,
  );
  return new Map([...met, ...left]);
}

export function meet<R, L>(
  rows: readonly R[],
  legs: readonly L[],
  sayRow: Say<R>,
  sayLeg: Say<L>,
  within = MATCH_DAYS_MAX,
): Map<R, L> {
  const met = new Map<R, L>();
  const [only] = rows;
  const [other] = legs;
  if (only === undefined || other === undefined) return met;
  if (rows.length === 1 && legs.length === 1 && sayRow(only).checkNumber === null) {
    if (isNear(sayRow(only), sayLeg(other), within)) met.set(only, other);
    return met;
  }
  const edges = edgesOf(bunchesOf(rows, sayRow), bunchesOf(legs, sayLeg), within);
  const take = (some: readonly Edge<R, L>[]) => {
    for (const { rows, legs } of some) {
      const count = Math.min(rows.left.length, legs.left.length);
      const taken = legs.left.splice(0, count);
      for (const [n, row] of rows.left.splice(0, count).entries()) met.set(row, taken[n]!);
    }
  };
  take(edges.filter(sharesWords).sort((a, b) => b.certainty.score - a.certainty.score || a.apart - b.apart));
  const open = edges.filter(({ rows, legs }) => rows.left.length > 0 && legs.left.length > 0);
  for (const group of groupsOf(open)) if (isSettled(group)) take(group.sort((a, b) => a.apart - b.apart));
  return met;
}

export function isNear(row: Pick<Side, 'date'>, leg: Pick<Side, 'date'>, within: number): boolean {
  return Math.abs(daysBetween(leg.date, row.date)) <= within;
}

function bunchesOf<T>(all: readonly T[], say: Say<T>): Bunch<T>[] {
  const bunches = new Map<string, Bunch<T>>();
  for (const one of all) {
    const side = say(one);
    const words = [side.payee, side.memo, side.checkNumber ?? ''].join('\n');
    const key = `${side.date}\n${words}`;
    const bunch = bunches.get(key);
    if (bunch) bunch.left.push(one);
    else bunches.set(key, { side, words, left: [one] });
  }
  return [...bunches.values()];
}

function edgesOf<R, L>(rows: readonly Bunch<R>[], legs: readonly Bunch<L>[], within: number): Edge<R, L>[] {
  const order = nearest(within);
  const days = Map.groupBy(legs, ({ side }) => side.date);
  const near = (date: string) => {
    const found: { leg: Bunch<L>; apart: number }[] = [];
    for (const away of order) {
      if (found.length >= NEAREST_MAX) break;
      const apart = Math.abs(away);
      for (const leg of days.get(addDays(date, away)) ?? []) found.push({ leg, apart });
    }
    return found.slice(0, NEAREST_MAX);
  };
  const known = new Map<string, ReturnType<typeof near>>();
  return rows.flatMap((row) => {
    const { date } = row.side;
    const found = known.get(date) ?? near(date);
    known.set(date, found);
    return (
      found
        .map(({ leg, apart }) => ({
          rows: row,
          legs: leg,
          apart,
          certainty: weigh(row.side, leg.side, NO_MARKS),
        }))
        // Two cheques of one amount are two payments.
        .filter(({ certainty }) => !certainty.reasons.some(({ kind }) => kind === 'check_differs'))
    );
  });
}

function sharesWords({ certainty }: { certainty: Certainty }): boolean {
  return certainty.reasons.some(
    ({ kind }) => kind === 'payee_same' || kind === 'payee_shared' || kind === 'check',
  );
}

/** Edges that hang together by a bunch of either side. */
function groupsOf<R, L>(edges: readonly Edge<R, L>[]): Edge<R, L>[][] {
  const parents = new Map<object, object>();
  const rootOf = (one: object): object => {
    let root = one;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    if (root !== one) parents.set(one, root);
    return root;
  };
  for (const { rows, legs } of edges) {
    const [one, other] = [rootOf(rows), rootOf(legs)];
    if (one !== other) parents.set(one, other);
  }
  return [...Map.groupBy(edges, ({ rows }) => rootOf(rows)).values()];
}

/** Whichever row takes which leg, the books are the same, and no row is left that could as well have been meant. */
function isSettled<R, L>(group: readonly Edge<R, L>[]): boolean {
  const rows = new Set(group.map((edge) => edge.rows));
  const legs = new Set(group.map((edge) => edge.legs));
  const count = (all: Iterable<Bunch<unknown>>) => [...all].reduce((sum, { left }) => sum + left.length, 0);
  return new Set([...legs].map(({ words }) => words)).size === 1 && count(rows) <= count(legs);
}
