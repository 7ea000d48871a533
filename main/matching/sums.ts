/** Two or three of a list that come to a total. */

/** More are not held against each other: pairs of them are a thousand, triples ten thousand. */
export const SUMMED_MAX = 40;
const FOUND_MAX = 10;

export interface Summand {
  amount_minor: number;
}

/** The first that are found, pairs before triples. All summands have the sign of the total. */
export function setsThatMake<T extends Summand>(all: readonly T[], total: number): T[][] {
  const some = all.slice(0, SUMMED_MAX);
  const pairs = pairsThatMake(some, total, 0);
  if (pairs.length >= FOUND_MAX) return pairs.slice(0, FOUND_MAX);
  const triples = some.flatMap((first, at) =>
    pairsThatMake(some, total - first.amount_minor, at + 1).map((pair) => [first, ...pair]),
  );
  return [...pairs, ...triples].slice(0, FOUND_MAX);
}

function pairsThatMake<T extends Summand>(all: readonly T[], total: number, from: number): T[][] {
  const found: T[][] = [];
  for (let i = from; i < all.length; i++)
    for (let j = i + 1; j < all.length; j++)
      if (all[i]!.amount_minor + all[j]!.amount_minor === total) found.push([all[i]!, all[j]!]);
  return found;
}
