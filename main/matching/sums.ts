/**
 * Which of a list come to a total. Of many things nearly any total can be made by chance, so two or three are tried in every
 * way, and more of them only where they lie together: all between two days, all but one of those, or the same of one payee.
 */

/** More are not held against each other: pairs of them are a thousand, triples ten thousand. */
export const SUMMED_MAX = 40;
const FOUND_MAX = 10;
const FREE_MAX = 3;

export interface Summand {
  amount_minor: number;
  date: string;
  payee: string;
}

/** The first that are found, pairs before runs, and runs before triples. All summands have the sign of the total. */
export function setsThatMake<T extends Summand>(all: readonly T[], total: number): T[][] {
  const some = all.slice(0, SUMMED_MAX);
  const pairs = pairsThatMake(some, total, 0);
  const found = [...pairs, ...runsThatMake(some, total), ...runsOfPayees(some, total)];
  if (found.length < FOUND_MAX) found.push(...triplesThatMake(some, total));
  return distinct(found).slice(0, FOUND_MAX);
}

/** How a sum of legs that wait speaks for itself, or against: `all` are those that might be among them. */
export function marksOfSum<T extends Summand>(
  set: readonly T[],
  all: readonly T[],
  day: string,
): { count: number; allBetween: boolean; later: boolean } {
  const days = set.map(({ date }) => date).sort();
  const [first, last] = [days[0]!, days.at(-1)!];
  const isBetween = ({ date }: T) => date >= first && date <= last;
  return {
    count: set.length,
    allBetween: set.length > FREE_MAX && all.filter(isBetween).length === set.length,
    // Money can't be in a deposit that was there before it.
    later: set.length > 1 && last > day,
  };
}

/** What was taken in less what was kept of it, as a payout is: summands of both signs, all of one payee. */
export function netsThatMake<T extends Summand>(all: readonly T[], total: number): T[][] {
  const found = byPayee(all.slice(0, SUMMED_MAX)).flatMap((group) => [
    ...pairsThatMake(group, total, 0),
    ...runsThatMake(group, total),
    ...triplesThatMake(group, total),
  ]);
  const hasBoth = (set: readonly T[]) =>
    set.some(({ amount_minor }) => amount_minor < 0) && set.some(({ amount_minor }) => amount_minor > 0);
  return distinct(found.filter(hasBoth)).slice(0, FOUND_MAX);
}

function pairsThatMake<T extends Summand>(all: readonly T[], total: number, from: number): T[][] {
  const found: T[][] = [];
  for (let i = from; i < all.length; i++)
    for (let j = i + 1; j < all.length; j++)
      if (all[i]!.amount_minor + all[j]!.amount_minor === total) found.push([all[i]!, all[j]!]);
  return found;
}

function triplesThatMake<T extends Summand>(all: readonly T[], total: number): T[][] {
  return all.flatMap((first, at) =>
    pairsThatMake(all, total - first.amount_minor, at + 1).map((pair) => [first, ...pair]),
  );
}

function runsOfPayees<T extends Summand>(all: readonly T[], total: number): T[][] {
  return byPayee(all).flatMap((group) => runsThatMake(group, total));
}

/** More than three that follow each other in time, or do so but for one between the first and the last. */
function runsThatMake<T extends Summand>(all: readonly T[], total: number): T[][] {
  const inTime = [...all].sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  const found: T[][] = [];
  for (let from = 0; from + FREE_MAX < inTime.length; from++) {
    let sum = 0;
    for (let to = from; to < inTime.length; to++) {
      sum += inTime[to]!.amount_minor;
      const length = to - from + 1;
      if (length > FREE_MAX && sum === total) found.push(inTime.slice(from, to + 1));
      if (length <= FREE_MAX + 1 || sum === total) continue;
      const without = placeBetween(inTime, from, to, sum - total);
      if (without !== null)
        found.push([...inTime.slice(from, without), ...inTime.slice(without + 1, to + 1)]);
    }
  }
  return found;
}

function placeBetween(all: readonly Summand[], first: number, last: number, minor: number): number | null {
  for (let at = first + 1; at < last; at++) if (all[at]!.amount_minor === minor) return at;
  return null;
}

/** Of two and more of one payee. */
function byPayee<T extends Summand>(all: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const payee = one.payee.trim().toLowerCase();
    if (payee !== '') groups.set(payee, [...(groups.get(payee) ?? []), one]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

function distinct<T>(sets: readonly T[][]): T[][] {
  const numbers = new Map<T, number>();
  const numberOf = (one: T) => {
    const number = numbers.get(one) ?? numbers.size;
    numbers.set(one, number);
    return number;
  };
  const keyOf = (set: readonly T[]) =>
    set
      .map(numberOf)
      .sort((a, b) => a - b)
      .join();
  return [...new Map(sets.map((set) => [keyOf(set), set])).values()];
}
